import { createHash } from 'node:crypto'
import type Sqlite from 'better-sqlite3'
import canonicalize from 'canonicalize'

/** Tables whose rows come and go without being records of anything: who is signed in, files being read, words to send. */
const unwatched = new Set(['session', 'ticket', 'pending_import', 'message'])

/** The log, and what is derived from it. */
const ofTheLog = new Set(['log', 'log_node', 'log_tip', 'past_row'])

/** Tables of which whole groups of rows are committed to at once: by so many columns of their primary key. */
const grouped: Readonly<Record<string, number>> = { duty: 2, case_deadline: 1 }

/** Tables of which is kept what they were: rows of them are changed and removed. */
export const remembered: readonly string[] = [
  'unit',
  'office',
  'leader',
  'post',
  'liaison',
  'place',
  'opening',
  'year_notice',
  'local_day',
  'rule_override',
  'served',
]

/** A table whose every change is committed to by the log. */
export interface Watched {
  readonly name: string
  /** The columns of its primary key by which its rows are committed to. */
  readonly key: readonly string[]
  /** All columns of its primary key. */
  readonly order: readonly string[]
}

/** Some row or rows, as the log names them: table and key, and the hash of what they are now; null: gone. */
export type Committed = readonly [table: string, key: readonly (string | number)[], hash: string | null]

const quoted = (name: string): string => `"${name}"`

/** The tables of a database whose rows the log commits to. */
export const watchedTables = (sqlite: Sqlite.Database): Watched[] =>
  (
    sqlite
      .prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all() as string[]
  )
    .filter((name) => !unwatched.has(name) && !ofTheLog.has(name) && name !== '__drizzle_migrations')
    .map((name) => {
      const columns = sqlite.pragma(`table_info(${quoted(name)})`) as { name: string; pk: number }[]
      const order = columns
        .filter(({ pk }) => pk > 0)
        .sort((a, b) => a.pk - b.pk)
        .map((column) => column.name)
      return { name, order, key: order.slice(0, grouped[name] ?? order.length) }
    })

/**
 * Has the connection note which rows it changes, by triggers of its own that nobody else sees: no store can forget to
 * say so.
 */
export const watchRows = (sqlite: Sqlite.Database): void => {
  const tables = watchedTables(sqlite)
  const keyOf = (which: 'NEW' | 'OLD', { key }: Watched): string =>
    `json_array(${key.map((column) => `${which}.${quoted(column)}`).join(', ')})`
  const noting = (table: Watched, event: string, which: readonly ('NEW' | 'OLD')[]): string =>
    `CREATE TEMP TRIGGER ${quoted(`touched_${table.name}_${event}`)} AFTER ${event} ON main.${quoted(table.name)} BEGIN
       ${which.map((one) => `INSERT INTO touched VALUES ('${table.name}', ${keyOf(one, table)});`).join(' ')}
     END;`
  sqlite.pragma('temp_store = MEMORY')
  sqlite.exec(
    [
      'CREATE TEMP TABLE IF NOT EXISTS touched (tbl TEXT NOT NULL, "key" TEXT NOT NULL);',
      // After a migration tables may have another key.
      ...triggersOf(sqlite).map((name) => `DROP TRIGGER temp.${quoted(name)};`),
      ...tables.flatMap((table) => [
        noting(table, 'INSERT', ['NEW']),
        noting(table, 'UPDATE', ['OLD', 'NEW']),
        noting(table, 'DELETE', ['OLD']),
      ]),
    ].join('\n'),
  )
  watches.set(sqlite, {
    reads: new Map(tables.map((table) => [table.name, readerOf(sqlite, table)])),
    touched: sqlite.prepare('SELECT DISTINCT tbl, "key" FROM temp.touched ORDER BY tbl, "key"'),
    clear: sqlite.prepare('DELETE FROM temp.touched'),
  })
}

const triggersOf = (sqlite: Sqlite.Database): string[] =>
  sqlite.prepare<[], string>("SELECT name FROM temp.sqlite_schema WHERE type = 'trigger'").pluck().all()

type Row = Record<string, string | number | null | Buffer>

interface Watch {
  readonly reads: ReadonlyMap<string, Sqlite.Statement<unknown[], Row>>
  readonly touched: Sqlite.Statement<[], { tbl: string; key: string }>
  readonly clear: Sqlite.Statement
}

const watches = new WeakMap<Sqlite.Database, Watch>()

const readerOf = (sqlite: Sqlite.Database, { name, key, order }: Watched) =>
  sqlite.prepare<unknown[], Row>(
    `SELECT * FROM main.${quoted(name)} WHERE ${key.map((column) => `${quoted(column)} = ?`).join(' AND ')} ORDER BY ${order.map(quoted).join(', ')}`,
  )

/** A row as it is hashed and remembered. */
const plainRow = (row: Row): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      Buffer.isBuffer(value) ? { base64: value.toString('base64') } : value,
    ]),
  )

/** Rows changed since the last time it was asked, as they are now; `body` is canonical JSON. */
export const takeTouched = (sqlite: Sqlite.Database, salt: Buffer): { committed: Committed; body: string }[] => {
  const watch = watches.get(sqlite)
  if (!watch) throw new Error('this connection does not watch its rows')
  const touched = watch.touched.all()
  if (touched.length === 0) return []
  watch.clear.run()
  return touched.map(({ tbl, key }) => commitTo(watch.reads.get(tbl)!, tbl, JSON.parse(key), salt))
}

const commitTo = (
  read: Sqlite.Statement<unknown[], Row>,
  table: string,
  key: readonly (string | number)[],
  salt: Buffer,
): { committed: Committed; body: string } => {
  const rows = read.all(...key).map(plainRow)
  const body = canonicalize(rows)!
  const hash =
    rows.length === 0
      ? null
      : createHash('sha256')
          .update(salt)
          .update(`[${JSON.stringify(table)},${body}]`, 'utf8')
          .digest('base64url')
  return { committed: [table, key, hash], body }
}

/** The columns of each table the log commits to: rows of a table that gets others are to be committed to anew. */
export const shapesOf = (sqlite: Sqlite.Database): Map<string, string> =>
  new Map(
    watchedTables(sqlite).map(({ name }) => [
      name,
      (sqlite.pragma(`table_info(${quoted(name)})`) as { name: string }[]).map((column) => column.name).join(),
    ]),
  )

/** Notes every row there is as if it had just been changed. */
export const touchAll = (sqlite: Sqlite.Database, { name, key }: Watched): void => {
  sqlite.exec(
    `INSERT INTO temp.touched SELECT DISTINCT '${name}', json_array(${key.map(quoted).join(', ')}) FROM main.${quoted(name)}`,
  )
}
