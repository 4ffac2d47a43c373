import { dayWords } from '../domain/day-words.ts'
import type { Language } from '../domain/text.ts'
import type { Plan } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'

/** What a pin of a planning file has decided. */
export const pinInWords = (
  { date, opening, leader, is }: Plan['pins'][number],
  names: Names,
  language: Language,
): string => {
  const [day, who, where] = [dayWords(date), names.leader(leader), names.opening(opening)]
  const says =
    is === 'on'
      ? { 'zh-CN': `${who}锁定在${day['zh-CN']}${where}`, en: `${who} is pinned to ${where} on ${day.en}` }
      : { 'zh-CN': `${who}锁定为不排${day['zh-CN']}${where}`, en: `${who} is pinned off ${where} on ${day.en}` }
  return says[language]
}
