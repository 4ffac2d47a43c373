import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { explain } from '../../src/roster/explain.ts'
import { namesOf } from '../../src/roster/names.ts'
import { replan } from '../../src/roster/replan.ts'
import { why } from '../../src/roster/why.ts'
import type { Month } from '../../src/rules/month.ts'
import type { TimeLimit } from '../../src/solver/deadline.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { changesInWords } from '../../src/words/changes.ts'
import { explanationInWords } from '../../src/words/explanation.ts'
import { leader, monthFrom, opening, withRules } from '../tools/world.ts'

let solver: Solver
beforeAll(async () => {
  solver = await startSolver()
})
afterAll(() => solver.stop())

const input = '0'.repeat(64)
/** Two leaders and one day for both: one of them is short, or the day has to be crowded. */
const short = (): Month =>
  monthFrom(
    withRules(
      { leaders: [leader('a'), leader('b')], openings: [opening('am', 'p', 'morning', [1], { capacity: 1 })] },
      [{ id: 'q', kind: 'quota', per: 'month', min: 1 }],
    ),
  )
/** A published month in which one of two duties has to go, whichever. */
const crowded = (): Month =>
  monthFrom(
    withRules(
      {
        leaders: [leader('a'), leader('b')],
        openings: [opening('am', 'p', 'morning', [1, 2])],
        published: [1, 2].map((n) => ({
          id: `id${n}`,
          date: `2026-12-0${n}`,
          opening: 'am',
          leader: 'a',
          changedAt: '2026-11-20T02:00:00Z',
        })),
      },
      [
        { id: 'cover', kind: 'coverage', min: 1 },
        { id: 'most', kind: 'quota', per: 'month', max: 1, who: { leaders: ['a'] } },
      ],
    ),
  )

/** A solver that notes the seconds each order has left, and lets so many pass before its answer. */
const watched = (passing: number) => {
  const seconds: number[] = []
  const watch = async <T>(options: TimeLimit, answer: Promise<T>): Promise<T> => {
    seconds.push(options.deadline === undefined ? options.timeLimit : (options.deadline - performance.now()) / 1000)
    await new Promise((resolve) => setTimeout(resolve, passing * 1000))
    return answer
  }
  const slow: Solver = {
    ...solver,
    engine: solver.engine,
    solve: (problems, options) => watch(options, solver.solve(problems, options)),
    conflicts: (problem, claims, options) => watch(options, solver.conflicts(problem, claims, options)),
  }
  return { slow, seconds }
}

/** A solver whose orders after the first few have no time any more. */
const outOfTimeAfter = (orders: number): Solver => {
  let asked = 0
  const late = () => asked++ >= orders
  return {
    ...solver,
    engine: solver.engine,
    solve: (problems, options) =>
      solver.solve(problems, late() ? { ...options, timeLimit: 0, deadline: 0 } : options),
    conflicts: (problem, claims, options) =>
      solver.conflicts(problem, claims, late() ? { ...options, timeLimit: 0, deadline: 0 } : options),
  }
}

describe('the time limit', () => {
  it('is that of all orders of an explanation together', async () => {
    const { slow, seconds } = watched(0.02)
    await explain({ month: short(), input }, slow, { timeLimit: 30 })
    expect(seconds.length).toBeGreaterThan(4)
    seconds.slice(1).forEach((left, n) => {
      expect(left).toBeLessThan(seconds[n]! - 0.015)
    })
  })

  it('is that of a month and all that would be if it were otherwise together', async () => {
    const { slow, seconds } = watched(0.02)
    const month = crowded()
    await why(month, slow, { slot: month.slots.get('2026-12-01/am')! }, { timeLimit: 30 })
    expect(seconds).toHaveLength(2)
    expect(seconds[1]).toBeLessThan(seconds[0]! - 0.015)
  })
})

describe('an explanation that runs out of time', () => {
  const saidAfter = async (orders: number) => {
    const month = short()
    const explained = await explain({ month, input }, outOfTimeAfter(orders), { timeLimit: 30 })
    return { explained, said: explanationInWords(month, explained, namesOf(month.plan, 'en'), 'en') }
  }

  it('says that no reason was found, where it could look for none', async () => {
    const { explained, said } = await saidAfter(1)
    expect(explained).toMatchObject({ contradictions: [], inTime: { contradictions: false, ways: false } })
    expect(said.nothing).toMatch(/^The time ran out before the reason was found/)
  })

  it('says that not every way out could be looked for, and not that there is none', async () => {
    const { explained, said } = await saidAfter(2)
    expect(explained.contradictions).toHaveLength(1)
    expect(explained).toMatchObject({ ways: [], inTime: { contradictions: true, ways: false } })
    expect(said.noWay).toMatch(/^The time ran out before a way out was found/)
  })

  it('says that not every contradiction could be looked for, beside those it found', async () => {
    const month = short()
    const explained = await explain({ month, input }, solver, { timeLimit: 30 })
    expect(explained.inTime).toEqual({ contradictions: true, ways: true })
    const names = namesOf(month.plan, 'en')
    expect(explanationInWords(month, explained, names, 'en').notes).toEqual([])
    const partly = { ...explained, inTime: { contradictions: false, ways: true } }
    expect(explanationInWords(month, partly, names, 'en').notes).toEqual([
      expect.stringMatching(/not every contradiction could be looked for/),
    ])
  })
})

describe('a conflict that is looked for', () => {
  it('is told apart from none at all when the time runs out', async () => {
    const asked: unknown[] = []
    const noting: Solver = {
      ...solver,
      engine: solver.engine,
      conflicts: async (problem, claims, options) => {
        const found = await solver.conflicts(problem, claims, options)
        asked.push(found, await solver.conflicts(problem, claims, { ...options, timeLimit: 0, deadline: 0 }))
        return found
      },
    }
    await explain({ month: short(), input }, noting, { timeLimit: 30 })
    expect(asked).toMatchObject([
      { sets: [expect.any(Array)], inTime: true },
      { sets: [], inTime: false },
    ])
  })
})

describe('a change that was not weighed in time', () => {
  it('says so, and gives no reason it does not know', async () => {
    const month = crowded()
    const { changes } = await replan({ month, input }, outOfTimeAfter(1), { timeLimit: 30 })
    expect(changes.map(({ because }) => because)).toEqual([[{ id: 'out-of-time' }]])
    expect(changesInWords(month, changes, namesOf(month.plan, 'en'), 'en').changes[0]!.because).toEqual([
      'not weighed in time',
    ])
  })
})
