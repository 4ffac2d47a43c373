import { and, eq, gte, lte, sql } from 'drizzle-orm'
import type { MonthName } from '../domain/day.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { duty, receipt, revision, roster, user } from './schema.ts'

/** Months of an office, the first and the last. */
export interface MonthSpan {
  readonly from: MonthName
  readonly to: MonthName
}

const within = (office: string, { from, to }: MonthSpan) =>
  and(eq(roster.office, office), gte(roster.month, from), lte(roster.month, to))

/** The revisions of an office’s months, earlier ones of a month first. */
export const revisionsWithin = ({ query }: Database, office: string, months: MonthSpan) =>
  query
    .select({ roster: revision.roster, month: roster.month, n: revision.n, at: revision.at })
    .from(revision)
    .innerJoin(roster, eq(roster.id, revision.roster))
    .where(within(office, months))
    .orderBy(roster.month, revision.n)
    .all()

/** The duties of all revisions of an office’s months: of all leaders, or those that were ever one leader’s. */
export const dutiesWithin = ({ query }: Database, office: string, months: MonthSpan, leader?: string) => {
  const ever = sql`(${duty.roster}, ${duty.id}) IN (SELECT roster, id FROM duty WHERE leader = ${leader ?? ''})`
  return query
    .select({ duty })
    .from(duty)
    .innerJoin(roster, eq(roster.id, duty.roster))
    .where(and(within(office, months), leader === undefined ? undefined : ever))
    .orderBy(duty.date, duty.start, duty.id)
    .all()
    .map((row) => row.duty)
}

/** Who has seen or was told what of an office’s months, and who says so. */
export const receiptsWithin = ({ query }: Database, office: string, months: MonthSpan) =>
  query
    .select({ receipt, who: user.shownName })
    .from(receipt)
    .innerJoin(roster, eq(roster.id, receipt.roster))
    .leftJoin(user, eq(user.id, receipt.by))
    .where(within(office, months))
    .all()
    .map(({ receipt: kept, who }) => ({ ...kept, who }))
export type KeptReceipt = ReturnType<typeof receiptsWithin>[number]

/**
 * Notes that a leader has seen what a revision changes for him, or was told by telephone. The first note stays; false
 * where there is one.
 */
export const addReceipt = (
  database: Database,
  actor: Actor & { readonly office: string; readonly user: number },
  seen: { roster: number; month: MonthName; n: number; leader: string; isTold: boolean },
): boolean => {
  const { roster: id, n, leader, month, isTold } = seen
  const { changes } = database.query
    .insert(receipt)
    .values({ roster: id, n, leader, is: isTold ? 'told' : 'seen', by: actor.user, at: actor.at })
    .onConflictDoNothing()
    .run()
  if (changes === 0) return false
  record(database, actor, isTold ? 'receipt.told' : 'receipt.seen', leader, { month, n })
  return true
}
