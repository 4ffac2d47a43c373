import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Case, caseStateWords, endStates } from '../../src/domain/case.ts'
import type { CaseEvent } from '../../src/domain/case-event.ts'
import { regulationClocks } from '../../src/domain/clock-presets.ts'
import { caseOf, countedEvents } from '../../src/reception/case-of.ts'
import { refusalOf, stepsOpen } from '../../src/reception/case-steps.ts'
import { deadlinesOf } from '../../src/reception/deadlines.ts'
import {
  asEvent,
  calendar,
  factsOf,
  hasToWithdraw,
  nobody,
  registered,
  type Step,
  stepOf,
  today,
  wander,
} from '../tools/case-walks.ts'

/** A case after some steps, each of which has to be allowed. */
const caseAfter = (...steps: readonly Step[]): CaseEvent[] => {
  const events = [registered]
  for (const step of steps.map(stepOf)) {
    const refusal = refusalOf(events, step, factsOf(events))
    if (refusal) throw new Error(`${step.what}: ${refusal.field} ${refusal.says.en}`)
    events.push(asEvent(step, events.length + 1))
  }
  return events
}
/** The field a step is refused for; undefined where it is not. */
const refusedFor = (events: readonly CaseEvent[], ...step: Step): string | undefined =>
  refusalOf(events, stepOf(step), factsOf(events))?.field

const assigned: Step = ['assigned', '2026-01-06', { lead: 'u1', co: ['u2'], by: '2026-03-01' }]
const accepted: Step = ['accepted', '2026-01-07']
const answered: Step = ['answered', '2026-02-01']
const received: Step = ['opinion-received', '2026-02-02']
const closed: Step = ['closed', '2026-02-10', { isSettled: true }]

describe('a case', () => {
  it('is assigned anew where an objection is upheld, and stays with the unit where it is not', () => {
    const objected = caseAfter(assigned, ['unit-received', '2026-01-07'], ['objected', '2026-01-08'])
    const settled = (isUpheld: boolean) =>
      caseOf([...objected, asEvent(stepOf(['objection-settled', '2026-01-09', { isUpheld }]), 5)])
    // Nobody has accepted it yet.
    expect(settled(true)).toMatchObject({ state: 'registered', lead: null, co: [], accepted: null })
    expect(settled(false)).toMatchObject({ state: 'assigned', lead: 'u1', co: ['u2'] })
  })

  it('is objected to only by a unit that has it and has not taken it on', () => {
    expect(refusedFor(caseAfter(assigned), 'objected', '2026-01-08')).toBe('')
    const taken = caseAfter(assigned, ['unit-received', '2026-01-07'], accepted)
    expect(refusedFor(taken, 'objected', '2026-01-08')).toBe('')
  })

  it('that was closed is still reviewed where that is asked for, and not settled meanwhile', () => {
    const events = caseAfter(assigned, accepted, answered, received, closed, ['review-asked', '2026-02-20'])
    expect(caseOf(events)).toMatchObject({ state: 'review', isOpen: true, ended: null, isSettled: null })
    expect(refusedFor(events, ...closed)).toBe('')
  })

  it('that was closed before its answer was received has it received afterwards', () => {
    const events = caseAfter(assigned, accepted, answered, closed, ['opinion-received', '2026-02-11'])
    expect(caseOf(events)).toMatchObject({ state: 'closed', isOpen: false, ended: '2026-02-10' })
    expect(refusedFor(events, 'review-asked', '2026-02-12')).toBeUndefined()
  })

  it('that was reopened is answered, received and reviewed anew, not on the ground of the old answer', () => {
    const again = caseAfter(assigned, accepted, answered, received, closed, ['reopened', '2026-03-01'])
    expect(caseOf(again)).toMatchObject({ state: 'assigned', isOpen: true, ended: null })
    expect(refusedFor(again, 'review-asked', '2026-03-02')).toBe('')
    const more = caseAfter(
      ...[assigned, accepted, answered, received, closed, ['reopened', '2026-03-01'] as const],
      ...[['answered', '2026-03-10'] as const, ['opinion-received', '2026-03-11'] as const],
    )
    expect(refusedFor(more, 'review-asked', '2026-03-12')).toBeUndefined()
  })

  it('is not closed while a review waits for its answer, even if it was solved on the spot', () => {
    const events = caseAfter(
      ...[['disposed', '2026-01-05', { as: 'solved', by: null }] as const, ['accepted', '2026-01-05'] as const],
      ...[answered, received, ['review-asked', '2026-02-03'] as const],
    )
    expect(refusedFor(events, ...closed)).toBe('')
  })

  it('whose hearing nobody ended before it was taken back has none going on in its next re-review', () => {
    const first: Step[] = [
      ...[accepted, answered, received, ['review-asked', '2026-02-03'] as const],
      ...[['review-answered', '2026-02-04'] as const, ['review-received', '2026-02-05'] as const],
      ...[['rereview-asked', '2026-02-06'] as const, ['hearing-began', '2026-02-07'] as const],
    ]
    const again: Step[] = [
      ...[
        ['dropped', '2026-02-08'] as const,
        ['reopened', '2026-03-01'] as const,
        ['answered', '2026-03-02'] as const,
      ],
      ...[['opinion-received', '2026-03-03'] as const, ['review-asked', '2026-03-04'] as const],
      ...[['review-answered', '2026-03-05'] as const, ['review-received', '2026-03-06'] as const],
      ['rereview-asked', '2026-03-07'],
    ]
    const events = caseAfter(...first, ...again)
    expect(stepsOpen(events)).toContain('rereview-answered')
    expect(stepsOpen(events)).not.toContain('hearing-ended')
    expect(deadlinesOf(events, regulationClocks, calendar).at(-1)).toMatchObject({ due: '2026-04-06' })
  })

  it('is corrected only to numbers that fit', () => {
    expect(refusedFor(caseAfter(), 'corrected', today, { isCollective: true })).toBe('heads')
    expect(refusedFor(caseAfter(), 'corrected', today, { isCollective: true, heads: 8, representatives: 5 })).toBe(
      undefined,
    )
    expect(refusedFor(caseAfter(), 'corrected', today, { representatives: 2 })).toBe('representatives')
  })

  it('is told of its acceptance on a day that may be entered after later steps, not before the acceptance', () => {
    const events = caseAfter(assigned, accepted, answered)
    expect(refusedFor(events, 'informed', '2026-01-09')).toBeUndefined()
    expect(refusedFor(events, 'informed', '2026-01-06')).toBe('day')
  })
})

