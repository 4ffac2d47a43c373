import { and, eq, lt } from 'drizzle-orm'
import type { Actor } from './log-store.ts'
import type { Database } from './open.ts'
import { pendingImport } from './schema.ts'

type Owner = Actor & { readonly office: string; readonly user: number }
export type PendingImport = typeof pendingImport.$inferSelect

/** Keeps a file’s content, as understood, until somebody takes it over; what is a day old goes. Returns the ids of that. */
export const keepImport = (
  database: Database,
  actor: Owner,
  kept: Pick<PendingImport, 'id' | 'fileName' | 'knownHash' | 'body'>,
): string[] => {
  const gone = dropOldImports(database, actor.at)
  database.query
    .insert(pendingImport)
    .values({ ...kept, office: actor.office, by: actor.user, at: actor.at })
    .run()
  return gone
}

/** A kept import of an office and a user. */
export const importById = ({ query }: Database, { office, user }: Owner, id: string): PendingImport | undefined =>
  query
    .select()
    .from(pendingImport)
    .where(and(eq(pendingImport.id, id), eq(pendingImport.office, office), eq(pendingImport.by, user)))
    .get()

/** Imports that are a day old go; returns their ids. In a transaction of the caller’s. */
export const dropOldImports = ({ query }: Database, now: string): string[] =>
  query
    .delete(pendingImport)
    .where(lt(pendingImport.at, new Date(Date.parse(now) - 86_400_000).toISOString()))
    .returning({ id: pendingImport.id })
    .all()
    .map(({ id }) => id)

/** Keeps what a file was understood to say when it was read again, the office having changed. */
export const renewImport = (
  { query }: Database,
  { office, user }: Owner,
  { id, knownHash, body }: Pick<PendingImport, 'id' | 'knownHash' | 'body'>,
): void => {
  query
    .update(pendingImport)
    .set({ knownHash, body })
    .where(and(eq(pendingImport.id, id), eq(pendingImport.office, office), eq(pendingImport.by, user)))
    .run()
}

/** Drops a kept import: it was taken over, or is not wanted. */
export const dropImport = ({ query }: Database, { office, user }: Owner, id: string): void => {
  query
    .delete(pendingImport)
    .where(and(eq(pendingImport.id, id), eq(pendingImport.office, office), eq(pendingImport.by, user)))
    .run()
}
