import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addAvailability, removeAvailability } from '../../src/db/availability-store.ts'
import {
  addLocalDay,
  localDaysOf,
  removeLocalDay,
  removeYearNotice,
  saveYearNotice,
  yearNoticeVersion,
} from '../../src/db/calendar-store.ts'
import { leadersOf, saveLeader } from '../../src/db/leader-store.ts'
import { officeById, saveOffice } from '../../src/db/office-store.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { openAsOf } from '../../src/db/past.ts'
import { placesOf, restorePlace, retirePlace, savePlace } from '../../src/db/place-store.ts'
import { remembered } from '../../src/db/row-watch.ts'
import { addOverride, overridesOf, removeOverride, ruleSetsOf, saveRuleSet } from '../../src/db/rule-set-store.ts'
import { saveServed } from '../../src/db/served-store.ts'
import { renameUnit, saveUnit, unitById } from '../../src/db/unit-store.ts'
import { publish } from '../tools/duties.ts'
import { fillDatabase } from '../tools/filled-database.ts'

/** Tables that are recalled: those remembered row by row, and those that only grow. */
const recalled = [
  ...remembered,
  ...['rule_set', 'draft', 'review', 'revision', 'amendment', 'amendment_step', 'attendance', 'clock_set'],
  ...['case_file', 'case_event', 'booking', 'booking_step'],
]

type Actor = { user: number; office: string; at: string }

/** Things an office does; `n` says to which, and with what. */
const deeds: Record<string, (database: Database, actor: Actor, n: number) => void> = {
  'a unit is added': (database, actor, n) =>
    saveUnit(database, actor, { id: `new-${n}-${actor.at}`, name: `${n}镇`, level: 'township', parent: 'xz' }),
  'a unit is renamed': (database, actor, n) => {
    renameUnit(database, actor, { id: 'xz', name: `象州${n}`, version: unitById(database, 'xz')!.version })
  },
  'a leader is changed': (database, actor, n) => {
    const all = leadersOf(database, actor.office)
    const one = all[n % all.length]!
    saveLeader(database, actor, { ...one, name: `${one.name}${n}`, posts: n % 3 === 0 ? [] : one.posts }, [])
  },
  'a leader is added': (database, actor, n) => {
    saveLeader(database, actor, { id: `l-${actor.at}`, name: `新${n}`, version: 0, posts: [] }, [])
  },
  'a place is changed': (database, actor, n) => {
    const { isRetired: _, ...one } = placesOf(database, actor.office, { retired: true })[0]!
    const openings = n % 2 === 0 ? one.openings : one.openings.slice(1)
    savePlace(database, actor, { ...one, place: { ...one.place, name: `大厅${n}` }, openings })
  },
  'a place is retired or restored': (database, actor) => {
    const { place, version, isRetired } = placesOf(database, actor.office, { retired: true }).at(-1)!
    ;(isRetired ? restorePlace : retirePlace)(database, actor, place.id, version)
  },
  'a local day comes': (database, actor, n) =>
    addLocalDay(database, actor, {
      date: `2027-01-${String((n % 28) + 1).padStart(2, '0')}`,
      isOpen: false,
      why: 'x',
    }),
  'a local day goes': (database, actor) => {
    const last = localDaysOf(database, actor.office).at(-1)
    if (last) removeLocalDay(database, actor, last.id)
  },
  'a year is entered': (database, actor, n) => {
    const version = yearNoticeVersion(database, actor.office, 2031)
    saveYearNotice(database, actor, { year: 2031, source: `第${n}号`, days: [] }, version)
  },
  'a year is taken back': (database, actor) => {
    removeYearNotice(database, actor, 2031, yearNoticeVersion(database, actor.office, 2031))
  },
  'an override comes': (database, actor, n) =>
    addOverride(database, actor, { rule: 'q5', min: n % 5, reason: '示例', from: '2026-12-01', to: '2026-12-31' }),
  'an override goes': (database, actor) => {
    const last = overridesOf(database, actor.office).at(-1)
    if (last) removeOverride(database, actor, last.id)
  },
  'a rule set is saved': (database, actor) => {
    const set = ruleSetsOf(database, actor.office)[0]!
    saveRuleSet(database, actor, { id: set.id, version: set.version, body: set.body as never })
  },
  'the settings are changed': (database, actor, n) => {
    saveOffice(database, actor, { ...officeById(database, actor.office)!, name: `办公室${n}` } as never)
  },
  'duties served before are brought in': (database, actor, n) =>
    saveServed(
      database,
      actor,
      Array.from({ length: n % 4 }, (_, day) => ({
        ...{ date: `2026-01-0${day + 1}`, session: 'morning', start: '09:00', end: '12:00', leader: 'l01' },
        ...{ unit: 'xz', place: 'hall', activity: 'reception', opening: 'hall-daily' },
      })) as never,
    ),
  'an absence or a wish comes': (database, actor, n) =>
    addAvailability(database, actor, {
      ...{ leader: `l0${(n % 3) + 1}`, from: '2026-12-01', to: `2026-12-0${(n % 4) + 2}`, why: `事由${n}` },
      ...{ is: n % 2 === 0 ? 'unavailable' : 'desired', ...(n % 5 === 0 ? { sessions: ['morning'] } : {}) },
    }),
  'an absence or a wish is taken back': (database, actor, n) => {
    const all = database.sqlite.prepare('SELECT id FROM availability').pluck().all() as number[]
    if (all.length > 0) removeAvailability(database, actor, all[n % all.length]!)
  },
  'a month is published': (database, actor) => void publish(database, actor, 2),
}

