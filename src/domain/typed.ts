import { timeSchema } from './place.ts'

/** What people type, full-width characters made plain. */
const plain = (typed: string): string => typed.normalize('NFKC').trim()

/** What people type without any spaces: ２０２６ 年 is 2026年. */
const dense = (typed: string): string => typed.normalize('NFKC').replace(/\s+/g, '')

/**
 * A day as people write it: 2026-12-3, 2026年12月3日, 2026.12.3, 20261203, with or without (周四) or a time after it;
 * what is none stays for a schema to refuse.
 */
export const dayTyped = (typed: string): string => {
  const words = dense(typed)
  const parts =
    /^(\d{4})(\d\d)(\d\d)$/.exec(words) ??
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?(?:\(?(?:星期|周).\)?|t?\d{1,2}:\d\d.*)?$/i.exec(words)
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : plain(typed)
}

/** A whole number as people write it; undefined where it is none. */
export const numberTyped = (typed: string): number | undefined =>
  /^\d{1,9}$/.test(plain(typed)) ? Number(plain(typed)) : undefined

/** Items one a line or with 、 or a comma or a semicolon between. */
export const listTyped = (typed: string): string[] =>
  typed
    .split(/[\n\r、,,;;]/)
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** A person’s name: no blanks between Chinese characters, as lists have them to line names up (张 三); else single ones. */
export const nameTyped = (typed: string): string =>
  typed
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

/** A count as people write it, 3 or 3天; undefined where nothing is, NaN where it is none. */
export const countTyped = (typed: string): number | undefined => {
  const words = plain(typed).replace(/\s*(人|名|天|日|个|次)$/, '')
  return words === '' ? undefined : (numberTyped(words) ?? Number.NaN)
}

/** A time of day as people write it (9:00, 9点半, 下午3:00, 0900) as HH:MM; what is none stays for a schema to refuse. */
export const timeTyped = (typed: string): string => {
  const words = dense(typed)
  const parts =
    /^(上午|下午|晚上|am|pm)?(\d{1,2})(?:[:.](\d\d)(?::00)?|[点时](?:(\d{1,2})分?|(半)|整)?|(\d\d))(am|pm)?$/i.exec(
      words,
    )
  if (!parts) return words
  const [, before = '', hour, digits, minutes, half, joined, after = ''] = parts
  const isLate = /下午|晚上|pm/i.test(before + after) && Number(hour) < 12
  const minute = half ? '30' : (digits ?? minutes ?? joined ?? '0')
  return `${String(Number(hour) + (isLate ? 12 : 0)).padStart(2, '0')}:${minute.padStart(2, '0')}`
}

/** Whether words are a time of day, HH:MM. */
export const isTime = (words: string): boolean => timeSchema.safeParse(words).success

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
