import { and, count, desc, eq, gt, gte, isNull, like, lt, lte, or, sql } from 'drizzle-orm'
import type { Viewer } from '../domain/case.ts'
import { appendEntry } from './log-tree.ts'
import type { Database } from './open.ts'
import { log, user } from './schema.ts'
import { visibleInLog } from './withdrawal.ts'

/** Who changes something, when, and for which office; none for the installation itself. */
export interface Actor {
  /** Null: the program itself. */
  readonly user: number | null
  readonly office: string | null
  /** An instant in UTC. */
  readonly at: string
}

/**
 * Appends to the log, in the transaction of the change it speaks of: what was decided, without reasons and other free
 * text about people.
 */
export const record = (
  { sqlite }: Database,
  actor: Actor,
  what: string,
  subject: string,
  data: Record<string, unknown> = {},
): void => {
  if (!sqlite.inTransaction) throw new Error('the log is written with its change')
  const { user, office, at } = actor
  appendEntry(sqlite, { user, office, at, what, subject, data })
}

/** Appends many entries. */
export const recordAll = (
  database: Database,
  actor: Actor,
  entries: readonly { readonly what: string; readonly subject: string; readonly data: Record<string, unknown> }[],
): void => {
  for (const { what, subject, data } of entries) record(database, actor, what, subject, data)
}

/** What tells an entry of the log from those of another database. */
export type LogMark = Pick<typeof log.$inferSelect, 'seq' | 'at' | 'what' | 'subject'>

const markColumns = { seq: log.seq, at: log.at, what: log.what, subject: log.subject }

/** The last entry of the log; undefined while there is none. */
export const lastEntry = ({ query }: Database): LogMark | undefined =>
  query.select(markColumns).from(log).orderBy(desc(log.seq)).limit(1).get()

/** An entry by its number. */
export const entryAt = ({ query }: Database, seq: number): LogMark | undefined =>
  query.select(markColumns).from(log).where(eq(log.seq, seq)).get()

/** Entries after a number, of all offices and the installation. */
export const entriesSince = ({ query }: Database, seq: number) =>
  query
    .select({ ...markColumns, office: log.office })
    .from(log)
    .where(gt(log.seq, seq))
    .orderBy(log.seq)
    .all()

/** When and how often each of an office’s subjects was changed by entries of some kinds. */
export const changesOf = ({ query }: Database, office: string, kinds: readonly string[]) =>
  new Map(
    query
      .select({ subject: log.subject, at: sql<string>`max(${log.at})`, times: count() })
      .from(log)
      .where(and(eq(log.office, office), or(...kinds.map((kind) => like(log.what, `${kind}.%`)))))
      .groupBy(log.subject)
      .all()
      .map(({ subject, at, times }) => [subject, { at, times }] as const),
  )

/** Which entries of a log are wanted. */
export interface LogFilter {
  /** Below this sequence number: the next page. */
  readonly before?: number | undefined
  /** First words of `what`, such as `place` for `place.added`; absent: all. */
  readonly kinds?: readonly string[] | undefined
  readonly user?: number | undefined
  /** Instants: not before the one, not after the other. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** The one of this number alone. */
  readonly seq?: number | undefined
  /** Entries about cases that do not exist for him are left out (回避). */
  readonly viewer: Viewer
  readonly limit: number
}

/** What was done in an office, the latest first; null: in the installation outside any office. */
export const logOf = (
  { query }: Database,
  office: string | null,
  { before, kinds, user: by, from, until, seq, viewer, limit }: LogFilter,
) =>
  query
    .select({
      seq: log.seq,
      at: log.at,
      user: log.user,
      who: user.shownName,
      what: log.what,
      subject: log.subject,
      data: log.data,
    })
    .from(log)
    .leftJoin(user, eq(user.id, log.user))
    .where(
      and(
        office === null ? isNull(log.office) : eq(log.office, office),
        before === undefined ? undefined : lt(log.seq, before),
        by === undefined ? undefined : eq(log.user, by),
        from === undefined ? undefined : gte(log.at, from),
        until === undefined ? undefined : lte(log.at, until),
        seq === undefined ? undefined : eq(log.seq, seq),
        kinds === undefined ? undefined : or(...kinds.map((kind) => like(log.what, `${kind}.%`))),
        visibleInLog(viewer, sql`${log.what}`, sql`${log.subject}`),
      ),
    )
    .orderBy(desc(log.seq))
    .limit(limit)
    .all()
export type LogEntry = ReturnType<typeof logOf>[number]

/** Who has done something in an office. */
export const logUsersOf = ({ query }: Database, office: string): { id: number; shownName: string }[] =>
  query
    .selectDistinct({ id: user.id, shownName: user.shownName })
    .from(log)
    .innerJoin(user, eq(user.id, log.user))
    .where(eq(log.office, office))
    .orderBy(user.id)
    .all()
