import { describe, expect, it } from 'vitest'
import { workCalendar } from '../../src/calendar/workdays.ts'
import { daysFrom } from '../../src/domain/day.ts'

type Notices = Parameters<typeof workCalendar>[0]
const none: Notices = { years: [], closed: [], open: [] }

/** The days from one to another that lie beside a holiday. */
const beside = (from: string, to: string, notices: Notices = none): string[] =>
  daysFrom(from, to).filter(workCalendar(notices).isBesideHoliday)

describe('a day beside a holiday', () => {
  it('is the workday before and the workday after the days off, weekends at either end included', () => {
    // 清明节 2026: Saturday 4 to Monday 6 April. 国庆节 2026: Thursday 1 to Wednesday 7 October.
    expect(beside('2026-03-30', '2026-04-12')).toEqual(['2026-04-03', '2026-04-07'])
    expect(beside('2026-09-29', '2026-10-09')).toEqual(['2026-09-30', '2026-10-08'])
    // Friday 1 January 2027 is a holiday, the weekend after it is not: one run of days off.
    expect(beside('2026-12-28', '2027-01-08')).toEqual(['2026-12-31', '2027-01-04'])
  })

  it('is no Friday before an ordinary weekend, no day off and no holiday', () => {
    expect(beside('2026-12-01', '2026-12-30')).toEqual([])
    expect(beside('2026-10-01', '2026-10-07')).toEqual([])
  })

  it('is the make-up workday where that lies between, and not the workday beyond it', () => {
    // 元旦 2026: Thursday 1 to Saturday 3 January; Sunday the 4th is worked. 春节: Saturday 14 February is worked.
    expect(beside('2025-12-29', '2026-01-06')).toEqual(['2025-12-31', '2026-01-04'])
    expect(beside('2026-02-10', '2026-02-25')).toEqual(['2026-02-14', '2026-02-24'])
  })

  it('moves with the days the whole office is closed or open, not with those of one place', () => {
    const why = '示例'
    const near = (notices: Partial<Notices>) => beside('2026-04-01', '2026-04-09', { ...none, ...notices })
    expect(near({ closed: [{ date: '2026-04-03', why }] })).toEqual(['2026-04-02', '2026-04-07'])
    expect(near({ closed: [{ date: '2026-04-03', why, places: ['p'] }] })).toEqual(['2026-04-03', '2026-04-07'])
    expect(near({ open: [{ date: '2026-04-04', why }] })).toEqual(['2026-04-04', '2026-04-07'])
  })

  it('is not made by local closures alone: they are no public holiday', () => {
    expect(beside('2026-11-01', '2026-11-30', { ...none, closed: [{ date: '2026-11-18', why: '搬迁' }] })).toEqual(
      [],
    )
  })
})
