import { and, desc, eq, gte, inArray, lt, lte, ne, sql } from 'drizzle-orm'
import type { MonthName } from '../domain/day.ts'
import type { Database } from './open.ts'
import { duty, revision, roster } from './schema.ts'

const inForce = sql`${duty.n} = (SELECT max(n) FROM revision WHERE revision.roster = ${duty.roster})`

/** Duties in force of an office between two days, both included. */
export const dutiesBetween = ({ query }: Database, office: string, from: string, to: string) =>
  query
    .select({ duty, month: roster.month })
    .from(duty)
    .innerJoin(roster, eq(roster.id, duty.roster))
    .where(and(eq(roster.office, office), gte(duty.date, from), lte(duty.date, to), inForce))
    .orderBy(duty.date, duty.start, duty.id)
    .all()

/** Duties in force that an office’s months before `month` published. */
export const dutiesBefore = ({ query }: Database, office: string, month: MonthName) =>
  query
    .select({ duty, month: roster.month })
    .from(duty)
    .innerJoin(roster, eq(roster.id, duty.roster))
    .where(and(eq(roster.office, office), lt(roster.month, month), inForce))
    .orderBy(duty.date, duty.start, duty.id)
    .all()

/** When leaders are on duty for other offices: day and session, nothing else. */
export const busyElsewhere = ({ query }: Database, office: string, from: string, to: string) =>
  query
    .select({ leader: duty.leader, date: duty.date, session: duty.session })
    .from(duty)
    .innerJoin(roster, eq(roster.id, duty.roster))
    .where(and(ne(roster.office, office), gte(duty.date, from), lte(duty.date, to), inForce))
    .orderBy(duty.date, duty.id)
    .all()

/** A duty in force of an office by its id, with the roster it belongs to. */
export const dutyInForce = ({ query }: Database, office: string, id: string) =>
  query
    .select({ duty, month: roster.month })
    .from(duty)
    .innerJoin(roster, eq(roster.id, duty.roster))
    .where(and(eq(roster.office, office), eq(duty.id, id), inForce))
    .get()

/** The duties in force of an office among some ids. */
export const dutiesInForce = ({ query }: Database, office: string, ids: readonly string[]) =>
  query
    .select({ duty, month: roster.month })
    .from(duty)
    .innerJoin(roster, eq(roster.id, duty.roster))
    .where(and(eq(roster.office, office), inArray(duty.id, [...ids]), inForce))
    .orderBy(duty.date, duty.start, duty.id)
    .all()

/** Every id that any revision of a month’s roster ever gave to a duty. */
export const dutyIdsOf = ({ query }: Database, rosterId: number): Set<string> =>
  new Set(
    query
      .selectDistinct({ id: duty.id })
      .from(duty)
      .where(eq(duty.roster, rosterId))
      .all()
      .map(({ id }) => id),
  )

/** A duty as the revision in force at an instant had it; as first published, should a clock have been set back since. */
export const dutyAt = ({ query }: Database, rosterId: number, id: string, at: string) => {
  const all = query
    .select({ duty, month: roster.month, at: revision.at })
    .from(duty)
    .innerJoin(roster, eq(roster.id, duty.roster))
    .innerJoin(revision, and(eq(revision.roster, duty.roster), eq(revision.n, duty.n)))
    .where(and(eq(duty.roster, rosterId), eq(duty.id, id)))
    .orderBy(desc(duty.n))
    .all()
  return all.find((one) => one.at <= at) ?? all.at(-1)
}

/** The duties of one revision. */
export const dutiesOfRevision = ({ query }: Database, rosterId: number, n: number) =>
  query
    .select()
    .from(duty)
    .where(and(eq(duty.roster, rosterId), eq(duty.n, n)))
    .orderBy(duty.date, duty.start, duty.id)
    .all()
