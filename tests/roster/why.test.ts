import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { make } from '../../src/roster/make.ts'
import { readPlan } from '../../src/roster/planning-file.ts'
import { type Why, why } from '../../src/roster/why.ts'
import type { Month } from '../../src/rules/month.ts'
import { pairKey } from '../../src/rules/row.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { allRosters, leastOf, type Tried } from '../solver/brute-force.ts'
import { randomMonth } from '../solver/random-months.ts'
import { leader, monthFrom, opening, pairsOf, takenBy, withRules } from '../tools/world.ts'

let solver: Solver
beforeAll(async () => {
  solver = await startSolver()
})
afterAll(() => solver.stop())

type Item = Record<string, unknown>
const input = '0'.repeat(64)
const cover = { id: 'cover', kind: 'coverage', min: 1 }
const day = (n: number): string => `2026-12-0${n}`
const ask = (month: Month, slot: string, leader?: string, timeLimit = 30): Promise<Why[]> =>
  why(month, solver, { slot: month.slots.get(slot)!, leader }, { timeLimit })

/** The one answer there should be. */
const only = async (document: Item, slot: string, leader?: string): Promise<Why> => {
  const answers = await ask(monthFrom(document), slot, leader)
  expect(answers).toHaveLength(1)
  expect(answers[0]!.proven).toBe(true)
  return answers[0]!
}

describe('why a leader has a duty', () => {
  it('is a required rule, by its id, where it would be broken without the duty', async () => {
    const { isThere, otherwise, alternatives } = await only(
      withRules({ leaders: [leader('a')], openings: [opening('am', 'p', 'morning', [1, 2])] }, [cover]),
      `${day(2)}/am`,
    )
    expect(isThere).toBe(true)
    expect(otherwise!.differences[0]).toEqual({ level: 0, giveWay: 100, by: 1 })
    expect(otherwise!.breaks).toMatchObject([
      { rule: 'cover', subject: { date: day(2), opening: 'am' }, required: 1, actual: 0 },
    ])
    expect(otherwise!.dropped).toMatchObject([{ leader: 'a', slot: { id: `${day(2)}/am` } }])
    expect(alternatives).toEqual([])
  })

  it('is a required rule where others could come, but would break another', async () => {
    const most = { id: 'most', kind: 'quota', per: 'month', max: 0, who: { leaders: ['b'] }, giveWay: 50 }
    const world = { leaders: [leader('a'), leader('b')], openings: [opening('am', 'p', 'morning', [1])] }
    const { duty, otherwise, alternatives } = await only(withRules(world, [cover, most]), `${day(1)}/am`)
    expect(duty.leader).toBe('a')
    expect(otherwise!.breaks.map(({ rule }) => rule)).toEqual(['cover'])
    // To send b breaks what gives way later than the cover.
    expect(alternatives).toMatchObject([
      {
        leader: 'b',
        against: {
          differences: [{ level: 0, giveWay: 50, by: 1 }],
          breaks: [{ rule: 'most', required: 0, actual: 1 }],
        },
      },
    ])
  })

  it('is what each alternative would cost, level by level, the cheapest first', async () => {
    // b would rather not, d served more, e is as good.
    const served = [16, 17].map((at) => ({
      leader: 'd',
      date: `2026-11-${at}`,
      session: 'morning',
      activity: 'reception',
      place: 'p',
      unit: 'c',
    }))
    const document = withRules(
      {
        leaders: ['a', 'b', 'd', 'e'].map((id) => leader(id)),
        openings: [opening('am', 'p', 'morning', [1])],
        availability: [{ leader: 'b', from: day(1), to: day(1), is: 'undesired' }],
        history: { knownFrom: '2026-11-01', served },
      },
      [cover, { id: 'even', kind: 'balance' }, { id: 'wishes', kind: 'wishes' }],
    )
    const { duty, otherwise, alternatives } = await only(document, `${day(1)}/am`)
    const [asGood] = ['a', 'e'].filter((id) => id !== duty.leader)
    expect(otherwise!.differences).toEqual([])
    expect(alternatives.map((one) => [one.leader, one.against.differences])).toEqual([
      [asGood, []],
      ['b', [{ level: 5, by: 1 }]],
      // 3² instead of 2² + 1².
      ['d', [{ level: 4, by: 4 }]],
    ])
  })

  it('is that it stands published, where nothing else speaks for it', async () => {
    const published = [{ id: 'x', date: day(1), opening: 'am', leader: 'b', changedAt: '2026-11-20T02:00:00Z' }]
    const world = { openings: [opening('am', 'p', 'morning', [1])], published }
    const { duty, otherwise, alternatives } = await only(withRules(world, [cover]), `${day(1)}/am`)
    expect(duty.leader).toBe('b')
    expect(otherwise!.differences).toEqual([{ level: 1, by: 2 }])
    expect(alternatives.map((one) => [one.leader, one.against.differences])).toEqual([
      ['a', [{ level: 1, by: 2 }]],
      ['d', [{ level: 1, by: 2 }]],
    ])
  })

  it('is a pin, where there is one: nothing else can be', async () => {
    const pins = [{ date: day(1), opening: 'am', leader: 'b', is: 'on' }]
    const { duty, otherwise, barred, alternatives } = await only(
      withRules({ openings: [opening('am', 'p', 'morning', [1])], pins }, [cover]),
      `${day(1)}/am`,
    )
    expect([duty.leader, otherwise, barred, alternatives]).toEqual(['b', null, [], []])
  })

  it('is answered for everybody in the slot, and for nobody in an empty one', async () => {
    const two = { openings: [opening('am', 'p', 'morning', [1])], leaders: ['a', 'b', 'd'].map((id) => leader(id)) }
    const both = await ask(monthFrom(withRules(two, [{ ...cover, min: 2 }])), `${day(1)}/am`)
    expect(both).toHaveLength(2)
    for (const { alternatives } of both) expect(alternatives).toHaveLength(1)
    expect(await ask(monthFrom(withRules(two, [{ id: 'any', kind: 'spread' }])), `${day(1)}/am`)).toEqual([])
  })
})

