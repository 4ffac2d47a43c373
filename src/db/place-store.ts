import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Opening, Place } from '../domain/place.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { opening, place } from './schema.ts'
import { type Stale, stale } from './stale.ts'

/** A place of an office with its openings, and the version it was read at. */
export interface KeptPlace {
  readonly place: Place
  readonly openings: readonly Opening[]
  readonly version: number
  readonly isRetired: boolean
}

const asPlace = ({ id, unit, name, address, phone, booking }: typeof place.$inferSelect): Place => ({
  id,
  unit,
  name,
  ...(address === null ? {} : { address }),
  ...(phone === null ? {} : { phone }),
  ...(booking === null ? {} : { booking }),
})

const asOpening = (row: typeof opening.$inferSelect): Opening => ({
  id: row.id,
  place: row.place,
  activity: row.activity,
  session: row.session,
  start: row.start,
  end: row.end,
  ...(row.capacity === null ? {} : { capacity: row.capacity }),
  on: row.recurs,
})

/** The places of an office with their openings, retired ones left out unless asked for. */
export const placesOf = (
  { query }: Database,
  officeId: string,
  { retired }: { retired: boolean } = { retired: false },
): KeptPlace[] => {
  const openings = query
    .select({ opening })
    .from(opening)
    .innerJoin(place, eq(place.id, opening.place))
    .where(and(eq(place.office, officeId), retired ? undefined : isNull(opening.retiredAt)))
    .orderBy(opening.rank, opening.id)
    .all()
    .map((row) => row.opening)
  return query
    .select()
    .from(place)
    .where(and(eq(place.office, officeId), retired ? undefined : isNull(place.retiredAt)))
    .orderBy(place.rank, place.id)
    .all()
    .map((row) => ({
      place: asPlace(row),
      openings: openings.filter((one) => one.place === row.id).map(asOpening),
      version: row.version,
      isRetired: row.retiredAt !== null,
    }))
}

/** What a place is called and whose it is; retired ones too. */
export const placeById = ({ query }: Database, id: string): { name: string; office: string } | undefined =>
  query.select({ name: place.name, office: place.office }).from(place).where(eq(place.id, id)).get()

/** Whether an id is taken by any place of the installation. */
export const isPlaceId = ({ query }: Database, id: string): boolean =>
  query.select({ id: place.id }).from(place).where(eq(place.id, id)).get() !== undefined
/** Whether an id is taken by any opening of the installation. */
export const isOpeningId = ({ query }: Database, id: string): boolean =>
  query.select({ id: opening.id }).from(opening).where(eq(opening.id, id)).get() !== undefined

/**
 * Adds a place (`version` 0) or changes it and its openings as shown at `version`. An opening no longer named is
 * retired: what was served there still points at it.
 */
export const savePlace = (
  database: Database,
  actor: Actor & { readonly office: string },
  saved: Omit<KeptPlace, 'isRetired'>,
): Stale | undefined => {
  const { query } = database
  const { version, openings } = saved
  const { id, unit, name, address = null, phone = null, booking = null } = saved.place
  if (version === 0) {
    const rank = query
      .select({ n: sql<number>`count(*)` })
      .from(place)
      .where(eq(place.office, actor.office))
      .get()!.n
    query.insert(place).values({ id, office: actor.office, unit, name, address, phone, booking, rank }).run()
  } else {
    const { changes } = query
      .update(place)
      .set({ unit, name, address, phone, booking, retiredAt: null, version: version + 1 })
      .where(and(eq(place.id, id), eq(place.office, actor.office), eq(place.version, version)))
      .run()
    if (changes === 0) return stale
  }
  retireOpenings(query, id, actor.at)
  for (const [rank, { on, capacity = null, ...one }] of openings.entries()) {
    const row = { ...one, place: id, capacity, recurs: on, rank, retiredAt: null }
    query
      .insert(opening)
      .values(row)
      .onConflictDoUpdate({ target: opening.id, set: row, setWhere: eq(opening.place, id) })
      .run()
  }
  record(database, actor, version === 0 ? 'place.added' : 'place.changed', id, { ...saved.place, openings })
  return undefined
}

const retireOpenings = (query: Database['query'], placeId: string, at: string): void => {
  query
    .update(opening)
    .set({ retiredAt: at })
    .where(and(eq(opening.place, placeId), isNull(opening.retiredAt)))
    .run()
}

/** Retires a place and its openings as shown at `version`; past duties keep them. */
export const retirePlace = (
  { query, ...rest }: Database,
  actor: Actor & { readonly office: string },
  id: string,
  version: number,
): Stale | undefined => {
  const { changes } = query
    .update(place)
    .set({ retiredAt: actor.at, version: version + 1 })
    .where(and(eq(place.id, id), eq(place.office, actor.office), eq(place.version, version)))
    .run()
  if (changes === 0) return stale
  retireOpenings(query, id, actor.at)
  record({ query, ...rest }, actor, 'place.retired', id)
  return undefined
}

/** Puts a retired place back into use as shown at `version`, with the openings that were retired with it. */
export const restorePlace = (
  database: Database,
  actor: Actor & { readonly office: string },
  id: string,
  version: number,
): Stale | undefined => {
  const { query } = database
  const isIt = and(eq(place.id, id), eq(place.office, actor.office), eq(place.version, version))
  const retiredAt = query.select({ at: place.retiredAt }).from(place).where(isIt).get()?.at
  if (!retiredAt) return stale
  query
    .update(place)
    .set({ retiredAt: null, version: version + 1 })
    .where(isIt)
    .run()
  query
    .update(opening)
    .set({ retiredAt: null })
    .where(and(eq(opening.place, id), eq(opening.retiredAt, retiredAt)))
    .run()
  record(database, actor, 'place.restored', id)
  return undefined
}