/** Who was away or wished what, when: of what was taken back neither the reason is known nor the number. */
const absencesOf = (sqlite: Sqlite.Database): string[] =>
  (sqlite.prepare('SELECT office, leader, from_day, to_day, sessions, "is" FROM availability').all() as object[])
    .map((row) => JSON.stringify(row))
    .sort()

/** The rows of a table, in no order. */
const rowsOf = (sqlite: Sqlite.Database, table: string): string[] =>
  sqlite
    .prepare(`SELECT * FROM "${table}"`)
    .all()
    .map((row) => JSON.stringify(row))
    .sort()

describe('what was known at an instant', () => {
  it('is, table by table, what a copy of the database held that was taken then', { timeout: 120_000 }, () => {
    const step = fc.tuple(fc.constantFrom(...Object.keys(deeds)), fc.nat(1000))
    fc.assert(
      fc.property(fc.array(step, { minLength: 8, maxLength: 20 }), (steps) => {
        const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
        const file = join(folder, 'roster.db')
        const database = openDatabase(file)
        try {
          const { office, clerk } = fillDatabase(database)
          const copies: { at: string; rows: Map<string, string[]>; absences: string[] }[] = []
          const keep = (at: string): void => {
            const rows = new Map(recalled.map((table) => [table, rowsOf(database.sqlite, table)]))
            copies.push({ at, rows, absences: absencesOf(database.sqlite) })
          }
          keep('2026-11-20T02:00:00.000Z')
          for (const [n, [name, with_]] of steps.entries()) {
            const at = new Date(Date.UTC(2026, 10, 21, 2, n)).toISOString()
            database.write(() => deeds[name]!(database, { user: clerk, office, at }, with_))
            // Known until the next one.
            keep(at.replace('00.000Z', '59.999Z'))
          }
          for (const { at, rows, absences } of copies) {
            const past = openAsOf(file, at)
            try {
              for (const [table, were] of rows)
                expect(rowsOf(past.sqlite, table), `${table} at ${at}`).toEqual(were)
              expect(absencesOf(past.sqlite), `absences at ${at}`).toEqual(absences)
            } finally {
              past.close()
            }
          }
        } finally {
          database.close()
          rmSync(folder, { recursive: true, force: true })
        }
      }),
      { numRuns: 5 },
    )
  })

  it('cannot be written, and takes nothing that is no instant', () => {
    const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
    const file = join(folder, 'roster.db')
    const database = openDatabase(file)
    const { office, clerk } = fillDatabase(database)
    const past = openAsOf(file, '2026-12-01T00:00:00.000Z')
    const actor = { user: clerk, office, at: '2026-12-01T00:00:00.000Z' }
    const before = rowsOf(database.sqlite, 'local_day')
    expect(() =>
      past.write(() => addLocalDay(past, actor, { date: '2027-01-01', isOpen: true, why: '' })),
    ).toThrow()
    expect(() => past.sqlite.exec('DELETE FROM main.local_day')).toThrow(/readonly/)
    expect(rowsOf(database.sqlite, 'local_day')).toEqual(before)
    expect(() => openAsOf(file, "2026-12-01'")).toThrow(RangeError)
    past.close()
    database.close()
    rmSync(folder, { recursive: true, force: true })
  })
})
