import { and, eq } from 'drizzle-orm'
import type { CalendarNotices, LocalDay, YearNotice } from '../domain/calendar-notice.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { localDay, yearNotice } from './schema.ts'

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

/** Enters a year as announced, in place of what was entered before. */
export const saveYearNotice = (
  database: Database,
  actor: Actor & { readonly office: string },
  notice: YearNotice,
): void => {
  const { year, source, days } = notice
  database.query
    .delete(yearNotice)
    .where(and(eq(yearNotice.office, actor.office), eq(yearNotice.year, year)))
    .run()
  database.query.insert(yearNotice).values({ office: actor.office, year, source, days }).run()
  record(database, actor, 'year-notice.saved', String(year), { source, days })
}

/** Takes an entered year back. */
export const removeYearNotice = (
  database: Database,
  actor: Actor & { readonly office: string },
  year: number,
): void => {
  database.query
    .delete(yearNotice)
    .where(and(eq(yearNotice.office, actor.office), eq(yearNotice.year, year)))
    .run()
  record(database, actor, 'year-notice.removed', String(year))
}
