import type { MonthName } from '../domain/day.ts'
import { type Leader, type Post, postAt } from '../domain/leader.ts'
import { type DutyOutcome, outcomeWords, type Reception } from '../domain/outcome.ts'
import {
  askKey,
  type JudgedAsk,
  type JudgedRule,
  type Judging,
  judgeMonth,
  type KnownMonth,
  type Standing,
} from './judge.ts'

/** How many receptions had each outcome. */
export type Counts = Readonly<Record<DutyOutcome, number>> & {
  /** All that was planned: the sum of its outcomes, unscheduled ones beside it. */
  readonly planned: number
}

/** Counts receptions by what became of them. */
export const countsOf = (receptions: Iterable<Reception>): Counts => {
  const counts = Object.fromEntries(Object.keys(outcomeWords).map((outcome) => [outcome, 0])) as Record<
    DutyOutcome,
    number
  >
  for (const { outcome } of receptions) counts[outcome]++
  const { unscheduled, ...planned } = counts
  return { ...counts, planned: Object.values(planned).reduce((sum, n) => sum + n, 0) }
}

/** A rule of a rule set over the whole question. */
export interface RuleStanding {
  readonly set: JudgedRule['set']
  readonly rule: JudgedRule['rule']
  readonly standing: Standing
  /** Each subject and period once, by the last month that judges it. */
  readonly asks: readonly (JudgedAsk & { readonly month: string })[]
  /** How many of what it asked were kept, are open, are broken; of rules that only forbid, months. */
  readonly kept: number
  readonly open: number
  readonly broken: number
  /** The months it was judged in. */
  readonly months: readonly JudgedRule[]
  /** Those of them that are judged as a whole: the rule only forbade then. */
  readonly forbidding: readonly JudgedRule[]
}

/** Whether the rules of an office were kept over some months, on what was known. */
export interface Compliance {
  readonly receptions: readonly Reception[]
  readonly counts: Counts
  readonly rules: readonly RuleStanding[]
}

/** What a month’s rules come to: `judgeMonth`, or what was kept of it. */
export type Judge = (month: KnownMonth, judging: Judging, isLast: boolean) => JudgedRule[]

/**
 * Judges every rule set by itself, month by month. Receptions are those between two months, in months without a roster
 * too; those of the judging may reach back before.
 */
export const complianceOf = (
  months: readonly KnownMonth[],
  judging: Judging,
  { from, to }: { readonly from: MonthName; readonly to: MonthName },
  judge: Judge = judgeMonth,
): Compliance => {
  const judged = months.flatMap((month, n) => judge(month, judging, n === months.length - 1))
  const receptions = [...judging.receptions.values()].flat().filter(({ month }) => from <= month && month <= to)
  return { receptions, counts: countsOf(receptions), rules: standingsOf(judged) }
}

/** Each rule once, in the order of the rule sets as they first appear. */
const standingsOf = (judged: readonly JudgedRule[]): RuleStanding[] => {
  const byRule = new Map<string, JudgedRule[]>()
  for (const one of judged) {
    const key = JSON.stringify([one.set.id, one.rule.id])
    const months = byRule.get(key)
    if (months) months.push(one)
    else byRule.set(key, [one])
  }
  return [...byRule.values()].map((months): RuleStanding => {
    const latest = new Map(
      months.flatMap(({ month, asks }) => asks.map((ask) => [askKey(ask), { ...ask, month }] as const)),
    )
    const asks = [...latest.values()]
    // A rule may have been of another kind in some months.
    const asking = new Set(months.flatMap((one) => (one.asks.length > 0 ? [one.rule.kind] : [])))
    const forbidding = months.filter((one) => !asking.has(one.rule.kind))
    const has = [...asks, ...forbidding].map((one) => one.standing)
    const count = (standing: Standing) => has.filter((one) => one === standing).length
    const [kept, open, broken] = [count('kept'), count('open'), count('broken')]
    const { set, rule } = months.at(-1)!
    const standing = broken > 0 ? 'broken' : open > 0 ? 'open' : 'kept'
    return { set, rule, standing, asks, kept, open, broken, months, forbidding }
  })
}

/** The post by which a leader’s duty is counted: the one he had in the place’s unit that day, else his first. */
export const postFor = (
  leaders: ReadonlyMap<string, Leader>,
  { leader, unit, date }: Pick<Reception, 'leader' | 'unit' | 'date'>,
): Post | undefined => {
  const found = leaders.get(leader)
  return found && postAt(found, unit, date)
}
