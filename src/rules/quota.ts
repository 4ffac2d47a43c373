import { within } from '../domain/day.ts'
import type { Finding, Subject } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import { teamWords } from '../domain/leader.ts'
import { countedOn, type Slot } from '../domain/slot.ts'
import { join, type Text } from '../domain/text.ts'
import { countDuties, countTerms, unitsPerDay } from './counting.ts'
import { perWords } from './period.ts'
import { countsOn, duesOf, isCounted, keyOf, type Quota, quotaParams, subjectOf } from './quota-due.ts'
import { type Asked, defineRule, type LeaderCount, type Names } from './rule.ts'
import { dutiesUnder, slotsUnder } from './scope.ts'
import { boundsInWords, whatInWords, whoInWords } from './words.ts'

/** So many days a period: Q1, Q4–Q7, Q9–Q13 of each leader, Q8 of each team together. */
export const quota = defineRule({
  kind: 'quota',
  about: {
    'zh-CN': '每人(或每个班子合计、每个联系点)每周、每月、每季度、每年或专项活动期间接访多少天',
    en: 'How many days a week, month, quarter, half-year, year or campaign each leader receives, or each team, or at each liaison area',
  },
  params: quotaParams,
  level: 'binding',
  describe: (rule, names) => {
    const [who, what] = [whoInWords(rule.who, names), whatInWords(rule.what, names)]
    const [bounds, per] = [boundsInWords(rule.min, rule.max), perWords(rule.per)]
    const unit = countedWords(rule.counts, rule.max ?? rule.min!)
    const half =
      rule.counts === 'days' && rule.halfDay === 0.5
        ? { 'zh-CN': '(半天计0.5天)', en: ', a half-day counting ½' }
        : { 'zh-CN': '', en: '' }
    const substitutes = rule.substitutes
      ? { 'zh-CN': '', en: '' }
      : { 'zh-CN': '(替别人接访的不计)', en: ', not counting days served in another’s place' }
    const empty = rule.empty
      ? { 'zh-CN': '', en: '' }
      : { 'zh-CN': '(无人来访的不计)', en: ', not counting sessions nobody came to' }
    const but = join([half, substitutes, empty], { 'zh-CN': '', en: '' })
    const of = rule.of === 'together' ? groupWords[rule.by] : eachWords[rule.of]
    return {
      'zh-CN': `${who['zh-CN']}:${of['zh-CN']}${per['zh-CN']}${what['zh-CN']}${bounds['zh-CN']}${unit['zh-CN']}${but['zh-CN']}`,
      en: `${who.en}: ${of.en} ${bounds.en} ${unit.en} ${per.en} (${what.en}${but.en})`,
    }
  },
  constrain: (rule, month) => {
    const units = unitsPerDay(rule)
    const pairs = [...month.leaders.keys()].flatMap((leader) =>
      slotsUnder(rule, month, leader).map((slot: Slot) => ({ leader, slot })),
    )
    const groups = groupBy(pairs, ({ leader, slot }) => keyOf(subjectOf(rule, month, leader, slot.date, slot.unit)))
    return duesOf(rule, month).map(({ subject, period, min, max, past }) => {
      const served = countDuties(past, rule)
      const own = (groups.get(keyOf(subject)) ?? []).filter(({ slot }) => countsOn(rule, period, countedOn(slot)))
      return {
        name: `${rule.id}/${keyOf(subject)}/${period.from}`,
        subject,
        terms: countTerms(own, rule, past),
        ...(min === undefined ? {} : { min: Math.max(0, min * units - served) }),
        ...(max === undefined ? {} : { max: Math.max(0, max * units - served) }),
      }
    })
  },
  check: (rule, month, duties) => {
    const units = unitsPerDay(rule)
    const counted: LeaderCount[] = []
    const asked: Asked[] = []
    const findings: Finding[] = []
    let amount = 0
    const those = dutiesUnder(rule, month, duties).filter((duty) => isCounted(rule, duty))
    const groups = groupBy(those, ({ leader, slot }) => keyOf(subjectOf(rule, month, leader, slot.date, slot.unit)))
    for (const { subject, period, min, max, last, past, partly } of duesOf(rule, month)) {
      const own = (groups.get(keyOf(subject)) ?? [])
        .map(({ slot }) => slot)
        .filter((slot) => countsOn(rule, period, countedOn(slot)))
      const served = countDuties(past, rule)
      // A day on which something counts already counts no second time.
      const now = countDuties([...past, ...own], rule) - served
      const actual = (served + now) / units
      asked.push({ subject, period, min, max, actual, partly, last })
      if (subject.leader) counted.push({ leader: subject.leader, min, max, actual, partly, period })
      const data = { counts: rule.counts, per: rule.per, from: period.from, to: period.to, partly }
      const short = Math.max(0, (min ?? 0) * units - served - now)
      // What was too much before the month is no fault of the month’s roster.
      const over = Math.max(0, now - Math.max(0, (max ?? Infinity) * units - served))
      if (short > 0) findings.push({ rule: rule.id, message: 'quota/short', subject, required: min!, actual, data })
      if (over > 0) findings.push({ rule: rule.id, message: 'quota/over', subject, required: max!, actual, data })
      amount += short + over
    }
    return { amount, findings, counts: counted, asked }
  },
  countsFor: (rule, month, duty) => {
    const { leader, slot } = duty
    const day = countedOn(slot)
    if (!isCounted(rule, duty) || rule.notDuring.some((span) => within(span, day))) return undefined
    return dutiesUnder(rule, month, [duty]).length > 0
      ? subjectOf(rule, month, leader, slot.date, slot.unit)
      : undefined
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
