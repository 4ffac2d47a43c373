import { and, eq, sql } from 'drizzle-orm'
import type { Unit } from '../domain/unit.ts'
import { entered } from './entered.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { unit } from './schema.ts'
import { type Stale, stale } from './stale.ts'

const asUnit = ({ id, name, level, parent }: typeof unit.$inferSelect): Unit => ({
  id,
  name,
  level,
  ...(parent === null ? {} : { parent }),
})

const walk = ({ query }: Database, officeId: string, own: boolean): Unit[] =>
  query
    .all<typeof unit.$inferSelect>(sql`
      WITH RECURSIVE below(id) AS (
        SELECT unit FROM office WHERE id = ${officeId}
        UNION
        SELECT unit.id FROM unit JOIN below ON unit.parent = below.id
        WHERE ${own ? sql`unit.id NOT IN (SELECT unit FROM office)` : sql`true`}
      )
      SELECT unit.* FROM below JOIN unit ON unit.id = below.id ORDER BY ${entered('unit', sql`unit.id`)}, unit.id`)
    .map(asUnit)

/** The units an office rosters, in the order in which they were entered: its own and all below, other offices’ and what is below those left out. */
export const territoryOf = (database: Database, officeId: string): Unit[] => walk(database, officeId, true)

/** All units below an office, those that roster themselves included. */
export const unitsBelow = (database: Database, officeId: string): Unit[] => walk(database, officeId, false)

/**
 * The units an office rostered then, as is known now: those entered since stand where they stand now, so that what was
 * given to another office later stays with the months before.
 */
export const territoryThen = (then: Database, known: Database, officeId: string): Unit[] => {
  const there = territoryOf(then, officeId)
  if (then === known) return there
  const existed = new Set(allUnits(then).map(({ id }) => id))
  return [...there, ...territoryOf(known, officeId).filter(({ id }) => !existed.has(id))]
}

/** Every unit of the installation, in the order in which they were entered. */
export const allUnits = ({ query }: Database): Unit[] =>
  query.select().from(unit).orderBy(entered('unit', unit.id), unit.id).all().map(asUnit)

/** Adds a unit or changes its name, level or parent. */
export const saveUnit = (database: Database, actor: Actor, saved: Unit): void => {
  const parent = saved.parent ?? null
  const { id, name, level } = saved
  const there = database.query.select().from(unit).where(eq(unit.id, id)).get()
  if (there && there.name === name && there.level === level && there.parent === parent) return
  database.query
    .insert(unit)
    .values({ id, name, level, parent })
    .onConflictDoUpdate({ target: unit.id, set: { name, level, parent, version: sql`version + 1` } })
    .run()
  record(database, actor, there ? 'unit.changed' : 'unit.added', id, { name, level, parent })
}

/** A unit by its id, and the version it was read at. */
export const unitById = ({ query }: Database, id: string): (Unit & { readonly version: number }) | undefined => {
  const row = query.select().from(unit).where(eq(unit.id, id)).get()
  return row && { ...asUnit(row), version: row.version }
}

/** Gives a unit another name, as it was shown at `version`. */
export const renameUnit = (
  database: Database,
  actor: Actor,
  { id, name, version }: { id: string; name: string; version: number },
): Stale | undefined => {
  const [row] = database.query
    .update(unit)
    .set({ name, version: version + 1 })
    .where(and(eq(unit.id, id), eq(unit.version, version)))
    .returning()
    .all()
  if (!row) return stale
  record(database, actor, 'unit.changed', id, { name, level: row.level, parent: row.parent })
  return undefined
}
