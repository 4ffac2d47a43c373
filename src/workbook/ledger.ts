import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node'
import type { Language, Text } from '../domain/text.ts'
import { day, entry, heading, note, number, text, title } from './cell-styles.ts'
import { type Page, pageFeatures } from './page-features.ts'
import { casesTable, type LedgerColumn, type LedgerKey, type LedgerRow, ledgerColumns } from './table-cases.ts'
import { csvOf } from './write-csv.ts'

/** What stands above the ledger, and whether words about people are in it. */
export interface LedgerHead {
  readonly office: string
  /** What it was narrowed to, and when it was written. */
  readonly notes: readonly Text[]
  readonly isPersonal: boolean
}

/** The columns of a ledger, those about people left out unless they are wanted. */
export const columnsOf = ({ isPersonal }: Pick<LedgerHead, 'isPersonal'>): readonly LedgerColumn[] =>
  ledgerColumns.filter((column) => isPersonal || !column.isPersonal)

/** On paper forty columns go on two pages beside each other, those that name the case on both. */
const paper = { across: 2, leftColumns: 1 } as const
const fontSize = 10

const wide = (cell: CellObject, across: number): Row => [cell, ...Array.from({ length: across - 1 }, () => null)]
const small = (cell: CellObject): CellObject => ({ ...cell, fontSize })

const cellOf = ({ key, holds }: LedgerColumn, words: string): CellObject => {
  if (holds === 'day') return small(day(words || undefined))
  if (holds === 'number') return small(number(words === '' ? undefined : Number(words)))
  const isProse = key === 'summary' || key === 'instruction'
  return small(text(words, isProse ? 'left' : 'center'))
}

/** Half-widths that words take: a Chinese character is two. */
const halves = (words: string): number =>
  [...words].reduce((sum, character) => sum + (character.codePointAt(0)! > 0x2e80 ? 2 : 1), 0)

/** Points of a row in which the longest cell is seen whole; programs that are not Excel do not find it by themselves. */
const heightOf = (columns: readonly LedgerColumn[], row: LedgerRow): number => {
  const lines = columns.map(({ key, width }) => Math.ceil(halves(row[key]) / (width - 1)))
  // Excel has no row above 409 points.
  return Math.min(400, 6 + 13.5 * Math.max(1, ...lines))
}

const rowOf = (columns: readonly LedgerColumn[], row: LedgerRow): Row => {
  const height = heightOf(columns, row)
  return columns.map((column) => ({ ...cellOf(column, row[column.key]), height }))
}

const sheetOf = (columns: readonly LedgerColumn[], data: Row[], headingRow: number, name: string) => ({
  sheet: name,
  data,
  columns: columns.map(({ width }) => ({ width })),
  stickyRowsCount: headingRow + 1,
  stickyColumnsCount: paper.leftColumns,
  orientation: 'landscape' as const,
})

const headingsOf = (columns: readonly LedgerColumn[], language: Language): Row =>
  columns.map((column) => ({ ...small(heading(column.name[language], column.needed ?? false)), height: 32 }))

/** The ledger (信访事项台账) as .xlsx, A4 landscape. It takes seconds for thousands of rows: see ledger-apart.ts. */
export const ledgerWorkbook = async (
  head: LedgerHead,
  rows: readonly LedgerRow[],
  language: Language,
): Promise<Uint8Array> => {
  const columns = columnsOf(head)
  const name = casesTable.name[language]
  // A title merged over both pages would be cut in two.
  const over = Math.min(columns.length, 14)
  const above = [
    wide(title(`${head.office}${language === 'en' ? ': ' : ''}${name}`, over), columns.length),
    ...head.notes.map((line) => wide({ ...note(line[language], over), fontSize }, columns.length)),
  ]
  const data = [...above, headingsOf(columns, language), ...rows.map((row) => rowOf(columns, row))]
  const page: Page = { name, headingRow: above.length, foot: head.office, ...paper }
  const file = writeExcelFile([sheetOf(columns, data, above.length, name)], {
    fontFamily: '宋体',
    fontSize,
    features: [pageFeatures([page])],
  })
  return new Uint8Array(await file.toBuffer())
}

/** A part of the ledger as .csv; the first with its headings and the mark Excel looks for. */
export const ledgerCsv = (
  head: Pick<LedgerHead, 'isPersonal'>,
  rows: readonly LedgerRow[],
  language: Language,
  isFirst: boolean,
): string => {
  const columns = columnsOf(head)
  const written = csvOf([
    ...(isFirst ? [columns.map((column) => column.name[language])] : []),
    ...rows.map((row) => columns.map(({ key }) => row[key])),
  ])
  return isFirst ? written : written.slice(1)
}

