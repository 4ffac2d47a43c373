import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAssignments } from '../../src/roster/check.ts'
import { make } from '../../src/roster/make.ts'
import { readPlan } from '../../src/roster/planning-file.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { leader, monthFrom, opening, withRules } from '../tools/world.ts'

let solver: Solver
beforeAll(async () => {
  solver = await startSolver()
})
afterAll(() => solver.stop())

type Item = Record<string, unknown>
const at = '2026-11-25T01:00:00Z'
const makeOf = (document: Item) =>
  make({ month: monthFrom(document), input: '0'.repeat(64) }, solver, { timeLimit: 30, at })
const cover = { id: 'cover', kind: 'coverage', min: 1 }

describe('a made roster', () => {
  it('gives a leader who takes post on the 15th his share of the quota, rounded up', async () => {
    const days = Array.from({ length: 20 }, (_, n) => n + 1)
    const { roster, judgement } = await makeOf(
      withRules(
        {
          leaders: [leader('a'), leader('b', { from: '2026-12-15' })],
          openings: [opening('am', 'p', 'morning', days)],
        },
        [{ id: 'q', kind: 'quota', per: 'month', min: 4 }],
      ),
    )
    expect(roster.kept).toBe(true)
    // 17 of 31 days in post: 4 × 17 / 31 = 2.19 …
    expect(judgement.verdicts[0]!.verdict.counts).toMatchObject([
      { leader: 'a', min: 4, actual: 4, partly: false },
      { leader: 'b', min: 3, actual: 3, partly: true },
    ])
    expect(
      roster.assignments.filter((duty) => duty.leader === 'b').every((duty) => duty.date >= '2026-12-15'),
    ).toBe(true)
  })

  it('keeps rest to the last duty of the month before', async () => {
    const served = [
      { leader: 'a', date: '2026-11-30', session: 'morning', activity: 'reception', place: 'p', unit: 'c' },
    ]
    const { roster } = await makeOf(
      withRules(
        {
          leaders: [leader('a')],
          openings: [opening('am', 'p', 'morning', [1, 2, 3, 4])],
          history: { knownFrom: '2026-11-01', served },
        },
        [
          { id: 'q', kind: 'quota', per: 'month', min: 1 },
          { id: 'r', kind: 'rest', n: 3 },
        ],
      ),
    )
    expect(roster.kept).toBe(true)
    expect(roster.assignments.map(({ date }) => date)).toEqual(['2026-12-04'])
  })

  it('lets the rule with the higher giveWay give way, by as little as possible', async () => {
    const world = { leaders: [leader('a')], openings: [opening('am', 'p', 'morning', [1, 2, 3])] }
    const most = { id: 'most', kind: 'quota', per: 'month', max: 1 }
    const first = await makeOf(
      withRules(world, [
        { ...cover, giveWay: 50 },
        { ...most, giveWay: 200 },
      ]),
    )
    expect(first.roster.shortfalls.map(({ rule, required, got }) => [rule, required, got])).toEqual([
      ['most', 1, 3],
    ])
    const second = await makeOf(
      withRules(world, [
        { ...cover, giveWay: 200 },
        { ...most, giveWay: 50 },
      ]),
    )
    expect(second.roster.shortfalls.map(({ rule }) => rule)).toEqual(['cover', 'cover'])
  })

  it('says who is away when a day has nobody', async () => {
    const away = ['a', 'b'].map((id) => ({ leader: id, from: '2026-12-02', to: '2026-12-02', is: 'unavailable' }))
    const { roster } = await makeOf(withRules({ leaders: [leader('a'), leader('b')], availability: away }, [cover]))
    const [shortfall] = roster.shortfalls
    expect(shortfall).toMatchObject({ rule: 'cover', subject: { date: '2026-12-02' }, required: 1, got: 0 })
    expect(shortfall!.because[0]).toMatchObject({
      id: 'slots-share-leaders',
      data: { leaders: [], needed: 1, have: 0 },
    })
    expect(shortfall!.because[1]).toMatchObject({ id: 'its-leaders', data: { away: ['a', 'b'] } })
  })

  it('counts that two leaders with one duty each cannot fill three days', async () => {
    const { roster } = await makeOf(
      withRules({ leaders: [leader('a'), leader('b')], openings: [opening('am', 'p', 'morning', [1, 2, 3])] }, [
        { ...cover, giveWay: 200 },
        { id: 'most', kind: 'quota', per: 'month', max: 1, giveWay: 50 },
      ]),
    )
    expect(roster.shortfalls).toHaveLength(1)
    expect(roster.shortfalls[0]!.because[0]).toMatchObject({
      id: 'slots-share-leaders',
      data: { needed: 3, have: 2 },
    })
  })

  it('keeps preferred rules only where no required rule loses by it', async () => {
    const { roster } = await makeOf(
      withRules({ leaders: [leader('a')], openings: [opening('am', 'p', 'morning', [1, 2])] }, [
        cover,
        { id: 'rest', kind: 'rest', n: 3, strength: 'preferred' },
      ]),
    )
    expect(roster.kept).toBe(true)
    expect(roster.objective.find(({ level }) => level === 2)).toMatchObject({ value: 3 })
  })

  it('gives the newcomer his share of the months in post, not what the others are ahead', async () => {
    // Six months at one duty each for a and b; d begins in December.
    const served = ['a', 'b'].flatMap((id) =>
      ['06', '07', '08', '09', '10', '11'].map((month) => ({
        leader: id,
        date: `2026-${month}-01`,
        session: 'morning',
        activity: 'reception',
        place: 'p',
        unit: 'c',
      })),
    )
    const { roster } = await makeOf(
      withRules(
        {
          leaders: [leader('a'), leader('b'), leader('d', { from: '2026-12-01' })],
          history: { knownFrom: '2026-06-01', served },
        },
        [cover, { id: 'even', kind: 'balance' }],
      ),
    )
    // 8²/7 + 7²/7 + 1²/1 is the least; plain loads would give d all four days.
    expect(roster.assignments.filter((duty) => duty.leader === 'd')).toHaveLength(1)
    expect(roster.objective.find(({ level }) => level === 4)!.value).toBe(8 * 8 + 7 * 7 + 7)
  })

  it('is proven where leaders came into post in every month of the year, and costs run into the millions', async () => {
    const leaders = Array.from({ length: 18 }, (_, n) =>
      leader(`l${n}`, { from: `2026-${String((n % 12) + 1).padStart(2, '0')}-01` }),
    )
    const days = [1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22, 23]
    const served = leaders.slice(0, 11).map(({ id }, n) => ({
      leader: id,
      date: `2026-${String(n + 1).padStart(2, '0')}-20`,
      session: 'morning',
      activity: 'reception',
      place: 'p',
      unit: 'c',
    }))
    const { roster } = await makeOf(
      withRules(
        { leaders, openings: [opening('am', 'p', 'morning', days)], history: { knownFrom: '2026-01-01', served } },
        [
          { id: 'cover', kind: 'coverage', min: 5 },
          { id: 'even', kind: 'balance' },
        ],
      ),
    )
    expect(roster).toMatchObject({ kept: true, proven: true })
    expect(roster.objective.find(({ level }) => level === 4)!.value).toBeGreaterThan(1_000_000)
  })

  it('asks once for visits to an area that was a leader’s twice in the month', async () => {
    const liaisons = [
      { leader: 'a', unit: 't', from: '2026-01-01', to: '2026-12-10' },
      { leader: 'a', unit: 't', from: '2026-12-21' },
    ]
    const days = [1, 2, 3, 22, 23, 24]
    const { roster, judgement } = await makeOf(
      withRules({ liaisons, openings: [opening('visit', 'r', 'day', days, { activity: 'down-visit' })] }, [
        { id: 'q', kind: 'quota', of: 'each-area', per: 'month', min: 4 },
      ]),
    )
    // 21 of 31 days: 4 × 21 / 31 = 2.7, rounded up.
    expect(judgement.verdicts[0]!.verdict.counts).toMatchObject([{ leader: 'a', min: 3, actual: 3 }])
    expect(roster).toMatchObject({ kept: true, assignments: { length: 3 } })
  })

  it('covers a day that a holiday moved past the end of its rule set', async () => {
    const on = { monthDays: [31], holiday: 'next-workday' }
    const file = withRules({ month: '2026-01', openings: [{ ...opening('am', 'p', 'morning', []), on }] }, [cover])
    const [set] = file.ruleSets as Item[]
    const { roster } = await makeOf({ ...file, ruleSets: [{ ...set, to: '2026-01-31' }] })
    expect(roster.kept).toBe(true)
    expect(roster.assignments).toMatchObject([{ date: '2026-02-02', movedFrom: '2026-01-31' }])
  })
})

