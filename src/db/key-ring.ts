import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { syncFile } from './backup.ts'
import { newKey, seal, unseal } from './sealing.ts'

const ringName = 'keys.db'
const masterName = 'master.key'

/**
 * Keys of what is known of people: one per case or booking, each wrapped by the master key. Neither stands in the
 * database, so that no backup of it can be read once a key is destroyed here.
 */
export interface KeyRing {
  /** The key of a case or booking; undefined where it was destroyed, or never was. */
  keyOf(holder: string): Buffer | undefined
  /** Makes the key of a case or booking; the one there is, where it has one. */
  make(holder: string): Buffer
  /** Makes the keys of many at once, which is as fast as one. */
  makeAll(holders: readonly string[]): void
  /** Destroys keys for good: overwritten in the file, and in its journal. */
  destroy(holders: readonly string[]): void
  /** Wraps all keys anew by a new master key; the old one opens nothing any more. Returns how many. */
  rotate(): number
  close(): void
}

/** Master keys by id, the one in use first; a second one only while keys are wrapped anew. */
type Masters = readonly { readonly id: string; readonly key: string }[]

/** The master key was lost, or is of another key ring. */
export class MasterKeyMissing extends Error {
  constructor(readonly file: string) {
    super(`${file} is missing or does not belong to the keys beside it`)
  }
}

const tables = `
CREATE TABLE key (holder TEXT PRIMARY KEY, master TEXT NOT NULL, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
`

/** Opens the key ring of a folder, made as needed. Throws `MasterKeyMissing` where keys are there that nothing opens. */
export const openKeyRing = (folder: string): KeyRing => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, masterName)
  const sqlite = openRing(join(folder, ringName))
  try {
    let masters = mastersIn(file, sqlite)
    const masterOf = (id: string): Buffer => {
      const found = masters.find((one) => one.id === id)
      if (!found) throw new MasterKeyMissing(file)
      return Buffer.from(found.key, 'base64')
    }
    const find = sqlite.prepare<[string], { master: string; wrapped: Buffer }>(
      'SELECT master, wrapped FROM key WHERE holder = ?',
    )
    const keyOf = (holder: string): Buffer | undefined => {
      const row = find.get(holder)
      return row && unseal(masterOf(row.master), row.wrapped, holder)
    }
    const put = sqlite.prepare('INSERT INTO key VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    const rewrap = (): number => {
      const { id } = masters[0]!
      const change = sqlite.prepare('UPDATE key SET master = ?, wrapped = ? WHERE holder = ?')
      return sqlite
        .transaction(() => {
          const old = sqlite
            .prepare<[string], { holder: string; master: string; wrapped: Buffer }>(
              'SELECT * FROM key WHERE master <> ?',
            )
            .all(id)
          for (const { holder, master, wrapped } of old)
            change.run(id, seal(masterOf(id), unseal(masterOf(master), wrapped, holder), holder), holder)
          return old.length
        })
        .immediate()
    }
    const forget = (): void => {
      sqlite.pragma('wal_checkpoint(TRUNCATE)')
    }
    const settle = (): number => {
      const count = rewrap()
      forget()
      masters = masters.slice(0, 1)
      writeMasters(file, masters)
      return count
    }
    // A rotation that was killed halfway.
    if (masters.length > 1) settle()
    const make = (holder: string): Buffer => {
      const known = keyOf(holder)
      if (known) return known
      const key = newKey()
      const { id } = masters[0]!
      put.run(holder, id, seal(masterOf(id), key, holder))
      return key
    }
    return {
      keyOf,
      make,
      makeAll(holders) {
        sqlite
          .transaction(() => {
            for (const holder of holders) make(holder)
          })
          .immediate()
      },
      destroy(holders) {
        const remove = sqlite.prepare('DELETE FROM key WHERE holder = ?')
        sqlite
          .transaction(() => {
            for (const holder of holders) remove.run(holder)
          })
          .immediate()
        forget()
      },
      rotate() {
        masters = [newMaster(), ...masters]
        writeMasters(file, masters)
        return settle()
      },
      close: () => sqlite.close(),
    }
  } catch (fault) {
    sqlite.close()
    throw fault
  }
}

const openRing = (file: string): Sqlite.Database => {
  const sqlite = new Sqlite(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('busy_timeout = 5000')
  // What is deleted is overwritten with zeros.
  sqlite.pragma('secure_delete = ON')
  chmodSync(file, 0o600)
  if (sqlite.pragma('user_version', { simple: true }) === 0) {
    sqlite.exec(`BEGIN IMMEDIATE; ${tables} PRAGMA user_version = 1; COMMIT`)
  }
  return sqlite
}

const newMaster = (): Masters[number] => ({
  id: newKey().subarray(0, 8).toString('hex'),
  key: newKey().toString('base64'),
})

const mastersIn = (file: string, sqlite: Sqlite.Database): Masters => {
  if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { masters: Masters }).masters
  // A new master key would not open what is wrapped already.
  if (sqlite.prepare('SELECT 1 FROM key LIMIT 1').get()) throw new MasterKeyMissing(file)
  const masters = [newMaster()]
  writeMasters(file, masters)
  return masters
}

/** Written beside and renamed, so that a key is never half there. */
const writeMasters = (file: string, masters: Masters): void => {
  const fresh = `${file}.tmp`
  const handle = openSync(fresh, 'w', 0o600)
  writeSync(handle, `${JSON.stringify({ masters }, undefined, 2)}\n`)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(fresh, file)
  syncFile(join(file, '..'))
}
