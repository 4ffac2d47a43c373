import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { addAttendance } from '../../src/db/attendance-store.ts'
import { openDatabase } from '../../src/db/open.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { verifierKey } from '../../src/domain/checkpoint.ts'
import { readKey } from '../../src/verify/checkpoint.ts'
import { findingWords } from '../../src/verify/finding-words.ts'
import type { Finding } from '../../src/verify/findings.ts'
import { knownSchema } from '../../src/verify/known-schema.ts'
import { runVerify } from '../../src/verify/run.ts'
import { lastMigration, schemaOf } from '../../src/verify/schema.ts'
import { verifyDatabase } from '../../src/verify/verify-database.ts'
import { fillDatabase, testSigner } from '../tools/filled-database.ts'

const keys = [readKey(verifierKey(testSigner))!]

const { bytes, clerk, office } = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
  const database = openDatabase(join(folder, 'roster.db'))
  const { office, clerk } = fillDatabase(database)
  database.write(() => {
    addAttendance(
      database,
      { user: clerk, office, at: '2026-12-05T02:00:00.000Z' },
      {
        ...{ reception: 'd9', isPlanned: true, date: '2026-12-05', session: 'morning', place: 'hall', unit: 'xz' },
        ...{ activity: 'reception', leader: 'l01', is: 'present', coveredBy: null, why: null, note: '' },
        ...{ arrived: null, left: null, batches: 1, visitors: 1, attested: [], entered: 'first' },
      },
      0,
    )
  })
  database.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  database.sqlite.pragma('journal_mode = DELETE')
  const its = database.sqlite.serialize()
  database.close()
  rmSync(folder, { recursive: true })
  return { bytes: its, clerk, office }
})()

/** A copy of the file once somebody did this to it, whom nothing hinders. */
const altered = (done: readonly string[]): Sqlite.Database => {
  const sqlite = new Sqlite(bytes)
  sqlite.pragma('foreign_keys = OFF')
  sqlite.pragma('legacy_alter_table = ON')
  sqlite.unsafeMode()
  for (const sql of done) sqlite.exec(sql)
  return sqlite
}

/** What is found once somebody did this to a file. */
const foundAfter = (...done: readonly string[]): readonly Finding[] => {
  const sqlite = altered(done)
  try {
    const { findings } = verifyDatabase(sqlite, { keys, heads: [] })
    for (const one of findings) expect(findingWords(one)['zh-CN']).not.toMatch(/undefined|NaN/)
    return findings
  } finally {
    sqlite.close()
  }
}
const triggersOf = (table: string): readonly string[] => {
  const sqlite = new Sqlite(bytes)
  try {
    return sqlite
      .prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?")
      .pluck()
      .all(table)
  } finally {
    sqlite.close()
  }
}

/** What the command says of a file once somebody did this to it; `meanwhile` works in it before that. */
const verifiedAfter = (done: readonly string[], meanwhile = (_file: string): void => undefined) => {
  const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
  const file = join(folder, 'roster.db')
  const sqlite = altered(done)
  try {
    writeFileSync(file, sqlite.serialize())
    meanwhile(file)
    const words: string[] = []
    const code = runVerify([file, '--key', verifierKey(testSigner), '--json'], {
      out: (some) => void words.push(some),
      err: (some) => void words.push(some),
    })
    const said = words.join('')
    return { code, said, findings: code === 2 ? [] : (JSON.parse(said).findings as Finding[]) }
  } finally {
    sqlite.close()
    rmSync(folder, { recursive: true })
  }
}

/** A trigger that has every new unit stored under another name than was given. */
const renaming = (name: string): string =>
  `CREATE TRIGGER "${name}" AFTER INSERT ON unit BEGIN UPDATE unit SET name = 'other' WHERE id = NEW.id; END`

/** Puts a row into the schema as it is. */
const putIn = (type: string, name: string, sql: string): string[] => [
  'PRAGMA writable_schema = ON',
  `INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)
   VALUES ('${type}', '${name}', 'unit', 0, '${sql.replaceAll("'", "''")}')`,
]

const newList = "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9795968000000)"

describe('the schema that roster-verify knows', () => {
  it('is the one the last migration leaves; after a new migration write-known-schema.ts writes it anew', () => {
    const sqlite = new Sqlite(bytes)
    expect(knownSchema).toEqual({
      migration: lastMigration(sqlite),
      objects: Object.fromEntries(schemaOf(sqlite)),
    })
    sqlite.close()
  })

  it('is what a file nobody touched has; one of another version is not compared, and the report says so', () => {
    expect(foundAfter()).toEqual([])
    const sqlite = new Sqlite(bytes)
    sqlite.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9795968000000)")
    sqlite.exec('CREATE TABLE newer (id INTEGER PRIMARY KEY) STRICT')
    const { findings, isSchemaKnown } = verifyDatabase(sqlite, { keys, heads: [] })
    expect([findings, isSchemaKnown]).toEqual([[], false])
    sqlite.close()
  })
})

