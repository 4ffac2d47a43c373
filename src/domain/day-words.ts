import { type Day, type MonthName, type Weekday, weekdayOf } from './day.ts'
import type { Text } from './text.ts'

/** 周四 · Thu */
export const weekdayWords: Record<Weekday, Text> = {
  mon: { 'zh-CN': '周一', en: 'Mon' },
  tue: { 'zh-CN': '周二', en: 'Tue' },
  wed: { 'zh-CN': '周三', en: 'Wed' },
  thu: { 'zh-CN': '周四', en: 'Thu' },
  fri: { 'zh-CN': '周五', en: 'Fri' },
  sat: { 'zh-CN': '周六', en: 'Sat' },
  sun: { 'zh-CN': '周日', en: 'Sun' },
}

/** 12月3日 · 3 Dec */
export const dateWords = (day: Day): Text => ({
  'zh-CN': `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
  en: `${Number(day.slice(8))} ${new Date(`${day}T00:00:00Z`).toLocaleString('en-GB', { month: 'short', timeZone: 'UTC' })}`,
})

/** 2026年12月3日 · 3 Dec 2026 */
export const dateInYearWords = (day: Day): Text => {
  const [year, date] = [day.slice(0, 4), dateWords(day)]
  return { 'zh-CN': `${year}年${date['zh-CN']}`, en: `${date.en} ${year}` }
}

/** 12月3日(周四) · Thu 3 Dec */
export const dayWords = (day: Day): Text => {
  const [weekday, date] = [weekdayWords[weekdayOf(day)], dateWords(day)]
  return { 'zh-CN': `${date['zh-CN']}(${weekday['zh-CN']})`, en: `${weekday.en} ${date.en}` }
}

/** 2026年12月 · December 2026 */
export const monthWords = (month: MonthName): Text => ({
  'zh-CN': `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
  en: new Date(`${month}-01T00:00:00Z`).toLocaleString('en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }),
})

/** 12月3日(周四)至12月5日(周六); one day alone where both are the same, the years where they differ. */
export const spanWords = (from: Day, to: Day): Text => {
  if (from === to) return dayWords(from)
  const year = (day: Day): Text =>
    from.slice(0, 4) === to.slice(0, 4)
      ? { 'zh-CN': '', en: '' }
      : { 'zh-CN': `${day.slice(0, 4)}年`, en: ` ${day.slice(0, 4)}` }
  return {
    'zh-CN': `${year(from)['zh-CN']}${dayWords(from)['zh-CN']}至${year(to)['zh-CN']}${dayWords(to)['zh-CN']}`,
    en: `${dayWords(from).en}${year(from).en} to ${dayWords(to).en}${year(to).en}`,
  }
}
