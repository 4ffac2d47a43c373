import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Duty } from '../../src/domain/slot.ts'
import { make } from '../../src/roster/make.ts'
import { checkRule, kindOf } from '../../src/rules/index.ts'
import { type Load, leastSquares } from '../../src/rules/least-squares.ts'
import type { Month } from '../../src/rules/month.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { leader, monthFrom, opening, pairsOf, rostersOver, withRules } from '../tools/world.ts'

type Item = Record<string, unknown>

let solver: Solver
beforeAll(async () => {
  solver = await startSolver()
})
afterAll(() => solver.stop())

const makeOf = (document: Item) =>
  make({ month: monthFrom(document), input: '0'.repeat(64) }, solver, { timeLimit: 30 })
const cover = { id: 'cover', kind: 'coverage', min: 1 }
const served = (who: string, ...dates: string[]): Item[] =>
  dates.map((date) => ({
    leader: who,
    date,
    session: 'morning',
    activity: 'reception',
    place: 'p',
    unit: 'c',
  }))

/** How often each leader serves, in order of his id. */
const dutiesOf = (assignments: readonly { readonly leader: string }[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { leader: who } of assignments.toSorted((one, other) => (one.leader < other.leader ? -1 : 1)))
    counts[who] = (counts[who] ?? 0) + 1
  return counts
}

describe('the least sum of squares', () => {
  // Two county leaders, each with the head of the department in his charge; d, who goes with a, served three days
  // in November. Whoever takes a day in December takes his department head along.
  const document = withRules(
    {
      leaders: [
        leader('a', { portfolio: ['农业'] }),
        leader('b', { portfolio: ['水利'] }),
        leader('d', { role: 'department-head', portfolio: ['农业'] }),
        leader('e', { role: 'department-head', portfolio: ['水利'] }),
      ],
      openings: [opening('am', 'p', 'morning', [1, 2, 3])],
      history: { knownFrom: '2026-11-01', served: served('d', '2026-11-03', '2026-11-10', '2026-11-17') },
    },
    [
      { ...cover, who: { roles: ['county-leader'] } },
      {
        id: 'with',
        kind: 'together',
        who: { roles: ['county-leader'] },
        with: { roles: ['department-head'] },
        match: 'portfolio',
      },
      { id: 'even', kind: 'balance' },
    ],
  )
  const before: Record<string, number> = { a: 0, b: 0, d: 3, e: 0 }

  /** Loads of a roster, the highest first, counted by hand. */
  const loadsOf = (duties: readonly Duty[]): number[] =>
    Object.entries(before)
      .map(([id, past]) => past + duties.filter((duty) => duty.leader === id).length)
      .sort((one, other) => other - one)
  const squares = (loads: readonly number[]): number => loads.reduce((sum, load) => sum + load ** 2, 0)

  /** The loads of every roster that keeps both rules with as few duties as that takes. */
  const possible = (month: Month): number[][] => {
    const keeping = [...rostersOver(pairsOf(month))].filter((duties) =>
      month.rules.every((rule) => kindOf(rule).level !== 'binding' || checkRule(rule, month, duties).amount === 0),
    )
    const fewest = Math.min(...keeping.map((duties) => duties.length))
    return keeping.filter((duties) => duties.length === fewest).map(loadsOf)
  }

  it('takes 4, 2, 2, 1 days where lowering the highest first takes 3, 3, 3, 0: 25 against 27', async () => {
    const month = monthFrom(document)
    const all = possible(month)
    expect(new Set(all.map((loads) => `${loads} = ${squares(loads)}`))).toEqual(
      new Set(['3,3,3,0 = 27', '4,2,2,1 = 25', '5,2,1,1 = 31', '6,3,0,0 = 45']),
    )
    // Loads have one digit each and stand highest first: their order as words is that of lowering the highest first.
    const lowestFirst = all.toSorted((one, other) => (one.join() < other.join() ? -1 : 1))[0]!
    const leastSum = all.toSorted((one, other) => squares(one) - squares(other))[0]!
    expect([leastSum, squares(leastSum)]).toEqual([[4, 2, 2, 1], 25])
    expect([lowestFirst, squares(lowestFirst)]).toEqual([[3, 3, 3, 0], 27])

    const { roster, duties } = await makeOf(document)
    expect(roster.proven).toBe(true)
    expect(loadsOf(duties)).toEqual([4, 2, 2, 1])
    expect(roster.objective.find(({ level }) => level === 4)).toMatchObject({ value: 25, bound: 25 })
  })

  it('says the least there could be if the days could go to anybody: 3, 2, 2, 2', () => {
    const month = monthFrom(document)
    const duties = pairsOf(month).filter((duty) => ['b', 'e'].includes(duty.leader))
    expect(checkRule(month.rules[2]!, month, duties)).toMatchObject({ amount: 27, evenness: { least: 21 } })
  })

  it('is found by giving each unit to whom it costs least, as trying every way to share them shows', () => {
    const load = fc.record({ before: fc.integer({ min: 0, max: 4 }), times: fc.integer({ min: 1, max: 4 }) })
    const everyWay = ([first, ...rest]: readonly Load[], units: number): number => {
      const cost = (given: number) => first!.times * (first!.before + given) ** 2
      if (rest.length === 0) return cost(units)
      return Math.min(
        ...Array.from({ length: units + 1 }, (_, given) => cost(given) + everyWay(rest, units - given)),
      )
    }
    fc.assert(
      fc.property(
        fc.array(load, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 6 }),
        (loads, units) => leastSquares(loads, units) === everyWay(loads, units),
      ),
      { seed: 20261201 },
    )
  })
})

