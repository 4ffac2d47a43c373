import { saveDraft } from '../../../db/roster-store.ts'
import { stale } from '../../../db/stale.ts'
import type { DraftPin } from '../../../domain/draft.ts'
import type { Roster } from '../../../domain/roster.ts'
import type { Text } from '../../../domain/text.ts'
import { make } from '../../../roster/make.ts'
import { sha256 } from '../../../roster/planning-file.ts'
import { keptBefore } from '../../../roster/published.ts'
import type { Month } from '../../../rules/month.ts'
import type { OfficeCall } from '../../call.tsx'
import { plainPage } from '../../plain-page.tsx'
import { isOpenForEdits, type MonthView, makingKey, monthIn, viewOf } from './month-view.ts'

const words = {
  running: { 'zh-CN': '正在计算,请稍候。', en: 'It is being made already.' },
  closed: {
    'zh-CN': '已送审签,不能再改。请先撤回。',
    en: 'It lies with the approver and cannot be changed; withdraw it first.',
  },
  overtaken: {
    'zh-CN': '计算期间有人改动了草稿,为免覆盖,计算结果没有采用。需要的话请再按一次“自动编排”。',
    en: 'Somebody changed the draft meanwhile, so the result was not taken over. Press “make” again if you want it.',
  },
  made: { 'zh-CN': '编排完成。', en: 'The roster is made.' },
  cancelled: { 'zh-CN': '已停止计算,草稿没有变。', en: 'Stopped; the draft is as it was.' },
  nothing: { 'zh-CN': '没有正在进行的计算。', en: 'Nothing is being made.' },
} as const satisfies Record<string, Text>

/** What the draft keeps of the solver’s answer: all but the duties, which it has itself. */
export const withoutDuties = ({ assignments, ...rest }: Roster): Record<string, unknown> => rest

/**
 * Makes the month in the background, around what is pinned. What is published stays with the fewest changes, and its
 * past days as they are. The result becomes the draft’s next version, unless somebody changed it meanwhile.
 */
export const makeMonth = (call: OfficeCall): Response | Promise<Response> => {
  const name = monthIn(call)
  const view = name === undefined ? undefined : viewOf(call, name)
  if (name === undefined || !view) return plainPage(call, 'notFound')
  const path = call.at(`/m/${name}`)
  if (!view.ok) return call.redirect(path)
  const { value } = view
  if (!isOpenForEdits(value))
    return call.refuse(path, value.making?.state === 'running' ? words.running : words.closed)
  const { app, office, actor } = call
  const version = value.draft?.version ?? 0
  const plan = planToMake(call, value)
  if (!plan.ok) return call.refuse(path, plan.says)
  const { input, month, pins } = plan
  const started = app.makings.start(
    makingKey(office.id, name),
    { by: actor.user, startedAt: actor.at },
    async (solver, options) => {
      const { roster } = await make({ month, input }, solver, { ...options, at: actor.at.replace(/\.\d+Z$/, 'Z') })
      const duties = roster.assignments.map(({ date, opening, leader }) => ({ date, opening, leader }))
      const step = { what: 'made' as const, duties, pins, made: withoutDuties(roster) }
      const saved = app.database.write(() =>
        saveDraft(app.database, { ...actor, at: app.now() }, name, version, step),
      )
      return saved === stale ? words.overtaken : words.made
    },
  )
  return call.redirect(path, started ? undefined : words.running)
}

/**
 * What the month is made from: the facts with the draft’s pins. Of a month that is published already the past days are
 * pinned as they are, so that the planning file kept with the revision makes the same roster again.
 */
const planToMake = (
  call: OfficeCall,
  { name, month, today, plan }: MonthView,
): { ok: true; month: Month; input: string; pins: readonly DraftPin[] } | { ok: false; says: Text } => {
  const { pins } = month.plan
  if (month.plan.published.length === 0) return { ok: true, month, input: plan.hash, pins }
  const kept = keptBefore({ month, input: plan.hash, leftOut: [], ownMonth: name }, today)
  if (!kept.ok) return { ok: false, says: kept.says[0]! }
  const all = kept.value.month.plan.pins
  const read = call.app.months.of(call.database, call.office, name, all)
  return read.ok
    ? { ok: true, month: read.value.month, input: sha256(read.value.canonical), pins: all }
    : { ok: false, says: read.mistakes[0]!.says }
}

/** Stops what is being made. */
export const cancelMaking = (call: OfficeCall): Response | Promise<Response> => {
  const name = monthIn(call)
  if (name === undefined) return plainPage(call, 'notFound')
  const stopped = call.app.makings.cancel(makingKey(call.office.id, name))
  const path = call.at(`/m/${name}`)
  return stopped ? call.redirect(path, words.cancelled) : call.refuse(path, words.nothing)
}

/** How far it is: state, and how many parts of how many are done. */
export const showProgress = (call: OfficeCall): Response | Promise<Response> => {
  const name = monthIn(call)
  if (name === undefined) return plainPage(call, 'notFound')
  const making = call.app.makings.of(makingKey(call.office.id, name))
  return call.http.json(
    making ? { state: making.state, done: making.done, total: making.total } : { state: 'none', done: 0, total: 0 },
  )
}
