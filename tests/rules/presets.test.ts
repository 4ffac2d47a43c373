import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../src/domain/text.ts'
import { make } from '../../src/roster/make.ts'
import { describeRule, isRequired } from '../../src/rules/index.ts'
import { presetIds, presets } from '../../src/rules/presets.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { leader, monthFrom, opening, tinyFile } from '../tools/world.ts'

type Item = Record<string, unknown>

let solver: Solver
beforeAll(async () => {
  solver = await startSolver()
})
afterAll(() => solver.stop())

const daily = { on: { every: 'workday' } }
const county = (given: Item): Item =>
  tinyFile({
    leaders: [
      leader('sec', { role: 'county-secretary', team: 'party' }),
      leader('head', { role: 'county-head' }),
      leader('ren', { team: 'congress' }),
      leader('zheng', { team: 'consultative' }),
    ],
    openings: [opening('hall', 'p', 'morning', [], daily)],
    ruleSets: [],
    ...given,
  })
const makeOf = (document: Item) =>
  make({ month: monthFrom(document), input: '0'.repeat(64) }, solver, { timeLimit: 30 })

/** Those found in policy; the last one is only our suggestion. */
const policies = presets.slice(0, -1)
const policyIds = policies.map(({ id }) => id)

describe('the shipped rule sets', () => {
  it('are the five found in policy, each with its text, its first day and words in both languages', () => {
    expect(policyIds).toEqual(['national-2009', 'national-2014', 'gansu-2018', 'henan-2024', 'xiangzhou-2010'])
    const id = (words: string) => words
    for (const set of policies) {
      expect(set.source, set.id).toMatch(/20\d\d年/)
      expect(set.from.slice(0, 4), set.id).toBe(set.id.slice(-4))
      for (const rule of set.rules) {
        expect(rule.cites, rule.id).toMatch(/[\u4e00-\u9fff]/)
        const words = describeRule(rule, { leader: id, unit: id, place: id, opening: id })
        for (const language of languages) expect(words[language], rule.id).not.toMatch(/undefined|^$/)
      }
    }
    expect(presets.filter(({ confirmed }) => !confirmed).map((set) => set.id)).toEqual(['national-2014'])
  })

  it('stack: the strictest binds, and all are kept', async () => {
    const { roster, judgement } = await makeOf(county({ presets: policyIds }))
    expect(roster).toMatchObject({ kept: true, proven: true })
    expect(roster.ruleSets).toEqual(policyIds.map((id) => ({ id, kept: true })))
    const asked = judgement.verdicts.flatMap(({ rule, verdict }) =>
      (verdict.counts ?? []).filter((count) => count.leader === 'sec').map(({ min }) => [rule.id, min]),
    )
    expect(asked).toEqual([
      ['national-2009.county', 1],
      ['national-2014.county', 1],
      ['gansu-2018.county', 1],
      ['xiangzhou-2010.q4', 2],
    ])
  })

  it('are judged each by itself: one day of the secretary is enough for the nation, not for Xiangzhou', async () => {
    const availability = [{ leader: 'sec', from: '2026-12-02', to: '2026-12-31', is: 'unavailable' }]
    const { roster } = await makeOf(county({ presets: policyIds, availability }))
    expect(roster).toMatchObject({ kept: false, proven: true })
    expect(roster.ruleSets.filter(({ kept }) => !kept)).toEqual([{ id: 'xiangzhou-2010', kept: false }])
    expect(roster.shortfalls).toMatchObject([
      { rule: 'xiangzhou-2010.q4', subject: { leader: 'sec' }, required: 2, got: 1 },
    ])
  })

  it('and one suggestion, which requires nothing and evens the load out', async () => {
    expect(presetIds.at(-1)).toBe('suggested')
    const required = (month: ReturnType<typeof monthFrom>) => month.rules.filter(isRequired).map(({ id }) => id)
    const suggested = county({ presets: [...policyIds, 'suggested'] })
    expect(required(monthFrom(suggested))).toEqual(required(monthFrom(county({ presets: policyIds }))))
    const { judgement } = await makeOf(suggested)
    const even = judgement.verdicts.find(({ rule }) => rule.id === 'suggested.even')!.verdict.counts!
    const days = even.map(({ actual }) => actual)
    expect(Math.max(...days) - Math.min(...days)).toBeLessThanOrEqual(1)
  })

  it('bind from their first day on', () => {
    const month = monthFrom(county({ month: '2013-12', presets: policyIds }))
    expect(month.ruleSets.map(({ id }) => id)).toEqual(['national-2009', 'xiangzhou-2010'])
  })

  it('may be raised for a time, with a reason', async () => {
    const override = { rule: 'xiangzhou-2010.q4', min: 4, reason: '集中攻坚', from: '2026-12-01', to: '2026-12-31' }
    const given = { presets: ['national-2009', 'xiangzhou-2010'], overrides: [override] }
    const { roster, judgement } = await makeOf(county(given))
    expect(roster).toMatchObject({ kept: true, proven: true })
    const { rule, verdict } = judgement.verdicts.find((one) => one.rule.id === 'xiangzhou-2010.q4')!
    expect(verdict.counts!.map(({ min }) => min)).toEqual([4, 4])
    expect(rule.override).toMatchObject({ reason: '集中攻坚', to: '2026-12-31' })
    const later = monthFrom(county({ ...given, month: '2027-01' }))
    expect(later.rules.find(({ id }) => id === 'xiangzhou-2010.q4')).toMatchObject({ min: 2 })
  })
})

