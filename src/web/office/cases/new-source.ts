import { entriesOf } from '../../../db/attendance-store.ts'
import { bookingById, type KeptBooking } from '../../../db/booking-store.ts'
import { dutyInForce } from '../../../db/duty-store.ts'
import type { Database } from '../../../db/open.ts'
import { whoReceived } from '../../../domain/attendance.ts'
import type { Day } from '../../../domain/day.ts'
import type { Session } from '../../../domain/place.ts'
import type { OfficeCall } from '../../call.tsx'

/** A reception in which a case is taken, as it was planned and as somebody noted it. */
export interface Reception {
  readonly id: string
  readonly date: Day
  readonly session: Session
  readonly place: string
  /** The unit whose place it is. */
  readonly unit: string
  /** Who received: the substitute where there was one; null where nobody did. */
  readonly receiver: string | null
}

/** What a case is registered from: a reception, a booking, or neither. */
export interface Source {
  readonly reception: Reception | undefined
  readonly booking: KeptBooking | undefined
}

const receptionIn = (database: Database, office: string, id: string): Reception | undefined => {
  const entry = entriesOf(database, office, id)[0]
  const planned = dutyInForce(database, office, id)?.duty
  if (entry && entry.is !== 'void') {
    const { date, session, place, unit } = entry
    return { id, date, session, place, unit, receiver: whoReceived(entry) }
  }
  if (!planned) return undefined
  const { date, session, place, unit, leader } = planned
  return { id, date, session, place, unit, receiver: leader }
}

/** What a case is registered from, by the ids in an address or form; undefined where there is no such thing. */
export const sourceOf = (call: OfficeCall, receptionId: string, bookingId: string): Source | undefined => {
  const booking = bookingId === '' ? undefined : bookingById(call.database, call.office.id, call.viewer, bookingId)
  if (bookingId !== '' && !booking) return undefined
  const wanted = receptionId || (booking?.reception ?? '')
  const reception = wanted === '' ? undefined : receptionIn(call.database, call.office.id, wanted)
  // A booking whose duty was cancelled since can still become a case.
  if (receptionId !== '' && !reception) return undefined
  return { reception, booking }
}
