import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backlogFrom } from '../../src/audit/backlog.ts'
import type { CaseHistory, IndicatorQuestion } from '../../src/audit/followed-case.ts'
import { caseFigures, caseIndicators, comparedBy } from '../../src/audit/indicators.ts'
import type { CaseEvent } from '../../src/domain/case-event.ts'
import { clockPresets, regulationClocks } from '../../src/domain/clock-presets.ts'
import { addDays, daysBetween } from '../../src/domain/day.ts'
import { type IndicatorId, isReached, percentOf, targetIn } from '../../src/domain/indicator.ts'
import { defaultSettings } from '../../src/domain/office.ts'
import { stepsOpen } from '../../src/reception/case-steps.ts'
import { asEvent, calendar, registered, type Step, stepOf, wander } from '../tools/case-walks.ts'
import { recount } from '../tools/recount.ts'

/** A case received on 5 January 2026 by leader `a`, and its steps. */
const made = (id: string, ...steps: readonly Step[]): CaseHistory => ({
  id,
  isRepeated: false,
  events: [registered, ...steps.map((step, n) => asEvent(stepOf(step), n + 2))],
})
const asked = (from: string, to: string, today: string, more: Partial<IndicatorQuestion> = {}) => ({
  ...{ from, to, today, backlogYears: 1, calendar, clocksOf: () => regulationClocks },
  ...more,
})
const figures = (question: IndicatorQuestion, ...histories: readonly CaseHistory[]) =>
  caseFigures(histories, question)
/** Where cases stand in an indicator: `+` above the line, `-` below it only, else why it is left out. */
const standing = (of: ReturnType<typeof figures>, id: IndicatorId): Record<string, string> => {
  const { counted, excluded } = of.indicators.find((one) => one.id === id)!
  return Object.fromEntries([
    ...counted.map((one) => [one.id, one.isMet ? '+' : '-'] as const),
    ...excluded.map((one) => [one.id, one.why] as const),
  ])
}
const judged = (id: IndicatorId, question: IndicatorQuestion, ...histories: readonly CaseHistory[]) =>
  standing(figures(question, ...histories), id)

const closed = (day: string, isSettled = true): Step => ['closed', day, { isSettled }]
const struck = (day: string, event: number): Step => ['struck', day, { event }]

describe('timely acceptance', () => {
  const january = asked('2026-01-01', '2026-01-31', '2026-03-01')
  it('counts who was informed or refused within 15 days, on the day it was done', () => {
    const cases = [
      made('in time', ['accepted', '2026-01-06'], ['informed', '2026-01-20']),
      made('late', ['accepted', '2026-01-06'], ['informed', '2026-01-21']),
      made('refused', ['refused', '2026-01-19']),
      made('never'),
      made('closed', ['disposed', '2026-01-05', { as: 'solved', by: null }], closed('2026-01-05')),
      made('taken back', ['dropped', '2026-01-20']),
      made('taken back late', ['dropped', '2026-01-21']),
    ]
    expect(judged('acceptance', january, ...cases)).toEqual({
      ...{ 'in time': '+', late: '-', refused: '+', never: '-', closed: '+', 'taken back': 'ended' },
      'taken back late': '-',
    })
  })

  it('leaves out a limit that still runs, and calls it missed the day after', () => {
    expect(judged('acceptance', { ...january, today: '2026-01-20' }, made('c'))).toEqual({ c: 'pending' })
    expect(judged('acceptance', { ...january, today: '2026-01-21' }, made('c'))).toEqual({ c: '-' })
  })

  it('counts each limit in one period only', () => {
    const late = made('late', ['accepted', '2026-01-06'], ['informed', '2026-02-10'])
    const february = asked('2026-02-01', '2026-02-28', '2026-03-01')
    expect([judged('acceptance', january, late), judged('acceptance', february, late)]).toEqual([{ late: '-' }, {}])
  })

  it('goes by the limits the case was registered under', () => {
    const zhejiang = clockPresets.find(({ preset }) => preset === 'zhejiang-2016')!
    const question = { ...january, clocksOf: () => zhejiang }
    // Five workdays: until the 12th, and accepting is enough.
    expect(judged('acceptance', question, made('c', ['accepted', '2026-01-12']))).toEqual({ c: '+' })
    expect(judged('acceptance', question, made('c', ['accepted', '2026-01-13']))).toEqual({ c: '-' })
  })

  it('does not count what was struck', () => {
    const one = made('c', ['accepted', '2026-01-06'], ['informed', '2026-01-07'], struck('2026-01-08', 3))
    expect(judged('acceptance', january, one)).toEqual({ c: '-' })
  })
})

