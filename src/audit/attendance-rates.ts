import { type Day, lastDay, type MonthName } from '../domain/day.ts'
import { groupBy } from '../domain/group-by.ts'
import { type Counted, type Excluded, type Indicator, indicatorOf } from '../domain/indicator.ts'
import { type Leader, postsOn } from '../domain/leader.ts'
import { isRequired } from '../rules/index.ts'
import type { RuleStanding } from './compliance.ts'
import type { JudgedAsk } from './judge.ts'
import { defined } from './verdict.ts'

/** What the two rates rest on: rules as they were judged, up to the last month asked about. */
export interface Rated {
  readonly rules: readonly RuleStanding[]
  readonly leaders: ReadonlyMap<string, Leader>
  readonly to: MonthName
  /** The day it was at the moment up to which things are known. */
  readonly today: Day
}

const attendanceDefinition = defined({
  below: {
    'zh-CN':
      '应接访的天数(次数),即各套规则要求每名领导至少接访的天数之和。几套规则对同一名领导、同一期间、同一类接访都有要求的,只取最严的一套,不重复相加;对班子合计的要求、不作硬性要求的规则不算。',
    en: 'What was required: the sum of the least days (or sessions) the rule sets ask of each leader. Where several ask the same leader for the same kind of reception over the same period, the strictest alone counts; what is asked of a team together, and what is only preferred, does not.',
  },
  above: {
    'zh-CN': '其中已登记完成的。多接访的不能抵别人的,也不能抵别的期间的;顶替的算顶替的人,不算缺席的人。',
    en: 'What of it is noted as done. More than was asked makes up for nobody else and no other period; a substitute’s day is the substitute’s.',
  },
  out: { 'zh-CN': '还没有结束的期间。', en: 'Periods that are not over yet.' },
  period: { 'zh-CN': '按期间的最后一天。', en: 'By the last day of what was asked.' },
})

const coverageDefinition = defined({
  below: {
    'zh-CN': '应有领导接访的工作日,即覆盖规则要求有领导接访的日子。',
    en: 'The workdays to be covered: those on which a required rule of coverage asks for leaders.',
  },
  above: {
    'zh-CN': '其中覆盖规则的每一项要求都已登记做到的日子。',
    en: 'Those on which all that these rules ask is noted as met.',
  },
  out: { 'zh-CN': '还没有过去的日子。', en: 'Days that are not over yet.' },
  period: { 'zh-CN': '按当天。', en: 'By the day itself.' },
})

/** An ask of one leader for so much at least. */
interface Due {
  readonly leader: string
  readonly end: Day
  readonly required: number
  readonly done: number
}

/** 接访率: of the least days that rules required of leaders, those that were served. */
export const attendanceRate = ({ rules, leaders, to, today }: Rated): Indicator => {
  const asks = rules
    .filter(({ rule }) => rule.kind === 'quota' && isRequired(rule))
    .flatMap((one) => one.asks.flatMap((ask) => dueOf(one, ask)))
  const strictest = [...groupBy(asks, ({ key }) => key).values()].map((same) =>
    same.reduce((a, b) => (b.required > a.required || (b.required === a.required && b.done < a.done) ? b : a)),
  )
  const counted: Counted[] = []
  const excluded: Excluded[] = []
  for (const { leader, end, required, done } of strictest) {
    const found = leaders.get(leader)
    const unit = (found && (postsOn(found, end)[0] ?? found.posts.at(-1))?.unit) ?? null
    const behind = { id: end, day: end, unit, leader }
    const isOver = end < today && end <= lastDay(to)
    for (let n = 0; n < required; n++)
      if (isOver) counted.push({ ...behind, isMet: n < done })
      else excluded.push({ ...behind, why: 'pending' })
  }
  return indicatorOf({ id: 'attendance', of: 'days', definition: attendanceDefinition }, counted, excluded)
}

/** What is asked at least of one leader; half a day is no day yet. */
const dueOf = ({ rule }: RuleStanding, ask: JudgedAsk): (Due & { readonly key: string })[] => {
  const { subject, period, min = 0, actual } = ask
  if (subject.leader === undefined || min <= 0) return []
  const { what, counts } = rule as { what?: unknown; counts?: string }
  return [
    {
      leader: subject.leader,
      end: ask.last ?? period.to,
      required: min,
      done: Math.min(min, Math.floor(actual)),
      key: JSON.stringify([subject.leader, subject.unit, period.from, period.to, what, counts]),
    },
  ]
}

/** 覆盖率: of the workdays that are to be covered, those that were. */
export const coverageRate = ({ rules, today }: Pick<Rated, 'rules' | 'today'>): Indicator => {
  const asks = rules
    .filter(({ rule }) => rule.kind === 'coverage' && isRequired(rule))
    .flatMap(({ asks: its }) => its.filter(({ min = 0, subject }) => min > 0 && subject.date !== undefined))
  const counted: Counted[] = []
  const excluded: Excluded[] = []
  for (const [day, its] of [...groupBy(asks, ({ subject }) => subject.date!)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const behind = { id: day, day, unit: null, leader: null }
    if (day < today) counted.push({ ...behind, isMet: its.every(({ min = 0, actual }) => actual >= min) })
    else excluded.push({ ...behind, why: 'pending' })
  }
  return indicatorOf({ id: 'coverage', of: 'days', definition: coverageDefinition }, counted, excluded)
}
