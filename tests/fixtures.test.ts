import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { weekdayOf } from '../src/domain/day.ts'
import { weekdayWords } from '../src/domain/day-words.ts'
import { type Made, make } from '../src/roster/make.ts'
import { readPlan } from '../src/roster/planning-file.ts'
import { presets } from '../src/rules/presets.ts'
import { type Solver, startSolver } from '../src/solver/solver.ts'
import { fixtures } from './tools/make-fixtures.ts'
import { noticeFiles } from './tools/notices.ts'
import { policyRules } from './tools/policy-rules.ts'

let solver: Solver
beforeAll(async () => {
  solver = await startSolver()
})
afterAll(() => solver.stop())

const planOf = (name: string) => {
  const read = readPlan(readFileSync(`fixtures/${name}`, 'utf8'))
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
  return read.value
}
const madeFrom = (name: string): Promise<Made> => make(planOf(name), solver, { timeLimit: 60 })

describe('fixtures', () => {
  it('are what their makers write, no more and no less', () => {
    const written = fixtures()
    const there = (readdirSync('fixtures', { recursive: true }) as string[]).filter((name) =>
      name.endsWith('.json'),
    )
    expect(there.sort()).toEqual(Object.keys(written).sort())
    for (const [name, text] of Object.entries(written))
      expect(readFileSync(`fixtures/${name}`, 'utf8'), name).toBe(text)
  })

  it('label made-up people as made up', () => {
    for (const name of ['xiangzhou-2026-12.json', 'small-county-2026-12.json', 'short-2026-03.json'])
      expect(JSON.parse(readFileSync(`fixtures/${name}`, 'utf8')).about).toMatch(/虚构.*made up/s)
  })
})

describe('published notices', () => {
  it.each(noticeFiles())('$name comes back duty for duty', async ({ name, rows }) => {
    const { roster, duties } = await madeFrom(name)
    expect(roster).toMatchObject({ kept: true, proven: true, provisional: [] })
    const plan = planOf(name).month.plan
    const made = duties.map(({ leader, slot }) => {
      const person = plan.leaders.find(({ id }) => id === leader)!
      return [slot.date, slot.session, slot.start, slot.end, person.name, person.posts[0]!.title].join(' ')
    })
    expect(made.sort()).toEqual(
      rows.map((row) => [row.date, row.session, row.start, row.end, row.leader, row.title].join(' ')).sort(),
    )
    for (const row of rows) expect(weekdayWords[weekdayOf(row.date)]['zh-CN']).toBe(row.weekday)
  })
})

describe('every rule found in policy', () => {
  it.each(policyRules)('$id can be kept, and is found broken: $says', async ({ id, rules }) => {
    const kept = await madeFrom(`rules/${id}-kept.json`)
    expect(kept.roster).toMatchObject({ kept: true, proven: true })
    const broken = await madeFrom(`rules/${id}-broken.json`)
    expect(broken.roster).toMatchObject({ kept: false, proven: true })
    for (const rule of rules) {
      const judged = ({ judgement }: Made) => judgement.verdicts.find((verdict) => verdict.rule.id === rule)!
      expect(judged(kept).verdict.amount, rule).toBe(0)
      expect(judged(broken).verdict.amount, rule).toBeGreaterThan(0)
      // A preferred rule is found broken, and is no shortfall.
      const { strength } = judged(broken).rule
      const shortfalls = broken.roster.shortfalls.filter((shortfall) => shortfall.rule === rule)
      expect(shortfalls.length > 0, rule).toBe(strength === 'required')
    }
  })

  it('of a shipped rule set is among them', () => {
    const shown = new Set(policyRules.flatMap(({ rules }) => rules))
    const shipped = presets.filter(({ id }) => id !== 'suggested').flatMap((set) => set.rules.map(({ id }) => id))
    expect(shipped.filter((id) => !shown.has(id))).toEqual([])
  })
})

describe('the Xiangzhou month', () => {
  it('keeps every required rule, proven best at every level', async () => {
    const { roster } = await madeFrom('xiangzhou-2026-12.json')
    expect(roster).toMatchObject({ kept: true, proven: true, shortfalls: [] })
    expect(roster.objective.every(({ value, bound }) => value === bound)).toBe(true)
    // 32 county leaders: N + 2 = 34 days, more than the 23 workdays; everybody else twice: 308 × 2.
    expect(roster.assignments).toHaveLength(34 + 308 * 2)
  })
})

describe('the small county', () => {
  it('fills 23 workdays from quotas of 20: the three more go to those who served least', async () => {
    const { roster, judgement } = await madeFrom('small-county-2026-12.json')
    expect(roster).toMatchObject({ kept: true, proven: true })
    expect(roster.assignments).toHaveLength(23)
    const quotas = judgement.verdicts
      .filter(({ rule }) => ['q4', 'q5'].includes(rule.id))
      .flatMap(({ verdict }) => verdict.counts!)
    const before = new Map(
      judgement.verdicts
        .find(({ rule }) => rule.id === 'even')!
        .verdict.counts!.map((count) => [count.leader, count.before!]),
    )
    const more = quotas.filter(({ actual, min }) => actual > min!)
    const rest = quotas.filter(({ actual, min }) => actual === min!)
    expect(more.reduce((sum, { actual, min }) => sum + actual - min!, 0)).toBe(3)
    expect(Math.max(...more.map(({ leader }) => before.get(leader)!))).toBeLessThan(
      Math.min(...rest.map(({ leader }) => before.get(leader)!)),
    )
  })
})

describe('the short month', () => {
  it('gives way by one day, where it was told to, and counts why', async () => {
    const { roster } = await madeFrom('short-2026-03.json')
    expect(roster).toMatchObject({ kept: false, proven: true })
    expect(roster.shortfalls).toHaveLength(1)
    const [shortfall] = roster.shortfalls
    expect(shortfall).toMatchObject({ rule: 'q5', required: 1, got: 0 })
    const { leaders, days, needed, have } = shortfall!.because.find(({ id }) => id === 'leaders-share-days')!
      .data as Record<string, string[] & number>
    expect([leaders!.length, days!.length, needed, have]).toEqual([18, 17, 18, 17])
    // Each set is judged by itself: the office’s own is kept, the county’s is not.
    expect(roster.ruleSets).toEqual([
      { id: 'xiangzhou', kept: false },
      { id: 'office', kept: true },
    ])
    // The principals take the five Mondays.
    const mondays = roster.assignments.filter(({ date }) => weekdayOf(date) === 'mon')
    expect(mondays).toHaveLength(5)
    for (const { leader } of mondays) expect(['l01', 'l02']).toContain(leader)
  })
})
