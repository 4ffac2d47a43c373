import { deferralsOf } from '../../../db/amendment-store.ts'
import { bookingsIn, type KeptBooking } from '../../../db/booking-store.ts'
import type { Day } from '../../../domain/day.ts'
import { groupBy } from '../../../domain/group-by.ts'
import type { Session } from '../../../domain/place.ts'
import {
  type Books,
  hasToWithdraw,
  isAsBooked,
  type StandingSession,
  sessionById,
  sessionsBetween,
} from './sessions.ts'

/** Bookings of a session that is not as they were made for it. */
export interface MovedSession {
  readonly reception: string
  readonly was: { readonly date: Day; readonly session: Session; readonly place: string }
  /** Where it went; undefined where it is off, or over. */
  readonly to: StandingSession | undefined
  /** Somebody else receives there now, who has to withdraw from these. */
  readonly isWithdrawn: boolean
  /** In the order of waiting. */
  readonly bookings: readonly KeptBooking[]
}

/** The session a duty became that was put off into another month: there it is another duty, of the same leader. */
const deferred = (books: Books, reception: string): StandingSession | undefined => {
  const put = deferralsOf(books.database, books.office.id).findLast(({ duty }) => duty === reception)
  return put && sessionsBetween(books, put.to, put.to).find(({ leader }) => leader === put.leader)
}

/** Bookings whose session was moved, cancelled or given to a leader who has to withdraw, session by session. */
export const movedSessions = (books: Books): MovedSession[] => {
  const booked = bookingsIn(books.database, books.office.id, books.viewer, 'booked')
  return [...groupBy(booked, ({ reception }) => reception!)].flatMap(([reception, those]): MovedSession[] => {
    const now = sessionById(books, reception)
    const to = now ?? deferred(books, reception)
    const group = (bookings: readonly KeptBooking[], isWithdrawn: boolean): MovedSession[] => {
      const [first] = bookings
      if (!first) return []
      const was = { date: first.date!, session: first.session!, place: first.place! }
      return [{ reception, was, to: isWithdrawn || to?.isOver ? undefined : to, isWithdrawn, bookings }]
    }
    const moved = now ? those.filter((one) => !isAsBooked(one, now)) : those
    const stay = those.filter((one) => !moved.includes(one))
    const barred =
      now && !now.isOver ? stay.filter(({ concerns }) => hasToWithdraw(books, now.leader, concerns)) : []
    return [...group(moved, false), ...group(barred, true)]
  })
}
