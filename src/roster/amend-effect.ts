import type { MonthName } from '../domain/day.ts'
import type { Finding } from '../domain/finding.ts'
import type { Assignment } from '../domain/roster.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import { monthOf } from '../rules/built-in/index.ts'
import { isRequired, kindOf } from '../rules/index.ts'
import type { Month } from '../rules/month.ts'
import { amended, type Change, type InForce } from './amend.ts'
import { type Amended, amendedPlan } from './amended-plan.ts'
import { checkKnown, madeOfAssignments } from './by-hand.ts'
import type { Judgement } from './check.ts'
import { dutiesIn, type Effect, effectBetween, effectOf } from './edit.ts'
import type { Made } from './make.ts'
import { canonical as canonicalJson, sha256 } from './planning-file.ts'

/** A published month, and the planning file it has now. */
export interface PlannedInForce extends InForce {
  /** RFC 8785 canonical JSON. */
  readonly canonical: string
}

/** What a change makes of a month. */
export interface Outcome extends Amended {
  /** Whether it gets another revision; where not, only its rules see other duties before it. */
  readonly isAmended: boolean
  /** The month as rules see it after the change. */
  readonly now: Month
  readonly effect: Effect
}

/** How outcomes are worked out. */
export interface Judging {
  /** What rules say of a month as it is, where somebody knows already. */
  readonly before?: (month: Month, duties: readonly Assignment[]) => Judgement
  /**
   * Each month judged by its own duties alone, for long lists of choices: that a month looks back on another one, or
   * keeps a leader busy for it, is left out, because planning the month anew for each choice takes long.
   */
  readonly isQuick?: boolean
}

/**
 * What a change would do to every month given, in the eyes of every rule. Months it does not name may follow it: their
 * rests and turns look back.
 */
export const outcomesOf = (
  months: ReadonlyMap<MonthName, PlannedInForce>,
  change: Change,
  at: string,
  { before: judgedBefore = findingsIn, isQuick = false }: Judging = {},
): Outcome[] => {
  const after = amended(months, change, at)
  const changes = [...after].map(
    ([month, duties]): Amended => ({
      ...{ month, before: months.get(month)!.duties, after: duties },
      kind: change.kind,
    }),
  )
  return [...months].map(([name, { month, duties }]) => {
    const now = monthAfter(month, isQuick ? changes.filter((one) => one.month === name) : changes)
    const then = after.get(name) ?? duties
    const outcome = { month: name, before: duties, after: then, kind: change.kind, isAmended: after.has(name), now }
    if (!isQuick) return { ...outcome, effect: effectBetween(judgedBefore(month, duties), findingsIn(now, then)) }
    const [was, is] = [dutiesIn(month, duties).duties, dutiesIn(now, then).duties]
    return { ...outcome, effect: effectOf(now, judgedBefore(month, duties), was, is) }
  })
}

/** Levels whose rules share load out: they weigh a roster as a whole, and find nothing against any duty. */
const sharing: readonly unknown[] = [objectiveLevels.fairness, objectiveLevels.spread]

/** What rules find in duties; those that never find anything, and take longest, are left out. */
export const findingsIn = (month: Month, duties: readonly Assignment[]): Judgement =>
  checkKnown({ ...month, rules: month.rules.filter((rule) => !sharing.includes(kindOf(rule).level)) }, duties)

/** The month after changes; pins alone do not change who may serve where. */
const monthAfter = (month: Month, changes: readonly Amended[]): Month => {
  const plan = amendedPlan(month.plan, changes)
  if (plan === month.plan) return month
  const isOnlyPins = plan.history === month.plan.history && plan.availability === month.plan.availability
  return isOnlyPins ? { ...month, plan } : monthOf(plan)
}

/** The roster a month’s next revision is made of, with the planning file it stands on. */
export const rosterAfter = (
  { canonical }: Pick<PlannedInForce, 'canonical'>,
  outcome: Outcome,
  outcomes: readonly Outcome[],
): { readonly plan: string; readonly planHash: string; readonly made: Made; readonly answer: string } => {
  const plan = canonicalJson(
    amendedPlan(
      JSON.parse(canonical),
      outcomes.filter(({ isAmended }) => isAmended),
    ),
  )
  const planHash = sha256(plan)
  const made = madeOfAssignments({ month: outcome.now, input: planHash }, outcome.after)
  return { plan, planHash, made, answer: canonicalJson(made.roster) }
}

/** Findings of required rules among what a change breaks: they want a written reason. */
export const requiredAmong = (month: Month, findings: readonly Finding[]): Finding[] => {
  const required = new Set(month.rules.filter(isRequired).map(({ id }) => id))
  return findings.filter(({ rule }) => required.has(rule))
}
