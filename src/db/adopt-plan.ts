import { inArray } from 'drizzle-orm'
import type { Availability } from '../domain/availability.ts'
import type { CalendarNotices } from '../domain/calendar-notice.ts'
import type { Concessions } from '../domain/concession.ts'
import { isSame } from '../domain/is-same.ts'
import { areasByLeader, type Leader, type Liaison } from '../domain/leader.ts'
import type { Office } from '../domain/office.ts'
import type { Opening, Place } from '../domain/place.ts'
import type { Override } from '../domain/rule-set.ts'
import type { History } from '../domain/served.ts'
import type { Unit } from '../domain/unit.ts'
import { addAvailability, availabilityOf } from './availability-store.ts'
import {
  addLocalDay,
  localDaysOf,
  removeLocalDay,
  saveYearNotice,
  yearNoticesOf,
  yearNoticeVersion,
} from './calendar-store.ts'
import { leadersOf, liaisonsOf, saveLeader } from './leader-store.ts'
import { type Actor, record } from './log-store.ts'
import { officeById, saveOffice } from './office-store.ts'
import type { Database } from './open.ts'
import { placesOf, savePlace } from './place-store.ts'
import { addOverride, overridesOf, removeOverride, ruleSetsOf, saveRuleSet } from './rule-set-store.ts'
import { leader, opening, place, unit } from './schema.ts'
import { saveServed } from './served-store.ts'
import { saveUnit, unitsBelow } from './unit-store.ts'

/** Of a planning file, what an office keeps. */
export interface Adopted {
  readonly units: readonly Unit[]
  readonly leaders: readonly Leader[]
  readonly liaisons: readonly Liaison[]
  readonly places: readonly Place[]
  readonly openings: readonly Opening[]
  readonly calendar: CalendarNotices
  readonly presets: readonly string[]
  readonly ruleSets: readonly ({ readonly id: string } & Record<string, unknown>)[]
  readonly overrides: readonly Override[]
  readonly availability: readonly Availability[]
  readonly history?: History | undefined
  readonly concessions: Concessions
}

/** Ids of a file that belong to another office already: they must be changed in the file. */
export const takenIds = (
  database: Database,
  officeId: string,
  plan: Pick<Adopted, 'units' | 'leaders' | 'places' | 'openings'>,
): string[] => {
  const own = new Set([
    ...unitsBelow(database, officeId).map(({ id }) => id),
    ...leadersOf(database, officeId).map(({ id }) => id),
    ...placesOf(database, officeId, { retired: true }).flatMap((kept) => [
      kept.place.id,
      ...kept.openings.map(({ id }) => id),
    ]),
  ])
  const tables = [
    [unit, plan.units],
    [leader, plan.leaders],
    [place, plan.places],
    [opening, plan.openings],
  ] as const
  return tables.flatMap(([table, items]) =>
    database.query
      .select({ id: table.id })
      .from(table)
      .where(
        inArray(
          table.id,
          items.map(({ id }) => id),
        ),
      )
      .all()
      .flatMap(({ id }) => (own.has(id) ? [] : [id])),
  )
}

/**
 * Takes a planning file over into an office: what has the same id is changed, the rest added, nothing is removed but
 * rules, overrides, local days and history, which the file replaces. Twice the same file changes nothing. Runs inside
 * a transaction of the caller, after `takenIds` found none.
 */
export const adoptPlan = (database: Database, actor: Actor & { readonly office: string }, plan: Adopted): void => {
  const office = officeById(database, actor.office)!
  for (const one of inTreeOrder(plan.units)) saveUnit(database, actor, underOffice(database, one, office))
  adoptLeaders(database, actor, plan)
  for (const one of plan.places) {
    const kept = placesOf(database, actor.office, { retired: true }).find(({ place: { id } }) => id === one.id)
    const openings = plan.openings.filter((each) => each.place === one.id)
    if (!kept || kept.isRetired || !isSame([kept.place, kept.openings], [one, openings]))
      savePlace(database, actor, { place: one, openings, version: kept?.version ?? 0 })
  }
  adoptCalendar(database, actor, plan.calendar)
  adoptRules(database, actor, plan)
  const known = availabilityOf(database, {
    office: actor.office,
    leaders: plan.leaders.map(({ id }) => id),
    from: '1900-01-01',
  }).map(({ id, office: _, enteredBy, at, ...entry }) => entry)
  for (const entry of plan.availability)
    if (!known.some((one) => isSame(one, entry))) addAvailability(database, actor, entry)
  if (plan.history) saveServed(database, actor, plan.history.served)
  const settings = {
    ...office.settings,
    presets: [...plan.presets],
    concessions: plan.concessions,
    ...(plan.history ? { knownFrom: plan.history.knownFrom } : {}),
  }
  if (!isSame(settings, office.settings)) saveOffice(database, actor, { ...office, settings })
  record(database, actor, 'plan.adopted', actor.office)
}

