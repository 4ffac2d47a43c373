import { type Day, daySchema } from '../../domain/day.ts'

/** What was typed, full-width digits and signs as plain ones. */
const plain = (typed: string): string => typed.normalize('NFKC').trim()

/** A number as people type it; undefined where it is none. */
export const numberTyped = (typed: string): number | undefined => {
  const word = plain(typed).replaceAll(' ', '')
  return /^[+-]?\d+(\.\d+)?$/.test(word) ? Number(word) : undefined
}

/** A day as people type it: 2026-12-03, 2026/12/3, 2026.12.3, 2026年12月3日; undefined where it is none. */
export const dayTyped = (typed: string): Day | undefined => {
  const parts = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain(typed))
  if (!parts) return undefined
  const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
  return daySchema.safeParse(day).success ? day : undefined
}

/** Several days, on lines of their own or between commas. */
export const daysTyped = (typed: string): string[] =>
  plain(typed)
    .split(/[\s,;、。]+/)
    .filter((word) => word !== '')
