import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { addAttendance } from '../../src/db/attendance-store.ts'
import { keepHead } from '../../src/db/head-store.ts'
import { openDatabase } from '../../src/db/open.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { verifierKey } from '../../src/domain/checkpoint.ts'
import { type Note, readKey, readNote } from '../../src/verify/checkpoint.ts'
import { readEntry } from '../../src/verify/entries.ts'
import type { Finding } from '../../src/verify/findings.ts'
import { growing, hashLeaf } from '../../src/verify/merkle.ts'
import { verifyDatabase } from '../../src/verify/verify-database.ts'
import { fillDatabase, testSigner } from '../tools/filled-database.ts'

const keys = [readKey(verifierKey(testSigner))!]
/** Tables nothing commits to: who is signed in, files being read, words to be sent. */
const passing = ['session', 'ticket', 'pending_import', 'message', '__drizzle_migrations', 'sqlite_sequence']

/** A database with something in every table, changed and signed some more. */
const filled = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
  const file = join(folder, 'roster.db')
  const database = openDatabase(file)
  const { office, clerk } = fillDatabase(database)
  const at = '2026-12-05T02:00:00.000Z'
  for (let n = 2; n < 12; n++)
    database.write(() => {
      const actor = { user: clerk, office, at }
      saveUnit(database, actor, { id: `more-${n}`, name: `${n}镇`, level: 'township', parent: 'xz' })
      addAttendance(
        database,
        actor,
        {
          ...{ reception: `d${n}`, isPlanned: true, date: '2026-12-05', session: 'morning', place: 'hall' },
          ...{ unit: 'xz', activity: 'reception', leader: 'l01', is: 'absent', coveredBy: null, why: 'trip' },
          ...{
            note: '外出',
            arrived: null,
            left: null,
            batches: null,
            visitors: null,
            attested: [],
            entered: 'late',
          },
        },
        0,
      )
      if (n % 4 === 0) keepHead(database, actor)
    })
  database.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
  const sqlite = new Sqlite(file)
  sqlite.pragma('journal_mode = DELETE')
  const old = sqlite.prepare('SELECT note FROM log_head ORDER BY size').pluck().all() as string[]
  for (const name of sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all())
    sqlite.exec(`DROP TRIGGER "${name}"`)
  const bytes = sqlite.serialize()
  sqlite.close()
  rmSync(folder, { recursive: true })
  return { bytes, heads: old.map((note) => readNote(note)!) }
})()

/** Numbers that look drawn, the same ones each time. */
const drawnFrom = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const opened = (): Sqlite.Database => {
  const sqlite = new Sqlite(filled.bytes)
  sqlite.pragma('foreign_keys = OFF')
  sqlite.pragma('ignore_check_constraints = ON')
  return sqlite
}
const found = (sqlite: Sqlite.Database, heads: readonly Note[] = []): readonly Finding[] =>
  verifyDatabase(sqlite, { keys, heads }).findings

/** Leaf and node hashes made anew over whatever entries there are, as who knows the program could. */
const recompute = (sqlite: Sqlite.Database): void => {
  sqlite.exec('DELETE FROM log_node')
  const put = sqlite.prepare('INSERT INTO log_node VALUES (?, ?, ?)')
  const tree = growing()
  for (const row of sqlite.prepare('SELECT * FROM log ORDER BY seq').all() as never[])
    tree.add(hashLeaf(readEntry(row)?.text ?? ''), (level, n, hash) => void put.run(level, n, hash))
}

type Columns = { name: string; type: string; pk: number }[]
const columnsOf = (sqlite: Sqlite.Database, table: string) => sqlite.pragma(`table_info("${table}")`) as Columns

const isSameJson = (one: string, other: string): boolean => {
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other))
  } catch {
    return false
  }
}

