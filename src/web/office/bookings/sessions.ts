import { clockIn, dayIn } from '../../../calendar/instant.ts'
import { bookingsFor, type KeptBooking } from '../../../db/booking-store.ts'
import { dutiesBetween, dutiesInForce } from '../../../db/duty-store.ts'
import type { Database } from '../../../db/open.ts'
import { withdrawnLeaders } from '../../../db/withdrawal.ts'
import type { Viewer } from '../../../domain/case.ts'
import type { Concerns } from '../../../domain/case-event.ts'
import { addDays, type Day } from '../../../domain/day.ts'
import { groupBy } from '../../../domain/group-by.ts'
import type { Office } from '../../../domain/office.ts'
import type { Activity, Session } from '../../../domain/place.ts'
import {
  cutOffOf,
  hasPlace,
  isOver,
  roomOf,
  type SessionRefusal,
  sessionRefusal,
} from '../../../reception/booking-sessions.ts'
import type { OfficeCall } from '../../call.tsx'

/** Days ahead of which sessions are offered. */
export const daysAhead = 31

/** Forms one can be booked for: those to which the public comes. */
const bookable: readonly Activity[] = ['reception', 'appointment']

/**
 * Where bookings are read. Counts, lists, numbers and the room that is left are all by what exists for the viewer (回避):
 * a full session with fewer in it than it takes would tell of one that does not.
 */
export interface Books {
  readonly database: Database
  readonly office: Office
  readonly viewer: Viewer
  /** By the office’s clock, `YYYY-MM-DD HH:MM`. */
  readonly now: string
}

/** The bookings of an office as somebody reads them. */
export const booksOf = ({ database, office, viewer, app }: OfficeCall): Books => ({
  database,
  office,
  viewer,
  now: clockIn(app.now(), office.timezone),
})

/** The day it is where the office is. */
export const dayOf = ({ now }: Books): Day => now.slice(0, 10)

/** A published duty one can be booked for. */
export interface BookedSession {
  /** The duty’s id. */
  readonly id: string
  readonly date: Day
  readonly session: Session
  readonly start: string
  readonly end: string
  readonly place: string
  readonly leader: string
}

/** A session with the places taken in it. */
export interface StandingSession extends BookedSession {
  readonly bookings: readonly KeptBooking[]
  readonly taken: number
  readonly room: number
  /** From when on no new booking is taken, `YYYY-MM-DD HH:MM`. */
  readonly cutOff: string
  readonly isOver: boolean
}

type DutyRow = ReturnType<typeof dutiesBetween>[number]['duty']

const asSession = ({ id, date, session, start, end, place, leader }: DutyRow): BookedSession => ({
  id,
  date,
  session,
  start,
  end,
  place,
  leader,
})

/** Sessions with what is booked in them. */
const standing = (books: Books, sessions: readonly BookedSession[]): StandingSession[] => {
  const { database, office, viewer, now } = books
  const settings = office.settings.booking
  const kept = bookingsFor(
    database,
    office.id,
    viewer,
    sessions.map(({ id }) => id),
  )
  const bookings = groupBy(kept.filter(hasPlace), ({ reception }) => reception!)
  return sessions.map((session) => {
    const own = bookings.get(session.id) ?? []
    return {
      ...session,
      bookings: own,
      taken: own.length,
      room: roomOf(session, settings),
      cutOff: cutOffOf(session, settings),
      isOver: isOver(session, now),
    }
  })
}

/** Sessions of some days. */
export const sessionsBetween = (books: Books, from: Day, to: Day): StandingSession[] =>
  standing(
    books,
    dutiesBetween(books.database, books.office.id, from, to)
      .filter(({ duty }) => bookable.includes(duty.activity))
      .map(({ duty }) => asSession(duty)),
  )

/** Sessions that are not over, as far ahead as they are offered. */
export const comingSessions = (books: Books): StandingSession[] =>
  sessionsBetween(books, dayOf(books), addDays(dayOf(books), daysAhead)).filter((session) => !session.isOver)

/** Sessions in force by their duties; what is not there, or is none one can be booked for, is left out. */
export const sessionsByIds = (books: Books, ids: readonly string[]): StandingSession[] =>
  standing(
    books,
    dutiesInForce(books.database, books.office.id, ids)
      .filter(({ duty }) => bookable.includes(duty.activity))
      .map(({ duty }) => asSession(duty)),
  )

/** A session in force by its duty; undefined where there is none one can be booked for. */
export const sessionById = (books: Books, id: string): StandingSession | undefined => sessionsByIds(books, [id])[0]

/** What leaders may have to withdraw from: a booking, or one that is being made. */
export interface Concerning {
  readonly concerns: Concerns
  /** When it was made. */
  readonly at?: string
}

/** Leaders who have to withdraw from it (回避). */
export const withdrawn = (books: Books, { concerns, at }: Concerning): ReadonlySet<string> =>
  withdrawnLeaders(books.database, concerns, at === undefined ? dayOf(books) : dayIn(at, books.office.timezone))

/** Whether a leader has to withdraw from it. */
export const hasToWithdraw = (books: Books, leader: string, what: Concerning): boolean =>
  withdrawn(books, what).has(leader)

/** Why somebody cannot be put into a session; undefined where he can. */
export const refusalFor = (
  books: Books,
  session: StandingSession,
  what: Concerning,
  isNew: boolean,
): SessionRefusal | undefined =>
  sessionRefusal(session, books.office.settings.booking, {
    now: books.now,
    taken: session.taken,
    hasToWithdraw: hasToWithdraw(books, session.leader, what),
    isNew,
  })

/** Where somebody can be put: the sessions that take him, the first first. */
export const sessionsFor = (books: Books, what: Concerning, isNew: boolean): StandingSession[] =>
  comingSessions(books).filter((session) => refusalFor(books, session, what, isNew) === undefined)

/** Whether a booking is for the session as it is in force. */
export const isAsBooked = (booking: KeptBooking, session: BookedSession): boolean =>
  booking.date === session.date && booking.session === session.session && booking.place === session.place
