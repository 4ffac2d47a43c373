import { isSame } from '../domain/is-same.ts'
import { areasByLeader, type Leader } from '../domain/leader.ts'
import type { Office } from '../domain/office.ts'
import { type Adopted, takenIds } from './adopt-plan.ts'
import { localDaysOf, yearNoticesOf } from './calendar-store.ts'
import { officeState } from './office-state.ts'
import type { Database } from './open.ts'
import { isOpeningId, placesOf } from './place-store.ts'
import { overridesOf, ruleSetsOf } from './rule-set-store.ts'
import { servedBefore } from './served-store.ts'

/** How many things of a planning file are new here, differ, or are here as they are. */
export interface Beside {
  readonly new: number
  readonly changed: number
  readonly same: number
}

/** A planning file beside what an office has: what taking it over would do. */
export interface PlanBeside {
  readonly units: Beside
  readonly leaders: Beside
  readonly places: Beside
  readonly openings: Beside
  readonly availability: Beside
  /** Rule sets of the office: those to come, to change, to go, by id. */
  readonly ruleSets: { readonly new: string[]; readonly changed: string[]; readonly gone: string[] }
  readonly presets: { readonly before: readonly string[]; readonly after: readonly string[] }
  /** Numbers before and after; the same where nothing is replaced. */
  readonly overrides: Replaced
  readonly localDays: Replaced
  readonly years: Replaced
  readonly served: Replaced
  /** Whether anything at all would change. */
  readonly changes: boolean
}

/** What the file puts in place of what is here. */
export interface Replaced {
  readonly before: number
  readonly after: number
  readonly isSame: boolean
}

const beside = <T extends { readonly id: string }>(known: readonly T[], given: readonly T[]): Beside => {
  const byId = new Map(known.map((one) => [one.id, one]))
  const counts = { new: 0, changed: 0, same: 0 }
  for (const one of given) {
    const before = byId.get(one.id)
    counts[before === undefined ? 'new' : isSame(before, one) ? 'same' : 'changed']++
  }
  return counts
}

const replaced = (before: readonly unknown[], after: readonly unknown[]): Replaced => {
  const inOrder = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort()
  return {
    before: before.length,
    after: after.length,
    isSame: before.length === after.length && (isSame(before, after) || isSame(inOrder(before), inOrder(after))),
  }
}

/** What a planning file holds beside what the office has. */
export const planBeside = (database: Database, office: Office, plan: Adopted): PlanBeside => {
  const state = officeState(database, office)
  const areasOf = areasByLeader(plan.liaisons)
  const oldAreas = areasByLeader(state.liaisons)
  const withAreas = ({ id, name, posts }: Leader, areas: typeof areasOf) => ({
    id,
    name,
    posts,
    areas: areas.get(id) ?? oldAreas.get(id) ?? [],
  })
  const sets = ruleSetsOf(database, office.id)
  const isNew = plan.availability.filter((entry) => !state.availability.some((one) => isSame(one, entry)))
  const found = {
    // A topmost unit of the file hangs below the office’s own, as it is kept.
    units: beside(
      state.units,
      plan.units.map((one) => ({
        ...one,
        ...(one.id === office.unit ? { parent: undefined } : { parent: one.parent ?? office.unit }),
      })),
    ),
    leaders: beside(
      state.leaders.map((one) => withAreas(one, oldAreas)),
      plan.leaders.map((one) => withAreas(one, areasOf)),
    ),
    places: beside(state.places, plan.places),
    openings: beside(state.openings, plan.openings),
    availability: { new: isNew.length, changed: 0, same: plan.availability.length - isNew.length },
    ruleSets: {
      new: plan.ruleSets.filter((set) => !sets.some(({ id }) => id === set.id)).map(({ id }) => id),
      changed: plan.ruleSets
        .filter((set) => sets.some(({ id, body }) => id === set.id && !isSame(body, set)))
        .map(({ id }) => id),
      gone: sets.filter((set) => !plan.ruleSets.some(({ id }) => id === set.id)).map(({ id }) => id),
    },
    presets: { before: office.settings.presets, after: plan.presets },
    overrides: replaced(
      overridesOf(database, office.id).map(({ id, ...one }) => one),
      plan.overrides,
    ),
    localDays: replaced(
      localDaysOf(database, office.id).map(({ isOpen, date, why, places }) => ({ isOpen, date, why, places })),
      [
        ...plan.calendar.closed.map(({ date, why, places }) => ({ isOpen: false, date, why, places })),
        ...plan.calendar.open.map(({ date, why, places }) => ({ isOpen: true, date, why, places })),
      ],
    ),
    years: yearsBeside(database, office, plan),
    served: plan.history
      ? replaced(servedBefore(database, office.id, '9999-12-31'), plan.history.served)
      : { before: 0, after: 0, isSame: true },
  }
  const isUntouched =
    [found.units, found.leaders, found.places, found.openings, found.availability].every(
      (one) => one.new + one.changed === 0,
    ) &&
    Object.values(found.ruleSets).every((ids) => ids.length === 0) &&
    [found.overrides, found.localDays, found.years, found.served].every((one) => one.isSame) &&
    isSame(found.presets.before, found.presets.after) &&
    isSame(office.settings.concessions, plan.concessions) &&
    (plan.history === undefined || plan.history.knownFrom === office.settings.knownFrom)
  return { ...found, changes: !isUntouched }
}

/** Years the file announces replace those entered for the same years. */
const yearsBeside = (database: Database, office: Office, plan: Adopted): Replaced => {
  const kept = yearNoticesOf(database, office.id)
  const met = kept.filter(({ year }) => plan.calendar.years.some((one) => one.year === year))
  return replaced(
    met,
    plan.calendar.years.toSorted((a, b) => a.year - b.year),
  )
}

/** Why a planning file that is right in itself cannot be taken over by this office. */
export interface Misfit {
  /**
   * taken: the id is another office’s · others: a unit, a post or a place of another office would change ·
   * above: the file puts the office’s own unit below this one · moved: the opening belongs to another place here.
   */
  readonly is: 'taken' | 'others' | 'above' | 'moved'
  readonly id: string
}

/** Everything in a planning file that does not fit this office; empty where it can be taken over. */
export const misfitsOf = (database: Database, office: Office, plan: Adopted): Misfit[] => {
  const state = officeState(database, office)
  const known = new Map(state.units.map((one) => [one.id, one]))
  const isOthers = (id: string): boolean => state.othersUnits.has(id)
  const own = plan.units.find(({ id }) => id === office.unit)
  const openings = new Map(
    placesOf(database, office.id, { retired: true })
      .flatMap((kept) => kept.openings)
      .map((one) => [one.id, one.place]),
  )
  const others = [
    ...plan.units.filter((one) =>
      isOthers(one.id) ? !isSame(known.get(one.id), one) : one.parent !== undefined && isOthers(one.parent),
    ),
    ...plan.leaders.filter(({ posts }) => posts.some(({ unit }) => isOthers(unit))),
    ...plan.places.filter(({ unit }) => isOthers(unit)),
  ]
  return [
    ...takenIds(database, office.id, plan).map((id): Misfit => ({ is: 'taken', id })),
    ...others.map(({ id }): Misfit => ({ is: 'others', id })),
    ...(own?.parent === undefined ? [] : [{ is: 'above' as const, id: own.parent }]),
    ...plan.openings
      .filter(({ id, place }) => isOpeningId(database, id) && (openings.get(id) ?? place) !== place)
      .map(({ id }): Misfit => ({ is: 'moved', id })),
  ]
}
