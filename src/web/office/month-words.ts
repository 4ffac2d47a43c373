import type { MonthName } from '../../domain/day.ts'
import type { Text } from '../../domain/text.ts'

/** 2026年12月 · December 2026 */
export const monthWords = (month: MonthName): Text => ({
  'zh-CN': `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
  en: new Date(`${month}-01T00:00:00Z`).toLocaleString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }),
})

/** 11月20日 10:00, in the office’s time zone. */
export const momentWords = (instant: string, timezone: string): string =>
  new Date(instant).toLocaleString('zh-CN', {
    timeZone: timezone,
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
