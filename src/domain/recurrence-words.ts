import { chineseNumber, smallNumberTyped } from './chinese-number.ts'
import { type Weekday, weekdays } from './day.ts'
import { weekdayWords } from './day-words.ts'
import { type HolidayPolicy, type Recurrence, recurrenceSchema } from './place.ts'
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

const shortPolicy: Record<HolidayPolicy, Text> = {
  skip: { 'zh-CN': '取消', en: 'cancelled' },
  'next-workday': { 'zh-CN': '顺延', en: 'the next workday' },
  'previous-workday': { 'zh-CN': '提前', en: 'the workday before' },
}

/** A recurrence in plain words: 每周二、周四,遇节假日顺延 · 每月最后一个周二,遇节假日取消. */
export const recurrenceWords = (on: Recurrence): Text => {
  if ('every' in on) return { 'zh-CN': '每个工作日', en: 'every workday' }
  const days = recurrenceDays(on)
  if ('dates' in on) return { 'zh-CN': `指定日期:${days['zh-CN']}`, en: `on ${days.en}` }
  const [before, after]: [Text, Text] =
    'weekdays' in on
      ? [{ 'zh-CN': '每', en: 'every ' }, same('')]
      : 'lunarDays' in on
        ? [{ 'zh-CN': '农历', en: 'lunar ' }, same('')]
        : 'nthWorkdays' in on
          ? [
              { 'zh-CN': '每月', en: '' },
              { 'zh-CN': '工作日', en: ' workday of the month' },
            ]
          : [
              { 'zh-CN': '每月', en: '' },
              { 'zh-CN': '', en: ' of the month' },
            ]
  const [closed, policy] = [closing(on), shortPolicy[on.holiday]]
  return {
    'zh-CN': `${before['zh-CN']}${days['zh-CN']}${after['zh-CN']},${closed['zh-CN']}${policy['zh-CN']}`,
    en: `${before.en}${days.en}${after.en}; ${closed.en} ${policy.en}`,
  }
}

/** Chinese days of the week, in the order of `weekdays`. */
const chineseWeekdays = '一二三四五六日'

const weekdayTyped = (word: string): Weekday | undefined => {
  const named = weekdays.find((day) => word.length >= 3 && /^[a-z]+$/.test(word) && word.startsWith(day))
  if (named) return named
  const at = chineseWeekdays.indexOf(word.replace('天', '日'))
  if (word.length === 1 && at >= 0) return weekdays[at]
  return /^[1-7]$/.test(word) ? weekdays[Number(word) - 1] : undefined
}

/** Words between the days that say nothing by themselves. */
const fillers =
  /^(每|每周|每月|每个月|农历|阴历|every|each|and|the|on|of|day|days|month|workday|workdays|lunar|日|号)$/

/** The words of a field of days; full width or half, any of the usual separators. */
const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s*(至|到|~|—+|–|\bto\b)\s*/g, '~')
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

const readMonthDay = (word: string): number | undefined =>
  smallNumberTyped(word.replace(/^每?个?月?的?/, '').replace(/(日|号|st|nd|rd|th)$/, ''))

const readLunarDay = (word: string): number | undefined =>
  smallNumberTyped(word.replace(/^(农历|阴历)?每?月?/, '').replace(/(日|st|nd|rd|th)$/, ''))

/** 第2个 · 2nd · 最后一个 · 倒数第2个 · 2nd-last. */
const ordinalTyped = (word: string): number | undefined => {
  if (/^(最后(一|1)?个?|last)$/.test(word)) return -1
  const back = /^倒数第?(.+?)个?$/.exec(word) ?? /^(\d+)(?:st|nd|rd|th)-last$/.exec(word)
  if (back) {
    const n = smallNumberTyped(back[1]!)
    return n === undefined ? undefined : -n
  }
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
  const parts = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/.exec(word)
  return parts ? [`${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`] : undefined
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
