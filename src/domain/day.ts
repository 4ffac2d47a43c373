import { z } from 'zod'

/** A calendar day, `YYYY-MM-DD`; days compare as strings. */
export type Day = string
/** A calendar month, `YYYY-MM`. */
export type MonthName = string

export const daySchema = z.iso
  .date({ error: 'day' })
  .refine((day) => day >= '1900-01-01' && day <= '2199-12-31', { error: 'day' })
  .meta({ id: 'Day', description: 'A calendar day, YYYY-MM-DD, from 1900 to 2199' })
export const monthSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'month' })
  .refine((month) => month >= '1990-01' && month <= '2100-12', { error: 'month' })
  .meta({ id: 'Month', description: 'A calendar month, YYYY-MM, from 1990-01 to 2100-12' })

/** Days of the week, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]
export const weekdaySchema = z.enum(weekdays).meta({ description: 'Day of the week' })

const millisecondsPerDay = 86_400_000

// A program meets few different days, and asks about each of them very often.
const serials = new Map<Day, number>()
const days = new Map<number, Day>()

/** Days since 1 January 1970. */
const serial = (day: Day): number => {
  const known = serials.get(day)
  if (known !== undefined) return known
  const number = Date.parse(`${day}T00:00:00Z`) / millisecondsPerDay
  serials.set(day, number)
  return number
}

const dayOf = (number: number): Day => {
  const known = days.get(number)
  if (known !== undefined) return known
  const day = new Date(number * millisecondsPerDay).toISOString().slice(0, 10)
  days.set(number, day)
  return day
}

/** The day `n` days after `day`; before it when `n` is negative. */
export const addDays = (day: Day, n: number): Day => dayOf(serial(day) + n)

/** Days from `from` to `to`: 1 when `to` is the next day, negative when it lies before. */
export const daysBetween = (from: Day, to: Day): number => serial(to) - serial(from)

/** The day of the week. */
export const weekdayOf = (day: Day): Weekday => weekdays[(((serial(day) + 3) % 7) + 7) % 7]!

/** The same day some years before; 28 February where that year has no 29th. */
export const yearsBefore = (day: Day, years: number): Day => {
  const year = String(Number(day.slice(0, 4)) - years).padStart(4, '0')
  const isLeap = addDays(`${year}-02-28`, 1) === `${year}-02-29`
  return day.endsWith('-02-29') && !isLeap ? `${year}-02-28` : `${year}${day.slice(4)}`
}

/** The last of some days. */
export const laterOf = (...days: Day[]): Day => days.reduce((a, b) => (a < b ? b : a))
/** The first of some days. */
export const earlierOf = (...days: Day[]): Day => days.reduce((a, b) => (b < a ? b : a))

/** Every day from `from` to `to`, both included. */
export const daysFrom = (from: Day, to: Day): Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => addDays(from, n))

/** The month a day lies in. */
export const monthOf = (day: Day): MonthName => day.slice(0, 7)
/** The first day of a month. */
export const firstDay = (month: MonthName): Day => `${month}-01`

/** The month `n` months after `month`; before it when `n` is negative. */
export const addMonths = (month: MonthName, n: number): MonthName => {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + n
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`
}
/** The last day of a month. */
export const lastDay = (month: MonthName): Day => addDays(firstDay(addMonths(month, 1)), -1)
/** Every day of a month, in order. */
export const daysOf = (month: MonthName): Day[] => daysFrom(firstDay(month), lastDay(month))
/** The day of the month, 1 to 31. */
export const dayOfMonth = (day: Day): number => Number(day.slice(8))

/** A span of days, both ends included; `to: null` has no end. */
export interface Span {
  readonly from: Day
  readonly to: Day | null
}
export const spanSchema = z.strictObject({ from: daySchema, to: daySchema })

/** For schemas: the end does not lie before the beginning. */
export const endsAfterItBegins = (span: Span): boolean => span.to === null || span.from <= span.to

/** Whether a day lies in a span, ends included. */
export const within = (span: Span, day: Day): boolean => span.from <= day && (span.to === null || day <= span.to)
