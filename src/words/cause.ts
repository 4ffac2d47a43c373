import { dayWords } from '../domain/day-words.ts'
import type { Cause } from '../domain/roster.ts'
import { type Language, list, same, type Text } from '../domain/text.ts'
import type { Names } from '../rules/rule.ts'

type Obstacles = Record<string, string[] | undefined>

const obstacleWords: Record<string, (n: number, unit: Text) => Text> = {
  closed: (n, unit) => ({ 'zh-CN': `该时段不开放${n}${unit['zh-CN']}`, en: `closed ${n}` }),
  away: (n, unit) => ({ 'zh-CN': `请假外出${n}${unit['zh-CN']}`, en: `away ${n}` }),
  'not-there': (n, unit) => ({ 'zh-CN': `不在此处接访${n}${unit['zh-CN']}`, en: `not serving there ${n}` }),
  pinned: (n, unit) => ({ 'zh-CN': `人工锁定不排${n}${unit['zh-CN']}`, en: `pinned off ${n}` }),
  elsewhere: (n, unit) => ({ 'zh-CN': `同时在别处${n}${unit['zh-CN']}`, en: `elsewhere at the time ${n}` }),
  barred: (n, unit) => ({ 'zh-CN': `留给其他领导${n}${unit['zh-CN']}`, en: `kept for others ${n}` }),
  resting: (n, unit) => ({ 'zh-CN': `间隔不够${n}${unit['zh-CN']}`, en: `too near another duty ${n}` }),
  full: (n, unit) => ({ 'zh-CN': `时段已满${n}${unit['zh-CN']}`, en: `slot full ${n}` }),
  'day-full': (n, unit) => ({ 'zh-CN': `当天名额已满${n}${unit['zh-CN']}`, en: `day at its most ${n}` }),
  'at-most': (n, unit) => ({ 'zh-CN': `已到次数上限${n}${unit['zh-CN']}`, en: `at the maximum ${n}` }),
  free: (n, unit) => ({
    'zh-CN': `有空而没有排${n}${unit['zh-CN']}`,
    en: `free but not given ${n}`,
  }),
}

/** 请假外出4天、时段已满17天 · away 4, slot full 17; undefined when there is nothing to say. */
const countedObstacles = (data: Obstacles, unit: Text): Text | undefined => {
  const said = Object.entries(obstacleWords).flatMap(([why, words]) => {
    const n = data[why]?.length ?? 0
    return n > 0 ? [words(n, unit)] : []
  })
  return said.length > 0 ? list(said) : undefined
}

/** A few of many: the first four, and how many there are. */
const some = (items: readonly Text[], unit: string): Text => {
  const shown = list(items.slice(0, 4))
  return items.length > 4
    ? { 'zh-CN': `${shown['zh-CN']}等${items.length}${unit}`, en: `${shown.en} … (${items.length})` }
    : shown
}

const s = (n: number): string => (n === 1 ? '' : 's')

/** Slots or days that need more than the leaders who could come can give. */
const leadersShared = (on: readonly string[], data: Record<string, unknown>, names: Names): Text => {
  const { leaders, needed, have } = data as { leaders: string[]; needed: number; have: number }
  const dates = some([...new Set(on)].map(dayWords), '天')
  if (leaders.length === 0)
    return {
      'zh-CN': `${dates['zh-CN']}应来的领导没有一名能来`,
      en: `none of those asked for can come on ${dates.en}`,
    }
  const who = some(
    leaders.map((leader) => same(names.leader(leader))),
    '人',
  )
  return {
    'zh-CN': `${dates['zh-CN']}共需${needed}人次,能来的领导(${who['zh-CN']})合计最多来${have}次`,
    en: `${dates.en} need ${needed} in all; those who can come (${who.en}) can give ${have}`,
  }
}

const byId: Record<string, (data: Record<string, unknown>, names: Names) => Text> = {
  'leaders-share-days': (data, names) => {
    const { leaders, days, needed, have } = data as {
      leaders: string[]
      days: string[]
      needed: number
      have: number
    }
    const day = data.workdays
      ? { 'zh-CN': '个工作日', en: 'free workday' }
      : { 'zh-CN': '个开放日', en: 'open day' }
    const owe = needed === leaders.length ? '' : ` owe ${needed} days and`
    const room = have === days.length ? '' : ` with room for ${have}`
    const free = days.length === 0 ? `no ${day.en}` : `only ${days.length} ${day.en}${s(days.length)}${room}`
    const left =
      days.length === 0 ? `没有可用的${day['zh-CN'].slice(1)}` : `能用的只有${days.length}${day['zh-CN']}`
    return {
      'zh-CN': `${leaders.length === 1 ? `${names.leader(leaders[0]!)}须` : `${leaders.length}名领导共须`}接访${needed}天,${left}${have === days.length ? '' : `(共容${have}人次)`}`,
      en:
        leaders.length === 1
          ? `${names.leader(leaders[0]!)} owes ${needed} day${s(needed)} and has ${free}`
          : `${leaders.length} leaders${owe} share ${free}`,
    }
  },
  'slots-share-leaders': (data, names) =>
    leadersShared(
      (data.slots as string[]).map((slot) => slot.slice(0, 10)),
      data,
      names,
    ),
  'days-share-leaders': (data, names) => leadersShared(data.days as string[], data, names),
  'slot-is-small': ({ room, needed }) => ({
    'zh-CN': `该时段只容${room}名领导,规定要${needed}名`,
    en: `the slot has room for ${room} leader${s(room as number)}, ${needed} are asked`,
  }),
  'day-is-small': ({ room, needed }) => ({
    'zh-CN': `当天各时段共容${room}名领导,规定要${needed}名`,
    en: `the day’s slots have room for ${room} leader${s(room as number)} in all, ${needed} are asked`,
  }),
  'his-days': (data, names) => {
    const days = countedObstacles(data as Obstacles, { 'zh-CN': '天', en: 'days' })
    const leader = names.leader(data.leader as string)
    return days
      ? { 'zh-CN': `${leader}没有排的日子:${days['zh-CN']}`, en: `days not given to ${leader}: ${days.en}` }
      : { 'zh-CN': `本月没有别的日子可排给${leader}`, en: `there is no other day for ${leader} this month` }
  },
  'its-leaders': (data) => {
    const leaders = countedObstacles(data as Obstacles, { 'zh-CN': '人', en: 'leaders' })
    return leaders
      ? { 'zh-CN': `没有排的领导:${leaders['zh-CN']}`, en: `leaders not there: ${leaders.en}` }
      : { 'zh-CN': '没有别的领导', en: 'there is no other leader' }
  },
  'gave-way': ({ giveWay }) => ({
    'zh-CN': `必须遵守的规则无法同时满足,按让步次序(${giveWay})由本规则让步`,
    en: `not all required rules can be kept; this one gives way in its turn (${giveWay})`,
  }),
  'out-of-time': () => ({
    'zh-CN': '求解时间用完,没有找到更好的安排;加大 --time-limit 也许能满足',
    en: 'the time ran out before a better roster was found; a larger --time-limit may keep it',
  }),
}

/** The reasons of a shortfall in one sentence each, the exact one first. */
export const causesInWords = (causes: readonly Cause[], names: Names, language: Language): string[] =>
  causes.map((cause) => byId[cause.id]!(cause.data, names)[language])
