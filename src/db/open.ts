import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { type Signer, signedHead } from '../domain/checkpoint.ts'
import { commitRest, committingTo, hasTree, headOf, isStockDue, signTip, takeStock, treeSize } from './log-tree.ts'
import { watchRows } from './row-watch.ts'
import * as schema from './schema.ts'

/** Name of the database in the folder of data. */
export const databaseName = 'roster.db'

/** Where the steps that make and change the tables stand. */
export const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))

/** The office’s database. Queries run on `query`; whatever belongs together runs in `write`. */
export interface Database {
  readonly file: string
  readonly query: BetterSQLite3Database<typeof schema>
  readonly sqlite: Sqlite.Database
  /** Runs changes in one BEGIN IMMEDIATE transaction: all of them are kept, or none. Nothing in it may wait. */
  write<T>(changes: () => T extends PromiseLike<unknown> ? never : T): T
  /** A word that is another one after every committed `write`, here or by another connection. */
  changes(): string
  /** From now on every transaction that adds to the log signs its head. */
  signWith(signer: Signer): void
  /** The signed head of the log as it is now, in a transaction or outside; undefined where nobody signs. */
  signedHead(): string | undefined
  close(): void
}

/** A database on a connection. */
export const databaseOf = (file: string, sqlite: Sqlite.Database): Database => {
  let writes = 0
  let signer: Signer | undefined
  return {
    file,
    sqlite,
    query: drizzle(sqlite, { schema }),
    changes: () => `${sqlite.readonly}${writes}/${sqlite.pragma('data_version', { simple: true })}`,
    signWith(given) {
      signer = given
    },
    signedHead: () => signer && signedHead(signer, headOf(sqlite)),
    write(changes) {
      if (sqlite.inTransaction) throw new Error('a transaction is running already')
      return sqlite
        .transaction(() => {
          const before = treeSize(sqlite)
          const result: unknown = changes()
          // An async function would commit before it has done anything; a query that was not run never does anything.
          if (typeof (result as { then?: unknown } | undefined | null)?.then === 'function')
            throw new Error('a transaction cannot wait')
          commitRest(sqlite)
          if (signer && treeSize(sqlite) > before) signTip(sqlite, signer)
          writes++
          return result as never
        })
        .immediate()
    },
    close: () => sqlite.close(),
  }
}

/**
 * Opens the database, made and migrated as needed. Before a migration the file is copied beside itself. Throws when a
 * migration would leave rows behind that point nowhere, and when the file is from a newer program.
 */
export const openDatabase = (file: string, folder = migrationsFolder): Database => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const sqlite = new Sqlite(file)
  try {
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('synchronous = FULL')
    sqlite.pragma('busy_timeout = 5000')
    sqlite.pragma('journal_size_limit = 67108864')
    migrateGuarded(sqlite, file, folder)
    // A backup copied here by hand is one no longer once it is worked in.
    unseal(sqlite)
    sqlite.pragma('foreign_keys = ON')
    // Without it REPLACE takes rows away past the triggers that keep tables append-only.
    sqlite.pragma('recursive_triggers = ON')
    watchRows(sqlite)
    if (isStockDue(sqlite)) sqlite.transaction(() => takeStock(sqlite)).immediate()
    return databaseOf(file, sqlite)
  } catch (fault) {
    sqlite.close()
    throw fault
  }
}

/** Table in which a backup carries the sum of its rows. */
export const sealName = 'backup_seal'

/** Takes the sum of a backup out of it. */
export const unseal = (sqlite: Sqlite.Database): void => {
  sqlite.exec(`DROP TABLE IF EXISTS ${sealName}`)
}

/** Whether opening a database would change its tables first; a damaged one is left to who opens it. */
export const isMigrationDue = (file: string, folder = migrationsFolder): boolean => {
  try {
    const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true })
    try {
      const done = lastDone(sqlite)
      return readMigrationFiles({ migrationsFolder: folder }).some(({ folderMillis }) => folderMillis > (done ?? 0))
    } finally {
      sqlite.close()
    }
  } catch {
    return false
  }
}

/** Opens the database as it is, for reading only: whatever the code does, it cannot write. */
export const openReadOnly = (file: string): Database => {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true })
  sqlite.pragma('busy_timeout = 5000')
  return databaseOf(file, sqlite)
}

/** Whether a database can be read now: it throws, or is slow, when not. */
export const isAnswering = ({ sqlite }: Database): boolean =>
  sqlite.prepare('SELECT 1 FROM __drizzle_migrations LIMIT 1').get() !== undefined

/** Codes by which SQLite and the system say that there is no room: on the disk, or in a quota of it. */
const fullCodes = [
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_SHMSIZE',
  'SQLITE_IOERR_FSYNC',
  'ENOSPC',
  'EDQUOT',
]

/** Whether a fault, or what caused it, is a full disk. */
export const isDiskFull = (fault: unknown): boolean =>
  fault instanceof Error && (fullCodes.includes((fault as { code?: string }).code ?? '') || isDiskFull(fault.cause))

/** The last migration done, by its instant in drizzle/meta/_journal.json; undefined in a new file. */
const lastDone = (sqlite: Sqlite.Database): number | undefined => {
  const has = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = '__drizzle_migrations'").get()
  if (!has) return undefined
  const row = sqlite.prepare('SELECT max(created_at) AS at FROM __drizzle_migrations').get() as { at: number }
  return row.at
}

/**
 * Runs the new migrations in one transaction, kept as Drizzle keeps them. Foreign keys are off meanwhile: a table is
 * rebuilt by dropping the old one, which would delete the rows that point at it (drizzle-orm #1813, #4938). Drizzle’s
 * own `migrate` commits before anybody can look, so this one looks first: no row may point nowhere.
 */
const migrateGuarded = (sqlite: Sqlite.Database, file: string, folder: string): void => {
  const known = readMigrationFiles({ migrationsFolder: folder })
  const done = lastDone(sqlite)
  if (done !== undefined && known.every(({ folderMillis }) => folderMillis < done)) throw new NewerDatabase(file)
  const fresh = known.filter(({ folderMillis }) => done === undefined || folderMillis > done)
  if (fresh.length === 0) return
  if (done !== undefined) copyBeside(sqlite, file, done)
  sqlite.pragma('foreign_keys = OFF')
  sqlite
    .transaction(() => {
      sqlite.exec(
        'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash TEXT, created_at INTEGER)',
      )
      const keep = sqlite.prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
      const migrate = (): void => {
        for (const { sql, hash, folderMillis } of fresh) {
          for (const statement of sql) sqlite.exec(statement)
          keep.run(hash, folderMillis)
        }
      }
      if (hasTree(sqlite)) committingTo(sqlite, migrate)
      else migrate()
      const astray = sqlite.pragma('foreign_key_check') as unknown[]
      if (astray.length > 0)
        throw new Error(`a migration left rows that point nowhere: ${JSON.stringify(astray[0])}`)
    })
    .immediate()
}

/** The file was written by a newer version of this program: it is left alone. */
export class NewerDatabase extends Error {
  constructor(readonly file: string) {
    super(`${file} was written by a newer version of this program`)
  }
}

/** A whole copy of the file as it was before a migration, -wal included. */
const copyBeside = (sqlite: Sqlite.Database, file: string, done: number): void => {
  const copy = `${file}.before-migration-${done}`
  if (existsSync(copy)) return
  // What a killed migration left is not whole.
  rmSync(`${copy}.tmp`, { force: true })
  sqlite.prepare('VACUUM INTO ?').run(`${copy}.tmp`)
  renameSync(`${copy}.tmp`, copy)
}
