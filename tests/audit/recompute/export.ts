import Sqlite from 'better-sqlite3'

/** A row as SQLite gives it. */
export type Row = Record<string, string | number | null>

/** All rows of a database file that compliance can rest on, as they stand in it. */
export interface Export {
  readonly tables: Readonly<Record<string, readonly Row[]>>
}

/** Which columns of which tables, in which order. */
const asked: Readonly<Record<string, readonly [columns: string, order: string]>> = {
  log: ['seq, at', 'seq'],
  past_row: ['*', 'seq'],
  rule_set: ['*', 'version'],
  roster: ['*', 'id'],
  draft: ['roster, version, what, made, at', 'version'],
  revision: ['roster, n, draft, at', 'n'],
  duty: ['*', 'n'],
  amendment: ['id, kind, at', 'id'],
  attendance: ['*', 'id'],
}

/** Reads the raw rows out of a database file. */
export const exportOf = (file: string): Export => {
  const sqlite = new Sqlite(file, { readonly: true })
  try {
    const tables = Object.entries(asked).map(([table, [columns, order]]) => [
      table,
      sqlite.prepare(`SELECT ${columns} FROM "${table}" ORDER BY ${order}`).all(),
    ])
    return { tables: Object.fromEntries(tables) }
  } finally {
    sqlite.close()
  }
}

/** What was known at an instant: rows that change by what the log remembers of them, the others by when they came. */
export interface Known {
  rows(table: string): readonly Row[]
}

/** What was known at an instant. */
export const knownAt = (rows: Export, at: string): Known => {
  const ofRows = kept.get(rows) ?? new Map<string, Known>()
  kept.set(rows, ofRows)
  if (!ofRows.has(at)) ofRows.set(at, readAt(rows, at))
  return ofRows.get(at)!
}

const kept = new WeakMap<Export, Map<string, Known>>()

const readAt = ({ tables }: Export, at: string): Known => {
  let last = 0
  for (const { seq, at: when } of tables.log!) if (String(when) <= at) last = Math.max(last, Number(seq))
  const bodies = new Map<string, Map<string, string>>()
  for (const { tbl, key, seq, body } of tables.past_row!)
    if (Number(seq) <= last) {
      if (!bodies.has(String(tbl))) bodies.set(String(tbl), new Map())
      bodies.get(String(tbl))!.set(String(key), String(body))
    }
  const read = new Map<string, readonly Row[]>()
  return {
    rows(table) {
      if (!read.has(table)) {
        const grows = tables[table]
        const those = grows
          ? grows.filter((row) => row.at === undefined || String(row.at) <= at)
          : [...(bodies.get(table)?.values() ?? [])].flatMap((body) => JSON.parse(body) as Row[])
        read.set(table, those)
      }
      return read.get(table)!
    },
  }
}
