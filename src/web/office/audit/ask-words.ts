import { type Day, firstDay, lastDay, monthOf } from '../../../domain/day.ts'
import { dateInYearWords, dayWords, monthWords } from '../../../domain/day-words.ts'
import type { Subject } from '../../../domain/finding.ts'
import { list, same, type Text } from '../../../domain/text.ts'
import type { AnyRule } from '../../../rules/month.ts'
import type { Asked, Names } from '../../../rules/rule.ts'
import type { OfficeCall } from '../../call.tsx'
import { teamName } from './audit-names.ts'

const words = {
  together: { 'zh-CN': '合计', en: 'all together' },
  atLeast: { 'zh-CN': '至少', en: 'at least ' },
  atMost: { 'zh-CN': '至多', en: 'at most ' },
  nothing: { 'zh-CN': '不作要求', en: 'nothing' },
  partly: { 'zh-CN': '(按任职或有效时间折算)', en: ' (pro rata)' },
  leaders: { 'zh-CN': '名领导', en: 'leaders' },
  days: { 'zh-CN': '天', en: 'days' },
  sessions: { 'zh-CN': '次', en: 'sessions' },
} as const satisfies Record<string, Text>

/** Whom, or which day or session, a rule asked something of. */
export const subjectWords = (call: OfficeCall, names: Names, subject: Subject): string => {
  const { leader, unit, team, date, opening } = subject
  const parts = [
    ...(date === undefined ? [] : [call.say(dateInYear(date))]),
    ...(opening === undefined ? [] : [names.opening(opening)]),
    ...(leader === undefined ? [] : [names.leader(leader)]),
    ...(unit === undefined ? [] : [leader === undefined ? names.unit(unit) : `→ ${names.unit(unit)}`]),
    ...(team === undefined ? [] : [teamName(call, team)]),
  ]
  return parts.join(' ') || call.say(words.together)
}

const dateInYear = (day: Day): Text => {
  const [year, date] = [day.slice(0, 4), dayWords(day)]
  return { 'zh-CN': `${year}年${date['zh-CN']}`, en: `${date.en} ${year}` }
}

/** 2026年3月 · 2026年1月至3月 · 2026年 · two dates: the days a rule counted over. */
export const periodWords = ({ from, to }: { readonly from: Day; readonly to: Day }): Text => {
  const [first, last] = [monthOf(from), monthOf(to)]
  const year = from.slice(0, 4)
  if (from !== firstDay(first) || to !== lastDay(last)) {
    const [a, b] = [dateInYearWords(from), dateInYearWords(to)]
    return from === to ? a : { 'zh-CN': `${a['zh-CN']}至${b['zh-CN']}`, en: `${a.en} to ${b.en}` }
  }
  if (first === last) return monthWords(first)
  if (from === `${year}-01-01` && to === `${year}-12-31`) return { 'zh-CN': `${year}年`, en: year }
  const [a, b] = [monthWords(first), monthWords(last)]
  return { 'zh-CN': `${a['zh-CN']}至${b['zh-CN']}`, en: `${a.en} to ${b.en}` }
}

/** What a rule counts. */
const countedWords = (rule: AnyRule): Text =>
  rule.kind === 'coverage'
    ? words.leaders
    : words[(rule as AnyRule & { counts?: 'days' | 'sessions' }).counts ?? 'days']

/** 至少1 · 至多3 · 2: the number asked for, without its unit. */
const requiredWords = ({ min, max }: Pick<Asked, 'min' | 'max'>): Text => {
  const least = min === undefined || (min === 0 && max !== undefined) ? undefined : min
  const bounds =
    least === max && least !== undefined
      ? [same(String(least))]
      : [
          ...(least === undefined ? [] : [bound(words.atLeast, least)]),
          ...(max === undefined ? [] : [bound(words.atMost, max)]),
        ]
  return bounds.length === 0 ? words.nothing : list(bounds)
}

/** 至少1天 · at least 1 day: a number with its unit. */
export const amountWords = (number: Text, rule: AnyRule): Text => {
  const unit = countedWords(rule)
  return { 'zh-CN': `${number['zh-CN']}${unit['zh-CN']}`, en: `${number.en} ${unit.en}` }
}

/** What a rule asked, with its unit. */
export const askedWords = (ask: Pick<Asked, 'min' | 'max' | 'partly'>, rule: AnyRule): Text => {
  const amount = amountWords(requiredWords(ask), rule)
  return ask.partly
    ? { 'zh-CN': `${amount['zh-CN']}${words.partly['zh-CN']}`, en: `${amount.en}${words.partly.en}` }
    : amount
}

const bound = (word: Text, n: number): Text => ({ 'zh-CN': `${word['zh-CN']}${n}`, en: `${word.en}${n}` })
