import { createHash } from 'node:crypto'
import type Sqlite from 'better-sqlite3'

/** The log and what is derived from it, and tables that are no records: nothing commits to their rows. */
const uncommitted = new Set([
  'log',
  'log_node',
  'log_tip',
  'past_row',
  'session',
  'ticket',
  'pending_import',
  'message',
  'backup_seal',
  '__drizzle_migrations',
])

/** Tables committed to by groups of rows: so many columns of the primary key. */
const grouped: Readonly<Record<string, number>> = { duty: 2, case_deadline: 1 }

/** Tables of which the log remembers what they were. */
export const remembered: ReadonlySet<string> = new Set([
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
])

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The tables whose rows the log commits to. */
export const committedTables = (sqlite: Sqlite.Database): string[] =>
  (
    sqlite
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .pluck()
      .all() as string[]
  ).filter((name) => !uncommitted.has(name))

/** The hash of rows, blinded by the salt of the entry that speaks of them; `body` is their canonical JSON. */
export const hashRows = (salt: Buffer, table: string, body: string): string =>
  createHash('sha256')
    .update(salt)
    .update(`[${JSON.stringify(table)},${body}]`)
    .digest('base64url')

type Value = string | number | null | Buffer

const plain = (value: Value): string =>
  Buffer.isBuffer(value) ? `{"base64":"${value.toString('base64')}"}` : JSON.stringify(value)

/** The rows of a table by the key that the log names them by: the key as JSON, and the rows as canonical JSON. */
export function* rowsOf(sqlite: Sqlite.Database, table: string): Generator<{ key: string; body: string }> {
  const columns = sqlite.pragma(`table_info(${quoted(table)})`) as { name: string; pk: number }[]
  const order = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  const keyed = order
    .slice(0, grouped[table] ?? order.length)
    .map(({ name }) => columns.findIndex((c) => c.name === name))
  const sorted = columns
    .map(({ name }, at) => ({ name, at }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, at }) => ({ lead: `${JSON.stringify(name)}:`, at }))
  const rows = sqlite
    .prepare(`SELECT * FROM ${quoted(table)} ORDER BY ${order.map(({ name }) => quoted(name)).join(', ')}`)
    .raw()
    .iterate() as IterableIterator<Value[]>
  let [key, body]: [string | undefined, string[]] = [undefined, []]
  for (const row of rows) {
    const its = JSON.stringify(keyed.map((at) => row[at]))
    if (its !== key) {
      if (key !== undefined) yield { key, body: `[${body.join(',')}]` }
      ;[key, body] = [its, []]
    }
    body.push(`{${sorted.map(({ lead, at }) => lead + plain(row[at]!)).join(',')}}`)
  }
  if (key !== undefined) yield { key, body: `[${body.join(',')}]` }
}
