import type { FeedStore } from '../../db/feed-store.ts'
import { officeById } from '../../db/office-store.ts'
import type { Database } from '../../db/open.ts'
import { adoptSubscription, allSubscriptions } from '../../db/subscription-store.ts'
import type { FeedKey } from '../../domain/feed.ts'

/**
 * Makes the addresses known to the calendars those of the database. Where that one is older, because a backup was
 * restored, addresses given out since are taken in, and revoked ones stay revoked: it forgets no address by itself and
 * takes no revocation back. Returns the calendars that have new readers.
 */
export const matchTokens = (database: Database, store: FeedStore, at: string): Set<FeedKey> => {
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
  const changed = new Set<FeedKey>()
  store.write(() => {
    for (const { tokenHash: hash, id, feed, office, name, revokedAt } of allSubscriptions(database)) {
      const old = known.get(hash)
      known.delete(hash)
      if (old && old.subscription === id && old.revokedAt === revokedAt) continue
      store.putToken({ hash, feed, office, name, subscription: id, revokedAt })
      if (revokedAt === null) changed.add(feed)
    }
    for (const hash of known.keys()) store.dropToken(hash)
    store.setDue(changed)
  })
  return changed
}
