import type { Published } from '../domain/roster.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import { type Duty, type Slot, slotId } from '../domain/slot.ts'
import type { Month } from '../rules/month.ts'
import { pairKey } from '../rules/row.ts'
import type { Model } from '../solver/model.ts'
import type { Solver } from '../solver/solver.ts'
import { type Forced, type WhatIf, whatIf } from '../solver/what-if.ts'
import { type Against, against, type Costed, compareCosts, costed } from './against.ts'
import { barring } from './barring.ts'
import { type Change, changesBetween, type Reason } from './changes.ts'
import { dutiesOf, type Made, type MakeOptions, madeFrom, type PlanInput } from './make.ts'

/** A month made again, and what changed. */
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
  const changes = changesBetween(month.plan.published, made.roster.assignments)
  const reasons = await reasonsFor(month, asked, changes)
  return { ...made, changes: changes.map((change, n) => ({ ...change, because: reasons[n]! })) }
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
  { model, best, ask }: WhatIf,
  changes: readonly Change[],
): Promise<Reason[][]> => {
  const isGone = ({ leader, date, opening }: Published) => !best.taken.has(pairKey(leader, slotId(date, opening)))
  const gone = month.plan.published.filter(isGone)
  const plain = changes.map(
    ({ before }): Reason | undefined => before && (isGone(before) ? plainReason(month, before) : { id: 'moved' }),
  )
  const inHand: Costed = { duties: dutiesOf(month, best), costs: best.objective.map(({ value }) => value) }
  const fills = changes.map(({ before, now }): Reason | undefined => {
    if (before || !now) return undefined
    const there = gone.filter(({ date, opening }) => date === now.date && opening === now.opening)
    return there.length > 0 && areReplaced(month, model, there, inHand)
      ? { id: 'fills', leaders: there.map(({ leader }) => leader) }
      : undefined
  })
  // What is left to weigh: the published duty kept, or the new one left out.
  const weighed = changes.map(({ before, now }, n): Forced[] | undefined => {
    if (plain[n] || fills[n]) return undefined
    const { leader, date, opening } = before ?? now!
    return [{ leader, slot: slotId(date, opening), is: before ? 'on' : 'off' }]
  })
  const solutions = await ask(weighed.filter((forced) => forced !== undefined))
  const beside = against(month, model.steps, inHand)
  let next = 0
  return changes.map((_, n): Reason[] => {
    if (!weighed[n]) return [plain[n] ?? fills[n]!]
    const solution = solutions[next++]
    if (!solution) return [{ id: 'pinned' }]
    if (!best.proven || !solution.proven) return [{ id: 'out-of-time' }]
    const costs = solution.objective.map(({ value }) => value)
    const otherwise = beside({ duties: dutiesOf(month, solution), costs, isSound: true })
    if (otherwise.differences.length > 0) return [{ id: weightOf(otherwise), otherwise }]
    return [{ id: 'exchange', otherwise: beside(undone(month, model, changes[n]!, inHand)) }]
  })
}

const slotOf = (month: Month, { date, opening }: Published): Slot => month.slots.get(slotId(date, opening))!

/**
 * Whether all who are new in a slot come in the place of the published duties gone from it: with these there instead,
 * required rules would be broken no more. Otherwise somebody comes for another reason.
 */
const areReplaced = (month: Month, model: Model, gone: readonly Published[], inHand: Costed): boolean => {
  const slot = slotOf(month, gone[0]!)
  const isNew = (duty: Duty) =>
    duty.slot === slot &&
    !month.plan.published.some((old) => old.leader === duty.leader && slotId(old.date, old.opening) === slot.id)
  const { costs } = costed(month, model, [
    ...inHand.duties.filter((duty) => !isNew(duty)),
    ...gone.map(({ leader }) => ({ leader, slot })),
  ])
  const required = model.steps.filter(({ level }) => level === objectiveLevels.required).length
  return compareCosts(costs.slice(0, required), inHand.costs.slice(0, required)) <= 0
}

/** The roster with one change undone and all else as it is. */
const undone = (month: Month, model: Model, { before, now }: Change, inHand: Costed): Costed => {
  const duties = [
    ...inHand.duties.filter((duty) => !now || duty.leader !== now.leader || duty.slot !== slotOf(month, now)),
    ...(before ? [{ leader: before.leader, slot: slotOf(month, before) }] : []),
  ]
  return costed(month, model, duties)
}

const weightOf = ({ differences: [first] }: Against): 'required' | 'fewer-changes' | 'better' =>
  first?.level === objectiveLevels.required
    ? 'required'
    : first?.level === objectiveLevels.changes
      ? 'fewer-changes'
      : 'better'
