import { creditOf, isAbout } from '../domain/attendance.ts'
import type { Availability } from '../domain/availability.ts'
import { addDays, addMonths, firstDay, lastDay, laterOf, type MonthName } from '../domain/day.ts'
import type { DraftPin } from '../domain/draft.ts'
import type { Office } from '../domain/office.ts'
import type { Opening } from '../domain/place.ts'
import type { Published } from '../domain/roster.ts'
import { asServed, type Served } from '../domain/served.ts'
import { attendanceBefore } from './attendance-store.ts'
import { ownersCovered } from './audit-store.ts'
import { availabilityOf, type KeptAvailability } from './availability-store.ts'
import { calendarOf } from './calendar-store.ts'
import { busyElsewhere, dutiesBefore, dutiesBetween, dutiesOfRevision } from './duty-store.ts'
import { leadersIn, leadersOf, liaisonsOf } from './leader-store.ts'
import type { Database } from './open.ts'
import { type KeptPlace, placesOf } from './place-store.ts'
import { revisionOf, rosterIdOf } from './roster-store.ts'
import { overridesOf, ruleSetsOf } from './rule-set-store.ts'
import { servedBefore } from './served-store.ts'
import { territoryThen, unitsBelow } from './unit-store.ts'

/** Months of history a plan carries at most. */
const monthsBack = 36

/**
 * All that an office’s month needs, as a planning file: the same structure the command line reads. What other offices
 * have published for its leaders arrives as absences without detail.
 */
export const planDocument = (
  database: Database,
  office: Office,
  month: MonthName,
  pins: readonly DraftPin[],
): Record<string, unknown> => {
  const leaders = leadersOf(database, office.id)
  const ids = new Set(leaders.map(({ id }) => id))
  const rosterId = rosterIdOf(database, office.id, month)
  const published = publishedOf(database, rosterId).filter(({ leader }) => ids.has(leader))
  const everything = placesOf(database, office.id, { retired: true })
  const past = servedOf(database, office, month)
    .filter(({ leader }) => ids.has(leader))
    .map((duty) => withKnownAbsent(duty, ids))
  const places = placesInUse(database, office, everything, published, past)
  const openings = places.flatMap((place) => place.openings)
  return {
    office: { id: office.id, name: office.name, timezone: office.timezone },
    month,
    units: ownUnits(database, office),
    leaders: leaders.map(({ version, ...leader }) => leader),
    liaisons: liaisonsOf(database, office.id, leaders),
    places: places.map(({ place }) => place),
    openings,
    calendar: calendarFor(database, office, places),
    presets: office.settings.presets,
    // A set begun and without rules so far binds nobody.
    ruleSets: ruleSetsOf(database, office.id)
      .map(({ body }) => body)
      .filter(({ rules }) => (rules as readonly unknown[]).length > 0),
    overrides: overridesOf(database, office.id).map(({ id, ...override }) => override),
    availability: availabilityIn(database, office, month, ids),
    ...historyOf(
      database,
      office,
      month,
      past.map((duty) => withKnownOpening(duty, openings)),
    ),
    published,
    pins: pins.filter(({ leader }) => ids.has(leader)),
    concessions: office.settings.concessions,
  }
}

/** Absences, wishes and duties elsewhere of some leaders in a month. */
export const availabilityIn = (
  database: Database,
  office: Office,
  month: MonthName,
  leaders: ReadonlySet<string>,
): Availability[] => [
  ...availabilityOf(database, { office: office.id, leaders: [...leaders], from: firstDay(month) })
    .filter(({ from }) => from <= lastDay(month))
    .map(asEntry),
  ...busyOf(database, office, month).filter(({ leader }) => leaders.has(leader)),
]

/**
 * What was known of an office, as a planning file of some month without history, duties and pins: rules, days off,
 * places, openings, closed ones too, and which units are the office’s, as `then` had them; people as `known` has them.
 */
export const knownDocument = (
  then: Database,
  known: Database,
  office: Office,
  month: MonthName,
): Record<string, unknown> => {
  const territory = territoryThen(then, known, office.id)
  const leaders = leadersIn(
    known,
    territory.map(({ id }) => id),
  )
  const units = ownUnits(known, office)
  const there = new Set(units.map(({ id }) => id))
  const places = placesOf(then, office.id, { retired: true })
  return {
    office: { id: office.id, name: office.name, timezone: office.timezone },
    month,
    units: [...units, ...ownUnits(then, office).filter(({ id }) => !there.has(id))],
    leaders: leaders.map(({ version, ...leader }) => leader),
    liaisons: liaisonsOf(known, office.id, leaders),
    places: places.map(({ place }) => place),
    openings: places.flatMap(({ openings }) => openings),
    calendar: calendarFor(then, office, places),
    presets: office.settings.presets,
    ruleSets: ruleSetsOf(then, office.id)
      .map(({ body }) => body)
      .filter(({ rules }) => (rules as readonly unknown[]).length > 0),
    overrides: overridesOf(then, office.id).map(({ id, ...override }) => override),
    concessions: office.settings.concessions,
  }
}

/** The topmost unit of a plan has no parent in it. */
const ownUnits = (database: Database, office: Office) =>
  unitsBelow(database, office.id).map(({ parent, ...unit }) =>
    unit.id === office.unit || parent === undefined ? unit : { ...unit, parent },
  )

