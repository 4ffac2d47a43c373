import { and, eq, lt } from 'drizzle-orm'
import type { Actor } from './log-store.ts'
import type { Database } from './open.ts'
import { pendingImport } from './schema.ts'

type Owner = Actor & { readonly office: string; readonly user: number }
export type PendingImport = typeof pendingImport.$inferSelect

/** Keeps a file’s content, as understood, until somebody takes it over; what is a day old goes. */
export const keepImport = (
  { query }: Database,
  actor: Owner,
  kept: Pick<PendingImport, 'id' | 'fileName' | 'knownHash' | 'body'>,
): void => {
  const dayAgo = new Date(Date.parse(actor.at) - 86_400_000).toISOString()
  query.delete(pendingImport).where(lt(pendingImport.at, dayAgo)).run()
  query
    .insert(pendingImport)
    .values({ ...kept, office: actor.office, by: actor.user, at: actor.at })
    .run()
}

/** A kept import of an office and a user. */
export const importById = ({ query }: Database, { office, user }: Owner, id: string): PendingImport | undefined =>
  query
    .select()
    .from(pendingImport)
    .where(and(eq(pendingImport.id, id), eq(pendingImport.office, office), eq(pendingImport.by, user)))
    .get()

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
