import type { Availability } from '../domain/availability.ts'
import type { Liaison } from '../domain/leader.ts'
import type { Office } from '../domain/office.ts'
import type { Opening, Place } from '../domain/place.ts'
import type { Unit } from '../domain/unit.ts'
import { availabilityOf } from './availability-store.ts'
import { calendarOf } from './calendar-store.ts'
import { type KeptLeader, leadersOf, liaisonsOf } from './leader-store.ts'
import type { Database } from './open.ts'
import { type KeptPlace, placesOf } from './place-store.ts'
import { overridesOf, ruleSetsOf } from './rule-set-store.ts'
import { leader, opening, place, unit } from './schema.ts'
import { territoryOf, unitsBelow } from './unit-store.ts'

/** What an office has of the nouns a workbook holds. */
export interface OfficeState {
  /** The office’s own unit has no parent in it. */
  readonly units: readonly Unit[]
  /** Of `units`, those other offices roster: they can be named, not changed. */
  readonly othersUnits: ReadonlySet<string>
  readonly leaders: readonly KeptLeader[]
  readonly liaisons: readonly Liaison[]
  readonly kept: readonly KeptPlace[]
  readonly places: readonly Place[]
  readonly openings: readonly Opening[]
  /** The office’s own entries, whatever their days. */
  readonly availability: readonly Availability[]
}

const always = '0000-01-01'

/** What an office has now: its units, leaders, places in use, absences and wishes. */
export const officeState = (database: Database, office: Pick<Office, 'id' | 'unit'>): OfficeState => {
  const own = new Set(territoryOf(database, office.id).map(({ id }) => id))
  const below = unitsBelow(database, office.id)
  const leaders = leadersOf(database, office.id)
  const kept = placesOf(database, office.id)
  return {
    units: below.map(({ parent, ...one }) =>
      one.id === office.unit || parent === undefined ? one : { ...one, parent },
    ),
    othersUnits: new Set(below.flatMap(({ id }) => (own.has(id) ? [] : [id]))),
    leaders,
    liaisons: liaisonsOf(database, office.id, leaders),
    kept,
    places: kept.map((one) => one.place),
    openings: kept.flatMap(({ openings }) => openings),
    availability: availabilityOf(database, {
      office: office.id,
      leaders: leaders.map(({ id }) => id),
      from: always,
    })
      .filter((entry) => entry.office === office.id)
      .map(({ id, office: _, enteredBy, at, ...entry }) => entry),
  }
}

/** All of it as a document whose hash is another one after every change: what an import was read against. */
export const stateDocument = (database: Database, office: Office): Record<string, unknown> => {
  const { othersUnits, ...state } = officeState(database, office)
  return { ...state, othersUnits: [...othersUnits] }
}

/** As `stateDocument`, with all else that a planning file replaces. */
export const wholeDocument = (database: Database, office: Office): Record<string, unknown> => ({
  ...stateDocument(database, office),
  version: office.version,
  calendar: calendarOf(database, office.id),
  ruleSets: ruleSetsOf(database, office.id).map(({ id, version }) => ({ id, version })),
  overrides: overridesOf(database, office.id),
})

/** Every id of units, leaders, places and openings in the installation, of all offices and of what is retired. */
export const usedIds = ({ query }: Database): string[] =>
  [unit, leader, place, opening].flatMap((table) =>
    query
      .select({ id: table.id })
      .from(table)
      .all()
      .map(({ id }) => id),
  )