/** One alteration, drawn; says which, and how what is found must name it; undefined where the draw alters nothing. */
const tamper = (sqlite: Sqlite.Database, draw: (below: number) => number) => {
  const tables = (
    sqlite.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[]
  ).filter((name) => !passing.includes(name))
  const table = draw(3) === 0 ? 'log' : tables[draw(tables.length)]!
  const pk = columnsOf(sqlite, table)
    .filter((column) => column.pk > 0)
    .sort((a, b) => a.pk - b.pk)
  const all = sqlite.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]
  const row = all[draw(all.length)]!
  const where = pk.map(({ name }) => `"${name}" = ?`).join(' AND ')
  const key = pk.map(({ name }) => row[name])
  const way = (['edit', 'edit', 'edit', 'delete', 'insert', 'recomputed'] as const)[draw(6)]!
  if (way === 'delete') sqlite.prepare(`DELETE FROM "${table}" WHERE ${where}`).run(...key)
  else if (way === 'insert') {
    const copy = { ...row }
    const last = pk.at(-1)!
    copy[last.name] = last.type === 'INTEGER' ? 100_000 + draw(1000) : `made-up-${draw(1000)}`
    for (const { name } of pk.slice(0, -1)) copy[name] = row[name]
    const names = Object.keys(copy)
    try {
      sqlite
        .prepare(`INSERT INTO "${table}" (${names.map((name) => `"${name}"`)}) VALUES (${names.map(() => '?')})`)
        .run(...names.map((name) => copy[name]))
    } catch {
      // Another column of it is unique.
      return undefined
    }
  } else {
    const columns = columnsOf(sqlite, table)
    const { name, type } = columns[draw(columns.length)]!
    const was = row[name]
    const now =
      type === 'INTEGER'
        ? Number(was ?? 0) + 1 + draw(3)
        : type === 'BLOB'
          ? Buffer.from(Buffer.isBuffer(was) ? was.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) : [1])
          : was === null
            ? 'x'
            : typeof was === 'string' && /^[[{]/.test(was)
              ? was.replace(/.$/, (end) => ` ${end}`).replace(/\d|[a-z]/, (one) => (one === '1' ? '2' : '1'))
              : `${was}x`
    try {
      sqlite.prepare(`UPDATE "${table}" SET "${name}" = ? WHERE ${where}`).run(now, ...key)
    } catch {
      return undefined
    }
    // Made anew, the hashes are what they were; and JSON with another blank is the same entry.
    if (table === 'log_node' && way === 'recomputed') return undefined
    if (table === 'log' && ['data', 'rows'].includes(name) && isSameJson(String(was), String(now))) return undefined
    if (way === 'recomputed') recompute(sqlite)
  }
  return { table, way, key, row }
}

/** Whether a finding names what was altered: the row and its entry, or the entry or range of the log. */
const isNamed = (
  { table, way, key, row }: NonNullable<ReturnType<typeof tamper>>,
  findings: readonly Finding[],
): boolean =>
  findings.some((one) => {
    if ('table' in one) return one.table === table || one.table === row.tbl || table === 'log'
    if ('level' in one) return table === 'log_node'
    // Where hashes were made anew, only the range up to the first head that does not fit can be named.
    if ('head' in one || one.kind === 'tip-missing' || one.kind === 'unsigned-tail')
      return table === 'log_head' || table === 'log_tip' || (table === 'log' && way === 'recomputed')
    return table === 'log' ? one.seq === key[0] || one.seq > 90_000 : table === 'log_node'
  })

describe('roster-verify', () => {
  it('finds nothing in a file nobody touched, with all heads ever signed, and without its triggers', () => {
    const sqlite = opened()
    const report = verifyDatabase(sqlite, { keys, heads: filled.heads })
    expect(report.findings).toEqual([])
    expect(report.fitting).toEqual(filled.heads.map(({ size }) => size))
    expect(report.entries).toBeGreaterThan(80)
    expect(report.rows).toBeGreaterThan(120)
    sqlite.close()
  })

  it('finds each of 500 alterations of a file, and names it', () => {
    const draw = drawnFrom(11)
    let altered = 0
    const ways = new Set<string>()
    for (let n = 0; altered < 500 && n < 2000; n++) {
      const sqlite = opened()
      const before = sqlite.serialize()
      const done = tamper(sqlite, draw)
      if (!done || sqlite.serialize().equals(before)) {
        sqlite.close()
        continue
      }
      altered++
      ways.add(`${done.way} ${done.table}`)
      const findings = found(sqlite)
      const what = `${done.way} ${done.table} ${JSON.stringify(done.key)}: ${JSON.stringify(findings.slice(0, 3))}`
      expect(findings.length, what).toBeGreaterThan(0)
      expect(isNamed(done, findings), what).toBe(true)
      sqlite.close()
    }
    expect(altered).toBe(500)
    expect(ways.size).toBeGreaterThan(100)
  })
})