/** Parents before what is below them. */
export const inTreeOrder = (units: readonly Unit[]): Unit[] => {
  const placed = new Map<string, Unit>()
  const byId = new Map(units.map((one) => [one.id, one]))
  const put = (one: Unit): void => {
    if (placed.has(one.id)) return
    const parent = one.parent === undefined ? undefined : byId.get(one.parent)
    if (parent) put(parent)
    placed.set(one.id, one)
  }
  for (const one of units) put(one)
  return [...placed.values()]
}

/** A topmost unit that is not the office’s own hangs below it; the office’s own stays below whatever it is below. */
export const underOffice = (database: Database, one: Unit, office: Office): Unit => {
  if (one.id !== office.unit) return one.parent === undefined ? { ...one, parent: office.unit } : one
  const { parent: _, ...own } = one
  const parent = unitsBelow(database, office.id).find(({ id }) => id === office.unit)?.parent
  return parent === undefined ? own : { ...own, parent }
}

const adoptLeaders = (
  database: Database,
  actor: Actor & { readonly office: string },
  { leaders, liaisons }: Adopted,
): void => {
  const known = leadersOf(database, actor.office)
  const kept = new Map(known.map((one) => [one.id, one]))
  const keptAreas = areasByLeader(liaisonsOf(database, actor.office, known))
  const areasOf = areasByLeader(liaisons)
  for (const one of leaders) {
    const before = kept.get(one.id)
    const saved = { ...one, version: before?.version ?? 0 }
    const oldAreas = keptAreas.get(one.id) ?? []
    // A file that names no area of his leaves those he has.
    const areas = areasOf.get(one.id) ?? oldAreas
    if (!before || !isSame([before, oldAreas], [saved, areas])) saveLeader(database, actor, saved, areas)
  }
}

const adoptCalendar = (
  database: Database,
  actor: Actor & { readonly office: string },
  { years, closed, open }: CalendarNotices,
): void => {
  const entered = yearNoticesOf(database, actor.office)
  for (const notice of years)
    if (!entered.some((one) => isSame(one, notice)))
      saveYearNotice(database, actor, notice, yearNoticeVersion(database, actor.office, notice.year))
  const wanted = [
    ...closed.map((day) => ({ ...day, isOpen: false })),
    ...open.map((day) => ({ ...day, isOpen: true })),
  ]
  const kept = localDaysOf(database, actor.office)
  if (isSame(kept.map(({ id, ...day }) => day).sort(byDate), wanted.toSorted(byDate))) return
  for (const { id } of kept) removeLocalDay(database, actor, id)
  for (const day of wanted) addLocalDay(database, actor, day)
}
const byDate = (a: { date: string }, b: { date: string }): number => (a.date < b.date ? -1 : 1)

const adoptRules = (
  database: Database,
  actor: Actor & { readonly office: string },
  { ruleSets, overrides }: Adopted,
): void => {
  const kept = ruleSetsOf(database, actor.office)
  for (const { id, version } of kept)
    if (!ruleSets.some((set) => set.id === id)) saveRuleSet(database, actor, { id, version, body: null })
  for (const body of ruleSets) {
    const known = kept.find(({ id }) => id === body.id)
    if (!known || !isSame(known.body, body))
      saveRuleSet(database, actor, { id: body.id, version: known?.version ?? 0, body })
  }
  const old = overridesOf(database, actor.office)
  if (
    isSame(
      old.map(({ id, ...one }) => one),
      overrides,
    )
  )
    return
  for (const { id } of old) removeOverride(database, actor, id)
  for (const one of overrides) addOverride(database, actor, one)
}
