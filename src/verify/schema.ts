import { hash } from 'node:crypto'
import type Sqlite from 'better-sqlite3'
import type { Finding } from './findings.ts'
import { knownSchema } from './known-schema.ts'

/** Not of the schema that is shipped: what a backup carries to be checked by, and the list of migrations. */
const beside = ['backup_seal', '__drizzle_migrations']

/** The tables, indexes, triggers and views of a database, each with a hash of the SQL it was made by. */
export const schemaOf = (sqlite: Sqlite.Database): Map<string, string> =>
  new Map(
    sqlite
      .prepare<[], { type: string; name: string; sql: string | null }>(
        "SELECT type, name, sql FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name",
      )
      .all()
      .filter(({ name }) => !beside.includes(name))
      .map(({ type, name, sql }) => [`${type} ${name}`, hash('sha256', sql ?? '', 'base64url').slice(0, 16)]),
  )

/** The last migration a database went through, by the number its list has; undefined where it has none. */
export const lastMigration = (sqlite: Sqlite.Database): number | undefined => {
  try {
    const last = sqlite.prepare<[], unknown>('SELECT max(created_at) FROM main.__drizzle_migrations').pluck().get()
    return last === null ? undefined : Number(last)
  } catch {
    return undefined
  }
}

/**
 * What of the schema is not as it was shipped: a trigger put in could change what is written, one taken away let rows be
 * changed. Undefined: the program that wrote it was another version, whose schema is not known here.
 */
export const schemaFindings = (sqlite: Sqlite.Database): Finding[] | undefined => {
  if (lastMigration(sqlite) !== knownSchema.migration) return undefined
  const [there, shipped] = [schemaOf(sqlite), new Map(Object.entries(knownSchema.objects))]
  const found = (object: string, is: 'altered' | 'missing' | 'added'): Finding => ({
    kind: 'schema-changed',
    object,
    is,
  })
  return [
    ...[...shipped].flatMap(([object, was]) => {
      const now = there.get(object)
      return now === was ? [] : [found(object, now === undefined ? 'missing' : 'altered')]
    }),
    ...[...there.keys()].filter((object) => !shipped.has(object)).map((object) => found(object, 'added')),
  ]
}