describe('on-time completion', () => {
  const spring = asked('2026-03-01', '2026-04-30', '2026-06-01')
  const accepted: Step = ['accepted', '2026-01-10']
  const extended: Step = [
    'extended',
    '2026-03-01',
    { clock: 'handle', days: 30, approver: 'b', told: '2026-03-01' },
  ]
  it('counts who was answered within 60 days of acceptance, or of the limit extended', () => {
    const cases = [
      made('in time', accepted, ['answered', '2026-03-11']),
      made('late', accepted, ['answered', '2026-03-12']),
      made('extended', accepted, extended, ['answered', '2026-04-10']),
      made('extended and late', accepted, extended, ['answered', '2026-04-11']),
      made('shown the legal route', accepted, ['transferred', '2026-03-05', { route: 'litigation' }]),
      made('early', accepted, ['answered', '2026-02-01']),
      made('not accepted'),
    ]
    expect(judged('completion', spring, ...cases)).toEqual({
      ...{ 'in time': '+', late: '-', extended: '+', 'extended and late': '-', 'shown the legal route': 'ended' },
    })
  })
  it('does not respect an extension that was struck', () => {
    const one = made('c', accepted, extended, ['answered', '2026-04-10'], struck('2026-04-11', 3))
    expect(judged('completion', spring, one)).toEqual({ c: '-' })
  })
})

describe('first-visit resolution', () => {
  const january = asked('2026-01-01', '2026-01-31', '2026-03-01')
  const solved: Step[] = [['disposed', '2026-01-05', { as: 'solved', by: null }], closed('2026-01-06')]
  it('counts first visits closed as settled that nobody had to take up again', () => {
    const cases = [
      made('solved', ...solved),
      made('not settled', solved[0]!, closed('2026-01-06', false)),
      made('reopened', ...solved, ['reopened', '2026-01-08'], closed('2026-01-09')),
      { ...made('came again', ...solved), isRepeated: true },
      made('a repeat itself', ['corrected', '2026-01-05', { isFirst: false }], ...solved),
      made('being handled', ['accepted', '2026-01-06'], ['informed', '2026-01-06']),
      made('forgotten'),
      made('refused', ['refused', '2026-01-06']),
    ]
    expect(judged('first-visit', january, ...cases)).toEqual({
      ...{ solved: '+', 'not settled': '-', reopened: '-', 'came again': '-' },
      ...{ 'being handled': 'pending', forgotten: '-', refused: 'refused' },
    })
  })
})

describe('settlement', () => {
  it('is those settled of those accepted in the period; what was taken back stays below the line', () => {
    const accepted: Step = ['accepted', '2026-01-10']
    const answered: Step = ['answered', '2026-02-10']
    const cases = [
      made('settled', accepted, answered, closed('2026-03-10')),
      made('not settled', accepted, answered, closed('2026-03-10', false)),
      made('taken back', accepted, ['dropped', '2026-01-20']),
      made('open', accepted),
      made('never accepted'),
    ]
    const january = asked('2026-01-01', '2026-01-31', '2026-03-11')
    expect(judged('settlement', january, ...cases)).toEqual({
      ...{ settled: '+', 'not settled': '-', 'taken back': '-', open: 'pending' },
    })
    expect(judged('settlement', { ...january, today: '2026-03-12' }, made('open', accepted))).toEqual({ open: '-' })
  })
})

