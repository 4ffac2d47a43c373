import { DateTime, Settings } from 'luxon'
import { type Day, firstDay, type MonthName } from '../domain/day.ts'

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
