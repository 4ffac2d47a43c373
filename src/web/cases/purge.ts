import { setImmediate as breathe } from 'node:timers/promises'
import { dayIn } from '../../calendar/instant.ts'
import { bookingsToPurge, purgeBooking, purgedBookings } from '../../db/booking-store.ts'
import { casesToPurge } from '../../db/case-list.ts'
import { caseById, purgeCase, purgedCases } from '../../db/case-store.ts'
import type { KeyRing } from '../../db/key-ring.ts'
import { allOffices } from '../../db/office-store.ts'
import type { Database } from '../../db/open.ts'
import { dropPersonal, personalHolders } from '../../db/personal-store.ts'
import { everybody } from '../../domain/case.ts'
import { addDays, yearsBefore } from '../../domain/day.ts'
import type { Office } from '../../domain/office.ts'

/** What is purged, and when. */
export interface PurgeCall {
  readonly database: Database
  readonly keys: KeyRing
  /** The instant it is, in UTC. */
  now(): string
  /** Whether the service is to stop: nothing more is begun then. */
  isStopped(): boolean
}

/** Words about people that are on record, but whose keys are not here. */
export interface Unopened {
  readonly cases: number
  readonly bookings: number
}

/** Cases or bookings at a time: requests wait no longer than for these. */
const batch = 25

/** Destroys the keys of what was purged when a former process was killed before it could. */
export const finishPurges = ({ database, keys }: Pick<PurgeCall, 'database' | 'keys'>): number => {
  const known = keys.holders()
  const here = new Set(personalHolders(database).map(({ id }) => id))
  const rest = [...purgedCases(database), ...purgedBookings(database)].filter(
    (id) => known.has(id) && !here.has(id),
  )
  if (rest.length > 0) keys.destroy(rest)
  return rest.length
}

/**
 * What a backup older than a purge has brought back: it cannot be read, for its key was destroyed, and is shown as purged
 * again. A case that is open stays as it is, and so does whatever has a key that is only not here, such as after a move to
 * another machine. Returns what cannot be opened and stays.
 */
export const reconcile = async ({ database, keys, now, isStopped }: PurgeCall): Promise<Unopened> => {
  const destroyed = keys.destroyed()
  const known = keys.holders()
  const rows = personalHolders(database)
  const offices = new Map(allOffices(database).map((office) => [office.id, office]))
  let left = rows.filter(({ id }) => !known.has(id))
  const gone = left.filter(({ id }) => destroyed.has(id))
  const purged = new Set<string>()
  for (let at = 0; at < gone.length && !isStopped(); at += batch) {
    database.write(() => {
      for (const { id, kind, office: officeId } of gone.slice(at, at + batch)) {
        const office = offices.get(officeId)!
        const actor = { user: null, office: office.id, at: now() }
        if (kind === 'booking') purgeBooking(database, actor, id)
        else {
          const kept = caseById(database, office.id, everybody, id)
          if (!kept || kept.isOpen) continue
          if (kept.isPurged) dropPersonal(database, id)
          else purgeCase(database, actor, kept, dayIn(actor.at, office.timezone))
        }
        purged.add(id)
      }
    })
    await breathe()
  }
  left = left.filter(({ id }) => !purged.has(id))
  const bookings = left.filter(({ kind }) => kind === 'booking').length
  return { cases: left.length - bookings, bookings }
}

/** Purges what an office keeps no longer: cases some years after their end, bookings some days after they were made. */
export const purgeOffice = async (
  { database, keys, now, isStopped }: PurgeCall,
  office: Office,
): Promise<Unopened> => {
  const at = now()
  const today = dayIn(at, office.timezone)
  const actor = { user: null, office: office.id, at }
  const { cases, booking } = office.settings
  const endedBefore = yearsBefore(today, cases.retentionYears)
  const before = `${addDays(today, -booking.keepDays)}T00:00:00.000Z`

  const inBatches = async (purgeSome: () => string[]): Promise<number> => {
    for (let count = 0; ; ) {
      const ids = isStopped() ? [] : database.write(purgeSome)
      if (ids.length === 0) return count
      // Only once it is committed: killed in between, the next start does it.
      keys.destroy(ids)
      count += ids.length
      await breathe()
    }
  }
  return {
    cases: await inBatches(() => {
      const due = casesToPurge(database, office.id, endedBefore, batch)
      for (const kept of due) purgeCase(database, actor, kept, today)
      return due.map((kept) => kept.case)
    }),
    bookings: await inBatches(() => {
      const due = bookingsToPurge(database, office.id, { before, today, limit: batch })
      for (const id of due) purgeBooking(database, actor, id)
      return due
    }),
  }
}
