import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase, openReadOnly } from '../../src/db/open.ts'
import { plannedOutcomes } from '../../src/domain/outcome.ts'
import { audits } from '../../src/web/audit/audits.ts'
import { generateOffice } from '../tools/generated-office.ts'
import { endOf, plus, plusMonths } from './recompute/days.ts'
import { exportOf } from './recompute/export.ts'
import { askLine, type Recomputed, receptionLine, recompute } from './recompute/recompute.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'roster-recompute-'))
  openDatabase(join(folder, 'empty.db')).close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A database file of its own with 14 months of an office in it. */
const generated = (seed: number) => {
  const file = join(folder, `${seed}.db`)
  copyFileSync(join(folder, 'empty.db'), file)
  const database = openDatabase(file)
  try {
    database.sqlite.pragma('synchronous = OFF')
    return { file, ...generateOffice(database, seed) }
  } finally {
    database.close()
  }
}

type Compliance = NonNullable<ReturnType<ReturnType<typeof audits>['of']>>['compliance']

/** What the service answers, in the lines of the recomputation. */
const answered = ({ receptions, counts: { planned, ...counts }, rules }: Compliance): Recomputed => ({
  receptions: receptions.map(receptionLine).sort(),
  counts: Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0)),
  rules: rules
    .map(({ set, rule, standing, kept, open, broken, asks }) => ({
      ...{ key: `${set.id} ${rule.id}`, standing, kept, open, broken },
      asks: asks
        .map(({ partly, min, max, subject, ...ask }) =>
          askLine({ ...ask, subject: { ...subject }, min, max, isPartly: partly }),
        )
        .sort(),
    }))
    .sort((a, b) => (a.key < b.key ? -1 : 1)),
})

type Question = readonly [from: string, to: string, day: string]

/** All months when the last one is over, and two of: a running month, a quarter, a year, a month, and all years later. */
const questionsFor = (seed: number, months: readonly string[]): Question[] => {
  const [first, last] = [months[0]!, months.at(-1)!]
  const nth = (n: number): string => months[(seed + n) % months.length]!
  const long = '2034-05-05'
  const some: Question[] = [
    [nth(0), nth(0), `${nth(0)}-${10 + (seed % 15)}`],
    [nth(5), plusMonths(nth(5), 2), `${plusMonths(nth(5), seed % 3)}-18`],
    [`${last.slice(0, 4)}-01`, `${last.slice(0, 4)}-12`, long],
    [nth(9), nth(9), `${plusMonths(nth(9), 1)}-02`],
    [first, plusMonths(last, 1), long],
    [last, last, long],
  ]
  return [[first, last, plus(endOf(last), 1)], ...[0, 2].map((n) => some[(seed + n) % some.length]!)]
}

describe('compliance recomputed from raw rows', () => {
  it.each(Array.from({ length: 50 }, (_, n) => n + 1))(
    'is what the service says of generated office %i',
    (seed) => {
      const { file, office, months } = generated(seed)
      const rows = exportOf(file)
      const readOnly = openReadOnly(file)
      const asked = audits()
      try {
        for (const [from, to, day] of questionsFor(seed, months)) {
          const at = `${day}T04:00:00.000Z`
          const { compliance } = asked.of(readOnly, { office, from, to, at, isNow: false })!
          expect(answered(compliance), `${from} to ${to} at ${at}`).toEqual(recompute(rows, office, from, to, at))
          const { planned, ...counts } = compliance.counts
          expect(planned).toBe(plannedOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0))
          expect(planned + counts.unscheduled).toBe(compliance.receptions.length)
        }
      } finally {
        readOnly.close()
      }
    },
  )

  it('shares no code with the service', () => {
    const folder = join(import.meta.dirname, 'recompute')
    for (const name of readdirSync(folder))
      for (const [, from] of readFileSync(join(folder, name), 'utf8').matchAll(/\bfrom '(.+)'/g))
        expect(from === 'better-sqlite3' || /^\.\/[a-z]+\.ts$/.test(from!), `${name} imports ${from}`).toBe(true)
  })
})
