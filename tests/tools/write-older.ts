import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { migrationsFolder, openDatabase } from '../../src/db/open.ts'
import { dumpOf } from './dump.ts'
import { fillDatabase } from './filled-database.ts'

/**
 * Writes a filled database as it is after the latest migration to tests/db/older/. Run it once with every migration
 * that is released (`node --import tsx tests/tools/write-older.ts`), never again for an older one: the file stands for
 * the databases that are out there.
 */
const folder = mkdtempSync(join(tmpdir(), 'roster-older-'))
const database = openDatabase(join(folder, 'roster.db'))
fillDatabase(database)
const name = String(readMigrationFiles({ migrationsFolder }).length - 1).padStart(4, '0')
writeFileSync(`tests/db/older/${name}.sql`, dumpOf(database.sqlite))
database.close()
rmSync(folder, { recursive: true })
