import { isWorkday } from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workCalendar } from '../../src/calendar/workdays.ts'
import type { CaseEvent, CaseEventKind } from '../../src/domain/case-event.ts'
import type { ClockSet } from '../../src/domain/clock.ts'
import { clockPresets, regulationClocks } from '../../src/domain/clock-presets.ts'
import { isMissed } from '../../src/domain/deadline.ts'
import { deadlinesOf } from '../../src/reception/deadlines.ts'

const calendar = workCalendar({ years: [], closed: [], open: [] })
const preset = (id: string): ClockSet => clockPresets.find((one) => one.preset === id)!

const registered = {
  ...{ session: 'morning', place: 'hall', level: 'county', isFirst: true, isCollective: false, heads: 1 },
  ...{ representatives: 0, subject: '02', reception: null, receiver: 'l01', nationalNumber: null, earlier: null },
  concerns: { leaders: [], units: [] },
  clocks: 0,
}
/** Events by kind and day, the first the registration; what only the limits do not look at is left out. */
const history = (...steps: readonly [CaseEventKind, string, (object | undefined)?][]): CaseEvent[] =>
  steps.map(
    ([what, day, data], at) =>
      ({
        n: at + 1,
        what,
        day,
        data: data ?? (at === 0 ? registered : {}),
        at: `${day}T02:00:00.000Z`,
        by: 1,
      }) as never,
  )

/** Days on which counting goes wrong, if it does: around holidays, make-up days, ends of years and leap days. */
const delicate = [
  '2024-02-28',
  '2024-02-29',
  '2020-02-29',
  '2023-02-28',
  '2025-12-31',
  '2024-12-31',
  '2026-01-01',
  '2026-02-14',
  '2026-02-23',
  '2026-02-28',
  '2025-01-26',
  '2025-02-08',
  '2025-04-27',
  '2025-04-30',
  '2025-05-05',
  '2025-09-28',
  '2025-09-30',
  '2025-10-08',
  '2025-10-11',
  '2024-09-14',
  '2024-09-29',
  '2024-10-12',
  '2023-06-25',
  '2021-02-20',
  '2020-01-23',
  '2020-05-09',
  '2026-05-09',
  '2026-09-20',
  '2026-10-10',
  '2026-01-04',
]

/** By plain dates and another table of workdays than the project’s: the day it starts is not counted. */
const independent = {
  add: (day: string, days: number): string => {
    const date = new Date(`${day}T12:00:00Z`)
    date.setUTCDate(date.getUTCDate() + days)
    return date.toISOString().slice(0, 10)
  },
  due(day: string, limit: number, unit: 'days' | 'workdays'): string {
    if (unit === 'days') return this.add(day, limit)
    let last = day
    for (let left = limit; left > 0; ) {
      last = this.add(last, 1)
      if (isWorkday(last)) left--
    }
    return last
  },
}

/**
 * The tables of domain.md, written down again: preset, clock, limit, unit, and what has happened when it starts. `{day}` is
 * the day it starts.
 */
const tables: readonly [string, string, number, 'days' | 'workdays', readonly CaseEventKind[]][] = [
  ['regulation-2022', 'forward', 15, 'days', ['registered']],
  ['regulation-2022', 'inform', 15, 'days', ['registered']],
  ['regulation-2022', 'object', 5, 'workdays', ['registered', 'assigned', 'unit-received']],
  ['regulation-2022', 'handle', 60, 'days', ['registered', 'accepted']],
  ['regulation-2022', 'ask-review', 30, 'days', ['registered', 'accepted', 'answered', 'opinion-received']],
  ['regulation-2022', 'review', 30, 'days', ['registered', 'accepted', 'answered', 'review-asked']],
  [
    'regulation-2022',
    'ask-rereview',
    30,
    'days',
    ['registered', 'review-asked', 'review-answered', 'review-received'],
  ],
  ['regulation-2022', 'rereview', 30, 'days', ['registered', 'review-received', 'rereview-asked']],
  ['zhejiang-2016', 'inform', 5, 'workdays', ['registered']],
  ['zhejiang-2016', 'handle', 30, 'days', ['registered', 'accepted']],
  ['henan-2012', 'forward', 5, 'days', ['registered']],
  ['henan-2012', 'handle', 30, 'days', ['registered', 'accepted']],
  ['shandong-2015', 'forward', 15, 'days', ['registered']],
  ['shandong-2015', 'handle', 60, 'days', ['registered', 'accepted']],
  ['shandong-2015', 'accept-review', 3, 'workdays', ['registered', 'review-asked']],
  ['shanghai', 'inform', 15, 'days', ['registered']],
  ['shanghai', 'handle', 60, 'days', ['registered', 'accepted']],
]
/** The most that domain.md lets a limit be extended by. */
const extensions: readonly [string, string, number][] = [
  ['regulation-2022', 'handle', 30],
  ['zhejiang-2016', 'handle', 60],
  ['henan-2012', 'handle', 60],
  ['shandong-2015', 'handle', 30],
  ['shanghai', 'handle', 30],
]

