import { hash } from 'node:crypto'
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

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** The tables whose rows the log commits to. */
export const committedTables = (sqlite: Sqlite.Database): string[] =>
  sqlite
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .pluck()
    .all()
    .filter((name) => !uncommitted.has(name))

/** Where salt and rows are put side by side to be hashed; it grows with the largest. */
let beside = Buffer.alloc(64 * 1024)

/**
 * The hash of rows, blinded by the salt of the entry that speaks of them: a character a byte; `body` is their canonical
 * JSON.
 */
export const hashRows = (salt: string, table: string, body: string): string => {
  const text = `[${JSON.stringify(table)},${body}]`
  // A character has at most three bytes.
  const most = salt.length + text.length * 3
  if (most > beside.length) beside = Buffer.alloc(2 * most)
  const end = beside.write(salt, 'latin1') + beside.write(text, salt.length)
  return hash('sha256', beside.subarray(0, end), 'base64url')
}

type Value = string | number | null | Buffer

const plain = (value: Value): string =>
  value === null
    ? 'null'
    : typeof value === 'object'
      ? `{"base64":"${value.toString('base64')}"}`
      : typeof value === 'number'
        ? String(value)
        : JSON.stringify(value)

/** The rows of a table by the key that the log names them by: the key as JSON, and the rows as canonical JSON. */
export function* rowsOf(sqlite: Sqlite.Database, table: string): Generator<{ key: string; body: string }> {
  const columns = sqlite.pragma(`table_info(${quoted(table)})`) as { name: string; pk: number }[]
  const order = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  // A table without a key is none of the program’s; its rows are named by all they hold.
  const named = order.length === 0 ? columns : order.slice(0, grouped[table] ?? order.length)
  const keyed = named.map(({ name }) => columns.findIndex((column) => column.name === name))
  const sorted = columns
    .map(({ name }, at) => ({ name, at }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, at }, n) => ({ lead: `${n === 0 ? '{' : ','}${JSON.stringify(name)}:`, at }))
  const inOrder = (order.length === 0 ? columns : order).map(({ name }) => quoted(name)).join(', ')
  const rows = sqlite
    // Generated columns are none of a row’s: by name, and not all there are.
    .prepare(
      `SELECT ${columns.map(({ name }) => quoted(name)).join(', ')} FROM ${quoted(table)} ORDER BY ${inOrder}`,
    )
    .raw()
    .iterate() as IterableIterator<Value[]>
  let [key, body]: [string | undefined, string] = [undefined, '']
  for (const row of rows) {
    let its = ''
    for (const at of keyed) its += `${its === '' ? '[' : ','}${plain(row[at]!)}`
    its += ']'
    let text = ''
    for (const { lead, at } of sorted) text += lead + plain(row[at]!)
    if (its === key) body += `,${text}}`
    else {
      if (key !== undefined) yield { key, body: `[${body}]` }
      ;[key, body] = [its, `${text}}`]
    }
  }
  if (key !== undefined) yield { key, body: `[${body}]` }
}
