import { z } from 'zod'
import type { Finding, Subject } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import { teamWords } from '../domain/leader.ts'
import { ruleFields, strengthFields } from '../domain/rule-set.ts'
import { whatSchema, whoSchema } from '../domain/selector.ts'
import type { Slot } from '../domain/slot.ts'
import type { Text } from '../domain/text.ts'
import { countDuties, countFields, countTerms, unitsPerDay } from './counting.ts'
import type { Month } from './month.ts'
import { defineRule, type LeaderCount, type Names } from './rule.ts'
import { dutiesUnder, leadersNamed, slotsUnder } from './scope.ts'
import { boundsInWords, whatInWords, whoInWords } from './words.ts'

const params = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('quota'),
    who: whoSchema.default({}),
    what: whatSchema.default({}),
    of: z
      .enum(['each', 'together'])
      .default('each')
      .meta({ description: 'Each leader, or the leaders of a group together' }),
    by: z
      .enum(['all', 'unit', 'team'])
      .default('all')
      .meta({ description: 'The groups of `together`: all of who, each unit, each team of each unit' }),
    per: z.literal('month'),
    min: z.int().min(0).max(1000).optional(),
    max: z.int().min(0).max(1000).optional(),
    ...countFields,
    ...strengthFields,
  })
  .refine((rule) => rule.min !== undefined || rule.max !== undefined, { error: 'min-or-max' })
  .refine((rule) => (rule.min ?? 0) <= (rule.max ?? Infinity), { error: 'min-above-max' })
  .meta({ id: 'QuotaRule' })
type Quota = z.infer<typeof params>

/** The group of `together` a leader belongs to on a day. */
const groupOf = (rule: Quota, month: Month, leader: string, day: string): Subject => {
  const post = month.postOf(rule, leader, day)!
  return rule.by === 'all' ? {} : rule.by === 'unit' ? { unit: post.unit } : { unit: post.unit, team: post.team }
}
const keyOf = (subject: Subject): string => `${subject.leader ?? ''}/${subject.unit ?? ''}/${subject.team ?? ''}`

interface Quotient {
  readonly subject: Subject
  readonly min: number | undefined
  readonly max: number | undefined
}

/**
 * Whom the quota is asked of and how much, in days or sessions. A leader in `who` for part of the month owes his
 * part of it by calendar days, rounded up.
 */
const asked = (rule: Quota, month: Month): Quotient[] => {
  const named = leadersNamed(rule, month)
  if (rule.of === 'together') {
    const subjects = [...named].flatMap(([leader, days]) => days.map((day) => groupOf(rule, month, leader, day)))
    return [...new Map(subjects.map((subject) => [keyOf(subject), subject])).values()].map((subject) => ({
      subject,
      min: rule.min,
      max: rule.max,
    }))
  }
  return [...named].map(([leader, days]) => {
    const share = (n: number | undefined) =>
      n === undefined ? undefined : Math.ceil((n * days.length) / month.days.length)
    return { subject: { leader }, min: share(rule.min), max: share(rule.max) }
  })
}

