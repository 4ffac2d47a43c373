import type { Duty } from '../../src/domain/slot.ts'
import { builtIns } from '../../src/rules/built-in/index.ts'
import { checkRule } from '../../src/rules/index.ts'
import type { Month } from '../../src/rules/month.ts'
import { pairKey } from '../../src/rules/row.ts'
import { tieBreak } from '../../src/solver/model.ts'
import { pairsOf, rostersOver, takenBy } from '../tools/world.ts'

/** What a roster costs at every step, by the rules’ checks and by plain counting; never by rows. */
const costsByChecks = (month: Month, duties: readonly Duty[]): number[] => {
  const amounts = month.rules.map((rule) => ({ rule, amount: checkRule(rule, month, duties).amount }))
  const sum = (wanted: (rule: Month['rules'][number]) => boolean) =>
    amounts.reduce((total, { rule, amount }) => total + (wanted(rule) ? amount : 0), 0)
  const isBinding = ({ kind }: { kind: string }) =>
    ['coverage', 'quota', 'rest', 'apart', 'together', 'turns', 'eligible'].includes(kind)
  const giveWays = [
    ...new Set(
      month.rules.filter((rule) => isBinding(rule) && rule.strength === 'required').map((rule) => rule.giveWay!),
    ),
  ].sort((a, b) => a - b)
  const published = new Set(
    month.plan.published.map((duty) => pairKey(duty.leader, `${duty.date}/${duty.opening}`)),
  )
  const keys = duties.map((duty) => pairKey(duty.leader, duty.slot.id))
  const kept = keys.filter((key) => published.has(key)).length
  return [
    ...giveWays.map((giveWay) =>
      sum((rule) => isBinding(rule) && rule.strength === 'required' && rule.giveWay === giveWay),
    ),
    published.size === 0 ? 0 : published.size - kept + keys.length - kept,
    sum((rule) => isBinding(rule) && rule.strength === 'preferred'),
    duties.length,
    sum((rule) => rule.kind === 'balance'),
    sum((rule) => rule.kind === 'wishes'),
    sum((rule) => rule.kind === 'spread'),
    keys.reduce((total, key) => total + tieBreak(key), 0),
  ]
}

const isBetter = (a: readonly number[], b: readonly number[]): boolean => {
  const first = a.findIndex((cost, n) => cost !== b[n])
  return first >= 0 && a[first]! < b[first]!
}

/** A roster, and what it costs at every step. */
export interface Tried {
  readonly taken: ReadonlySet<string>
  readonly costs: readonly number[]
}

/** Every roster of a month that no built-in forbids. */
export const allRosters = (month: Month): Tried[] =>
  [...rostersOver(pairsOf(month))]
    .filter((duties) => builtIns.every((builtIn) => builtIn.check(month, duties).length === 0))
    .map((duties) => ({ taken: takenBy(duties), costs: costsByChecks(month, duties) }))

/** The least costs among the rosters that a test admits, level by level; undefined where it admits none. */
export const leastOf = (
  rosters: readonly Tried[],
  admits: (taken: ReadonlySet<string>) => boolean = () => true,
): readonly number[] | undefined =>
  rosters
    .filter(({ taken }) => admits(taken))
    .reduce<readonly number[] | undefined>(
      (best, { costs }) => (best === undefined || isBetter(costs, best) ? costs : best),
      undefined,
    )

/** The least costs of any roster of a month, level by level, by trying them all. */
export const bruteForce = (month: Month): readonly number[] => leastOf(allRosters(month))!
