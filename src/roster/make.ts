import { firstInstant } from '../calendar/instant.ts'
import type { Day } from '../domain/day.ts'
import type { Finding } from '../domain/finding.ts'
import type { Roster, Shortfall } from '../domain/roster.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import type { Duty } from '../domain/slot.ts'
import { isRequired, priceOf } from '../rules/index.ts'
import type { Month } from '../rules/month.ts'
import { pairKey } from '../rules/row.ts'
import { type Solution, solveMonth } from '../solver/solve.ts'
import type { SolveOptions, Solver } from '../solver/solver.ts'
import { whyShort } from '../solver/why-short.ts'
import { checkDuties, isSetKept, type Judgement } from './check.ts'
import { assign, inOrder } from './ids.ts'
import type { ReadPlan } from './planning-file.ts'

/** How a roster is to be made. */
export interface MakeOptions extends SolveOptions {
  /** The instant written on what is new or changed; default the first instant of the month. */
  readonly at?: string | undefined
}

/** A month’s roster, and what every rule says of it. */
export interface Made {
  readonly roster: Roster
  readonly duties: readonly Duty[]
  readonly judgement: Judgement
}

/** What a roster is made from, as far as it is known before it is solved. */
export type PlanInput = Pick<ReadPlan, 'month' | 'input'>

/** Makes a month’s roster: solves it, then what `madeFrom` does. */
export const make = async (plan: PlanInput, solver: Solver, options: MakeOptions): Promise<Made> =>
  madeFrom(plan, await solveMonth(plan.month, solver, options), solver.engine, options.at)

/**
 * The roster of a solution: checked with every rule’s own `check`, with reasons for what gave way and an identity for
 * every duty. A roster that its checks do not confirm is never returned.
 */
export const madeFrom = (
  { month, input }: PlanInput,
  solution: Solution,
  engine: Solver['engine'],
  at: string | undefined,
): Made => {
  const duties = inOrder(month, dutiesOf(month, solution))
  const judgement = checkDuties(month, duties)
  confirm(solution, judgement)
  const roster: Roster = {
    month: month.name,
    kept: judgement.kept,
    proven: solution.proven,
    provisional: [...month.provisional],
    ruleSets: month.ruleSets.map((set) => ({ id: set.id, kept: isSetKept(set, judgement) })),
    assignments: assign(month, duties, at ?? firstInstant(month.name, month.plan.office.timezone)),
    shortfalls: shortfallsOf(month, duties, judgement, solution.objective),
    objective: solution.objective.map((step) => ({ ...step })),
    engine: { ...engine },
    input,
  }
  return { roster, duties, judgement }
}

/** The duties of a solution, leader by leader. */
export const dutiesOf = (month: Month, { taken }: Pick<Solution, 'taken'>): Duty[] =>
  [...month.mayServe].flatMap(([leader, slots]) =>
    slots.filter((slot) => taken.has(pairKey(leader, slot.id))).map((slot) => ({ leader, slot })),
  )

/** The solver is not trusted: what the checks find must come to what it says at every level that rules price. */
const confirm = (solution: Solution, { broken, verdicts }: Judgement): void => {
  if (broken.length > 0) throw new Error(`the solver’s roster breaks a built-in: ${JSON.stringify(broken[0])}`)
  for (const { level, giveWay, value } of solution.objective) {
    const priced = verdicts.filter(({ rule }) => {
      const price = priceOf(rule)
      return price.level === level && price.giveWay === (giveWay ?? price.giveWay)
    })
    const amount = priced.reduce((sum, { verdict }) => sum + verdict.amount, 0)
    if (isPricedByRules(level) && amount !== value)
      throw new Error(`level ${level}: the solver says ${value}, the rules’ checks say ${amount}`)
  }
}

const isPricedByRules = (level: number): boolean =>
  level !== objectiveLevels.changes && level !== objectiveLevels.total && level !== objectiveLevels.tieBreak

/**
 * What required rules miss, with reasons. Where the objective is not proven least at the required levels, none is said
 * to be unavoidable.
 */
export const shortfallsOf = (
  month: Month,
  duties: readonly Duty[],
  { verdicts, kept }: Judgement,
  objective: Solution['objective'],
): Shortfall[] => {
  if (kept) return []
  const isLeast = objective.every(
    ({ level, value, bound }) => level !== objectiveLevels.required || value === bound,
  )
  const because = whyShort(month, duties, isLeast)
  return verdicts
    .filter(({ rule }) => isRequired(rule))
    .flatMap(({ rule, verdict }) =>
      verdict.findings.map((finding) => ({
        rule: rule.id,
        subject: { ...finding.subject },
        ...periodOf(finding),
        required: finding.required,
        got: finding.actual,
        because: because(rule, finding),
      })),
    )
}

/** Which period of a quota was missed; the month goes without saying. */
const periodOf = ({ data }: Finding): Pick<Shortfall, 'period'> => {
  if (data?.per === undefined || data.per === 'month') return {}
  const { from, to } = data as { from: Day; to: Day }
  return { period: { from, to } }
}
