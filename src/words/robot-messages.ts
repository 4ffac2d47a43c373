import type { MonthName } from '../domain/day.ts'
import { monthWords } from '../domain/day-words.ts'
import type { Text } from '../domain/text.ts'

/** What the group is told: in Chinese, whatever language somebody reads the service in. */
const group = 'zh-CN'

/** 2026年12月领导接访安排已发布:23天、25次。 A later revision says so; with the address of the notice where there is one. */
export const publishedMessage = (
  month: MonthName,
  n: number,
  duties: readonly { readonly date: string }[],
  notice?: string,
): string => {
  const days = new Set(duties.map(({ date }) => date)).size
  const what = n === 1 ? '已发布' : `有更新(第${n}版)`
  const says = `${monthWords(month)[group]}领导接访安排${what}:${days}天、${duties.length}次。`
  return notice === undefined ? says : `${says}\n公示:${notice}`
}

/** What an approved amendment changes, by its sentence: duties only, never the reason. */
export const amendedMessage = (sentence: Text): string => `领导接访安排有调整:\n${sentence[group]}`

/** What a robot says to be tried. */
export const testMessage = (office: string): string =>
  `领导接访安排:这是${office}发来的一条测试消息,收到说明群机器人已接通。`
