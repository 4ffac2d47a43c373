import { addAmendmentStep, amendmentById, type KeptAmendment } from '../../../db/amendment-store.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { readForm } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { amendmentIn, amendmentPage } from './amendment.tsx'
import { type Approval, approve } from './amendment-approval.ts'
import { refusals } from './amendment-refusals.ts'
import { mayApprove, mayConsent, mayWithdraw } from './amendment-rights.ts'
import { byTelephone } from './amendment-word.tsx'

const words = {
  consented: { 'zh-CN': '已记下同意,等审签人批准。', en: 'Consent noted; the approver is waited for.' },
  declined: { 'zh-CN': '已记下不同意。', en: 'Noted that the other leader declines.' },
  approved: { 'zh-CN': '已批准,新的一版已生效。', en: 'Approved; the new revision is in force.' },
  rejected: { 'zh-CN': '未批准。', en: 'Not approved.' },
  withdrawn: { 'zh-CN': '已撤回。', en: 'Withdrawn.' },
  needsNote: { 'zh-CN': '请写明与谁、什么时候通的电话', en: 'Say with whom you spoke, and when' },
  needsReason: { 'zh-CN': '不批准要写明理由', en: 'Say why it is not approved' },
  breaks: {
    'zh-CN': '会违反必须遵守的规则,批准要写明理由',
    en: 'Required rules get broken; say why it is approved',
  },
  long: { 'zh-CN': '最多300个字', en: 'at most 300 characters' },
} as const satisfies Record<string, Text>

const most = 300

/** The page again because somebody else was faster; nothing was written. */
const settled = (call: OfficeCall, one: KeptAmendment): Promise<Response> =>
  amendmentPage(
    call,
    amendmentById(call.database, call.office.id, one.id)!,
    { told: { says: refusals.settled } },
    409,
  )

const wrongNote = (call: OfficeCall, one: KeptAmendment, note: string, says: Text): Promise<Response> =>
  amendmentPage(call, one, { note, wrongs: new Map([['note', says]]) }, 422)

/** The other leader’s word, by himself, his liaison officer, or the clerk who telephoned and says so. */
export const consentToAmendment = async (call: OfficeCall): Promise<Response> => {
  const form = await readForm(call)
  const one = amendmentIn(call)
  const is = form.get('is')
  if (!one || (is !== 'consented' && is !== 'declined')) return plainPage(call, 'notFound')
  const mayEver = mayConsent(call, { ...one, state: 'asked' })
  if (!mayEver) return plainPage(call, 'notFound')
  const note = form.get('note')
  if (one.state !== 'asked') return settled(call, one)
  if ([...note].length > most) return wrongNote(call, one, note, words.long)
  if (mayEver === 'clerk' && note === '') return wrongNote(call, one, note, words.needsNote)
  const said = mayEver === 'clerk' ? `${byTelephone[is]}:${note}` : note
  return step(call, one, is, said)
}

/** Approves or rejects; approving makes the next revisions in the same transaction. */
export const approveAmendment = async (call: OfficeCall): Promise<Response> => {
  const form = await readForm(call)
  const one = amendmentIn(call)
  const is = form.get('is')
  if (!one || (is !== 'approved' && is !== 'rejected')) return plainPage(call, 'notFound')
  if (mayApprove(call, { ...one, state: 'consented' }) !== 'yes') return plainPage(call, 'notFound')
  const note = form.get('note')
  if (one.state === 'asked') return amendmentPage(call, one, { note, told: { says: refusals.waiting } }, 409)
  if (one.state !== 'consented') return settled(call, one)
  if ([...note].length > most) return wrongNote(call, one, note, words.long)
  if (is === 'rejected')
    return note === '' ? wrongNote(call, one, note, words.needsReason) : step(call, one, is, note)
  const { database } = call.app
  const approval = database.write((): Approval | undefined => {
    const now = amendmentById(database, call.office.id, one.id)!
    return now.state === 'consented' ? approve(call, now, note) : undefined
  })
  if (!approval) return settled(call, one)
  if (approval.is === 'wants-reason') return wrongNote(call, one, note, words.breaks)
  if (approval.is === 'refused') return amendmentPage(call, one, { note, told: approval.refusal }, 409)
  return call.redirect(call.at(`/amendments/${one.id}`), words.approved)
}

/** Takes an amendment back, while nothing has settled it. */
export const withdrawAmendment = (call: OfficeCall): Promise<Response> | Response => {
  const one = amendmentIn(call)
  if (!one || !mayWithdraw(call, { ...one, state: 'asked' })) return plainPage(call, 'notFound')
  return mayWithdraw(call, one) ? step(call, one, 'withdrawn', '') : settled(call, one)
}

/** Appends what was said, if the amendment is still as it was when the caller’s right was judged. */
const step = (
  call: OfficeCall,
  one: KeptAmendment,
  is: 'consented' | 'declined' | 'rejected' | 'withdrawn',
  note: string,
): Promise<Response> | Response => {
  const { database } = call.app
  const isDone = database.write(() => {
    if (amendmentById(database, call.office.id, one.id)!.state !== one.state) return false
    addAmendmentStep(database, call.actor, { amendment: one.id, is, note: note === '' ? null : note })
    return true
  })
  return isDone ? call.redirect(call.at(`/amendments/${one.id}`), words[is]) : settled(call, one)
}
