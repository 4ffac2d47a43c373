import { describe, expect, it } from 'vitest'
import { openingDays, slotsOf } from '../../src/calendar/openings.ts'
import { workCalendar } from '../../src/calendar/workdays.ts'
import { daysOf, weekdayOf } from '../../src/domain/day.ts'
import { openingSchema } from '../../src/domain/place.ts'

type Notices = Parameters<typeof workCalendar>[0]
const none: Notices = { years: [], closed: [], open: [] }

/** A morning at one place on these days. */
const openingOn = (on: Record<string, unknown>) =>
  openingSchema.parse({
    id: 'o',
    place: 'p',
    activity: 'reception',
    session: 'morning',
    start: '09:00',
    end: '12:00',
    on,
  })

/** The dates, with → before a date that was moved there. */
const dates = (on: Record<string, unknown>, month: string, notices: Notices = none): string[] => {
  const opening = openingOn(on)
  return slotsOf([opening], month, workCalendar(notices), () => 'u').map(
    (slot) => `${slot.movedFrom ? `${slot.movedFrom}→` : ''}${slot.date}`,
  )
}
const days = (month: string, ...numbers: number[]) =>
  numbers.map((day) => `${month}-${String(day).padStart(2, '0')}`)

describe('an opening', () => {
  it('closed for good is open until that day, and what was moved still counts for the day it was meant for', () => {
    const on = { monthDays: [30, 31], holiday: 'next-workday' }
    const until = (day: string) =>
      slotsOf([{ ...openingOn(on), until: day }], '2026-05', workCalendar(none), () => 'u').map(
        ({ date, movedFrom }) => `${movedFrom}→${date}`,
      )
    // 30 and 31 May 2026 are a weekend: both are held on Monday.
    expect(until('2026-06-02')).toEqual(['2026-05-30→2026-06-01'])
    expect(until('2026-06-01')).toEqual([])
  })

  it('that came in the middle of a month is open from that day, and not on one moved to before it', () => {
    const on = { monthDays: [16, 30], holiday: 'previous-workday' }
    const since = (day: string) =>
      slotsOf([{ ...openingOn(on), since: day }], '2026-05', workCalendar(none), () => 'u').map(({ date }) => date)
    // 16 and 30 May 2026 are Saturdays: held on the Fridays before.
    expect(since('2026-05-15')).toEqual(['2026-05-15', '2026-05-29'])
    expect(since('2026-05-16')).toEqual(['2026-05-29'])
  })

  it('every workday is open on make-up workdays and closed on holidays', () => {
    const open = dates({ every: 'workday' }, '2026-02')
    expect(open).toHaveLength(16)
    // 14 and 28 February 2026 are Saturdays worked for 春节.
    expect(open).toEqual(expect.arrayContaining(['2026-02-14', '2026-02-28']))
    expect(open).not.toContain('2026-02-17')
  })

  it('on a weekday closes on public holidays only: a named Saturday is meant', () => {
    expect(dates({ weekdays: ['sat'] }, '2026-11')).toEqual(days('2026-11', 7, 14, 21, 28))
    // Saturday 3 October lies in the National Day holiday; Saturday 10 October is a make-up workday and still a Saturday.
    expect(dates({ weekdays: ['sat'] }, '2026-10')).toEqual(days('2026-10', 10, 17, 24, 31))
    expect(dates({ weekdays: ['thu'] }, '2026-10')).toEqual(days('2026-10', 8, 15, 22, 29))
  })

  it('on a day of the month closes on weekends and skips, moves on or moves back as told', () => {
    // 8 and 25 of August 2026: a Saturday and a Tuesday.
    expect(dates({ monthDays: [8, 25] }, '2026-08')).toEqual(days('2026-08', 25))
    expect(dates({ monthDays: [8, 25], holiday: 'next-workday' }, '2026-08')).toEqual([
      '2026-08-08→2026-08-10',
      '2026-08-25',
    ])
    expect(dates({ monthDays: [8, 25], holiday: 'previous-workday' }, '2026-08')).toEqual([
      '2026-08-08→2026-08-07',
      '2026-08-25',
    ])
  })

  it('on a day the month does not have is not open', () => {
    expect(dates({ monthDays: [31] }, '2026-11')).toEqual([])
  })

  it('on the 14th is open when that Saturday is a make-up workday', () => {
    expect(dates({ monthDays: [14] }, '2026-02')).toEqual(['2026-02-14'])
  })

  it('on the nth workday counts make-up workdays, and back from the end', () => {
    // February 2026: the last workday is Saturday the 28th.
    expect(dates({ nthWorkdays: [2, -1] }, '2026-02')).toEqual(days('2026-02', 3, 28))
    expect(dates({ nthWorkdays: [23] }, '2026-02')).toEqual([])
  })

  it('on the nth workday does not count a day the whole office is closed, but does count one a place is closed', () => {
    const why = '三月三'
    expect(dates({ nthWorkdays: [2] }, '2026-03', { ...none, closed: [{ date: '2026-03-02', why }] })).toEqual([
      '2026-03-04',
    ])
    const closed = [{ date: '2026-03-02', why, places: ['p'] }]
    expect(dates({ nthWorkdays: [1, 2] }, '2026-03', { ...none, closed })).toEqual(['2026-03-03'])
    expect(dates({ nthWorkdays: [1], holiday: 'next-workday' }, '2026-03', { ...none, closed })).toEqual([
      '2026-03-02→2026-03-03',
    ])
  })

  it('on the last Tuesday, or the fifth Monday, is open where the month has one', () => {
    expect(dates({ nthWeekdays: [{ weekday: 'tue', n: -1 }] }, '2026-11')).toEqual(['2026-11-24'])
    expect(dates({ nthWeekdays: [{ weekday: 'mon', n: 5 }] }, '2026-11')).toEqual(['2026-11-30'])
    expect(dates({ nthWeekdays: [{ weekday: 'mon', n: 5 }] }, '2026-10')).toEqual([])
  })

  it('on the first and fifteenth of the lunar month follows the moon', () => {
    // 初一 and 十五 of the tenth and eleventh lunar months of 2026.
    expect(dates({ lunarDays: [1, 15], holiday: 'next-workday' }, '2026-12')).toEqual(['2026-12-09', '2026-12-23'])
    // 初一 is Thursday 13 August, 十五 Thursday 27 August.
    expect(dates({ lunarDays: [1, 15] }, '2026-08')).toEqual(['2026-08-13', '2026-08-27'])
  })

  it('in a leap month is open on its lunar days too', () => {
    // 2025 had a leap sixth month: 初一 on 25 June (六月) and on 25 July (闰六月).
    expect(dates({ lunarDays: [1] }, '2025-06')).toEqual(['2025-06-25'])
    expect(dates({ lunarDays: [1] }, '2025-07')).toEqual(['2025-07-25'])
  })

  it('on dates is always open, on a Sunday and a holiday too', () => {
    expect(dates({ dates: ['2026-10-01', '2026-10-11'] }, '2026-10')).toEqual(days('2026-10', 1, 11))
  })

  it('moved onto a day already open is one slot', () => {
    // Thursday 1 October moves to Thursday the 8th, which is open anyway.
    expect(dates({ weekdays: ['thu'], holiday: 'next-workday' }, '2026-10')).toEqual(days('2026-10', 8, 15, 22, 29))
    // 1 to 7 October all move to the 8th: one slot, meant for the 1st.
    expect(dates({ monthDays: [1, 2, 3], holiday: 'next-workday' }, '2026-10')).toEqual(['2026-10-01→2026-10-08'])
  })

  it('moved into the next month belongs to the month it was meant for', () => {
    const on = { monthDays: [31], holiday: 'next-workday' }
    expect(dates(on, '2026-01')).toEqual(['2026-01-31→2026-02-02'])
    expect(dates(on, '2026-02')).toEqual([])
  })

  it('moved onto a day that the next month opens anyway belongs to the next month', () => {
    const on = { monthDays: [31, 2], holiday: 'next-workday' }
    // Friday 2 January moves to Sunday the 4th, a make-up workday; Saturday the 31st joins Monday 2 February.
    expect(dates(on, '2026-01')).toEqual(['2026-01-02→2026-01-04'])
    expect(dates(on, '2026-02')).toEqual(['2026-02-02'])
  })

  it('closed at its place for a week moves past the week', () => {
    const closed = days('2026-11', 9, 10, 11, 12, 13).map((date) => ({ date, why: '搬迁', places: ['p'] }))
    expect(dates({ weekdays: ['wed'], holiday: 'next-workday' }, '2026-11', { ...none, closed })).toEqual([
      '2026-11-04',
      '2026-11-11→2026-11-16',
      '2026-11-18',
      '2026-11-25',
    ])
    expect(dates({ every: 'workday' }, '2026-11', { ...none, closed })).toHaveLength(16)
  })

  it('opened on a Sunday by its place alone is open there', () => {
    const open = [{ date: '2026-11-15', why: '集中接访', places: ['p'] }]
    expect(dates({ every: 'workday' }, '2026-11', { ...none, open })).toContain('2026-11-15')
    expect(
      dates({ every: 'workday' }, '2026-11', { ...none, open: [{ ...open[0]!, places: ['other'] }] }),
    ).not.toContain('2026-11-15')
  })

  it('says what became of each day it was meant for', () => {
    const opening = openingOn({ monthDays: [1, 8], holiday: 'skip' })
    expect(
      openingDays(opening, '2026-10', workCalendar(none)).map(({ meant, becomes, day }) => [
        meant,
        becomes,
        day.name,
      ]),
    ).toEqual([
      ['2026-10-01', 'cancelled', '国庆节'],
      ['2026-10-08', 'open', undefined],
    ])
  })

  it('moved into a year nobody announced is provisional', () => {
    const opening = openingOn({ dates: ['2026-12-31'] })
    const moving = { ...opening, on: { monthDays: [27], holiday: 'next-workday' as const } }
    const closed = daysOf('2026-12')
      .filter((day) => day > '2026-12-27')
      .map((date) => ({ date, why: '搬迁' }))
    const [slot] = slotsOf([moving], '2026-12', workCalendar({ ...none, closed }), () => 'u')
    expect(slot).toMatchObject({ date: '2027-01-04', movedFrom: '2026-12-27', provisional: true })
    expect(weekdayOf('2027-01-04')).toBe('mon')
  })
})
