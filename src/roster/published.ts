import type { Roster } from '../domain/roster.ts'
import { monthOf } from '../rules/built-in/index.ts'
import type { Plan } from '../rules/month.ts'
import { mistake, placed, type Read } from './mistake.ts'
import type { ReadPlan } from './planning-file.ts'
import { checkPublished } from './sense-duties.ts'

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
