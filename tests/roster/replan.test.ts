import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Change, Reason } from '../../src/roster/changes.ts'
import { make } from '../../src/roster/make.ts'
import { type ReadPlan, readPlan } from '../../src/roster/planning-file.ts'
import { withPublished } from '../../src/roster/published.ts'
import { type Replanned, replan } from '../../src/roster/replan.ts'
import { pairKey } from '../../src/rules/row.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { allRosters, leastOf } from '../solver/brute-force.ts'
import { randomMonth } from '../solver/random-months.ts'
import { leader, monthFrom, opening, pairsOf, withRules } from '../tools/world.ts'

let solver: Solver
beforeAll(async () => {
  solver = await startSolver()
})
afterAll(() => solver.stop())

type Item = Record<string, unknown>
const at = '2026-12-02T01:00:00Z'
const options = { timeLimit: 30, at }
const cover = { id: 'cover', kind: 'coverage', min: 1 }
const day = (n: number): string => `2026-12-0${n}`
const published = (...duties: [n: number, leader: string, more?: Item][]): Item[] =>
  duties.map(([n, who, more], place) => ({
    id: `id${place}`,
    date: day(n),
    opening: 'am',
    leader: who,
    changedAt: '2026-11-20T02:00:00Z',
    ...more,
  }))
const days = (...open: number[]): Item => ({ openings: [opening('am', 'p', 'morning', open)] })
const away = (who: string, n: number): Item => ({ leader: who, from: day(n), to: day(n), is: 'unavailable' })
const most = (n: number, more: Item = {}): Item => ({ id: 'most', kind: 'quota', per: 'month', max: n, ...more })
const only = (...leaders: string[]): Item => ({ who: { leaders } })

const replanOf = (document: Item): Promise<Replanned> =>
  replan({ month: monthFrom(document), input: '0'.repeat(64) }, solver, options)

/** Day and leader before and now, and the one reason there should be. */
const told = ({ before, now, because }: Change) => {
  expect(because).toHaveLength(1)
  const duty = (one: Change['before']) => one && `${Number(one.date.slice(8))} ${one.leader}`
  return [duty(before), duty(now), because[0]!.id] as const
}

/** The county’s December, as read, and as published once made. */
const county = async (): Promise<{
  text: string
  plan: ReadPlan
  assignments: Replanned['roster']['assignments']
}> => {
  const text = readFileSync('fixtures/small-county-2026-12.json', 'utf8')
  const read = readPlan(text)
  if (!read.ok) throw new Error('the fixture is broken')
  const { roster } = await make(read.value, solver, { timeLimit: 30 })
  const plan = withPublished(read.value, roster, JSON.stringify(roster))
  if (!plan.ok) throw new Error(JSON.stringify(plan.mistakes))
  return { text, plan: plan.value, assignments: roster.assignments }
}

describe('a month planned again', () => {
  it('is the published one where nothing changed', async () => {
    const { plan, assignments } = await county()
    const { roster, changes } = await replan(plan, solver, options)
    expect(changes).toEqual([])
    expect(roster.assignments).toEqual(assignments)
    expect(roster.objective.find(({ level }) => level === 1)).toMatchObject({ value: 0, bound: 0 })
  })

  it('changes what an absence makes it change, and keeps every id', async () => {
    const { text, plan, assignments } = await county()
    const absent = assignments[2]!
    const file = JSON.parse(text)
    file.availability.push({ leader: absent.leader, from: absent.date, to: absent.date, is: 'unavailable' })
    const read = readPlan(JSON.stringify({ ...file, published: plan.month.plan.published }))
    if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
    const { roster, changes } = await replan(read.value, solver, options)
    expect(roster).toMatchObject({ kept: true, proven: true })
    // Nobody has a duty to spare, so two leaders change places.
    expect(changes.map(told).map(([, , reason]) => reason)).toEqual(['barred', 'exchange'])
    expect(new Set(roster.assignments.map(({ id }) => id))).toEqual(new Set(assignments.map(({ id }) => id)))
    const changed = new Set(changes.map(({ before }) => before!.id))
    for (const duty of roster.assignments)
      if (!changed.has(duty.id)) expect(duty).toEqual(assignments.find(({ id }) => id === duty.id))
      else expect(duty).toMatchObject({ changedAt: at, sequence: 1 })
  })

  it('has no changes while nothing is published', async () => {
    expect((await replanOf(withRules(days(1), [cover]))).changes).toEqual([])
  })
})

