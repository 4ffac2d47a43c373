import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { adoptPlan } from '../../src/db/adopt-plan.ts'
import { answersOf, saveAnswer } from '../../src/db/availability-store.ts'
import { leadersOf, liaisonsOf, saveLeader } from '../../src/db/leader-store.ts'
import { addOffice, allOffices } from '../../src/db/office-store.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { openAsOf } from '../../src/db/past.ts'
import { placesOf } from '../../src/db/place-store.ts'
import { planBeside } from '../../src/db/plan-beside.ts'
import { ruleSetsOf, ruleSetVersions, saveRuleSet } from '../../src/db/rule-set-store.ts'
import { allUnits, saveUnit, territoryOf, unitsBelow } from '../../src/db/unit-store.ts'
import { defaultSettings } from '../../src/domain/office.ts'
import { runVerify } from '../../src/verify/run.ts'
import { fillDatabase, smallCounty } from '../tools/filled-database.ts'

const at = '2026-12-01T02:00:00.000Z'
const later = '2026-12-02T02:00:00.000Z'
const places = ['zeta', 'alpha', 'mid']

/** The small county, with units, offices, liaison areas, rule sets and answers entered in an order that is not that of ids. */
const opened = () => {
  const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
  const file = join(folder, 'roster.db')
  const database = openDatabase(file)
  onTestFinished(() => {
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const { office, clerk } = fillDatabase(database)
  const actor = { user: clerk, office, at }
  database.write(() => {
    for (const id of places) {
      saveUnit(database, actor, { id, name: id, level: 'township', parent: 'xz' })
      saveRuleSet(database, actor, { id, version: 0, body: { id, title: id, rules: [] } })
      saveAnswer(
        database,
        { ...actor, at: `2026-12-01T02:00:0${places.indexOf(id)}.000Z` },
        '2027-01',
        `l0${7 - places.indexOf(id)}`,
      )
    }
    const leader = leadersOf(database, office).find(({ id }) => id === 'l02')!
    const areas = places.toReversed().map((unit) => ({ leader: 'l02', unit, from: '2026-01-01', to: null }))
    saveLeader(database, actor, leader, areas)
  })
  database.write(() => {
    for (const id of places) {
      saveUnit(database, { ...actor, at: later }, { id, name: `${id}镇`, level: 'township', parent: 'xz' })
      addOffice(
        database,
        { ...actor, at: later },
        { ...{ id, unit: id, name: id }, timezone: 'Asia/Shanghai', settings: defaultSettings() },
      )
    }
  })
  return { database, file, office, actor }
}

/** All that stores put in order. */
const inOrder = (database: Database, office: string) => ({
  units: allUnits(database).map(({ id }) => id),
  below: unitsBelow(database, office).map(({ id }) => id),
  own: territoryOf(database, office).map(({ id }) => id),
  offices: allOffices(database).map(({ id }) => id),
  leaders: leadersOf(database, office).map(({ id }) => id),
  areas: liaisonsOf(database, office, leadersOf(database, office)),
  places: placesOf(database, office, { retired: true }),
  ruleSets: ruleSetsOf(database, office).map(({ id, version }) => [id, version]),
  answers: [...answersOf(database, office, '2027-01').keys()],
})

/** Turns around the numbers that SQLite keeps for the rows of every table that has some beside its key. */
const turnRowids = (file: string): void => {
  const sqlite = new Sqlite(file)
  sqlite.pragma('foreign_keys = OFF')
  const sql = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
  const triggers = sqlite.prepare<[], string>(sql).pluck().all()
  const made = sqlite.prepare<[], string>("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
  for (const name of triggers) sqlite.exec(`DROP TRIGGER "${name}"`)
  for (const table of [
    'unit',
    'office',
    'leader',
    'liaison',
    'place',
    'opening',
    'rule_set',
    'answer',
    'clock_set',
  ])
    sqlite.exec(
      `UPDATE "${table}" SET rowid = -1000000 - rowid; UPDATE "${table}" SET rowid = 1000000 + rowid + 500000`,
    )
  for (const trigger of made) sqlite.exec(trigger)
  sqlite.close()
}

describe('rows in order', () => {
  it('come as they were entered, and by rank', () => {
    const { database, office } = opened()
    const seen = inOrder(database, office)
    expect(seen.units.slice(-3)).toEqual(places)
    expect(seen.below.slice(-3)).toEqual(places)
    expect(seen.offices).toEqual([office, ...places])
    expect(seen.ruleSets.map(([id]) => id)).toEqual([...smallCounty().ruleSets.map(({ id }) => id), ...places])
    expect(seen.answers).toEqual(['l07', 'l06', 'l05'])
    expect(seen.areas.filter(({ leader }) => leader === 'l02').map(({ unit }) => unit)).toEqual(places)
  })

  it('come alike whatever numbers SQLite keeps for them, so that who alters those alters nothing', () => {
    const { database, file, office, actor } = opened()
    database.write(() => {
      const { id, version, body } = ruleSetsOf(database, office)[0]!
      saveRuleSet(database, { ...actor, at: later }, { id, version, body: { ...body, title: '第二版' } })
    })
    const before = inOrder(database, office)
    const { id } = ruleSetsOf(database, office)[0]!
    expect(before.ruleSets[0]).toEqual([id, 2])
    database.close()
    turnRowids(file)
    const again = openDatabase(file)
    onTestFinished(() => again.close())
    const rows = again.sqlite.prepare<[string], number>('SELECT version FROM rule_set WHERE id = ? ORDER BY rowid')
    expect(rows.pluck().all(id)).toEqual([2, 1])
    expect(inOrder(again, office)).toEqual(before)
    expect(ruleSetVersions(again, office, id)[0]!.version).toBe(2)
    expect(runVerify([file], { out: () => undefined, err: () => undefined })).toBe(0)
  })

  it('come alike as of a moment', () => {
    const { database, file, office } = opened()
    const past = openAsOf(file, later)
    onTestFinished(() => past.close())
    expect(inOrder(past, office)).toEqual(inOrder(database, office))
  })

  it('of a database from before the log was a tree come as they did', () => {
    const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'roster.db')
    const sqlite = new Sqlite(file)
    sqlite.pragma('foreign_keys = OFF')
    sqlite.exec(`BEGIN;${readFileSync('tests/db/older/0003.sql', 'utf8')}COMMIT`)
    const add = sqlite.prepare("INSERT INTO unit (id, name, level, parent) VALUES (?, ?, 'township', 'xz')")
    for (const id of places) add.run(id, id)
    const units = sqlite.prepare<[], string>('SELECT id FROM unit ORDER BY rowid').pluck().all()
    sqlite.close()
    const database = openDatabase(file)
    onTestFinished(() => database.close())
    expect(units).toEqual(expect.arrayContaining(places))
    expect(allUnits(database).map(({ id }) => id)).toEqual(units)
    expect(runVerify([file], { out: () => undefined, err: () => undefined })).toBe(0)
  })

  it('are the same areas in a planning file, however they stand there', () => {
    const { database, office, actor } = opened()
    const areas = places.map((unit) => ({ leader: 'l02', unit, from: '2026-01-01', to: null }))
    const plan = { ...smallCounty(), liaisons: areas } as never
    const kept = allOffices(database).find(({ id }) => id === office)!
    expect(planBeside(database, kept, plan)).toMatchObject({ leaders: { changed: 0, new: 0 } })
    const version = () => leadersOf(database, office).find(({ id }) => id === 'l02')!.version
    const before = version()
    database.write(() => adoptPlan(database, actor, plan))
    expect(version()).toBe(before)
  })
})
