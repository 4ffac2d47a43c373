import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Case, everybody, type Viewer } from '../domain/case.ts'
import type { CaseEvent, Concerns, NewCaseEvent } from '../domain/case-event.ts'
import type { Day } from '../domain/day.ts'
import type { Deadline } from '../domain/deadline.ts'
import { groupBy } from '../domain/group-by.ts'
import { type Actor, record, recordAll } from './log-store.ts'
import type { Database } from './open.ts'
import { dropPersonal } from './personal-store.ts'
import { caseConcern, caseDeadline, caseEvent, caseFile, caseState, user } from './schema.ts'
import { type Stale, stale } from './stale.ts'
import { visibleTo } from './withdrawal.ts'

/** A case as lists show it. */
export type KeptCase = typeof caseState.$inferSelect

/** What follows from the events of a case, worked out by who appends to them. */
export interface Outcome {
  readonly now: Case
  readonly deadlines: readonly Deadline[]
}

type Writer = Actor & { readonly office: string }

/** A case of an office as lists show it; undefined for whom it does not exist. */
export const caseById = ({ query }: Database, office: string, viewer: Viewer, id: string): KeptCase | undefined =>
  query
    .select()
    .from(caseState)
    .where(and(eq(caseState.office, office), eq(caseState.case, id), visibleTo(viewer)))
    .get()

/** Everything that happened to a case, in the order it was entered. */
export const eventsOfCase = ({ query }: Database, id: string): (CaseEvent & { readonly who: string | null })[] =>
  query
    .select({ event: caseEvent, who: user.shownName })
    .from(caseEvent)
    .leftJoin(user, eq(user.id, caseEvent.by))
    .where(eq(caseEvent.case, id))
    .orderBy(caseEvent.n)
    .all()
    .map(({ event: { case: _, ...event }, who }) => ({ ...event, who }) as CaseEvent & { who: string | null })

/** All limits of a case, by the event that began them. */
export const deadlinesOfCase = ({ query }: Database, id: string): Deadline[] =>
  query
    .select()
    .from(caseDeadline)
    .where(eq(caseDeadline.case, id))
    .orderBy(caseDeadline.event, caseDeadline.clock)
    .all()
    .map(({ case: _, office: __, ...deadline }) => deadline)

/** What happened to each of some cases, and all their limits, read at once. */
export const historiesOf = (
  { query }: Database,
  ids: readonly string[],
): Map<string, { readonly events: CaseEvent[]; readonly deadlines: Deadline[] }> => {
  const events = query
    .select()
    .from(caseEvent)
    .where(inArray(caseEvent.case, [...ids]))
    .orderBy(caseEvent.case, caseEvent.n)
    .all()
  const deadlines = query
    .select()
    .from(caseDeadline)
    .where(inArray(caseDeadline.case, [...ids]))
    .orderBy(caseDeadline.case, caseDeadline.event, caseDeadline.clock)
    .all()
  const deadlinesOf = groupBy(deadlines, (one) => one.case)
  return new Map(
    [...groupBy(events, (one) => one.case)].map(([id, own]) => [
      id,
      {
        events: own.map(({ case: _, ...event }) => event as CaseEvent),
        deadlines: (deadlinesOf.get(id) ?? []).map(({ case: _, office: __, ...deadline }) => deadline),
      },
    ]),
  )
}

/** Registers a case under the next number of its year. Returns that number. */
export const addCase = (
  database: Database,
  actor: Writer,
  { id, year, event, outcome }: { id: string; year: number; event: NewCaseEvent; outcome: Outcome },
): number => {
  const { query } = database
  const { office, user: by, at } = actor
  const last = query
    .select({ n: sql<number>`coalesce(max(${caseFile.n}), 0)` })
    .from(caseFile)
    .where(and(eq(caseFile.office, office), eq(caseFile.year, year)))
    .get()!
  const n = last.n + 1
  query.insert(caseFile).values({ id, office, year, n, by, at }).run()
  append(database, actor, id, 1, event)
  keepOutcome(database, { case: id, office, year, n }, 1, outcome)
  recordEvent(database, actor, id, 1, event)
  return n
}

/**
 * Takes a case over with all that happened to it, under the next number of its year: what follows from the events is
 * worked out once, by who judged them. Returns that number.
 */
export const addWholeCase = (
  database: Database,
  actor: Writer,
  {
    id,
    year,
    events: [first, ...rest],
    outcome,
  }: { id: string; year: number; events: readonly [NewCaseEvent, ...NewCaseEvent[]]; outcome: Outcome },
): number => {
  const n = addCase(database, actor, { id, year, event: first, outcome })
  if (rest.length === 0) return n
  const { query } = database
  const { user: by, at } = actor
  const numbered = rest.map((event, place) => ({ ...event, case: id, n: place + 2, by, at }))
  query.insert(caseEvent).values(numbered).run()
  query
    .update(caseState)
    .set({ events: rest.length + 1 })
    .where(eq(caseState.case, id))
    .run()
  recordAll(
    database,
    actor,
    numbered.map(({ what, n: event }) => ({ what: `case.${what}`, subject: id, data: { n: event } })),
  )
  return n
}

/** Of some ids, those that cases have, whoever asks. */
export const knownCases = ({ query }: Database, ids: readonly string[]): Set<string> => {
  const known = new Set<string>()
  // As many at once as SQLite takes.
  for (let at = 0; at < ids.length; at += 500)
    for (const { id } of query
      .select({ id: caseFile.id })
      .from(caseFile)
      .where(inArray(caseFile.id, ids.slice(at, at + 500)))
      .all())
      known.add(id)
  return known
}

