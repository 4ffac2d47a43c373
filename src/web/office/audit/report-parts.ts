import { attendanceRate, coverageRate } from '../../../audit/attendance-rates.ts'
import type { Counts } from '../../../audit/compliance.ts'
import type { MonthName } from '../../../domain/day.ts'
import { dateInYearWords, monthWords } from '../../../domain/day-words.ts'
import type { Indicator } from '../../../domain/indicator.ts'
import { outcomeWords, plannedOutcomes } from '../../../domain/outcome.ts'
import type { ReportCell, ReportColumn } from '../../../domain/report.ts'
import type { Text } from '../../../domain/text.ts'
import type { Audit } from '../../audit/audits.ts'
import type { Asked } from './question.ts'

const words = {
  planned: { 'zh-CN': '计划', en: 'planned' },
  asOf: (day: string): Text => ({ 'zh-CN': `统计日期:${day}`, en: `As of ${day}` }),
  knownThen: (day: string): Text => ({ 'zh-CN': `按${day}所知`, en: `As known on ${day}` }),
}

/** The columns of counts: 计划 = 已接访 + …, and 计划外 beside them. */
export const countColumns: readonly ReportColumn[] = [
  { name: words.planned, width: 8, isNumber: true },
  ...[...plannedOutcomes, 'unscheduled' as const].map(
    (outcome): ReportColumn => ({ name: outcomeWords[outcome], width: 8, isNumber: true }),
  ),
]

/** Counts in the order of their columns. */
export const countCells = (counts: Counts): ReportCell[] => [
  counts.planned,
  ...plannedOutcomes.map((outcome) => counts[outcome]),
  counts.unscheduled,
]

/** 2026年1月至12月: the months of a report. */
export const monthsWords = (from: MonthName, to: MonthName): Text => {
  const [a, b] = [monthWords(from), monthWords(to)]
  if (from === to) return a
  const isSameYear = from.slice(0, 4) === to.slice(0, 4)
  return {
    'zh-CN': `${a['zh-CN']}至${isSameYear ? b['zh-CN'].replace(/^\d+年/, '') : b['zh-CN']}`,
    en: `${a.en} to ${b.en}`,
  }
}

/** The lines below a report’s title: its months where the title does not name them, and up to when things were known. */
export const reportLines = (
  { from, to, asOf }: Asked,
  { today }: Pick<Audit, 'today'>,
  names: 'months' | 'known',
): Text[] => {
  const known = asOf === undefined ? words.asOf : words.knownThen
  const day = dateInYearWords(today)
  const line = { 'zh-CN': known(day['zh-CN'])['zh-CN'], en: known(day.en).en }
  return names === 'months' ? [monthsWords(from, to), line] : [line]
}

/** The months of an audit that could be judged. */
export const monthsOf = ({ months }: Pick<Audit, 'months'>): MonthName[] => months.map(({ plan }) => plan.month)

/** 接访率 and 覆盖率 of the months of an audit. */
export const ratesOf = ({ compliance, leaders, question, today }: Audit): Indicator[] => {
  const rated = { rules: compliance.rules, leaders, to: question.to, today }
  return [attendanceRate(rated), coverageRate(rated)]
}
