import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { make } from '../../src/roster/make.ts'
import { readPlan } from '../../src/roster/planning-file.ts'
import { withPublished } from '../../src/roster/published.ts'
import { publishedDuties, type StandIn, type StandIns, standIns } from '../../src/roster/stand-in.ts'
import type { Month } from '../../src/rules/month.ts'
import { pairKey } from '../../src/rules/row.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { allRosters, leastOf } from '../solver/brute-force.ts'
import { randomMonth } from '../solver/random-months.ts'
import { leader, monthFrom, opening, pairsOf, withRules } from '../tools/world.ts'

/** How many problems were solved since the test began: an exchange that is best already takes none. */
let solved = 0
let solver: Solver
beforeAll(async () => {
  const started = await startSolver()
  solver = {
    ...started,
    solve: (problems, options) => {
      solved += problems.length
      return started.solve(problems, options)
    },
  }
})
afterAll(() => solver.stop())

type Item = Record<string, unknown>
const input = '0'.repeat(64)
const options = { timeLimit: 30 }
const cover = { id: 'cover', kind: 'coverage', min: 1 }
const day = (n: number): string => `2026-12-0${n}`
const published = (...duties: [n: number, leader: string][]): Item[] =>
  duties.map(([n, who], at) => ({
    id: `id${at}`,
    date: day(n),
    opening: 'am',
    leader: who,
    changedAt: '2026-11-20T02:00:00Z',
  }))
const find = (month: Month, slot: string, leader?: string, limits = options): Promise<StandIns> =>
  standIns(month, solver, { slot: month.slots.get(slot)!, leader }, limits)
const away = (who: string, n: number, why?: string): Item => ({
  leader: who,
  from: day(n),
  to: day(n),
  is: 'unavailable',
  ...(why ? { why } : {}),
})

describe('the leaders who could stand in', () => {
  it('are ranked: a plain exchange first, then what it would break or change', async () => {
    const document = withRules(
      {
        leaders: ['a', 'b', 'd', 'e'].map((id) => leader(id)),
        openings: [opening('am', 'p', 'morning', [1, 2, 4])],
        availability: [away('a', 1)],
        published: published([1, 'a'], [2, 'b'], [4, 'd']),
      },
      [cover, { id: 'rest', kind: 'rest', n: 1 }, { id: 'most', kind: 'quota', per: 'month', max: 1 }],
    )
    const { ranked, barred, isPinned, proven } = await find(monthFrom(document), `${day(1)}/am`, 'a')
    expect([isPinned, proven]).toEqual([false, true])
    expect(ranked.map((one) => one.leader)).toEqual(['e', 'b', 'd'])
    const [plain, swapped] = ranked
    expect(plain!.against.differences).toEqual([{ level: 1, by: 2 }])
    expect(plain!.against.breaks).toEqual([])
    // b gives his own day to somebody else: two duties of the published roster less, two others.
    expect(swapped!.against.differences).toEqual([{ level: 1, by: 4 }])
    expect(swapped!.against.added.map((duty) => duty.slot.date).sort()).toEqual([day(1), day(2)])
    expect(barred).toEqual([])
  })

  it('come with what they would break', async () => {
    const document = withRules(
      {
        leaders: [leader('a'), leader('b')],
        openings: [opening('am', 'p', 'morning', [1, 2])],
        availability: [away('a', 1)],
        published: published([1, 'a'], [2, 'b']),
      },
      [
        { ...cover, giveWay: 50 },
        { id: 'most', kind: 'quota', per: 'month', max: 1, who: { leaders: ['b'] } },
      ],
    )
    // a may take over b’s day.
    const free = await find(monthFrom(document), `${day(1)}/am`, 'a')
    expect(free.ranked).toMatchObject([
      { leader: 'b', against: { breaks: [], differences: [{ level: 1, by: 4 }] } },
    ])
    const { ranked } = await find(
      monthFrom({ ...document, availability: [away('a', 1), away('a', 2)] }),
      `${day(1)}/am`,
      'a',
    )
    expect(ranked).toMatchObject([
      { leader: 'b', against: { breaks: [{ rule: 'most', required: 1, actual: 2, subject: { leader: 'b' } }] } },
    ])
  })

  it('are found for an empty slot too', async () => {
    const document = withRules(
      { availability: [away('b', 3)], published: published([1, 'a'], [2, 'b'], [4, 'd']) },
      [cover, { id: 'most', kind: 'quota', per: 'month', max: 1, who: { leaders: ['a'] } }],
    )
    const { ranked, barred } = await find(monthFrom(document), `${day(3)}/am`)
    expect(ranked.map((one) => one.leader)).toEqual(['d', 'a'])
    expect(ranked[0]!.against.differences).toEqual([
      { level: 0, giveWay: 100, by: -1 },
      { level: 1, by: 1 },
      { level: 3, by: 1 },
    ])
    expect(barred).toMatchObject([{ leader: 'b', because: [{ rule: 'available' }] }])
  })
})

