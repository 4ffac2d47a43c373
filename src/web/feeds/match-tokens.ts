import type { FeedStore } from '../../db/feed-store.ts'
import type { KnownToken } from '../../db/feeds-file.ts'
import { officeById } from '../../db/office-store.ts'
import type { Database } from '../../db/open.ts'
import { adoptSubscription, allSubscriptions } from '../../db/subscription-store.ts'
import type { FeedKey } from '../../domain/feed.ts'

/** Addresses that calendars do not know yet. */
export interface Newcomers {
  /** The calendars they are of. */
  readonly feeds: ReadonlySet<FeedKey>
  /** Lets them in: once their calendars are rendered, so that nobody gets half of one. */
  admit(): void
}

/**
 * Makes the addresses known to the calendars those of the database: revoked ones at once, new ones when they are
 * admitted. Where the database is older, because a backup was restored, addresses given out since are taken in, and
 * revoked ones stay revoked: it forgets no address by itself and takes no revocation back.
 */
export const matchTokens = (database: Database, store: FeedStore, at: string): Newcomers => {
  const known = new Map(store.tokens().map((token) => [token.hash, token]))
  const given = new Map(allSubscriptions(database).map((one) => [one.tokenHash, one]))
  const adopted = [...known.values()].filter(({ hash, revokedAt, office }) => {
    const one = given.get(hash)
    const isNews = one ? one.revokedAt === null && revokedAt !== null : true
    return isNews && officeById(database, office) !== undefined
  })
  if (adopted.length > 0)
    database.write(() => {
      for (const { hash, ...one } of adopted) adoptSubscription(database, at, { ...one, tokenHash: hash })
    })
  const fresh: KnownToken[] = []
  store.write(() => {
    for (const { tokenHash: hash, id, feed, office, name, revokedAt } of allSubscriptions(database)) {
      const old = known.get(hash)
      known.delete(hash)
      const token = { hash, feed, office, name, subscription: id, revokedAt }
      if (!old && revokedAt === null) fresh.push(token)
      else if (old?.subscription !== id || old.revokedAt !== revokedAt) store.putToken(token)
    }
    for (const hash of known.keys()) store.dropToken(hash)
  })
  return {
    feeds: new Set(fresh.map(({ feed }) => feed)),
    admit: () => store.write(() => fresh.forEach((token) => void store.putToken(token))),
  }
}
