import { z } from 'zod'
import { type Day, spanSchema, within } from '../domain/day.ts'
import type { Finding, Subject } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import { teamWords } from '../domain/leader.ts'
import { ruleFields, strengthFields } from '../domain/rule-set.ts'
import { whatSchema, whoSchema } from '../domain/selector.ts'
import type { Served } from '../domain/served.ts'
import { countedOn, type Slot } from '../domain/slot.ts'
import type { Text } from '../domain/text.ts'
import { countDuties, countFields, countTerms, unitsPerDay } from './counting.ts'
import type { Month } from './month.ts'
import { common, daysIn, type Period, paced, periodsOf, perSchema, perWords, union } from './period.ts'
import { defineRule, type LeaderCount, type Names } from './rule.ts'
import { daysNamed, dutiesUnder, leadersNamed, slotsUnder } from './scope.ts'
import { boundsInWords, whatInWords, whoInWords } from './words.ts'

const params = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('quota'),
    who: whoSchema.default({}),
    what: whatSchema.default({}),
    of: z.enum(['each', 'each-area', 'together']).default('each').meta({
      description: 'Each leader · each leader at each of his liaison areas · the leaders of a group together',
    }),
    by: z
      .enum(['all', 'unit', 'team'])
      .default('all')
      .meta({ description: 'The groups of `together`: all of who, each unit, each team of each unit' }),
    per: perSchema,
    min: z.int().min(0).max(1000).optional(),
    max: z.int().min(0).max(1000).optional(),
    notDuring: z.array(spanSchema).default([]).meta({
      description: 'Duties on these days do not count, such as those of a campaign with a quota of its own',
    }),
    ...countFields,
    ...strengthFields,
  })
  .refine((rule) => rule.min !== undefined || rule.max !== undefined, { error: 'min-or-max' })
  .refine((rule) => (rule.min ?? 0) <= (rule.max ?? Infinity), { error: 'min-above-max' })
  .meta({ id: 'QuotaRule' })
type Quota = z.infer<typeof params>

/** The group of `together` a leader belongs to on a day, or the leader himself. */
const subjectOf = (rule: Quota, month: Month, leader: string, day: Day, area: string): Subject => {
  if (rule.of === 'each') return { leader }
  if (rule.of === 'each-area') return { leader, unit: area }
  const post = month.postOf(rule, leader, day)!
  return rule.by === 'all' ? {} : rule.by === 'unit' ? { unit: post.unit } : { unit: post.unit, team: post.team }
}
const keyOf = (subject: Subject): string => JSON.stringify([subject.leader, subject.unit, subject.team])

/** What is asked of a subject by the end of the month, in days or sessions, history included. */
interface Due {
  readonly subject: Subject
  readonly period: Period
  readonly min: number | undefined
  readonly max: number | undefined
  /** Served before in the period, in units of the count. */
  readonly served: number
  /** Asked of a part of the period only: in post, in force, or with known history. */
  readonly partly: boolean
}

/** Whom the quota is asked of, with the longest span it could be asked for. */
const subjectsOf = (rule: Quota, month: Month): { subject: Subject; leader?: string; spans: Period[] }[] => {
  const always = { from: '0001-01-01', to: '9999-12-31' }
  const named = leadersNamed(rule, month)
  if (rule.of === 'each')
    return [...named.keys()].map((leader) => ({ subject: { leader }, leader, spans: [always] }))
  if (rule.of === 'each-area') {
    const areas = groupBy(
      month.plan.liaisons.filter(({ leader }) => named.has(leader)),
      ({ leader, unit }) => keyOf({ leader, unit }),
    )
    return [...areas.values()]
      .filter((same) => same.some(({ from, to }) => from <= month.last && (to === null || to >= month.first)))
      .map((same) => ({
        subject: { leader: same[0]!.leader, unit: same[0]!.unit },
        leader: same[0]!.leader,
        spans: union(same.map((area) => common(always, area))),
      }))
  }
  const groups = [...named].flatMap(([leader, days]) => days.map((day) => subjectOf(rule, month, leader, day, '')))
  return [...new Map(groups.map((subject) => [keyOf(subject), subject])).values()].map((subject) => ({
    subject,
    spans: [common(always, month.forceOf(rule))],
  }))
}

