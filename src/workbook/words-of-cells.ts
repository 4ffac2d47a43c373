import { type Day, daySchema, lastDay } from '../domain/day.ts'
import { oneLine } from '../domain/text.ts'
import { dayTyped, isTime, listTyped, timeTyped } from '../domain/typed.ts'
import { dayOfSerial, timeOfFraction } from './serial.ts'
import type { Cell } from './sheet.ts'

// Every name is compared with every other, and there are few of them.
const keys = new Map<string, string>()
const mostKeys = 20_000

/** Text as it is compared: half-width, without any spaces, in small letters. */
export const keyOf = (words: string): string => {
  const known = keys.get(words)
  if (known !== undefined) return known
  if (keys.size >= mostKeys) keys.clear()
  const key = words.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
  keys.set(words, key)
  return key
}

/** Text of a cell on one line; the ' that keeps it from being a formula is taken off; '' for nothing. */
export const textOf = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return 'day' in cell ? cell.day : cell.time
  return oneLine(String(cell))
    .replace(/^'(?=[=+\-@'＝＋－＠])/, '')
    .replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
}

const real = (day: string): Day | undefined => (daySchema.safeParse(day).success ? day : undefined)

/**
 * The day a cell means: a date of Excel’s, its serial number, or text such as 2026年10月12日, 2026-10-12, 2026/10/12,
 * 2026.10.12 and 20261012. A month alone means its first day, or its last where the cell ends something.
 */
export const dayIn = (cell: Cell | undefined, ends = false): Day | undefined => {
  if (cell !== null && typeof cell === 'object') return 'day' in cell ? cell.day : undefined
  // Numbers below are years such as 2024, not the dates of the 1900s they would be.
  if (typeof cell === 'number' && cell >= 20_000 && cell < 110_000) return dayOfSerial(cell)
  const words = keyOf(textOf(cell))
  const whole = dayTyped(words)
  if (/^\d{4}-\d\d-\d\d$/.test(whole)) return real(whole)
  // 2024.1 in a number cell may have been 2024.10.
  if (typeof cell === 'number' && !/\.\d\d$/.test(words)) return undefined
  const month = /^(\d{4})[年\-/.](\d{1,2})月?$/.exec(words)
  if (!month || Number(month[2]) < 1 || Number(month[2]) > 12) return undefined
  const name = `${month[1]}-${month[2]!.padStart(2, '0')}`
  return real(ends ? lastDay(name) : `${name}-01`)
}

/** The time of day a cell means, HH:MM: a time of Excel’s, a fraction of a day, or text such as 9:00, 9点半, 下午3:00. */
export const timeIn = (cell: Cell | undefined): string | undefined => {
  if (cell !== null && typeof cell === 'object') return 'time' in cell ? cell.time : undefined
  if (typeof cell === 'number') return cell > 0 && cell < 1 ? timeOfFraction(cell) : undefined
  const time = timeTyped(textOf(cell))
  return isTime(time) ? time : undefined
}

/** The parts of a list in one cell: 教育、卫生；医保. */
export const listIn = (cell: Cell | undefined): string[] =>
  (typeof cell === 'string' ? listTyped(cell).map(textOf) : [textOf(cell)]).filter(Boolean)
