import { and, eq, gte, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '../domain/case.ts'
import type { Concerns } from '../domain/case-event.ts'
import type { Day } from '../domain/day.ts'
import type { Database } from './open.ts'
import { caseState, post } from './schema.ts'

/**
 * 回避: cases that do not exist for who asks: those that concern a leader he is or speaks for, or a unit in which one
 * holds a post on the day it was received or later (《信访工作条例》 Art. 28, 30, 46). Worked out once for a question,
 * for they are few. By what is known now, also where a database is asked as of an instant (`main`).
 */
const hidden = ({ leaders }: Viewer): SQL => {
  const own = sql.join(
    leaders.map((leader) => sql`${leader}`),
    sql`, `,
  )
  return sql`(
    SELECT c."case" FROM case_concern c WHERE c.leader IN (${own})
    UNION
    SELECT c."case" FROM main.post p
      JOIN case_concern c ON c.unit = p.unit
      JOIN case_state s ON s."case" = c."case"
      WHERE p.leader IN (${own}) AND (p.to_day IS NULL OR p.to_day >= s.received))`
}

/** The condition by which every question about cases leaves out what does not exist for who asks. */
export const visibleTo = (viewer: Viewer): SQL | undefined =>
  viewer.leaders.length === 0 ? undefined : sql`${caseState.case} NOT IN ${hidden(viewer)}`

/** Cases that do not exist for who asks, to be counted from their side; undefined where all of them do. */
export const fromHidden = (viewer: Viewer): SQL | undefined =>
  viewer.leaders.length === 0
    ? undefined
    : sql`${hidden(viewer)} AS hidden CROSS JOIN ${caseState} ON ${caseState.case} = hidden."case"`

/**
 * The same for bookings (预约): for whoever is, or speaks for, a leader it concerns, or one with a post in a unit it
 * concerns on the day it was made or later, it does not exist; nor does it once the case it became does not.
 */
export const bookingVisibleTo = (viewer: Viewer, id: SQL): SQL | undefined => {
  const { leaders } = viewer
  if (leaders.length === 0) return undefined
  const own = sql.join(
    leaders.map((leader) => sql`${leader}`),
    sql`, `,
  )
  return sql`NOT EXISTS (
    SELECT 1 FROM booking b WHERE b.id = ${id} AND (
      EXISTS (SELECT 1 FROM json_each(b.concerns, '$.leaders') l WHERE l.value IN (${own}))
      OR EXISTS (
        SELECT 1 FROM json_each(b.concerns, '$.units') u JOIN post p ON p.unit = u.value
          WHERE p.leader IN (${own}) AND (p.to_day IS NULL OR p.to_day >= substr(b.at, 1, 10)))
      OR EXISTS (
        SELECT 1 FROM booking_step t WHERE t.booking = b.id AND t."case" IN ${hidden(viewer)})))`
}

/** The same for entries of the log, whose subject is the case or booking. */
export const visibleInLog = (viewer: Viewer, what: SQL, subject: SQL): SQL | undefined =>
  viewer.leaders.length === 0
    ? undefined
    : sql`(${what} NOT LIKE 'case.%' OR ${subject} NOT IN ${hidden(viewer)})
        AND (${what} NOT LIKE 'booking.%' OR ${bookingVisibleTo(viewer, subject)})`

/** Leaders who have to withdraw from what concerns these, received on a day: named, or with a post in a unit named. */
export const withdrawnLeaders = ({ query }: Database, { leaders, units }: Concerns, received: Day): Set<string> => {
  const posts = units.flatMap((unit) =>
    query
      .selectDistinct({ leader: post.leader })
      .from(post)
      .where(and(eq(post.unit, unit), or(isNull(post.to), gte(post.to, received))))
      .all()
      .map(({ leader }) => leader),
  )
  return new Set([...leaders, ...posts])
}
