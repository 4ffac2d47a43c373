import { asc, desc, gte } from 'drizzle-orm'
import { headIn } from '../domain/checkpoint.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { logHead, logTip } from './schema.ts'

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

/** Heads kept, the latest first. */
export const headsOf = ({ query }: Database, limit: number): KeptHead[] =>
  query.select().from(logHead).orderBy(desc(logHead.size)).limit(limit).all()

/** The first head kept that an entry is under, by the entry’s number. */
export const headOver = ({ query }: Database, seq: number): KeptHead | undefined =>
  query.select().from(logHead).where(gte(logHead.size, seq)).orderBy(asc(logHead.size)).limit(1).get()

/** The head as the last transaction left the log; undefined where nobody has signed yet. */
export const tipOf = ({ query }: Database): string | undefined => query.select().from(logTip).get()?.note
