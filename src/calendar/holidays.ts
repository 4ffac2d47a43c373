import type { YearNotice } from '../domain/calendar-notice.ts'
import { addDays, type Day } from '../domain/day.ts'
import { fromLunar, qingming } from './lunar.ts'
import table from './state-council.json' with { type: 'json' }

/** The State Council’s calendar by year, each with the address of its paper. */
export const announcedYears = table as readonly YearNotice[]

/**
 * The statutory holidays of a year nobody has announced yet: 13 days from 2025, 11 before
 * (《全国年节及纪念日放假办法》, as amended in 2013 and 2024). Where 中秋节 falls into 国庆节 there
 * is one day less: nobody knows yet to which day it goes. No make-up days are assumed.
 */
export const statutoryHolidays = (year: number): Map<Day, string> => {
  const newYear = fromLunar(year, 1, 1)
  const days: [Day, string][] = [
    [`${year}-01-01`, '元旦'],
    ...[0, 1, 2].map((n): [Day, string] => [addDays(newYear, n), '春节']),
    [qingming(year), '清明节'],
    [`${year}-05-01`, '劳动节'],
    [fromLunar(year, 5, 5), '端午节'],
    [fromLunar(year, 8, 15), '中秋节'],
    ...[1, 2, 3].map((n): [Day, string] => [`${year}-10-0${n}`, '国庆节']),
  ]
  if (year >= 2025) days.push([addDays(newYear, -1), '春节'], [`${year}-05-02`, '劳动节'])
  return new Map(days)
}
