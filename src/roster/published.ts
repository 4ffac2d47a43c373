import type { Day } from '../domain/day.ts'
import { dayWords } from '../domain/day-words.ts'
import type { Roster } from '../domain/roster.ts'
import { slotId } from '../domain/slot.ts'
import type { Text } from '../domain/text.ts'
import { monthOf } from '../rules/built-in/index.ts'
import type { Plan } from '../rules/month.ts'
import { pairKey } from '../rules/row.ts'
import { mistake, placed, type Read } from './mistake.ts'
import { namesOf } from './names.ts'
import type { ReadPlan } from './planning-file.ts'
import { checkPins, checkPublished } from './sense-duties.ts'

/**
 * A plan with the duties of a roster as what is published. `text` is the roster’s file, in which mistakes are placed:
 * leaders or openings the plan does not know, days outside its month, duties that stand twice.
 */
export const withPublished = (plan: ReadPlan, roster: Roster, text: string): Read<ReadPlan> => {
  const own = plan.month.plan
  const strangers = unknownIds(roster, own)
  if (strangers.length > 0) return { ok: false, mistakes: placed(text, strangers) }
  const month = monthOf({ ...own, published: roster.assignments })
  const mistakes = checkPublished(month).map(({ path: [, ...rest], says }) =>
    mistake(['assignments', ...rest], says),
  )
  return mistakes.length > 0
    ? { ok: false, mistakes: placed(text, mistakes) }
    : { ok: true, value: { ...plan, month } }
}

/** A plan with past days as they are published, or why they cannot be. */
export type Kept =
  | { readonly ok: true; readonly value: ReadPlan }
  | { readonly ok: false; readonly says: readonly Text[] }

/**
 * A plan in which all before a day stays as it is published: by pins, in place of those it has there. A published duty
 * that a built-in rule forbids by now cannot stay. Where the duties of a past day do not fit the plan, what is wrong
 * there, each with its day and opening.
 */
export const keptBefore = (plan: ReadPlan, day: Day): Kept => {
  const { month } = plan
  const own = month.plan
  const isThere = new Set(own.published.map(({ leader, date, opening }) => pairKey(leader, slotId(date, opening))))
  const pins = [...month.slots.values()]
    .filter(({ date }) => date < day)
    .flatMap(({ id, date, opening }) =>
      month.mayBeServedBy
        .get(id)!
        .map((leader) => ({ date, opening, leader, is: isThere.has(pairKey(leader, id)) ? 'on' : 'off' }) as const),
    )
  const kept = monthOf({ ...own, pins: [...own.pins.filter(({ date }) => date >= day), ...pins] })
  const mistakes = checkPins(kept).map(({ path: [, n], says }) => misfit(own, kept.plan.pins[Number(n)]!, says))
  return mistakes.length > 0 ? { ok: false, says: mistakes } : { ok: true, value: { ...plan, month: kept } }
}

/** What is wrong with a duty that is to stay: 12月3日(周四) 大厅:…… */
const misfit = (plan: Plan, { date, opening }: Plan['pins'][number], says: Text): Text => {
  const day = dayWords(date)
  return {
    'zh-CN': `${day['zh-CN']} ${namesOf(plan, 'zh-CN').opening(opening)}:${says['zh-CN']}`,
    en: `${day.en} ${namesOf(plan, 'en').opening(opening)}: ${says.en}`,
  }
}

/** Leaders and openings of a roster that a plan does not know. */
export const unknownIds = (roster: Roster, plan: Plan) => {
  const leaders = new Set(plan.leaders.map(({ id }) => id))
  const openings = new Set(plan.openings.map(({ id }) => id))
  return roster.assignments.flatMap(({ leader, opening }, n) => {
    const unknown = (field: string, id: string) =>
      mistake(['assignments', n, field], {
        'zh-CN': `规划文件里没有“${id}”`,
        en: `"${id}" is not in the planning file`,
      })
    return [
      ...(leaders.has(leader) ? [] : [unknown('leader', leader)]),
      ...(openings.has(opening) ? [] : [unknown('opening', opening)]),
    ]
  })
}