type Told = readonly [before: string | undefined, now: string | undefined, reason: Reason['id']]

/** A small month with something published, what changes in it and why. */
const example = (
  says: string,
  given: Item & { rules?: readonly Item[] },
  ...changes: readonly Told[]
): { says: string; document: Item; changes: readonly Told[] } => {
  const { rules = [cover], ...world } = given
  return {
    says,
    document: withRules({ leaders: [leader('a'), leader('b')], ...days(1), ...world }, rules),
    changes,
  }
}

/** For every reason but want of time, the months that show it. */
type Known = Exclude<Reason['id'], 'out-of-time'>
const examples: Record<Known, readonly ReturnType<typeof example>[]> = {
  closed: [
    example('the day is not open any more', { published: published([1, 'a'], [2, 'b']) }, [
      '2 b',
      undefined,
      'closed',
    ]),
  ],
  moved: [
    example('the opening begins at another time', { published: published([1, 'a', { start: '08:30' }]) }, [
      '1 a',
      '1 a',
      'moved',
    ]),
  ],
  barred: [
    example('the leader is away', { availability: [away('a', 1)], published: published([1, 'a']) }, [
      '1 a',
      '1 b',
      'barred',
    ]),
  ],
  pinned: [
    example(
      'the leader is pinned off',
      { pins: [{ date: day(1), opening: 'am', leader: 'a', is: 'off' }], published: published([1, 'a']) },
      ['1 a', '1 b', 'pinned'],
    ),
    example(
      'another leader is pinned on',
      { pins: [{ date: day(1), opening: 'am', leader: 'b', is: 'on' }], published: published([1, 'a']) },
      [undefined, '1 b', 'pinned'],
    ),
    example(
      'the leader is pinned to another place at that time',
      {
        leaders: [leader('a')],
        openings: [opening('am', 'p', 'morning', [1]), opening('too', 'q', 'morning', [1])],
        pins: [{ date: day(1), opening: 'too', leader: 'a', is: 'on' }],
        published: published([1, 'a']),
      },
      ['1 a', '1 a', 'pinned'],
    ),
  ],
  required: [
    example(
      'a rule forbids what is published',
      { published: published([1, 'a']), rules: [cover, most(0, only('a'))] },
      ['1 a', '1 b', 'required'],
    ),
    example('a rule asks for one leader more', { published: published([1, 'a']), rules: [{ ...cover, min: 2 }] }, [
      undefined,
      '1 b',
      'required',
    ]),
    example(
      'a rule asks for one leader more while the other is away: nobody stands in for two',
      {
        leaders: ['a', 'b', 'd'].map((id) => leader(id)),
        availability: [away('a', 1)],
        published: published([1, 'a']),
        rules: [{ ...cover, min: 2 }],
      },
      ['1 a', '1 b', 'barred'],
      [undefined, '1 d', 'required'],
    ),
  ],
  'fewer-changes': [
    example(
      'rest is had by moving the duty in the middle, or both others',
      {
        ...days(1, 2, 3),
        published: published([1, 'a'], [2, 'a'], [3, 'a']),
        rules: [cover, { id: 'rest', kind: 'rest', n: 1, ...only('a') }],
      },
      ['2 a', '2 b', 'fewer-changes'],
    ),
  ],
  better: [
    example(
      'one of two has to go, and a wish speaks for this one',
      {
        ...days(1, 2),
        availability: [{ leader: 'b', from: day(1), to: day(1), is: 'undesired' }],
        published: published([1, 'a'], [2, 'a']),
        rules: [cover, most(1, only('a')), { id: 'wishes', kind: 'wishes' }],
      },
      ['2 a', '2 b', 'better'],
    ),
  ],
  exchange: [
    example(
      'one of two has to go, whichever',
      { ...days(1, 2), published: published([1, 'a'], [2, 'a']), rules: [cover, most(1, only('a'))] },
      ['2 a', '2 b', 'exchange'],
    ),
  ],
  fills: [
    example(
      'a leader of two teams is away, and one of each comes',
      {
        leaders: [
          leader('b'),
          leader('d', { team: 'party' }),
          {
            ...leader('a'),
            posts: [leader('a'), leader('a', { team: 'party' })].flatMap(({ posts }) => posts as Item[]),
          },
        ],
        availability: [away('a', 1)],
        published: published([1, 'a']),
        rules: ['government', 'party'].map((team) => ({
          id: team,
          kind: 'coverage',
          min: 1,
          who: { teams: [team] },
        })),
      },
      ['1 a', '1 b', 'barred'],
      [undefined, '1 d', 'fills'],
    ),
  ],
}

