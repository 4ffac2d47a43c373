import { and, eq } from 'drizzle-orm'
import type { CalendarNotices, LocalDay, YearNotice } from '../domain/calendar-notice.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { localDay, yearNotice } from './schema.ts'
import { type Stale, stale } from './stale.ts'

/** A day an office is closed or open against the State Council’s calendar, as it is kept. */
export type KeptLocalDay = LocalDay & { readonly id: number; readonly isOpen: boolean }

/** The local days of an office, by date. */
export const localDaysOf = ({ query }: Database, office: string): KeptLocalDay[] =>
  query
    .select()
    .from(localDay)
    .where(eq(localDay.office, office))
    .orderBy(localDay.date, localDay.id)
    .all()
    .map(({ id, isOpen, date, why, places }) => ({ id, isOpen, date, why, ...(places ? { places } : {}) }))

/** Announced years an office has entered itself. */
export const yearNoticesOf = ({ query }: Database, office: string): YearNotice[] =>
  query
    .select({ year: yearNotice.year, source: yearNotice.source, days: yearNotice.days })
    .from(yearNotice)
    .where(eq(yearNotice.office, office))
    .orderBy(yearNotice.year)
    .all()

/** The version of the year an office has entered; 0 where it has not. */
export const yearNoticeVersion = ({ query }: Database, office: string, year: number): number =>
  query
    .select({ version: yearNotice.version })
    .from(yearNotice)
    .where(and(eq(yearNotice.office, office), eq(yearNotice.year, year)))
    .get()?.version ?? 0

/** The calendar of an office as a planning file carries it. */
export const calendarOf = (database: Database, office: string): CalendarNotices => {
  const days = localDaysOf(database, office)
  const those = (open: boolean): LocalDay[] =>
    days.filter(({ isOpen }) => isOpen === open).map(({ id, isOpen, ...day }) => day)
  return { years: yearNoticesOf(database, office), closed: those(false), open: those(true) }
}

/** Adds a local day. */
export const addLocalDay = (
  database: Database,
  actor: Actor & { readonly office: string },
  { places, ...day }: LocalDay & { readonly isOpen: boolean },
): void => {
  database.query
    .insert(localDay)
    .values({ ...day, office: actor.office, places: places ?? null })
    .run()
  record(database, actor, 'local-day.added', day.date, { isOpen: day.isOpen, places })
}

/** Takes a local day back; false where it is not there. */
export const removeLocalDay = (
  database: Database,
  actor: Actor & { readonly office: string },
  id: number,
): boolean => {
  const [gone] = database.query
    .delete(localDay)
    .where(and(eq(localDay.id, id), eq(localDay.office, actor.office)))
    .returning()
    .all()
  if (gone) record(database, actor, 'local-day.removed', gone.date, { isOpen: gone.isOpen, places: gone.places })
  return gone !== undefined
}

/** Enters a year as announced, in place of what was entered before and shown at `version`; 0: nothing was. */
export const saveYearNotice = (
  database: Database,
  actor: Actor & { readonly office: string },
  notice: YearNotice,
  version: number,
): Stale | undefined => {
  const { year, source, days } = notice
  if (yearNoticeVersion(database, actor.office, year) !== version) return stale
  const row = { office: actor.office, year, source, days, version: version + 1 }
  database.query
    .insert(yearNotice)
    .values(row)
    .onConflictDoUpdate({ target: [yearNotice.office, yearNotice.year], set: row })
    .run()
  record(database, actor, 'year-notice.saved', String(year), { source, days })
  return undefined
}

/** Takes an entered year back, as it was shown at `version`. */
export const removeYearNotice = (
  database: Database,
  actor: Actor & { readonly office: string },
  year: number,
  version: number,
): Stale | undefined => {
  const { changes } = database.query
    .delete(yearNotice)
    .where(and(eq(yearNotice.office, actor.office), eq(yearNotice.year, year), eq(yearNotice.version, version)))
    .run()
  if (changes === 0) return stale
  record(database, actor, 'year-notice.removed', String(year))
  return undefined
}
