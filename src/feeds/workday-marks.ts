import { createHash } from 'node:crypto'
import { workCalendar } from '../calendar/workdays.ts'
import type { CalendarNotices } from '../domain/calendar-notice.ts'
import { daysFrom } from '../domain/day.ts'
import type { Language, Text } from '../domain/text.ts'
import type { DayMark } from './ical.ts'

/** When and how often the days of a subject, a date or a year, were changed by hand. */
export type DayChanges = ReadonlyMap<string, { readonly at: string; readonly times: number }>

const words = {
  closed: { 'zh-CN': '休', en: 'off' },
  works: { 'zh-CN': '班', en: 'at work' },
  local: { 'zh-CN': '本地', en: 'local' },
  provisional: { 'zh-CN': '暂定', en: 'provisional' },
} as const satisfies Record<string, Text>

/**
 * The days of some years that are not what their weekday says: holidays, make-up workdays (调休), local days. Their
 * stamps are of the last change by hand, or of the November in which the State Council announces a year.
 */
export const workdayMarks = (
  office: { readonly id: string; readonly language: Language },
  notices: CalendarNotices,
  years: readonly number[],
  changes: DayChanges,
): DayMark[] => {
  const calendar = workCalendar(notices)
  const say = (text: Text): string => text[office.language]
  return years.flatMap((year) =>
    daysFrom(`${year}-01-01`, `${year}-12-31`).flatMap((date): DayMark[] => {
      const { is, name, local, works, provisional } = calendar.at(date)
      if (!local && is !== 'holiday' && is !== 'make-up') return []
      const beside = [
        ...(local ? [say(words.local)] : []),
        ...(provisional && !local ? [say(words.provisional)] : []),
      ]
      const changed = [changes.get(date), changes.get(String(year))].flatMap((one) => one ?? [])
      return [
        {
          uid: uidOfDay(office.id, date),
          day: date,
          title: `${say(works ? words.works : words.closed)} ${local?.why ?? name ?? ''}${beside.length > 0 ? `(${beside.join('、')})` : ''}`,
          changedAt:
            changed
              .map(({ at }) => at)
              .sort()
              .at(-1) ?? `${year - 1}-11-01T00:00:00Z`,
          sequence: changed.reduce((sum, { times }) => sum + times, 0),
        },
      ]
    }),
  )
}

const uidOfDay = (office: string, day: string): string =>
  `${createHash('sha256')
    .update(JSON.stringify(['day', office, day]))
    .digest('hex')
    .slice(0, 16)}@reception-roster`
