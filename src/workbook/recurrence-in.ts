import { type Weekday, weekdays } from '../domain/day.ts'
import type { HolidayPolicy, Recurrence } from '../domain/place.ts'
import { lunarNames, weekdayIn } from './recurrence-words.ts'
import type { Cell } from './sheet.ts'
import { dayIn, keyOf, textOf } from './words-of-cells.ts'

const numerals = '一二三四五六七八九'

/** 3, 三, 十二, 二十一 as a number; NaN for anything else. */
const numberIn = (words: string): number => {
  if (/^\d{1,2}$/.test(words)) return Number(words)
  const said = /^([二三]?)(十)?([一二三四五六七八九])?$/.exec(words.replace('两', '二'))
  if (!said || words === '') return Number.NaN
  const [, tens, ten, unit] = said
  if (!ten) return tens && unit ? Number.NaN : numerals.indexOf(unit ?? tens!) + 1
  return (tens ? numerals.indexOf(tens) + 1 : 1) * 10 + (unit ? numerals.indexOf(unit) + 1 : 0)
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']

/** The n of 第2个, 最后一个, 倒数第二个, 2nd, last; what follows it is the rest. */
const ordinalIn = (part: string): { n: number; rest: string } | undefined => {
  const chinese = /^(最后|倒数)?第?([\d一二两三四五六七八九十]*)个?(.*)$/.exec(part)
  const [, back, digits = '', rest = ''] = chinese ?? []
  // 3日 is a day of the month, not the third Sunday.
  if (
    !/^((st|nd|rd|th)?(last)?(工作日|workday|周|星期|礼拜|mon|tue|wed|thu|fri|sat|sun)|$)/.test(rest) &&
    digits !== ''
  )
    return undefined
  if (back === '最后' && (digits === '' || numberIn(digits) === 1)) return { n: -1, rest }
  const n = numberIn(digits)
  if (n >= 1) {
    const after = rest.replace(/^(st|nd|rd|th)(?=last)/, '')
    if (after.startsWith('last')) return { n: -n, rest: after.slice(4) }
    return { n: back ? -n : n, rest: rest.replace(/^(st|nd|rd|th)/, '') }
  }
  const word = ordinals.findIndex((name) => part.startsWith(name))
  const after = word < 0 ? part : part.slice(ordinals[word]!.length)
  if (after.startsWith('last')) return { n: word < 0 ? -1 : -(word + 1), rest: after.slice(4) }
  return word < 0 ? undefined : { n: word + 1, rest: after }
}

/** Every part read, or nothing. */
const all = <T>(parts: readonly string[], read: (part: string, at: number) => T | undefined): T[] | undefined => {
  const values = parts.map(read)
  return parts.length > 0 && values.every((value) => value !== undefined) ? (values as T[]) : undefined
}

const weekday = (part: string): Weekday | undefined => weekdayIn(part.replace(/^(每?周|每?星期|每?礼拜|every)/, ''))

/** 周一至周五. */
const weekdaySpan = (words: string): Weekday[] | undefined => {
  if (!/^(每?周|每?星期|每?礼拜|every|[a-z])/.test(words)) return undefined
  const [from, to] = words.split(/[至到~—–-]+/).map(weekday)
  return from && to && weekdays.indexOf(from) < weekdays.indexOf(to)
    ? weekdays.slice(weekdays.indexOf(from), weekdays.indexOf(to) + 1)
    : undefined
}

const lunarDay = (part: string): number | undefined => {
  const at = lunarNames.indexOf(part.replace(/^二十(?=.)/, '廿'))
  const n = at >= 0 ? at + 1 : numberIn(part.replace(/日$/, ''))
  return n >= 1 && n <= 30 ? n : undefined
}

const monthDay = (part: string): number | undefined => {
  const n = numberIn(part.replace(/(日|号)$/, ''))
  return n >= 1 && n <= 31 ? n : undefined
}

/** The n of each part; a bare 第1 in 第1、3个周五 goes with what the last part names. */
const nthIn = (parts: readonly string[], holiday: HolidayPolicy): Recurrence | undefined => {
  const said = all(parts, ordinalIn)
  if (!said) return undefined
  const last = said.at(-1)!.rest
  const named = said.map(({ n, rest }) => ({ n, what: rest === '' ? last : rest }))
  if (named.every(({ what, n }) => /^(工作日|workdays?)$/.test(what) && n <= 23 && n >= -23))
    return { nthWorkdays: named.map(({ n }) => n), holiday }
  const days = named.map(({ n, what }) => ({ n, weekday: weekday(what) }))
  return days.every((day): day is { n: number; weekday: Weekday } => !!day.weekday && Math.abs(day.n) <= 5)
    ? { nthWeekdays: days, holiday }
    : undefined
}

/** 开放日 as people write it, with what happens on holidays; undefined when it is not understood. */
export const recurrenceIn = (cell: Cell | undefined, holiday: HolidayPolicy): Recurrence | undefined => {
  const day = dayIn(cell)
  if (day !== undefined) return { dates: [day] }
  const words = keyOf(textOf(cell)).replace(/[。.]$/, '')
  if (/^(每个?|所有|全部|法定|every)?(工作日|workdays?)$/.test(words)) return { every: 'workday' }
  const parts = words.split(/[、,;和及与]|and/).filter(Boolean)
  const dates = all(parts, (part) => dayIn(part))
  if (dates) return { dates: dates }
  if (/^(每月)?(农历|阴历|lunar)/.test(words)) {
    const days = all(parts, (part) => lunarDay(part.replace(/^(每月)?(农历|阴历|lunar)(每月)?/, '')))
    return days && { lunarDays: days, holiday }
  }
  const span = weekdaySpan(words)
  if (span) return { weekdays: span, holiday }
  const days = all(parts, weekday)
  if (days && /^(每|周|星期|礼拜|every)/.test(words)) return { weekdays: days, holiday }
  const monthly = words.replace(/^(每个?月的?|day)/, '').replace(/ofthemonth$/, '')
  const monthParts = monthly.split(/[、,;和及与]|and/).filter(Boolean)
  const isMonthly = monthly !== words || monthParts.every((part) => /\d(日|号)$/.test(part))
  const monthDays = isMonthly ? all(monthParts, monthDay) : undefined
  return monthDays ? { monthDays, holiday } : nthIn(monthParts, holiday)
}
