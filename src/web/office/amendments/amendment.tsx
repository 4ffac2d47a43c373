import { momentWords } from '../../../calendar/instant.ts'
import { amendmentById, type KeptAmendment, revisionsByAmendment } from '../../../db/amendment-store.ts'
import { dayWords, monthWords } from '../../../domain/day-words.ts'
import { amendmentStateWords, amendmentWords } from '../../../domain/draft.ts'
import { sessionWords } from '../../../domain/place.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { noWrongs, type Wrongs } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { proposerOf, type Refusal } from './amending.ts'
import { againstApproval, requiredBroken } from './amendment-approval.ts'
import { EffectList } from './amendment-effect.tsx'
import { isOpen, maySee } from './amendment-rights.ts'
import { AmendmentWord } from './amendment-word.tsx'
import { namesIn, type OfficeNames, type SpokenDuty, sentenceOf, spokenOf } from './amendment-words.ts'
import { stateMarks } from './amendments.tsx'

const words = {
  title: { 'zh-CN': '调整', en: 'Change' },
  back: { 'zh-CN': '全部调整', en: 'All changes' },
  kind: { 'zh-CN': '方式', en: 'Kind' },
  duty: { 'zh-CN': '原来', en: 'As published' },
  other: { 'zh-CN': '调换的接访', en: 'Traded for' },
  cover: { 'zh-CN': '由谁顶替', en: 'Who stands in' },
  to: { 'zh-CN': '顺延到', en: 'Deferred to' },
  reason: { 'zh-CN': '理由', en: 'Reason' },
  steps: { 'zh-CN': '办理经过', en: 'What was said' },
  asked: { 'zh-CN': '提出', en: 'asked for it' },
  effect: { 'zh-CN': '对规则的影响', en: 'What it does to the rules' },
  toDraft: {
    'zh-CN': '还没发布:批准后写进它的草稿并锁定。',
    en: 'is not published yet: approved, the duty goes into its draft, pinned.',
  },
  reasonNeeded: {
    'zh-CN': '会违反必须遵守的规则:审签人要写明理由才能批准。',
    en: 'Required rules get broken: the approver must write why.',
  },
  look: { 'zh-CN': '去看', en: 'Look there' },
  revisions: { 'zh-CN': '已生效', en: 'In force' },
  broken: { 'zh-CN': '违反规则的理由', en: 'Why rules are broken' },
} as const satisfies Record<string, Text>

const stepWords: Record<KeptAmendment['steps'][number]['is'], Text> = {
  consented: { 'zh-CN': '对方同意', en: 'the other leader consented' },
  declined: { 'zh-CN': '对方不同意', en: 'the other leader declined' },
  approved: { 'zh-CN': '批准', en: 'approved' },
  rejected: { 'zh-CN': '不批准', en: 'not approved' },
  withdrawn: { 'zh-CN': '撤回', en: 'withdrawn' },
}

/** The amendment of the address, if the caller may see it. */
export const amendmentIn = (call: OfficeCall): KeptAmendment | undefined => {
  const id = call.http.req.param('id') ?? ''
  const found = /^\d{1,15}$/.test(id) ? amendmentById(call.database, call.office.id, Number(id)) : undefined
  return found && maySee(call, found) ? found : undefined
}

