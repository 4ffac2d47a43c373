import type { Finding } from '../domain/finding.ts'
import type { Duty, Slot } from '../domain/slot.ts'
import type { Month } from '../rules/month.ts'
import type { Solution } from '../solver/solve.ts'
import type { SolveOptions, Solver } from '../solver/solver.ts'
import { type Forced, whatIf } from '../solver/what-if.ts'
import { type Against, against, type Costed, compareCosts } from './against.ts'
import { barringBesidePins } from './barring.ts'
import { dutiesOf } from './make.ts'

/** The best roster with another leader in a slot, set against the one in hand. */
export interface Alternative {
  readonly leader: string
  readonly against: Against
}

/** Why a leader has a duty, or has not. */
export interface Why {
  readonly duty: Duty
  /** Whether the best roster has the duty. */
  readonly isThere: boolean
  /** The best roster if it were otherwise, set against the one in hand; null where built-in rules or pins forbid it. */
  readonly otherwise: Against | null
  /** The built-in rules, pins among them, that keep him from it. */
  readonly barred: readonly Finding[]
  /** Everybody else who may serve there then, in his stead, cheapest first. */
  readonly alternatives: readonly Alternative[]
  /** Every answer is proven best. */
  readonly proven: boolean
}

/**
 * Why leaders have a duty in a slot, or one leader has none: each case is the best roster with that choice forced, so
 * the cost of an alternative is that of a full re-solve.
 */
export const why = async (
  month: Month,
  solver: Solver,
  { slot, leader }: { readonly slot: Slot; readonly leader?: string | undefined },
  options: SolveOptions,
): Promise<Why[]> => {
  const { model, best, ask } = await whatIf(month, solver, options)
  const { steps } = model
  const inHand = solved(month, best)
  const beside = against(month, steps, inHand)
  const there = inHand.duties.filter((duty) => duty.slot.id === slot.id).map((duty) => duty.leader)
  const asked = leader === undefined ? there : [leader]
  const answers: Why[] = []
  for (const one of asked) {
    const isThere = there.includes(one)
    const others = isThere ? month.mayBeServedBy.get(slot.id)!.filter((other) => !there.includes(other)) : []
    const force = (who: string, is: Forced['is']): Forced => ({ leader: who, slot: slot.id, is })
    const cases = isThere
      ? [[force(one, 'off')], ...others.map((other) => [force(one, 'off'), force(other, 'on')])]
      : [[force(one, 'on')]]
    const [otherwise, ...alternatives] = await ask(cases)
    answers.push({
      duty: { leader: one, slot },
      isThere,
      otherwise: otherwise ? beside(solved(month, otherwise)) : null,
      barred: isThere ? [] : barringBesidePins(month, { leader: one, slot }),
      alternatives: ranked(month, others, alternatives, beside),
      proven: best.proven && [otherwise, ...alternatives].every((solution) => solution?.proven ?? true),
    })
  }
  return answers
}

/** Leaders with the roster each would bring, cheapest first; those a built-in rule forbids are left out. */
const ranked = (
  month: Month,
  leaders: readonly string[],
  solutions: readonly (Solution | null)[],
  beside: (roster: Costed) => Against,
): Alternative[] =>
  leaders
    .flatMap((leader, n) => {
      const solution = solutions[n]
      return solution ? [{ leader, roster: solved(month, solution) }] : []
    })
    .sort((a, b) => compareCosts(a.roster.costs, b.roster.costs))
    .map(({ leader, roster }) => ({ leader, against: beside(roster) }))

const solved = (month: Month, solution: Solution): Costed => ({
  duties: dutiesOf(month, solution),
  costs: solution.objective.map(({ value }) => value),
  isSound: true,
})
