import type { Finding } from '../domain/finding.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import type { Duty } from '../domain/slot.ts'
import { isRequired, kindOf, priceOf } from '../rules/index.ts'
import type { Month } from '../rules/month.ts'
import { type Price, pairKey } from '../rules/row.ts'
import type { Model, Step } from '../solver/model.ts'
import { checkDuties, type Judgement } from './check.ts'

/** A roster and what it comes to at every step of the objective. */
export interface Costed {
  readonly duties: readonly Duty[]
  readonly costs: readonly number[]
  /** Known to break no built-in rule. */
  readonly isSound?: true
}

/** By how much a roster is worse (better, when negative) than another at one step. */
export interface Difference extends Step {
  readonly by: number
}

/** A roster set against another one of the same month. */
export interface Against {
  /** The steps at which they differ, the first one deciding; the tie-break is nobody’s concern and left out. */
  readonly differences: readonly Difference[]
  readonly dropped: readonly Duty[]
  readonly added: readonly Duty[]
  /** Findings of binding rules that the other has not, or has less of; required ones first. */
  readonly breaks: readonly Finding[]
  /** Findings of binding rules that only the other has, or has more of. */
  readonly mends: readonly Finding[]
}

/**
 * Any duties with what they come to, by the rules’ checks: rows know nothing of a published duty that a built-in forbids
 * by now, checks do.
 */
export const costed = (
  month: Month,
  { steps, costs }: Pick<Model, 'steps' | 'costs'>,
  duties: readonly Duty[],
): Costed => {
  const { verdicts } = checkDuties(month, duties)
  const sums = steps.map((step) =>
    verdicts
      .filter(({ rule }) => isPriceOf(step, priceOf(rule)))
      .reduce((sum, { verdict }) => sum + verdict.amount, 0),
  )
  for (const { step, constant, costOf } of costs)
    sums[step]! += duties.reduce((sum, { leader, slot }) => sum + costOf(pairKey(leader, slot.id)), constant)
  return { duties, costs: sums }
}

const isPriceOf = ({ level, giveWay }: Step, price: Price): boolean =>
  level === price.level && (giveWay ?? price.giveWay) === price.giveWay

/** Whether one roster is better than, as good as, or worse than another: negative, 0 or positive, as for sorting. */
export const compareCosts = (a: readonly number[], b: readonly number[]): number => {
  const first = a.findIndex((cost, n) => cost !== b[n])
  return first < 0 ? 0 : a[first]! - b[first]!
}

/** The steps at which two rosters differ, but for the tie-break. */
const differencesOf = (steps: readonly Step[], costs: readonly number[], others: readonly number[]): Difference[] =>
  steps.flatMap((step, n) => {
    const by = costs[n]! - others[n]!
    return by === 0 || step.level === objectiveLevels.tieBreak ? [] : [{ ...step, by }]
  })

/** Sets rosters against one in hand. */
export const against = (month: Month, steps: readonly Step[], inHand: Costed): ((roster: Costed) => Against) => {
  const theirs = bindingOf(checkDuties(month, inHand.duties))
  const binding = steps.flatMap(({ level }, n) =>
    level === objectiveLevels.required || level === objectiveLevels.preferred ? [n] : [],
  )
  return (roster) => {
    // What costs nothing where rules bind has broken none of them.
    const isClean = roster.isSound === true && binding.every((n) => roster.costs[n] === 0)
    const mine = isClean ? [] : bindingOf(checkDuties(month, roster.duties))
    return {
      differences: differencesOf(steps, roster.costs, inHand.costs),
      dropped: without(inHand.duties, roster.duties),
      added: without(roster.duties, inHand.duties),
      breaks: beyond(mine, theirs),
      mends: beyond(theirs, mine),
    }
  }
}

/** Duties that others have not. */
export const without = (duties: readonly Duty[], others: readonly Duty[]): Duty[] => {
  const there = new Set(others.map(({ leader, slot }) => pairKey(leader, slot.id)))
  return duties.filter(({ leader, slot }) => !there.has(pairKey(leader, slot.id)))
}

/** Findings of a judgement against rules that bind, required ones first. */
const bindingOf = ({ broken, verdicts }: Judgement): Finding[] => [
  ...broken,
  ...verdicts.filter(({ rule }) => isRequired(rule)).flatMap(({ verdict }) => verdict.findings),
  ...verdicts
    .filter(({ rule }) => !isRequired(rule) && kindOf(rule).level === 'binding')
    .flatMap(({ verdict }) => verdict.findings),
]

const missing = ({ required, actual }: Finding): number => Math.abs(required - actual)

/** Findings that are not among others, or are worse than there. */
const beyond = (findings: readonly Finding[], others: readonly Finding[]): Finding[] => {
  // One subject may be spoken of twice: in each period of a quota, after each earlier duty.
  const keyOf = ({ rule, message, subject, data }: Finding): string =>
    JSON.stringify([rule, message, subject, data?.from, data?.earlier])
  const known = new Map(others.map((finding) => [keyOf(finding), missing(finding)]))
  return findings.filter((finding) => missing(finding) > (known.get(keyOf(finding)) ?? 0))
}
