import { leadersOf } from '../../db/leader-store.ts'
import { allOffices } from '../../db/office-store.ts'
import type { Database } from '../../db/open.ts'
import { placesOf } from '../../db/place-store.ts'
import { territoryOf } from '../../db/unit-store.ts'
import type { Leader } from '../../domain/leader.ts'
import type { Office } from '../../domain/office.ts'
import type { Place } from '../../domain/place.ts'
import { type NamingRule, rulesNaming } from '../office/rules/rules-naming.tsx'

/** What an office loses when a unit it has rostered gets an office of its own. */
export interface Split {
  readonly from: Office
  /** Leaders it no longer shows: all their posts are in that unit or below. */
  readonly leaders: readonly Leader[]
  /** Places in those units that it goes on running. */
  readonly places: readonly Place[]
  /** Its rules that name such a leader: they must be changed first, else its months cannot be made. */
  readonly rules: readonly NamingRule[]
}

/** What splitting a unit off would take from the office that has it now; undefined where none has. */
export const splitOf = (database: Database, unitId: string): Split | undefined => {
  const from = allOffices(database).find(
    ({ id, unit }) => unit !== unitId && territoryOf(database, id).some((one) => one.id === unitId),
  )
  if (!from) return undefined
  const units = territoryOf(database, from.id)
  const going = new Set([unitId])
  for (let size = 0; size !== going.size; ) {
    size = going.size
    for (const { id, parent } of units) if (parent !== undefined && going.has(parent)) going.add(id)
  }
  const leaders = leadersOf(database, from.id).filter(({ posts }) => posts.every(({ unit }) => going.has(unit)))
  const ids = leaders.map(({ id }) => id)
  const places = placesOf(database, from.id).flatMap(({ place }) => (going.has(place.unit) ? [place] : []))
  return { from, leaders, places, rules: rulesNaming(database, from.id, ids, ['leader']) }
}
