import type Sqlite from 'better-sqlite3'

type Value = string | number | bigint | Buffer | null

/** Every table of ours with every row it holds, in the order of the file. */
export const rowsIn = (sqlite: Sqlite.Database): Record<string, Record<string, Value>[]> =>
  Object.fromEntries(
    tablesIn(sqlite).map((table) => [
      table,
      sqlite.prepare(`SELECT * FROM "${table}"`).all() as Record<string, Value>[],
    ]),
  )

/** Names of the tables, without SQLite’s own. */
export const tablesIn = (sqlite: Sqlite.Database): string[] =>
  sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[]

/** What every table, index and trigger says. */
export const schemaIn = (sqlite: Sqlite.Database): unknown[] =>
  sqlite.prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name').all()

/** A database as SQL text that makes it again. */
export const dumpOf = (sqlite: Sqlite.Database): string => {
  const made = sqlite
    .prepare(
      "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    )
    .all() as { type: string; name: string; sql: string }[]
  const tables = made.filter(({ type }) => type === 'table')
  return [
    ...tables.map(({ sql }) => `${sql};`),
    ...tables.flatMap(({ name }) =>
      (sqlite.prepare(`SELECT * FROM "${name}"`).raw().all() as Value[][]).map(
        (row) => `INSERT INTO "${name}" VALUES (${row.map(literal).join(', ')});`,
      ),
    ),
    ...made.filter(({ type }) => type !== 'table').map(({ sql }) => `${sql};`),
    '',
  ].join('\n')
}

const literal = (value: Value): string => {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  return Buffer.isBuffer(value) ? `x'${value.toString('hex')}'` : String(value)
}
