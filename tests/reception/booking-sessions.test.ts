import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOf } from '../../src/calendar/instant.ts'
import { bookingSettingsSchema, bookingWords } from '../../src/domain/booking.ts'
import { addDays } from '../../src/domain/day.ts'
import {
  bookingStepsOpen,
  cutOffOf,
  hasPlace,
  type NumberedStep,
  numbersOf,
  roomOf,
  sessionRefusal,
  timeOfNumber,
} from '../../src/reception/booking-sessions.ts'

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const minute = (least: number, most: number) => fc.integer({ min: least, max: most })
const day = minute(0, 800).map((n) => addDays('2027-11-01', n))
const times = fc
  .tuple(day, minute(0, 1380), minute(1, 59))
  .map(([date, start, length]) => ({ date, start: clock(start), end: clock(start + length) }))
const long = fc
  .tuple(day, minute(420, 900), minute(5, 500))
  .map(([date, start, length]) => ({ date, start: clock(start), end: clock(start + length) }))
const settings = fc
  .record({
    perSession: minute(1, 60),
    minutesEach: minute(5, 240),
    daysBefore: minute(0, 30),
    until: minute(0, 1439).map(clock),
  })
  .map((some) => bookingSettingsSchema.parse({ isOn: true, ...some }))
const zone = 'Asia/Shanghai'
const at = (moment: string): number => instantOf(moment.slice(0, 10), moment.slice(11), zone).getTime()

describe('the cut-off of a session', () => {
  it('is so many calendar days before at the time set, over month ends and leap days, and never after it begins', () => {
    fc.assert(
      fc.property(fc.oneof(times, long), settings, (session, set) => {
        const begins = instantOf(session.date, session.start, zone).getTime()
        // China has no summer time: a calendar day is 24 hours.
        const closes = instantOf(session.date, set.until, zone).getTime() - set.daysBefore * 86_400_000
        expect(at(cutOffOf(session, set))).toBe(Math.min(begins, closes))
      }),
    )
  })

  it('is over at its very minute, for new bookings alone', () => {
    const session = { date: '2026-12-03', start: '09:00', end: '12:00' }
    const set = bookingSettingsSchema.parse({ isOn: true })
    const asked = { taken: 0, hasToWithdraw: false }
    const refused = (now: string, isNew: boolean) => sessionRefusal(session, set, { ...asked, now, isNew })
    expect(refused('2026-12-02 16:59', true)).toBeUndefined()
    expect(refused('2026-12-02 17:00', true)).toBe('closed')
    expect(refused('2026-12-02 17:00', false)).toBeUndefined()
    expect(refused('2026-12-03 11:59', false)).toBeUndefined()
    expect(refused('2026-12-03 12:00', false)).toBe('over')
  })
})

describe('the places of a session', () => {
  it('are no more than wanted, and each has a time within the session unless it is the only one', () => {
    fc.assert(
      fc.property(long, settings, (session, set) => {
        const room = roomOf(session, set)
        expect(room).toBeGreaterThanOrEqual(1)
        expect(room).toBeLessThanOrEqual(set.perSession)
        const told = Array.from({ length: room }, (_, n) => timeOfNumber(session, set, n + 1))
        expect(told[0]).toBe(session.start)
        for (const [n, time] of told.entries()) {
          const last = at(`${session.date} ${time}`) + set.minutesEach * 60_000
          if (room > 1) expect(last).toBeLessThanOrEqual(at(`${session.date} ${session.end}`))
          if (n > 0)
            expect(at(`${session.date} ${time}`) - at(`${session.date} ${told[n - 1]}`)).toBe(
              set.minutesEach * 60_000,
            )
        }
      }),
    )
  })

  it('are told as 9:00, 9:20 and so on, and not at all after the end', () => {
    const session = { date: '2026-12-03', start: '09:00', end: '10:00' }
    const set = bookingSettingsSchema.parse({ perSession: 8, minutesEach: 20 })
    expect([1, 2, 3, 4].map((n) => timeOfNumber(session, set, n))).toEqual(['09:00', '09:20', '09:40', undefined])
    expect(roomOf(session, set)).toBe(3)
  })
})

describe('numbers in a session', () => {
  const step = fc.record({
    booking: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    is: fc.constantFrom(...(Object.keys(bookingWords) as NumberedStep['is'][])),
    reception: fc.constantFrom('here', 'elsewhere', null),
  })

  it('are everybody’s own, stay as they were told, and are no higher than the most that were there at once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let before = new Map<string, number>()
        let most = 0
        for (const n of steps.keys()) {
          const now = numbersOf(steps.slice(0, n + 1), 'here')
          most = Math.max(most, now.size)
          expect(new Set(now.values()).size).toBe(now.size)
          expect(Math.max(0, ...now.values())).toBeLessThanOrEqual(most)
          for (const [booking, number] of now) if (before.has(booking)) expect(number).toBe(before.get(booking))
          before = now
        }
        const last = new Map(steps.map((one) => [one.booking, one]))
        const there = [...last.values()].filter((one) => one.reception === 'here' && hasPlace(one))
        expect([...before.keys()].sort()).toEqual(there.map(({ booking }) => booking).sort())
      }),
    )
  })
})

describe('what can become of a booking', () => {
  const base = {
    id: 'b',
    subject: '01',
    heads: 1,
    concerns: { leaders: [], units: [] },
    at: '2026-11-10T02:00:00Z',
  }
  const booked = {
    ...base,
    date: '2026-12-03',
    session: 'morning',
    place: 'hall',
    reception: 'd1',
    case: null,
  } as const
  it.each([
    ['booked', '2026-12-02', ['booked', 'queued', 'cancelled']],
    ['booked', '2026-12-03', ['seen', 'missed', 'booked', 'queued', 'cancelled']],
    ['missed', '2026-12-03', ['seen', 'booked', 'queued']],
    ['seen', '2026-12-03', ['seen', 'missed']],
    ['cancelled', '2026-12-03', ['booked', 'queued']],
  ] as const)('of one that is %s on %s: %j', (is, today, open) => {
    expect(bookingStepsOpen({ ...booked, is }, today)).toEqual(open)
  })

  it('is nothing more once it has become a case', () => {
    expect(bookingStepsOpen({ ...booked, is: 'seen', case: 'c1' }, '2026-12-03')).toEqual([])
  })
})