describe('roster-verify on a file whose schema was altered', () => {
  it('names a trigger that was put in, one that was taken away, and a table made anew', () => {
    const evil =
      'CREATE TRIGGER evil AFTER INSERT ON attendance BEGIN UPDATE attendance SET why = NULL WHERE id = NEW.id; END'
    expect(foundAfter(evil)).toEqual([{ kind: 'schema-changed', object: 'trigger evil', is: 'added' }])
    const [guard] = triggersOf('attendance')
    const name = /TRIGGER (\w+)/.exec(guard!)![1]!
    expect(foundAfter(`DROP TRIGGER ${name}`)).toEqual([
      { kind: 'schema-changed', object: `trigger ${name}`, is: 'missing' },
    ])
    expect(foundAfter('DROP INDEX attendance_date')).toEqual([
      { kind: 'schema-changed', object: 'index attendance_date', is: 'missing' },
    ])
  })

  it('finds a row edited behind generated columns that show it as it was', () => {
    const found = foundAfter(
      ...triggersOf('attendance').map((sql) => `DROP TRIGGER ${/TRIGGER (\w+)/.exec(sql)![1]}`),
      'ALTER TABLE attendance ADD COLUMN shown TEXT GENERATED ALWAYS AS ("is") VIRTUAL',
      "UPDATE attendance SET \"is\" = 'absent', why = 'unexcused' WHERE reception = 'd9'",
      ...triggersOf('attendance'),
    )
    expect(found.map(({ kind }) => kind).sort()).toEqual(['column-generated', 'row-edited', 'schema-changed'])
    expect(found).toContainEqual({ kind: 'schema-changed', object: 'table attendance', is: 'altered' })
  })

  it('finds what is remembered of rows kept as bytes, which read like text', () => {
    const found = foundAfter(
      ...triggersOf('past_row').map((sql) => `DROP TRIGGER ${/TRIGGER (\w+)/.exec(sql)![1]}`),
      'CREATE TABLE other (tbl, "key", seq, body, PRIMARY KEY (tbl, "key", seq))',
      'INSERT INTO other SELECT tbl, "key", seq, CAST(body AS BLOB) FROM past_row',
      'DROP TABLE past_row',
      'ALTER TABLE other RENAME TO past_row',
    )
    expect(found.some(({ kind }) => kind === 'past-edited')).toBe(true)
    expect(found).toContainEqual({ kind: 'schema-changed', object: 'table past_row', is: 'altered' })
  })

  it('names tables and columns that are gone, instead of giving up', () => {
    expect(foundAfter('DROP TABLE log')).toContainEqual({ kind: 'table-missing', table: 'log' })
    const renamed = foundAfter('ALTER TABLE log RENAME COLUMN salt TO pepper')
    expect(renamed).toContainEqual({ kind: 'column-missing', table: 'log', column: 'salt' })
    const past = foundAfter('ALTER TABLE past_row RENAME COLUMN body TO other')
    expect(past).toContainEqual({ kind: 'column-missing', table: 'past_row', column: 'body' })
  })

  it('takes a text among the hashes of the tree for a wrong hash', () => {
    const found = foundAfter(
      'CREATE TABLE other (level INTEGER, n INTEGER, hash, PRIMARY KEY (level, n))',
      'INSERT INTO other SELECT level, n, hash FROM log_node',
      'DROP TABLE log_node',
      'ALTER TABLE other RENAME TO log_node',
      "UPDATE log_node SET hash = 'abc' WHERE level = 0 AND n = 3",
    )
    expect(found.some((one) => one.kind === 'node-wrong' && one.level === 0 && one.n === 3)).toBe(true)
  })

  it('says of a table that SQLite cannot read what SQLite says', () => {
    const found = foundAfter(
      'PRAGMA writable_schema = ON',
      `INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)
       VALUES ('table', 'unit_view', 'unit_view', 0, 'CREATE VIRTUAL TABLE unit_view USING nomodule(a)')`,
      'PRAGMA writable_schema = RESET',
    )
    expect(found).toContainEqual({ kind: 'schema-changed', object: 'table unit_view', is: 'added' })
    expect(found.some((one) => one.kind === 'table-unreadable' && one.table === 'unit_view')).toBe(true)
  })
})

