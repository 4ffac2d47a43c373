import { openingDays } from '../../../calendar/openings.ts'
import type { WorkCalendar } from '../../../calendar/workdays.ts'
import { type Day, dayOfMonth, type MonthName, monthOf, weekdayOf } from '../../../domain/day.ts'
import { monthWords, weekdayWords } from '../../../domain/day-words.ts'
import type { Opening } from '../../../domain/place.ts'
import { join, list, type Text } from '../../../domain/text.ts'

/** 8日(周二) · Tue 8; with its month where that is another one. */
const label = (day: Day, month: MonthName): Text => {
  const weekday = weekdayWords[weekdayOf(day)]
  const isHere = monthOf(day) === month
  return {
    'zh-CN': `${isHere ? '' : `${Number(day.slice(5, 7))}月`}${dayOfMonth(day)}日(${weekday['zh-CN'].slice(1)})`,
    en: `${weekday.en} ${isHere ? dayOfMonth(day) : day}`,
  }
}

/** The days of a month an opening has, in words: how many, which, what was moved and what falls away. `brief` counts workdays only. */
export const openingDaysWords = (
  opening: Opening,
  month: MonthName,
  calendar: WorkCalendar,
  { brief }: { readonly brief: boolean } = { brief: false },
): Text => {
  const days = openingDays(opening, month, calendar)
  const held = days.filter(({ becomes }) => becomes === 'open' || becomes === 'moved')
  const lost = days.filter(({ becomes }) => becomes === 'cancelled' || becomes === 'merged')
  // Every workday is no news where openings are only listed.
  const named = brief && 'every' in opening.on ? [] : held
  const shown = named
    .toSorted((a, b) => (a.date! < b.date! ? -1 : 1))
    .map(({ meant, date, becomes }) => {
      const [on, from] = [label(date!, month), label(meant, month)]
      if (becomes === 'open') return on
      return { 'zh-CN': `${on['zh-CN']}←${from['zh-CN']}`, en: `${on.en} (for ${from.en})` }
    })
  const parts: Text[] = [
    held.length === 0
      ? { 'zh-CN': `${monthWords(month)['zh-CN']}没有一天`, en: `${monthWords(month).en}: no day` }
      : join(
          [
            {
              'zh-CN': `${monthWords(month)['zh-CN']}共${held.length}天`,
              en: `${monthWords(month).en}: ${held.length === 1 ? '1 day' : `${held.length} days`}`,
            },
            ...(shown.length > 0 ? [list(shown)] : []),
          ],
          {
            'zh-CN': ':',
            en: ': ',
          },
        ),
  ]
  if (lost.length > 0) {
    const which = list(lost.map(({ meant }) => label(meant, month)))
    parts.push({ 'zh-CN': `取消${which['zh-CN']}`, en: `cancelled ${which.en}` })
  }
  if (days.some(({ provisional }) => provisional))
    parts.push({
      'zh-CN': '节假日安排尚未公布,是暂定的',
      en: 'holidays not announced yet, so this is provisional',
    })
  return join(parts, { 'zh-CN': ';', en: '; ' })
}
