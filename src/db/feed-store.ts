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
  /** The bytes of a calendar, packed or not, and what tells them from others. */
  bytes(
    key: FeedKey,
    isPacked: boolean,
  ): (Pick<RenderedFeed, 'tag' | 'changedAt'> & { readonly bytes: Buffer }) | undefined
  /** Calendars that are rendered. */
  heads(): FeedHead[]
  putFeed(feed: RenderedFeed): void
  dropFeed(key: FeedKey): void
  /** Calendars whose events or readers are others since they were rendered: some may be left by a killed process. */
  due(): FeedKey[]
  setDue(keys: Iterable<FeedKey>): void
  /** Says that a calendar is rendered as its events are, or dropped. */
  settle(key: FeedKey): void
  /** The events of a calendar, by time; without those of offices that have closed theirs. */
  texts(key: FeedKey): string[]
  /** By office and month, the hash of the revisions its events are of. */
  months(): { office: string; month: string; hash: string }[]
  /** Puts the events of an office’s month in place of those it had. Returns the calendars that are others now. */
  replaceMonth(office: string, month: string, hash: string, events: readonly KeptEvent[]): Set<FeedKey>
  /** Puts the limits of a case in place of those it had. Returns the calendars that are others now. */
  replaceLimits(office: string, of: string, events: readonly KeptEvent[]): Set<FeedKey>
  /** Cases of an office whose limits are in calendars. */
  casesWithLimits(office: string): string[]
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
  /** Since when fetches are noted: the file may have been made anew. */
  madeAt(): string
  /** Up to which entry of the office’s log this file is; undefined: it was never whole. */
  log(): string | undefined
  setLog(entry: string): void
  write<T>(changes: () => T): T
  /** Another number after every change of what is answered, here or by another process. */
  version(): number
}

/** Begins the origin of events that are limits of a case, in the place of a month’s name. */
const limitsOf = 'case '

const tokenColumns = 'hash, feed, office, name, subscription, revoked_at AS revokedAt'
const headColumns = 'key, name, timezone, tag, changed_at AS changedAt'

/** Prepares the queries of an open file. */
export const feedStore = ({ sqlite }: FeedsFile): FeedStore => {
  const one = <T>(sql: string) => sqlite.prepare<unknown[], T>(sql)
  const token = one<KnownToken>(`SELECT ${tokenColumns} FROM token WHERE hash = ?`)
  const head = one<FeedHead>(`SELECT ${headColumns} FROM feed WHERE key = ?`)
  const closed = one('SELECT 1 FROM closed WHERE office = ?')
  const wanted = one('SELECT 1 FROM token WHERE feed = ? AND revoked_at IS NULL LIMIT 1')
  const texts = one<string>(
    `SELECT text FROM event WHERE feed = ? AND office NOT IN (SELECT office FROM closed)
     ORDER BY date, start, uid`,
  ).pluck()
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
  let changes = 0
  const dataVersion = one<number>('PRAGMA data_version').pluck()
  const write = <T>(work: () => T): T => {
    changes++
    return sqlite.inTransaction ? work() : sqlite.transaction(work).immediate()
  }
  const bytes = [false, true].map((isPacked) =>
    one<Pick<RenderedFeed, 'tag' | 'changedAt'> & { bytes: Buffer }>(
      `SELECT tag, changed_at AS changedAt, ${isPacked ? 'zipped' : 'body'} AS bytes FROM feed WHERE key = ?`,
    ),
  )
  const due = one('INSERT OR IGNORE INTO due VALUES (?)')
  const setDue = (keys: Iterable<FeedKey>): void => {
    for (const key of keys) due.run(key)
  }
  /** Puts events in place of those of the same origin: a month, or a case. */
  const replace = (office: string, origin: string, events: readonly KeptEvent[]): Set<FeedKey> => {
    const old = new Map(
      one<KeptEvent>('SELECT * FROM event WHERE office = ? AND month = ?')
        .all(office, origin)
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
      insert.run({ ...event, office, month: origin })
      changed.add(event.feed)
    }
    const remove = one('DELETE FROM event WHERE feed = ? AND uid = ?')
    for (const { feed, uid } of old.values()) {
      remove.run(feed, uid)
      changed.add(feed)
    }
    setDue(changed)
    return changed
  }
  return {
    token: (hash) => token.get(hash),
    head: (key) => head.get(key),
    heads: () => one<FeedHead>(`SELECT ${headColumns} FROM feed ORDER BY key`).all(),
    bytes: (key, isPacked) => bytes[Number(isPacked)]!.get(key),
    putFeed: (feed) => void write(() => put.run(feed)),
    dropFeed: (key) => void write(() => one('DELETE FROM feed WHERE key = ?').run(key)),
    due: () => one<FeedKey>('SELECT feed FROM due ORDER BY feed').pluck().all(),
    setDue: (keys) => write(() => setDue(keys)),
    settle: (key) => void one('DELETE FROM due WHERE feed = ?').run(key),
    texts: (key) => texts.all(key),
    months: () => one<{ office: string; month: string; hash: string }>('SELECT * FROM month').all(),
    replaceMonth: (office, month, hash, events) =>
      write(() => {
        const changed = replace(office, month, events)
        one('INSERT OR REPLACE INTO month (office, month, hash) VALUES (?, ?, ?)').run(office, month, hash)
        return changed
      }),
    replaceLimits: (office, of, events) => write(() => replace(office, `${limitsOf}${of}`, events)),
    casesWithLimits: (office) =>
      one<string>(`SELECT DISTINCT month FROM event WHERE office = ? AND month >= ? AND month < ?`)
        .pluck()
        .all(office, limitsOf, `${limitsOf}\u{10ffff}`)
        .map((origin) => origin.slice(limitsOf.length)),
    expire: (office, day) =>
      write(() => {
        const gone = one<FeedKey>('DELETE FROM event WHERE until < ? AND office = ? RETURNING feed').pluck()
        const changed = new Set(gone.all(day, office))
        setDue(changed)
        return changed
      }),
    tokens: () => one<KnownToken>(`SELECT ${tokenColumns} FROM token`).all(),
    putToken: (added) => void write(() => putToken.run(added)),
    dropToken: (hash) => void write(() => one('DELETE FROM token WHERE hash = ?').run(hash)),
    isWanted: (key) => ['public', 'workdays'].includes(feedOf(key).kind) || wanted.get(key) !== undefined,
    noteFetches: (fetches) => {
      const note = one('UPDATE token SET fetched_at = ?, client = ? WHERE hash = ?')
      const all = sqlite.transaction(() => {
        for (const [hash, { at, client }] of fetches) note.run(at, client, hash)
      })
      // Nothing that is answered changes.
      all.immediate()
    },
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
    madeAt: () => one<string>('SELECT at FROM made').pluck().get()!,
    log: () => one<string>('SELECT log FROM state').pluck().get(),
    setLog: (entry) => void write(() => one('INSERT OR REPLACE INTO state (only, log) VALUES (1, ?)').run(entry)),
    write,
    version: () => changes + dataVersion.get()!,
  }
}
