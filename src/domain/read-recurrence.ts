import { smallNumberTyped } from './chinese-number.ts'
import { daySchema, type Weekday, weekdays } from './day.ts'
import { type HolidayPolicy, type Recurrence, recurrenceSchema } from './place.ts'
import type { RecurrenceKind } from './recurrence-words.ts'
import { dayTyped } from './typed.ts'

/** Days of the week in the order of `weekdays`. */
const chineseWeekdays = '一二三四五六日'
const englishWeekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const weekdayTyped = (word: string): Weekday | undefined => {
  if (/^[a-z]{3,}$/.test(word)) return weekdays[englishWeekdays.findIndex((name) => `${name}s`.startsWith(word))]
  const at = chineseWeekdays.indexOf(word.replace('天', '日'))
  if (word.length === 1 && at >= 0) return weekdays[at]
  return /^[1-7]$/.test(word) ? weekdays[Number(word) - 1] : undefined
}

/** Words between the days that say nothing by themselves. */
const fillers =
  /^(每|每周|每月|每个月|农历|阴历|lunar|every|each|and|the|on|of|day|days|month|workday|workdays|lunar|日|号)$/

/** The words of a field of days; full width or half, any of the usual separators. */
const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s*(至|到|~|—+|–|\bto\b)\s*/g, '~')
    .replace(/\b(first|second|third|fourth|fifth|\d+(?:st|nd|rd|th)) last\b/g, '$1-last')
    .split(/[、,,;;。\s和及与]+/)
    .filter((word) => word !== '' && !fillers.test(word))

/** Each word as one or more values, ranges spelled out; undefined as soon as one is not understood. */
const each = <T>(text: string, read: (word: string) => readonly T[] | undefined): T[] | undefined => {
  const found = wordsIn(text).map(read)
  return found.includes(undefined) ? undefined : [...new Set((found as T[][]).flat())]
}

const ranged = (word: string, read: (end: string) => number | undefined): number[] | undefined => {
  const ends = word.split(/[~]|(?<=\d|日|号)-(?=\d)/).map(read)
  const [from, to = from] = ends
  if (ends.length > 2 || from === undefined || to === undefined || to < from) return undefined
  return Array.from({ length: to - from + 1 }, (_, n) => from + n)
}

const readWeekdays = (word: string): Weekday[] | undefined => {
  const plain = word.replace(/每?(周|星期|礼拜)/g, '').replace(/^(每|逢)/, '')
  // 周二四 · 周一至周五
  if (plain.length > 1 && [...plain].every((one) => weekdayTyped(one)))
    return [...plain].map((one) => weekdayTyped(one)!)
  const at = (end: string): number | undefined => {
    const day = weekdayTyped(end)
    return day === undefined ? undefined : weekdays.indexOf(day)
  }
  return ranged(plain.replace(/(?<=[a-z])-(?=[a-z])/, '~'), at)?.map((n) => weekdays[n]!)
}

/** 8日 · 每月8号 · 8th */
const readMonthDay = (word: string): number | undefined =>
  smallNumberTyped(word.replace(/^每?个?月?的?/, '').replace(/(日|号|st|nd|rd|th)$/, ''))

/** 初一 · 农历十五 · 廿三 */
const readLunarDay = (word: string): number | undefined =>
  smallNumberTyped(word.replace(/^(每月)?(农历|阴历)?(每?月)?/, '').replace(/(日|st|nd|rd|th)$/, ''))

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth']

/** 第2个 · 2nd · second · 最后一个 · 倒数第2个 · 2nd-last. */
const ordinalTyped = (word: string): number | undefined => {
  if (/^(最后(一|1)?个?|last)$/.test(word)) return -1
  const back = /^倒数第?(.+?)个?$/.exec(word) ?? /^(.+)-last$/.exec(word)
  if (back) {
    const n = ordinalTyped(back[1]!)
    return n === undefined || n < 0 ? undefined : -n
  }
  if (ordinals.includes(word)) return ordinals.indexOf(word) + 1
  return smallNumberTyped(/^第?(.+?)(个|st|nd|rd|th)?$/.exec(word)?.[1] ?? '')
}