describe('an extension', () => {
  const extended = (day: string, more: object = {}): Step => [
    'extended',
    day,
    { clock: 'handle', days: 30, approver: 'b', told: day, ...more },
  ]
  const running = caseAfter(assigned, accepted)

  it('is approved once, by no more than the clock allows, before the limit ends, and told to the petitioner', () => {
    expect(refusedFor(running, ...extended('2026-03-01'))).toBeUndefined()
    expect(refusedFor(running, ...extended('2026-03-01', { days: 31 }))).toBe('days')
    expect(refusedFor(running, ...extended('2026-03-09'))).toBe('day')
    expect(refusedFor(running, ...extended('2026-03-01', { told: '2026-02-28' }))).toBe('told')
    expect(refusedFor(running, ...extended('2026-03-01', { clock: 'forward' }))).toBe('clock')
    expect(refusedFor(caseAfter(assigned, accepted, extended('2026-03-01')), ...extended('2026-03-02'))).toBe('')
  })
})

describe('withdrawal', () => {
  const concerned = (data: object): Step => [
    'concerned',
    '2026-01-10',
    { concerns: nobody, receiver: null, inCharge: null, ...data },
  ]

  it('takes a case from the unit it concerns, and the day that unit was given with it', () => {
    const events = caseAfter(assigned, concerned({ concerns: { leaders: [], units: ['u1'] } }))
    expect(caseOf(events)).toMatchObject({ state: 'registered', lead: null, co: [] })
    expect(
      deadlinesOf(events, regulationClocks, calendar).find(({ clock }) => clock === 'named-day'),
    ).toMatchObject({
      ...{ is: 'ended', stopped: '2026-01-10' },
    })
    expect(refusedFor(events, 'assigned', '2026-01-11', { lead: 'u1', co: [], by: null })).toBe('lead')
    expect(refusedFor(events, 'assigned', '2026-01-11', { lead: 'u2', co: ['u1'], by: null })).toBe('co')
  })

  it('leaves a unit that only helps out, and the case with the one in charge', () => {
    const events = caseAfter(assigned, concerned({ concerns: { leaders: [], units: ['u2'] } }))
    expect(caseOf(events)).toMatchObject({ state: 'assigned', lead: 'u1', co: [] })
  })

  it('asks who takes over from a receiver or leader in charge, who begins the four parts himself', () => {
    const inCharge = caseAfter(
      ['put-in-charge', '2026-01-06', { leader: 'u1-boss' }],
      ['cared', '2026-01-07', { care: 'facts' }],
    )
    const unit = { concerns: { leaders: ['a'], units: ['u1'] } }
    expect(refusedFor(inCharge, ...concerned(unit))).toBe('receiver')
    expect(refusedFor(inCharge, ...concerned({ ...unit, receiver: 'b' }))).toBe('inCharge')
    expect(refusedFor(inCharge, ...concerned({ ...unit, receiver: 'b', inCharge: 'u1-boss' }))).toBe('inCharge')
    const done = [...inCharge, asEvent(stepOf(concerned({ ...unit, receiver: 'b', inCharge: 'c' })), 4)]
    expect(caseOf(done)).toMatchObject({ receiver: 'b', inCharge: 'c', cares: [] })
  })

  it('is not undone by striking an entry: nobody takes part again who has to withdraw', () => {
    const handed = caseAfter(
      ['put-in-charge', '2026-01-06', { leader: 'c' }],
      ['put-in-charge', '2026-01-07', { leader: 'd' }],
      concerned({ concerns: { leaders: ['c'], units: [] } }),
    )
    expect(refusedFor(handed, 'struck', today, { event: 3 })).toBe('event')
    expect(refusedFor(handed, 'struck', today, { event: 2 })).toBeUndefined()
  })
})