describe('a leader in post for part of the window', () => {
  const months = ['07', '08', '09', '10', '11']
  const monthly = (who: string, among = months) => served(who, ...among.map((month) => `2026-${month}-06`))

  it('who left and came back carries his share of the months he was in post', async () => {
    // Six months at one duty each for a; b was away from the post from August to October and served twice.
    const [first] = leader('b').posts as Item[]
    const { roster, judgement } = await makeOf(
      withRules(
        {
          leaders: [
            leader('a'),
            {
              ...leader('b'),
              posts: [
                { ...first, to: '2026-07-31' },
                { ...first, from: '2026-11-01' },
              ],
            },
          ],
          openings: [opening('am', 'p', 'morning', [1, 2])],
          history: { knownFrom: '2026-07-01', served: [...monthly('a'), ...monthly('b', ['07', '11'])] },
        },
        [cover, { id: 'even', kind: 'balance', months: 6 }],
      ),
    )
    // One each: 6²/6 + 3²/3. Plain loads, 5 against 2, would give b both days.
    expect(dutiesOf(roster.assignments)).toEqual({ a: 1, b: 1 })
    expect(judgement.verdicts[1]!.verdict).toMatchObject({
      amount: 6 * 6 + 2 * 3 * 3,
      counts: [
        { leader: 'a', actual: 6, before: 5, months: 6 },
        { leader: 'b', actual: 3, before: 2, months: 3 },
      ],
      evenness: { times: 6, known: 6 },
    })
  })

  it('who leaves on the 10th carries the begun month whole, like the others', async () => {
    const { roster } = await makeOf(
      withRules(
        {
          leaders: [leader('a'), leader('b', { to: '2026-12-10' })],
          openings: [opening('am', 'p', 'morning', [1, 2, 21, 22])],
          history: { knownFrom: '2026-07-01', served: [...monthly('a'), ...monthly('b')] },
        },
        [cover, { id: 'even', kind: 'balance', months: 6 }],
      ),
    )
    expect(dutiesOf(roster.assignments)).toEqual({ a: 2, b: 2 })
    expect(
      roster.assignments.filter(({ leader: who }) => who === 'b').every(({ date }) => date < '2026-12-10'),
    ).toBe(true)
  })

  it('who left before the month is out of the measure, and what he served with him', () => {
    const month = monthFrom(
      withRules(
        {
          leaders: [leader('a'), leader('b', { to: '2026-10-31' })],
          openings: [opening('am', 'p', 'morning', [1])],
          history: {
            knownFrom: '2026-07-01',
            served: [...monthly('a'), ...monthly('b', ['07', '08', '09', '10'])],
          },
        },
        [{ id: 'even', kind: 'balance' }],
      ),
    )
    expect(checkRule(month.rules[0]!, month, [])).toMatchObject({
      amount: 5 * 5,
      counts: [{ leader: 'a', actual: 5, months: 6 }],
      evenness: { months: 12, known: 6, times: 1 },
    })
  })

  it('and new is not made to catch up on Fridays either', async () => {
    // a and b served three Fridays each; d comes in December, which has four of them.
    const fridays = (who: string, ...days: string[]) => served(who, ...days.map((day) => `2026-${day}`))
    const { roster } = await makeOf(
      withRules(
        {
          leaders: [leader('a'), leader('b'), leader('d', { from: '2026-12-01' })],
          openings: [opening('am', 'p', 'morning', [4, 11, 18, 25])],
          history: {
            knownFrom: '2026-09-01',
            served: [...fridays('a', '09-04', '10-16', '11-06'), ...fridays('b', '09-11', '10-23', '11-13')],
          },
        },
        [cover, { id: 'even', kind: 'balance', by: 'weekday', months: 4 }],
      ),
    )
    // 5² and 4² over 4 months, 1² over one; counted without the time in post d would get all four.
    expect(dutiesOf(roster.assignments)).toMatchObject({ d: 1 })
  })
})

