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
  sessionsBetween,
  sessionsByIds,
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

/** Sessions in which something is to be done. */
export interface Unsettled {
  /** Moved, cancelled, or given to a leader who has to withdraw. */
  readonly moved: readonly MovedSession[]
  /** Over, with somebody in them of whom nobody has said what became. */
  readonly ended: readonly StandingSession[]
}

/** The session a duty became that was put off into another month: there it is another duty, of the same leader. */
const deferred = (books: Books, reception: string): StandingSession | undefined => {
  const put = deferralsOf(books.database, books.office.id).findLast(({ duty }) => duty === reception)
  return put && sessionsBetween(books, put.to, put.to).find(({ leader }) => leader === put.leader)
}

const movedGroups = (
  books: Books,
  reception: string,
  booked: readonly KeptBooking[],
  now: StandingSession | undefined,
): MovedSession[] => {
  const moved = now ? booked.filter((one) => !isAsBooked(one, now)) : booked
  const to = moved.length > 0 ? (now ?? deferred(books, reception)) : undefined
  const group = (bookings: readonly KeptBooking[], isWithdrawn: boolean): MovedSession[] => {
    const [first] = bookings
    if (!first) return []
    const was = { date: first.date!, session: first.session!, place: first.place! }
    return [{ reception, was, to: isWithdrawn || to?.isOver ? undefined : to, isWithdrawn, bookings }]
  }
  const barred =
    now && !now.isOver ? booked.filter((one) => !moved.includes(one) && hasToWithdraw(books, now.leader, one)) : []
  return [...group(moved, false), ...group(barred, true)]
}

/** Bookings of which something has to be said: whose session was moved, or is over. */
export const unsettled = (books: Books): Unsettled => {
  const booked = groupBy(
    bookingsIn(books.database, books.office.id, books.viewer, 'booked'),
    ({ reception }) => reception!,
  )
  const sessions = new Map(sessionsByIds(books, [...booked.keys()]).map((one) => [one.id, one]))
  return {
    moved: [...booked].flatMap(([reception, those]) =>
      movedGroups(books, reception, those, sessions.get(reception)),
    ),
    ended: [...sessions.values()].filter(
      (session) => session.isOver && booked.get(session.id)!.some((one) => isAsBooked(one, session)),
    ),
  }
}
