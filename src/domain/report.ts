import type { Text } from './text.ts'

/** What stands in a cell of a report; null: nothing. */
export type ReportCell = Text | number | null

/** A column; `width` in letters of a spreadsheet. Numbers stand to the right. */
export interface ReportColumn {
  readonly name: Text
  readonly width: number
  readonly isNumber?: true
}

/** A row; `to` is the page behind it, where it is shown on a screen. */
export interface ReportRow {
  readonly cells: readonly ReportCell[]
  readonly to?: string | undefined
  /** It adds up the rows above it. */
  readonly isSum?: true
}

/** One table of a report. */
export interface ReportTable {
  readonly title: Text
  /** What is counted, where it does not say so itself. */
  readonly about?: Text | undefined
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly ReportRow[]
  /** What is said where there are no rows. */
  readonly none: Text
}

/** A figure with what it was worked out from. */
export interface ReportFigure {
  readonly name: Text
  readonly value: Text
  /** How it is defined, line by line. */
  readonly about: Text
}

/** A report as a page, a workbook and a sheet of paper show it. */
export interface Report {
  readonly office: string
  readonly title: Text
  /** Lines below the title: the period, as known when. */
  readonly lines: readonly Text[]
  readonly figures: readonly ReportFigure[]
  readonly tables: readonly ReportTable[]
}

/** The signed head of the log under which a report was printed (存证). */
export interface ReportHead {
  readonly origin: string
  readonly size: number
  /** The root of their tree, as it is printed. */
  readonly root: string
  /** When, by the office’s clock. */
  readonly at: string
}

/** The words of a cell. */
export const cellWords = (cell: ReportCell, language: keyof Text): string =>
  cell === null ? '' : typeof cell === 'number' ? String(cell) : cell[language]
