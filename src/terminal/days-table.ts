import type { Language } from '../domain/text.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { dayHeads, daysInWords } from '../words/days.ts'
import { indented, section } from './lines.ts'
import { columns } from './table.ts'

/** Every day of the month: what it is, why, and which openings it has; then the meant days that came out otherwise. */
export const daysTable = (month: Month, names: Names, language: Language): string => {
  const { days, otherwise } = daysInWords(month, names, language)
  const table = columns(
    Object.values(dayHeads).map((head) => head[language]),
    days.map(({ date, weekday, reasons, open }) => [date, weekday, reasons.join('\n'), open.join('\n')]),
  )
  return [table, ...section(otherwise.title, indented(otherwise.days.map(({ says }) => says)))].join('\n')
}
