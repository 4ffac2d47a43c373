import type { Cell, Sheet } from './sheet.ts'
import type { Column, Table, TableKey } from './table.ts'
import { tables } from './tables.ts'
import { keyOf, textOf } from './words-of-cells.ts'

/** A row of a table: its cells by column, and all of them. */
export interface TableRow {
  readonly sheet: string
  /** As Excel shows it, from 1. */
  readonly row: number
  readonly table: TableKey
  readonly cells: ReadonlyMap<string, Cell>
  readonly whole: readonly Cell[]
}

/** A table found in a workbook. */
export interface FoundTable {
  readonly table: Table
  readonly sheet: string
  readonly rows: readonly TableRow[]
  readonly columns: ReadonlySet<string>
  /** Headings of columns that are not read. */
  readonly unread: readonly string[]
}

/** Rows searched for the headings: titles and notes may stand above them. */
const headingRows = 20

/** Headings are short; a row with sentences in it explains something. */
const longestHeading = 24
/** The template’s own notes name every heading. */
const notesNames = /^(填写说明|填表说明|说明|howtofillin)$/

/** Headings lose their brackets, stars and colons: *姓名(必填): is 姓名. */
const headingOf = (cell: Cell | undefined): string =>
  keyOf(textOf(cell))
    .replace(/\(.*?\)|[*:]/g, '')
    .trim()

const knows = (column: Column, heading: string): boolean =>
  heading !== '' &&
  [column.name['zh-CN'], column.name.en, ...column.also].some((name) => headingOf(name) === heading)

const isNamed = (table: Table, sheet: string): boolean =>
  Object.values(table.name).some((name) => keyOf(sheet).includes(keyOf(name)))

/** Which column each cell of a heading row is; the first cell that fits takes it, its own name before others. */
const columnsIn = (table: Table, row: readonly Cell[]): Map<string, number> => {
  const headings = row.map(headingOf)
  const found = new Map<string, number>()
  for (const column of table.columns) {
    const names = Object.values(column.name).map(keyOf)
    const own = headings.findIndex((heading) => names.includes(heading))
    const at = own >= 0 ? own : headings.findIndex((heading) => knows(column, heading))
    if (at >= 0 && ![...found.values()].includes(at)) found.set(column.key, at)
  }
  return found
}

interface Guess {
  readonly table: Table
  readonly at: number
  readonly columns: Map<string, number>
  readonly score: number
}

/** Below the headings of which table a sheet stands; undefined for none, such as a sheet of notes. */
const guess = (sheet: Sheet, among: readonly Table[]): Guess | undefined => {
  let best: Guess | undefined
  for (const [at, row] of sheet.rows.slice(0, headingRows).entries()) {
    if (row.some((cell) => textOf(cell).length > longestHeading)) continue
    for (const table of among) {
      const columns = columnsIn(table, row)
      const needed = table.columns.filter((column) => column.needed)
      if (columns.size < 2 || needed.some(({ key }) => !columns.has(key))) continue
      // A place alone is no table of places: rosters name places, too.
      if (table.key === 'places' && !columns.has('on') && !columns.has('address') && !columns.has('phone')) continue
      // Neither are names and dates alone absences: so are rosters.
      if (table.key === 'availability' && !columns.has('is') && !columns.has('to') && !isNamed(table, sheet.name))
        continue
      const score = columns.size + (isNamed(table, sheet.name) ? 20 : 0)
      if (!best || score > best.score) best = { table, at, columns, score }
    }
  }
  return best
}

/** Whether a row is words below a table, such as 注:…, 合计, 填表人. */
const isFootnote = (row: readonly Cell[], needed: readonly number[]): boolean =>
  needed.slice(1).every((at) => textOf(row[at]) === '') &&
  /^(注|备注|说明|填表|制表|审核|合计|共计|总计|联系人)/.test(textOf(row.find((cell) => textOf(cell) !== '')))

const readTable = (sheet: Sheet, { table, at, columns }: Guess): FoundTable => {
  const heading = sheet.rows[at]!
  const needed = table.columns.filter((column) => column.needed).map(({ key }) => columns.get(key)!)
  const names = new Map([...columns].map(([key, index]) => [key, headingOf(heading[index])]))
  const rows = sheet.rows.flatMap((whole, index): TableRow[] => {
    const cells = new Map([...columns].map(([key, column]) => [key, whole[column] ?? null]))
    const filled = [...cells].filter(([, cell]) => textOf(cell) !== '')
    // Headings come again where a printed table was pasted page by page.
    const isHeading = filled.length > 0 && filled.every(([key, cell]) => headingOf(cell) === names.get(key))
    // A number of its own in front does not make a row.
    const isBlank = filled.every(([key]) => key === 'order')
    if (index <= at || isBlank || isHeading || isFootnote(whole, needed)) return []
    return [{ sheet: sheet.name, row: index + 1, table: table.key, cells, whole }]
  })
  const read = new Set(columns.values())
  const unread = heading.flatMap((cell, index) => (read.has(index) || textOf(cell) === '' ? [] : [textOf(cell)]))
  return { table, sheet: sheet.name, rows, columns: new Set(columns.keys()), unread }
}

/** The tables an office fills. */
const ofOffice: readonly Table[] = Object.values(tables)

/** The tables found in some sheets, and the names of the sheets that are none. */
export const findTables = (
  sheets: readonly Sheet[],
  among: readonly Table[] = ofOffice,
): { found: FoundTable[]; others: string[] } => {
  const found: FoundTable[] = []
  const others: string[] = []
  for (const sheet of sheets) {
    if (notesNames.test(keyOf(sheet.name))) continue
    const best = guess(sheet, among)
    if (best) found.push(readTable(sheet, best))
    else if (sheet.rows.some((row) => row.some((cell) => cell !== null))) others.push(sheet.name)
  }
  return { found, others }
}

/**
 * The sheets with a table, and in them nothing but what is read of it: understood again, they say the same, and a
 * number in a column that is not read is not kept, unless it `stays`.
 */
export const onlyWhatIsRead = (
  sheets: readonly Sheet[],
  among: readonly Table[] = ofOffice,
  stays: (cell: Cell) => boolean = () => false,
): Sheet[] =>
  sheets.flatMap((sheet) => {
    const best = notesNames.test(keyOf(sheet.name)) ? undefined : guess(sheet, among)
    if (!best) return []
    const read = new Set(best.columns.values())
    const rows = sheet.rows.map((row, index) =>
      index < best.at ? [] : row.map((cell, column) => (read.has(column) || stays(cell) ? cell : null)),
    )
    return [{ name: sheet.name, rows }]
  })
