import { addBooking, addBookingStep, bookingById, bookingsIn, type KeptBooking } from '../../../db/booking-store.ts'
import type { KeyRing } from '../../../db/key-ring.ts'
import type { Actor } from '../../../db/log-store.ts'
import { savePersonal } from '../../../db/personal-store.ts'
import { type Stale, stale } from '../../../db/stale.ts'
import type { BookingIs } from '../../../domain/booking.ts'
import type { Personal } from '../../../domain/case.ts'
import type { Concerns } from '../../../domain/case-event.ts'
import { bookingStepsOpen, type SessionRefusal } from '../../../reception/booking-sessions.ts'
import { unsettled } from './moved-sessions.ts'
import {
  type BookedSession,
  type Books,
  comingSessions,
  dayOf,
  hasToWithdraw,
  isAsBooked,
  refusalFor,
  type StandingSession,
  sessionById,
} from './sessions.ts'

type Writer = Actor & { readonly office: string; readonly user: number }

/** Everything here runs in one transaction of the caller’s, on the database that is written to. */
export interface Desk extends Books {
  readonly keys: KeyRing
  readonly actor: Writer
}

const waits = { is: 'queued', date: null, session: null, place: null, reception: null, case: null } as const

const inSession = ({ id, date, session, place }: BookedSession) =>
  ({ is: 'booked', date, session, place, reception: id, case: null }) as const

/** A booking to be taken in. */
export interface NewBooking {
  readonly id: string
  readonly subject: string
  readonly heads: number
  readonly concerns: Concerns
  readonly personal: Personal
}

/** Takes a booking into a session, or into the queue (接访库) where none is given. A refusal changes nothing. */
export const takeBooking = (
  desk: Desk,
  { id, subject, heads, concerns, personal }: NewBooking,
  reception: string | null,
): SessionRefusal | undefined => {
  const { database, keys, office, actor } = desk
  const session = reception === null ? undefined : sessionById(desk, reception)
  if (reception !== null && !session) return 'over'
  const refused = session && refusalFor(desk, session, { concerns }, true)
  if (refused) return refused
  savePersonal(database, keys, office.id, { id, kind: 'booking' }, personal, 0)
  addBooking(database, actor, { id, subject, heads, concerns }, session ? inSession(session) : waits)
  return undefined
}

/** What somebody says became of a booking. */
export interface Told {
  readonly id: string
  /** The step it was shown after. */
  readonly after: number
  readonly is: BookingIs
  /** The session it is put into, where `is` says so. */
  readonly reception: string
  /** The case it became. */
  readonly case: string | null
}

/** Says what became of a booking. A refusal changes nothing. */
export const tellBooking = (
  desk: Desk,
  { id, after, is, reception, case: became }: Told,
): SessionRefusal | 'step' | Stale | undefined => {
  const { database, office, viewer, actor } = desk
  const booking = bookingById(database, office.id, viewer, id)
  if (booking?.step !== after) return stale
  if (!bookingStepsOpen(booking, dayOf(desk)).includes(is)) return 'step'
  if (is === 'queued') return addBookingStep(database, actor, id, after, waits)
  if (is === 'booked') {
    const session = sessionById(desk, reception)
    if (!session) return 'over'
    const refused = refusalFor(desk, session, booking, false)
    return refused ?? addBookingStep(database, actor, id, after, inSession(session))
  }
  const { date, session, place, reception: own } = booking
  return addBookingStep(database, actor, id, after, { is, date, session, place, reception: own, case: became })
}

/** How many were put into a session, and how many wait in the queue. */
export interface Carried {
  readonly to: StandingSession | undefined
  readonly moved: number
  readonly queued: number
}

/** Puts bookings into a session in the order of waiting, as far as it takes them. Returns those it does not take. */
const fill = (desk: Desk, bookings: readonly KeptBooking[], to: StandingSession | undefined): KeptBooking[] => {
  let now = to
  return bookings.filter((booking) => {
    if (!now || refusalFor(desk, now, booking, false)) return true
    addBookingStep(desk.database, desk.actor, booking.id, booking.step, inSession(now))
    now = { ...now, taken: now.taken + 1 }
    return false
  })
}

const queue = ({ database, actor }: Desk, bookings: readonly KeptBooking[]): void => {
  for (const { id, step } of bookings) addBookingStep(database, actor, id, step, waits)
}

/**
 * 未接待的转入下一场: whoever was booked into a session that is over, and was neither received nor missed, goes to the next
 * one of the same place with room, in the order of waiting; the rest wait in the queue. Undefined where there is nobody.
 */
export const carryOver = (desk: Desk, reception: string): Carried | undefined => {
  const over = sessionById(desk, reception)
  if (!over?.isOver) return undefined
  const left = over.bookings.filter((one) => one.is === 'booked' && isAsBooked(one, over))
  if (left.length === 0) return undefined
  const to = comingSessions(desk).find(({ place, taken, room }) => place === over.place && taken < room)
  const rest = fill(desk, left, to)
  queue(desk, rest)
  return { to, moved: left.length - rest.length, queued: rest.length }
}

/** Fills a session from the queue (接访库), in the order of waiting; undefined where it takes nobody any more. */
export const fillFromQueue = (desk: Desk, reception: string): Carried | undefined => {
  const to = sessionById(desk, reception)
  if (!to || to.isOver) return undefined
  const waiting = bookingsIn(desk.database, desk.office.id, desk.viewer, 'queued')
  const rest = fill(desk, waiting, to)
  return { to, moved: waiting.length - rest.length, queued: rest.length }
}

/** Lets the bookings of a session that was moved follow it, or puts them all into the queue; undefined where there are none. */
export const followMoved = (desk: Desk, reception: string, way: 'follow' | 'queue'): Carried | undefined => {
  const groups = unsettled(desk).moved.filter((one) => one.reception === reception)
  if (groups.length === 0) return undefined
  const to = way === 'follow' ? groups[0]!.to : undefined
  const all = groups.flatMap(({ bookings }) => bookings)
  // In the same duty on another day they have their places already.
  const rest =
    to?.id === reception
      ? all.filter((booking) => {
          if (hasToWithdraw(desk, to.leader, booking)) return true
          addBookingStep(desk.database, desk.actor, booking.id, booking.step, inSession(to))
          return false
        })
      : fill(desk, all, to)
  queue(desk, rest)
  return { to, moved: all.length - rest.length, queued: rest.length }
}
