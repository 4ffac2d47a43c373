import { type Day, dayOfMonth, monthOf } from '../domain/day.ts'
import { groupBy } from '../domain/group-by.ts'
import { postsOn } from '../domain/leader.ts'
import type { Duty } from '../domain/slot.ts'
import { type Language, list, same, type Text } from '../domain/text.ts'
import type { Judgement } from '../roster/check.ts'
import { loadsOf } from '../roster/loads.ts'
import type { Month } from '../rules/month.ts'
import type { LeaderCount, Names } from '../rules/rule.ts'
import type { OfRule } from './finding.ts'

/** What the columns of the leaders are called; the last two where a balance rule counts. */
export const leaderHeads = {
  name: { 'zh-CN': '领导', en: 'leader' },
  post: { 'zh-CN': '职务', en: 'post' },
  days: { 'zh-CN': '接访日', en: 'days' },
  given: { 'zh-CN': '实排/应排', en: 'given/asked' },
  before: { 'zh-CN': '此前', en: 'before' },
  total: { 'zh-CN': '合计', en: 'in all' },
} as const satisfies Record<string, Text>

const proRata: Text = {
  'zh-CN': '* 只在期间内一部分日子任职、有效或有记录,按日历天数折算取整',
  en: '* in post, in force or on record for part of the period only: pro rata by calendar days, in whole days',
}

/** What a leader has in a roster, against what is asked of him. */
export interface LeaderRow {
  readonly leader: string
  readonly name: string
  readonly post: string
  readonly days: readonly string[]
  /** Each quota that asks him: 2/2 · 0/1 (!) · 3/2-5 · 1/1* where asked pro rata. */
  readonly given: readonly OfRule[]
  /** Undefined where no balance rule counts him. */
  readonly load: { readonly before: number; readonly total: number } | undefined
}

/** All leaders, and what a star in their rows means; undefined where there is none. */
export interface LeaderRows {
  readonly rows: readonly LeaderRow[]
  readonly proRata: string | undefined
}

/** Each leader’s duties against what each rule asks of him, in the order of the planning file. */
export const leaderRows = (
  month: Month,
  duties: readonly Duty[],
  judgement: Judgement,
  names: Names,
  language: Language,
): LeaderRows => {
  const quotas = judgement.verdicts.filter(({ rule }) => rule.kind === 'quota')
  const counts = quotas.flatMap(({ rule, verdict }) => (verdict.counts ?? []).map((count) => ({ rule, count })))
  const [asked, his] = [groupBy(counts, ({ count }) => count.leader), groupBy(duties, (duty) => duty.leader)]
  const loads = loadsOf(judgement)
  const rows = month.plan.leaders.map(
    ({ id }): LeaderRow => ({
      leader: id,
      name: names.leader(id),
      post: postTitle(month, id, names, language),
      days: [...new Set((his.get(id) ?? []).map(({ slot }) => shortDay(month, slot.date)))],
      given: (asked.get(id) ?? []).map(({ rule, count }) => ({ rule: rule.id, says: standing(count) })),
      load: loads.get(id),
    }),
  )
  const isPartly = judgement.verdicts.some(({ verdict }) => verdict.counts?.some(({ partly }) => partly))
  return { rows, proRata: isPartly ? proRata[language] : undefined }
}

const standing = ({ min, max, actual, partly }: LeaderCount): string => {
  const asked = min !== undefined && max !== undefined && max !== min ? `${min}-${max}` : `${min ?? `<=${max}`}`
  const broken = actual < (min ?? 0) || actual > (max ?? Infinity)
  return `${actual}/${asked}${partly ? '*' : ''}${broken ? ' (!)' : ''}`
}

/** 15, or 11-2 where a holiday moved the day out of the month. */
export const shortDay = (month: Month, day: Day): string =>
  monthOf(day) === month.name ? `${dayOfMonth(day)}` : `${Number(day.slice(5, 7))}-${dayOfMonth(day)}`

/** The post held last in the month, or the posts of two held at once. */
const postTitle = (month: Month, id: string, names: Names, language: Language): string => {
  const leader = month.leaders.get(id)!
  const lastDay = month.days.findLast((day) => postsOn(leader, day).length > 0)
  if (lastDay === undefined) return '--'
  const titles = postsOn(leader, lastDay).map(({ unit, title }) => {
    const name = names.unit(unit)
    return month.levelOf(unit) === 'county' || title.startsWith(name) ? title : `${name} ${title}`
  })
  return list(titles.map(same))[language]
}
