import { type CellObject, SSF, type WorkSheet } from '@e965/xlsx'
import { dayOfSerial, timeOfFraction, to1904 } from './serial.ts'
import { type Cell, mostCharacters, mostColumns, mostRows } from './sheet.ts'

const dated = (serial: number, from1904: boolean): Cell => {
  if (serial >= 0 && serial < 1) return { time: timeOfFraction(serial) }
  const day = dayOfSerial(from1904 ? serial + to1904 : serial)
  return day === undefined ? serial : { day }
}

const cellOf = (cell: CellObject | undefined, from1904: boolean): Cell => {
  if (cell === undefined || cell.v === undefined || cell.v === null) return null
  if (cell.v instanceof Date) return { day: cell.v.toISOString().slice(0, 10) }
  if (cell.t === 'e') return '#ERROR'
  if (typeof cell.v === 'boolean') return cell.v ? 'TRUE' : 'FALSE'
  if (typeof cell.v === 'number')
    return typeof cell.z === 'string' && SSF.is_date(cell.z) ? dated(cell.v, from1904) : cell.v
  return cell.v.trim() === '' ? null : cell.v.slice(0, mostCharacters)
}

/** The cells of a sheet without empty rows at the end; undefined when there are more than may be. */
export const cellsOf = (sheet: WorkSheet, from1904: boolean): Cell[][] | undefined => {
  const data = (sheet['!data'] ?? []) as (CellObject | undefined)[][]
  const rows = Array.from(data, (row = []) => {
    const cells = Array.from(row, (cell) => cellOf(cell, from1904))
    return cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1)
  })
  rows.length = rows.findLastIndex((row) => row.length > 0) + 1
  if (rows.length > mostRows || rows.some((row) => row.length > mostColumns)) return undefined
  for (const { s, e } of sheet['!merges'] ?? []) {
    const value = rows[s.r]?.[s.c] ?? null
    if (value === null) continue
    for (let at = s.r + 1; at <= Math.min(e.r, rows.length - 1); at++) {
      const row = rows[at]!
      while (row.length <= s.c) row.push(null)
      row[s.c] ??= value
    }
  }
  return rows
}
