import { openingDays } from '../calendar/openings.ts'
import { weekdayOf } from '../domain/day.ts'
import { weekdayWords } from '../domain/day-words.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Slot } from '../domain/slot.ts'
import type { Language, Text } from '../domain/text.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { dayReason } from './office-day.ts'

const words = {
  all: { 'zh-CN': '全部', en: 'all' },
  of: { 'zh-CN': '个开放安排', en: 'openings' },
  moved: { 'zh-CN': '改到', en: 'moved to' },
  merged: { 'zh-CN': '并入', en: 'joins' },
  cancelled: { 'zh-CN': '取消', en: 'cancelled' },
  elsewhere: { 'zh-CN': '不照常的日子', en: 'Days that are not as meant' },
} as const satisfies Record<string, Text>

/** What the columns of the days are called. */
export const dayHeads = {
  date: { 'zh-CN': '日期', en: 'date' },
  weekday: { 'zh-CN': '星期', en: '' },
  reasons: { 'zh-CN': '是什么日子', en: 'what it is' },
  open: { 'zh-CN': '开放', en: 'open' },
} as const satisfies Record<string, Text>

/** A day of the month. */
export interface DayWords {
  readonly date: string
  readonly weekday: string
  /** What the day is and why; then what single places say of it. */
  readonly reasons: readonly string[]
  /** Its openings; in one line where all of many are. */
  readonly open: readonly string[]
}

/** Every day of the month, and the meant days that came out otherwise. */
export interface DaysWords {
  readonly days: readonly DayWords[]
  readonly otherwise: {
    readonly title: string
    readonly days: readonly { readonly opening: string; readonly meant: string; readonly says: string }[]
  }
}

/** Every day of the month: what it is, why, and which openings it has; then the meant days that came out otherwise. */
export const daysInWords = (month: Month, names: Names, language: Language): DaysWords => {
  const byDate = groupBy(month.slots.values(), (slot) => slot.date)
  const dates = [...new Set([...month.days, ...byDate.keys()])].sort()
  return {
    days: dates.map((date) => ({
      date,
      weekday: weekdayWords[weekdayOf(date)][language],
      reasons: [dayReason(month.calendar.at(date), language), ...placeReasons(month, date, names, language)],
      open: openInWords(month, byDate.get(date) ?? [], names, language),
    })),
    otherwise: { title: words.elsewhere[language], days: otherwiseInWords(month, names, language) },
  }
}

/** So many openings are not named one by one where all are open. */
const manyOpenings = 4

const openInWords = (month: Month, slots: readonly Slot[], names: Names, language: Language): string[] => {
  const all = month.plan.openings.length
  if (slots.length === all && all >= manyOpenings) return [`${words.all[language]} ${all} ${words.of[language]}`]
  return slots.map(({ opening, start, end }) => `${names.opening(opening)} ${start}-${end}`)
}

/** What is said of single places on a day. */
const placeReasons = (month: Month, date: string, names: Names, language: Language): string[] =>
  month.plan.places
    .map(({ id }) => ({ id, day: month.calendar.at(date, id) }))
    .filter(({ day }) => day.local && day.local.why !== month.calendar.at(date).local?.why)
    .map(({ id, day }) => `${names.place(id)}: ${dayReason(day, language)}`)

const otherwiseInWords = (month: Month, names: Names, language: Language): DaysWords['otherwise']['days'] =>
  month.plan.openings.flatMap((opening) =>
    openingDays(opening, month.name, month.calendar).flatMap(({ meant, day, becomes, date }) => {
      if (becomes === 'open') return []
      const what = `${words[becomes][language]}${date ? ` ${date}` : ''}`
      const says = `${names.opening(opening.id)} ${meant} (${dayReason(day, language)}): ${what}`
      return [{ opening: opening.id, meant, says }]
    }),
  )
