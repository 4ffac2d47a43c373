import { safeText } from './safe-cell.ts'

const csvCell = (words: string): string => `"${safeText(words).replaceAll('"', '""')}"`

/** Rows as .csv that Excel opens as it is: UTF-8 with a mark in front, CRLF, every cell quoted, formulas disarmed. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
