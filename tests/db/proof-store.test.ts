import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../src/db/open.ts'
import { openAsOf } from '../../src/db/past.ts'
import { entriesOfRows, rowKey } from '../../src/db/proof-store.ts'
import { ruleSetsOf, saveRuleSet } from '../../src/db/rule-set-store.ts'
import { emptyFolder } from '../tools/terminal.ts'

const office = 'small'

/** A database that was filled before the log spoke of rows. */
const older = () => {
  const file = join(emptyFolder(), 'roster.db')
  const sqlite = new Sqlite(file)
  sqlite.pragma('foreign_keys = OFF')
  sqlite.pragma('synchronous = OFF')
  sqlite.exec(readFileSync('tests/db/older/0003.sql', 'utf8'))
  sqlite.close()
  const database = openDatabase(file)
  onTestFinished(() => database.close())
  return { file, database }
}

describe('the entry of the log that speaks of a row', () => {
  it('is that of its change, or the one that took in what there was before', () => {
    const { database } = older()
    const { sqlite } = database
    const at = sqlite.prepare<[], string>('SELECT at FROM attendance WHERE id = 1').pluck().get()!
    const old = { table: 'attendance', key: [1], at }
    const change = { id: 'more', version: 0, body: { id: 'more', rules: [] } }
    database.write(() => {
      saveRuleSet(database, { user: null, office, at: '2027-01-01T00:00:00.000Z' }, change)
    })
    const fresh = { table: 'rule_set', key: [office, 'more', 1], at: '2027-01-01T00:00:00.000Z' }
    const none = { table: 'attendance', key: [99], at }
    const found = entriesOfRows(database, office, [old, fresh, none])
    const whatOf = (seq: number | undefined) =>
      sqlite.prepare('SELECT what FROM log WHERE seq = ?').pluck().get(seq)
    expect(whatOf(found.get(rowKey(old)))).toBe('log.baseline')
    expect(whatOf(found.get(rowKey(fresh)))).toBe('rule-set.saved')
    expect(found.has(rowKey(none))).toBe(false)
    expect(entriesOfRows(database, 'other', [fresh]).size).toBe(0)
  })
})

describe('what was known at a moment', () => {
  it('has the rule sets there were then, in their order', () => {
    const { file, database } = older()
    const before = ruleSetsOf(database, office)
    const change = { id: before[0]!.id, version: before[0]!.version, body: { ...before[0]!.body, rules: [] } }
    database.write(() => {
      saveRuleSet(database, { user: null, office, at: '2027-01-01T00:00:00.000Z' }, change)
    })
    const then = openAsOf(file, '2026-12-31T00:00:00.000Z')
    onTestFinished(() => then.close())
    expect(ruleSetsOf(then, office)).toEqual(before)
    expect(ruleSetsOf(database, office)).not.toEqual(before)
    expect(before.length).toBeGreaterThan(2)
  })
})