describe('striking an entry', () => {
  it('is refused where later ones rest on it, of the first handler, of the registration and of what is struck', () => {
    const events = caseAfter(assigned, accepted, answered, [
      'first-handled',
      '2026-01-06',
      { unit: 'u1', leader: null },
    ])
    expect(refusedFor(events, 'struck', today, { event: 3 })).toBe('event')
    expect(refusedFor(events, 'struck', today, { event: 5 })).toBe('event')
    expect(refusedFor(events, 'struck', today, { event: 1 })).toBe('event')
    const struck = [...events, asEvent(stepOf(['struck', today, { event: 4 }]), 6)]
    expect(caseOf(struck)).toMatchObject({ state: 'assigned', lead: 'u1' })
    expect(refusedFor(struck, 'struck', today, { event: 4 })).toBe('event')
    expect(refusedFor(struck, 'struck', today, { event: 6 })).toBe('event')
    expect(refusedFor([registered], 'struck', today, { event: 2 })).toBe('')
  })
})

/** Whether somebody or a unit takes part that has to withdraw. */
const withdrawalFails = ({ receiver, inCharge, lead, co, concerns }: Case): boolean =>
  [receiver, inCharge].some((who) => who !== null && hasToWithdraw(who, concerns)) ||
  [lead, ...co].some((which) => which !== null && concerns.units.includes(which))
const walks = fc.tuple(fc.integer(), fc.integer({ min: 1, max: 30 }))

describe('any steps that are allowed, one after the other,', () => {
  it('keep state, end, first handler, extension and withdrawal as they must be', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(walks, ([seed, steps]) => {
        const events = wander(seed, steps)
        const faults: string[] = []
        let first: unknown = null
        for (let n = 1; n <= events.length; n++) {
          const one = caseOf(events.slice(0, n))
          seen.add(one.state)
          const must = (what: string, is: boolean) => is || faults.push(`${n}: ${what}`)
          must('open', one.isOpen === !endStates.includes(one.state))
          must('ended', (one.ended === null) === one.isOpen)
          must('settled', (one.isSettled === null) === (one.state !== 'closed'))
          must('route', one.route === null || one.state === 'transferred')
          must('first handler', first === null || one.firstHandler === first)
          first = one.firstHandler
          must('a unit has it', one.lead !== null || !['assigned', 'objected'].includes(one.state))
          must('accepted', one.accepted !== null || !['accepted', 'answered', 'review'].includes(one.state))
          must('withdrawal', !withdrawalFails(one))
        }
        expect(faults).toEqual([])
        expect(countedEvents(events).filter(({ what }) => what === 'extended').length).toBeLessThanOrEqual(1)
        const running = deadlinesOf(events, regulationClocks, calendar).filter(({ is }) => is === 'running')
        // Only a right of the petitioner may outlast a case.
        if (!caseOf(events).isOpen) expect(running.filter(({ isRight }) => !isRight)).toEqual([])
      }),
      { numRuns: 150 },
    )
    expect([...seen].sort()).toEqual(Object.keys(caseStateWords).sort())
  })

  it('stay so when any entry is struck that can be', () => {
    let strikes = 0
    fc.assert(
      fc.property(walks, ([seed, steps]) => {
        const events = wander(seed, steps)
        for (const { n } of events) {
          const strike = stepOf(['struck', today, { event: n }])
          if (refusalOf(events, strike, factsOf(events)) !== undefined) continue
          strikes++
          const left = countedEvents([...events, asEvent(strike, events.length + 1)])
          const isLegal = left.every(({ what }, at) => at === 0 || stepsOpen(left.slice(0, at)).includes(what))
          expect(isLegal).toBe(true)
          const one = caseOf(left)
          expect([one.ended === null, withdrawalFails(one)]).toEqual([one.isOpen, false])
        }
      }),
      { numRuns: 40 },
    )
    expect(strikes).toBeGreaterThan(100)
  })
})
