import Table from 'cli-table3'
import { oneLine } from '../domain/text.ts'

// Plain signs only: a Chinese terminal draws box-drawing characters two cells wide, and the columns would not line up.
const border = {
  top: '-',
  'top-mid': '+',
  'top-left': '+',
  'top-right': '+',
  bottom: '-',
  'bottom-mid': '+',
  'bottom-left': '+',
  'bottom-right': '+',
  left: '|',
  'left-mid': '+',
  mid: '-',
  'mid-mid': '+',
  right: '|',
  'right-mid': '+',
  middle: '|',
}
const plain = { style: { head: [], border: [] } }

const clean = (cell: string): string => cell.split('\n').map(oneLine).join('\n')

/** A table with a line between rows: for calendars. */
export const grid = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const table = new Table({ ...plain, head: [...head], chars: border })
  table.push(...rows.map((row) => row.map(clean)))
  return table.toString()
}

/** A table with a line under its head only: for long lists. */
export const columns = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const table = new Table({ style: { ...plain.style, compact: true }, head: [...head], chars: border })
  table.push(...rows.map((row) => row.map(clean)))
  return table.toString()
}
