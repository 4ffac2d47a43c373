import { type Day, daysBetween } from '../../domain/day.ts'
import type { Text } from '../../domain/text.ts'

/** How long a limit still runs, or by how much it is past: 还剩3天, 今天到期, 超期2天. */
export const dueWords = (due: Day, today: Day): Text => {
  const left = daysBetween(today, due)
  if (left === 0) return { 'zh-CN': '今天到期', en: 'due today' }
  const days = Math.abs(left) === 1 ? 'day' : 'days'
  return left > 0
    ? { 'zh-CN': `还剩${left}天`, en: `${left} ${days} left` }
    : { 'zh-CN': `超期${-left}天`, en: `${-left} ${days} late` }
}

/** The look of a limit: red once it is past, yellow in its last three days. */
export const dueLook = (due: Day, today: Day): 'bad' | 'warn' | '' =>
  due < today ? 'bad' : daysBetween(today, due) <= 3 ? 'warn' : ''
