import type { Booking, BookingIs, BookingSettings } from '../domain/booking.ts'
import { addDays, type Day } from '../domain/day.ts'

/** A session one can be booked into: a published duty. Times are HH:MM by the office’s clock. */
export interface SessionTimes {
  readonly date: Day
  readonly start: string
  readonly end: string
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const earlier = (one: string, other: string): string => (one < other ? one : other)

/** From when on nobody is booked any more, `YYYY-MM-DD HH:MM` by the office’s clock: never later than the session begins. */
export const cutOffOf = ({ date, start }: SessionTimes, { daysBefore, until }: BookingSettings): string =>
  earlier(`${addDays(date, -daysBefore)} ${until}`, `${date} ${start}`)

/** Whether a session is over at `now`, `YYYY-MM-DD HH:MM` by the office’s clock. */
export const isOver = ({ date, end }: SessionTimes, now: string): boolean => now >= `${date} ${end}`

/** Batches a session takes: as many as the office wants, and no more than it has time for, but one at least. */
export const roomOf = ({ start, end }: SessionTimes, { perSession, minutesEach }: BookingSettings): number =>
  Math.max(1, Math.min(perSession, Math.floor((minutesOf(end) - minutesOf(start)) / minutesEach)))

/** When the batch of a number is expected, HH:MM; undefined where that would be after the session. */
export const timeOfNumber = (
  { start, end }: SessionTimes,
  { minutesEach }: BookingSettings,
  number: number,
): string | undefined => {
  const minutes = minutesOf(start) + (number - 1) * minutesEach
  return minutes < minutesOf(end) ? timeOf(minutes) : undefined
}

/** What may be told of a booking in a session: whoever was there, or should have been, has taken a place. */
const takes: readonly BookingIs[] = ['booked', 'seen', 'missed']

/** Whether a booking has a place in the session it names. */
export const hasPlace = ({ is }: { readonly is: BookingIs }): boolean => takes.includes(is)

/** A step of a booking, as numbers follow from it. */
export interface NumberedStep {
  readonly booking: string
  readonly is: BookingIs
  readonly reception: string | null
}

/**
 * 号: the number each booking has in a session, from the steps of all bookings that were ever in it, in the order they were
 * taken. A number once told stays; one given back is the next to be given out.
 */
export const numbersOf = (steps: readonly NumberedStep[], reception: string): Map<string, number> => {
  const numbers = new Map<string, number>()
  for (const step of steps) {
    const isIn = step.reception === reception && hasPlace(step)
    if (!isIn) numbers.delete(step.booking)
    else if (!numbers.has(step.booking)) numbers.set(step.booking, lowestFree(new Set(numbers.values())))
  }
  return numbers
}

const lowestFree = (taken: ReadonlySet<number>): number => {
  let number = 1
  while (taken.has(number)) number++
  return number
}

/** Why somebody cannot be put into a session. */
export type SessionRefusal = 'over' | 'closed' | 'full' | 'withdrawn'

/**
 * Why somebody cannot be put into a session with `taken` places gone; undefined where he can. The cut-off is for new
 * bookings; places still free after it go to whoever waits in the queue (接访库).
 */
export const sessionRefusal = (
  session: SessionTimes,
  settings: BookingSettings,
  {
    now,
    taken,
    hasToWithdraw,
    isNew,
  }: {
    readonly now: string
    readonly taken: number
    readonly hasToWithdraw: boolean
    readonly isNew: boolean
  },
): SessionRefusal | undefined => {
  if (isOver(session, now)) return 'over'
  if (isNew && now >= cutOffOf(session, settings)) return 'closed'
  if (hasToWithdraw) return 'withdrawn'
  return taken >= roomOf(session, settings) ? 'full' : undefined
}

/** What can become of a booking on a day; nobody is received or missed before the day of his session. */
export const bookingStepsOpen = ({ is, date, case: became }: Booking, today: Day): BookingIs[] => {
  switch (is) {
    case 'queued':
      return ['booked', 'seen', 'cancelled']
    case 'booked':
      return date !== null && date <= today
        ? ['seen', 'missed', 'booked', 'queued', 'cancelled']
        : ['booked', 'queued', 'cancelled']
    case 'missed':
      return ['seen', 'booked', 'queued']
    // What it became is entered later, or it was a mistake.
    case 'seen':
      return became === null ? (date === null ? ['seen', 'queued'] : ['seen', 'missed']) : []
    case 'cancelled':
      return ['booked', 'queued']
  }
}
