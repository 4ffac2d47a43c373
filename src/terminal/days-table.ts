import { openingDays } from '../calendar/openings.ts'
import { weekdayOf } from '../domain/day.ts'
import { weekdayWords } from '../domain/day-words.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Slot } from '../domain/slot.ts'
import type { Language, Text } from '../domain/text.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { dayReason } from './day-label.ts'
import { columns } from './table.ts'

const words = {
  all: { 'zh-CN': '全部', en: 'all' },
  of: { 'zh-CN': '个开放安排', en: 'openings' },
  moved: { 'zh-CN': '改到', en: 'moved to' },
  merged: { 'zh-CN': '并入', en: 'joins' },
  cancelled: { 'zh-CN': '取消', en: 'cancelled' },
  elsewhere: { 'zh-CN': '不照常的日子', en: 'Days that are not as meant' },
} as const satisfies Record<string, Text>

const heads = { 'zh-CN': ['日期', '星期', '是什么日子', '开放'], en: ['date', '', 'what it is', 'open'] } as const

/** What is said of single places on a day. */
const placeReasons = (month: Month, date: string, names: Names, language: Language): string[] =>
  month.plan.places
    .map(({ id }) => ({ id, day: month.calendar.at(date, id) }))
    .filter(({ day }) => day.local && day.local.why !== month.calendar.at(date).local?.why)
    .map(({ id, day }) => `${names.place(id)}: ${dayReason(day, language)}`)

/** Every day of the month: what it is, why, and which openings it has; then the meant days that came out otherwise. */
export const daysTable = (month: Month, names: Names, language: Language): string => {
  const byDate = groupBy(month.slots.values(), (slot) => slot.date)
  const open = (slots: readonly Slot[]): string => {
    const all = month.plan.openings.length
    if (slots.length === all && all > 3) return `${words.all[language]} ${all} ${words.of[language]}`
    return slots.map((slot) => `${names.opening(slot.opening)} ${slot.start}-${slot.end}`).join('\n')
  }
  const dates = [...new Set([...month.days, ...byDate.keys()])].sort()
  const table = columns(
    heads[language],
    dates.map((date) => [
      date,
      weekdayWords[weekdayOf(date)][language],
      [dayReason(month.calendar.at(date), language), ...placeReasons(month, date, names, language)].join('\n'),
      open(byDate.get(date) ?? []),
    ]),
  )
  const otherwise = month.plan.openings.flatMap((opening) =>
    openingDays(opening, month.name, month.calendar).flatMap(({ meant, day, becomes, date }) => {
      if (becomes === 'open') return []
      const what = `${words[becomes][language]}${date ? ` ${date}` : ''}`
      return [`  ${names.opening(opening.id)} ${meant} (${dayReason(day, language)}): ${what}`]
    }),
  )
  return [table, ...(otherwise.length > 0 ? ['', words.elsewhere[language], ...otherwise] : [])].join('\n')
}
