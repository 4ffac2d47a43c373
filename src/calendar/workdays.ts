import type { CalendarNotices, LocalDay, YearNotice } from '../domain/calendar-notice.ts'
import { type Day, weekdayOf } from '../domain/day.ts'
import { announcedYears, statutoryHolidays } from './holidays.ts'

/** What a day is in the State Council’s calendar. */
export interface NationalDay {
  readonly date: Day
  readonly is: 'workday' | 'make-up' | 'weekend' | 'holiday'
  /** The holiday that closes it, or that its make-up work belongs to. */
  readonly name?: string | undefined
  /** Its year has not been announced: statutory holidays only, no make-up days. */
  readonly provisional: boolean
}

/** The same day as an office or one of its places lives it. */
export interface OfficeDay extends NationalDay {
  readonly local?: { readonly is: 'closed' | 'open'; readonly why: string } | undefined
  /** Whether people work there that day. */
  readonly works: boolean
}

export interface WorkCalendar {
  national(day: Day): NationalDay
  /** The day at a place; without a place, the day of the office as a whole. */
  at(day: Day, place?: string): OfficeDay
  isAnnounced(year: number): boolean
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))

/**
 * The calendar of an office: the project’s table, years the planning file announces (they replace the table’s),
 * and local closures and openings. A year nobody announced is provisional.
 */
export const workCalendar = (notices: CalendarNotices): WorkCalendar => {
  const years = new Map<number, YearNotice>()
  for (const notice of [...announcedYears, ...notices.years]) years.set(notice.year, notice)
  const moved = new Map([...years.values()].flatMap((notice) => notice.days.map((day) => [day.date, day] as const)))
  const statutory = new Map<number, Map<Day, string>>()
  const isAnnounced = (year: number): boolean => years.has(year)

  const statutoryName = (day: Day): string | undefined => {
    const year = yearOf(day)
    if (!statutory.has(year)) statutory.set(year, statutoryHolidays(year))
    return statutory.get(year)?.get(day)
  }

  const national = (date: Day): NationalDay => {
    const named = moved.get(date)
    const provisional = !isAnnounced(yearOf(date))
    if (named) return { date, is: named.is === 'closed' ? 'holiday' : 'make-up', name: named.name, provisional }
    const holiday = provisional ? statutoryName(date) : undefined
    if (holiday) return { date, is: 'holiday', name: holiday, provisional }
    const weekday = weekdayOf(date)
    return { date, is: weekday === 'sat' || weekday === 'sun' ? 'weekend' : 'workday', provisional }
  }

  const localDay = (days: readonly LocalDay[], date: Day, isMeant: (day: LocalDay) => boolean) =>
    days.find((day) => day.date === date && isMeant(day))

  const at = (date: Day, place?: string): OfficeDay => {
    const day = national(date)
    // What is said of a place goes before what is said of the office.
    const scopes: ((day: LocalDay) => boolean)[] = [
      ({ places }) => place !== undefined && (places?.includes(place) ?? false),
      ({ places }) => places === undefined,
    ]
    for (const isMeant of scopes) {
      const closed = localDay(notices.closed, date, isMeant)
      if (closed) return { ...day, local: { is: 'closed', why: closed.why }, works: false }
      const open = localDay(notices.open, date, isMeant)
      if (open) return { ...day, local: { is: 'open', why: open.why }, works: true }
    }
    return { ...day, works: day.is === 'workday' || day.is === 'make-up' }
  }

  return { national, at, isAnnounced }
}