describe('why a leader has no duty', () => {
  const world = { leaders: [leader('a'), leader('b')], openings: [opening('am', 'p', 'morning', [1])] }

  it('is what it would cost to have him there', async () => {
    const served = ['b', 'b'].map((id, n) => ({
      leader: id,
      date: `2026-11-0${n + 2}`,
      session: 'morning',
      activity: 'reception',
      place: 'p',
      unit: 'c',
    }))
    const history = { knownFrom: '2026-11-01', served }
    const { isThere, otherwise, alternatives } = await only(
      withRules({ ...world, history }, [cover, { id: 'even', kind: 'balance' }]),
      `${day(1)}/am`,
      'b',
    )
    expect(isThere).toBe(false)
    expect(otherwise!.differences).toEqual([{ level: 4, by: 4 }])
    expect(otherwise!.added).toMatchObject([{ leader: 'b' }])
    expect(otherwise!.dropped).toMatchObject([{ leader: 'a' }])
    expect(alternatives).toEqual([])
  })

  it.each([
    ['available', { availability: [{ leader: 'b', from: day(1), to: day(1), is: 'unavailable', why: '培训' }] }],
    ['in-post', { leaders: [leader('a'), leader('b', { from: '2026-12-02' })] }],
    ['at-place', { leaders: [leader('a'), leader('b', { unit: 't', role: 'township-leader' })] }],
  ])('is the built-in “%s” alone where it bars him', async (rule, more: Item) => {
    const { otherwise, barred } = await only(withRules({ ...world, ...more }, [cover]), `${day(1)}/am`, 'b')
    expect(otherwise).toBeNull()
    expect(barred).toMatchObject([{ rule, subject: { leader: 'b', date: day(1), opening: 'am' } }])
  })

  it.each([
    ['pinned', { pins: [{ date: day(1), opening: 'am', leader: 'b', is: 'off' }] }, { leader: 'b', date: day(1) }],
    [
      'one-place',
      {
        openings: [opening('am', 'p', 'morning', [1]), opening('too', 'q', 'morning', [1])],
        pins: [{ date: day(1), opening: 'too', leader: 'b', is: 'on' }],
      },
      { leader: 'b', date: day(1) },
    ],
    [
      'capacity',
      {
        openings: [opening('am', 'p', 'morning', [1], { capacity: 1 })],
        pins: [{ date: day(1), opening: 'am', leader: 'a', is: 'on' }],
      },
      { date: day(1), opening: 'am' },
    ],
  ])('is the built-in “%s” where a pin leaves no room for him', async (rule, more: Item, subject) => {
    const { otherwise, barred } = await only(withRules({ ...world, ...more }, [cover]), `${day(1)}/am`, 'b')
    expect(otherwise).toBeNull()
    expect(barred).toMatchObject([{ rule, subject }])
  })
})

describe('out of time', () => {
  it('every case still is the one that was asked for, and none is called proven', async () => {
    const document = withRules({ leaders: ['a', 'b', 'd'].map((id) => leader(id)) }, [cover])
    const month = monthFrom(document)
    for (const slot of month.slots.keys())
      for (const one of await ask(month, slot, undefined, 1e-6)) {
        expect(one.proven).toBe(false)
        expect(one.otherwise!.dropped.map((duty) => [duty.leader, duty.slot.id])).toContainEqual([
          one.duty.leader,
          slot,
        ])
        expect(one.alternatives).toHaveLength(2)
        for (const { leader: other, against } of one.alternatives)
          expect(against.added.map((duty) => [duty.leader, duty.slot.id])).toContainEqual([other, slot])
      }
  })
})