describe('a published duty', () => {
  const published = (id: string, day: number, who: string, more: Item = {}): Item => ({
    id,
    date: `2026-12-0${day}`,
    opening: 'am',
    leader: who,
    changedAt: '2026-11-20T02:00:00Z',
    ...more,
  })
  const world = { leaders: [leader('a'), leader('b')], openings: [opening('am', 'p', 'morning', [1, 2])] }

  it('keeps its leader, its id and its stamp when nothing forbids it', async () => {
    const { roster } = await makeOf(
      withRules({ ...world, published: [published('x', 1, 'b'), published('y', 2, 'b')] }, [
        cover,
        { id: 'even', kind: 'balance' },
      ]),
    )
    expect(
      roster.assignments.map(({ id, leader: who, changedAt, sequence }) => [id, who, changedAt, sequence]),
    ).toEqual([
      ['x', 'b', '2026-11-20T02:00:00Z', 0],
      ['y', 'b', '2026-11-20T02:00:00Z', 0],
    ])
    expect(roster.objective.find(({ level }) => level === 1)).toMatchObject({ value: 0 })
  })

  it('keeps its id when its leader falls ill, and carries the time of the change', async () => {
    const availability = [{ leader: 'b', from: '2026-12-02', to: '2026-12-02', is: 'unavailable' }]
    const { roster } = await makeOf(
      withRules({ ...world, availability, published: [published('x', 1, 'b'), published('y', 2, 'b')] }, [cover]),
    )
    expect(
      roster.assignments.map(({ id, leader: who, changedAt, sequence }) => [id, who, changedAt, sequence]),
    ).toEqual([
      ['x', 'b', '2026-11-20T02:00:00Z', 0],
      ['y', 'a', at, 1],
    ])
  })

  it('keeps its id when its day moves', async () => {
    const { roster } = await makeOf(
      withRules(
        {
          ...world,
          openings: [opening('am', 'p', 'morning', [4])],
          published: [published('x', 1, 'a', { sequence: 2 })],
        },
        [{ id: 'q', kind: 'quota', per: 'month', min: 1, who: { leaders: ['a'] } }],
      ),
    )
    expect(roster.assignments).toMatchObject([
      { id: 'x', date: '2026-12-04', leader: 'a', changedAt: at, sequence: 3 },
    ])
  })

  it('keeps its id when its time changes, and says it changed', async () => {
    const old = published('x', 1, 'a', { start: '08:30', end: '12:00' })
    const { roster } = await makeOf(
      withRules({ ...world, published: [old, published('y', 2, 'a', { start: '09:00', end: '12:00' })] }, [cover]),
    )
    expect(roster.assignments.map(({ id, changedAt, sequence }) => [id, changedAt, sequence])).toEqual([
      ['x', at, 1],
      ['y', '2026-11-20T02:00:00Z', 0],
    ])
  })

  it('never lends its id to a new duty', async () => {
    const { roster: first } = await makeOf(withRules(world, [cover]))
    const [kept] = first.assignments
    const { roster } = await makeOf(
      withRules({ ...world, published: [{ ...kept, date: '2026-12-02', leader: 'b' }] }, [cover]),
    )
    expect(new Set(roster.assignments.map(({ id }) => id)).size).toBe(2)
    expect(roster.assignments.find(({ date }) => date === '2026-12-02')!.id).toBe(kept!.id)
  })

  it('of a roster.json goes back into a planning file as it is', async () => {
    const { roster } = await makeOf(withRules(world, [cover]))
    const again = await makeOf(withRules({ ...world, published: roster.assignments }, [cover]))
    expect(again.roster.assignments).toEqual(roster.assignments)
  })
})

