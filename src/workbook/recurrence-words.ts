import { type Weekday, weekdays } from '../domain/day.ts'
import { weekdayWords } from '../domain/day-words.ts'
import type { Recurrence } from '../domain/place.ts'
import type { Language, Text } from '../domain/text.ts'

const lunarUnits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** Days of the lunar month as they are said: 初一 … 初十, 十一 … 十九, 二十, 廿一 … 廿九, 三十. */
export const lunarNames: readonly string[] = Array.from({ length: 30 }, (_, at) => {
  const day = at + 1
  if (day <= 10) return `初${lunarUnits[day]}`
  if (day === 20) return '二十'
  if (day === 30) return '三十'
  return `${day < 20 ? '十' : '廿'}${lunarUnits[day % 10]}`
})

const nth = (n: number, what: Text, counter: string): Text => {
  const ordinal = ['', 'first', 'second', 'third', 'fourth', 'fifth'][Math.abs(n)] ?? `${Math.abs(n)}th`
  if (n === -1) return { 'zh-CN': `最后一个${what['zh-CN']}`, en: `last ${what.en}` }
  return n < 0
    ? { 'zh-CN': `倒数第${-n}${counter}${what['zh-CN']}`, en: `${ordinal} last ${what.en}` }
    : { 'zh-CN': `第${n}${counter}${what['zh-CN']}`, en: `${ordinal} ${what.en}` }
}

const said = (texts: readonly Text[], before: Text, after: Text): Text => ({
  'zh-CN': `${before['zh-CN']}${texts.map((text) => text['zh-CN']).join('、')}${after['zh-CN']}`,
  en: `${before.en}${texts.map((text) => text.en).join(', ')}${after.en}`,
})

const none: Text = { 'zh-CN': '', en: '' }
const workday: Text = { 'zh-CN': '工作日', en: 'workday' }
const shown = (day: string): Text => ({ 'zh-CN': day, en: day })

/** 开放日 in words that `recurrenceIn` reads back: 每个工作日, 每周二、周四, 每月8日、25日, 农历初一、十五. */
export const recurrenceWords = (on: Recurrence): Text => {
  if ('every' in on) return { 'zh-CN': '每个工作日', en: 'every workday' }
  if ('weekdays' in on)
    return said(
      on.weekdays.map((day) => weekdayWords[day]),
      { 'zh-CN': '每', en: 'every ' },
      none,
    )
  if ('monthDays' in on)
    return said(
      on.monthDays.map((day) => ({ 'zh-CN': `${day}日`, en: `${day}` })),
      { 'zh-CN': '每月', en: 'day ' },
      { 'zh-CN': '', en: ' of the month' },
    )
  if ('lunarDays' in on)
    return said(
      on.lunarDays.map((day) => ({ 'zh-CN': lunarNames[day - 1]!, en: `${day}` })),
      { 'zh-CN': '农历', en: 'lunar ' },
      none,
    )
  if ('dates' in on) return said(on.dates.map(shown), none, none)
  const monthly: Text = { 'zh-CN': '每月', en: '' }
  if ('nthWorkdays' in on)
    return said(
      on.nthWorkdays.map((n) => nth(n, workday, '个')),
      monthly,
      none,
    )
  return said(
    on.nthWeekdays.map(({ weekday, n }) => nth(n, weekdayWords[weekday], '个')),
    monthly,
    none,
  )
}

/** 每周二、周四 in a language. */
export const recurrenceText = (on: Recurrence, language: Language): string => recurrenceWords(on)[language]

/** All that tells open days apart, whatever order they are said in. */
export const recurrenceKey = (on: Recurrence): string => {
  if ('every' in on) return 'workday'
  const [kind, days] = Object.entries(on).find(([key]) => key !== 'holiday')! as [string, readonly unknown[]]
  const said = 'nthWeekdays' in on ? on.nthWeekdays.map(({ n, weekday }) => `${n} ${weekday}`) : days.map(String)
  return [kind, 'holiday' in on ? on.holiday : '', ...said.toSorted()].join()
}

/** The weekday of 一 … 日, 天, 1 … 7, mon … sun. */
export const weekdayIn = (words: string): Weekday | undefined => {
  const at = '一二三四五六日'.indexOf(words === '天' ? '日' : words)
  if (words.length === 1 && at >= 0) return weekdays[at]
  if (/^[1-7]$/.test(words)) return weekdays[Number(words) - 1]
  return weekdays.find((day) => words.startsWith(day))
}
