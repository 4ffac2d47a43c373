import { DateTime, Settings } from 'luxon'
import { type Day, firstDay, type MonthName } from '../domain/day.ts'
import type { Text } from '../domain/text.ts'

Settings.throwOnInvalid = true

/** The instant of a wall-clock time on a day in a time zone, whatever the zone of the machine. */
export const instantOf = (day: Day, time: string, timezone: string): Date =>
  DateTime.fromISO(`${day}T${time}`, { zone: timezone }).toJSDate()

/** The first instant of a month in a time zone, as `YYYY-MM-DDTHH:MM:SSZ`. */
export const firstInstant = (month: MonthName, timezone: string): string =>
  DateTime.fromISO(firstDay(month), { zone: timezone }).toUTC().toISO({ suppressMilliseconds: true })!

/** The day it is at an instant in a time zone. */
export const dayIn = (instant: string, timezone: string): Day =>
  DateTime.fromISO(instant, { zone: timezone }).toISODate()!

/** The wall clock at an instant in a time zone, as `YYYY-MM-DD HH:MM`. */
export const clockIn = (instant: string, timezone: string): string =>
  DateTime.fromISO(instant, { zone: timezone }).toFormat('yyyy-MM-dd HH:mm')

/** An instant as the clock of a time zone shows it, with its year: 2026年11月20日 10:00 · 20 Nov 2026 10:00. */
export const momentWords = (instant: string, timezone: string): Text => {
  const at = DateTime.fromISO(instant, { zone: timezone, locale: 'en-GB' })
  return { 'zh-CN': at.toFormat('yyyy年M月d日 HH:mm'), en: at.toFormat('d LLL yyyy HH:mm') }
}

/** An instant in UTC without its fractions of a second, as calendars have them. */
export const wholeSeconds = (instant: string): string => instant.replace(/\.\d+Z$/, 'Z')

/** The last instant of a day in a time zone, in UTC to the millisecond. */
export const dayEnd = (day: Day, timezone: string): string =>
  DateTime.fromISO(day, { zone: timezone }).endOf('day').toUTC().toISO()!
