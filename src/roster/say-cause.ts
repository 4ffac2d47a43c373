import { dayWords } from '../domain/day-words.ts'
import type { Cause } from '../domain/roster.ts'
import { join, list, same, type Text } from '../domain/text.ts'
import type { Names } from '../rules/rule.ts'

type Obstacles = Record<string, string[] | undefined>

const obstacleWords: Record<string, Text> = {
  away: { 'zh-CN': '请假外出', en: 'away' },
  elsewhere: { 'zh-CN': '同时在别处', en: 'at another place then' },
  barred: { 'zh-CN': '留给其他领导', en: 'for others' },
  resting: { 'zh-CN': '间隔不够', en: 'too near another duty' },
  full: { 'zh-CN': '已排满', en: 'full' },
  'at-most': { 'zh-CN': '已到上限', en: 'at the maximum' },
  free: { 'zh-CN': '排上则别的规则不满足', en: 'taken only at the cost of other rules' },
}

/** 请假外出4天、已排满17天 · away 4, full 17 */
const countedObstacles = (data: Obstacles, unit: Text): Text =>
  list(
    Object.entries(obstacleWords)
      .filter(([why]) => (data[why]?.length ?? 0) > 0)
      .map(([why, words]) => {
        const n = data[why]!.length
        return { 'zh-CN': `${words['zh-CN']}${n}${unit['zh-CN']}`, en: `${words.en} ${n}` }
      }),
  )

/** A few of many: the first four, and how many more. */
const some = (items: readonly Text[]): Text => {
  const shown = list(items.slice(0, 4))
  const more = items.length - 4
  return more > 0 ? { 'zh-CN': `${shown['zh-CN']}等${items.length}个`, en: `${shown.en} and ${more} more` } : shown
}

const byId: Record<string, (data: Record<string, unknown>, names: Names) => Text> = {
  'leaders-share-days': (data) => {
    const { leaders, days, needed, have } = data as {
      leaders: string[]
      days: string[]
      needed: number
      have: number
    }
    const owe = needed === leaders.length ? '' : ` owe ${needed} days and`
    const room = have === days.length ? '' : ` with room for ${have}`
    return {
      'zh-CN': `${leaders.length}名领导共须接访${needed}天,能用的只有${days.length}个工作日${have === days.length ? '' : `(共容${have}人次)`}`,
      en: `${leaders.length} ${leaders.length === 1 ? 'leader has' : `leaders${owe} share`} only ${days.length} free workdays${room}`,
    }
  },
  'slots-share-leaders': (data, names) => {
    const { slots, leaders, needed, have } = data as {
      slots: string[]
      leaders: string[]
      needed: number
      have: number
    }
    const dates = some([...new Set(slots.map((slot) => slot.slice(0, 10)))].map(dayWords))
    if (leaders.length === 0)
      return { 'zh-CN': `${dates['zh-CN']}没有一名领导能来`, en: `nobody can come on ${dates.en}` }
    const who = some(leaders.map((leader) => same(names.leader(leader))))
    return {
      'zh-CN': `${dates['zh-CN']}共需${needed}人次,能来的${leaders.length}名领导(${who['zh-CN']})最多只能来${have}次`,
      en: `${dates.en} need ${needed} in all; the ${leaders.length} who can come (${who.en}) can give ${have}`,
    }
  },
  'his-days': (data, names) => {
    const days = countedObstacles(data as Obstacles, { 'zh-CN': '天', en: 'days' })
    const leader = names.leader(data.leader as string)
    return { 'zh-CN': `${leader}的其余工作日:${days['zh-CN']}`, en: `${leader}’s other days: ${days.en}` }
  },
  'its-leaders': (data) => {
    const leaders = countedObstacles(data as Obstacles, { 'zh-CN': '人', en: 'leaders' })
    return { 'zh-CN': `其余领导:${leaders['zh-CN']}`, en: `the other leaders: ${leaders.en}` }
  },
  'gave-way': ({ giveWay }) => ({
    'zh-CN': `无法全部满足时,按让步次序(${giveWay})由本规则让步`,
    en: `not all rules can be kept; this one gives way in its turn (${giveWay})`,
  }),
}

/** A reason in words. */
export const sayCause = (cause: Cause, names: Names): Text => byId[cause.id]!(cause.data, names)

/** The reasons of a shortfall in one sentence each, the exact one first. */
export const sayCauses = (causes: readonly Cause[], names: Names): Text =>
  join(
    causes.map((cause) => sayCause(cause, names)),
    { 'zh-CN': ';', en: '; ' },
  )
