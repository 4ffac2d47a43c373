import { and, eq, isNull } from 'drizzle-orm'
import type { FeedKey } from '../domain/feed.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'
import { subscription } from './schema.ts'

export type Subscription = typeof subscription.$inferSelect

type Owner = Actor & { readonly office: string }

/** The subscriptions of an office, of one calendar or all, the latest first; revoked ones too. */
export const subscriptionsOf = ({ query }: Database, office: string, feed?: FeedKey): Subscription[] =>
  query
    .select()
    .from(subscription)
    .where(and(eq(subscription.office, office), feed === undefined ? undefined : eq(subscription.feed, feed)))
    .orderBy(subscription.id)
    .all()
    .reverse()

/** Every subscription of the installation. */
export const allSubscriptions = ({ query }: Database): Subscription[] =>
  query.select().from(subscription).orderBy(subscription.id).all()

/** A subscription of an office by its number. */
export const subscriptionAt = ({ query }: Database, office: string, id: number): Subscription | undefined =>
  query
    .select()
    .from(subscription)
    .where(and(eq(subscription.office, office), eq(subscription.id, id)))
    .get()

/** The subscription of a secret address; a revoked one too. */
export const subscriptionByHash = ({ query }: Database, tokenHash: string): Subscription | undefined =>
  query.select().from(subscription).where(eq(subscription.tokenHash, tokenHash)).get()

/** Adds a device’s subscription to a calendar. Returns its number. */
export const addSubscription = (
  database: Database,
  actor: Owner,
  added: Pick<Subscription, 'feed' | 'name' | 'tokenHash'>,
): number => {
  const { id } = database.query
    .insert(subscription)
    .values({ ...added, office: actor.office, by: actor.user, at: actor.at })
    .returning({ id: subscription.id })
    .get()
  record(database, actor, 'subscription.added', added.feed, { id })
  return id
}

/** Revokes a subscription; false where there is none that holds. */
export const revokeSubscription = (database: Database, actor: Owner, id: number): boolean => {
  const [gone] = database.query
    .update(subscription)
    .set({ revokedBy: actor.user, revokedAt: actor.at })
    .where(and(eq(subscription.id, id), eq(subscription.office, actor.office), isNull(subscription.revokedAt)))
    .returning()
    .all()
  if (gone) record(database, actor, 'subscription.revoked', gone.feed, { id })
  return gone !== undefined
}

/**
 * Takes in an address that a device uses and this database does not know, or knows as valid though it was revoked: it
 * is older than what the device was given. Without it a restored backup would cut a phone off, or let one in again.
 */
export const adoptSubscription = (
  database: Database,
  at: string,
  adopted: Pick<Subscription, 'office' | 'feed' | 'name' | 'tokenHash' | 'revokedAt'>,
): void => {
  database.query
    .insert(subscription)
    .values({ ...adopted, at })
    .onConflictDoUpdate({ target: subscription.tokenHash, set: { revokedAt: adopted.revokedAt } })
    .run()
  record(database, { user: null, office: adopted.office, at }, 'subscription.adopted', adopted.feed, {
    isRevoked: adopted.revokedAt !== null,
  })
}
