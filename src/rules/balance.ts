import { z } from 'zod'
import type { Span } from '../domain/day.ts'
import { addMonths, firstDay, lastDay, type MonthName, monthOf, within } from '../domain/day.ts'
import { objectiveLevels, ruleFields } from '../domain/rule-set.ts'
import { postFitting, whatSchema, whoSchema } from '../domain/selector.ts'
import { countedOn } from '../domain/slot.ts'
import { countDuties, countFields, countTerms, unitsPerDay } from './counting.ts'
import type { Month } from './month.ts'
import { defineRule } from './rule.ts'
import { dutiesUnder, leadersNamed, slotsUnder } from './scope.ts'
import { whatInWords, whoInWords } from './words.ts'

const params = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('balance'),
    who: whoSchema.default({}),
    what: whatSchema.default({}),
    months: z.int().min(1).max(36).default(12).meta({ description: 'The window: this month and those before it' }),
    ...countFields,
  })
  .meta({ id: 'BalanceRule' })
type Balance = z.infer<typeof params>

/** The months of the window whose history is known throughout, this month included, oldest first. */
const windowOf = (rule: Balance, month: Month): MonthName[] =>
  Array.from({ length: rule.months }, (_, n) => addMonths(month.name, n + 1 - rule.months)).filter(
    (name) => name === month.name || firstDay(name) >= (month.plan.history?.knownFrom ?? month.first),
  )

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b))

/** Months of the window in which each leader held a post that counts, a begun month counting whole. */
const monthsInPost = (rule: Balance, month: Month): Map<string, number> => {
  const spans = windowOf(rule, month).map((name): Span => ({ from: firstDay(name), to: lastDay(name) }))
  const isIn = (leader: string, span: Span): boolean => {
    const { posts } = month.leaders.get(leader)!
    const days = [span.from, ...posts.map((post) => post.from).filter((day) => within(span, day))]
    return days.some((day) => postFitting(rule.who, month.leaders.get(leader)!, day, month.levelOf) !== undefined)
  }
  return new Map(
    [...leadersNamed(rule, month).keys()].map((leader) => [
      leader,
      Math.max(1, spans.filter((span) => isIn(leader, span)).length),
    ]),
  )
}

/** The most a common denominator may be: that of all windows up to 12 months. */
const mostCommon = 27_720

/**
 * The factor of each leader’s square: load² / months in post, over one common denominator, so that equal load per
 * month in post is best. All factors are 1 when everybody was in post throughout; in windows over 12 months they may be
 * rounded, by less than 1 in 700.
 */
const factors = (inPost: ReadonlyMap<string, number>): Map<string, number> => {
  const lcm = [...inPost.values()].reduce((common, months) => (common * months) / gcd(common, months), 1)
  const common = Math.min(lcm, mostCommon)
  return new Map([...inPost].map(([leader, months]) => [leader, Math.round(common / months)]))
}

/** What each leader served in the window before this month, in units of the count. */
export const servedBefore = (rule: Balance, month: Month): Map<string, number> => {
  const window = new Set(windowOf(rule, month))
  const known = month.servedUnder(rule).filter((duty) => window.has(monthOf(countedOn(duty))))
  return new Map(
    [...month.leaders.keys()].map((leader) => [
      leader,
      countDuties(
        known.filter((duty) => duty.leader === leader),
        rule,
      ),
    ]),
  )
}

/** Even load over the window: the sum over leaders of load², pro rata for the time in post. */
export const balance = defineRule({
  kind: 'balance',
  about: {
    'zh-CN': '工作量均衡:连同以往月份,各领导接访次数尽量平均(平方和最小)',
    en: 'Even load, months before included: the least sum of squares',
  },
  params,
  level: objectiveLevels.fairness,
  describe: (rule, names) => {
    const [who, what] = [whoInWords(rule.who, names), whatInWords(rule.what, names)]
    return {
      'zh-CN': `${who['zh-CN']}:${rule.months}个月内${what['zh-CN']}尽量平均`,
      en: `${who.en}: even load over ${rule.months} months (${what.en})`,
    }
  },
  constrain: (rule, month) => {
    const before = servedBefore(rule, month)
    return [...factors(monthsInPost(rule, month))].map(([leader, times]) => ({
      name: `${rule.id}/${leader}`,
      terms: countTerms(
        slotsUnder(rule, month, leader).map((slot) => ({ leader, slot })),
        rule,
      ),
      before: before.get(leader)!,
      times,
    }))
  },
  check: (rule, month, duties) => {
    const before = servedBefore(rule, month)
    const his = dutiesUnder(rule, month, duties)
    const units = unitsPerDay(rule)
    let amount = 0
    const counts = [...factors(monthsInPost(rule, month))].map(([leader, times]) => {
      const now = countDuties(
        his.filter((duty) => duty.leader === leader).map((duty) => duty.slot),
        rule,
      )
      amount += times * (before.get(leader)! + now) ** 2
      return { leader, actual: (before.get(leader)! + now) / units, before: before.get(leader)! / units }
    })
    return { amount, findings: [], counts }
  },
  say: () => ({ 'zh-CN': '', en: '' }),
})
