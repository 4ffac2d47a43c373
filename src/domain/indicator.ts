import { z } from 'zod'
import { type Day, type MonthName, monthSchema } from './day.ts'
import type { Text } from './text.ts'

/** What auditors ask in per cent, in the order people read it: two of receptions, seven of cases. */
export const indicatorWords = {
  attendance: { 'zh-CN': '接访率', en: 'attendance' },
  coverage: { 'zh-CN': '覆盖率', en: 'coverage' },
  acceptance: { 'zh-CN': '及时受理率', en: 'timely acceptance' },
  completion: { 'zh-CN': '按期办结率', en: 'on-time completion' },
  'first-visit': { 'zh-CN': '初信初访一次性化解率', en: 'first-visit resolution' },
  settlement: { 'zh-CN': '调结率', en: 'settlement' },
  backlog: { 'zh-CN': '积案化解率', en: 'backlog resolution' },
  'in-charge': { 'zh-CN': '包案化解率', en: 'resolution by the leader in charge' },
  satisfaction: { 'zh-CN': '群众满意率', en: 'satisfaction' },
} as const satisfies Record<string, Text>
export type IndicatorId = keyof typeof indicatorWords
/** All of them, in that order. */
export const indicatorIds = Object.keys(indicatorWords) as [IndicatorId, ...IndicatorId[]]

/** Why something stands neither above nor below the line. */
export const excludedWords = {
  pending: { 'zh-CN': '时限没到', en: 'the limit still runs' },
  ended: { 'zh-CN': '时限内已结束,不用再办这一步', en: 'the case ended within the limit' },
  transferred: { 'zh-CN': '已导入法定途径', en: 'on a legal route' },
  dropped: { 'zh-CN': '信访人已撤回', en: 'taken back by the petitioner' },
  refused: { 'zh-CN': '不予受理', en: 'not accepted' },
  unjudged: { 'zh-CN': '办结了,群众没有评价', en: 'closed, nobody has judged it' },
} as const satisfies Record<string, Text>
export type ExcludedWhy = keyof typeof excludedWords

/** One record behind an indicator: a case, a reception or a day. */
interface Behind {
  /** The case’s id, the reception’s, or the day. */
  readonly id: string
  /** The day by which it belongs to the period. */
  readonly day: Day
  /** The unit that answers for it; null: none yet. */
  readonly unit: string | null
  /** The leader who answers for it; null: nobody. */
  readonly leader: string | null
}

/** Something below the line; it also stands above it where `isMet`. */
export interface Counted extends Behind {
  readonly isMet: boolean
}

/** Something left out. */
export interface Excluded extends Behind {
  readonly why: ExcludedWhy
}

/** A share, with all it rests on. */
export interface Indicator {
  readonly id: IndicatorId
  /** What the records behind it are. */
  readonly of: 'cases' | 'receptions' | 'days'
  readonly numerator: number
  /** 0: there is no share. */
  readonly denominator: number
  /** What exactly is counted above and below the line, what is left out, and which day decides the period. */
  readonly definition: Text
  readonly counted: readonly Counted[]
  readonly excluded: readonly Excluded[]
}

/** An indicator of some records. */
export const indicatorOf = (
  { id, of, definition }: Pick<Indicator, 'id' | 'of' | 'definition'>,
  counted: readonly Counted[],
  excluded: readonly Excluded[],
): Indicator => ({
  ...{ id, of, definition, counted, excluded },
  numerator: counted.filter(({ isMet }) => isMet).length,
  denominator: counted.length,
})

/** A share in per cent, to one place and never rounded up: 94.96 % is no 95 %. Undefined where nothing is below the line. */
export const percentOf = ({ numerator, denominator }: Pick<Indicator, 'numerator' | 'denominator'>) =>
  denominator === 0 ? undefined : Math.floor((numerator * 1000) / denominator) / 10

/** What an office wants to reach: at least so many per cent, from a month to a month. */
export const targetSchema = z.strictObject({
  indicator: z.enum(indicatorIds),
  percent: z.number().min(0).max(100),
  from: monthSchema,
  to: monthSchema.nullable(),
})
export type Target = z.infer<typeof targetSchema>

/** What an office wants to reach in a month; undefined: nothing was set. */
export const targetIn = (
  targets: readonly Target[],
  indicator: IndicatorId,
  month: MonthName,
): Target | undefined =>
  targets.find((one) => one.indicator === indicator && one.from <= month && (one.to === null || month <= one.to))

/** Whether a target is reached; undefined where nothing is below the line. */
export const isReached = (
  { numerator, denominator }: Pick<Indicator, 'numerator' | 'denominator'>,
  { percent }: Target,
): boolean | undefined =>
  // In whole millionths of a percent: 32.2 times 500 is a little more than 16,100.
  denominator === 0 ? undefined : numerator * 100 * 1e6 >= Math.round(percent * 1e6) * denominator
