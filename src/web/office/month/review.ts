import { addReview, type KeptReview } from '../../../db/roster-store.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { readForm } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { type MonthView, monthIn, viewOf } from './month-view.ts'

const words = {
  submitted: { 'zh-CN': '已送审签。', en: 'Submitted for approval.' },
  withdrawn: { 'zh-CN': '已撤回,可以继续修改。', en: 'Withdrawn; it can be changed again.' },
  returned: { 'zh-CN': '已退回经办人。', en: 'Returned to the clerk.' },
  approved: { 'zh-CN': '已审签,可以发布。', en: 'Approved; it can be published.' },
  notNow: {
    'zh-CN': '这个月现在的状态不能这样做,可能别人刚刚处理过。',
    en: 'This cannot be done in the month’s present state; somebody may just have dealt with it.',
  },
  forbidden: {
    'zh-CN': '有安排违反硬性条件(请假、离任、同时两处等),请先改正再送审。',
    en: 'Some duties break what no roster may (absent, out of post, in two places): mend them first.',
  },
  changed: {
    'zh-CN': '送审之后,请假、人员、地点或规则有变动。请撤回,看过以后重新送审。',
    en: 'Absences, people, places or rules have changed since it was submitted. Withdraw it, look at it, and submit again.',
  },
  own: {
    'zh-CN': '本单位规定送审人不能自己审签,请另一位审签人处理。',
    en: 'Here whoever submits may not approve; another approver must.',
  },
  why: { 'zh-CN': '退回要写明原因。', en: 'Say why it is returned.' },
} as const satisfies Record<string, Text>

type Step = KeptReview['is']

/** What stands in the way of a step of the review; undefined when nothing does. */
const refusal = (call: OfficeCall, view: MonthView, is: Step, note: string): Text | undefined => {
  const { state, making, draft, review, judgement, plan } = view
  const from: Record<Step, readonly string[]> = {
    submitted: ['draft'],
    withdrawn: ['submitted', 'approved'],
    returned: ['submitted', 'approved'],
    approved: ['submitted'],
  }
  if (!draft || making?.state === 'running' || !from[is].includes(state)) return words.notNow
  if (is === 'submitted' && judgement.broken.length > 0) return words.forbidden
  if (is === 'returned' && note === '') return words.why
  if (is !== 'approved') return undefined
  if (review?.planHash !== plan.hash) return words.changed
  return !call.office.settings.mayApproveOwn && review.by === call.person.id ? words.own : undefined
}

const review =
  (is: Step) =>
  async (call: OfficeCall): Promise<Response> => {
    const name = monthIn(call)
    if (name === undefined) return plainPage(call, 'notFound')
    const form = await readForm(call)
    const path = call.at(`/m/${name}`)
    const note = form.get('note').slice(0, 300)
    const { app, actor } = call
    // Looked at and written in one transaction: of two who act at once, the second sees what the first did.
    const refused = app.database.write((): Text | undefined => {
      const view = viewOf({ ...call, database: app.database }, name)
      if (!view.ok || Number(form.get('version')) !== (view.value.draft?.version ?? 0)) return words.notNow
      const why = refusal(call, view.value, is, note)
      if (why) return why
      const { rosterId, draft, plan } = view.value
      addReview(app.database, actor, name, {
        roster: rosterId!,
        draft: draft!.version,
        is,
        planHash: plan.hash,
        ...(note ? { note } : {}),
      })
      return undefined
    })
    return refused ? call.refuse(path, refused) : call.redirect(path, words[is])
  }

/** 送审: the draft goes to the approver and cannot be changed meanwhile. */
export const submitMonth = review('submitted')
/** 撤回: it comes back to the clerk. */
export const withdrawMonth = review('withdrawn')
/** 退回: the approver sends it back, with a reason. */
export const returnMonth = review('returned')
/** 审签: on the very facts it was submitted on. */
export const approveMonth = review('approved')
