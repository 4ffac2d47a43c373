import { type Day, dayOfMonth, monthOf } from '../domain/day.ts'
import { groupBy } from '../domain/group-by.ts'
import { postsOn } from '../domain/leader.ts'
import type { Duty } from '../domain/slot.ts'
import { type Language, list, same, type Text } from '../domain/text.ts'
import type { Judgement } from '../roster/check.ts'
import type { AnyRule, Month } from '../rules/month.ts'
import type { LeaderCount, Names } from '../rules/rule.ts'
import { columns } from './table.ts'

const heads = {
  'zh-CN': ['领导', '职务', '接访日', '实排/应排', '此前', '合计'],
  en: ['leader', 'post', 'days', 'given/asked', 'before', 'in all'],
} as const

/** 2/2 · 0/1 (!) · 3/2-5 · 1/1* where asked pro rata */
const standing = ({ min, max, actual, partly }: LeaderCount): string => {
  const asked = min !== undefined && max !== undefined && max !== min ? `${min}-${max}` : `${min ?? `<=${max}`}`
  const broken = actual < (min ?? 0) || actual > (max ?? Infinity)
  return `${actual}/${asked}${partly ? '*' : ''}${broken ? ' (!)' : ''}`
}

/** Each leader’s duties against what each rule asks of him, unit by unit. */
export const leadersTable = (
  month: Month,
  duties: readonly Duty[],
  judgement: Judgement,
  names: Names,
  language: Language,
): string => {
  const asked = new Map<string, string[]>()
  for (const { rule, verdict } of judgement.verdicts)
    if (rule.kind === 'quota')
      for (const count of verdict.counts ?? [])
        asked.set(count.leader, [...(asked.get(count.leader) ?? []), `${rule.id} ${standing(count)}`])
  const loads = loadsOf(judgement)
  const his = groupBy(duties, (duty) => duty.leader)
  const rows = month.plan.leaders.map((leader) => {
    const load = loads.get(leader.id)
    return [
      names.leader(leader.id),
      postTitle(month, leader.id, names, language),
      [...new Set((his.get(leader.id) ?? []).map(({ slot }) => shortDay(month, slot.date)))].join(', '),
      (asked.get(leader.id) ?? []).join('  '),
      ...(loads.size > 0 ? [load ? `${load.before}` : '', load ? `${load.total}` : ''] : []),
    ]
  })
  const table = columns(heads[language].slice(0, loads.size > 0 ? 6 : 4), rows)
  const isPartly = judgement.verdicts.some(({ verdict }) => verdict.counts?.some(({ partly }) => partly))
  return isPartly ? `${table}\n${proRata[language]}` : table
}

const proRata: Text = {
  'zh-CN': '* 只在期间内一部分日子任职、有效或有记录,按日历天数折算取整',
  en: '* in post, in force or on record for part of the period only: pro rata by calendar days, in whole days',
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

/** A rule that speaks of a part of the load only: of days beside holidays, or of each weekday or activity apart. */
const isOfAPart = ({ rule, verdict }: Judgement['verdicts'][number]): boolean =>
  rule.what?.beside !== undefined || verdict.evenness?.by !== 'all'

/**
 * What each leader served before in the window of the first balance rule that counts him, and with this month, and
 * which rule that is.
 */
export const loadsOf = ({
  verdicts,
}: Pick<Judgement, 'verdicts'>): Map<string, { before: number; total: number; rule: AnyRule }> => {
  const loads = new Map<string, { before: number; total: number; rule: AnyRule }>()
  for (const judged of verdicts)
    if (judged.rule.kind === 'balance' && !isOfAPart(judged))
      for (const { leader, actual, before } of judged.verdict.counts ?? [])
        if (!loads.has(leader)) loads.set(leader, { before: before ?? 0, total: actual, rule: judged.rule })
  return loads
}