const readNthWorkday = (word: string): number[] | undefined => {
  const n = ordinalTyped(word.replace(/^每个?月/, '').replace(/工作日$/, ''))
  return n === undefined ? undefined : [n]
}

/** 第1个周二 · 第1个、第3个周二 · last Tue: the ordinals wait for their weekday. */
const readNthWeekdays = (text: string): { weekday: Weekday; n: number }[] | undefined => {
  const found = new Map<string, { weekday: Weekday; n: number }>()
  let waiting: number[] = []
  for (const word of wordsIn(text)) {
    const [, nth = '', day] = /^(?:每个?月)?(.*?)(?:(?:周|星期|礼拜)(.))?$/.exec(word)!
    const weekday = weekdayTyped(day ?? (/^[a-z]+$/.test(nth) ? nth : ''))
    const ordinal = day !== undefined || weekday === undefined ? nth : ''
    if (ordinal !== '') {
      const n = ordinalTyped(ordinal)
      if (n === undefined) return undefined
      waiting.push(n)
    }
    if (weekday === undefined) {
      if (day !== undefined) return undefined
      continue
    }
    if (waiting.length === 0) return undefined
    for (const n of waiting) found.set(`${n} ${weekday}`, { weekday, n })
    waiting = []
  }
  return waiting.length > 0 ? undefined : [...found.values()]
}

const readDate = (word: string): string[] | undefined => {
  const day = dayTyped(word)
  return daySchema.safeParse(day).success ? [day] : undefined
}

/**
 * A recurrence from its kind, its days as typed, and the holiday policy. Takes what people write in either language;
 * undefined where any of it is not understood.
 */
export const readRecurrence = (
  kind: RecurrenceKind,
  days: string,
  holiday: HolidayPolicy,
): Recurrence | undefined => {
  const whole = {
    workday: () => ({ every: 'workday' }),
    weekdays: () => ({ weekdays: each(days, readWeekdays), holiday }),
    monthDays: () => ({ monthDays: each(days, (word) => ranged(word, readMonthDay)), holiday }),
    nthWorkdays: () => ({ nthWorkdays: each(days, readNthWorkday), holiday }),
    nthWeekdays: () => ({ nthWeekdays: readNthWeekdays(days), holiday }),
    lunarDays: () => ({ lunarDays: each(days, (word) => ranged(word, readLunarDay)), holiday }),
    dates: () => ({ dates: each(days, readDate) }),
  }[kind]()
  const read = recurrenceSchema.safeParse(whole)
  return read.success ? read.data : undefined
}

/** What kind of days words speak of: 每周二 of days of the week, 每月8日 of days of the month. */
const kindSaid = (words: string): RecurrenceKind | undefined => {
  const isNth = /第|最后|倒数|last|first|second|third|fourth|fifth|\d(st|nd|rd|th)/.test(words)
  if (/农历|阴历|lunar/.test(words)) return 'lunarDays'
  if (/\d{4}/.test(words)) return 'dates'
  if (/周|星期|礼拜|mon(?!th)|tue|wed|thu|fri|sat|sun/.test(words)) return isNth ? 'nthWeekdays' : 'weekdays'
  if (/^(每个?|所有|全部|法定|every)?\s*(工作日|workdays?)[。.]?$/.test(words)) return 'workday'
  if (/工作日|workday/.test(words)) return 'nthWorkdays'
  return /每个?月|month|\d(日|号)/.test(words) ? 'monthDays' : undefined
}

/** A recurrence as people write it in one piece, its kind guessed from its words; undefined where it is not understood. */
export const recurrenceTyped = (typed: string, holiday: HolidayPolicy): Recurrence | undefined => {
  const words = typed.normalize('NFKC').toLowerCase().trim()
  // A blank parts days (周二 周四), or parts what belongs together (每月 8 日).
  for (const said of [words, words.replace(/\s+/g, '')]) {
    const kind = kindSaid(said)
    const on = kind && readRecurrence(kind, said, holiday)
    if (on) return on
  }
  return undefined
}
