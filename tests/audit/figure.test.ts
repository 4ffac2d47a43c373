import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Figure, figuresOf } from '../../src/audit/figure.ts'
import { askKey, type JudgedAsk } from '../../src/audit/judge.ts'
import { saveRuleSet } from '../../src/db/rule-set-store.ts'
import { countDuties, unitsPerDay } from '../../src/rules/counting.ts'
import type { AnyRule } from '../../src/rules/month.ts'
import { auditedDecember, office } from '../tools/audited.ts'
import { openService } from '../tools/open-service.ts'

const rules = [
  { id: 'x.quarter', kind: 'quota', per: 'quarter', min: 3, halfDay: 0.5 },
  { id: 'x.own', kind: 'quota', per: 'quarter', min: 2, substitutes: false, empty: false },
  { id: 'x.week', kind: 'quota', per: 'week', min: 1, counts: 'sessions' },
  { id: 'x.teams', kind: 'quota', of: 'together', by: 'team', per: 'month', min: 5 },
  { id: 'x.unit', kind: 'quota', of: 'together', by: 'unit', per: 'year', min: 50, empty: false },
  {
    ...{ id: 'x.campaign', kind: 'quota', per: { from: '2026-11-15', to: '2026-12-20' }, min: 1 },
    notDuring: [{ from: '2026-12-07', to: '2026-12-11' }],
  },
  { id: 'x.slot', kind: 'coverage', per: 'slot', min: 1 },
]

/** December as it went, judged by rules that count in every way there is. */
const judged = async (service: ReturnType<typeof openService>) => {
  const { enter } = await auditedDecember(service)
  enter('2026-12-31', { batches: 0, entered: 'correction' })
  const { database, context, clock } = service
  const body = { id: 'x', name: { 'zh-CN': 'x', en: 'x' }, from: '2020-01-01', rules }
  database.write(() => {
    saveRuleSet(database, { user: null, office, at: '2026-11-20T02:00:00.000Z' }, { id: 'x', version: 0, body })
  })
  const question = { office, from: '2026-12', to: '2026-12', at: clock.now, isNow: true }
  const audit = context.audits.of(context.readOnly, question)!
  const all = audit.compliance.rules
    .filter(({ asks }) => asks.length > 0)
    .map((standing) => {
      const { rule } = standing.months[0]!
      return { rule, asks: standing.asks, figures: figuresOf(audit.months[0]!, rule, standing.asks, audit.judging) }
    })
  const figureOf = (id: string, leader: string): Figure => {
    const { asks, figures } = all.find(({ rule }) => rule.id === id)!
    return figures.get(askKey(asks.find(({ subject }) => subject.leader === leader)!))!
  }
  return { all, figureOf }
}

const numberOf = (rule: AnyRule, { counted, imported }: Figure): number =>
  rule.kind === 'coverage'
    ? new Set(counted.map(({ servedBy }) => servedBy)).size
    : countDuties([...counted, ...imported], rule as never) / unitsPerDay(rule as never)

describe('the records behind a figure', { timeout: 60_000 }, () => {
  let service: ReturnType<typeof openService>
  let there: Awaited<ReturnType<typeof judged>>
  beforeAll(async () => {
    service = openService()
    there = await judged(service)
  }, 60_000)
  afterAll(() => service.close())

  it('make up the figure that the rule itself counted, whatever way it counts', () => {
    const { all } = there
    const wrong = all.flatMap(({ rule, asks, figures }) =>
      asks.filter((ask: JudgedAsk) => numberOf(rule, figures.get(askKey(ask))!) !== ask.actual).map(askKey),
    )
    expect(wrong).toEqual([])
    expect(all.flatMap(({ asks }) => asks).length).toBeGreaterThan(150)
  })

  it('take in what was brought in from before, and say of the rest why it does not count', () => {
    const { figureOf } = there
    expect(figureOf('x.quarter', 'l01').imported.map(({ date }) => date)).toEqual([
      '2026-10-08',
      '2026-11-02',
      '2026-11-04',
    ])
    const why = (id: string, leader: string) =>
      figureOf(id, leader).uncounted.map(({ reception: { date }, because }) => `${date} ${because}`)
    expect(why('x.own', 'l02')).toEqual(['2026-12-02 by-another'])
    expect(why('x.own', 'l05')).toEqual(['2026-12-02 instead', '2026-12-31 nobody-came'])
    expect(why('x.quarter', 'l05')).toEqual([])
    expect(why('x.own', 'l06')).toEqual(['2026-12-08 not-received'])
    expect(why('x.own', 'l16')).toEqual(['2026-12-22 not-received'])
    expect(why('x.campaign', 'l05')).toEqual(['2026-12-07 none-of-these'])
  })
})
