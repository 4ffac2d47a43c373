/** What people type, full-width characters made plain. */
const plain = (typed: string): string => typed.normalize('NFKC').trim()

/** A day as people write it (2026-12-3, 2026年12月3日, 2026.12.3, 20261203); what is none stays for a schema to refuse. */
export const dayTyped = (typed: string): string => {
  const words = plain(typed)
  const parts =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(words) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(words)
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : words
}

/** A whole number as people write it; undefined where it is none. */
export const numberTyped = (typed: string): number | undefined =>
  /^\d{1,9}$/.test(plain(typed)) ? Number(plain(typed)) : undefined

/** Items one a line or with 、 or ; between. */
export const listTyped = (typed: string): string[] =>
  typed
    .split(/[\n、;;]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** A person’s name: no blanks between Chinese characters, as lists have them to line names up (张 三). */
export const nameTyped = (typed: string): string =>
  typed.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').trim()

/** A count as people write it, 3 or 3天; undefined where nothing is, NaN where it is none. */
export const countTyped = (typed: string): number | undefined => {
  const words = plain(typed).replace(/\s*(人|天|日|个|次)$/, '')
  return words === '' ? undefined : (numberTyped(words) ?? Number.NaN)
}

/** A time of day as people write it (9:00, 9点半, 0900) as HH:MM; what is none stays for a schema to refuse. */
export const timeTyped = (typed: string): string => {
  const words = plain(typed).replace(/\s/g, '')
  const parts = /^(\d{1,2})(?:[:.点时](?:(\d{2})分?|(半))?|(\d{2}))$/.exec(words)
  if (!parts) return words
  const [, hour, minutes, half, joined] = parts
  return `${hour!.padStart(2, '0')}:${half ? '30' : (minutes ?? joined ?? '00')}`
}

/** Whether words are a time of day, HH:MM. */
export const isTime = (words: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(words)

/** A number as people write it, decimals and signs too; undefined where it is none. */
export const decimalTyped = (typed: string): number | undefined => {
  const word = plain(typed).replaceAll(' ', '')
  return /^[+-]?\d{1,15}(\.\d+)?$/.test(word) ? Number(word) : undefined
}

/** Several days, on lines of their own or between commas, each as `dayTyped` reads it. */
export const daysTyped = (typed: string): string[] =>
  plain(typed)
    .split(/[\s,;、。]+/)
    .filter((word) => word !== '')
    .map(dayTyped)
