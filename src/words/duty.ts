import { dayWords } from '../domain/day-words.ts'
import { postAt } from '../domain/leader.ts'
import type { Duty, Slot } from '../domain/slot.ts'
import { type Language, oneLine } from '../domain/text.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { colon } from './signs.ts'

/** 12月3日(周四) 大厅 · Thu 3 Dec hall */
export const slotTitle = (
  { date, opening }: Pick<Slot, 'date' | 'opening'>,
  names: Names,
  language: Language,
): string => `${dayWords(date)[language]} ${names.opening(opening)}`

/** Date, opening, leader and post of a duty. */
export const dutyTitle = (month: Month, { leader, slot }: Duty, names: Names, language: Language): string => {
  const post = postAt(month.leaders.get(leader)!, slot.unit, slot.date)
  const title = post ? ` ${oneLine(post.title)}` : ''
  return `${slotTitle(slot, names, language)}${colon[language]}${names.leader(leader)}${title}`
}