/** Everything about an amendment; `told` is what came of what the caller just tried. */
export const amendmentPage = (
  call: OfficeCall,
  one: KeptAmendment,
  { wrongs = noWrongs, note = '', told }: { wrongs?: Wrongs; note?: string; told?: Refusal } = {},
  status?: 409 | 422,
): Promise<Response> => {
  const names = namesIn(call)
  const spoken = spokenOf(call, one)
  const { duty, other, otherLeader, toDay } = spoken
  const proposed = isOpen(one) ? proposerOf(call).propose(spoken) : undefined
  const against = proposed && (proposed.ok ? againstApproval(proposed.value) : proposed.refusal)
  return call.page(
    { title: words.title, tab: 'amendments' },
    <section class="amendments">
      <p>
        <a href={call.at('/amendments')}>{call.say(words.back)}</a>
      </p>
      <h1 class="sentence">{call.say(sentenceOf(spoken, names))}</h1>
      <p>
        <span class={`mark ${stateMarks[one.state]}`}>{call.say(amendmentStateWords[one.state])}</span>
      </p>
      {told ? <Told {...{ call }} refusal={told} mark="bad" /> : null}
      <Revisions {...{ call, one }} />
      <dl class="facts">
        <dt class="fact">{call.say(words.kind)}</dt>
        <dd class="value">{call.say(amendmentWords[one.kind])}</dd>
        <dt class="fact">{call.say(words.duty)}</dt>
        <dd class="value">{dutyWords(call, names, duty)}</dd>
        {other ? <dt class="fact">{call.say(words.other)}</dt> : null}
        {other ? <dd class="value">{dutyWords(call, names, other)}</dd> : null}
        {one.kind === 'cover' ? <dt class="fact">{call.say(words.cover)}</dt> : null}
        {one.kind === 'cover' ? (
          <dd class="value">
            {names.leader(otherLeader!)} {names.title(otherLeader!, duty.unit, duty.date)}
          </dd>
        ) : null}
        {toDay ? <dt class="fact">{call.say(words.to)}</dt> : null}
        {toDay ? <dd class="value">{call.say(dayWords(toDay))}</dd> : null}
        <dt class="fact">{call.say(words.reason)}</dt>
        <dd class="value">{one.reason}</dd>
      </dl>
      {proposed ? <h2>{call.say(words.effect)}</h2> : null}
      {against && against.says !== told?.says ? <Told {...{ call }} refusal={against} mark="warn" /> : null}
      {proposed?.ok ? (
        <>
          <EffectList call={call} outcomes={proposed.value.outcomes} />
          {proposed.value.pin ? (
            <p class="quiet">
              {call.say(monthWords(proposed.value.pin.month))}
              {call.say(words.toDraft)}
            </p>
          ) : null}
          {requiredBroken(proposed.value.outcomes).length > 0 ? (
            <p class="notice warn">{call.say(words.reasonNeeded)}</p>
          ) : null}
        </>
      ) : null}
      <AmendmentWord {...{ call, one, wrongs, note }} mayBeApproved={against === undefined} />
      <h2>{call.say(words.steps)}</h2>
      <ol class="steps">
        <li>
          {call.say(momentWords(one.at, call.office.timezone))} {one.askedBy} {call.say(words.asked)}
        </li>
        {one.steps.map(({ is, note: said, at, who }) => (
          <li>
            {call.say(momentWords(at, call.office.timezone))} {who} {call.say(stepWords[is])}
            {said === null ? '' : `:${said}`}
          </li>
        ))}
      </ol>
    </section>,
    status,
  )
}

const dutyWords = (call: OfficeCall, names: OfficeNames, duty: SpokenDuty) => (
  <>
    {call.say(dayWords(duty.date))} {call.say(sessionWords[duty.session])} {names.place(duty.place)}
    <br />
    {names.leader(duty.leader)} <span class="quiet">{names.title(duty.leader, duty.unit, duty.date)}</span>
  </>
)

const Told = ({ call, refusal, mark }: { call: OfficeCall; refusal: Refusal; mark: 'bad' | 'warn' }) => (
  <p class={`notice ${mark}`} role={mark === 'bad' ? 'alert' : undefined}>
    {call.say(refusal.says)} {refusal.href ? <a href={refusal.href}>{call.say(words.look)}</a> : null}
  </p>
)

/** The revisions it made, for staff as links. */
const Revisions = ({ call, one }: { call: OfficeCall; one: KeptAmendment }) => {
  if (one.state !== 'approved') return null
  const isStaff = (['clerk', 'approver', 'auditor'] as const).some((role) => call.roles.has(role))
  return (
    <div class="notice good">
      {revisionsByAmendment(call.database, call.office.id, one.id).map(({ month, n, brokenReason }) => {
        const name = {
          'zh-CN': `${monthWords(month)['zh-CN']}第${n}版`,
          en: `${monthWords(month).en}, revision ${n}`,
        }
        return (
          <p>
            {call.say(words.revisions)}:{' '}
            {isStaff ? <a href={call.at(`/m/${month}/r/${n}`)}>{call.say(name)}</a> : call.say(name)}
            {brokenReason === null ? null : (
              <>
                <br />
                {call.say(words.broken)}:{brokenReason}
              </>
            )}
          </p>
        )
      })}
    </div>
  )
}

/** Shows an amendment. */
export const showAmendment = (call: OfficeCall): Promise<Response> => {
  const one = amendmentIn(call)
  return one ? amendmentPage(call, one) : plainPage(call, 'notFound')
}
