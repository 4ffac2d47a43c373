import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { giveToOwner } from './lock.ts'
import {
  MasterKeyMissing,
  type Masters,
  masterName,
  newMaster,
  readMasters,
  tidyMasters,
  writeMasters,
} from './master-key.ts'
import { newKey, seal, unseal } from './sealing.ts'
import { damageIn } from './soundness.ts'

/** Name of the file of wrapped keys in the folder of keys. */
export const ringName = 'keys.db'

/**
 * Keys of what is known of people: one per case or booking, each wrapped by the master key. Neither stands in the
 * database, so that no backup of it can be read once a key is destroyed here.
 */
export interface KeyRing {
  /** The key of a case or booking; undefined where it was destroyed, or never was. */
  keyOf(holder: string): Buffer | undefined
  /** Makes the key of a case or booking; the one there is, where it has one. Throws `KeyDestroyed`. */
  make(holder: string): Buffer
  /** Makes the keys of many at once, which is as fast as one. */
  makeAll(holders: readonly string[]): void
  /** Destroys keys for good: overwritten in the file, and gone from its journal. That they were is kept. */
  destroy(holders: readonly string[]): void
  /** Who has a key. */
  holders(): Set<string>
  /** Whose key was destroyed. */
  destroyed(): Set<string>
  /** Wraps all keys anew by a new master key; the old one opens nothing any more. Returns how many. */
  rotate(): number
  close(): void
}

/** The key of this holder was destroyed; it never gets another. */
export class KeyDestroyed extends Error {
  constructor() {
    super('what was known was purged, and its key destroyed')
  }
}

/** The file of wrapped keys cannot be read. */
export class KeyRingDamaged extends Error {
  constructor(readonly file: string) {
    super(`${file} is damaged`)
  }
}

const tables = `
CREATE TABLE key (holder TEXT PRIMARY KEY, master TEXT NOT NULL, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE destroyed (holder TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`

/** A key as it stands in the file. */
export interface Wrapped {
  readonly holder: string
  readonly master: string
  readonly wrapped: Buffer
}

/**
 * Opens the key ring of a folder, made as needed; what a killed rotation or destruction left is finished. Several
 * processes may have it open. Throws `MasterKeyMissing` where keys are there that nothing opens, `KeyRingDamaged`.
 */
export const openKeyRing = (folder: string, now = () => new Date().toISOString()): KeyRing => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, ringName)
  let sqlite: Sqlite.Database | undefined
  try {
    sqlite = openRing(file, folder)
    return ringOf(sqlite, folder, now)
  } catch (fault) {
    sqlite?.close()
    throw damageIn(fault) ? new KeyRingDamaged(file) : fault
  }
}

const openRing = (file: string, folder: string): Sqlite.Database => {
  // The journal is made with the rights of the file.
  closeSync(openSync(file, 'a', 0o600))
  chmodSync(file, 0o600)
  giveToOwner(file, folder)
  const sqlite = new Sqlite(file)
  try {
    sqlite.pragma('busy_timeout = 5000')
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    // What is deleted is overwritten with zeros.
    sqlite.pragma('secure_delete = ON')
    sqlite
      .transaction(() => {
        if (sqlite.pragma('user_version', { simple: true }) === 0) sqlite.exec(`${tables} PRAGMA user_version = 1`)
      })
      .immediate()
    return sqlite
  } catch (fault) {
    sqlite.close()
    throw fault
  }
}