describe('roster-verify on triggers that hide behind a name', () => {
  it.each([
    ['the table of a backup', 'backup_seal', [renaming('backup_seal')]],
    ['the list of migrations', '__drizzle_migrations', [renaming('__drizzle_migrations')]],
    ['one of SQLite’s own', 'sqlite_own', putIn('trigger', 'sqlite_own', renaming('sqlite_own'))],
  ])('names one called like %s, which has the service store what nobody wrote', (_, name, done) => {
    const { code, findings } = verifiedAfter(done, (file) => {
      const database = openDatabase(file)
      database.signWith(testSigner)
      database.write(() =>
        saveUnit(
          database,
          { user: clerk, office, at: '2026-12-06T02:00:00.000Z' },
          { id: 'new', name: '新镇', level: 'township', parent: 'xz' },
        ),
      )
      // The trigger is run indeed.
      expect(database.sqlite.prepare("SELECT name FROM unit WHERE id = 'new'").pluck().get()).toBe('other')
      database.close()
    })
    expect([code, findings]).toEqual([1, [{ kind: 'schema-changed', object: `trigger ${name}`, is: 'added' }]])
  })

  it('names one that says of itself to be a table', () => {
    for (const name of ['backup_seal', 'sqlite_stat1']) {
      const { code, findings } = verifiedAfter(putIn('table', name, renaming('hidden')))
      expect(code).toBe(1)
      expect(findings).toContainEqual({ kind: 'schema-changed', object: `table ${name}`, is: 'added' })
    }
  })

  it('finds nothing in what SQLite keeps for itself', () => {
    expect(verifiedAfter(['ANALYZE']).code).toBe(0)
  })
})

describe('roster-verify on a list of migrations that was spoilt', () => {
  it.each([
    ['a text', "UPDATE __drizzle_migrations SET created_at = 'v' || created_at", 'altered'],
    ['empty', 'DELETE FROM __drizzle_migrations', 'altered'],
    ['of a version before the log had a tree', 'UPDATE __drizzle_migrations SET created_at = 5', 'altered'],
    ['gone', 'DROP TABLE __drizzle_migrations', 'missing'],
  ] as const)('finds that it is (%s), and compares the schema all the same', (_, done, is) => {
    const { code, findings } = verifiedAfter([done, renaming('evil')])
    expect(code).toBe(1)
    expect(findings).toEqual([
      { kind: 'schema-changed', object: 'table __drizzle_migrations', is },
      { kind: 'schema-changed', object: 'trigger evil', is: 'added' },
    ])
  })
})

describe('roster-verify on computed columns', () => {
  const computed = 'ADD COLUMN shown TEXT GENERATED ALWAYS AS (id) VIRTUAL'

  it('names table and column, in a file of another version too', () => {
    const found = { kind: 'column-generated', table: 'unit', column: 'shown' }
    expect(verifiedAfter([`ALTER TABLE unit ${computed}`]).findings).toContainEqual(found)
    expect(verifiedAfter([newList, `ALTER TABLE unit ${computed}`])).toMatchObject({ code: 1, findings: [found] })
  })

  it('names those of the log itself', () => {
    expect(
      verifiedAfter(['ALTER TABLE log ADD COLUMN shown TEXT GENERATED ALWAYS AS (what) VIRTUAL']).findings,
    ).toContainEqual({ kind: 'column-generated', table: 'log', column: 'shown' })
  })
})

describe('roster-verify on what SQLite would give up on', () => {
  it('names a row of the schema that cannot be read, and compares the rest', () => {
    const { code, findings } = verifiedAfter(putIn('table', 'bad', 'CREATE TABLE bad ('))
    expect(code).toBe(1)
    expect(findings).toContainEqual({ kind: 'schema-changed', object: 'table bad', is: 'added' })
    expect(findings.some((one) => one.kind === 'file-damaged' && one.says.includes('(bad)'))).toBe(true)
  })

  it('names a table whose own row of the schema cannot be read', () => {
    const { code, findings } = verifiedAfter([
      'PRAGMA writable_schema = ON',
      "UPDATE sqlite_schema SET sql = 'CREATE TABLE unit (' WHERE type = 'table' AND name = 'unit'",
    ])
    expect(code).toBe(1)
    expect(findings).toContainEqual({ kind: 'schema-changed', object: 'table unit', is: 'altered' })
    expect(findings.some((one) => one.kind === 'table-unreadable' && one.table === 'unit')).toBe(true)
  })

  it('names a table of the log of which a page is lost', () => {
    const { code, findings } = verifiedAfter([
      'PRAGMA writable_schema = ON',
      "UPDATE sqlite_schema SET rootpage = 99999 WHERE type = 'table' AND name = 'log'",
    ])
    expect(code).toBe(1)
    expect(findings.some((one) => one.kind === 'table-unreadable' && one.table === 'log')).toBe(true)
  })

  it('finds a log and its tree taken away together with the list of migrations', () => {
    const tree = ['log_node', 'log_tip', 'log_head', 'past_row', '__drizzle_migrations'].map(
      (name) => `DROP TABLE ${name}`,
    )
    const { code, findings } = verifiedAfter(['DROP TABLE log', ...tree])
    expect(code).toBe(1)
    expect(findings).toContainEqual({ kind: 'table-missing', table: 'log' })
  })

  it('says of a file of another program, one with a table of users too, that it is none of ours', () => {
    const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
    const sqlite = new Sqlite(join(folder, 'other.db'))
    sqlite.exec('CREATE TABLE user (id INTEGER PRIMARY KEY); CREATE TABLE session (id INTEGER PRIMARY KEY)')
    sqlite.close()
    expect(runVerify([join(folder, 'other.db')], { out: () => undefined, err: () => undefined })).toBe(2)
    rmSync(folder, { recursive: true })
  })
})
