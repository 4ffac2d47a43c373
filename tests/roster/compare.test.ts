import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../src/domain/text.ts'
import { compare, type Side, sideOf } from '../../src/roster/compare.ts'
import { make } from '../../src/roster/make.ts'
import { type ReadPlan, readPlan } from '../../src/roster/planning-file.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { compareReport } from '../../src/terminal/compare-report.ts'
import { comparisonInWords } from '../../src/words/comparison.ts'
import { leader, opening, withRules } from '../tools/world.ts'

let solver: Solver
beforeAll(async () => {
  solver = await startSolver()
})
afterAll(() => solver.stop())

type Item = Record<string, unknown>
const cover = { id: 'cover', kind: 'coverage', min: 1 }
const world = { leaders: [leader('a'), leader('b')], openings: [opening('am', 'p', 'morning', [1, 2])] }

const planOf = (document: Item): ReadPlan => {
  const read = readPlan(JSON.stringify(document))
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
  return read.value
}
const made = async (document: Item): Promise<Side> => {
  const plan = planOf(document)
  return sideOf(plan, (await make(plan, solver, { timeLimit: 30 })).roster)
}
/** What is shown of two sides beside each other. */
const shownIn = (language: Language, a: Side, b: Side): string =>
  compareReport(comparisonInWords(a, b, compare(a, b), language), language)
const duties = (of: readonly { date: string; leader: string }[]) =>
  of.map(({ date, leader: who }) => `${Number(date.slice(8))} ${who}`)

describe('two rosters beside each other', () => {
  it('are the same where nothing differs', async () => {
    const side = await made(withRules(world, [cover]))
    expect(compare(side, side)).toEqual({ onlyA: [], onlyB: [], rules: [], loads: [] })
    expect(shownIn('en', side, side)).toContain('The two rosters are the same.')
  })

  it('come to what make says, at every step but the tie-break', async () => {
    const read = readPlan(readFileSync('fixtures/small-county-2026-12.json', 'utf8'))
    if (!read.ok) throw new Error('the fixture is broken')
    const { roster } = await make(read.value, solver, { timeLimit: 30 })
    expect(sideOf(read.value, roster).objective).toEqual(
      roster.objective.slice(0, -1).map(({ bound: _, ...step }) => step),
    )
  })

  it('differ by rule: one that is not there, one that says something else, one that is broken more', async () => {
    const [few, many] = [1, 2].map((n) => ({ id: 'most', kind: 'quota', per: 'month', max: n, giveWay: 200 }))
    const a = await made(
      withRules({ ...world, leaders: [leader('a')] }, [cover, many!, { id: 'wishes', kind: 'wishes' }]),
    )
    const b = await made(withRules({ ...world, leaders: [leader('a')] }, [cover, few!]))
    const beside = compare(a, b)
    expect(beside.rules).toEqual([
      { id: 'most', a: 0, b: 1, isOther: true },
      { id: 'wishes', a: 0, b: undefined, isOther: false },
    ])
    expect([beside.onlyA, beside.onlyB, beside.loads]).toEqual([[], [], []])
    const shown = shownIn('en', a, b)
    expect(shown).toMatch(/required\(200\) *\| 0 *\| 1/)
    expect(shown).toContain('  most: 0 → 1\n      A  ')
    expect(shown).toContain(': 0 → not there')
    expect(shown).not.toContain('The two rosters are the same.')
    expect(shownIn('zh-CN', a, b)).toContain(':0 → 没有这条')
  })

  it('say so where a rule only binds otherwise', async () => {
    const a = await made(withRules(world, [cover]))
    const b = await made(withRules(world, [{ ...cover, giveWay: 50 }]))
    const c = await made(withRules(world, [{ ...cover, strength: 'preferred' }]))
    expect(shownIn('en', a, b)).toMatch(/gives way at 100\][\s\S]*gives way at 50\]/)
    expect(shownIn('en', b, c)).toMatch(/gives way at 50\][\s\S]*\[preferred\]/)
  })

  it('differ by leader, slot by slot, each by the name of its own file', async () => {
    const a = await made(withRules({ ...world, leaders: [leader('a')] }, [cover]))
    const renamed = { ...leader('x'), name: '新来的' }
    const b = await made(withRules({ ...world, leaders: [renamed] }, [cover]))
    const beside = compare(a, b)
    expect(duties(beside.onlyA)).toEqual(['1 a', '2 a'])
    expect(duties(beside.onlyB)).toEqual(['1 x', '2 x'])
    expect(beside.loads).toEqual([
      { leader: 'a', a: 2, b: 0 },
      { leader: 'x', a: 0, b: 2 },
    ])
    expect(shownIn('en', a, b)).toMatch(/Tue 1 Dec 大厅 *\| a *\| 新来的/)
    expect(shownIn('en', a, b)).toMatch(/新来的 *\| 0 *\| 2/)
  })

  it('name openings that only one of them has by their place', async () => {
    const a = await made(withRules(world, [cover]))
    const b = await made(withRules({ ...world, openings: [opening('other', 'q', 'morning', [3])] }, [cover]))
    const shown = shownIn('en', a, b)
    expect(shown).toMatch(/Tue 1 Dec 大厅 .*\| --/)
    expect(shown).toMatch(/Thu 3 Dec 分厅 *\| --/)
  })

  it('are judged by the plan at hand, not by what the roster says of itself', async () => {
    const before = await made(withRules({ ...world, leaders: [leader('a')] }, [cover]))
    const away = [{ leader: 'a', from: '2026-12-01', to: '2026-12-01', is: 'unavailable', why: '培训' }]
    const plan = planOf(
      withRules({ ...world, leaders: [leader('a')], availability: away }, [
        cover,
        { id: 'most', kind: 'quota', per: 'month', max: 1 },
      ]),
    )
    const stale = sideOf(plan, before.roster)
    expect(stale.judgement.kept).toBe(false)
    expect(stale.objective[0]).toEqual({ level: 0, giveWay: 100, value: 1 })
    const now = sideOf(plan, (await make(plan, solver, { timeLimit: 30 })).roster)
    const shown = shownIn('en', now, stale)
    expect(shown).toMatch(/required rules *\| not all kept *\| not all kept/)
    // The day nobody covers on one side; on the other the leader who is away, and one duty too many.
    expect(shown).toContain('Built-in rules broken\n  B  a: unavailable on Tue 1 Dec (培训)')
    expect(shown).toMatch(/cover .*: 1 → 0/)
    expect(shown).toMatch(/most .*: 0 → 1/)
  })

  it('count a duty that stands twice once, and one where nothing is open not at all', async () => {
    const side = await made(withRules(world, [cover]))
    const [first] = side.roster.assignments
    const edited = sideOf(side.plan, {
      ...side.roster,
      assignments: [...side.roster.assignments, first!, { ...first!, date: '2026-12-05' }],
    })
    expect(edited.objective).toEqual(side.objective)
    expect(edited.judgement.broken.map(({ message }) => message)).toEqual(['slot/twice', 'slot/closed'])
  })
})
