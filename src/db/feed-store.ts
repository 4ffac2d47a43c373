import { type FeedKey, feedOf } from '../domain/feed.ts'
import type { FeedsFile, Fetch, KnownToken, RenderedFeed } from './feeds-file.ts'

/** An event as the file keeps it. */
export interface KeptEvent {
  readonly feed: FeedKey
  readonly uid: string
  readonly date: string
  readonly start: string
  readonly until: string | null
  readonly text: string
}

/** What is kept of a calendar’s bytes without the bytes. */
export type FeedHead = Omit<RenderedFeed, 'body' | 'zipped'>

/** The queries of the file of rendered calendars. */
export interface FeedStore {
  token(hash: string): KnownToken | undefined
  head(key: FeedKey): FeedHead | undefined
  feed(key: FeedKey): RenderedFeed | undefined
  /** Calendars that are rendered. */
  heads(): FeedHead[]
  putFeed(feed: RenderedFeed): void
  dropFeed(key: FeedKey): void
  /** The events of a calendar, by time. */
  texts(key: FeedKey): string[]
  /** By office and month, the hash of the revisions its events are of. */
  months(): { office: string; month: string; hash: string }[]
  /** Puts the events of an office’s month in place of those it had. Returns the calendars that are others now. */
  replaceMonth(office: string, month: string, hash: string, events: readonly KeptEvent[]): Set<FeedKey>
  /** Takes events out that are shown no longer on a day. Returns the calendars they were in. */
  expire(office: string, day: string): Set<FeedKey>
  /** All addresses known; revoked ones too. */
  tokens(): KnownToken[]
  putToken(token: KnownToken): void
  dropToken(hash: string): void
  /** Whether anybody subscribes to a calendar. */
  isWanted(key: FeedKey): boolean
  noteFetches(fetches: ReadonlyMap<string, Fetch>): void
  /** Last fetches by the number of the subscription. */
  fetches(): Map<number, Fetch>
  /** Whether an office has closed its calendars. */
  isClosed(office: string): boolean
  setClosed(offices: Iterable<string>): void
  /** Up to which entry of the office’s log this file is; undefined: it was never whole. */
  log(): string | undefined
  setLog(entry: string): void
  write<T>(changes: () => T): T
}

const tokenColumns = 'hash, feed, office, name, subscription, revoked_at AS revokedAt'
const headColumns = 'key, name, timezone, tag, changed_at AS changedAt'

/** Prepares the queries of an open file. */
export const feedStore = ({ sqlite }: FeedsFile): FeedStore => {
  const one = <T>(sql: string) => sqlite.prepare<unknown[], T>(sql)
  const token = one<KnownToken>(`SELECT ${tokenColumns} FROM token WHERE hash = ?`)
  const head = one<FeedHead>(`SELECT ${headColumns} FROM feed WHERE key = ?`)
  const feed = one<RenderedFeed>(`SELECT ${headColumns}, body, zipped FROM feed WHERE key = ?`)
  const closed = one('SELECT 1 FROM closed WHERE office = ?')
  const wanted = one('SELECT 1 FROM token WHERE feed = ? AND revoked_at IS NULL LIMIT 1')
  const texts = one<string>('SELECT text FROM event WHERE feed = ? ORDER BY date, start, uid').pluck()
  const put = one(
    `INSERT INTO feed (key, name, timezone, tag, changed_at, body, zipped)
     VALUES (@key, @name, @timezone, @tag, @changedAt, @body, @zipped)
     ON CONFLICT DO UPDATE SET name = excluded.name, timezone = excluded.timezone, tag = excluded.tag,
       changed_at = excluded.changed_at, body = excluded.body, zipped = excluded.zipped`,
  )
  const putToken = one(
    `INSERT INTO token (hash, feed, office, name, subscription, revoked_at)
     VALUES (@hash, @feed, @office, @name, @subscription, @revokedAt)
     ON CONFLICT DO UPDATE SET feed = excluded.feed, office = excluded.office, name = excluded.name,
       subscription = excluded.subscription, revoked_at = excluded.revoked_at`,
  )
  const write = <T>(changes: () => T): T =>
    sqlite.inTransaction ? changes() : sqlite.transaction(changes).immediate()
  return {
    token: (hash) => token.get(hash),
    head: (key) => head.get(key),
    feed: (key) => feed.get(key),
    heads: () => one<FeedHead>(`SELECT ${headColumns} FROM feed ORDER BY key`).all(),
    putFeed: (feed) => void put.run(feed),
    dropFeed: (key) => void one('DELETE FROM feed WHERE key = ?').run(key),
    texts: (key) => texts.all(key),
    months: () => one<{ office: string; month: string; hash: string }>('SELECT * FROM month').all(),
    replaceMonth: (office, month, hash, events) =>
      write(() => {
        const old = new Map(
          one<KeptEvent>('SELECT * FROM event WHERE office = ? AND month = ?')
            .all(office, month)
            .map((event) => [`${event.feed} ${event.uid}`, event]),
        )
        const changed = new Set<FeedKey>()
        const insert = one(
          `INSERT OR REPLACE INTO event (feed, uid, office, month, date, start, until, text)
           VALUES (@feed, @uid, @office, @month, @date, @start, @until, @text)`,
        )
        for (const event of events) {
          const before = old.get(`${event.feed} ${event.uid}`)
          old.delete(`${event.feed} ${event.uid}`)
          if (before && before.text === event.text && before.date === event.date && before.until === event.until)
            continue
          insert.run({ ...event, office, month })
          changed.add(event.feed)
        }
        const remove = one('DELETE FROM event WHERE feed = ? AND uid = ?')
        for (const { feed, uid } of old.values()) {
          remove.run(feed, uid)
          changed.add(feed)
        }
        one('INSERT OR REPLACE INTO month (office, month, hash) VALUES (?, ?, ?)').run(office, month, hash)
        return changed
      }),
    expire: (office, day) =>
      new Set(
        one<FeedKey>('DELETE FROM event WHERE until < ? AND office = ? RETURNING feed').pluck().all(day, office),
      ),
    tokens: () => one<KnownToken>(`SELECT ${tokenColumns} FROM token`).all(),
    putToken: (added) => void putToken.run(added),
    dropToken: (hash) => void one('DELETE FROM token WHERE hash = ?').run(hash),
    isWanted: (key) => ['public', 'workdays'].includes(feedOf(key).kind) || wanted.get(key) !== undefined,
    noteFetches: (fetches) =>
      write(() => {
        const note = one('UPDATE token SET fetched_at = ?, client = ? WHERE hash = ?')
        for (const [hash, { at, client }] of fetches) note.run(at, client, hash)
      }),
    fetches: () =>
      new Map(
        one<Fetch & { subscription: number }>(
          `SELECT subscription, fetched_at AS at, client FROM token
           WHERE fetched_at IS NOT NULL AND subscription IS NOT NULL`,
        )
          .all()
          .map(({ subscription, at, client }) => [subscription, { at, client }]),
      ),
    isClosed: (office) => closed.get(office) !== undefined,
    setClosed: (offices) =>
      write(() => {
        sqlite.exec('DELETE FROM closed')
        for (const office of offices) one('INSERT INTO closed VALUES (?)').run(office)
      }),
    log: () => one<string>('SELECT log FROM state').pluck().get(),
    setLog: (entry) => void one('INSERT OR REPLACE INTO state (only, log) VALUES (1, ?)').run(entry),
    write,
  }
}
