import { and, eq, lte, sql } from 'drizzle-orm'
import type { Viewer } from '../domain/case.ts'
import type { CaseEvent } from '../domain/case-event.ts'
import type { Day } from '../domain/day.ts'
import type { Database } from './open.ts'
import { caseState } from './schema.ts'
import { visibleTo } from './withdrawal.ts'

/** A case with all that was known of it. */
export interface IndicatorCase {
  readonly id: string
  readonly year: number
  readonly n: number
  readonly events: readonly CaseEvent[]
  /** Whether a later case says that it repeats this one. */
  readonly isRepeated: boolean
}

/** Over which days, and up to which instant things are known. */
export interface IndicatorSpan {
  readonly from: Day
  readonly to: Day
  readonly at: string
}

type CaseRow = { id: string; year: number; n: number; events: string }

/**
 * The cases of an office that figures of a period may rest on, those received first first: but for those received after
 * it, and those that had ended before it with nothing entered for a day in it. `database` may be as of an instant; what
 * is derived of cases is as it is now, so that a case to which anything was added since is always read.
 */
export const indicatorCases = (
  database: Database,
  office: string,
  viewer: Viewer,
  { from, to, at }: IndicatorSpan,
): IndicatorCase[] => {
  const repeated = repeatedSince(database, office, viewer, from)
  const matters = sql`(${caseState.ended} IS NULL OR ${caseState.ended} >= ${from} OR EXISTS (
    SELECT 1 FROM main.case_event later
      WHERE later."case" = ${caseState.case} AND (later.day >= ${from} OR later.at > ${at})))`
  // One row for each case, its events as one text: in half the time of one for each event.
  const rows = database.query.all<CaseRow>(sql`
    SELECT ${caseState.case} AS id, ${caseState.year} AS year, ${caseState.n} AS n, (
      SELECT json_group_array(json_object(
        'n', e.n, 'what', e.what, 'day', e.day, 'data', json(e.data), 'by', e."by", 'at', e.at))
      FROM (SELECT * FROM case_event WHERE "case" = ${caseState.case} ORDER BY n) e) AS events
    FROM ${caseState}
    WHERE ${and(eq(caseState.office, office), lte(caseState.received, to), matters, visibleTo(viewer))}
    ORDER BY ${caseState.received}, ${caseState.n}, ${caseState.case}`)
  return rows.flatMap(({ id, year, n, events: text }) => {
    const events = JSON.parse(text) as CaseEvent[]
    // Registered after the instant.
    return events.length === 0 ? [] : [{ id, year, n, events, isRepeated: repeated.has(id) }]
  })
}

/** Cases of which a case received on a day or later, and not before them, says that it repeats them. */
const repeatedSince = ({ query }: Database, office: string, viewer: Viewer, from: Day): Set<string> => {
  const earlier = sql`json_extract(r.data, '$.earlier')`
  const rows = query.all<{ id: string }>(sql`
    SELECT DISTINCT first."case" AS id
    FROM ${caseState}
      JOIN case_event r ON r."case" = ${caseState.case} AND r.n = 1
      JOIN main.case_state first ON first."case" = ${earlier} AND first.received <= ${caseState.received}
    WHERE ${and(eq(caseState.office, office), sql`${caseState.received} >= ${from}`, visibleTo(viewer))}`)
  return new Set(rows.map(({ id }) => id))
}