describe('one county leader each workday', () => {
  const openings = [
    opening('hall', 'p', 'morning', [], daily),
    opening('hall-pm', 'p', 'afternoon', [], daily),
    opening('other', 'q', 'morning', [], daily),
  ]

  it.each(['gansu-2018', 'henan-2024', 'xiangzhou-2010'])(
    'is one in %s, not one for each session and hall',
    async (preset) => {
      const { roster } = await makeOf(county({ presets: [preset], openings }))
      expect(roster).toMatchObject({ kept: true, proven: true, assignments: { length: 23 } })
      expect(new Set(roster.assignments.map(({ date }) => date)).size).toBe(23)
      // Henan’s Mondays too: a principal in one of the halls.
      expect(roster.objective.find(({ level }) => level === 2)).toMatchObject({ value: 0 })
    },
  )

  it('is asked of the day: short where nobody comes to any of its sessions', async () => {
    const availability = ['sec', 'head', 'ren', 'zheng'].map((id) => ({
      leader: id,
      from: '2026-12-16',
      to: '2026-12-17',
      // Back on the 17th, alone.
      ...(id === 'zheng' ? { to: '2026-12-16' } : {}),
      is: 'unavailable',
    }))
    const { roster } = await makeOf(county({ presets: ['gansu-2018'], openings, availability }))
    expect(roster.shortfalls).toMatchObject([
      { rule: 'gansu-2018.daily', subject: { date: '2026-12-16' }, required: 1, got: 0 },
    ])
    expect(Object.keys(roster.shortfalls[0]!.subject)).toEqual(['date'])
  })
})

describe('Henan’s Monday mornings', () => {
  it.each(['morning', 'day'] as const)(
    'are the secretary’s or the head’s where the hall is open for the %s',
    async (session) => {
      const openings = [opening('hall', 'p', session, [], daily)]
      const { roster } = await makeOf(county({ presets: ['henan-2024'], openings }))
      const mondays = roster.assignments.filter(({ date }) =>
        ['2026-12-07', '2026-12-14', '2026-12-21', '2026-12-28'].includes(date),
      )
      expect(mondays).toHaveLength(4)
      for (const { leader: who } of mondays) expect(['sec', 'head']).toContain(who)
    },
  )

  it('yield when both are away: in principle is no must', async () => {
    const availability = ['sec', 'head'].map((id) => ({
      leader: id,
      from: '2026-12-14',
      to: '2026-12-14',
      is: 'unavailable',
    }))
    const { roster } = await makeOf(county({ presets: ['henan-2024'], availability }))
    expect(roster).toMatchObject({ kept: true, proven: true })
    expect(roster.objective.find(({ level }) => level === 2)).toMatchObject({ value: 1, bound: 1 })
  })
})