describe('load counted apart', () => {
  it('of each weekday gives nobody all the Fridays', async () => {
    // Tuesday 1, Friday 4, Tuesday 8 and Friday 11 December, two days each in all.
    const days = [1, 4, 8, 11]
    const world = { leaders: [leader('a'), leader('b')], openings: [opening('am', 'p', 'morning', days)] }
    const { roster, judgement } = await makeOf(
      withRules(world, [cover, { id: 'even', kind: 'balance', by: 'weekday' }]),
    )
    const fridays = roster.assignments.filter(({ date }) => ['2026-12-04', '2026-12-11'].includes(date))
    expect(dutiesOf(fridays)).toEqual({ a: 1, b: 1 })
    expect(judgement.verdicts[1]!.verdict).toMatchObject({ amount: 4, evenness: { by: 'weekday', least: 4 } })
    // Counted together, all the Fridays for one and all the Tuesdays for the other are as good.
    const month = monthFrom(withRules(world, [{ id: 'even', kind: 'balance' }]))
    const costOf = (leaderOn: (day: string) => string) => {
      const duties = [...month.slots.values()].map((slot) => ({ leader: leaderOn(slot.date.slice(8)), slot }))
      return checkRule(month.rules[0]!, month, duties).amount
    }
    const allFridaysForA = costOf((day) => (['04', '11'].includes(day) ? 'a' : 'b'))
    expect(allFridaysForA).toBe(costOf((day) => (['04', '08'].includes(day) ? 'a' : 'b')))
  })

  it('of each activity gives the down-visits to whom only receptions were given before', async () => {
    const { roster } = await makeOf(
      withRules(
        {
          leaders: [leader('a'), leader('b')],
          openings: [
            opening('am', 'p', 'morning', [1]),
            opening('visit', 'q', 'day', [2], { activity: 'down-visit' }),
          ],
          history: {
            knownFrom: '2026-11-01',
            served: [
              ...served('a', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'),
              ...served('b', '2026-11-10').map((duty) => ({ ...duty, activity: 'down-visit' })),
            ],
          },
        },
        [cover, { id: 'even', kind: 'balance', by: 'activity' }],
      ),
    )
    // Counted together, 4 days against 1, both would go to b.
    expect(roster.assignments.map(({ activity, leader: who }) => [activity, who])).toEqual([
      ['reception', 'b'],
      ['down-visit', 'a'],
    ])
  })

  it('of days beside a holiday remembers who had them last, however much he served besides', async () => {
    // Thursday 31 December lies before New Year; a served on Thursday 8 October, the day after the National Day holiday.
    const days = [29, 30, 31]
    const { roster, judgement } = await makeOf(
      withRules(
        {
          leaders: [leader('a'), leader('b')],
          openings: [opening('am', 'p', 'morning', days)],
          history: {
            knownFrom: '2026-10-01',
            served: [...served('a', '2026-10-08'), ...served('b', '2026-10-09', '2026-11-10', '2026-11-11')],
          },
        },
        [cover, { id: 'eves', kind: 'balance', what: { beside: 'holiday' } }],
      ),
    )
    expect(roster.assignments.find(({ date }) => date === '2026-12-31')!.leader).toBe('b')
    expect(judgement.verdicts[1]!.verdict).toMatchObject({
      amount: 2,
      counts: [
        { leader: 'a', actual: 1, before: 1 },
        { leader: 'b', actual: 1, before: 0 },
      ],
    })
  })
})
