import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/text.ts'
import { compare, sideOf } from '../../src/roster/compare.ts'
import { explain } from '../../src/roster/explain.ts'
import { make } from '../../src/roster/make.ts'
import { namesOf } from '../../src/roster/names.ts'
import { type ReadPlan, readPlan } from '../../src/roster/planning-file.ts'
import { standIns } from '../../src/roster/stand-in.ts'
import { why } from '../../src/roster/why.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { comparisonInWords } from '../../src/words/comparison.ts'
import { explanationInWords } from '../../src/words/explanation.ts'
import { firstOf } from '../../src/words/few.ts'
import { shortfallsInWords } from '../../src/words/shortfall.ts'
import { standInsInWords } from '../../src/words/stand-in.ts'
import { whyInWords } from '../../src/words/why.ts'
import { leader, opening, withRules } from '../tools/world.ts'

let solver: Solver
beforeAll(async () => {
  solver = await startSolver()
})
afterAll(() => solver.stop())

const options = { timeLimit: 30 }
const cover = { id: 'cover', kind: 'coverage', min: 1 }
const planOf = (given: Record<string, unknown>, ...rules: Record<string, unknown>[]): ReadPlan => {
  const read = readPlan(JSON.stringify(withRules(given, rules)))
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
  return read.value
}
const two = { leaders: [leader('a'), leader('b')], openings: [opening('am', 'p', 'morning', [1, 2])] }
const published = [1, 2].map((n) => ({
  id: `id${n}`,
  date: `2026-12-0${n}`,
  opening: 'am',
  leader: 'a',
  changedAt: '2026-11-20T02:00:00Z',
}))
const crowded = { ...two, openings: [opening('am', 'p', 'morning', [1], { capacity: 1 })] }
const quota = { id: 'q', kind: 'quota', per: 'month', min: 1 }

describe.each(languages)('what is said, in %s,', (language) => {
  it('of who has a duty and who could have it names slots, leaders and rules by their ids, too', async () => {
    const { month } = planOf({ ...two, published }, cover)
    const slot = month.slots.get('2026-12-01/am')!
    const names = namesOf(month.plan, language)
    const [answer] = await why(month, solver, { slot, leader: 'a' }, options)
    const said = whyInWords(month, answer!, names, language)
    expect(said).toMatchObject({ leader: 'a', slot: slot.id, forcedBy: [], barredBy: [] })
    expect(said.verdict).toMatch(language === 'en' ? /^It is published/ : /^已发布的安排尽量不动/)
    expect(said.instead!.cases).toMatchObject([{ leader: 'b', name: 'b', breaks: [], moves: [] }])
    const hole = { slot, leader: 'a' }
    const found = standInsInWords(month, hole, await standIns(month, solver, hole, options), names, language)
    expect(found).toMatchObject({ slot: slot.id, leader: 'a', ranked: { cases: [{ leader: 'b' }] } })
  })

  it('of what had to give names the rule and whom it misses', async () => {
    const plan = planOf(crowded, quota)
    const { judgement, roster } = await make(plan, solver, options)
    const names = namesOf(plan.month.plan, language)
    const { shortfalls } = shortfallsInWords(plan.month, judgement, roster.shortfalls, names, language)
    expect(shortfalls).toMatchObject([{ rule: 'q', subject: { leader: roster.shortfalls[0]!.subject.leader } }])
    expect(shortfalls[0]!.because).toContain(language === 'en' ? 'share only 1' : '能用的只有1')
  })

  it('of a contradiction leads to its claims, and of a way out to what is given up', async () => {
    const plan = planOf(crowded, quota)
    const explained = await explain(plan, solver, options)
    const said = explanationInWords(plan.month, explained, namesOf(plan.month.plan, language), language)
    expect(said.contradictions[0]!.claims.map(({ claim }) => claim.is)).toEqual(['rule', 'room'])
    expect(said.ways.map(({ concessions }) => concessions.map((one) => one.concession.is))).toEqual(
      explained.ways.map(({ concessions }) => concessions.map(({ is }) => is)),
    )
    expect(said.notes).toEqual([])
  })

  it('of two rosters is by slot, leader and rule', async () => {
    const [a, b] = [
      planOf({ ...two, leaders: [leader('a')] }, cover),
      planOf({ ...two, leaders: [leader('b')] }, { ...cover, min: 2 }),
    ]
    const sides = [
      sideOf(a, (await make(a, solver, options)).roster),
      sideOf(b, (await make(b, solver, options)).roster),
    ] as const
    const said = comparisonInWords(...sides, compare(...sides), language)
    expect(said.rules.rules.map(({ rule }) => rule)).toContain('cover')
    expect(said.duties.slots.every(({ slot }) => a.month.slots.has(slot))).toBe(true)
    expect(said.loads.leaders.map((one) => one.leader)).toEqual(['a', 'b'])
  })

  it('of many things is the first few, and how many more there are', () => {
    expect(firstOf(['1', '2', '3'], 2, language)).toEqual(['1', '2', '3'])
    expect(firstOf(['1', '2', '3', '4'], 2, language)).toEqual([
      '1',
      '2',
      { 'zh-CN': '……另有2处', en: '… and 2 more' }[language],
    ])
  })
})
