import { and, desc, eq, gte, inArray, lt, lte, or, sql } from 'drizzle-orm'
import type { Attendance } from '../domain/attendance.ts'
import type { Day } from '../domain/day.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { attendance, user } from './schema.ts'
import { type Stale, stale } from './stale.ts'

/** An entry with its number, who made it and when. */
export interface KeptAttendance extends Attendance {
  readonly id: number
  readonly by: number
  readonly who: string | null
  readonly at: string
}

const latest = sql`${attendance.id} = (SELECT max(a.id) FROM attendance a WHERE a.office = ${attendance.office} AND a.reception = ${attendance.reception})`

const rows = ({ query }: Database) =>
  query
    .select({ entry: attendance, who: user.shownName })
    .from(attendance)
    .leftJoin(user, eq(user.id, attendance.by))

const asKept = ({
  entry: { office, ...entry },
  who,
}: {
  entry: typeof attendance.$inferSelect
  who: string | null
}) => ({
  ...entry,
  who,
})

/** What holds of an office’s receptions between two days, both included; void entries too. */
export const attendanceBetween = (database: Database, office: string, from: Day, to: Day): KeptAttendance[] =>
  rows(database)
    .where(and(eq(attendance.office, office), gte(attendance.date, from), lte(attendance.date, to), latest))
    .orderBy(attendance.date, attendance.id)
    .all()
    .map(asKept)

/** What holds of an office’s receptions before a day. */
export const attendanceBefore = (database: Database, office: string, day: Day): KeptAttendance[] =>
  rows(database)
    .where(and(eq(attendance.office, office), lt(attendance.date, day), latest))
    .orderBy(attendance.date, attendance.id)
    .all()
    .map(asKept)

/** Every entry about one reception, the latest first. */
export const entriesOf = (database: Database, office: string, reception: string): KeptAttendance[] =>
  rows(database)
    .where(and(eq(attendance.office, office), eq(attendance.reception, reception)))
    .orderBy(desc(attendance.id))
    .all()
    .map(asKept)

/** Every entry about the receptions of a day, and about some whatever their day was then; the latest first. */
export const entriesOfDay = (
  database: Database,
  office: string,
  date: Day,
  receptions: readonly string[],
): KeptAttendance[] =>
  rows(database)
    .where(
      and(
        eq(attendance.office, office),
        or(eq(attendance.date, date), inArray(attendance.reception, [...receptions])),
      ),
    )
    .orderBy(desc(attendance.id))
    .all()
    .map(asKept)

/**
 * Appends what was noted of a reception, as it was shown after the entry `after` (0: none yet). The log says who and how,
 * never the note.
 */
export const addAttendance = (
  database: Database,
  actor: Actor & { readonly office: string; readonly user: number },
  entry: Attendance,
  after: number,
): Stale | undefined => {
  const { office, user: by, at } = actor
  const last = entriesOf(database, office, entry.reception)[0]?.id ?? 0
  if (last !== after) return stale
  database.query
    .insert(attendance)
    .values({ ...entry, attested: [...entry.attested], office, by, at })
    .run()
  record(database, actor, `attendance.${entry.entered}`, entry.leader, {
    reception: entry.reception,
    date: entry.date,
    session: entry.session,
    is: entry.is,
    isPlanned: entry.isPlanned,
  })
  return undefined
}