describe('backlog', () => {
  it('is what is open the day after so many years', () => {
    expect(backlogFrom('2026-01-05', 1)).toBe('2027-01-06')
    expect(backlogFrom('2024-02-29', 1)).toBe('2025-03-01')
    expect(backlogFrom('2023-02-28', 1)).toBe('2024-03-01')
    expect(backlogFrom('2024-02-29', 4)).toBe('2028-03-01')
  })

  const accepted: Step[] = [
    ['accepted', '2026-01-10'],
    ['answered', '2026-02-10'],
  ]
  const cases = [
    made('there before', ...accepted, closed('2027-03-10')),
    made('still there', ...accepted),
    made('closed as it became so', ...accepted, closed('2027-01-06')),
    made('closed before it became so', ...accepted, closed('2027-01-05')),
    made('not settled', ...accepted, closed('2027-03-10', false)),
    made('taken back', ...accepted, ['dropped', '2027-03-10']),
    made('opened again', ...accepted, closed('2026-03-10'), ['reopened', '2027-03-10']),
  ]
  it('counts what was there at the beginning or became so, and of it what was resolved by the end', () => {
    expect(judged('backlog', asked('2027-01-01', '2027-03-31', '2027-06-01'), ...cases)).toEqual({
      ...{ 'there before': '+', 'still there': '-', 'closed as it became so': '+', 'not settled': '-' },
      ...{ 'taken back': 'dropped', 'opened again': '-' },
    })
    // A quarter later those that ended are no backlog any more; what ends after the period ends too late.
    const later = asked('2027-02-01', '2027-02-28', '2027-06-01')
    expect(judged('backlog', later, ...cases)).toEqual({
      ...{ 'there before': '-', 'still there': '-', 'not settled': '-', 'taken back': '-' },
    })
  })

  it('balances: what was there and came is what ended and is left, month by month', () => {
    const { balance } = figures(asked('2026-01-01', '2027-03-31', '2027-03-20'), ...cases)
    expect(balance.map(({ month }) => month).slice(-2)).toEqual(['2027-02', '2027-03'])
    expect(balance[0]).toMatchObject({ all: { before: [], opened: cases.map(({ id }) => id), closed: [] } })
    expect(balance.at(-1)).toMatchObject({
      all: {
        before: ['there before', 'still there', 'not settled', 'taken back'],
        opened: ['opened again'],
        closed: ['there before', 'not settled', 'taken back'],
        left: ['still there', 'opened again'],
      },
      backlog: { opened: ['opened again'], left: ['still there', 'opened again'] },
    })
    expect(balance.find(({ month }) => month === '2027-01')).toMatchObject({
      backlog: { before: [], closed: ['closed as it became so'] },
      all: { closed: ['closed as it became so', 'closed before it became so'] },
    })
  })
})

describe('resolution by the leader in charge', () => {
  it('counts cases with a leader in charge that were open in the period', () => {
    const charged: Step = ['put-in-charge', '2026-01-06', { leader: 'b' }]
    const steps: Step[] = [charged, ['accepted', '2026-01-10'], ['answered', '2026-02-10']]
    const cases = [
      made('resolved', ...steps, closed('2026-02-11')),
      made('resolved later', ...steps, closed('2026-03-11')),
      made(
        'resolved before',
        charged,
        ['disposed', '2026-01-06', { as: 'solved', by: null }],
        closed('2026-01-06'),
      ),
      made('within its limit', charged, ['accepted', '2026-01-10']),
      made('nobody in charge', ...steps.slice(1), closed('2026-02-11')),
      made('taken back', charged, ['dropped', '2026-02-11']),
    ]
    const of = figures(asked('2026-02-01', '2026-02-28', '2026-06-01'), ...cases)
    expect(standing(of, 'in-charge')).toEqual({
      ...{ resolved: '+', 'resolved later': '-', 'within its limit': 'pending', 'taken back': 'dropped' },
    })
    const leaders = comparedBy('leader', of.indicators, ['a', 'b'])
    expect(leaders.map(({ who }) => who)).toEqual(['a', 'b'])
  })
})