const asEntry = ({ leader, from, to, sessions, is, why }: KeptAvailability): Availability => ({
  leader,
  from,
  to,
  ...(sessions ? { sessions } : {}),
  is,
  ...(why === undefined ? {} : { why }),
})

/** Duties elsewhere on the days of the month: for other offices, or of this one’s other months moved into it. */
const busyOf = (database: Database, office: Office, month: MonthName): Availability[] => {
  const [from, to] = [firstDay(month), lastDay(month)]
  const moved = dutiesBetween(database, office.id, from, to).flatMap((row) =>
    row.month === month ? [] : [row.duty],
  )
  return [...busyElsewhere(database, office.id, from, to), ...moved].map(({ leader, date, session }) => ({
    leader,
    from: date,
    to: date,
    ...(session === 'day' ? {} : { sessions: [session] }),
    is: 'unavailable' as const,
  }))
}

const publishedOf = (database: Database, rosterId: number | undefined): Published[] => {
  const revision = rosterId === undefined ? undefined : revisionOf(database, rosterId)
  if (!revision) return []
  return dutiesOfRevision(database, revision.roster, revision.n).map(({ roster, n, unit, movedFrom, ...duty }) => ({
    ...duty,
    ...(movedFrom === null ? {} : { movedFrom }),
  }))
}

/** What counts as served: as published, until somebody has noted what became of it (签到). */
const servedOf = (database: Database, office: Office, month: MonthName): Served[] => {
  const since = firstDay(addMonths(month, -monthsBack))
  const noted = new Map(attendanceBefore(database, office.id, firstDay(month)).map((one) => [one.reception, one]))
  const owners = ownersCovered(database, office.id)
  const planned = dutiesBefore(database, office.id, month).flatMap(({ duty }) => {
    const note = noted.get(duty.id)
    const insteadOf = owners.get(`${duty.roster} ${duty.id}`)
    const served = { ...asServed(duty, duty.unit), ...(insteadOf === undefined ? {} : { insteadOf }) }
    // What was noted before the duty became another one says nothing of it.
    return creditOf(served, note && isAbout(note, duty) ? note : undefined) ?? []
  })
  const inForce = new Map(
    dutiesBetween(database, office.id, since, addDays(firstDay(month), -1)).map(({ duty }) => [duty.id, duty]),
  )
  const unplanned = [...noted.values()].flatMap((note) => {
    const duty = note.isPlanned ? inForce.get(note.reception) : undefined
    // Who received on a duty that was given to another since has received all the same.
    return duty && isAbout(note, duty) ? [] : (creditOf(undefined, note) ?? [])
  })
  return [...servedBefore(database, office.id, firstDay(month)), ...planned, ...unplanned].filter(
    ({ date }) => date >= since,
  )
}

const withKnownOpening = ({ opening, ...duty }: Served, openings: readonly Opening[]): Served =>
  openings.some(({ id }) => id === opening) ? { ...duty, opening } : duty

/** In whose place a duty was served; where he is no longer of the office, that it was in somebody’s is all that counts. */
const withKnownAbsent = (duty: Served, leaders: ReadonlySet<string>): Served =>
  duty.insteadOf === undefined || leaders.has(duty.insteadOf) ? duty : { ...duty, insteadOf: duty.leader }

/** The first day from which the record is complete: as brought in, or the first month published here. */
const historyOf = (database: Database, office: Office, month: MonthName, served: Served[]) => {
  const first = dutiesBefore(database, office.id, month)
    .map((row) => firstDay(row.month))
    .sort()[0]
  const knownFrom = office.settings.knownFrom ?? first
  if (knownFrom === undefined || knownFrom > firstDay(month)) return {}
  return { history: { knownFrom: laterOf(knownFrom, firstDay(addMonths(month, -monthsBack))), served } }
}

/** Places and openings in use, and retired ones that duties of the plan still point at. */
const placesInUse = (
  database: Database,
  office: Office,
  everything: readonly KeptPlace[],
  published: readonly Published[],
  served: readonly Served[],
): KeptPlace[] => {
  const inUse = new Map(placesOf(database, office.id).map((kept) => [kept.place.id, kept]))
  // A retired opening in the plan is open again: only what is published in this very month keeps one.
  const openings = new Set(published.map(({ opening }) => opening))
  const named = new Set([...published, ...served].map(({ place }) => place))
  return everything.flatMap((kept) => {
    const current = new Set(inUse.get(kept.place.id)?.openings.map(({ id }) => id))
    const wanted = kept.openings.filter(({ id }) => current.has(id) || openings.has(id))
    return inUse.has(kept.place.id) || named.has(kept.place.id) ? [{ ...kept, openings: wanted }] : []
  })
}

/** Local days of places that are gone say nothing any more. */
const calendarFor = (database: Database, office: Office, places: readonly KeptPlace[]) => {
  const known = new Set(places.map(({ place }) => place.id))
  const calendar = calendarOf(database, office.id)
  const still = (days: typeof calendar.closed) =>
    days.flatMap(({ places: named, ...day }) => {
      const left = named?.filter((id) => known.has(id))
      return left === undefined ? [day] : left.length > 0 ? [{ ...day, places: left }] : []
    })
  return { ...calendar, closed: still(calendar.closed), open: still(calendar.open) }
}
