import { z } from 'zod'
import { dayWords } from '../domain/day-words.ts'
import type { Finding } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import { ruleFields, strengthFields } from '../domain/rule-set.ts'
import { whatSchema, whoSchema } from '../domain/selector.ts'
import { defineRule } from './rule.ts'
import { dutiesUnder, slotsUnder } from './scope.ts'
import { whatInWords, whoInWords } from './words.ts'

const params = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('apart'),
    who: whoSchema.default({}),
    what: whatSchema.default({}),
    per: z.enum(['slot', 'day']).default('day'),
    ...strengthFields,
  })
  .meta({ id: 'ApartRule' })

/** At most one of these leaders at a time, such as the secretary and the head. */
export const apart = defineRule({
  kind: 'apart',
  about: {
    'zh-CN': '这些领导不在同一天(或同一时段)接访',
    en: 'Of these leaders at most one receives on a day, or in a slot',
  },
  params,
  level: 'binding',
  forbids: true,
  describe: (rule, names) => {
    const [who, what] = [whoInWords(rule.who, names), whatInWords(rule.what, names)]
    const per = rule.per === 'day' ? { 'zh-CN': '同一天', en: 'a day' } : { 'zh-CN': '同一时段', en: 'a slot' }
    return {
      'zh-CN': `${who['zh-CN']}:${per['zh-CN']}至多一人${what['zh-CN']}`,
      en: `${who.en}: at most one of them ${per.en} (${what.en})`,
    }
  },
  constrain: (rule, month) => {
    const pairs = [...month.leaders.keys()].flatMap((leader) =>
      slotsUnder(rule, month, leader).map((slot) => ({ leader, slot })),
    )
    return [...groupBy(pairs, ({ slot }) => (rule.per === 'day' ? slot.date : slot.id))].map(([key, together]) => ({
      name: `${rule.id}/${key}`,
      subject:
        rule.per === 'day'
          ? { date: together[0]!.slot.date }
          : { date: together[0]!.slot.date, opening: together[0]!.slot.opening },
      terms: [...groupBy(together, (pair) => pair.leader).values()].map((his) => ({
        pairs: his.map(({ leader, slot }) => ({ leader, slot: slot.id, units: 1 })),
        cap: 1,
      })),
      max: 1,
    }))
  },
  check: (rule, month, duties) => {
    const together = groupBy(dutiesUnder(rule, month, duties), ({ slot }) =>
      rule.per === 'day' ? slot.date : slot.id,
    )
    const findings = [...together.values()].flatMap((same): Finding[] => {
      const leaders = [...new Set(same.map((duty) => duty.leader))].sort()
      if (leaders.length <= 1) return []
      const { date, opening } = same[0]!.slot
      const subject = rule.per === 'day' ? { date } : { date, opening }
      return [
        { rule: rule.id, message: 'apart/over', subject, required: 1, actual: leaders.length, data: { leaders } },
      ]
    })
    return { amount: findings.reduce((sum, found) => sum + found.actual - 1, 0), findings }
  },
  say: ({ subject, actual, data }, names) => {
    const day = dayWords(subject.date!)
    const leaders = (data!.leaders as string[]).map(names.leader)
    return {
      'zh-CN': `${day['zh-CN']}:${leaders.join('、')}不应同时接访(共${actual}人)`,
      en: `${day.en}: ${leaders.join(', ')} should not receive together (${actual} of them)`,
    }
  },
})
