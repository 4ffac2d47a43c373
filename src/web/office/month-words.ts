export { monthWords } from '../../domain/day-words.ts'

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
