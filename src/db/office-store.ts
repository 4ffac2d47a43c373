import { and, eq } from 'drizzle-orm'
import { type Office, type OfficeSettings, officeSettingsSchema } from '../domain/office.ts'
import { entered } from './entered.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { office } from './schema.ts'
import { type Stale, stale } from './stale.ts'

/** Settings of an older version lack what is new: it has its default. */
const asOffice = (row: typeof office.$inferSelect): Office => ({
  ...row,
  settings: officeSettingsSchema.parse(row.settings),
})

/** Every office, in the order in which they were added. */
export const allOffices = ({ query }: Database): Office[] =>
  query.select().from(office).orderBy(entered('office', office.id), office.id).all().map(asOffice)

/** An office by its id. */
export const officeById = ({ query }: Database, id: string): Office | undefined => {
  const row = query.select().from(office).where(eq(office.id, id)).get()
  return row && asOffice(row)
}

/** Adds an office for a unit. */
export const addOffice = (database: Database, actor: Actor, added: Omit<Office, 'version'>): void => {
  database.query.insert(office).values(added).run()
  const { id, unit, name, timezone, settings } = added
  record(database, { ...actor, office: id }, 'office.added', id, { unit, name, timezone, settings })
}

/** Changes an office’s name, time zone and settings, as they were shown at `version`. */
export const saveOffice = (
  database: Database,
  actor: Actor,
  saved: { id: string; name: string; timezone: string; settings: OfficeSettings; version: number },
): Stale | undefined => {
  const { id, name, timezone, settings, version } = saved
  const { changes } = database.query
    .update(office)
    .set({ name, timezone, settings, version: version + 1 })
    .where(and(eq(office.id, id), eq(office.version, version)))
    .run()
  if (changes === 0) return stale
  record(database, actor, 'office.changed', id, { name, timezone, settings })
  return undefined
}
