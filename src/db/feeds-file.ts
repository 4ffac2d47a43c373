import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { FeedKey } from '../domain/feed.ts'

/** Name of the file of rendered calendars in the folder of data. */
export const feedsName = 'feeds.db'

/** The form of the file; another one is made anew from the office’s database. */
const form = 3

/**
 * What subscribed calendars are answered from, in a file of its own: rendered bytes and hashes of secret addresses. It
 * can be made anew from the office’s database at any time, and answers while that one is migrated or restored.
 */
const tables = `
CREATE TABLE state (only INTEGER PRIMARY KEY CHECK (only = 1), log TEXT NOT NULL) STRICT;
CREATE TABLE made (at TEXT NOT NULL) STRICT;
CREATE TABLE month (
  office TEXT NOT NULL, month TEXT NOT NULL, hash TEXT NOT NULL,
  PRIMARY KEY (office, month)
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
  feed TEXT NOT NULL, uid TEXT NOT NULL, office TEXT NOT NULL, month TEXT NOT NULL,
  date TEXT NOT NULL, start TEXT NOT NULL, until TEXT, text TEXT NOT NULL,
  PRIMARY KEY (feed, uid)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_month ON event(office, month);
CREATE INDEX event_until ON event(until) WHERE until IS NOT NULL;
CREATE TABLE feed (
  key TEXT PRIMARY KEY, name TEXT NOT NULL, timezone TEXT NOT NULL,
  tag TEXT NOT NULL, changed_at INTEGER NOT NULL, zipped BLOB NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE TABLE token (
  hash TEXT PRIMARY KEY, feed TEXT NOT NULL, office TEXT NOT NULL, name TEXT NOT NULL, subscription INTEGER,
  revoked_at TEXT, fetched_at TEXT, client TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX token_feed ON token(feed);
CREATE TABLE due (feed TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE closed (office TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`

/** Bytes of the file that may be read without copying; the most that SQLite takes. */
const mostMapped = 0x7fff0000

/** The open file. */
export interface FeedsFile {
  readonly sqlite: Sqlite.Database
  close(): void
}

const opened = (file: string, now: () => string): Sqlite.Database => {
  const sqlite = new Sqlite(file)
  try {
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = NORMAL')
    sqlite.pragma('busy_timeout = 5000')
    sqlite.pragma('cache_size = -65536')
    // A calendar is spread over several pages: read from the system’s memory, without a call for each, it costs half.
    sqlite.pragma(`mmap_size = ${mostMapped}`)
    const found = sqlite.pragma('user_version', { simple: true })
    if (found !== form) {
      if (found !== 0) throw new Error('another form')
      sqlite
        .transaction(() => {
          // Another process may have made them meanwhile.
          if (sqlite.pragma('user_version', { simple: true }) === form) return
          sqlite.exec(tables)
          sqlite.prepare('INSERT INTO made VALUES (?)').run(now())
          sqlite.pragma(`user_version = ${form}`)
        })
        .immediate()
    }
    sqlite.prepare('SELECT 1 FROM made, state, feed, token, event, month, due, closed LIMIT 1').get()
    return sqlite
  } catch (fault) {
    sqlite.close()
    throw fault
  }
}

/** Opens the file; one that cannot be read, or is of another form, is made anew, at the instant it is then. */
export const openFeedsFile = (folder: string, now: () => string): FeedsFile => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, feedsName)
  let sqlite: Sqlite.Database
  try {
    sqlite = opened(file, now)
  } catch (fault) {
    if (fault instanceof Sqlite.SqliteError && /^SQLITE_(BUSY|LOCKED|FULL|CANTOPEN|READONLY)/.test(fault.code))
      throw fault
    for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    sqlite = opened(file, now)
  }
  return { sqlite, close: () => sqlite.close() }
}

/** A calendar as it is answered with. */
export interface RenderedFeed {
  readonly key: FeedKey
  readonly name: string
  readonly timezone: string
  /** SHA-256 over the bytes. */
  readonly tag: string
  /** Seconds since 1970 at which the bytes became these. */
  readonly changedAt: number
  readonly body: Buffer
  /** The same, gzip. */
  readonly zipped: Buffer
}

/** A secret address as its file knows it. */
export interface KnownToken {
  readonly hash: string
  readonly feed: FeedKey
  readonly office: string
  readonly name: string
  /** Its number in the office’s database. */
  readonly subscription: number | null
  readonly revokedAt: string | null
}

/** When an address was last fetched, and by what. */
export interface Fetch {
  readonly at: string
  readonly client: string
}
