import type { FC } from 'hono/jsx'
import type { KeptAmendment } from '../../../db/amendment-store.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { AreaField, type Wrongs } from '../../form.tsx'
import { mayApprove, mayConsent, mayWithdraw } from './amendment-rights.ts'

/** 已电话同意: what the clerk’s note begins with when he passes on the other leader’s word. */
export const byTelephone = {
  consented: '已电话同意',
  declined: '已电话告知不同意',
} as const

const words = {
  consent: { 'zh-CN': '对方的意见', en: 'The other leader’s word' },
  consented: { 'zh-CN': '同意', en: 'Consent' },
  declined: { 'zh-CN': '不同意', en: 'Decline' },
  consentedByTelephone: { 'zh-CN': '记下:已电话同意', en: 'Note: consented by telephone' },
  declinedByTelephone: { 'zh-CN': '记下:电话里不同意', en: 'Note: declined by telephone' },
  note: { 'zh-CN': '附言', en: 'Note' },
  noteHint: { 'zh-CN': '可不填', en: 'May be left empty' },
  telephone: { 'zh-CN': '与谁、什么时候通的电话', en: 'With whom you spoke, and when' },
  telephoneHint: {
    'zh-CN': '必填。对方没有登录账号、不便操作时,由经办人电话征求意见后代为记录。',
    en: 'Needed. Where the other leader does not sign in, the clerk asks by telephone and notes the answer.',
  },
  approve: { 'zh-CN': '审签', en: 'Approval' },
  approved: { 'zh-CN': '批准', en: 'Approve' },
  rejected: { 'zh-CN': '不批准', en: 'Reject' },
  reason: { 'zh-CN': '意见', en: 'Reason' },
  reasonHint: {
    'zh-CN': '不批准时,或批准而会违反必须遵守的规则时,必须写明。',
    en: 'Needed when rejecting, and when approving what breaks required rules.',
  },
  own: {
    'zh-CN': '这是您自己提出的,按本单位的设置要由另一位审签人批准。',
    en: 'You asked for this yourself; in this office another approver must decide.',
  },
  withdraw: { 'zh-CN': '撤回', en: 'Withdraw' },
} as const satisfies Record<string, Text>

interface Props {
  readonly call: OfficeCall
  readonly one: KeptAmendment
  readonly wrongs: Wrongs
  readonly note: string
  readonly mayBeApproved: boolean
}

/** What the viewer may say of an amendment, as it stands. */
export const AmendmentWord: FC<Props> = ({ call, one, wrongs, note, mayBeApproved }) => {
  const { language } = call
  const consents = mayConsent(call, one)
  const approves = mayApprove(call, one)
  const address = (word: string): string => call.at(`/amendments/${one.id}/${word}`)
  const isOwn = consents === 'own'
  return (
    <>
      {consents ? (
        <form method="post" action={address('consent')} class="word">
          <h2>{call.say(words.consent)}</h2>
          <AreaField
            name="note"
            rows={2}
            value={note}
            label={call.say(isOwn ? words.note : words.telephone)}
            hint={call.say(isOwn ? words.noteHint : words.telephoneHint)}
            {...{ wrongs, language }}
          />
          <div class="actions">
            <button type="submit" name="is" value="consented">
              {call.say(isOwn ? words.consented : words.consentedByTelephone)}
            </button>
            <button type="submit" name="is" value="declined" class="secondary">
              {call.say(isOwn ? words.declined : words.declinedByTelephone)}
            </button>
          </div>
        </form>
      ) : null}
      {approves === 'own' ? <p class="notice">{call.say(words.own)}</p> : null}
      {approves === 'yes' ? (
        <form method="post" action={address('approve')} class="word">
          <h2>{call.say(words.approve)}</h2>
          <AreaField
            name="note"
            rows={2}
            value={note}
            label={call.say(words.reason)}
            hint={call.say(words.reasonHint)}
            {...{ wrongs, language }}
          />
          <div class="actions">
            {mayBeApproved ? (
              <button type="submit" name="is" value="approved">
                {call.say(words.approved)}
              </button>
            ) : null}
            <button type="submit" name="is" value="rejected" class="secondary">
              {call.say(words.rejected)}
            </button>
          </div>
        </form>
      ) : null}
      {mayWithdraw(call, one) ? (
        <form method="post" action={address('withdraw')} class="word">
          <button type="submit" class="secondary outline">
            {call.say(words.withdraw)}
          </button>
        </form>
      ) : null}
    </>
  )
}