/** Values an office chooses from, by column. */
export type LedgerValues = Partial<Record<LedgerKey, readonly string[]>>

/** Rows with lines and lists in the template. */
const blankRows = 300

const words = {
  notes: { 'zh-CN': '填写说明', en: 'How to fill in' },
  values: { 'zh-CN': '可填内容', en: 'Values' },
  title: { 'zh-CN': '信访事项台账填写说明', en: 'How to fill in the ledger' },
  column: { 'zh-CN': '列', en: 'Column' },
  needed: { 'zh-CN': '必填', en: 'Needed' },
  about: { 'zh-CN': '怎么填', en: 'What to write' },
  yes: { 'zh-CN': '是', en: 'yes' },
} as const satisfies Record<string, Text>

const intro: readonly Text[] = [
  {
    'zh-CN':
      '一行一件;列的先后、多余的列都不影响。日期写 2026-03-02 或 2026年3月2日。领导、单位、地点、分类要与本系统里的名称一致,见“可填内容”。',
    en: 'One row for each case; the order of columns does not matter. Names are those of this system, see the sheet of values.',
  },
  {
    'zh-CN': '请不要填写身份证号码:有身份证号码的行不会导入。导入前逐行显示读懂的内容,确认后才保存。',
    en: 'No identity-card numbers: rows with them are refused. Every row is shown before anything is saved.',
  },
]

const letterOf = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : `${letterOf(Math.floor(at / 26) - 1)}${letterOf(at % 26)}`

/** The workbook in which an office brings its old ledger: lists to choose from, and a sheet that explains every column. */
export const ledgerTemplate = async (values: LedgerValues, language: Language): Promise<Uint8Array> => {
  const columns = ledgerColumns
  const name = casesTable.name[language]
  const listed = columns.flatMap((column) => {
    const own = values[column.key] ?? column.values?.map((value) => value[language])
    return own && own.length > 0 ? [{ column, own }] : []
  })
  const most = Math.max(...listed.map(({ own }) => own.length))
  const valueRows = Array.from({ length: most }, (_, at): Row => listed.map(({ own }) => text(own[at] ?? '')))
  const blank = (column: LedgerColumn): CellObject =>
    column.holds === 'day' ? day(undefined) : column.holds === 'number' ? number(undefined) : entry('')
  const listAt = (column: LedgerColumn): string | undefined => {
    const at = listed.findIndex((one) => one.column === column)
    // Lists of several may be chosen from one after the other, so they only explain.
    if (at < 0 || column.key === 'co' || column.key === 'outcomes' || column.key.startsWith('concern'))
      return undefined
    const letter = letterOf(at)
    return `'${words.values[language]}'!$${letter}$2:$${letter}$${listed[at]!.own.length + 1}`
  }
  const prompts = columns.map((column, at) => {
    const from = listAt(column)
    return { column: at, title: column.name[language], words: column.about[language], ...(from ? { from } : {}) }
  })
  const heads = [words.column, words.needed, words.about]
  const across = heads.length
  const notesData: Row[] = [
    wide(title(words.title[language], across), across),
    ...intro.map((line) => wide({ ...note(line[language], across), align: 'left', height: 36 }, across)),
    heads.map((head) => heading(head[language])),
    ...columns.map((column) => [
      text(column.name[language]),
      text(column.needed ? words.yes[language] : '', 'center'),
      text(column.about[language]),
    ]),
  ]
  const landscape = { orientation: 'landscape' as const }
  const sheets = [
    sheetOf(
      columns,
      [
        headingsOf(columns, language),
        ...Array.from({ length: blankRows }, () => columns.map((column) => small(blank(column)))),
      ],
      0,
      name,
    ),
    {
      ...landscape,
      sheet: words.values[language],
      data: [listed.map(({ column }) => heading(column.name[language])), ...valueRows],
      columns: listed.map(({ column }) => ({ width: Math.max(12, column.width) })),
      stickyRowsCount: 1,
    },
    {
      ...landscape,
      sheet: words.notes[language],
      data: notesData,
      columns: [18, 8, 90].map((width) => ({ width })),
      stickyRowsCount: intro.length + 2,
    },
  ]
  const pages: Page[] = [
    { name, headingRow: 0, lastRow: blankRows + 1, prompts, ...paper },
    { name: words.values[language], headingRow: 0 },
    { name: words.notes[language], headingRow: intro.length + 1 },
  ]
  const file = writeExcelFile(sheets, { fontFamily: '宋体', fontSize, features: [pageFeatures(pages)] })
  return new Uint8Array(await file.toBuffer())
}
