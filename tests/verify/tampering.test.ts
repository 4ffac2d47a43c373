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
import { findingWords } from '../../src/verify/finding-words.ts'
import { verifyDatabase } from '../../src/verify/verify-database.ts'
import { fillDatabase, testSigner } from '../tools/filled-database.ts'
import { tamper } from '../tools/tamperings.ts'

const keys = [readKey(verifierKey(testSigner))!]

/** A database with something in every table, changed and signed some more; without the triggers that guard it. */
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
          ...{ note: '外出', arrived: null, left: null, batches: null, visitors: null, attested: [] },
          entered: 'late',
        },
        0,
      )
      if (n % 4 === 0) keepHead(database, actor)
    })
  database.sqlite.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
  const sqlite = new Sqlite(file)
  sqlite.pragma('journal_mode = DELETE')
  const old = sqlite.prepare<[], string>('SELECT note FROM log_head ORDER BY size').pluck().all()
  const triggers = sqlite
    .prepare<[], { name: string; its: string; sql: string }>(
      "SELECT name, tbl_name AS its, sql FROM sqlite_schema WHERE type = 'trigger'",
    )
    .all()
  for (const { name } of triggers) sqlite.exec(`DROP TRIGGER "${name}"`)
  const bytes = sqlite.serialize()
  sqlite.close()
  rmSync(folder, { recursive: true })
  return { bytes, triggers, heads: old.map((note) => readNote(note)!) }
})()

/** Numbers that look drawn, the same ones each time. */
const drawnFrom = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** A copy of the database, with nothing that hinders who alters it. */
const opened = (): Sqlite.Database => {
  const sqlite = new Sqlite(filled.bytes)
  sqlite.pragma('foreign_keys = OFF')
  sqlite.pragma('ignore_check_constraints = ON')
  return sqlite
}

/** Whoever alters a file puts the triggers back, so that nothing but what he altered is found. */
const verify = (sqlite: Sqlite.Database, heads: readonly Note[] = []) => {
  const isThere = sqlite.prepare<[string], number>('SELECT 1 FROM sqlite_schema WHERE name = ?').pluck()
  for (const { its, sql } of filled.triggers) if (isThere.get(its)) sqlite.exec(sql)
  return verifyDatabase(sqlite, { keys, heads })
}

describe('roster-verify', () => {
  it('finds nothing in a file nobody touched, with all heads ever signed', () => {
    const sqlite = opened()
    const report = verify(sqlite, filled.heads)
    expect(report.findings).toEqual([])
    expect(report.fitting).toEqual(filled.heads.map(({ size }) => size))
    expect(report.entries).toBeGreaterThan(80)
    expect(report.rows).toBeGreaterThan(120)
    sqlite.close()
  })

  it('finds each of 500 alterations of a file, and names the entry, the row or the smallest range there is', () => {
    const draw = drawnFrom(11)
    const seen = new Map<string, number>()
    for (let n = 0; n < 500; ) {
      const sqlite = opened()
      const done = tamper(sqlite, draw)
      if (done) {
        n++
        seen.set(done.what, (seen.get(done.what) ?? 0) + 1)
        const { findings } = verify(sqlite)
        const what = `${n} ${done.what}: ${JSON.stringify(findings.slice(0, 4))}`
        expect(
          findings.some((one) => done.isNamedBy(one)),
          what,
        ).toBe(true)
        for (const one of findings) expect(findingWords(one)['zh-CN'], what).not.toMatch(/undefined|NaN/)
      }
      sqlite.close()
    }
    expect(seen.size).toBeGreaterThan(120)
  })
})