/** Where two cost vectors differ, but for the tie-break. */
const differing = (steps: readonly Item[], costs: readonly number[], others: readonly number[]): Item[] =>
  steps.slice(0, -1).flatMap((step, n) => (costs[n] === others[n] ? [] : [{ ...step, by: costs[n]! - others[n]! }]))

describe('the cost of an alternative', () => {
  it('is that of the best of all rosters with the choice made by hand, on 150 random months', async () => {
    let [there, absent, barred, forced] = [0, 0, 0, 0]
    await fc.assert(
      fc.asyncProperty(randomMonth, fc.nat(), async (document, at) => {
        const month = monthFrom(document)
        fc.pre(pairsOf(month).length <= 11 && month.slots.size > 0)
        const slot = [...month.slots.keys()][at % month.slots.size]!
        const rosters = allRosters(month)
        const { roster, duties } = await make({ month, input }, solver, { timeLimit: 30 })
        const best = roster.objective.map(({ value }) => value)
        const steps = roster.objective.map(({ level, giveWay }) => ({
          level,
          ...(giveWay !== undefined && { giveWay }),
        }))
        const inHand = takenBy(duties)
        const costsAt = new Map(rosters.map(({ taken, costs }) => [[...taken].sort().join(), costs]))
        const isAsTried = (against: Why['otherwise'], least: Tried['costs'] | undefined) => {
          if (!least) return expect(against).toBeNull()
          expect(against!.differences).toEqual(differing(steps, least, best))
          // The moves it names lead to a roster of that cost.
          const moved = new Set([...inHand, ...takenBy(against!.added)])
          for (const key of takenBy(against!.dropped)) moved.delete(key)
          expect(differing(steps, costsAt.get([...moved].sort().join())!, least)).toEqual([])
          if (against!.differences[0]?.level === 0) {
            expect(against!.breaks.length).toBeGreaterThan(0)
            forced++
          }
        }
        for (const id of month.leaders.keys()) {
          const key = pairKey(id, slot)
          const [answer] = await ask(month, slot, id)
          expect(answer).toMatchObject({ duty: { leader: id }, isThere: inHand.has(key), proven: true })
          if (!inHand.has(key)) {
            const least = leastOf(rosters, (taken) => taken.has(key))
            isAsTried(answer!.otherwise, least)
            expect(answer!.barred.length > 0).toBe(least === undefined)
            if (least) absent++
            else barred++
            continue
          }
          isAsTried(
            answer!.otherwise,
            leastOf(rosters, (taken) => !taken.has(key)),
          )
          const others = [...month.leaders.keys()].filter((other) => !inHand.has(pairKey(other, slot)))
          const leastWith = (other: string) =>
            leastOf(rosters, (taken) => !taken.has(key) && taken.has(pairKey(other, slot)))
          expect(new Set(answer!.alternatives.map((one) => one.leader))).toEqual(
            new Set(others.filter((other) => leastWith(other))),
          )
          for (const one of answer!.alternatives) isAsTried(one.against, leastWith(one.leader))
          const costs = answer!.alternatives.map((one) => leastWith(one.leader)!.slice(0, -1))
          expect(costs).toEqual(
            costs.toSorted((a, b) => a.map((cost, n) => cost - b[n]!).find((by) => by !== 0) ?? 0),
          )
          there++
        }
      }),
      { numRuns: 150, seed: 20261203 },
    )
    for (const count of [there, absent, barred, forced]) expect(count).toBeGreaterThan(20)
  }, 180_000)

  it('is that of the county’s file made again with pins', async () => {
    const text = readFileSync('fixtures/small-county-2026-12.json', 'utf8')
    const read = readPlan(text)
    if (!read.ok) throw new Error('the fixture is broken')
    const { month } = read.value
    const [answer] = await ask(month, '2026-12-09/hall-daily')
    expect(answer!.alternatives.length).toBeGreaterThan(10)
    const valuesOf = async (pins: Item[]) => {
      const pinned = readPlan(JSON.stringify({ ...JSON.parse(text), pins }))
      if (!pinned.ok) throw new Error(JSON.stringify(pinned.mistakes))
      return (await make(pinned.value, solver, { timeLimit: 30 })).roster.objective.map(({ value }) => value)
    }
    const pin = { date: '2026-12-09', opening: 'hall-daily' }
    const [best, without] = [
      await valuesOf([]),
      await valuesOf([{ ...pin, leader: answer!.duty.leader, is: 'off' }]),
    ]
    const steps = [{ level: 0, giveWay: 100 }, ...[1, 2, 3, 4, 5, 6, 7].map((level) => ({ level }))]
    expect(answer!.otherwise!.differences).toEqual(differing(steps, without, best))
    for (const { leader: other, against } of [answer!.alternatives[0]!, answer!.alternatives.at(-1)!]) {
      const values = await valuesOf([
        { ...pin, leader: answer!.duty.leader, is: 'off' },
        { ...pin, leader: other, is: 'on' },
      ])
      expect(against.differences).toEqual(differing(steps, values, best))
    }
  })
})
