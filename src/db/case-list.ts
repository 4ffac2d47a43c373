import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  lte,
  or,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { CaseStateName, NumberTyped, Viewer } from '../domain/case.ts'
import type { Day } from '../domain/day.ts'
import type { KeptCase } from './case-store.ts'
import type { Database } from './open.ts'
import { booking, caseDeadline, caseFile, caseState } from './schema.ts'
import { fromHidden, visibleTo } from './withdrawal.ts'

/** Which cases are wanted; what is absent does not matter. */
export interface CaseFilter {
  readonly state?: CaseStateName | 'open' | 'ended' | undefined
  readonly subject?: string | undefined
  /** The unit in charge. */
  readonly unit?: string | undefined
  /** Receiver or leader in charge. */
  readonly leader?: string | undefined
  /** Received from this day on. */
  readonly from?: Day | undefined
  /** Received until this day. */
  readonly to?: Day | undefined
  /** The number of its year, or the national number. */
  readonly number?: NumberTyped | undefined
  /** The duty or unscheduled reception it was taken in. */
  readonly reception?: string | undefined
  /** Overdue on this day. */
  readonly overdueOn?: Day | undefined
  /** Open, and received before this day: 积案. */
  readonly openBefore?: Day | undefined
}

const conditions = (office: string, filter: CaseFilter): SQL | undefined => {
  const { state, subject, unit, leader, from, to, number, reception, overdueOn, openBefore } = filter
  return and(
    eq(caseState.office, office),
    state === undefined
      ? undefined
      : state === 'open' || state === 'ended'
        ? eq(caseState.isOpen, state === 'open')
        : eq(caseState.state, state),
    subject === undefined ? undefined : eq(caseState.subject, subject),
    unit === undefined ? undefined : eq(caseState.lead, unit),
    leader === undefined ? undefined : or(eq(caseState.receiver, leader), eq(caseState.inCharge, leader)),
    from === undefined ? undefined : gte(caseState.received, from),
    to === undefined ? undefined : lte(caseState.received, to),
    number === undefined ? undefined : numbered(number),
    reception === undefined ? undefined : eq(caseState.reception, reception),
    overdueOn === undefined ? undefined : lt(caseState.due, overdueOn),
    openBefore === undefined ? undefined : and(eq(caseState.isOpen, true), lt(caseState.received, openBefore)),
  )
}

const numbered = (number: NonNullable<CaseFilter['number']>): SQL | undefined =>
  typeof number === 'string'
    ? eq(caseState.nationalNumber, number)
    : and(eq(caseState.n, number.n), number.year === undefined ? undefined : eq(caseState.year, number.year))

/**
 * The order of lists. Few cases have one number, or were taken in one reception: they are found by it and then sorted,
 * which the plus signs say; all else runs along an index that is in order already.
 */
const newestFirst = ({ number, reception }: CaseFilter): SQL[] =>
  number === undefined && reception === undefined
    ? [desc(caseState.received), desc(caseState.n)]
    : [sql`+${caseState.received} DESC`, sql`+${caseState.n} DESC`]

/** A page of an office’s cases, those received last first. */
export const casesOf = (
  { query }: Database,
  office: string,
  viewer: Viewer,
  filter: CaseFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): KeptCase[] =>
  query
    .select()
    .from(caseState)
    .where(and(conditions(office, filter), visibleTo(viewer)))
    .orderBy(...newestFirst(filter))
    .limit(limit)
    .offset(offset)
    .all()

/** The ids of those cases in the order of their numbers, for a ledger that is read part by part. */
export const caseIdsOf = (
  { query }: Database,
  office: string,
  viewer: Viewer,
  filter: CaseFilter,
  limit: number,
): string[] =>
  query
    .select({ id: caseState.case })
    .from(caseState)
    .where(and(conditions(office, filter), visibleTo(viewer)))
    .orderBy(caseState.year, caseState.n)
    .limit(limit)
    .all()
    .map(({ id }) => id)

/** How many cases there are of those: all, but for the few that do not exist for who asks. */
export const countCases = ({ query }: Database, office: string, viewer: Viewer, filter: CaseFilter): number => {
  const wanted = conditions(office, filter)
  const all = query.select({ cases: count() }).from(caseState).where(wanted).get()!.cases
  const hidden = fromHidden(viewer)
  return all - (hidden ? query.select({ cases: count() }).from(hidden).where(wanted).get()!.cases : 0)
}

