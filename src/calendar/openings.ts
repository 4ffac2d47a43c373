import { compare } from '../domain/compare.ts'
import { addDays, addMonths, type Day, type MonthName, monthOf } from '../domain/day.ts'
import type { OpeningUntil } from '../domain/place.ts'
import { type Slot, slotId } from '../domain/slot.ts'
import { holidayPolicy, isOpen, meantDays } from './recurrences.ts'
import type { OfficeDay, WorkCalendar } from './workdays.ts'

/** What becomes of one day an opening is meant for. */
export interface OpeningDay {
  readonly meant: Day
  /** The meant day at that place: why it is open or closed. */
  readonly day: OfficeDay
  /** open on the day itself · moved to `date` · merged with the slot already on `date` · cancelled. */
  readonly becomes: 'open' | 'moved' | 'merged' | 'cancelled'
  readonly date?: Day
  readonly provisional: boolean
}

/** Longest search for a day to move to: a place closed longer than this is cancelled. */
const searchDays = 60

const moveTo = (
  meant: Day,
  step: 1 | -1,
  place: string,
  calendar: WorkCalendar,
): { date?: Day; provisional: boolean } => {
  let provisional = false
  for (let n = 1; n <= searchDays; n++) {
    const day = calendar.at(addDays(meant, n * step), place)
    provisional ||= day.provisional
    if (day.works) return { date: day.date, provisional }
  }
  return { provisional }
}

/**
 * The days of a month an opening is meant for and what becomes of each. A moved day belongs to the month it was
 * meant for, even when its date lies in another; days that meet on one date are one slot, kept by the day that
 * was open anyway, else by the earliest meant. An opening has none before it was there, and none once it is closed for good.
 */
export const openingDays = (opening: OpeningUntil, month: MonthName, calendar: WorkCalendar): OpeningDay[] => {
  const { on, place, since = '', until } = opening
  const policy = holidayPolicy(on)
  const months = policy === 'skip' ? [month] : [addMonths(month, -1), month, addMonths(month, 1)]
  const meant = months.flatMap((name) => meantDays(on, name, place, calendar)).map((day) => calendar.at(day, place))
  const taken = new Set(meant.filter((day) => isOpen(on, day)).map((day) => day.date))
  const days = meant.map((day): OpeningDay => {
    const base = { meant: day.date, day, provisional: day.provisional }
    if (isOpen(on, day)) return { ...base, becomes: 'open', date: day.date }
    if (policy === 'skip') return { ...base, becomes: 'cancelled' }
    const moved = moveTo(day.date, policy === 'next-workday' ? 1 : -1, place, calendar)
    const provisional = day.provisional || moved.provisional
    if (moved.date === undefined) return { ...base, becomes: 'cancelled', provisional }
    if (taken.has(moved.date)) return { ...base, becomes: 'merged', date: moved.date, provisional }
    taken.add(moved.date)
    return { ...base, becomes: 'moved', date: moved.date, provisional }
  })
  return days.filter(
    ({ meant: day, date = day }) =>
      monthOf(day) === month && since <= date && (until === undefined || date < until),
  )
}

/** The slots of a month in order of date, time and opening. `unitOf` gives the unit of a place. */
export const slotsOf = (
  openings: readonly OpeningUntil[],
  month: MonthName,
  calendar: WorkCalendar,
  unitOf: (place: string) => string,
): Slot[] => {
  const slots = openings.flatMap((opening) =>
    openingDays(opening, month, calendar).flatMap(({ becomes, date, meant, provisional }): Slot[] =>
      date === undefined || becomes === 'merged'
        ? []
        : [
            {
              id: slotId(date, opening.id),
              date,
              opening: opening.id,
              place: opening.place,
              unit: unitOf(opening.place),
              activity: opening.activity,
              session: opening.session,
              start: opening.start,
              end: opening.end,
              capacity: opening.capacity,
              movedFrom: date === meant ? undefined : meant,
              provisional,
            },
          ],
    ),
  )
  // Those of one time are in order of opening, and stay so.
  return slots.sort((a, b) => compare(a.date, b.date) || compare(a.start, b.start) || compare(a.end, b.end))
}