describe('a change says why', () => {
  it.each(Object.entries(examples).flatMap(([reason, all]) => all.map((one) => ({ reason, ...one }))))(
    '$reason: $says',
    async ({ document, changes }) => {
      const { changes: found } = await replanOf(document)
      expect(found.map(told)).toEqual(changes)
    },
  )

  it('with what would be broken, changed or worse without it', async () => {
    const reasonOf = async (id: Known) => {
      const { changes } = await replanOf(examples[id][0]!.document)
      return changes.flatMap(({ because }) => because).find((reason) => reason.id === id)!
    }
    expect(await reasonOf('barred')).toMatchObject({ findings: [{ rule: 'available', subject: { leader: 'a' } }] })
    expect(await reasonOf('required')).toMatchObject({
      otherwise: { breaks: [{ rule: 'most', required: 0, actual: 1 }] },
    })
    expect(await reasonOf('fewer-changes')).toMatchObject({ otherwise: { differences: [{ level: 1, by: 2 }] } })
    expect(await reasonOf('better')).toMatchObject({ otherwise: { differences: [{ level: 5, by: 1 }] } })
    expect(await reasonOf('exchange')).toMatchObject({
      otherwise: { breaks: [{ rule: 'most', required: 1, actual: 2 }] },
    })
    expect(await reasonOf('fills')).toMatchObject({ leaders: ['a'] })
  })
})

describe('the number of changes', () => {
  it('is the least of all rosters that break no more than must be, each with a true reason, on 150 random months', async () => {
    const seen = new Map<Reason['id'], number>()
    let unchanged = 0
    await fc.assert(
      fc.asyncProperty(randomMonth, async (document) => {
        const month = monthFrom(document)
        fc.pre(pairsOf(month).length <= 11 && month.plan.published.length > 0)
        const { roster, changes } = await replanOf(document)
        const rosters = allRosters(month)
        const best = leastOf(rosters)!
        const first = roster.objective.findIndex(({ level }) => level === 1)
        const required = best.slice(0, first)
        const changesOf = rosters
          .filter(({ costs }) => required.every((cost, n) => costs[n] === cost))
          .map(({ costs }) => costs[first]!)
        expect(roster.objective[first]!.value).toBe(Math.min(...changesOf))
        const keyOf = ({ leader: who, date, opening: where }: Item) => pairKey(who as string, `${date}/${where}`)
        const taken = new Set(roster.assignments.map(keyOf))
        const before = new Set(month.plan.published.map(keyOf))
        // The list says all of it: duties that went, and duties that came.
        const went = changes.filter((one) => one.before && !taken.has(keyOf(one.before)))
        const came = changes.filter((one) => one.now && !before.has(keyOf(one.now)))
        expect(went.length + came.length).toBe(roster.objective[first]!.value)
        expect(new Set(roster.assignments.map(({ id }) => id)).size).toBe(roster.assignments.length)
        for (const duty of roster.assignments.filter((one) => before.has(keyOf(one))))
          expect(duty).toMatchObject({ id: month.plan.published.find((one) => keyOf(one) === keyOf(duty))!.id })
        if (changes.length === 0) unchanged++
        for (const { before: old, now, because } of changes) {
          expect(because).toHaveLength(1)
          const [reason] = because as [Reason]
          seen.set(reason.id, (seen.get(reason.id) ?? 0) + 1)
          const key = keyOf(old ?? now!)
          const otherwise = leastOf(rosters, (others) => others.has(key) === (old !== undefined))
          const differing = otherwise?.findIndex((cost, n) => cost !== best[n])
          const level = otherwise && roster.objective[differing!]!.level
          if (reason.id === 'closed' || reason.id === 'barred' || reason.id === 'pinned')
            expect(otherwise).toBe(undefined)
          else if (reason.id === 'required') expect(level).toBe(0)
          else if (reason.id === 'fewer-changes') expect(level).toBe(1)
          else if (reason.id === 'better') expect([2, 3, 4, 5, 6]).toContain(level)
          else if (reason.id === 'exchange') expect(level).toBe(7)
          if (reason.id === 'required' || reason.id === 'exchange')
            expect(reason.otherwise.breaks.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 150, seed: 20261205 },
    )
    expect(unchanged).toBeGreaterThan(5)
    for (const id of ['closed', 'barred', 'required', 'better', 'exchange'] as const)
      expect(seen.get(id), id).toBeGreaterThan(2)
  }, 180_000)
})
