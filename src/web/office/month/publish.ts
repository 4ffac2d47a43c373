import { wholeSeconds } from '../../../calendar/instant.ts'
import { dutyIdsOf } from '../../../db/duty-store.ts'
import { addMessage } from '../../../db/robot-store.ts'
import { addRevision } from '../../../db/roster-store.ts'
import type { Day, MonthName } from '../../../domain/day.ts'
import { dayWords } from '../../../domain/day-words.ts'
import type { Roster } from '../../../domain/roster.ts'
import { rosterSchema } from '../../../domain/roster.ts'
import type { Text } from '../../../domain/text.ts'
import { madeByHand } from '../../../roster/by-hand.ts'
import { freeze } from '../../../roster/freeze.ts'
import { type Obstacles, obstaclesTo } from '../../../roster/publishing.ts'
import { publishedMessage } from '../../../words/robot-messages.ts'
import type { OfficeCall } from '../../call.tsx'
import { readForm } from '../../form.tsx'
import { plainPage } from '../../plain-page.tsx'
import { publicAddress } from '../../public-address.ts'
import { type MonthView, monthIn, viewOf } from './month-view.ts'

const words = {
  notApproved: { 'zh-CN': '还没有审签,不能发布。', en: 'It is not approved yet and cannot be published.' },
  already: {
    'zh-CN': '这份安排已经发布过了,没有再发布一次。',
    en: 'This is published already; it was not published again.',
  },
  running: { 'zh-CN': '正在计算,不能发布。', en: 'It is being made and cannot be published.' },
  changed: {
    'zh-CN': '审签之后,请假、人员、地点或规则有变动,没有发布。请撤回,看过以后重新送审。',
    en: 'Absences, people, places or rules have changed since the approval, so it was not published. Withdraw it, look at it, and submit again.',
  },
  forbidden: {
    'zh-CN': '有安排违反硬性条件,不能发布。',
    en: 'Some duties break what no roster may; it cannot be published.',
  },
  brokenReason: {
    'zh-CN': '有必须遵守的规则没有满足:发布前要写明原因。没有发布。',
    en: 'Required rules are broken: a written reason is needed. Not published.',
  },
} as const satisfies Record<string, Text>

const lateWords = ({ first, daysAhead }: { first: Day; daysAhead: number }, noticeDays: number): Text => ({
  'zh-CN': `公示应提前${noticeDays}天,但${dayWords(first)['zh-CN']}${daysAhead < 0 ? '已经过去' : `只提前${daysAhead}天`}:要写明原因。没有发布。`,
  en: `Notice is due ${noticeDays} days ahead, but ${dayWords(first).en} is ${daysAhead < 0 ? 'past' : `only ${daysAhead} ahead`}: a reason is needed. Not published.`,
})

/**
 * The roster a draft comes to, published at `at`: the solver’s answer where it still is one, else as put together by
 * hand. No new duty takes an id `used` before.
 */
export const rosterOf = (
  { month, plan, duties, draft }: MonthView,
  at: string,
  used: ReadonlySet<string> = new Set(),
): Roster => {
  const { roster } = madeByHand({ month, input: plan.hash }, duties, wholeSeconds(at), used)
  const made = rosterSchema.omit({ assignments: true }).safeParse(draft?.made)
  if (!made.success || made.data.input !== plan.hash) return roster
  const { proven, objective, shortfalls, engine } = made.data
  return { ...roster, proven, objective, shortfalls, engine }
}

/** What stands against publishing a month now. */
export const obstaclesOf = (call: OfficeCall, view: MonthView, roster: Roster): Obstacles =>
  obstaclesTo(view.judgement, view.month.plan.published, roster.assignments, {
    today: view.today,
    noticeDays: call.office.settings.noticeDays,
  })

const refusal = (call: OfficeCall, view: MonthView, roster: Roster, reasons: { broken: string; late: string }) => {
  if (view.making?.state === 'running') return words.running
  // The answer to the first press may have been lost on its way.
  if (view.state === 'published') return words.already
  if (view.state !== 'approved') return words.notApproved
  if (view.review?.planHash !== view.plan.hash) return words.changed
  const { isForbidden, broken, late } = obstaclesOf(call, view, roster)
  if (isForbidden || view.lost.length > 0) return words.forbidden
  if (broken.length > 0 && reasons.broken === '') return words.brokenReason
  if (late && reasons.late === '') return lateWords(late, call.office.settings.noticeDays)
  return undefined
}

/** Where everybody may read a month’s notice; undefined where the office shows it to nobody. */
const noticeAddress = (call: OfficeCall, month: MonthName): string | undefined =>
  call.office.settings.notice.isPublic ? `${publicAddress(call)}/n/${call.office.id}/${month}` : undefined

/**
 * 发布: the approved draft becomes the next revision, frozen with the planning file it was made from. All of it in one
 * transaction: there is no half-published month.
 */
export const publishMonth = async (call: OfficeCall): Promise<Response> => {
  const name = monthIn(call)
  if (name === undefined) return plainPage(call, 'notFound')
  const form = await readForm(call)
  const { app, actor } = call
  const path = call.at(`/m/${name}`)
  const reasons = { broken: form.get('brokenReason').slice(0, 600), late: form.get('lateReason').slice(0, 600) }
  const done = app.database.write((): { refused: Text } | { n: number } => {
    const read = viewOf({ ...call, database: app.database }, name)
    if (!read.ok || Number(form.get('version')) !== (read.value.draft?.version ?? 0))
      return { refused: words.changed }
    const view = read.value
    // A cancelled duty’s id is never given out again: in calendars it would come back as another duty.
    const roster = rosterOf(view, actor.at, dutyIdsOf(app.database, view.rosterId!))
    const refused = refusal(call, view, roster, reasons)
    if (refused) return { refused }
    const n = addRevision(app.database, actor, name, {
      ...freeze(view.month, view.plan.canonical, roster),
      roster: view.rosterId!,
      draft: view.draft!.version,
      ...(reasons.broken ? { brokenReason: reasons.broken } : {}),
      ...(reasons.late ? { lateReason: reasons.late } : {}),
      approvedBy: view.review!.by,
    })
    addMessage(app.database, actor, publishedMessage(name, n, roster.assignments, noticeAddress(call, name)))
    return { n }
  })
  if ('refused' in done) return call.refuse(path, done.refused)
  return call.redirect(path, { 'zh-CN': `已发布(第${done.n}版)。`, en: `Published as revision ${done.n}.` })
}