describe('a roster edited by hand', () => {
  it('is found out: a closed day, a leader away, the same leader twice, a changed time', async () => {
    const read = readPlan(readFileSync('fixtures/small-county-2026-12.json', 'utf8'))
    if (!read.ok) throw new Error('the fixture is broken')
    const { month } = read.value
    const { roster } = await make(read.value, solver, { timeLimit: 30 })
    expect(checkAssignments(month, roster.assignments)).toMatchObject({ kept: true, broken: [] })
    const edit = (change: (duties: typeof roster.assignments) => void) => {
      const edited = structuredClone(roster.assignments)
      change(edited)
      const judged = checkAssignments(month, edited)
      expect(judged.kept).toBe(false)
      return [
        ...judged.broken.map(({ message }) => message),
        ...judged.verdicts.flatMap(({ rule, verdict }) =>
          verdict.amount > 0 && rule.strength === 'required' ? [rule.id] : [],
        ),
      ]
    }
    expect(edit((duties) => Object.assign(duties[0]!, { date: '2026-12-05' }))).toEqual(
      expect.arrayContaining(['slot/closed', 'q3']),
    )
    expect(edit((duties) => duties.push(duties[0]!))).toEqual(expect.arrayContaining(['slot/twice']))
    expect(edit((duties) => Object.assign(duties[0]!, { start: '08:00' }))).toEqual(['slot/differs'])
    expect(edit((duties) => duties.splice(3, 1))).toEqual(expect.arrayContaining(['q3']))
    const away = month.plan.availability.find(({ is }) => is === 'unavailable')!
    const there = roster.assignments.findIndex(({ date }) => date >= away.from && date <= away.to)
    expect(edit((duties) => Object.assign(duties[there]!, { leader: away.leader }))).toEqual(
      expect.arrayContaining(['available/broken']),
    )
  })
})