/** So many days a month: Q1, Q4–Q7 of each leader, Q8 of each team together (2009 national opinion, 象州). */
export const quota = defineRule({
  kind: 'quota',
  about: {
    'zh-CN': '每人(或每个班子合计)每月接访多少天(如:县委书记、县长每月不少于2天)',
    en: 'How many days a month each leader, or each team together, receives (such as: secretary and head at least 2)',
  },
  params,
  level: 'binding',
  describe: (rule, names) => {
    const [who, what, bounds] = [
      whoInWords(rule.who, names),
      whatInWords(rule.what, names),
      boundsInWords(rule.min, rule.max),
    ]
    const unit = countedWords(rule.counts, rule.max ?? rule.min!)
    const of = rule.of === 'each' ? { 'zh-CN': '每人', en: 'each' } : groupWords[rule.by]
    return {
      'zh-CN': `${who['zh-CN']}:${of['zh-CN']}每月${what['zh-CN']}${bounds['zh-CN']}${unit['zh-CN']}`,
      en: `${who.en}: ${of.en} ${bounds.en} ${unit.en} a month (${what.en})`,
    }
  },
  constrain: (rule, month) => {
    const units = unitsPerDay(rule)
    const pairs = [...month.leaders.keys()].flatMap((leader) =>
      slotsUnder(rule, month, leader).map((slot: Slot) => ({ leader, slot })),
    )
    const groups = groupBy(pairs, ({ leader, slot }) =>
      keyOf(rule.of === 'each' ? { leader } : groupOf(rule, month, leader, slot.date)),
    )
    return asked(rule, month).map(({ subject, min, max }) => ({
      name: `${rule.id}/${keyOf(subject)}`,
      terms: countTerms(groups.get(keyOf(subject)) ?? [], rule),
      ...(min === undefined ? {} : { min: min * units }),
      ...(max === undefined ? {} : { max: max * units }),
    }))
  },
  check: (rule, month, duties) => {
    const units = unitsPerDay(rule)
    const counts: LeaderCount[] = []
    const findings: Finding[] = []
    let amount = 0
    const his = dutiesUnder(rule, month, duties)
    for (const { subject, min, max } of asked(rule, month)) {
      const counted = his.filter(({ leader, slot }) =>
        rule.of === 'each'
          ? leader === subject.leader
          : keyOf(groupOf(rule, month, leader, slot.date)) === keyOf(subject),
      )
      const actual =
        countDuties(
          counted.map(({ slot }) => slot),
          rule,
        ) / units
      if (subject.leader) counts.push({ leader: subject.leader, min, max, actual })
      const data = { counts: rule.counts }
      if (min !== undefined && actual < min)
        findings.push({ rule: rule.id, message: 'quota/short', subject, required: min, actual, data })
      if (max !== undefined && actual > max)
        findings.push({ rule: rule.id, message: 'quota/over', subject, required: max, actual, data })
      amount += Math.max(0, (min ?? 0) - actual, actual - (max ?? Infinity)) * units
    }
    return { amount, findings, counts }
  },
  say: ({ message, subject, required, actual, data }, names) => {
    const who = subjectInWords(subject, names)
    const unit = countedWords(data!.counts as Quota['counts'], required)
    return message === 'quota/short'
      ? {
          'zh-CN': `${who['zh-CN']}:应接访${required}${unit['zh-CN']},只排${actual}${unit['zh-CN']}`,
          en: `${who.en}: ${required} ${unit.en} asked, ${actual} given`,
        }
      : {
          'zh-CN': `${who['zh-CN']}:至多${required}${unit['zh-CN']},排了${actual}${unit['zh-CN']}`,
          en: `${who.en}: at most ${required} ${unit.en}, ${actual} given`,
        }
  },
})

const countedWords = (counts: Quota['counts'], n: number): Text => {
  const s = n === 1 ? '' : 's'
  return counts === 'days' ? { 'zh-CN': '天', en: `day${s}` } : { 'zh-CN': '次', en: `session${s}` }
}

const groupWords: Record<Quota['by'], Text> = {
  all: { 'zh-CN': '合计', en: 'together' },
  unit: { 'zh-CN': '每个单位合计', en: 'each unit together' },
  team: { 'zh-CN': '每个班子合计', en: 'each team together' },
}

const subjectInWords = (subject: Subject, names: Names): Text => {
  if (subject.leader) return { 'zh-CN': names.leader(subject.leader), en: names.leader(subject.leader) }
  if (subject.unit === undefined) return { 'zh-CN': '合计', en: 'all together' }
  const team = subject.team ? teamWords[subject.team as keyof typeof teamWords] : { 'zh-CN': '', en: '' }
  return {
    'zh-CN': `${names.unit(subject.unit)}${team['zh-CN']}`,
    en: `${names.unit(subject.unit)} ${team.en}`.trim(),
  }
}
