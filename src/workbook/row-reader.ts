import type { Day } from '../domain/day.ts'
import type { Text } from '../domain/text.ts'
import { countTyped } from '../domain/typed.ts'
import type { TableRow } from './find-tables.ts'
import { holdsIdentityNumber, holdsMobileNumber, privateWords } from './private-numbers.ts'
import type { Cell } from './sheet.ts'
import { type Column, type Table, t } from './table.ts'
import { tables } from './tables.ts'
import { dayIn, keyOf, listIn, textOf, timeIn } from './words-of-cells.ts'

/** Something wrong in a cell: its column as the template heads it (empty for a column that is not read), and what to do. */
export interface CellMistake {
  readonly column: Text
  readonly says: Text
}

/** What was made of a row. */
export interface RowUnderstood {
  readonly sheet: string
  /** As Excel shows it, from 1. */
  readonly row: number
  readonly says: Text
  readonly is: 'new' | 'changed' | 'same' | 'wrong'
  readonly mistakes: readonly CellMistake[]
}

/** A choice of words: each value with every way to write it. */
export type Choices<T extends string> = readonly (readonly [T, readonly string[]])[]

/** Values with their own words in both languages, their keys, and more ways to write them. */
export const choices = <T extends string>(
  words: Readonly<Record<T, Text>>,
  more: Partial<Record<T, readonly string[]>> = {},
): Choices<T> =>
  (Object.entries(words) as [T, Text][]).map(([value, said]) => [
    value,
    [value, ...Object.values(said), ...(more[value] ?? [])].map(keyOf),
  ])

/** Most characters of names, titles and reasons. */
const mostCharacters = 300

/** Reads the cells of one row and gathers what is wrong in them. */
export class RowReader {
  readonly mistakes: CellMistake[] = []
  readonly row: TableRow
  private readonly columns: readonly Column[]

  constructor(row: TableRow, table?: Table) {
    this.row = row
    this.columns = (table ?? (row.table === 'cases' ? undefined : tables[row.table]))?.columns ?? []
    // Of a case, a telephone number may be kept, encrypted; what numbers it must not hold is looked at with it.
    if (row.table === 'cases') return
    if (row.whole.some(holdsIdentityNumber))
      this.wrong(this.columnHolding(holdsIdentityNumber), privateWords.identity)
    // A place may have a mobile phone of its own; a leader’s is private.
    else if (row.table !== 'places') {
      const read = [...row.cells].find(([, cell]) => holdsMobileNumber(cell))
      if (read) this.wrong(read[0], privateWords.mobile)
    }
  }

  private columnHolding(test: (cell: Cell) => boolean): string {
    return [...this.row.cells].find(([, cell]) => test(cell))?.[0] ?? ''
  }

  /** Notes a mistake; `key` names the column, '' a cell outside the columns that are read. */
  wrong(key: string, says: Text): undefined {
    const column = this.columns.find((one) => one.key === key)
    this.mistakes.push({ column: column?.name ?? t('', ''), says })
    return undefined
  }

  /** Whether the sheet has this column, so that an empty cell says something. */
  has(key: string): boolean {
    return this.row.cells.has(key)
  }

  /** The raw cell. */
  cell(key: string): Cell {
    return this.row.cells.get(key) ?? null
  }

  /** Text on one line, '' for nothing; at most `most` characters. */
  text(key: string, most = mostCharacters): string {
    const words = textOf(this.cell(key))
    if (words.length > most) this.wrong(key, t(`太长,最多${most}个字`, `is too long: at most ${most} characters`))
    return words
  }

  /** Text that must be there. */
  needed(key: string): string {
    const words = this.text(key)
    if (words === '') this.wrong(key, t('没有填写', 'is missing'))
    return words
  }

  /** Parts of a list, each at most 300 characters. */
  list(key: string): string[] {
    const parts = listIn(this.cell(key))
    if (parts.some((part) => part.length > mostCharacters))
      this.wrong(key, t('有一项太长,最多300个字;请用顿号隔开', 'has an item of more than 300 characters'))
    return parts
  }

  /** A day; `ends` reads a month alone as its last day. */
  day(key: string, ends = false): Day | undefined {
    const cell = this.cell(key)
    const words = textOf(cell)
    if (words === '' || (ends && /^(至今|现任|在任|今|无|-|—)$/.test(words))) return undefined
    const day = dayIn(cell, ends)
    if (day === undefined || day < '1900-01-01' || day > '2199-12-31')
      return this.wrong(
        key,
        t('看不懂的日期,请写成 2026-12-01 或 2026年12月1日', 'is not a date that can be read; write 2026-12-01'),
      )
    return day
  }

  /** A time of day, HH:MM. */
  time(key: string): string | undefined {
    const cell = this.cell(key)
    if (textOf(cell) === '') return undefined
    return (
      timeIn(cell) ?? this.wrong(key, t('看不懂的时间,请写成 09:00', 'is not a time that can be read; write 09:00'))
    )
  }

  /** A whole number between two numbers. */
  number(key: string, least: number, most: number): number | undefined {
    const number = countTyped(textOf(this.cell(key)).replace(/\.0+$/, ''))
    if (number === undefined) return undefined
    if (number >= least && number <= most) return number
    return this.wrong(key, t(`应为${least}至${most}的整数`, `should be a whole number from ${least} to ${most}`))
  }

  /** One of some values; undefined for an empty cell. */
  choice<T extends string>(key: string, from: Choices<T>): T | undefined {
    const words = textOf(this.cell(key))
    if (words === '') return undefined
    const values = this.columns.find((one) => one.key === key)?.values ?? []
    return (
      from.find(([, ways]) => ways.includes(keyOf(words)))?.[0] ??
      this.wrong(
        key,
        t(
          `没有“${words.slice(0, 30)}”,可填:${values.map((value) => value['zh-CN']).join('、')}`,
          `“${words.slice(0, 30)}” is not one of ${values.map((value) => value.en).join(', ')}`,
        ),
      )
    )
  }

  /** What was made of the row: wrong when anything in it is. */
  understood(says: Text, is: 'new' | 'changed' | 'same'): RowUnderstood {
    const { sheet, row } = this.row
    const secret = this.mistakes.filter(({ says: why }) => Object.values<Text>(privateWords).includes(why))
    // A private number is not repeated on any page.
    if (secret.length > 0) return { sheet, row, says: hidden, is: 'wrong', mistakes: secret }
    return { sheet, row, says, is: this.mistakes.length > 0 ? 'wrong' : is, mistakes: this.mistakes }
  }
}

const hidden = t('这一行有不能保存的号码', 'this row holds a number that must not be stored')
