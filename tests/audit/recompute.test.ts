import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, openReadOnly } from '../../src/db/open.ts'
import { addDays, addMonths, lastDay } from '../../src/domain/day.ts'
import { audits } from '../../src/web/audit/audits.ts'
import { generateOffice } from '../tools/generated-office.ts'
import { exportOf } from './recompute/export.ts'
import { askLine, recompute, type Recomputed, receptionLine } from './recompute/recompute.ts'

const offices = Number(process.env['OFFICES'] ?? 50)
const firstSeed = Number(process.env['SEED'] ?? 1)
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recompute-'))
  openDatabase(join(folder, 'empty.db')).close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const time = { gen: 0, audit: 0, re: 0, n: 0, rows: 0, asks: 0 }

const generated = (seed: number) => {
  const file = join(folder, `${seed}.db`)
  copyFileSync(join(folder, 'empty.db'), file)
  const database = openDatabase(file)
  database.sqlite.pragma('synchronous = OFF')
  const made = generateOffice(database, seed)
  database.close()
  return { ...made, file }
}

type Compliance = NonNullable<ReturnType<ReturnType<typeof audits>['of']>>['compliance']

const asRecomputed = ({ receptions, counts, rules }: Compliance): Recomputed => {
  const { planned, ...each } = counts
  return {
    receptions: receptions.map(receptionLine).sort(),
    counts: Object.fromEntries(Object.entries(each).filter(([, n]) => n > 0)),
    rules: rules
      .map(({ set, rule, standing, kept, open, broken, asks }) => ({
        ...{ key: `${set.id} ${rule.id}`, standing, kept, open, broken },
        asks: asks.map((ask) => askLine({ ...ask, subject: ask.subject as never, isPartly: ask.partly, min: ask.min, max: ask.max })).sort(),
      }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
  }
}

describe('compliance', () => {
  it.each(Array.from({ length: offices }, (_, n) => firstSeed + n))('of generated office %i is what raw rows come to', (seed) => {
    let t = performance.now()
    const { office, months, file } = generated(seed)
    time.gen += performance.now() - t
    const readOnly = openReadOnly(file)
    const rows = exportOf(file)
    time.rows += rows.tables['log']!.length
    const kept = audits()
    const [first, last] = [months[0]!, months.at(-1)!]
    const at = (day: string): string => `${day}T04:00:00.000Z`
    const year = `${last.slice(0, 4)}`
    const questions: [string, string, string][] = [
      [first, first, at(`${first}-15`)],
      [months[4]!, months[4]!, at(`${addMonths(months[4]!, 1)}-02`)],
      [months[5]!, months[7]!, at(`${months[7]!}-18`)],
      [first, last, at(addDays(lastDay(last), 1))],
      [`${year}-01`, `${year}-12`, at('2034-05-05')],
      [last, last, at('2034-05-05')],
      [first, addMonths(last, 1), at('2034-05-05')],
    ]
    for (const [from, to, instant] of questions) {
      t = performance.now()
      const audit = kept.of(readOnly, { office, from, to, at: instant, isNow: false })!
      time.audit += performance.now() - t
      t = performance.now()
      const expected = recompute(rows, office, from, to, instant)
      time.re += performance.now() - t
      time.n++
      time.asks += expected.rules.reduce((n, r) => n + r.asks.length, 0)
      const { planned, unscheduled, ...each } = audit.compliance.counts
      expect(planned).toBe(Object.values(each).reduce((sum, n) => sum + n, 0))
      expect(asRecomputed(audit.compliance), `${from}–${to} at ${instant}`).toEqual(expected)
    }
    readOnly.close()
  })
  afterAll(() => console.log(time))
})
