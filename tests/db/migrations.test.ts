import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import { record } from '../../src/db/log-store.ts'
import { migrationsFolder, NewerDatabase, openDatabase } from '../../src/db/open.ts'
import * as schema from '../../src/db/schema.ts'
import { verifierKey } from '../../src/domain/checkpoint.ts'
import { readKey } from '../../src/verify/checkpoint.ts'
import { verifyDatabase } from '../../src/verify/verify-database.ts'
import { rowsIn, schemaIn, tablesIn } from '../tools/dump.ts'
import { fillDatabase, testSigner } from '../tools/filled-database.ts'
import { withOneMore } from '../tools/one-more-migration.ts'
import { emptyFolder } from '../tools/terminal.ts'

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly pk: number
}

/** A database made by all migrations, closed when asked. */
const fresh = (folder = emptyFolder(), migrations = migrationsFolder) =>
  openDatabase(join(folder, 'roster.db'), migrations)

/** A filled database in a folder of its own, closed. */
const filled = (): { folder: string; file: string } => {
  const folder = emptyFolder()
  const database = fresh(folder)
  fillDatabase(database)
  database.close()
  return { folder, file: join(folder, 'roster.db') }
}

/** What a database file holds, opened by nobody else. */
const contentOf = (file: string): unknown => {
  const sqlite = new Sqlite(file, { readonly: true })
  const content = [schemaIn(sqlite), rowsIn(sqlite)]
  sqlite.close()
  return content
}

describe('the migrated database', () => {
  it('has the tables and columns that the queries see, with their types, and no others', () => {
    const { sqlite, close } = fresh()
    const seen = Object.values(schema)
      .filter((one) => (one as unknown) instanceof SQLiteTable)
      .map((table) => {
        const { name, columns } = getTableConfig(table as SQLiteTable)
        const inQueries = columns.map((column) => [
          column.name,
          column.getSQLType().toUpperCase(),
          column.notNull || column.primary,
        ])
        const inFile = (sqlite.pragma(`table_info("${name}")`) as Column[]).map((column) => [
          column.name,
          column.type,
          column.notnull === 1 || (column.pk > 0 && inQueries.some(([one, , no]) => one === column.name && no)),
        ])
        expect(inQueries.sort(), name).toEqual(inFile.sort())
        return name
      })
    expect(seen.sort()).toEqual(tablesIn(sqlite).filter((name) => name !== '__drizzle_migrations'))
    close()
  })

  it('is strict in every table', () => {
    const { sqlite, close } = fresh()
    const loose = (sqlite.pragma('table_list') as { name: string; schema: string; type: string; strict: number }[])
      .filter((table) => table.schema === 'main' && table.type === 'table' && table.strict === 0)
      .map(({ name }) => name)
    expect(loose.filter((name) => !name.startsWith('sqlite_'))).toEqual(['__drizzle_migrations'])
    close()
  })

  it.each([
    'rule_set',
    'draft',
    'review',
    'revision',
    'duty',
    'amendment',
    'amendment_step',
    'receipt',
    'notice_form',
    'attendance',
    'clock_set',
    'case_file',
    'case_event',
    'booking',
    'booking_step',
    'log',
    'log_node',
    'log_head',
    'past_row',
  ])('takes no row of %s back and changes none', (table) => {
    const { sqlite, close } = openDatabase(filled().file)
    const column = (sqlite.pragma(`table_info("${table}")`) as Column[]).at(-1)!.name
    const rows = sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()
    expect(rows).toBeGreaterThan(0)
    expect(() => sqlite.exec(`UPDATE "${table}" SET "${column}" = "${column}"`)).toThrow('append-only')
    expect(() => sqlite.exec(`DELETE FROM "${table}"`)).toThrow('append-only')
    expect(() => sqlite.exec(`REPLACE INTO "${table}" SELECT * FROM "${table}"`)).toThrow()
    expect(sqlite.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()).toBe(rows)
    close()
  })
})

