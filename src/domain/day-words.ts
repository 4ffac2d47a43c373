import { type Day, type Weekday, weekdayOf } from './day.ts'
import type { Text } from './text.ts'

export const weekdayWords: Record<Weekday, Text> = {
  mon: { 'zh-CN': '周一', en: 'Mon' },
  tue: { 'zh-CN': '周二', en: 'Tue' },
  wed: { 'zh-CN': '周三', en: 'Wed' },
  thu: { 'zh-CN': '周四', en: 'Thu' },
  fri: { 'zh-CN': '周五', en: 'Fri' },
  sat: { 'zh-CN': '周六', en: 'Sat' },
  sun: { 'zh-CN': '周日', en: 'Sun' },
}

/** 12月3日(周四) · Thu 3 Dec */
export const dayWords = (day: Day): Text => {
  const weekday = weekdayWords[weekdayOf(day)]
  const month = new Date(`${day}T00:00:00Z`).toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' })
  return {
    'zh-CN': `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日(${weekday['zh-CN']})`,
    en: `${weekday.en} ${Number(day.slice(8))} ${month}`,
  }
}
