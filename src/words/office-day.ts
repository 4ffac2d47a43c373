import type { OfficeDay } from '../calendar/workdays.ts'
import { type Language, oneLine, type Text } from '../domain/text.ts'
import { colon } from './signs.ts'

const words = {
  workday: { 'zh-CN': '工作日', en: 'workday' },
  weekend: { 'zh-CN': '周末', en: 'weekend' },
  makeUp: { 'zh-CN': '调休上班', en: 'make-up workday' },
  closed: { 'zh-CN': '停', en: 'closed' },
  open: { 'zh-CN': '开', en: 'open' },
  holiday: { 'zh-CN': '放假', en: 'holiday' },
  provisional: { 'zh-CN': '·暂定', en: ', provisional' },
} as const satisfies Record<string, Text>

/** What is special about a day, for a calendar cell; nothing for a plain workday or weekend. */
export const dayLabel = (day: OfficeDay, language: Language): string => {
  if (day.local) return `${words[day.local.is][language]}${colon[language]}${oneLine(day.local.why)}`
  if (day.is === 'holiday') return day.name ?? ''
  return day.is === 'make-up' ? words.makeUp[language] : ''
}

/** Why a day is what it is, for a list of days. */
export const dayReason = (day: OfficeDay, language: Language): string => {
  const say = (text: Text): string => text[language]
  if (day.local) return `${say(words[day.local.is])}${colon[language]}${oneLine(day.local.why)}`
  const named = { workday: words.workday, weekend: words.weekend, 'make-up': words.makeUp, holiday: words.holiday }[
    day.is
  ]
  return `${day.name ?? ''}${day.name && language === 'en' ? ' ' : ''}${say(named)}${day.provisional ? say(words.provisional) : ''}`
}
