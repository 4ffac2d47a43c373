import { and, asc, eq, inArray, lt, ne, or, sql } from 'drizzle-orm'
import type { Booking, BookingIs } from '../domain/booking.ts'
import { everybody, type Viewer } from '../domain/case.ts'
import type { Concerns } from '../domain/case-event.ts'
import type { Day } from '../domain/day.ts'
import type { Session } from '../domain/place.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { dropPersonal } from './personal-store.ts'
import { booking, bookingStep, log, personal, user } from './schema.ts'
import { type Stale, stale } from './stale.ts'
import { bookingVisibleTo } from './withdrawal.ts'

/** A booking with the number of its last step, by which a stale form is told. */
export interface KeptBooking extends Booking {
  readonly step: number
}

/** What becomes of a booking. */
export interface NewBookingStep {
  readonly is: BookingIs
  readonly date: Day | null
  readonly session: Session | null
  readonly place: string | null
  readonly reception: string | null
  readonly case: string | null
}

type Writer = Actor & { readonly office: string; readonly user: number }

const latest = sql`NOT EXISTS (SELECT 1 FROM booking_step s WHERE s.booking = ${bookingStep.booking} AND s.id > ${bookingStep.id})`

const asKept = (row: {
  booking: typeof booking.$inferSelect
  step: typeof bookingStep.$inferSelect
}): KeptBooking => {
  const { id, subject, heads, concerns, at } = row.booking
  const { is, date, session, place, reception, case: became } = row.step
  return { id, subject, heads, concerns, is, date, session, place, reception, case: became, at, step: row.step.id }
}

const rows = ({ query }: Database) =>
  query
    .select({ booking, step: bookingStep })
    .from(booking)
    .innerJoin(bookingStep, and(eq(bookingStep.booking, booking.id), latest))

const seenBy = (office: string, viewer: Viewer) =>
  and(eq(booking.office, office), bookingVisibleTo(viewer, sql`${booking.id}`))

/** A booking of an office; undefined for whom it does not exist. */
export const bookingById = (
  database: Database,
  office: string,
  viewer: Viewer,
  id: string,
): KeptBooking | undefined => {
  const row = rows(database)
    .where(and(seenBy(office, viewer), eq(booking.id, id)))
    .get()
  return row && asKept(row)
}

/** Bookings of an office in some state, in the order they were made. */
export const bookingsIn = (database: Database, office: string, viewer: Viewer, is: BookingIs): KeptBooking[] =>
  rows(database)
    .where(and(seenBy(office, viewer), eq(bookingStep.is, is)))
    .orderBy(asc(booking.at), booking.id)
    .all()
    .map(asKept)

/** Bookings for some duties, whatever became of them since, in the order they were made. */
export const bookingsFor = (
  database: Database,
  office: string,
  viewer: Viewer,
  receptions: readonly string[],
): KeptBooking[] =>
  rows(database)
    .where(and(seenBy(office, viewer), inArray(bookingStep.reception, [...receptions])))
    .orderBy(asc(booking.at), booking.id)
    .all()
    .map(asKept)

/** Every step of the bookings that were ever in one session, in the order they were taken. */
export const stepsAround = ({ query }: Database, office: string, viewer: Viewer, reception: string) =>
  query
    .select({ booking: bookingStep.booking, is: bookingStep.is, reception: bookingStep.reception })
    .from(bookingStep)
    .innerJoin(booking, eq(booking.id, bookingStep.booking))
    .where(
      and(
        sql`${bookingStep.booking} IN (SELECT s.booking FROM booking_step s WHERE s.reception = ${reception})`,
        // The plus keeps SQLite from going through all bookings of the office.
        sql`+${booking.office} = ${office}`,
        bookingVisibleTo(viewer, sql`${booking.id}`),
      ),
    )
    .orderBy(bookingStep.id)
    .all()

/** What became of a booking, step by step. */
export const stepsOfBooking = ({ query }: Database, id: string) =>
  query
    .select({ step: bookingStep, who: user.shownName })
    .from(bookingStep)
    .leftJoin(user, eq(user.id, bookingStep.by))
    .where(eq(bookingStep.booking, id))
    .orderBy(bookingStep.id)
    .all()

/** Takes a booking in, for a session or into the queue (接访库). */
export const addBooking = (
  database: Database,
  actor: Writer,
  taken: { readonly id: string; readonly subject: string; readonly heads: number; readonly concerns: Concerns },
  step: NewBookingStep,
): void => {
  const { office, user: by, at } = actor
  database.query
    .insert(booking)
    .values({ ...taken, office, by, at })
    .run()
  appendStep(database, actor, taken.id, step)
}

/** Says what became of a booking, as it was shown after step `after`. */
export const addBookingStep = (
  database: Database,
  actor: Writer,
  id: string,
  after: number,
  step: NewBookingStep,
): Stale | undefined => {
  if (bookingById(database, actor.office, everybody, id)?.step !== after) return stale
  appendStep(database, actor, id, step)
  return undefined
}

const appendStep = (database: Database, actor: Writer, id: string, step: NewBookingStep): void => {
  const { user: by, at } = actor
  database.query
    .insert(bookingStep)
    .values({ booking: id, ...step, by, at })
    .run()
  const { is, date, session } = step
  record(database, actor, `booking.${is}`, id, { date, session })
}

/** Bookings made before an instant whose words about people are still kept, and which no session from `today` on awaits. */
export const bookingsToPurge = (
  { query }: Database,
  office: string,
  { before, today, limit }: { readonly before: string; readonly today: Day; readonly limit: number },
): string[] =>
  query
    .select({ id: booking.id })
    .from(booking)
    .innerJoin(personal, eq(personal.holder, booking.id))
    .innerJoin(bookingStep, and(eq(bookingStep.booking, booking.id), latest))
    .where(
      and(
        eq(booking.office, office),
        lt(booking.at, before),
        ne(bookingStep.is, 'queued'),
        or(ne(bookingStep.is, 'booked'), lt(bookingStep.date, today)),
      ),
    )
    .limit(limit)
    .all()
    .map(({ id }) => id)

/** Takes the words about people out of a booking; their key is destroyed once that is committed. */
export const purgeBooking = (database: Database, actor: Actor & { readonly office: string }, id: string): void => {
  dropPersonal(database, id)
  record(database, actor, 'booking.purged', id)
}

/** Bookings whose words about people were purged. */
export const purgedBookings = ({ query }: Database): string[] =>
  query
    .select({ id: log.subject })
    .from(log)
    .where(eq(log.what, 'booking.purged'))
    .all()
    .map(({ id }) => id)