const counts = (rule: Quota, { from, to }: Period, day: Day): boolean =>
  from <= day && day <= to && !rule.notDuring.some((span) => within(span, day))

/**
 * What is due by the end of the month, for each subject and period. Before `history.knownFrom`, out of post and out of
 * force the quota counts as kept, pro rata by calendar days: rounded up for the time in post, to the nearest for what
 * history does not know. Longer periods are paced.
 */
const duesOf = (rule: Quota, month: Month): Due[] => {
  const knownFrom = month.plan.history?.knownFrom ?? month.first
  const inForce = month.servedUnder(rule).filter((duty) => month.isInForce(rule, countedOn(duty)))
  const past = groupBy(inForce, (duty: Served) => keyOf(subjectOf(rule, month, duty.leader, duty.date, duty.unit)))
  return periodsOf(rule.per, month.name).flatMap((period) =>
    subjectsOf(rule, month).flatMap(({ subject, leader, spans }): Due[] => {
      const daysOf = (of: Period) => {
        const parts = spans
          .map((span) => common(of, span))
          .map((part) =>
            leader === undefined ? { ...part, days: daysIn(part) } : daysNamed(rule, month, leader, part),
          )
          .filter(({ days }) => days > 0)
        const days = parts.reduce((sum, part) => sum + part.days, 0)
        return { days, from: parts[0]?.from ?? of.from, to: parts.at(-1)?.to ?? of.to }
      }
      const asked = daysOf(common(period, { from: knownFrom, to: null }))
      if (asked.days === 0) return []
      const owed = (n: number) => Math.ceil((n * daysOf(period).days) / daysIn(period))
      // Half a day or more of what is not known to have been kept is asked for now.
      const share = (n: number) => Math.round((owed(n) * asked.days) / daysOf(period).days)
      const served = countDuties(
        (past.get(keyOf(subject)) ?? []).filter(
          (duty) => duty.date >= knownFrom && counts(rule, period, countedOn(duty)),
        ),
        rule,
      )
      return [
        {
          subject,
          period,
          min: rule.min === undefined ? undefined : paced(share(rule.min), asked, month.name),
          max: rule.max === undefined ? undefined : owed(rule.max),
          served,
          partly: asked.days < daysIn(period),
        },
      ]
    }),
  )
}

