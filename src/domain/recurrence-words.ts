import { chineseNumber } from './chinese-number.ts'
import { weekdayWords } from './day-words.ts'
import type { HolidayPolicy, Recurrence } from './place.ts'
import { list, same, type Text } from './text.ts'

/** The kinds of recurrence: what each is called, and how its days are written. */
export const recurrenceKinds = {
  workday: { name: { 'zh-CN': '每个工作日', en: 'Every workday' }, days: same('') },
  weekdays: {
    name: { 'zh-CN': '每周的某几天', en: 'Days of the week' },
    days: { 'zh-CN': '周二、周四', en: 'Tue, Thu' },
  },
  monthDays: {
    name: { 'zh-CN': '每月的某几日', en: 'Days of the month' },
    days: { 'zh-CN': '8日、25日', en: '8th, 25th' },
  },
  nthWorkdays: {
    name: { 'zh-CN': '每月第几个工作日', en: 'Nth workday of the month' },
    days: { 'zh-CN': '第2个、最后一个', en: '2nd, last' },
  },
  nthWeekdays: {
    name: { 'zh-CN': '每月第几个周几', en: 'Nth weekday of the month' },
    days: { 'zh-CN': '第1个周二、最后一个周二', en: '1st Tue, last Tue' },
  },
  lunarDays: {
    name: { 'zh-CN': '农历的某几日', en: 'Days of the lunar month' },
    days: { 'zh-CN': '初一、十五', en: '1st, 15th' },
  },
  dates: {
    name: { 'zh-CN': '指定日期', en: 'These dates' },
    days: { 'zh-CN': '2026-12-12、2026-12-26', en: '2026-12-12, 2026-12-26' },
  },
} as const satisfies Record<string, { readonly name: Text; readonly days: Text }>
export type RecurrenceKind = keyof typeof recurrenceKinds

/** 取消、顺延、提前: what happens when the day turns out closed. */
export const holidayWords: Record<HolidayPolicy, Text> = {
  skip: { 'zh-CN': '取消', en: 'cancelled' },
  'next-workday': { 'zh-CN': '顺延到下一个工作日', en: 'moved to the next workday' },
  'previous-workday': { 'zh-CN': '提前到上一个工作日', en: 'moved to the workday before' },
}

/** 取消、顺延、提前, in as few words as a sentence or a cell wants. */
export const holidayShortWords: Record<HolidayPolicy, Text> = {
  skip: { 'zh-CN': '取消', en: 'cancelled' },
  'next-workday': { 'zh-CN': '顺延', en: 'the next workday' },
  'previous-workday': { 'zh-CN': '提前', en: 'the workday before' },
}

/** The kind of a recurrence. */
export const kindOfRecurrence = (on: Recurrence): RecurrenceKind =>
  'every' in on ? 'workday' : (Object.keys(recurrenceKinds) as RecurrenceKind[]).find((kind) => kind in on)!

/** 8th */
const inOrder = (n: number): string => {
  const ending = n % 100 > 10 && n % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${ending}`
}

/** 第2个 · 最后一个 · 倒数第2个. */
const ordinalWords = (n: number): Text => {
  if (n > 0) return { 'zh-CN': `第${n}个`, en: inOrder(n) }
  if (n === -1) return { 'zh-CN': '最后一个', en: 'last' }
  return { 'zh-CN': `倒数第${-n}个`, en: `${inOrder(-n)}-last` }
}

const lunarDay = (n: number): Text => ({
  'zh-CN': n <= 10 ? `初${chineseNumber(n)}` : n > 20 && n < 30 ? `廿${chineseNumber(n - 20)}` : chineseNumber(n),
  en: inOrder(n),
})

/** The days of a recurrence as one field holds them: 周二、周四 · 8日、25日 · 最后一个周二 · 初一、十五. */
export const recurrenceDays = (on: Recurrence): Text => {
  if ('every' in on) return same('')
  if ('weekdays' in on) return list(on.weekdays.map((day) => weekdayWords[day]))
  if ('monthDays' in on) return list(on.monthDays.map((n) => ({ 'zh-CN': `${n}日`, en: inOrder(n) })))
  if ('nthWorkdays' in on) return list(on.nthWorkdays.map(ordinalWords))
  if ('lunarDays' in on) return list(on.lunarDays.map(lunarDay))
  if ('dates' in on) return list(on.dates.map(same))
  return list(
    on.nthWeekdays.map(({ weekday, n }) => {
      const [nth, day] = [ordinalWords(n), weekdayWords[weekday]]
      return { 'zh-CN': `${nth['zh-CN']}${day['zh-CN']}`, en: `${nth.en} ${day.en}` }
    }),
  )
}

/** What closes each kind; dates are always open. */
const closing = (on: Recurrence): Text =>
  'weekdays' in on || 'nthWeekdays' in on
    ? { 'zh-CN': '遇节假日', en: 'on a holiday' }
    : 'nthWorkdays' in on
      ? { 'zh-CN': '遇当地放假', en: 'on a local closure' }
      : { 'zh-CN': '遇周末、节假日', en: 'on a weekend or holiday' }

/** Its days in words that `recurrenceTyped` reads back: 每个工作日 · 每周二、周四 · 每月最后一个周二 · 农历初一、十五. */
export const daysWords = (on: Recurrence): Text => {
  const days = recurrenceDays(on)
  const said = (zh: readonly [string, string], en: readonly [string, string]): Text => ({
    'zh-CN': `${zh[0]}${days['zh-CN']}${zh[1]}`,
    en: `${en[0]}${days.en}${en[1]}`,
  })
  if ('every' in on) return { 'zh-CN': '每个工作日', en: 'every workday' }
  if ('dates' in on) return days
  if ('weekdays' in on) return said(['每', ''], ['every ', ''])
  if ('lunarDays' in on) return said(['农历', ''], ['lunar ', ''])
  if ('nthWorkdays' in on) return said(['每月', '工作日'], ['', ' workday of the month'])
  return said(['每月', ''], ['', ' of the month'])
}

/** A recurrence in plain words: 每周二、周四,遇节假日顺延 · 每月最后一个周二,遇节假日取消. */
export const recurrenceWords = (on: Recurrence): Text => {
  const days = daysWords(on)
  if ('every' in on) return days
  if ('dates' in on) return { 'zh-CN': `指定日期:${days['zh-CN']}`, en: `on ${days.en}` }
  const [closed, policy] = [closing(on), holidayShortWords[on.holiday]]
  return {
    'zh-CN': `${days['zh-CN']},${closed['zh-CN']}${policy['zh-CN']}`,
    en: `${days.en}; ${closed.en} ${policy.en}`,
  }
}
