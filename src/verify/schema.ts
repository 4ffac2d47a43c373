import { hash } from 'node:crypto'
import type Sqlite from 'better-sqlite3'
import type { Finding } from './findings.ts'
import { knownSchema } from './known-schema.ts'
import { committedTables } from './rows.ts'

/** The list of migrations that a database went through. */
const listName = '__drizzle_migrations'

/** Tables that are not of the schema that is shipped: what a backup carries, the list of migrations, SQLite’s own. */
const beside = ['backup_seal', listName, 'sqlite_sequence', 'sqlite_stat1', 'sqlite_stat4']

interface SchemaRow {
  readonly type: unknown
  readonly name: unknown
  readonly sql: unknown
}

/** By its name alone nothing is left out: SQLite runs a trigger whatever it is called, and goes by the SQL, not the type. */
const isBeside = ({ type, name, sql }: SchemaRow): boolean =>
  type === 'table'
    ? beside.includes(String(name)) && /^CREATE TABLE\b/i.test(String(sql))
    : type === 'index' && sql === null && String(name).startsWith('sqlite_autoindex_')

/** The tables, indexes, triggers and views of a database, each with a hash of the SQL it was made by. */
export const schemaOf = (sqlite: Sqlite.Database): Map<string, string> => {
  const objects = new Map<string, string>()
  for (const row of sqlite
    .prepare<[], SchemaRow>('SELECT type, name, sql FROM main.sqlite_schema ORDER BY type, name, sql')
    .iterate()) {
    if (isBeside(row)) continue
    const name = `${row.type} ${row.name}`
    const its = hash('sha256', String(row.sql ?? ''), 'base64url').slice(0, 16)
    // Two of one name are not the one that was shipped.
    objects.set(name, objects.has(name) ? `${objects.get(name)} ${its}` : its)
  }
  return objects
}

/** The migration that gave the log a tree. */
export const treeSince = 1_795_968_000_000

/** The last migration a database went through, by the number its list has; undefined where no list can be read as one. */
export const lastMigration = (sqlite: Sqlite.Database): number | undefined => {
  try {
    const all = sqlite.prepare<[], number>(`SELECT created_at FROM main.${listName}`).pluck().all()
    // A text is more than every number to SQLite, and no version at all.
    return all.length > 0 && all.every(Number.isSafeInteger) ? Math.max(...all) : undefined
  } catch {
    return undefined
  }
}

/** With fewer of its tables than this a file may as well be of another program, which has users and sessions too. */
const fewestTables = 3

/** Whether a database has tables of the service, as far as their names tell. */
export const hasItsTables = (sqlite: Sqlite.Database): boolean =>
  sqlite
    .prepare<[], string>("SELECT 'table ' || name FROM main.sqlite_schema WHERE type = 'table'")
    .pluck()
    .all()
    .filter((object) => object in knownSchema.objects).length >= fewestTables

/**
 * Columns that are computed, or hidden, in tables of the log and in those it commits to; the service has none. One can
 * show a row as it was while another is stored.
 */
export const generatedColumns = (sqlite: Sqlite.Database, logTables: readonly string[]): Finding[] => {
  const columns = sqlite
    .prepare<[string], string>('SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 0')
    .pluck()
  return [...logTables, ...committedTables(sqlite)].flatMap((table): Finding[] => {
    try {
      return columns.all(table).map((column) => ({ kind: 'column-generated', table, column }))
    } catch {
      // What cannot be read is found where its rows are.
      return []
    }
  })
}

/**
 * What of the schema is not as it was shipped: a trigger put in could change what is written, one taken away let rows be
 * changed. Undefined: the program that wrote it was another version, whose schema is not known here. A list of migrations
 * that tells of no version is a finding as well: spoiling it must not spare the rest from being compared.
 */
export const schemaFindings = (sqlite: Sqlite.Database): Finding[] | undefined => {
  const last = lastMigration(sqlite)
  // A log with a tree is of no version before it had one.
  const isListTrue = last !== undefined && last >= treeSince
  if (isListTrue && last !== knownSchema.migration) return undefined
  const [there, shipped] = [schemaOf(sqlite), new Map(Object.entries(knownSchema.objects))]
  const found = (object: string, is: 'altered' | 'missing' | 'added'): Finding => ({
    kind: 'schema-changed',
    object,
    is,
  })
  const isListThere = sqlite.prepare('SELECT 1 FROM main.sqlite_schema WHERE name = ?').get(listName) !== undefined
  return [
    ...(isListTrue ? [] : [found(`table ${listName}`, isListThere ? 'altered' : 'missing')]),
    ...[...shipped].flatMap(([object, was]) => {
      const now = there.get(object)
      return now === was ? [] : [found(object, now === undefined ? 'missing' : 'altered')]
    }),
    ...[...there.keys()].filter((object) => !shipped.has(object)).map((object) => found(object, 'added')),
  ]
}
