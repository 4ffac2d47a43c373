import type { Day } from '../../../domain/day.ts'
import { dateWords, dayWords } from '../../../domain/day-words.ts'
import type { Text } from '../../../domain/text.ts'

/** A day with its weekday; one of another year than this with the year: 11月3日(周二), 2025年12月20日. */
export const dayShown = (day: Day, today: Day): Text => {
  const year = day.slice(0, 4)
  if (year === today.slice(0, 4)) return dayWords(day)
  const date = dateWords(day)
  return { 'zh-CN': `${year}年${date['zh-CN']}`, en: `${date.en} ${year}` }
}