describe('who cannot stand in', () => {
  it('is said with the reason, for everybody of the unit', async () => {
    const pins = [{ date: day(1), opening: 'too', leader: 'f', is: 'on' }]
    const off = [{ date: day(1), opening: 'am', leader: 'g', is: 'off' }]
    const document = withRules(
      {
        leaders: [
          ...['a', 'b'].map((id) => leader(id)),
          leader('d', { to: '2026-11-30' }),
          leader('e', { unit: 't', role: 'township-leader' }),
          leader('f'),
          leader('g'),
        ],
        openings: [opening('am', 'p', 'morning', [1]), opening('too', 'q', 'morning', [1])],
        availability: [away('b', 1, '培训')],
        pins: [...pins, ...off],
        published: published([1, 'a']),
      },
      [{ id: 'any', kind: 'spread' }],
    )
    const { ranked, barred } = await find(monthFrom(document), `${day(1)}/am`, 'a')
    expect(ranked).toEqual([])
    expect(barred).toMatchObject([
      { leader: 'b', because: [{ rule: 'available', data: { why: '培训' } }] },
      { leader: 'd', because: [{ rule: 'in-post' }] },
      { leader: 'f', because: [{ rule: 'one-place' }] },
      { leader: 'g', because: [{ rule: 'pinned' }] },
    ])
  })

  it('is everybody where the duty itself is pinned', async () => {
    const pins = [{ date: day(1), opening: 'am', leader: 'a', is: 'on' }]
    const document = withRules({ pins, published: published([1, 'a']) }, [cover])
    expect(await find(monthFrom(document), `${day(1)}/am`, 'a')).toMatchObject({ ranked: [], isPinned: true })
  })
})

describe('out of time', () => {
  it('each still stands in, and nothing is called proven', async () => {
    const document = withRules({ published: published([1, 'a'], [2, 'b'], [3, 'd'], [4, 'a']) }, [
      cover,
      { id: 'most', kind: 'quota', per: 'month', max: 1 },
    ])
    const { ranked, proven } = await find(monthFrom(document), `${day(1)}/am`, 'a', { timeLimit: 1e-6 })
    expect(proven).toBe(false)
    expect(ranked.map((one) => one.leader).sort()).toEqual(['b', 'd'])
    for (const { leader: who, against } of ranked) {
      expect(against.added).toContainEqual({ leader: who, slot: expect.objectContaining({ date: day(1) }) })
      expect(against.dropped).toContainEqual({ leader: 'a', slot: expect.objectContaining({ date: day(1) }) })
    }
  })
})

