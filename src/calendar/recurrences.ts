import { type Day, dayOfMonth, daysOf, type MonthName, weekdayOf } from '../domain/day.ts'
import type { HolidayPolicy, Recurrence } from '../domain/place.ts'
import { lunarDayOf } from './lunar.ts'
import type { OfficeDay, WorkCalendar } from './workdays.ts'

/** The nth of some days; the nth from the end when n is negative. */
const nth = (days: readonly Day[], n: number): Day | undefined => (n > 0 ? days[n - 1] : days[days.length + n])

/** The days of a month a recurrence is meant for at a place, closed ones included, in order. */
export const meantDays = (on: Recurrence, month: MonthName, place: string, calendar: WorkCalendar): Day[] => {
  const days = daysOf(month)
  if ('every' in on) return days.filter((day) => calendar.at(day).works || calendar.at(day, place).works)
  if ('weekdays' in on) return days.filter((day) => on.weekdays.includes(weekdayOf(day)))
  if ('monthDays' in on) return days.filter((day) => on.monthDays.includes(dayOfMonth(day)))
  if ('lunarDays' in on) return days.filter((day) => on.lunarDays.includes(lunarDayOf(day)))
  if ('dates' in on) return days.filter((day) => on.dates.includes(day))
  if ('nthWorkdays' in on) {
    const workdays = days.filter((day) => calendar.at(day).works)
    const named = on.nthWorkdays.map((n) => nth(workdays, n))
    return days.filter((day) => named.includes(day))
  }
  const named = on.nthWeekdays.map(({ weekday, n }) =>
    nth(
      days.filter((day) => weekdayOf(day) === weekday),
      n,
    ),
  )
  return days.filter((day) => named.includes(day))
}

/**
 * Whether a meant day is open at a place. Dates are always open; a named weekday closes only on public holidays
 * and local closures (a named Saturday is meant); every other recurrence closes on weekends too.
 */
export const isOpen = (on: Recurrence, day: OfficeDay): boolean => {
  if ('dates' in on) return true
  if (day.local) return day.works
  if ('weekdays' in on || 'nthWeekdays' in on) return day.is !== 'holiday'
  return day.works
}

/** What happens to a meant day that turns out closed; skip where the recurrence does not say. */
export const holidayPolicy = (on: Recurrence): HolidayPolicy => ('holiday' in on ? on.holiday : 'skip')
