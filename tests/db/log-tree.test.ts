import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { keepHead, tipOf } from '../../src/db/head-store.ts'
import { record } from '../../src/db/log-store.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { headIn, verifierKey } from '../../src/domain/checkpoint.ts'
import { readKey } from '../../src/verify/checkpoint.ts'
import { verifyDatabase } from '../../src/verify/verify-database.ts'
import { fillDatabase, testSigner } from '../tools/filled-database.ts'

const at = '2026-12-01T02:00:00.000Z'

const opened = (): Database => {
  const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
  const database = openDatabase(join(folder, 'roster.db'))
  onTestFinished(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return database
}
interface Entry {
  readonly seq: number
  readonly what: string
  readonly office: string | null
  readonly rows: string
}
const entries = ({ sqlite }: Database) =>
  sqlite
    .prepare<[], Entry>('SELECT seq, what, office, rows FROM log ORDER BY seq')
    .all()
    .map(({ rows, ...entry }) => ({ ...entry, rows: JSON.parse(rows) as [string, unknown[], string | null][] }))
const findingsIn = ({ sqlite }: Database) =>
  verifyDatabase(sqlite, { keys: [readKey(verifierKey(testSigner))!], heads: [] }).findings

describe('the log of a database', () => {
  it('commits to every row that any table has, and to nothing that is not there', () => {
    const database = opened()
    fillDatabase(database)
    expect(findingsIn(database)).toEqual([])
  })

  it('says in the entry of a change which rows it changed, by key, with the hash of what they became', () => {
    const database = opened()
    const { office, clerk } = fillDatabase(database)
    const actor = { user: clerk, office, at }
    const saved = { id: 'new', name: '新镇', level: 'township', parent: 'xz' } as const
    database.write(() => saveUnit(database, actor, saved))
    const { what, rows } = entries(database).at(-1)!
    expect({ what, rows }).toEqual({
      what: 'unit.added',
      rows: [['unit', ['new'], expect.stringMatching(/^[\w-]{43}$/)]],
    })
  })

  it('commits by an entry of its own to what a change did that no store told of', () => {
    const database = opened()
    const { office } = fillDatabase(database)
    const { sqlite } = database
    database.write(() => {
      sqlite.prepare("UPDATE office SET name = '改名' WHERE id = ?").run(office)
      sqlite.prepare('DELETE FROM local_day WHERE office = ?').run(office)
    })
    const last = entries(database).at(-1)!
    expect(last).toMatchObject({ what: 'log.rows', office: null })
    expect(last.rows).toEqual([
      ['local_day', [expect.any(Number)], null],
      ['office', [office], expect.any(String)],
    ])
    expect(findingsIn(database)).toEqual([])
  })

  it('blinds each entry by a salt of its own: the same row has another hash every time', () => {
    const database = opened()
    const { office } = fillDatabase(database)
    const hashes = Array.from({ length: 3 }, () => {
      database.write(() => {
        database.sqlite.prepare('UPDATE office SET name = name WHERE id = ?').run(office)
      })
      return entries(database).at(-1)!.rows[0]![2]
    })
    expect(new Set(hashes).size).toBe(3)
  })

  it('takes nothing in of a change that is taken back', () => {
    const database = opened()
    const { office, clerk } = fillDatabase(database)
    const before = [entries(database).length, tipOf(database)]
    expect(() =>
      database.write(() => {
        saveUnit(database, { user: clerk, office, at }, { id: 'no', name: '无', level: 'township', parent: 'xz' })
        throw new Error('taken back')
      }),
    ).toThrow('taken back')
    expect([entries(database).length, tipOf(database)]).toEqual(before)
    database.write(() => record(database, { user: clerk, office, at }, 'log.rows', ''))
    expect(entries(database).at(-1)!.rows).toEqual([])
    expect(findingsIn(database)).toEqual([])
  })

  it('is signed at its end after every transaction, and keeps a head once something is new', () => {
    const database = opened()
    const { office, clerk } = fillDatabase(database)
    const actor = { user: clerk, office, at }
    const size = () => headIn(tipOf(database)!)!.size
    expect(size()).toBe(entries(database).length)
    const kept = () => database.sqlite.prepare('SELECT count(*) FROM log_head').pluck().get()
    database.write(() => keepHead(database, actor))
    const before = kept()
    database.write(() => keepHead(database, actor))
    database.write(() => keepHead(database, actor))
    expect(kept()).toBe(before)
    expect(size()).toBe(entries(database).length)
  })
})
