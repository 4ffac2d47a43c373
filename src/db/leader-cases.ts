import { and, eq, gte, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import type { Day } from '../domain/day.ts'
import type { LimitMove } from '../domain/leader-limit.ts'
import { lastEntry, record } from './log-store.ts'
import type { Database } from './open.ts'
import { caseConcern, caseEvent, caseState, log } from './schema.ts'

/** Open, or ended on a day or later: whose limits calendars may show. */
const isLive = (office: string, since: Day): SQL | undefined =>
  and(eq(caseState.office, office), or(eq(caseState.isOpen, true), gte(caseState.ended, since)))

/** Cases of an office that are open, or ended on a day or later. */
export const liveCases = ({ query }: Database, office: string, since: Day): string[] =>
  query
    .select({ id: caseState.case })
    .from(caseState)
    .where(isLive(office, since))
    .all()
    .map(({ id }) => id)

/**
 * Those of them that concern a unit and have to do with one of these leaders: whether he has to withdraw (回避) follows from
 * his posts.
 */
export const liveCasesByPosts = (
  { query }: Database,
  office: string,
  since: Day,
  leaders: readonly string[],
): string[] =>
  query
    .selectDistinct({ id: caseState.case })
    .from(caseState)
    .innerJoin(caseConcern, eq(caseConcern.case, caseState.case))
    .innerJoin(caseEvent, eq(caseEvent.case, caseState.case))
    .where(
      and(
        isLive(office, since),
        isNotNull(caseConcern.unit),
        inArray(caseEvent.what, ['registered', 'concerned', 'put-in-charge']),
        or(...leaders.map((leader) => sql`instr(${caseEvent.data}, ${JSON.stringify(leader)}) > 0`)),
      ),
    )
    .all()
    .map(({ id }) => id)

/**
 * Notes which limits of a case another calendar has moved, at the instant of the last entry of the log: that change, in
 * whose transaction this is.
 */
export const noteMovedLimits = (
  database: Database,
  office: string,
  id: string,
  moved: readonly Omit<LimitMove, 'at'>[],
): void => {
  const { at } = lastEntry(database)!
  const limits = moved.map(({ clock, event }) => ({ clock, event }))
  record(database, { user: null, office, at }, 'case.limits-moved', id, { limits })
}

/** The limits of a case that changes of the calendar have moved, each time. */
export const limitMoves = ({ query }: Database, id: string): LimitMove[] =>
  query
    .select({ at: log.at, data: log.data })
    .from(log)
    // Written out: only so the index of these entries is used.
    .where(and(sql`${log.what} = 'case.limits-moved'`, eq(log.subject, id)))
    .orderBy(log.seq)
    .all()
    .flatMap(({ at, data }) => (data.limits as Omit<LimitMove, 'at'>[]).map((limit) => ({ ...limit, at })))