describe('the ranking', () => {
  /** Every hole of a month, against the best of all its rosters with another leader there. */
  const isAsTried = async (month: Month): Promise<{ holes: number; plain: number; others: number }> => {
    const rosters = allRosters(month)
    let [holes, plain, others] = [0, 0, 0]
    for (const { leader: gone, slot } of publishedDuties(month)) {
      const { ranked, barred, proven } = await find(month, slot.id, gone)
      expect(proven).toBe(true)
      const there = new Set(publishedDuties(month).map((duty) => pairKey(duty.leader, duty.slot.id)))
      const least = new Map(
        [...month.leaders.keys()]
          .filter((id) => !there.has(pairKey(id, slot.id)))
          .flatMap((id) => {
            const best = leastOf(
              rosters,
              (taken) => taken.has(pairKey(id, slot.id)) && !taken.has(pairKey(gone, slot.id)),
            )
            return best ? [[id, best.slice(0, -1)] as const] : []
          }),
      )
      expect(new Map(ranked.map((one) => [one.leader, one.costs]))).toEqual(least)
      const costs = ranked.map((one) => one.costs)
      expect(costs).toEqual(costs.toSorted((a, b) => a.map((cost, n) => cost - b[n]!).find((by) => by !== 0) ?? 0))
      for (const { leader: id, because } of barred) {
        expect(least.has(id)).toBe(false)
        expect(because.length).toBeGreaterThan(0)
      }
      const isPlain = ({ against }: StandIn) => against.added.length + against.dropped.length === 2
      plain += ranked.filter(isPlain).length
      others += ranked.filter((one) => !isPlain(one)).length
      holes++
    }
    return { holes, plain, others }
  }

  it('is that of full re-solves, on random months with what was made as published, and facts changed since', async () => {
    const all = { holes: 0, plain: 0, others: 0 }
    const count = (some: typeof all) => {
      for (const key of Object.keys(all) as (keyof typeof all)[]) all[key] += some[key]
    }
    await fc.assert(
      fc.asyncProperty(randomMonth, fc.nat(), fc.integer({ min: 1, max: 8 }), async (document, at, n) => {
        const month = monthFrom({ ...document, published: [] })
        fc.pre(pairsOf(month).length <= 9)
        const { roster } = await make({ month, input }, solver, options)
        fc.pre(roster.assignments.length > 0)
        const made = { ...document, published: roster.assignments }
        const ids = [...month.leaders.keys()]
        // Somebody is away by now; every other time on a day that does not matter.
        const entries = [...(document.availability as Item[]), away(ids[at % ids.length]!, n)]
        count(await isAsTried(monthFrom({ ...made, availability: entries })))
        // And with what nobody would have made.
        if ((document.published as Item[]).length > 0) count(await isAsTried(monthFrom(document)))
      }),
      { numRuns: 80, seed: 20261204 },
    )
    expect(all.holes).toBeGreaterThan(80)
    expect(all.plain).toBeGreaterThan(40)
    expect(all.others).toBeGreaterThan(15)
  }, 180_000)

  it('takes no solving where a plain exchange is best already', async () => {
    const document = withRules({ published: published([1, 'a'], [2, 'b'], [3, 'd'], [4, 'a']) }, [cover])
    solved = 0
    const { ranked } = await find(monthFrom(document), `${day(1)}/am`, 'a')
    expect(ranked).toHaveLength(2)
    expect(solved).toBe(0)
  })

  it('is that of the county’s file made again with pins', async () => {
    const text = readFileSync('fixtures/small-county-2026-12.json', 'utf8')
    const read = readPlan(text)
    if (!read.ok) throw new Error('the fixture is broken')
    const { roster } = await make(read.value, solver, options)
    const plan = withPublished(read.value, roster, JSON.stringify(roster))
    if (!plan.ok) throw new Error(JSON.stringify(plan.mistakes))
    const { ranked, barred } = await find(plan.value.month, '2026-12-03/hall-daily', roster.assignments[2]!.leader)
    expect(ranked.length + barred.length).toBe(17)
    const pin = { date: '2026-12-03', opening: 'hall-daily' }
    for (const { leader: who, costs } of [ranked[0]!, ranked.at(-1)!]) {
      const pins = [
        { ...pin, leader: roster.assignments[2]!.leader, is: 'off' },
        { ...pin, leader: who, is: 'on' },
      ]
      const pinned = readPlan(JSON.stringify({ ...JSON.parse(text), pins, published: roster.assignments }))
      if (!pinned.ok) throw new Error(JSON.stringify(pinned.mistakes))
      const { objective } = (await make(pinned.value, solver, options)).roster
      expect(costs).toEqual(objective.slice(0, -1).map(({ value }) => value))
    }
  })
})
