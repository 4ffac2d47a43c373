import { and, asc, desc, eq, gte, lt, sql } from 'drizzle-orm'
import { headIn, type Signer, verifierKey } from '../domain/checkpoint.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { log, logHead, logTip } from './schema.ts'

/** A signed head that is kept; `at` when it was signed. */
export type KeptHead = typeof logHead.$inferSelect

/**
 * Signs the head of the log as it is in this transaction and keeps it, to be printed and handed out. Nothing is done
 * where nobody signs, or nothing was written since the last one but that it was kept.
 */
export const keepHead = (database: Database, actor: Actor): void => {
  const note = database.signedHead()
  const size = note === undefined ? undefined : headIn(note)?.size
  if (note === undefined || size === undefined) return
  const last = lastHead(database)
  if (last && size <= last.size + 1) return
  database.query.insert(logHead).values({ size, at: actor.at, note }).run()
  record(database, actor, 'log.signed', String(size))
}

/** The last head kept. */
export const lastHead = ({ query }: Database): KeptHead | undefined =>
  query.select().from(logHead).orderBy(desc(logHead.size)).limit(1).get()

/** Heads kept, the latest first; of fewer than `below` entries. */
export const headsOf = ({ query }: Database, limit: number, below?: number): KeptHead[] =>
  query
    .select()
    .from(logHead)
    .where(below === undefined ? undefined : lt(logHead.size, below))
    .orderBy(desc(logHead.size))
    .limit(limit)
    .all()

/** The first head kept that an entry is under, by the entry’s number. */
export const headOver = ({ query }: Database, seq: number): KeptHead | undefined =>
  query.select().from(logHead).where(gte(logHead.size, seq)).orderBy(asc(logHead.size)).limit(1).get()

/** The head as the last transaction left the log; undefined where nobody has signed yet. */
export const tipOf = ({ query }: Database): string | undefined => query.select().from(logTip).get()?.note

/** A head of some size. */
export const headOfSize = ({ query }: Database, size: number): KeptHead | undefined =>
  query.select().from(logHead).where(eq(logHead.size, size)).get()

/**
 * The head signed and kept as a revision was published, at the instant `at`; undefined where nobody signed then. It
 * never becomes another one, so that what it is printed on stays the same.
 */
export const headOfRevision = (
  { query }: Database,
  {
    office,
    month,
    n,
    at,
  }: { readonly office: string; readonly month: string; readonly n: number; readonly at: string },
): KeptHead | undefined =>
  query
    .select({ size: logHead.size, at: logHead.at, note: logHead.note })
    .from(logHead)
    .innerJoin(log, eq(log.seq, logHead.size))
    .where(
      and(
        eq(logHead.at, at),
        eq(log.what, 'roster.published'),
        eq(log.office, office),
        eq(log.subject, month),
        sql`${log.data} ->> '$.n' = ${n}`,
      ),
    )
    .get()

/** Public keys by which heads were signed, with the instants since when, the one in use first. */
export const logKeysOf = ({ query }: Database): { key: string; at: string }[] =>
  query
    .select({ key: log.subject, at: log.at })
    .from(log)
    // Written out, so that the index of these few is found.
    .where(sql`${log.what} = 'log.key'`)
    .orderBy(desc(log.seq))
    .all()

/** From now on heads are signed by a key; where it is another one than before, the log says so first. */
export const signBy = (database: Database, signer: Signer, at: string): void => {
  database.signWith(signer)
  const key = verifierKey(signer)
  if (logKeysOf(database)[0]?.key === key) return
  database.write(() => record(database, { user: null, office: null, at }, 'log.key', key))
}
