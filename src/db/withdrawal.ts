import { and, eq, gte, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Viewer } from '../domain/case.ts'
import type { Concerns } from '../domain/case-event.ts'
import type { Day } from '../domain/day.ts'
import type { Database } from './open.ts'
import { caseState, post } from './schema.ts'

/**
 * 回避: a case exists for whoever is not, and does not speak for, a leader it concerns or one with a post in a unit it
 * concerns, on the day it was received or later (《信访工作条例》 Art. 28, 30, 46). `id` and `received` are the case’s columns.
 */
const visible = ({ leaders }: Viewer, id: SQL, received: SQL): SQL | undefined => {
  if (leaders.length === 0) return undefined
  const own = sql.join(
    leaders.map((leader) => sql`${leader}`),
    sql`, `,
  )
  return sql`NOT EXISTS (
    SELECT 1 FROM case_concern c WHERE c."case" = ${id} AND (
      c.leader IN (${own}) OR EXISTS (
        SELECT 1 FROM post p WHERE p.unit = c.unit AND p.leader IN (${own})
          AND (p.to_day IS NULL OR p.to_day >= ${received}))))`
}

/** The condition by which every question about cases leaves out what does not exist for who asks. */
export const visibleTo = (viewer: Viewer): SQL | undefined =>
  visible(viewer, sql`${caseState.case}`, sql`${caseState.received}`)

const caseVisible = (viewer: Viewer, subject: SQL): SQL | undefined =>
  visible(viewer, subject, sql`(SELECT s.received FROM case_state s WHERE s."case" = ${subject})`)

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
        SELECT 1 FROM booking_step t WHERE t.booking = b.id AND t."case" IS NOT NULL
          AND NOT (${caseVisible(viewer, sql`t."case"`)}))))`
}

/** The same for entries of the log, whose subject is the case or booking. */
export const visibleInLog = (viewer: Viewer, what: SQL, subject: SQL): SQL | undefined => {
  const seen = caseVisible(viewer, subject)
  const booked = bookingVisibleTo(viewer, subject)
  return seen && sql`(${what} NOT LIKE 'case.%' OR ${seen}) AND (${what} NOT LIKE 'booking.%' OR ${booked})`
}

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
