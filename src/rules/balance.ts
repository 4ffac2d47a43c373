import { z } from 'zod'
import { weekdayOf, weekdays } from '../domain/day.ts'
import { groupBy } from '../domain/group-by.ts'
import { activityWords } from '../domain/place.ts'
import { objectiveLevels, ruleFields } from '../domain/rule-set.ts'
import { whatSchema, whoSchema } from '../domain/selector.ts'
import type { Occasion } from '../domain/slot.ts'
import type { Text } from '../domain/text.ts'
import { countDuties, countFields, countTerms, unitsPerDay } from './counting.ts'
import { leastSquares } from './least-squares.ts'
import { denominatorOf, factorsOf, monthsInPost, servedInWindow, windowOf } from './load-window.ts'
import { defineRule, type Evenness, type LeaderCount } from './rule.ts'
import { dutiesUnder, slotsUnder } from './scope.ts'
import { whatInWords, whoInWords } from './words.ts'

const params = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('balance'),
    who: whoSchema.default({}),
    what: whatSchema.default({}),
    months: z.int().min(1).max(36).default(12).meta({ description: 'The window: this month and those before it' }),
    by: z.enum(['all', 'weekday', 'activity']).default('all').meta({
      description:
        'What is to be even: all duties together · those of each weekday apart · those of each activity apart',
    }),
    ...countFields,
  })
  .meta({ id: 'BalanceRule' })
type Balance = z.infer<typeof params>

/** The part of a leader’s load that an occasion belongs to: each part is squared apart. */
const groupOf: Record<Balance['by'], (occasion: Occasion) => string> = {
  all: () => 'all',
  weekday: ({ date }) => weekdayOf(date),
  activity: ({ activity }) => activity,
}
const groups: Record<Balance['by'], readonly string[]> = {
  all: ['all'],
  weekday: weekdays,
  activity: Object.keys(activityWords),
}

const byWords: Record<Balance['by'], Text> = {
  all: { 'zh-CN': '', en: '' },
  weekday: { 'zh-CN': '按星期分别', en: ', each weekday apart' },
  activity: { 'zh-CN': '按形式分别', en: ', each activity apart' },
}

const unitOf = (rule: Balance): Evenness['unit'] =>
  rule.counts === 'sessions' ? 'session' : rule.halfDay === 0.5 ? 'half-day' : 'day'

/** Even load over the window: the sum over leaders of load², pro rata for the time in post. */
export const balance = defineRule({
  kind: 'balance',
  about: {
    'zh-CN': '工作量均衡:连同以往月份,各领导接访次数尽量平均(平方和最小),可按星期或形式分别计',
    en: 'Even load, months before included: the least sum of squares; each weekday or activity apart if so wished',
  },
  params,
  level: objectiveLevels.fairness,
  describe: (rule, names) => {
    const [who, what, by] = [whoInWords(rule.who, names), whatInWords(rule.what, names), byWords[rule.by]]
    return {
      'zh-CN': `${who['zh-CN']}:${rule.months}个月内${what['zh-CN']}${by['zh-CN']}尽量平均`,
      en: `${who.en}: even load over ${rule.months} months${by.en} (${what.en})`,
    }
  },
  constrain: (rule, month) => {
    const served = groupBy(servedInWindow(rule, month), (duty) => duty.leader)
    return [...factorsOf(monthsInPost(rule, month))].flatMap(([leader, times]) => {
      const slots = groupBy(slotsUnder(rule, month, leader), groupOf[rule.by])
      const before = groupBy(served.get(leader) ?? [], groupOf[rule.by])
      return [...new Set([...slots.keys(), ...before.keys()])].map((group) => ({
        name: `${rule.id}/${leader}${rule.by === 'all' ? '' : `/${group}`}`,
        terms: countTerms(
          (slots.get(group) ?? []).map((slot) => ({ leader, slot })),
          rule,
        ),
        before: countDuties(before.get(group) ?? [], rule),
        times,
      }))
    })
  },
  check: (rule, month, duties) => {
    const inPost = monthsInPost(rule, month)
    const factors = factorsOf(inPost)
    const perDay = unitsPerDay(rule)
    const part = (leader: string, occasion: Occasion) => `${leader} ${groupOf[rule.by](occasion)}`
    const past = groupBy(servedInWindow(rule, month), (duty) => part(duty.leader, duty))
    const present = groupBy(
      dutiesUnder(rule, month, duties).map(({ leader, slot }) => ({ ...slot, leader })),
      (duty) => part(duty.leader, duty),
    )
    const counts: LeaderCount[] = []
    let [amount, least] = [0, 0]
    for (const group of groups[rule.by]) {
      const loads = [...factors].map(([leader, times]) => ({
        leader,
        times,
        before: countDuties(past.get(`${leader} ${group}`) ?? [], rule),
        now: countDuties(present.get(`${leader} ${group}`) ?? [], rule),
      }))
      for (const { leader, times, before, now } of loads) {
        amount += times * (before + now) ** 2
        counts.push({
          leader,
          actual: (before + now) / perDay,
          before: before / perDay,
          months: inPost.get(leader)!,
          ...(rule.by === 'all' ? {} : { group }),
        })
      }
      least += leastSquares(
        loads,
        loads.reduce((sum, { now }) => sum + now, 0),
      )
    }
    const { months, by } = rule
    const known = windowOf(rule, month).length
    const evenness = { months, known, by, unit: unitOf(rule), times: denominatorOf(inPost), least }
    return { amount, findings: [], counts, evenness }
  },
  say: () => ({ 'zh-CN': '', en: '' }),
})