const dayArbitrary = fc
  .tuple(fc.constantFrom(...delicate), fc.integer({ min: -70, max: 3 }))
  .map(([day, shift]) => independent.add(day, shift))
/** Steps up to the one that starts the clock, which is on `day`. */
const until = (kinds: readonly CaseEventKind[], day: string): CaseEvent[] =>
  history(
    ...kinds.map((kind, at): [CaseEventKind, string, (object | undefined)?] => [
      kind,
      independent.add(day, at - kinds.length + 1),
      kind === 'assigned' ? { lead: 'u1', co: [], by: null } : undefined,
    ]),
  )
const found = (events: readonly CaseEvent[], set: ClockSet, clock: string) =>
  deadlinesOf(events, set, calendar).filter((one) => one.clock === clock)

describe('a limit in time', () => {
  it('of every table ends on the day an independent calculation says, on 200 generated cases', () => {
    const clocks = clockPresets.flatMap(({ preset: id, clocks: all }) => all.map((clock) => `${id} ${clock.id}`))
    const written = new Set(tables.map(([id, clock]) => `${id} ${clock}`))
    // What a local text does not change is the regulation’s own, object for object.
    const regulation = new Set<unknown>(regulationClocks.clocks)
    const own = clockPresets.flatMap(({ preset: id, clocks: all }) =>
      all.filter((clock) => id === 'regulation-2022' || !regulation.has(clock)).map((clock) => `${id} ${clock.id}`),
    )
    expect(own.filter((name) => !written.has(name))).toEqual([])
    expect([...written].filter((name) => !clocks.includes(name))).toEqual([])
    fc.assert(
      fc.property(dayArbitrary, (day) => {
        for (const [id, clock, limit, unit, kinds] of tables) {
          const [one, ...more] = found(until(kinds, day), preset(id), clock)
          const due = independent.due(day, limit, unit)
          expect([one?.from, one?.due, one?.firstDue, one?.is, more.length], `${id} ${clock} ${day}`).toEqual([
            day,
            due,
            due,
            'running',
            0,
          ])
        }
      }),
      { numRuns: 200 },
    )
  })

  it('is extended once, by the days approved and never by more than its text allows', () => {
    fc.assert(
      fc.property(dayArbitrary, fc.integer({ min: 1, max: 100 }), (day, days) => {
        for (const [id, clock, most] of extensions) {
          const data = { clock, days, approver: 'l01', told: day }
          const events = until(['registered', 'accepted'], day)
          const extended = [...events, { ...history(['extended', independent.add(day, 3), data])[0]!, n: 3 }]
          const twice = [...extended, { ...extended[2]!, n: 4 }]
          const first = found(events, preset(id), clock)[0]!.due!
          for (const all of [extended, twice])
            expect(found(all as never, preset(id), clock)[0]).toMatchObject({
              due: independent.add(first, Math.min(days, most)),
              firstDue: first,
              extended: Math.min(days, most),
            })
        }
      }),
      { numRuns: 200 },
    )
  })

  it('of a re-review does not count the days of hearings, and stands still while one goes on', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 9 })), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(dayArbitrary, spans, fc.boolean(), (day, gaps, goesOn) => {
        const steps: [CaseEventKind, string][] = []
        let at = day
        for (const [n, [gap, length]] of gaps.entries()) {
          at = independent.add(at, gap)
          steps.push(['hearing-began', at])
          at = independent.add(at, length)
          if (!goesOn || n < gaps.length - 1) steps.push(['hearing-ended', at])
        }
        const begun = until(['registered', 'review-received', 'rereview-asked'], day)
        const events = [...begun, ...history(...steps).map((event, n) => ({ ...event, n: begun.length + n + 1 }))]
        // Day by day: thirty that are no day of a hearing.
        const isHeard = (one: string): boolean =>
          steps.some(
            ([what, from], n) => what === 'hearing-began' && from <= one && one <= (steps[n + 1]?.[1] ?? '9999'),
          )
        let due: string | null = day
        for (let counted = 0; counted < 30 && due !== null; ) {
          due = independent.add(due, 1)
          if (due > independent.add(day, 400)) due = null
          else if (!isHeard(due)) counted++
        }
        expect(found(events as never, regulationClocks, 'rereview')[0]?.due).toBe(due)
      }),
      { numRuns: 200 },
    )
  })

  it('ends on a holiday as it falls, and on the next workday only where the office says so', () => {
    // 60 days after 3 August 2025 is 2 October, in 国庆节; work begins again on the 9th.
    const events = history(['registered', '2025-08-01'], ['accepted', '2025-08-03'])
    expect(found(events, regulationClocks, 'handle')[0]?.due).toBe('2025-10-02')
    const rolled = {
      ...regulationClocks,
      clocks: regulationClocks.clocks.map((clock) => ({ ...clock, isRolledOver: true })),
    }
    expect(found(events, rolled, 'handle')[0]?.due).toBe('2025-10-09')
  })

  it('in workdays counts the days of the office: its own days off too', () => {
    const events = history(
      ['registered', '2026-04-10'],
      ['assigned', '2026-04-13', { lead: 'u1', co: [], by: null }],
      ['unit-received', '2026-04-14'],
    )
    expect(found(events, regulationClocks, 'object')[0]?.due).toBe('2026-04-21')
    const own = workCalendar({
      years: [],
      closed: [
        { date: '2026-04-20', why: '三月三' },
        { date: '2026-04-21', why: '三月三' },
      ],
      open: [],
    })
    expect(deadlinesOf(events, regulationClocks, own).find(({ clock }) => clock === 'object')?.due).toBe(
      '2026-04-23',
    )
  })

  it('says so where it rests on a year nobody has announced', () => {
    const events = history(
      ['registered', '2029-12-20'],
      ['assigned', '2029-12-21', { lead: 'u1', co: [], by: null }],
      ['unit-received', '2029-12-28'],
    )
    const [object] = found(events, regulationClocks, 'object')
    expect(object?.isProvisional).toBe(true)
    expect(found(events, regulationClocks, 'forward')[0]?.isProvisional).toBe(false)
  })

  it('is met in time on its last day, and missed on the day after', () => {
    const answered = (day: string) =>
      history(['registered', '2026-01-05'], ['accepted', '2026-01-05'], ['answered', day])
    const [inTime, late] = ['2026-03-06', '2026-03-07'].map(
      (day) => found(answered(day), regulationClocks, 'handle')[0]!,
    )
    expect([inTime?.due, inTime?.stopped, inTime?.is]).toEqual(['2026-03-06', '2026-03-06', 'met'])
    expect([isMissed(inTime!, '2026-06-01'), isMissed(late!, '2026-06-01')]).toEqual([false, true])
    const [running] = found(
      history(['registered', '2026-01-05'], ['accepted', '2026-01-05']),
      regulationClocks,
      'handle',
    )
    expect([isMissed(running!, '2026-03-06'), isMissed(running!, '2026-03-07')]).toEqual([false, true])
  })

  it('begins anew with a new assignment, and ends with the case without being missed', () => {
    const assigned = { lead: 'u1', co: [], by: '2026-01-30' }
    const events = history(
      ['registered', '2026-01-05'],
      ['assigned', '2026-01-06', assigned],
      ['unit-received', '2026-01-07'],
      ['objected', '2026-01-09'],
      ['objection-settled', '2026-01-12', { isUpheld: true }],
      ['assigned', '2026-01-13', { ...assigned, lead: 'u2' }],
      ['unit-received', '2026-01-14'],
      ['transferred', '2026-04-01', { route: 'litigation' }],
    )
    expect(found(events, regulationClocks, 'object').map(({ from, is, stopped }) => [from, is, stopped])).toEqual([
      ['2026-01-07', 'met', '2026-01-09'],
      ['2026-01-14', 'ended', '2026-04-01'],
    ])
    const named = found(events, regulationClocks, 'named-day')
    expect(named.map(({ is, stopped }) => [is, stopped])).toEqual([
      ['ended', '2026-01-12'],
      ['ended', '2026-04-01'],
    ])
    expect(named.some((one) => isMissed(one, '2026-06-01'))).toBe(false)
  })

  it('of an entry struck out is none', () => {
    const events = history(
      ['registered', '2026-01-05'],
      ['accepted', '2026-01-06'],
      ['struck', '2026-01-07', { event: 2 }],
    )
    expect(found(events, regulationClocks, 'handle')).toEqual([])
  })

  it('named by somebody is that day: a promise, kept or not', () => {
    const promised = { as: 'promised', by: '2026-02-01' }
    const open = history(['registered', '2026-01-05'], ['disposed', '2026-01-05', promised])
    const kept = history(
      ['registered', '2026-01-05'],
      ['disposed', '2026-01-05', promised],
      ['promise-kept', '2026-01-30'],
    )
    expect(found(open, regulationClocks, 'promise')[0]).toMatchObject({ due: '2026-02-01', is: 'running' })
    expect(found(kept, regulationClocks, 'promise')[0]).toMatchObject({ stopped: '2026-01-30', is: 'met' })
  })
})
