import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/db/open.ts'
import { lastMigration, schemaOf } from '../../src/verify/schema.ts'

/**
 * Writes src/verify/known-schema.ts as the latest migration leaves it. Run it with every new migration
 * (`node --import tsx tests/tools/write-known-schema.ts`).
 */
const folder = mkdtempSync(join(tmpdir(), 'roster-schema-'))
const { sqlite, close } = openDatabase(join(folder, 'roster.db'))
const objects = [...schemaOf(sqlite)].map(([name, hash]) => `    '${name}': '${hash}',`)
writeFileSync(
  'src/verify/known-schema.ts',
  `/**
 * The schema that the last migration leaves: each table, index, trigger and view, with a hash of its SQL. Written by
 * tests/tools/write-known-schema.ts, never by hand.
 */
export const knownSchema: { readonly migration: number; readonly objects: Readonly<Record<string, string>> } = {
  migration: ${lastMigration(sqlite)},
  objects: {
${objects.join('\n')}
  },
}
`,
)
close()
rmSync(folder, { recursive: true })