describe('a migration', () => {
  it('that fails halfway leaves everything as it was', () => {
    const { folder, file } = filled()
    const before = contentOf(file)
    const broken = withOneMore(
      'CREATE TABLE more (id INTEGER PRIMARY KEY) STRICT;\n--> statement-breakpoint\nALTER TABLE nowhere ADD x TEXT;',
    )
    expect(() => fresh(folder, broken)).toThrow('nowhere')
    expect(contentOf(file)).toEqual(before)
    fresh(folder).close()
  })

  it('that would leave rows pointing nowhere is taken back', () => {
    const { folder, file } = filled()
    const before = contentOf(file)
    expect(() => fresh(folder, withOneMore("DELETE FROM leader WHERE id = 'l01';"))).toThrow('point nowhere')
    expect(contentOf(file)).toEqual(before)
  })

  it('that rebuilds a table, as drizzle-kit writes it, keeps every row that points at it', () => {
    const { folder, file } = filled()
    const before = openDatabase(file)
    const rows = rowsIn(before.sqlite)
    before.close()
    const rebuild = withOneMore(
      [
        'PRAGMA foreign_keys=OFF;',
        "CREATE TABLE __new_leader (id TEXT PRIMARY KEY, name TEXT NOT NULL, alias TEXT NOT NULL DEFAULT '', version INTEGER NOT NULL DEFAULT 1) STRICT;",
        'INSERT INTO __new_leader(id, name, version) SELECT id, name, version FROM leader;',
        'DROP TABLE leader;',
        'ALTER TABLE __new_leader RENAME TO leader;',
        'PRAGMA foreign_keys=ON;',
      ].join('\n--> statement-breakpoint\n'),
    )
    const after = fresh(folder, rebuild)
    const { __drizzle_migrations: steps, leader, ...others } = rowsIn(after.sqlite)
    const { __drizzle_migrations: earlier, leader: leaders, ...same } = rows
    // The log says what became of the table, and grows by that alone.
    const growing = ['log', 'log_node', 'past_row']
    for (const [table, kept] of Object.entries(same))
      if (growing.includes(table)) {
        expect(others[table], table).toEqual(expect.arrayContaining(kept))
      } else expect(others[table], table).toEqual(kept)
    expect(Object.keys(others)).toEqual(Object.keys(same))
    expect(others.log!.slice(same.log!.length).map(({ what }) => what)).toEqual(['log.migrated'])
    expect(leader!.map(({ alias, ...one }) => one)).toEqual(leaders)
    expect(steps!.length).toBe(earlier!.length + 1)
    expect(() => after.sqlite.exec("DELETE FROM leader WHERE id = 'l01'")).toThrow('FOREIGN KEY')
    after.close()
  })

  it('has what it makes of rows committed to by the log, so that nobody seems to have altered them', () => {
    const { folder } = filled()
    const migration = [
      'ALTER TABLE unit ADD note TEXT;',
      "UPDATE leader SET name = '改名' WHERE id = 'l01';",
      'CREATE TABLE more (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT;',
      "INSERT INTO more (word) VALUES ('新'), ('的');",
    ]
    const after = fresh(folder, withOneMore(migration.join('\n--> statement-breakpoint\n')))
    const committed = after.sqlite
      .prepare("SELECT DISTINCT said.value ->> 0 FROM log, json_each(rows) AS said WHERE what = 'log.migrated'")
      .pluck()
      .all()
    expect(committed.sort()).toEqual(['leader', 'more', 'unit'])
    after.signWith(testSigner)
    after.write(() =>
      record(after, { user: null, office: null, at: '2026-12-01T00:00:00.000Z' }, 'user.added', '1'),
    )
    expect(verifyDatabase(after.sqlite, { keys: [readKey(verifierKey(testSigner))!], heads: [] }).findings).toEqual(
      [],
    )
    after.close()
  })

  it('that takes away a table whose rows the log says are there is taken back', () => {
    const { folder, file } = filled()
    const before = contentOf(file)
    expect(() => fresh(folder, withOneMore('DROP TABLE receipt;'))).toThrow('takes receipt away')
    expect(contentOf(file)).toEqual(before)
  })

  it('comes after a whole copy of the file, -wal included', () => {
    const { folder, file } = filled()
    const one = openDatabase(file)
    one.write(() => one.sqlite.exec("UPDATE unit SET name = '改名' WHERE id = 'xz'"))
    const before = rowsIn(one.sqlite)
    one.close()
    // As a killed migration leaves it: half a copy, which must not pass for one.
    const copies = () => readdirSync(folder).filter((name) => name.includes('.before-migration-'))
    const done = before.__drizzle_migrations!.at(-1)!.created_at
    writeFileSync(`${file}.before-migration-${done}.tmp`, 'half')
    fresh(folder, withOneMore('ALTER TABLE unit ADD note TEXT;')).close()
    expect(copies()).toEqual([`roster.db.before-migration-${done}`])
    const copy = new Sqlite(join(folder, copies()[0]!), { readonly: true })
    expect(rowsIn(copy)).toEqual(before)
    copy.close()
  })

  it('of a newer program is not undone by an older one', () => {
    const { folder, file } = filled()
    fresh(folder, withOneMore('ALTER TABLE unit ADD note TEXT;')).close()
    const before = contentOf(file)
    expect(() => fresh(folder)).toThrow(NewerDatabase)
    expect(contentOf(file)).toEqual(before)
  })
})

describe('a database of an earlier version', () => {
  const older = readdirSync('tests/db/older')

  it('is kept for every migration that is released', () => {
    expect(older).toContain('0000.sql')
  })

  it.each(older)('%s keeps every row through all migrations', (name) => {
    const folder = emptyFolder()
    const file = join(folder, 'roster.db')
    const old = new Sqlite(file)
    old.pragma('foreign_keys = OFF')
    old.exec(`BEGIN;${readFileSync(join('tests/db/older', name), 'utf8')}COMMIT`)
    expect(old.pragma('foreign_key_check')).toEqual([])
    const before = rowsIn(old)
    old.close()
    for (const [table, rows] of Object.entries(before)) expect(rows.length, table).toBeGreaterThan(0)

    const migrated = openDatabase(file)
    const after = rowsIn(migrated.sqlite)
    for (const [table, rows] of Object.entries(before)) {
      if (table === '__drizzle_migrations') continue
      // A table that goes, or changes its name, is told here where its rows are.
      const kept = after[table]!.map((row) =>
        Object.fromEntries(
          Object.keys(rows[0]!).flatMap((column) => (column in row ? [[column, row[column]]] : [])),
        ),
      )
      // What was there before the log spoke of rows is committed to by entries of its own.
      if (table === 'log') kept.splice(rows.length)
      expect(kept, table).toEqual(rows.map((row) => onlyIn(row, after[table]![0]!)))
    }
    const made = fresh()
    const shapeOf = (sqlite: Sqlite.Database) =>
      tablesIn(sqlite).map((table) => [
        table,
        (sqlite.pragma(`table_info("${table}")`) as Column[]).map(({ name, type }) => `${name} ${type}`).sort(),
      ])
    expect(shapeOf(migrated.sqlite), 'the migrations lead where a new database begins').toEqual(
      shapeOf(made.sqlite),
    )
    made.close()
    migrated.close()
  })
})

const onlyIn = (row: Record<string, unknown>, like: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).filter(([column]) => column in like))
