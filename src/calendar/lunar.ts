import { LunarDay, SolarDay } from 'tyme4ts'
import type { Day } from '../domain/day.ts'

const solar = (day: Day): SolarDay =>
  SolarDay.fromYmd(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8)))

const iso = (day: SolarDay): Day =>
  `${String(day.getYear()).padStart(4, '0')}-${String(day.getMonth()).padStart(2, '0')}-${String(day.getDay()).padStart(2, '0')}`

/** The day of the lunar month (1–30), leap months too. */
export const lunarDayOf = (day: Day): number => solar(day).getLunarDay().getDay()

/** The day on which the given day of a (non-leap) lunar month of a year falls. */
export const fromLunar = (year: number, month: number, day: number): Day =>
  iso(LunarDay.fromYmd(year, month, day).getSolarDay())

/** 清明: the fifth solar term, on 4, 5 or 6 April. */
export const qingming = (year: number): Day => {
  const day = [4, 5, 6].find((n) => {
    const term = SolarDay.fromYmd(year, 4, n).getTermDay()
    return term.getSolarTerm().getName() === '清明' && term.getDayIndex() === 0
  })
  if (day === undefined) throw new Error(`no 清明 between 4 and 6 April ${year}`)
  return `${year}-04-0${day}`
}
