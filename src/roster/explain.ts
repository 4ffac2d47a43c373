import { monthOf } from '../rules/built-in/index.ts'
import type { Plan } from '../rules/month.ts'
import { type Claim, claimsOf, thingOf } from '../solver/claims.ts'
import { type Contradiction, contradictionsOf } from '../solver/contradictions.ts'
import { timed } from '../solver/deadline.ts'
import type { Solver } from '../solver/solver.ts'
import { waysOut } from '../solver/ways-out.ts'
import { without } from './against.ts'
import { asMade, type Concession, conceded, concessionsOf } from './concede.ts'
import { type Made, type MakeOptions, make, type PlanInput } from './make.ts'
import { inputOf } from './planning-file.ts'

export { type Claim, type Contradiction, thingOf }

/** A way out of a month that cannot be done: what is given up, what that costs, and the finished roster. */
export interface Way {
  readonly cost: number
  readonly concessions: readonly Concession[]
  /** The planning file with it given up. */
  readonly plan: Plan
  readonly made: Made
  /** Duties that only the best roster without giving up has, and those that only this one has. */
  readonly dropped: Made['duties']
  readonly added: Made['duties']
}

/** Why a month’s required rules cannot all be kept, and what would help. */
export interface Explanation {
  /** The best roster as it is, rules giving way in their turn. */
  readonly made: Made
  /** Empty when every required rule is kept. */
  readonly contradictions: readonly Contradiction[]
  readonly ways: readonly Way[]
  /** Whether there was time to look for all of them: for contradictions, and for cheaper ways out. */
  readonly inTime: { readonly contradictions: boolean; readonly ways: boolean }
}

/** How many ways out are shown. */
const mostWays = 3

/**
 * Why a month cannot be done: for each part a minimal set of rules, leaders and days that already contradict each
 * other, and the cheapest ways out by what the office says giving way costs, each as a finished roster. The time limit is
 * that of all this together.
 */
export const explain = async (plan: PlanInput, solver: Solver, options: MakeOptions): Promise<Explanation> => {
  const { month } = plan
  const limited = timed(options)
  const made = await make(plan, solver, limited)
  if (made.roster.kept) return { made, contradictions: [], ways: [], inTime: { contradictions: true, ways: true } }
  const claimed = claimsOf(month)
  const { found, parts, hopeless, inTime } = await contradictionsOf(claimed, solver, limited)
  const out = await waysOut(claimed, parts, hopeless, mostWays, { ...limited, solver })
  const ways: Way[] = []
  for (const way of out.ways) {
    const concessions = concessionsOf(month.plan, way)
    const given = conceded(month.plan, concessions)
    const finished = await make({ month: monthOf(given), input: inputOf(given) }, solver, limited)
    const actual = asMade(concessions, finished.judgement)
    ways.push({
      cost: actual.reduce((sum, one) => sum + one.cost, 0),
      concessions: actual,
      plan: given,
      made: finished,
      dropped: without(made.duties, finished.duties),
      added: without(finished.duties, made.duties),
    })
  }
  return {
    made,
    contradictions: found,
    ways: ways.sort((a, b) => a.cost - b.cost),
    inTime: { contradictions: inTime, ways: out.inTime },
  }
}