const ringOf = (sqlite: Sqlite.Database, folder: string, now: () => string): KeyRing => {
  const find = sqlite.prepare<[string], Wrapped>('SELECT * FROM key WHERE holder = ?')
  const put = sqlite.prepare('INSERT INTO key VALUES (?, ?, ?)')
  const isDestroyed = sqlite.prepare('SELECT 1 FROM destroyed WHERE holder = ?')
  /** One process at a time: whoever changes keys reads the master key inside. */
  const alone = <T>(work: () => T): T => sqlite.transaction(work).immediate()

  let masters = alone(() => firstMasters(sqlite, folder, now))
  const reread = (): Masters => {
    masters = readMasters(folder) ?? []
    if (masters.length === 0) throw missing(folder)
    return masters
  }
  const masterOf = (id: string): Buffer => {
    const is = (one: Masters[number]): boolean => one.id === id
    const found = masters.find(is) ?? reread().find(is)
    if (!found) throw missing(folder)
    return Buffer.from(found.key, 'base64')
  }
  const keyOf = (holder: string): Buffer | undefined => {
    const row = find.get(holder)
    return row && unseal(masterOf(row.master), row.wrapped, holder)
  }
  /** Wraps anew what the first master key did not wrap, and forgets the others. */
  const settle = (): number => {
    const count = alone(() => {
      const { id } = reread()[0]!
      const change = sqlite.prepare('UPDATE key SET master = ?, wrapped = ? WHERE holder = ?')
      const old = sqlite.prepare<[string], Wrapped>('SELECT * FROM key WHERE master <> ?').all(id)
      for (const { holder, master, wrapped } of old)
        change.run(id, seal(masterOf(id), unseal(masterOf(master), wrapped, holder), holder), holder)
      return old.length
    })
    forget(sqlite)
    alone(() => {
      const used = new Set(sqlite.prepare('SELECT DISTINCT master FROM key').pluck().all())
      const kept = reread().filter(({ id }, at) => at === 0 || used.has(id))
      if (kept.length < masters.length) writeMasters(folder, kept)
      masters = kept
    })
    return count
  }
  const listed = (table: 'key' | 'destroyed'): Set<string> =>
    new Set(sqlite.prepare<[], string>(`SELECT holder FROM ${table}`).pluck().all())

  if (masters.length > 1) settle()
  // A destruction may have been killed before its journal was gone.
  else forget(sqlite)
  const make = (holder: string): Buffer => {
    const known = keyOf(holder)
    if (known) return known
    if (isDestroyed.get(holder)) throw new KeyDestroyed()
    const key = newKey()
    const { id } = masters[0]!
    put.run(holder, id, seal(masterOf(id), key, holder))
    return key
  }
  /** Another process may have changed the master key. */
  const makeAll = (holders: readonly string[]): Buffer[] =>
    alone(() => {
      reread()
      return holders.map(make)
    })
  return {
    keyOf,
    make: (holder) => keyOf(holder) ?? makeAll([holder])[0]!,
    makeAll,
    destroy(holders) {
      const remove = sqlite.prepare('DELETE FROM key WHERE holder = ?')
      const note = sqlite.prepare('INSERT INTO destroyed VALUES (?) ON CONFLICT DO NOTHING')
      alone(() => {
        for (const holder of holders) {
          remove.run(holder)
          note.run(holder)
        }
      })
      forget(sqlite)
    },
    holders: () => listed('key'),
    destroyed: () => listed('destroyed'),
    rotate() {
      alone(() => writeMasters(folder, [newMaster(now()), ...reread()]))
      return settle()
    },
    close: () => sqlite.close(),
  }
}

const missing = (folder: string): MasterKeyMissing => new MasterKeyMissing(join(folder, masterName))

/** The master keys of the folder, the first one made as needed; each must open what it has wrapped. */
const firstMasters = (sqlite: Sqlite.Database, folder: string, now: () => string): Masters => {
  tidyMasters(folder)
  const samples = samplesOf(sqlite)
  const masters = readMasters(folder)
  if (!masters) {
    // A new master key would not open what is wrapped already.
    if (samples.length > 0) throw missing(folder)
    const first = [newMaster(now())]
    writeMasters(folder, first)
    return first
  }
  if (!samples.every((sample) => opens(masters, sample))) throw missing(folder)
  return masters
}

/** One wrapped key for every master key in use. */
const samplesOf = (sqlite: Sqlite.Database): Wrapped[] =>
  sqlite
    .prepare<[], Wrapped>(
      'SELECT * FROM key WHERE holder IN (SELECT min(holder) FROM key GROUP BY master) ORDER BY master',
    )
    .all()

/** Whether one of these master keys unwraps a key. */
export const opens = (masters: Masters, { holder, master, wrapped }: Wrapped): boolean => {
  const found = masters.find(({ id }) => id === master)
  if (!found) return false
  try {
    unseal(Buffer.from(found.key, 'base64'), wrapped, holder)
    return true
  } catch {
    return false
  }
}

/** Empties the journal, which has the bytes of what was deleted. */
const forget = (sqlite: Sqlite.Database): void => {
  const [done] = sqlite.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  if (done?.busy) throw new Error('keys are being read by another program: their journal could not be emptied')
}
