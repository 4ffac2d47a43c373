import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FeedStore } from '../../db/feed-store.ts'
import type { Database } from '../../db/open.ts'
import { type FeedKey, feedLanguage, feedOf } from '../../domain/feed.ts'
import type { Office } from '../../domain/office.ts'
import { calendarText } from '../../feeds/ical.ts'
import { namedFeed } from './feed-names.ts'
import { tagOf } from './find-feed.ts'

const zip = promisify(gzip)

/** Lets whoever waits for an answer have it between two pieces of work. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Renders a calendar of its events at the instant `now`; one that is of nobody, or not public, is dropped. */
export const renderFeed = async (
  store: FeedStore,
  database: Database,
  key: FeedKey,
  offices: readonly Office[],
  now: string,
): Promise<void> => {
  const { kind, id } = feedOf(key)
  const office = kind === 'public' ? offices.find((one) => one.id === id) : undefined
  const named = office?.settings.notice.isPublic === false ? undefined : namedFeed(database, key, offices)
  if (!named) return store.dropFeed(key)
  const body = Buffer.from(calendarText({ ...named, language: feedLanguage }, store.texts(key)))
  const tag = tagOf(body)
  const old = store.head(key)
  if (old?.tag === tag && old.name === named.name && old.timezone === named.timezone) return
  const zipped = (await zip(body)) as Buffer
  const seconds = Math.floor(Date.parse(now) / 1000)
  // Two changes within a second must not look like one to a client that asks by time.
  store.putFeed({ key, ...named, tag, body, zipped, changedAt: Math.max(seconds, (old?.changedAt ?? 0) + 1) })
}
