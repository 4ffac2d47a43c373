import { and, desc, eq, lt } from 'drizzle-orm'
import type { Database } from './open.ts'
import { log, user } from './schema.ts'

/** Who changes something, when, and for which office; none for the installation itself. */
export interface Actor {
  /** Null: the program itself. */
  readonly user: number | null
  readonly office: string | null
  /** An instant in UTC. */
  readonly at: string
}

/** Appends to the log, in the transaction of the change it speaks of. Ids and figures only, no free text about people. */
export const record = (
  { query, sqlite }: Database,
  actor: Actor,
  what: string,
  subject: string,
  data: Record<string, unknown> = {},
): void => {
  if (!sqlite.inTransaction) throw new Error('the log is written with its change')
  query
    .insert(log)
    .values({ ...actor, what, subject, data })
    .run()
}

/** What was done in an office, the latest first; `before` a sequence number, for the next page. */
export const logOf = ({ query }: Database, office: string, { before, limit }: { before?: number; limit: number }) =>
  query
    .select({
      seq: log.seq,
      at: log.at,
      who: user.shownName,
      what: log.what,
      subject: log.subject,
      data: log.data,
    })
    .from(log)
    .leftJoin(user, eq(user.id, log.user))
    .where(and(eq(log.office, office), before === undefined ? undefined : lt(log.seq, before)))
    .orderBy(desc(log.seq))
    .limit(limit)
    .all()
