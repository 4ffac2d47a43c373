import { z } from 'zod'
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  earlierOf,
  endsAfterItBegins,
  firstDay,
  lastDay,
  laterOf,
  type MonthName,
  monthOf,
  type Span,
  spanSchema,
  weekdayOf,
  weekdays,
} from '../domain/day.ts'
import { dayWords } from '../domain/day-words.ts'
import type { Text } from '../domain/text.ts'

/** What a quota counts over: a running period, or a campaign with its own dates. */
export const perSchema = z
  .union([
    z.enum(['week', 'month', 'quarter', 'half-year', 'year']),
    spanSchema.refine(endsAfterItBegins, { error: 'span', path: ['to'] }),
  ])
  .meta({
    id: 'Per',
    description: 'week (Monday to Sunday) | month | quarter | half-year | year | a campaign { from, to }',
  })
export type Per = z.infer<typeof perSchema>

/** The days a rule counts over, both ends included. */
export interface Period {
  readonly from: Day
  readonly to: Day
}

const monthsIn = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

/** The periods that have a day in a month, in order. */
export const periodsOf = (per: Per, month: MonthName): Period[] => {
  const [first, last] = [firstDay(month), lastDay(month)]
  if (typeof per !== 'string') return per.from <= last && first <= per.to ? [per] : []
  if (per === 'week') {
    const monday = addDays(first, -weekdays.indexOf(weekdayOf(first)))
    return Array.from({ length: Math.floor(daysBetween(monday, last) / 7) + 1 }, (_, n) => ({
      from: addDays(monday, 7 * n),
      to: addDays(monday, 7 * n + 6),
    }))
  }
  const length = monthsIn[per]
  const begin = addMonths(month, -((Number(month.slice(5)) - 1) % length))
  return [{ from: firstDay(begin), to: lastDay(addMonths(begin, length - 1)) }]
}

/** Days of a span; 0 when it ends before it begins. */
export const daysIn = ({ from, to }: Period): number => Math.max(0, daysBetween(from, to) + 1)

/** The days that a period shares with a span; it ends before it begins where they share none. */
export const common = (a: Period, b: Span): Period => ({
  from: laterOf(a.from, b.from),
  to: b.to === null ? a.to : earlierOf(a.to, b.to),
})

/** Months that a span has a day in. */
const monthsTouched = ({ from, to }: Period): number => {
  const months = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return months(to) - months(from) + 1
}

/**
 * How much of a minimum is due by the end of a month: all of it when the period ends by then, else the share of the
 * months gone by, rounded down.
 */
export const paced = (min: number, counted: Period, month: MonthName): number => {
  const all = monthsTouched(counted)
  const gone = monthsTouched({ from: counted.from, to: firstDay(month) })
  return monthOf(counted.to) <= month ? min : Math.floor((min * gone) / all)
}

/** 每月 · a month; 2026-05-01 至 2026-05-31 · from Fri 1 May to Sun 31 May. */
export const perWords = (per: Per): Text => {
  if (typeof per !== 'string') {
    const [from, to] = [dayWords(per.from), dayWords(per.to)]
    return { 'zh-CN': `${per.from}至${per.to}期间`, en: `from ${from.en} to ${to.en} ${per.to.slice(0, 4)}` }
  }
  return {
    week: { 'zh-CN': '每周', en: 'a week' },
    month: { 'zh-CN': '每月', en: 'a month' },
    quarter: { 'zh-CN': '每季度', en: 'a quarter' },
    'half-year': { 'zh-CN': '每半年', en: 'a half-year' },
    year: { 'zh-CN': '每年', en: 'a year' },
  }[per]
}

/** Spans in order, those that touch or overlap as one. */
export const union = (spans: readonly Period[]): Period[] =>
  spans
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .reduce<Period[]>((merged, span) => {
      const last = merged.at(-1)
      if (last && span.from <= addDays(last.to, 1))
        merged[merged.length - 1] = { from: last.from, to: laterOf(last.to, span.to) }
      else merged.push(span)
      return merged
    }, [])
