import type { Day } from '../domain/day.ts'

/** What was typed, full-width letters and figures made ordinary, without spaces around it. */
const plain = (word: string): string => word.normalize('NFKC').trim()

/** A whole number as typed; undefined where nothing was, NaN where it is none. */
export const typedNumber = (word: string): number | undefined => {
  const text = plain(word).replace(/\s*(人|天|日|个|次)$/, '')
  if (text === '') return undefined
  return /^-?\d{1,9}$/.test(text) ? Number(text) : Number.NaN
}

/** A time of day as typed — 9:00, 9点半, 0900, 09:00 — as HH:MM; what it cannot read comes back as it was. */
export const typedTime = (word: string): string => {
  const text = plain(word).replace(/\s/g, '')
  const parts = /^(\d{1,2})(?:[:.点时](?:(\d{2})分?|(半))?|(\d{2}))$/.exec(text)
  if (!parts) return text
  const [, hour, minutes, half, joined] = parts
  return `${hour!.padStart(2, '0')}:${half ? '30' : (minutes ?? joined ?? '00')}`
}

/** Whether a word is a time of day, HH:MM. */
export const isTime = (word: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(word)

/** A day as typed — 2026-12-3, 2026/12/3, 2026年12月3日 — as YYYY-MM-DD; what it cannot read comes back as it was. */
export const typedDay = (word: string): Day => {
  const text = plain(word).replace(/\s/g, '')
  const parts = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/.exec(text)
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : text
}

/** The first id of a series — p1, p2 … — that is not taken. */
export const freeId = (prefix: string, isTaken: (id: string) => boolean): string => {
  for (let n = 1; ; n++) if (!isTaken(`${prefix}${n}`)) return `${prefix}${n}`
}
