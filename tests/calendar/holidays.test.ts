import chineseDays from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { announcedYears, statutoryHolidays } from '../../src/calendar/holidays.ts'
import { workCalendar } from '../../src/calendar/workdays.ts'
import { daysFrom, daysOf } from '../../src/domain/day.ts'

const calendar = workCalendar({ years: [], closed: [], open: [] })
const workdaysOf = (month: string) => daysOf(month).filter((day) => calendar.at(day).works).length

describe('the State Council’s calendar', () => {
  it.each(announcedYears.map(({ year }) => year))('of %i agrees with an independent table on every day', (year) => {
    const differing = daysFrom(`${year}-01-01`, `${year}-12-31`).filter(
      (day) => calendar.at(day).works !== chineseDays.isWorkday(day),
    )
    expect(differing).toEqual([])
  })

  it('covers 2015 to 2026 without a gap, each year with its paper', () => {
    const years = announcedYears.map(({ year }) => year)
    for (let year = 2015; year <= 2026; year++) expect(years).toContain(year)
    for (const { source } of announcedYears)
      expect(source).toMatch(/^http:\/\/www\.gov\.cn\/|^https:\/\/www\.gov\.cn\//)
  })

  it('gives 2026 its workdays month by month', () => {
    const months = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`)
    expect(months.map(workdaysOf)).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23])
  })

  it('gives July 2026 the 23 workdays that Chaoyang’s published table numbers', () => {
    expect(workdaysOf('2026-07')).toBe(23)
  })

  it('calls no weekday a make-up workday: Monday 3 February 2020, named as the end of the longer holiday, is one like any', () => {
    expect(calendar.at('2020-02-03')).toMatchObject({ is: 'workday', works: true })
    expect(calendar.at('2020-01-19')).toMatchObject({ is: 'make-up', works: true })
  })

  it('lets a year’s paper change the days of its neighbours: 31 December 2018 was closed by the paper of 2019', () => {
    expect(calendar.at('2018-12-31')).toMatchObject({ is: 'holiday', works: false, provisional: false })
    expect(calendar.at('2018-12-29')).toMatchObject({ is: 'make-up', works: true })
  })
})

describe('a year nobody announced', () => {
  it('has 13 statutory days from 2025 and 11 before, and says it is provisional', () => {
    expect(statutoryHolidays(2027).size).toBe(13)
    expect(statutoryHolidays(2024).size).toBe(11)
    expect(calendar.at('2027-02-06')).toMatchObject({ is: 'holiday', name: '春节', provisional: true })
    expect(calendar.at('2027-03-01')).toMatchObject({ is: 'workday', provisional: true })
  })

  it('puts the lunar festivals of 2027 where the lunar calendar has them', () => {
    const days = [...statutoryHolidays(2027)]
    const of = (name: string) =>
      days
        .filter(([, holiday]) => holiday === name)
        .map(([day]) => day)
        .sort()
    expect(of('春节')).toEqual(['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'])
    expect(of('清明节')).toEqual(['2027-04-05'])
    expect(of('端午节')).toEqual(['2027-06-09'])
    expect(of('中秋节')).toEqual(['2027-09-15'])
  })

  it('has no make-up workdays', () => {
    for (const day of daysFrom('2027-01-01', '2027-12-31')) expect(calendar.at(day).is).not.toBe('make-up')
  })

  it('agrees with the papers of announced years: each statutory day was closed', () => {
    for (const { year } of announcedYears.filter(({ year }) => year >= 2015))
      for (const day of statutoryHolidays(year).keys()) expect(calendar.at(day).works, day).toBe(false)
  })

  it('is announced once a file brings its paper', () => {
    const days = [
      { date: '2027-01-01', name: '元旦', is: 'closed' as const },
      { date: '2027-01-02', name: '元旦', is: 'workday' as const },
    ]
    const told = workCalendar({ years: [{ year: 2027, source: '国办发明电', days }], closed: [], open: [] })
    expect(told.at('2027-01-02')).toMatchObject({ is: 'make-up', works: true, provisional: false })
    expect(told.at('2027-02-08')).toMatchObject({ is: 'workday', provisional: false })
  })
})

describe('an office’s own days', () => {
  const local = workCalendar({
    years: [],
    closed: [
      { date: '2026-04-20', why: '三月三' },
      { date: '2026-04-21', why: '装修', places: ['hall'] },
    ],
    open: [{ date: '2026-04-25', why: '补班' }],
  })

  it('close the whole office, or one place only', () => {
    expect(local.at('2026-04-20')).toMatchObject({ works: false, local: { is: 'closed', why: '三月三' } })
    expect(local.at('2026-04-20', 'hall').works).toBe(false)
    expect(local.at('2026-04-21').works).toBe(true)
    expect(local.at('2026-04-21', 'hall').works).toBe(false)
    expect(local.at('2026-04-21', 'other').works).toBe(true)
  })

  it('open a weekend', () => {
    expect(local.at('2026-04-25')).toMatchObject({ is: 'weekend', works: true })
  })
})