/** So many days a period: Q1, Q4–Q7, Q9–Q13 of each leader, Q8 of each team together. */
export const quota = defineRule({
  kind: 'quota',
  about: {
    'zh-CN': '每人(或每个班子合计、每个联系点)每周、每月、每季度、每年或专项活动期间接访多少天',
    en: 'How many days a week, month, quarter, half-year, year or campaign each leader receives, or each team, or at each liaison area',
  },
  params,
  level: 'binding',
  describe: (rule, names) => {
    const [who, what] = [whoInWords(rule.who, names), whatInWords(rule.what, names)]
    const [bounds, per] = [boundsInWords(rule.min, rule.max), perWords(rule.per)]
    const unit = countedWords(rule.counts, rule.max ?? rule.min!)
    const half =
      rule.counts === 'days' && rule.halfDay === 0.5
        ? { 'zh-CN': '(半天计0.5天)', en: ', a half-day counting ½' }
        : { 'zh-CN': '', en: '' }
    const of = rule.of === 'together' ? groupWords[rule.by] : eachWords[rule.of]
    return {
      'zh-CN': `${who['zh-CN']}:${of['zh-CN']}${per['zh-CN']}${what['zh-CN']}${bounds['zh-CN']}${unit['zh-CN']}${half['zh-CN']}`,
      en: `${who.en}: ${of.en} ${bounds.en} ${unit.en} ${per.en} (${what.en}${half.en})`,
    }
  },
  constrain: (rule, month) => {
    const units = unitsPerDay(rule)
    const pairs = [...month.leaders.keys()].flatMap((leader) =>
      slotsUnder(rule, month, leader).map((slot: Slot) => ({ leader, slot })),
    )
    const groups = groupBy(pairs, ({ leader, slot }) => keyOf(subjectOf(rule, month, leader, slot.date, slot.unit)))
    return duesOf(rule, month).map(({ subject, period, min, max, served }) => {
      const own = (groups.get(keyOf(subject)) ?? []).filter(({ slot }) => counts(rule, period, countedOn(slot)))
      return {
        name: `${rule.id}/${keyOf(subject)}/${period.from}`,
        terms: countTerms(own, rule),
        ...(min === undefined ? {} : { min: Math.max(0, min * units - served) }),
        ...(max === undefined ? {} : { max: Math.max(0, max * units - served) }),
      }
    })
  },
  check: (rule, month, duties) => {
    const units = unitsPerDay(rule)
    const counted: LeaderCount[] = []
    const findings: Finding[] = []
    let amount = 0
    const groups = groupBy(dutiesUnder(rule, month, duties), ({ leader, slot }) =>
      keyOf(subjectOf(rule, month, leader, slot.date, slot.unit)),
    )
    for (const { subject, period, min, max, served, partly } of duesOf(rule, month)) {
      const now = countDuties(
        (groups.get(keyOf(subject)) ?? [])
          .map(({ slot }) => slot)
          .filter((slot) => counts(rule, period, countedOn(slot))),
        rule,
      )
      const actual = (served + now) / units
      if (subject.leader) counted.push({ leader: subject.leader, min, max, actual, partly, period })
      const data = { counts: rule.counts, per: rule.per, from: period.from, to: period.to, partly }
      const short = Math.max(0, (min ?? 0) * units - served - now)
      // What was too much before the month is no fault of the month’s roster.
      const over = Math.max(0, now - Math.max(0, (max ?? Infinity) * units - served))
      if (short > 0) findings.push({ rule: rule.id, message: 'quota/short', subject, required: min!, actual, data })
      if (over > 0) findings.push({ rule: rule.id, message: 'quota/over', subject, required: max!, actual, data })
      amount += short + over
    }
    return { amount, findings, counts: counted }
  },
  say: ({ message, subject, required, actual, data }, names) => {
    const who = subjectInWords(subject, names)
    const unit = countedWords(data!.counts as Quota['counts'], required)
    const per = data!.per as Quota['per']
    const when =
      per === 'month'
        ? { 'zh-CN': '', en: '' }
        : {
            'zh-CN': `${data!.from}至${data!.to},截至本月`,
            en: ` from ${data!.from} to ${data!.to}, by the end of the month`,
          }
    const part = data!.partly ? { 'zh-CN': '(按时间折算)', en: ' (pro rata)' } : { 'zh-CN': '', en: '' }
    return message === 'quota/short'
      ? {
          'zh-CN': `${who['zh-CN']}:${when['zh-CN']}应接访${required}${unit['zh-CN']}${part['zh-CN']},只排${actual}${unit['zh-CN']}`,
          en: `${who.en}: ${required} ${unit.en} asked${part.en}${when.en}, ${actual} given`,
        }
      : {
          'zh-CN': `${who['zh-CN']}:${when['zh-CN']}至多${required}${unit['zh-CN']}${part['zh-CN']},排了${actual}${unit['zh-CN']}`,
          en: `${who.en}: at most ${required} ${unit.en}${part.en}${when.en}, ${actual} given`,
        }
  },
})

const eachWords: Record<'each' | 'each-area', Text> = {
  each: { 'zh-CN': '每人', en: 'each' },
  'each-area': { 'zh-CN': '每人到每个联系点', en: 'each, at each liaison area,' },
}

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
  if (subject.leader && subject.unit) {
    const both = `${names.leader(subject.leader)} → ${names.unit(subject.unit)}`
    return { 'zh-CN': both, en: both }
  }
  if (subject.leader) return { 'zh-CN': names.leader(subject.leader), en: names.leader(subject.leader) }
  if (subject.unit === undefined) return { 'zh-CN': '合计', en: 'all together' }
  const team = subject.team ? teamWords[subject.team as keyof typeof teamWords] : { 'zh-CN': '', en: '' }
  return {
    'zh-CN': `${names.unit(subject.unit)}${team['zh-CN']}`,
    en: `${names.unit(subject.unit)} ${team.en}`.trim(),
  }
}
