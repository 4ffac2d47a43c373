import { identityNumbersIn } from '../domain/identity-number.ts'
import { findTables, onlyWhatIsRead } from './find-tables.ts'
import { holdsIdentityNumber } from './private-numbers.ts'
import type { Cell, Sheet } from './sheet.ts'
import { casesTable } from './table-cases.ts'
import { textOf } from './words-of-cells.ts'

/** Stands in a cell instead of an identity-card number, which is not even kept until somebody mends the file. */
export const identityMark = '#IDENTITY'

/** The first year from which the national system can have numbered anything. */
const firstNationalYear = 2005

/**
 * What is read of the ledgers in some sheets, with every identity-card number replaced by its mark, in columns that are not
 * read, too. The national system’s number is none, though it may hold the day it was given; one with the birthday of
 * somebody older than that system is.
 */
export const ledgerSheets = (sheets: readonly Sheet[]): Sheet[] => {
  const nationals = new Map<readonly Cell[], Cell>()
  for (const { rows } of findTables(sheets, [casesTable]).found)
    for (const { whole, cells } of rows) nationals.set(whole, cells.get('national') ?? null)
  const masked = sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => {
      const national = nationals.get(row) ?? null
      return row.map((cell) => (isIdentity(cell, national) ? identityMark : cell))
    }),
  }))
  return onlyWhatIsRead(masked, [casesTable], (cell) => cell === identityMark)
}

const isIdentity = (cell: Cell, national: Cell): boolean => {
  if (typeof cell === 'number') return holdsIdentityNumber(cell)
  const text = textOf(cell)
  const found = identityNumbersIn(text)
  // The same number elsewhere in the row is the national one, too.
  if (national !== null && found.includes(textOf(national)))
    return found.some((one) => Number(one.slice(6, 10)) < firstNationalYear)
  return found.length > 0
}
