import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node'
import type { Language, Text } from '../domain/text.ts'
import { day, entry, heading, note, number, text, title } from './cell-styles.ts'
import type { OfficeState } from './known.ts'
import { type Page, pageFeatures } from './page-features.ts'
import type { Column, Table } from './table.ts'
import { tables } from './tables.ts'
import { rowsOfState, type Values } from './template-rows.ts'

/** Rows with lines and lists below those that are filled in. */
const blankRows = 200

const words = {
  notes: { 'zh-CN': '填写说明', en: 'How to fill in' },
  title: { 'zh-CN': '接访名册填写说明', en: 'How to fill in this workbook' },
  sheet: { 'zh-CN': '工作表', en: 'Sheet' },
  column: { 'zh-CN': '列', en: 'Column' },
  needed: { 'zh-CN': '必填', en: 'Needed' },
  about: { 'zh-CN': '怎么填', en: 'What to write' },
  values: { 'zh-CN': '可填内容', en: 'Values' },
  yes: { 'zh-CN': '是', en: 'yes' },
} as const satisfies Record<string, Text>

const intro: readonly Text[] = [
  {
    'zh-CN':
      '四张表可以只填需要的,深色表头的列必填;列的先后、多余的列都不影响。日期写 2026-12-01 或 2026年12月1日,时间写 9:00。',
    en: 'Fill in the sheets you need; columns with dark headings are needed, and the order of columns does not matter. Dates as 2026-12-01, times as 9:00.',
  },
  {
    'zh-CN': '表里没有的单位、领导、地点保持不变,删去一行不会删去数据;导入前会逐行显示读懂的内容,确认后才保存。',
    en: 'What is not in the file stays as it is. Every row is shown as understood before anything is saved.',
  },
  {
    'zh-CN': '请不要填写身份证号码和领导的手机号码:有这些号码的行不会导入。',
    en: 'No identity numbers and no leaders’ mobile numbers: rows with such numbers are refused.',
  },
]

const cellOf = (column: Column, value: string | number | null | undefined): CellObject => {
  if (column.holds === 'day') return day(value as string | null | undefined)
  if (column.holds === 'number') return number(value as number | undefined)
  return entry(String(value ?? ''))
}

const dataOf = (table: Table, rows: readonly Values[], language: Language): Row[] => [
  table.columns.map((column) => heading(column.name[language], column.needed ?? false)),
  ...[...rows, ...Array.from({ length: blankRows }, (): Values => ({}))].map((values) =>
    table.columns.map((column) => cellOf(column, values[column.key])),
  ),
]

const notesData = (language: Language): Row[] => {
  const heads = [words.sheet, words.column, words.needed, words.about, words.values]
  const across = heads.length
  const wide = (cell: CellObject): Row => [cell, ...Array.from({ length: across - 1 }, () => null)]
  return [
    wide(title(words.title[language], across)),
    ...intro.map((line) => wide({ ...note(line[language], across), align: 'left' })),
    heads.map((head) => heading(head[language])),
    ...Object.values(tables).flatMap((table) =>
      table.columns.map((column) => [
        text(table.name[language]),
        text(column.name[language]),
        text(column.needed ? words.yes[language] : '', 'center'),
        text(column.about[language]),
        text((column.values ?? []).map((value) => value[language]).join(language === 'en' ? ', ' : '、')),
      ]),
    ),
  ]
}

const pageOf = (table: Table, rows: number, language: Language): Page => ({
  name: table.name[language],
  headingRow: 0,
  lastRow: rows + 1 + blankRows,
  prompts: table.columns.map((column, at) => ({
    column: at,
    title: column.name[language],
    words: column.about[language],
    ...(column.values ? { values: column.values.map((value) => value[language]) } : {}),
  })),
})

const write = async (rowsBy: Record<string, readonly Values[]>, language: Language): Promise<Uint8Array> => {
  const sheets = Object.values(tables).map((table) => ({
    data: dataOf(table, rowsBy[table.key] ?? [], language),
    sheet: table.name[language],
    columns: table.columns.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
  }))
  const notes = {
    data: notesData(language),
    sheet: words.notes[language],
    columns: [16, 14, 8, 60, 50].map((width) => ({ width })),
    stickyRowsCount: intro.length + 2,
    orientation: 'landscape' as const,
  }
  const pages: Page[] = [
    ...Object.values(tables).map((table) => pageOf(table, (rowsBy[table.key] ?? []).length, language)),
    { name: words.notes[language], headingRow: intro.length + 1 },
  ]
  const file = writeExcelFile([...sheets, notes], {
    fontFamily: '宋体',
    fontSize: 11,
    features: [pageFeatures(pages)],
  })
  return new Uint8Array(await file.toBuffer())
}

/** The workbook an office fills, as .xlsx: units, leaders, places, absences, and a sheet that explains every column. */
export const templateWorkbook = (language: Language): Promise<Uint8Array> => write({}, language)

/** The same workbook filled with what an office has: to correct, to keep, to carry to another machine. */
export const filledWorkbook = (state: OfficeState, language: Language): Promise<Uint8Array> =>
  write(rowsOfState(state, language), language)
