import { type Weekday, weekdays } from '../domain/day.ts'
import { weekdayWords } from '../domain/day-words.ts'
import { groupBy } from '../domain/group-by.ts'
import { type Activity, activityWords } from '../domain/place.ts'
import { join, type Language, list, same, type Text } from '../domain/text.ts'
import type { Judgement } from '../roster/check.ts'
import type { Evenness, LeaderCount } from '../rules/rule.ts'
import type { OfRule } from './finding.ts'
import { semicolon } from './signs.ts'

const words = {
  title: { 'zh-CN': '均衡程度', en: 'How even' },
  meaning: {
    'zh-CN': '平方和:各份工作量自乘后相加;总量相同时,越小越平均。',
    en: 'Sum of squares: every load times itself, added up; of the same total, the lower the more even.',
  },
} as const satisfies Record<string, Text>

const unitWords: Record<Evenness['unit'], Text> = {
  day: { 'zh-CN': '天', en: 'day' },
  'half-day': { 'zh-CN': '天', en: 'day' },
  session: { 'zh-CN': '次', en: 'session' },
}

const groupWords = (group: string): Text =>
  weekdays.some((day) => day === group) ? weekdayWords[group as Weekday] : activityWords[group as Activity]

const rounded = (n: number): number => Math.round(n * 100) / 100

/** 3 to 5 · 4, as loads of a group; per month in post where leaders were not in post alike. */
const rangeOf = (counts: readonly LeaderCount[], { times }: Evenness): Text => {
  const loads = counts.map(({ actual, months = 1 }) => rounded(times === 1 ? actual : actual / months))
  const [least, most] = [Math.min(...loads), Math.max(...loads)]
  return least === most ? same(`${least}`) : { 'zh-CN': `${least}至${most}`, en: `${least} to ${most}` }
}

/** Who carried how much: over 12 months 18 leaders carry 62 days. */
const totalInWords = (counts: readonly LeaderCount[], { months, known, unit }: Evenness): Text => {
  const leaders = new Set(counts.map(({ leader }) => leader)).size
  const total = counts.reduce((sum, { actual }) => sum + actual, 0)
  const record: Text =
    known === months ? same('') : { 'zh-CN': `(其中${known}个月有记录)`, en: ` (${known} of them on record)` }
  const [carry, s] = [leaders === 1 ? ' carries' : 's carry', total === 1 ? '' : 's']
  return {
    'zh-CN': `${months}个月内${record['zh-CN']}${leaders}名领导共${total}${unitWords[unit]['zh-CN']}`,
    en: `over ${months} month${months === 1 ? '' : 's'}${record.en} ${leaders} leader${carry} ${total} ${unitWords[unit].en}${s}`,
  }
}

/** How much each carries, of each weekday or activity where they are counted apart. */
const eachInWords = (counts: readonly LeaderCount[], evenness: Evenness): Text => {
  const unit = unitWords[evenness.unit]['zh-CN']
  const groups = [...groupBy(counts, ({ group }) => group ?? '')].filter(
    ([group, loads]) => group === '' || loads.some(({ actual }) => actual > 0),
  )
  const ranges = list(
    groups.map(([group, loads]) => {
      const [name, range] = [group === '' ? undefined : groupWords(group), rangeOf(loads, evenness)]
      return {
        'zh-CN': `${name?.['zh-CN'] ?? ''}${range['zh-CN']}${unit}`,
        en: `${name ? `${name.en} ` : ''}${range.en}`,
      }
    }),
  )
  if (evenness.times === 1) return { 'zh-CN': `每人${ranges['zh-CN']}`, en: `${ranges.en} each` }
  const longest = Math.max(...counts.map(({ months = 1 }) => months))
  const partly = new Set(counts.filter(({ months = 1 }) => months < longest).map(({ leader }) => leader)).size
  return {
    'zh-CN': `每人任职期间每月${ranges['zh-CN']}(${partly}人只任职一段时间)`,
    en: `${ranges.en} each per month in post (${partly} in post for part of the time)`,
  }
}

const squaresInWords = (amount: number, { unit, times, least }: Evenness): Text => {
  const half: Text = unit === 'half-day' ? { 'zh-CN': '(以半天计)', en: ' in half-days' } : same('')
  const measure: Text = {
    'zh-CN': `平方和${half['zh-CN']}${times === 1 ? '' : `除以任职月数(再乘${times})`}`,
    en: `sum of squares${half.en}${times === 1 ? '' : ` per month in post, times ${times},`}`,
  }
  return amount === least
    ? { 'zh-CN': `${measure['zh-CN']}${amount},已是最小`, en: `${measure.en} ${amount}, the least possible` }
    : {
        'zh-CN': `${measure['zh-CN']}${amount}(若本月各次可由任何人承担,最小为${least})`,
        en: `${measure.en} ${amount} (${least} if this month’s ${unit === 'session' ? 'sessions' : 'days'} could go to anybody)`,
      }
}

/** How even a roster is. */
export interface EvennessWords {
  readonly title: string
  readonly rules: readonly OfRule[]
  /** What a sum of squares is. */
  readonly meaning: string
}

/** The measure of every balance rule in words and numbers, as its check found it, and once what a sum of squares is. */
export const evennessInWords = (
  { verdicts }: Pick<Judgement, 'verdicts'>,
  language: Language,
): EvennessWords | undefined => {
  const rules = verdicts.flatMap(({ rule, verdict: { amount, counts = [], evenness } }): OfRule[] => {
    if (!evenness || counts.every(({ actual }) => actual === 0)) return []
    const parts = [totalInWords(counts, evenness), eachInWords(counts, evenness), squaresInWords(amount, evenness)]
    return [{ rule: rule.id, says: join(parts, semicolon)[language] }]
  })
  return rules.length === 0 ? undefined : { title: words.title[language], rules, meaning: words.meaning[language] }
}