/** The cases taken in one reception, in the order of their numbers. */
export const casesOfReception = ({ query }: Database, viewer: Viewer, reception: string): KeptCase[] =>
  query
    .select()
    .from(caseState)
    .where(and(eq(caseState.reception, reception), visibleTo(viewer)))
    .orderBy(caseState.year, caseState.n)
    .all()

/** A limit with its case. */
export type CaseDeadline = { readonly deadline: typeof caseDeadline.$inferSelect; readonly of: KeptCase }

/** Limits that run and end until a day, the first first: of an office, or of one leader’s cases; rights left out. */
export const dueUntil = (
  { query }: Database,
  office: string,
  viewer: Viewer,
  until: Day,
  leader?: string,
): CaseDeadline[] =>
  query
    .select({ deadline: caseDeadline, of: caseState })
    .from(caseDeadline)
    .innerJoin(caseState, eq(caseState.case, caseDeadline.case))
    .where(
      and(
        eq(caseDeadline.office, office),
        eq(caseDeadline.is, 'running'),
        eq(caseDeadline.isRight, false),
        lte(caseDeadline.due, until),
        leader === undefined ? undefined : responsible(leader),
        visibleTo(viewer),
      ),
    )
    .orderBy(asc(caseDeadline.due), caseDeadline.case, caseDeadline.event)
    .all()

/** The leader in charge answers for a case; the receiver while nobody is. */
const responsible = (leader: string): SQL | undefined =>
  or(eq(caseState.inCharge, leader), and(isNull(caseState.inCharge), eq(caseState.receiver, leader)))

/** Cases a leader answers for, those received last first. */
export const casesOfLeader = (
  { query }: Database,
  office: string,
  viewer: Viewer,
  leader: string,
  { open, limit }: { readonly open: boolean; readonly limit: number },
): KeptCase[] =>
  query
    .select()
    .from(caseState)
    .where(
      and(
        eq(caseState.office, office),
        or(eq(caseState.receiver, leader), eq(caseState.inCharge, leader)),
        eq(caseState.isOpen, open),
        visibleTo(viewer),
      ),
    )
    .orderBy(desc(caseState.received), desc(caseState.n))
    .limit(limit)
    .all()

/** Open cases of an office that some of these clocks count for, for working their limits out anew. */
export const openCases = ({ query }: Database, office: string, clocks: readonly string[]): KeptCase[] =>
  query
    .select()
    .from(caseState)
    .where(
      and(
        eq(caseState.office, office),
        eq(caseState.isOpen, true),
        exists(
          query
            .select({ one: sql`1` })
            .from(caseDeadline)
            .where(and(eq(caseDeadline.case, caseState.case), inArray(caseDeadline.clock, [...clocks]))),
        ),
      ),
    )
    .all()

/** Cases that ended before a day and are not purged yet, a number of them at a time. */
export const casesToPurge = ({ query }: Database, office: string, endedBefore: Day, limit: number): KeptCase[] =>
  query
    .select()
    .from(caseState)
    .where(and(eq(caseState.office, office), eq(caseState.isPurged, false), lt(caseState.ended, endedBefore)))
    .limit(limit)
    .all()

/** Whether a year’s number is used. */
export const lastNumbers = ({ query }: Database, office: string): { year: number; n: number }[] =>
  query
    .select({ year: caseState.year, n: sql<number>`max(${caseState.n})` })
    .from(caseState)
    .where(and(eq(caseState.office, office), gt(caseState.n, 0)))
    .groupBy(caseState.year)
    .all()

/** Codes of subjects that cases or bookings of an office have. */
export const subjectsInUse = ({ query }: Database, office: string): string[] =>
  query
    .selectDistinct({ subject: caseState.subject })
    .from(caseState)
    .where(eq(caseState.office, office))
    .union(query.selectDistinct({ subject: booking.subject }).from(booking).where(eq(booking.office, office)))
    .all()
    .map(({ subject }) => subject)
    .sort()

/** The number of a case, whoever asks: for the program’s own use; undefined where there is no such case. */
export const numberOfCase = (
  { query }: Database,
  office: string,
  id: string,
): { readonly year: number; readonly n: number } | undefined =>
  query
    .select({ year: caseFile.year, n: caseFile.n })
    .from(caseFile)
    .where(and(eq(caseFile.id, id), eq(caseFile.office, office)))
    .get()
