import type { Assignment, Roster } from '../domain/roster.ts'
import { type Duty, slotId } from '../domain/slot.ts'
import type { Month } from '../rules/month.ts'
import { modelOf } from '../solver/model.ts'
import { costed } from './against.ts'
import { checkAssignments, checkDuties, isSetKept, type Judgement } from './check.ts'
import { assign, inOrder } from './ids.ts'
import { type Made, type PlanInput, shortfallsOf } from './make.ts'

/** What a roster carries that no solver has seen: it is as good as its rules say, and proven to be nothing more. */
export const byHand = { name: 'by-hand', version: '1' } as const

/**
 * The roster of duties put together by hand: judged by every rule’s own `check`, priced at every level, with reasons
 * for what is short, and an identity for every duty; what is new or changed carries `at`, and no new duty takes an id
 * `used` by an earlier revision.
 */
export const madeByHand = (
  plan: PlanInput,
  given: readonly Duty[],
  at: string,
  used: Iterable<string> = [],
): Made => {
  const duties = inOrder(plan.month, given)
  return judged(plan, duties, assign(plan.month, duties, at, used), checkDuties(plan.month, duties))
}

/**
 * The same of duties that have their identity already, which stays exactly as it is given. Duties whose slot is closed
 * or whose leader is gone by now stand last.
 */
export const madeOfAssignments = (plan: PlanInput, given: readonly Assignment[]): Made => {
  const { month } = plan
  const byKey = new Map(given.map((one) => [keyOf(slotId(one.date, one.opening), one.leader), one]))
  const duties = inOrder(
    month,
    [...byKey.values()].flatMap(({ leader, date, opening }): Duty[] => {
      const slot = month.slots.get(slotId(date, opening))
      return slot && month.leaders.has(leader) ? [{ leader, slot }] : []
    }),
  )
  const placed = duties.map(({ leader, slot }) => byKey.get(keyOf(slot.id, leader))!)
  const assignments = [...placed, ...given.filter((one) => !placed.includes(one))]
  return judged(plan, duties, assignments, checkKnown(month, given))
}

/** What rules say of assignments; they know nothing of leaders who are gone. */
export const checkKnown = (month: Month, assignments: readonly Assignment[]): Judgement =>
  checkAssignments(
    month,
    assignments.filter(({ leader }) => month.leaders.has(leader)),
  )

const keyOf = (slot: string, leader: string): string => JSON.stringify([slot, leader])

const judged = (
  { month, input }: PlanInput,
  duties: readonly Duty[],
  assignments: Assignment[],
  judgement: Judgement,
): Made => {
  const model = modelOf(month)
  const { costs } = costed(month, model, duties)
  const objective = model.steps.map((step, n) => ({ ...step, value: costs[n]!, bound: null }))
  const roster: Roster = {
    month: month.name,
    kept: judgement.kept,
    proven: false,
    provisional: [...month.provisional],
    ruleSets: month.ruleSets.map((set) => ({ id: set.id, kept: isSetKept(set, judgement) })),
    assignments,
    shortfalls: shortfallsOf(month, duties, judgement, objective),
    objective,
    engine: { ...byHand },
    input,
  }
  return { roster, duties, judgement }
}
