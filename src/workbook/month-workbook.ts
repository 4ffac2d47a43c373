import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node'
import type { DutyView } from '../domain/duty-view.ts'
import type { Language } from '../domain/text.ts'
import { heading, note, number, text, title } from './cell-styles.ts'
import {
  dateIn,
  dutyWords,
  inOrder,
  type LeaderTotal,
  type MonthColumn,
  type MonthView,
  monthColumns,
  monthTitle,
  sheetWords,
} from './month-words.ts'
import { pageFeatures } from './page-features.ts'
import { csvOf } from './write-csv.ts'

const widths: Record<MonthColumn, number> = {
  date: 12,
  weekday: 9,
  time: 19,
  place: 24,
  leader: 12,
  title: 30,
  portfolio: 30,
  form: 11,
  remark: 20,
}
const centred: readonly MonthColumn[] = ['date', 'weekday', 'time', 'leader', 'form']

const wide = (cell: CellObject, across: number): Row => [cell, ...Array.from({ length: across - 1 }, () => null)]

const top = (view: MonthView, words: string, across: number, language: Language): Row[] => [
  wide(title(words, across), across),
  ...notesOf(view, language).map((line) => wide(note(line, across), across)),
]

const notesOf = (view: MonthView, language: Language): string[] => [
  ...(view.notes ?? []).map((line) => line[language]),
  ...(view.provisional.length > 0
    ? [
        language === 'en'
          ? `${view.provisional.join(', ')}: holidays not announced yet; these dates are provisional`
          : `${view.provisional.join('、')}年放假安排尚未公布,有关日期为暂定`,
      ]
    : []),
]

/** How many rows from each on share a key; 0 for those that lie within a span begun above. */
const spans = (keys: readonly string[]): number[] =>
  keys.map((key, at) => {
    if (at > 0 && keys[at - 1] === key) return 0
    const end = keys.findIndex((other, later) => later > at && other !== key)
    return (end < 0 ? keys.length : end) - at
  })

const merged = (cell: CellObject, rows: number): CellObject | null =>
  rows === 0 ? null : rows === 1 ? cell : { ...cell, rowSpan: rows }

const scheduleRows = (duties: readonly DutyView[], month: string, language: Language): Row[] => {
  const day = spans(duties.map(({ date }) => date))
  const time = spans(duties.map(({ date, session, start, end }) => [date, session, start, end].join()))
  const place = spans(duties.map((duty) => [duty.date, duty.session, duty.start, duty.end, duty.place.id].join()))
  const spanOf: Partial<Record<MonthColumn, readonly number[]>> = { date: day, weekday: day, time, place }
  return duties.map((duty, at) => {
    const words = dutyWords(duty, month, language)
    return monthColumns.map((column) =>
      merged(text(words[column], centred.includes(column) ? 'center' : 'left'), spanOf[column]?.[at] ?? 1),
    )
  })
}

const asked = ({ min, max }: LeaderTotal['counts'][number]): string => {
  if (min !== undefined && max !== undefined) return min === max ? `${min}` : `${min}–${max}`
  return min !== undefined ? `≥${min}` : max !== undefined ? `≤${max}` : ''
}

const totalRows = (totals: readonly LeaderTotal[], month: string, language: Language): Row[] =>
  totals.flatMap(({ leader, title: post, days, counts }) => {
    const dates = days.map((day) => dateIn(day, month, language)).join(language === 'en' ? ', ' : '、')
    const lines = counts.length > 0 ? counts : [undefined]
    return lines.map((count, at): Row => {
      const rows = at === 0 ? lines.length : 0
      const isKept = !count || (count.actual >= (count.min ?? 0) && count.actual <= (count.max ?? Infinity))
      const verdict = text(count ? sheetWords[isKept ? 'yes' : 'no'][language] : '', 'center')
      return [
        merged(text(leader, 'center'), rows),
        merged(text(post), rows),
        merged(number(days.length), rows),
        merged(text(dates), rows),
        text(count?.rule[language] ?? ''),
        number(count?.actual),
        text(count ? asked(count) : '', 'center'),
        isKept ? verdict : { ...verdict, fontWeight: 'bold', textColor: '#C00000' },
      ]
    })
  })

/**
 * A month as an office prints it, as .xlsx, A4 landscape: the days with their leaders (one row for each duty, a day’s
 * cells merged), and each leader’s total with what every rule asks.
 */
export const monthWorkbook = async (view: MonthView, language: Language): Promise<Uint8Array> => {
  const duties = inOrder(view.duties)
  const say = (key: keyof typeof sheetWords): string => sheetWords[key][language]
  const schedule = monthColumns.length
  const name = monthTitle(view)[language]
  const above = top(view, name, schedule, language)
  const totalHeads = ['leader', 'title', 'days', 'dates', 'rule', 'actual', 'asked', 'kept'] as const
  const totals = top(view, `${name}:${say('totals')}`, totalHeads.length, language)
  const sheets = [
    {
      sheet: say('schedule'),
      data: [
        ...above,
        monthColumns.map((column) => heading(say(column))),
        ...(duties.length > 0
          ? scheduleRows(duties, view.month, language)
          : [wide(note(say('nobody'), schedule), schedule)]),
      ],
      columns: monthColumns.map((column) => ({ width: widths[column] })),
      stickyRowsCount: above.length + 1,
      orientation: 'landscape' as const,
    },
    {
      sheet: say('totals'),
      data: [
        ...totals,
        totalHeads.map((head) => heading(say(head))),
        ...totalRows(view.totals, view.month, language),
      ],
      columns: [12, 34, 10, 34, 46, 8, 8, 12].map((width) => ({ width })),
      stickyRowsCount: totals.length + 1,
      orientation: 'landscape' as const,
    },
  ]
  const foot = view.office.name
  const pages = [
    { name: say('schedule'), headingRow: above.length, foot },
    { name: say('totals'), headingRow: totals.length, foot },
  ]
  const file = writeExcelFile(sheets, { fontFamily: '宋体', fontSize: 12, features: [pageFeatures(pages)] })
  return new Uint8Array(await file.toBuffer())
}

/** The month’s duties as .csv that Excel opens as it is. */
export const monthCsv = (view: MonthView, language: Language): string =>
  csvOf([
    monthColumns.map((column) => sheetWords[column][language]),
    ...inOrder(view.duties).map((duty) => {
      const words = dutyWords(duty, view.month, language)
      return monthColumns.map((column) => (column === 'date' ? duty.date : words[column]))
    }),
  ])
