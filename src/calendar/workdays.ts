import type { CalendarNotices, LocalDay, YearNotice } from '../domain/calendar-notice.ts'
import { addDays, type Day, weekdayOf } from '../domain/day.ts'
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

/** Which days are worked: all over the country, and at an office and its places. */
export interface WorkCalendar {
  national(day: Day): NationalDay
  /** The day at a place; without a place, the day of the office as a whole. */
  at(day: Day, place?: string): OfficeDay
  /**
   * Whether the office works that day, and the days off that end just before it or begin just after it hold a public
   * holiday: the Friday before a holiday on Monday, and the Tuesday after it.
   */
  isBesideHoliday(day: Day): boolean
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
    if (named?.is === 'closed') return { date, is: 'holiday', name: named.name, provisional }
    const holiday = provisional ? statutoryName(date) : undefined
    if (holiday) return { date, is: 'holiday', name: holiday, provisional }
    // A paper may name the weekday on which work begins again; that is a workday like any.
    if (!['sat', 'sun'].includes(weekdayOf(date))) return { date, is: 'workday', provisional }
    return named ? { date, is: 'make-up', name: named.name, provisional } : { date, is: 'weekend', provisional }
  }

  const named = new Set([...notices.closed, ...notices.open].map(({ date }) => date))
  const plain = new Map<Day, OfficeDay>()
  /** A day that no local notice names, the same at every place. */
  const plainDay = (date: Day): OfficeDay => {
    const known = plain.get(date)
    if (known) return known
    const day = national(date)
    const fresh = { ...day, works: day.is === 'workday' || day.is === 'make-up' }
    plain.set(date, fresh)
    return fresh
  }

  const localDay = (days: readonly LocalDay[], date: Day, isMeant: (day: LocalDay) => boolean) =>
    days.find((day) => day.date === date && isMeant(day))

  const at = (date: Day, place?: string): OfficeDay => {
    const day = plainDay(date)
    if (!named.has(date)) return day
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
    return day
  }

  /** Whether the days off next to a day, going that way, hold a public holiday. */
  const isHolidayNext = (date: Day, step: 1 | -1): boolean => {
    for (let day = at(addDays(date, step)); !day.works; day = at(addDays(day.date, step)))
      if (day.is === 'holiday') return true
    return false
  }

  // Rules ask this of every slot and of all that was served, again and again.
  const beside = new Map<Day, boolean>()
  const isBesideHoliday = (day: Day): boolean => {
    const known = beside.get(day)
    if (known !== undefined) return known
    const is = at(day).works && (isHolidayNext(day, -1) || isHolidayNext(day, 1))
    beside.set(day, is)
    return is
  }

  return { national, at, isBesideHoliday, isAnnounced }
}
