import type { Finding } from '../domain/finding.ts'
import type { Assignment, Published } from '../domain/roster.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import { slotId } from '../domain/slot.ts'
import type { Month } from '../rules/month.ts'
import { pairKey } from '../rules/row.ts'
import type { Solver } from '../solver/solver.ts'
import { type Forced, type WhatIf, whatIf } from '../solver/what-if.ts'
import { type Against, against, type Costed } from './against.ts'
import { dutiesOf, type Made, type MakeOptions, madeFrom, type PlanInput } from './make.ts'
import { barring } from './why.ts'

/**
 * Why a published duty could not stay, or a new one had to come:
 * closed: the slot is no more · moved: the opening has another time or place · barred: a built-in rule forbids it now ·
 * pinned: decided by hand ·
 * required: otherwise a required rule would be broken (more) · fewer-changes: otherwise more would change ·
 * better: otherwise the roster would be worse at a later level · fills: it stands in for one that could not stay.
 */
export type Reason =
  | { readonly id: 'closed' | 'moved' | 'pinned' }
  | { readonly id: 'barred'; readonly findings: readonly Finding[] }
  | { readonly id: 'required' | 'fewer-changes' | 'better'; readonly otherwise: Against }
  | { readonly id: 'fills'; readonly leaders: readonly string[] }

/** What became of a published duty (`now` is missing where it was dropped), or a new duty (`before` is missing). */
export interface Change {
  readonly before?: Published
  readonly now?: Assignment
  readonly because: readonly Reason[]
}

export interface Replanned extends Made {
  readonly changes: readonly Change[]
}

/**
 * A published month made again on changed facts with the least number of changes, each with its reason. The reason is
 * what the best roster without the change would be: a full re-solve.
 */
export const replan = async (plan: PlanInput, solver: Solver, options: MakeOptions): Promise<Replanned> => {
  const { month } = plan
  const asked = await whatIf(month, solver, options)
  const made = madeFrom(plan, asked.best, solver.engine, options.at)
  return { ...made, changes: await changesOf(month, made, asked) }
}

interface Entry {
  readonly before?: Published
  readonly now?: Assignment
}

const changesOf = async (month: Month, { roster, duties }: Made, asked: WhatIf): Promise<Change[]> => {
  const now = new Map(roster.assignments.map((duty) => [duty.id, duty]))
  const before = new Set(month.plan.published.map(({ id }) => id))
  const entries: Entry[] = [
    ...month.plan.published.flatMap((old): Entry[] => {
      const duty = now.get(old.id)
      if (!duty) return [{ before: old }]
      return duty.sequence === old.sequence ? [] : [{ before: old, now: duty }]
    }),
    ...roster.assignments.filter(({ id }) => !before.has(id)).map((duty): Entry => ({ now: duty })),
  ]
  const taken = new Set(duties.map(({ leader, slot }) => pairKey(leader, slot.id)))
  const reasons = await reasonsFor(month, asked, entries, taken)
  return entries.map((entry, n) => ({ ...entry, because: reasons[n]! }))
}

/** What forbids a published duty, without solving anything; undefined where something must be weighed. */
const plainReason = (month: Month, { leader, date, opening }: Published): Reason | undefined => {
  const slot = month.slots.get(slotId(date, opening))
  if (!slot) return { id: 'closed' }
  const findings = barring(month, { leader, slot })
  if (findings.length > 0) return { id: 'barred', findings }
  const isOff = month.plan.pins.some(
    (pin) => pin.is === 'off' && pin.leader === leader && pin.date === date && pin.opening === opening,
  )
  return isOff ? { id: 'pinned' } : undefined
}

const reasonsFor = async (
  month: Month,
  { solved, best, ask }: WhatIf,
  entries: readonly Entry[],
  taken: ReadonlySet<string>,
): Promise<Reason[][]> => {
  const isGone = ({ leader, date, opening }: Published) => !taken.has(pairKey(leader, slotId(date, opening)))
  const gone = month.plan.published.filter(isGone)
  const plain = entries.map(({ before }): Reason | undefined =>
    before && (isGone(before) ? plainReason(month, before) : { id: 'moved' }),
  )
  const fills = entries.map(({ before, now }): Reason | undefined => {
    if (before || !now) return undefined
    const there = gone.filter(({ date, opening }) => date === now.date && opening === now.opening)
    return there.length > 0 ? { id: 'fills', leaders: there.map(({ leader }) => leader) } : undefined
  })
  // What is left to weigh: the published duty kept, or the new one left out.
  const weighed = entries.map(({ before, now }, n): Forced[] | undefined => {
    if (plain[n] || fills[n]) return undefined
    const { leader, date, opening } = before ?? now!
    return [{ leader, slot: slotId(date, opening), is: before ? 'on' : 'off' }]
  })
  const solutions = await ask(weighed.filter((forced) => forced !== undefined))
  const inHand: Costed = { duties: dutiesOf(month, best), costs: best.objective.map(({ value }) => value) }
  let next = 0
  return entries.map((_, n): Reason[] => {
    if (!weighed[n]) return [plain[n] ?? fills[n]!]
    const solution = solutions[next++]
    if (!solution) return [{ id: 'pinned' }]
    const costs = solution.objective.map(({ value }) => value)
    const otherwise = against(month, solved.model.steps, { duties: dutiesOf(month, solution), costs }, inHand)
    return [{ id: weightOf(otherwise), otherwise }]
  })
}

const weightOf = ({ differences: [first] }: Against): 'required' | 'fewer-changes' | 'better' =>
  first?.level === objectiveLevels.required
    ? 'required'
    : first?.level === objectiveLevels.changes
      ? 'fewer-changes'
      : 'better'
