import type { Day } from '../domain/day.ts'
import type { ExcludedWhy, IndicatorId } from '../domain/indicator.ts'
import type { Text } from '../domain/text.ts'
import type { FollowedCase, IndicatorQuestion } from './followed-case.ts'

/** Where a case stands in an indicator: above and below the line, below it only, or left out and why. */
export interface Verdict {
  readonly is: 'met' | 'unmet' | ExcludedWhy
  /** The day by which it belongs to the period. */
  readonly day: Day
}

/** One indicator of cases: what it says of itself, and where each case stands in it. */
export interface CaseIndicator {
  readonly id: IndicatorId
  definition(question: Pick<IndicatorQuestion, 'backlogYears'>): Text
  /** Undefined where the case has nothing to do with it in that period. */
  judge(one: FollowedCase, question: IndicatorQuestion): Verdict | undefined
}

/** The four things a definition says. */
export interface Defined {
  /** 分母 */
  readonly below: Text
  /** 分子 */
  readonly above: Text
  /** 不计入 */
  readonly out: Text
  /** 归入哪个时段 */
  readonly period: Text
}

const heads = {
  below: { 'zh-CN': '分母:', en: 'Below the line: ' },
  above: { 'zh-CN': '分子:', en: 'Above the line: ' },
  out: { 'zh-CN': '不计入:', en: 'Left out: ' },
  period: { 'zh-CN': '归期:', en: 'Period: ' },
} as const satisfies Record<keyof Defined, Text>

/** A definition, one line for each thing it says. */
export const defined = (parts: Defined): Text => {
  const lines = (language: keyof Text): string =>
    (Object.keys(heads) as (keyof Defined)[])
      .map((name) => `${heads[name][language]}${parts[name][language]}`)
      .join('\n')
  return { 'zh-CN': lines('zh-CN'), en: lines('en') }
}
