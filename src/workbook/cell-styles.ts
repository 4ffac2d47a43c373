import type { CellObject } from 'write-excel-file/node'
import { safeText } from './safe-cell.ts'
import { serialOfDay } from './serial.ts'

/** Fonts that are on every Chinese office machine, and what is used beside them in English. */
const songti = '宋体'
const fangsong = '仿宋'
const heiti = '黑体'

const line = { borderStyle: 'thin', borderColor: '#7F7F7F' } as const

/** A heading: dark where the column is needed, light where it may stay empty. */
export const heading = (words: string, isNeeded = true): CellObject => ({
  value: safeText(words),
  type: String,
  fontFamily: heiti,
  fontSize: 12,
  align: 'center',
  alignVertical: 'center',
  wrap: true,
  height: 30,
  backgroundColor: isNeeded ? '#BDD7EE' : '#E7EEF5',
  ...line,
})

/** The title above a table, over so many columns. */
export const title = (words: string, columnSpan: number): CellObject => ({
  value: safeText(words),
  type: String,
  fontFamily: songti,
  fontSize: 22,
  fontWeight: 'bold',
  align: 'center',
  alignVertical: 'center',
  height: 48,
  columnSpan,
})

/** A line of notes below the title. */
export const note = (words: string, columnSpan: number): CellObject => ({
  value: safeText(words),
  type: String,
  fontFamily: fangsong,
  fontSize: 12,
  align: 'center',
  alignVertical: 'center',
  wrap: true,
  height: 24,
  columnSpan,
})

const body = { fontFamily: fangsong, fontSize: 12, alignVertical: 'center', wrap: true, ...line } as const

// The library’s table of strings takes these for strings it already has.
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype))

/** A cell of text; an empty one keeps its border. */
export const text = (words: string, align: 'left' | 'center' = 'left'): CellObject => {
  const safe = safeText(words)
  const style = { ...body, align, type: String } as const
  return safe === '' ? style : { ...style, value: inherited.has(safe) ? `${safe} ` : safe }
}

/** A cell of text to be written in: the format `@` keeps 0772 and 9:00 as they are typed. */
export const entry = (words: string): CellObject => ({ ...text(words), format: '@' })

/** A cell of a day, as a date of Excel’s. */
export const day = (value: string | null | undefined): CellObject => {
  const serial = value ? serialOfDay(value) : undefined
  const style = { ...body, align: 'center', type: Number, format: 'yyyy-mm-dd' } as const
  if (value && serial === undefined) return text(value, 'center')
  return serial === undefined ? style : { ...style, value: serial }
}

/** A cell of a whole number. */
export const number = (value: number | undefined): CellObject => {
  const style = { ...body, align: 'center', type: Number, format: '0' } as const
  return value === undefined ? style : { ...style, value }
}