describe('satisfaction', () => {
  it('counts the last judgement of the period, and tells of what nobody judged', () => {
    const end: Step[] = [['disposed', '2026-01-05', { as: 'solved', by: null }], closed('2026-01-06')]
    const says = (day: string, is: string): Step => ['satisfied', day, { is }]
    const cases = [
      made('satisfied', ...end, says('2026-01-07', 'satisfied')),
      made('fair', ...end, says('2026-01-07', 'fair')),
      made('changed his mind', ...end, says('2026-01-07', 'satisfied'), says('2026-01-08', 'dissatisfied')),
      made('judged later', ...end, says('2026-02-07', 'satisfied')),
      made('open', says('2026-01-07', 'dissatisfied')),
      made('quiet', ...end),
    ]
    expect(judged('satisfaction', asked('2026-01-01', '2026-01-31', '2026-06-01'), ...cases)).toEqual({
      ...{ satisfied: '+', fair: '+', 'changed his mind': '-', open: '-' },
      ...{ 'judged later': 'unjudged', quiet: 'unjudged' },
    })
    expect(judged('satisfaction', asked('2026-02-01', '2026-02-28', '2026-06-01'), ...cases)).toEqual({
      'judged later': '+',
    })
  })
})

describe('a share', () => {
  it('is never rounded up to what it has not reached, and there is none of nothing', () => {
    expect(percentOf({ numerator: 9496, denominator: 10_000 })).toBe(94.9)
    expect(percentOf({ numerator: 2, denominator: 3 })).toBe(66.6)
    expect(percentOf({ numerator: 0, denominator: 0 })).toBeUndefined()
    const { targets } = defaultSettings().audit
    const target = targetIn(targets, 'backlog', '2026-03')!
    expect([isReached({ numerator: 19, denominator: 20 }, target), target.percent]).toEqual([true, 95])
    expect(isReached({ numerator: 949, denominator: 1000 }, target)).toBe(false)
    expect(isReached({ numerator: 0, denominator: 0 }, target)).toBeUndefined()
    expect(targetIn([{ ...target, to: '2026-02' }], 'backlog', '2026-03')).toBeUndefined()
    expect(targetIn(targets, 'settlement', '2026-03')).toBeUndefined()
  })

  it('reach a target of tenths of a percent just where they are it, whatever they are out of', () => {
    const target = { indicator: 'settlement', from: '2026-01', to: null } as const
    for (let denominator = 1; denominator <= 200; denominator++)
      for (let tenths = 0; tenths <= 1000; tenths += 7) {
        const least = Math.ceil((tenths * denominator) / 1000)
        const reached = (numerator: number) =>
          isReached({ numerator, denominator }, { ...target, percent: tenths / 10 })
        if (!reached(least) || (least > 0 && reached(least - 1))) expect([denominator, tenths]).toEqual([])
      }
    expect(isReached({ numerator: 161, denominator: 500 }, { ...target, percent: 32.2 })).toBe(true)
  })

  it('of each unit adds up to the whole, in the order of units and not of scores', () => {
    const to = (lead: string): Step => ['assigned', '2026-01-06', { lead, co: [], by: null }]
    const { indicators } = figures(
      asked('2026-01-01', '2026-02-28', '2026-06-01'),
      made('1', to('u1')),
      made('2', to('u2'), ['accepted', '2026-01-07'], ['informed', '2026-01-07']),
      made('3'),
      made('4', to('gone')),
    )
    const units = comparedBy('unit', indicators, ['u1', 'u2', 'u3'])
    expect(units.map(({ who }) => who)).toEqual(['u1', 'u2', 'gone', null])
    const shares = units.map((unit) => unit.indicators[0]!)
    expect(shares.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
      ...[
        [0, 1],
        [1, 1],
        [0, 1],
        [0, 1],
      ],
    ])
  })
})

