import type { Assignment, Roster } from '../domain/roster.ts'
import { pairKey } from '../rules/row.ts'
import { checkAssignments, type Judgement } from './check.ts'
import type { ReadPlan } from './planning-file.ts'

/** A roster with the plan it stands on and what the rules say of it. */
export interface Side {
  readonly plan: ReadPlan
  readonly roster: Roster
  readonly judgement: Judgement
}

/** How one rule stands on both sides; undefined where a side has not the rule. */
export interface RuleBeside {
  readonly id: string
  readonly a: number | undefined
  readonly b: number | undefined
}

/** What one leader carries on both sides, in duties. */
export interface LoadBeside {
  readonly leader: string
  readonly a: number
  readonly b: number
}

export interface Beside {
  /** Duties only one side has. */
  readonly onlyA: readonly Assignment[]
  readonly onlyB: readonly Assignment[]
  /** Binding and other rules whose amount differs, or that one side has not. */
  readonly rules: readonly RuleBeside[]
  /** Leaders whose number of duties differs. */
  readonly loads: readonly LoadBeside[]
}

/** A side of a comparison: a roster judged by the rules of its plan. */
export const sideOf = (plan: ReadPlan, roster: Roster): Side => ({
  plan,
  roster,
  judgement: checkAssignments(plan.month, roster.assignments),
})

/** Two rosters of a month beside each other. */
export const compare = (a: Side, b: Side): Beside => {
  const [dutiesA, dutiesB] = [a.roster.assignments, b.roster.assignments]
  const amounts = ({ judgement }: Side) =>
    new Map(judgement.verdicts.map(({ rule, verdict }) => [rule.id, verdict.amount]))
  const [amountsA, amountsB] = [amounts(a), amounts(b)]
  const counts = (duties: readonly Assignment[], leader: string) =>
    duties.filter((duty) => duty.leader === leader).length
  const leaders = new Set([...dutiesA, ...dutiesB].map(({ leader }) => leader))
  return {
    onlyA: onlyIn(dutiesA, dutiesB),
    onlyB: onlyIn(dutiesB, dutiesA),
    rules: [...new Set([...amountsA.keys(), ...amountsB.keys()])]
      .map((id) => ({ id, a: amountsA.get(id), b: amountsB.get(id) }))
      .filter((rule) => rule.a !== rule.b),
    loads: [...leaders]
      .map((leader) => ({ leader, a: counts(dutiesA, leader), b: counts(dutiesB, leader) }))
      .filter((load) => load.a !== load.b),
  }
}

const onlyIn = (duties: readonly Assignment[], others: readonly Assignment[]): Assignment[] => {
  const keyOf = ({ leader, date, opening }: Assignment) => pairKey(leader, `${date}/${opening}`)
  const there = new Set(others.map(keyOf))
  return duties.filter((duty) => !there.has(keyOf(duty)))
}
