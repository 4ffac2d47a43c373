import type { Availability } from '../domain/availability.ts'
import { isSame } from '../domain/is-same.ts'
import type { Leader } from '../domain/leader.ts'
import type { Opening, Place } from '../domain/place.ts'
import type { Unit } from '../domain/unit.ts'
import { inTreeOrder, underOffice } from './adopt-plan.ts'
import { addAvailability } from './availability-store.ts'
import { saveLeader } from './leader-store.ts'
import { type Actor, record } from './log-store.ts'
import { officeState } from './office-state.ts'
import { officeById } from './office-store.ts'
import type { Database } from './open.ts'
import { savePlace } from './place-store.ts'
import { stale } from './stale.ts'
import { saveUnit } from './unit-store.ts'

/** The whole state of an office as a workbook leaves it. */
export interface FromWorkbook {
  readonly units: readonly Unit[]
  readonly leaders: readonly Leader[]
  readonly places: readonly Place[]
  readonly openings: readonly Opening[]
  readonly availability: readonly Availability[]
}

/**
 * Saves the state a workbook was understood to lead to: only what is new or changed is written, nothing is removed,
 * liaison areas stay. Runs inside a transaction of the caller, after `takenIds` found none, against the very state the
 * workbook was understood with.
 */
export const adoptWorkbook = (
  database: Database,
  actor: Actor & { readonly office: string },
  wanted: FromWorkbook,
): void => {
  const office = officeById(database, actor.office)!
  const before = officeState(database, office)
  const counts = { units: 0, leaders: 0, places: 0, availability: 0 }
  for (const one of inTreeOrder(wanted.units)) {
    if (before.units.some((known) => isSame(known, one))) continue
    saveUnit(database, actor, underOffice(database, one, office))
    counts.units++
  }
  for (const one of wanted.leaders) {
    const known = before.leaders.find(({ id }) => id === one.id)
    const saved = { ...one, version: known?.version ?? 0 }
    if (known && isSame(known, saved)) continue
    const areas = before.liaisons.filter(({ leader }) => leader === one.id)
    must(saveLeader(database, actor, saved, areas))
    counts.leaders++
  }
  for (const place of wanted.places) {
    const known = before.kept.find((kept) => kept.place.id === place.id)
    const openings = wanted.openings.filter((opening) => opening.place === place.id)
    if (known && isSame([known.place, known.openings], [place, openings])) continue
    must(savePlace(database, actor, { place, openings, version: known?.version ?? 0 }))
    counts.places++
  }
  const there = new Set(before.availability.map(keyOf))
  for (const entry of wanted.availability)
    if (!there.has(keyOf(entry))) {
      there.add(keyOf(entry))
      addAvailability(database, actor, entry)
      counts.availability++
    }
  if (Object.values(counts).some((n) => n > 0)) record(database, actor, 'workbook.adopted', actor.office, counts)
}

const keyOf = ({ leader, from, to, sessions, is, why }: Availability): string =>
  JSON.stringify([leader, from, to, sessions ?? null, is, why ?? null])

/** Nobody can have changed anything inside the transaction that has just read it. */
const must = (saved: typeof stale | undefined): void => {
  if (saved === stale) throw new Error('a workbook was taken over against another state than it was read with')
}