/** National numbers, and numbers of the office with the day received, that its cases have, whoever asks. */
export const numbersInUse = (
  { query }: Database,
  office: string,
  national: readonly string[],
  days: readonly string[],
): { readonly national: Set<string>; readonly own: Set<string> } => {
  const found = { national: new Set<string>(), own: new Set<string>() }
  for (let at = 0; at < national.length; at += 500)
    for (const row of query
      .select({ number: caseState.nationalNumber })
      .from(caseState)
      .where(and(eq(caseState.office, office), inArray(caseState.nationalNumber, national.slice(at, at + 500))))
      .all())
      found.national.add(row.number!)
  for (let at = 0; at < days.length; at += 500)
    for (const { year, n, received } of query
      .select({ year: caseState.year, n: caseState.n, received: caseState.received })
      .from(caseState)
      .where(and(eq(caseState.office, office), inArray(caseState.received, days.slice(at, at + 500))))
      .all())
      found.own.add(`${year}-${n} ${received}`)
  return found
}

/** Appends what happened to a case, as it was shown after event `after`. */
export const addCaseEvent = (
  database: Database,
  actor: Writer,
  { id, after, event, outcome }: { id: string; after: number; event: NewCaseEvent; outcome: Outcome },
): Stale | undefined => {
  const known = caseById(database, actor.office, everybody, id)
  if (known?.events !== after) return stale
  append(database, actor, id, after + 1, event)
  keepOutcome(database, known, after + 1, outcome)
  recordEvent(database, actor, id, after + 1, event)
  return undefined
}

/**
 * Says that the words about people of a case that ended are purged, and takes them out; their key is destroyed once that
 * is committed. Nothing else of the case becomes another: no limit is worked out anew.
 */
export const purgeCase = (database: Database, actor: Writer, { case: id, events }: KeptCase, day: Day): void => {
  const n = events + 1
  const event: NewCaseEvent = { what: 'purged', day, data: {} }
  append(database, actor, id, n, event)
  database.query.update(caseState).set({ events: n, isPurged: true }).where(eq(caseState.case, id)).run()
  dropPersonal(database, id)
  recordEvent(database, actor, id, n, event)
}

/** Cases whose words about people were purged. */
export const purgedCases = ({ query }: Database): string[] =>
  query
    .select({ id: caseState.case })
    .from(caseState)
    .where(eq(caseState.isPurged, true))
    .all()
    .map(({ id }) => id)

const append = (
  { query }: Database,
  { user: by, at }: Writer,
  id: string,
  n: number,
  event: NewCaseEvent,
): void => {
  query
    .insert(caseEvent)
    .values({ case: id, n, ...event, by, at })
    .run()
}

/** Comes last, so that its entry speaks of all that the event changed. */
const recordEvent = (database: Database, actor: Writer, id: string, n: number, event: NewCaseEvent): void => {
  record(database, actor, `case.${event.what}`, id, { n })
}

/** Keeps what follows from the events. */
const keepOutcome = (
  { query }: Database,
  kept: Pick<KeptCase, 'case' | 'office' | 'year' | 'n'>,
  events: number,
  { now, deadlines }: Outcome,
): void => {
  const { case: id, office, year, n } = kept
  const due = deadlines
    .flatMap(({ is, isRight, due: day }) => (is === 'running' && !isRight && day !== null ? [day] : []))
    .sort()[0]
  const row = { ...pickState(now), office, year, n, events, due: due ?? null }
  query
    .insert(caseState)
    .values({ case: id, ...row })
    .onConflictDoUpdate({ target: caseState.case, set: row })
    .run()
  keepConcerns({ query }, id, now.concerns)
  query.delete(caseDeadline).where(eq(caseDeadline.case, id)).run()
  if (deadlines.length > 0)
    query
      .insert(caseDeadline)
      .values(deadlines.map((deadline) => ({ ...deadline, case: id, office })))
      .run()
}

/** Keeps limits that fall on other days because the calendar is another one; the log says which. */
export const moveLimits = (
  database: Database,
  actor: Writer,
  kept: KeptCase,
  outcome: Outcome,
  moved: readonly Deadline[],
): void => {
  keepOutcome(database, kept, kept.events, outcome)
  record(database, actor, 'case.limits-moved', kept.case, {
    limits: moved.map(({ clock, event }) => ({ clock, event })),
  })
}

const pickState = (now: Case) => {
  const { state, isOpen, received, reception, place, receiver, inCharge, lead, subject, isFirst } = now
  const { isCollective, heads, disposition, satisfaction, nationalNumber, ended, isSettled, isPurged } = now
  return {
    ...{ state, isOpen, received, reception, place, receiver, inCharge, lead, subject, isFirst },
    ...{ isCollective, heads, disposition, satisfaction, nationalNumber, ended, isSettled, isPurged },
  }
}

const keepConcerns = ({ query }: Pick<Database, 'query'>, id: string, { leaders, units }: Concerns): void => {
  query.delete(caseConcern).where(eq(caseConcern.case, id)).run()
  const rows = [
    ...leaders.map((leader) => ({ case: id, leader, unit: null })),
    ...units.map((unit) => ({ case: id, leader: null, unit })),
  ]
  if (rows.length > 0) query.insert(caseConcern).values(rows).run()
}
