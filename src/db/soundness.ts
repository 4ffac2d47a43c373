import { createHash } from 'node:crypto'
import Sqlite from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { migrationsFolder, sealName, unseal } from './open.ts'

/** What may be wrong with a file that should be our database. */
export type Unsound = 'notOurs' | 'damaged' | 'astray' | 'newer' | 'altered'

/** What is known of a whole database. */
export interface Sound {
  readonly ok: true
  readonly logRows: number
  /** Backups carry a sum of all their rows; copies made in other ways are only checked for their structure. */
  readonly isSealed: boolean
}

/** Whether a database is whole, ours, of no newer program, and, where it is sealed, row by row what was backed up. */
export const lookInto = (
  sqlite: Sqlite.Database,
  folder = migrationsFolder,
): Sound | { ok: false; why: Unsound } => {
  const wrong = (why: Unsound) => ({ ok: false, why }) as const
  try {
    if (sqlite.pragma('integrity_check', { simple: true }) !== 'ok') return wrong('damaged')
    if ((sqlite.pragma('foreign_key_check') as unknown[]).length > 0) return wrong('astray')
    if (!hasTable(sqlite, '__drizzle_migrations') || !hasTable(sqlite, 'log')) return wrong('notOurs')
    const known = new Set(readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis))
    const done = sqlite.prepare('SELECT created_at FROM __drizzle_migrations').pluck().all() as number[]
    if (!done.every((at) => known.has(at))) return wrong('newer')
    const isSealed = hasTable(sqlite, sealName)
    if (isSealed && sqlite.prepare(`SELECT content FROM ${sealName}`).pluck().get() !== sumOf(sqlite))
      return wrong('altered')
    return {
      ok: true,
      logRows: sqlite.prepare('SELECT count(*) FROM log').pluck().get() as number,
      isSealed,
    }
  } catch (fault) {
    const why = damageIn(fault)
    if (why) return wrong(why)
    throw fault
  }
}

/** What a fault of SQLite says about the file; undefined where it speaks of something else. */
export const damageIn = (fault: unknown): Unsound | undefined => {
  if (!(fault instanceof Sqlite.SqliteError)) return undefined
  if (fault.code === 'SQLITE_NOTADB') return 'notOurs'
  return /^SQLITE_(CORRUPT|IOERR_SHORT_READ|IOERR_READ)/.test(fault.code) ? 'damaged' : undefined
}

/** Writes the sum of all rows into the file: a byte that changes later is noticed wherever it lies. */
export const seal = (sqlite: Sqlite.Database): void => {
  // A copy of a backup has one already.
  unseal(sqlite)
  const sum = sumOf(sqlite)
  sqlite.exec(`CREATE TABLE ${sealName} (content TEXT NOT NULL) STRICT`)
  sqlite.prepare(`INSERT INTO ${sealName} VALUES (?)`).run(sum)
}

const hasTable = (sqlite: Sqlite.Database, name: string): boolean =>
  sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined

/** SHA-256 over what every table says and every row it holds. */
const sumOf = (sqlite: Sqlite.Database): string => {
  const sum = createHash('sha256')
  const all = sqlite
    .prepare('SELECT type, name, sql FROM sqlite_schema WHERE name <> ? ORDER BY type, name')
    .all(sealName) as { type: string; name: string; sql: string | null }[]
  for (const { type, name, sql } of all) {
    sum.update(JSON.stringify([type, name, sql]))
    if (type !== 'table') continue
    const rows = sqlite.prepare(`SELECT * FROM "${name}"`).safeIntegers().raw().iterate()
    for (const row of rows as Iterable<unknown[]>) sum.update(JSON.stringify(row.map(plain)))
  }
  return sum.digest('hex')
}

const plain = (value: unknown): unknown => (typeof value === 'bigint' ? `i${value}` : value)
