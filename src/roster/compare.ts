import type { Assignment, Roster } from '../domain/roster.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import { type Duty, slotId } from '../domain/slot.ts'
import { pairKey } from '../rules/row.ts'
import { modelOf, type Step } from '../solver/model.ts'
import { costed } from './against.ts'
import { checkAssignments, type Judgement } from './check.ts'
import type { ReadPlan } from './planning-file.ts'

/** A roster with the plan it stands on, what the rules say of it, and what it comes to at every step but the tie-break. */
export interface Side {
  readonly plan: ReadPlan
  readonly roster: Roster
  readonly judgement: Judgement
  readonly objective: readonly (Step & { readonly value: number })[]
}

/** How one rule stands on both sides; undefined where a side has not the rule. */
export interface RuleBeside {
  readonly id: string
  readonly a: number | undefined
  readonly b: number | undefined
  /** Both sides have it, and it does not say the same. */
  readonly isOther: boolean
}

/** What one leader carries on both sides, in duties. */
export interface LoadBeside {
  readonly leader: string
  readonly a: number
  readonly b: number
}

/** Two rosters of a month side by side. */
export interface Beside {
  /** Duties only one side has. */
  readonly onlyA: readonly Assignment[]
  readonly onlyB: readonly Assignment[]
  /** Binding and other rules whose amount or wording differs, or that one side has not. */
  readonly rules: readonly RuleBeside[]
  /** Leaders whose number of duties differs. */
  readonly loads: readonly LoadBeside[]
}

/** A side of a comparison: a roster judged and priced by the rules of its plan, whatever it says of itself. */
export const sideOf = (plan: ReadPlan, roster: Roster): Side => {
  const { month } = plan
  const model = modelOf(month)
  // By hand a duty may stand twice, or where nothing is open: these are found, and cost nothing here.
  const duties = new Map<string, Duty>()
  for (const { leader, date, opening } of roster.assignments) {
    const slot = month.slots.get(slotId(date, opening))
    if (slot) duties.set(pairKey(leader, slot.id), { leader, slot })
  }
  const { costs } = costed(month, model, [...duties.values()])
  return {
    plan,
    roster,
    judgement: checkAssignments(month, roster.assignments),
    objective: model.steps
      .map((step, n) => ({ ...step, value: costs[n]! }))
      .filter(({ level }) => level !== objectiveLevels.tieBreak),
  }
}

/** Two rosters of a month beside each other. */
export const compare = (a: Side, b: Side): Beside => {
  const [dutiesA, dutiesB] = [a.roster.assignments, b.roster.assignments]
  const rules = ({ judgement }: Side) =>
    new Map(judgement.verdicts.map(({ rule, verdict }) => [rule.id, { rule, amount: verdict.amount }]))
  const [rulesA, rulesB] = [rules(a), rules(b)]
  const counts = (duties: readonly Assignment[], leader: string) =>
    duties.filter((duty) => duty.leader === leader).length
  const leaders = new Set([...dutiesA, ...dutiesB].map(({ leader }) => leader))
  return {
    onlyA: onlyIn(dutiesA, dutiesB),
    onlyB: onlyIn(dutiesB, dutiesA),
    rules: [...new Set([...rulesA.keys(), ...rulesB.keys()])]
      .map((id): RuleBeside => {
        const [one, other] = [rulesA.get(id), rulesB.get(id)]
        const isOther = !!one && !!other && JSON.stringify(one.rule) !== JSON.stringify(other.rule)
        return { id, a: one?.amount, b: other?.amount, isOther }
      })
      .filter((rule) => rule.isOther || rule.a !== rule.b),
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