/** A history that goes on to where the petitioner was informed, and the case closed as settled, as far as that can be. */
const ended = (events: readonly CaseEvent[]): CaseEvent[] => {
  const day = events.map((event) => event.day).reduce((a, b) => (a > b ? a : b))
  const steps: Step[] = [['accepted', day], ['informed', day], ['answered', day], closed(day)]
  const all = [...events]
  for (const step of steps) if (stepsOpen(all).includes(step[0])) all.push(asEvent(stepOf(step), all.length + 1))
  return all
}

/** A history that begins some days later and takes so many times as long. */
const moved = (events: readonly CaseEvent[], days: number, times: number): CaseEvent[] =>
  events.map((event) => ({
    ...event,
    day: addDays(registered.day, days + times * daysBetween(registered.day, event.day)),
  }))

describe('all indicators', () => {
  it('come out the same when they are counted again, day by day, by their words alone', () => {
    const oneCase = fc.record({
      seed: fc.nat(100_000),
      steps: fc.integer({ min: 1, max: 16 }),
      days: fc.oneof(fc.integer({ min: -80, max: 80 }), fc.integer({ min: -500, max: -300 })),
      times: fc.constantFrom(1, 1, 4, 16),
      isRepeated: fc.boolean(),
      goesWell: fc.boolean(),
    })
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(
        fc.array(oneCase, { minLength: 1, maxLength: 12, size: 'max' }),
        fc.integer({ min: -60, max: 200 }),
        fc.integer({ min: 1, max: 150 }),
        fc.integer({ min: -20, max: 250 }),
        (those, start, length, since) => {
          const from = addDays('2026-01-01', start)
          const to = addDays(from, length)
          const today = addDays(from, since)
          const cases = those
            .map(({ seed, steps, days, times, isRepeated, goesWell }, n) => ({
              id: `c${n}`,
              isRepeated,
              // Nothing is entered before it happened; what comes after the moment is not known yet.
              events: untilDay(
                moved(goesWell ? ended(wander(seed, steps)) : wander(seed, steps), days, times),
                today,
              ),
            }))
            .filter(({ events }) => events.length > 0)
          const question = asked(from, to, today)
          const of = figures(question, ...cases)
          const again = recount(cases, question)
          for (const { id } of of.indicators) {
            const mine = standing(of, id)
            expect(mine, id).toEqual(again[id] ?? {})
            for (const is of Object.values(mine)) seen.set(`${id} ${is}`, (seen.get(`${id} ${is}`) ?? 0) + 1)
          }
          for (const { all, backlog } of of.balance)
            for (const flow of [all, backlog])
              expect([...flow.before, ...flow.opened].sort()).toEqual([...flow.closed, ...flow.left].sort())
          for (const [at, { all, backlog }] of of.balance.entries())
            for (const [one, next] of [
              [all, of.balance[at + 1]?.all],
              [backlog, of.balance[at + 1]?.backlog],
            ])
              if (next) expect(next.before).toEqual(one!.left)
        },
      ),
      { numRuns: 250 },
    )
    // What was drawn is not all of one kind.
    for (const { id } of caseIndicators) expect(seen.get(`${id} -`) ?? 0, id).toBeGreaterThan(0)
    for (const id of ['acceptance', 'completion', 'settlement'])
      expect(seen.get(`${id} +`) ?? 0, id).toBeGreaterThan(0)
  })
})

/** The events of a case that were entered by a day: up to the first that lies after it. */
const untilDay = (events: readonly CaseEvent[], day: string): CaseEvent[] => {
  const at = events.findIndex((event) => event.day > day)
  return events.slice(0, at < 0 ? events.length : at)
}
