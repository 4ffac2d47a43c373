import { z } from 'zod'
import { dayWords } from '../domain/day-words.ts'
import type { Finding } from '../domain/finding.ts'
import { ruleFields, strengthFields } from '../domain/rule-set.ts'
import { whatSchema, whoSchema } from '../domain/selector.ts'
import { missOf } from './row.ts'
import { defineRule } from './rule.ts'
import { dutiesUnder, leadersUnder, slotsNamed } from './scope.ts'
import { boundsInWords, whatInWords, whoInWords } from './words.ts'

const params = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('coverage'),
    who: whoSchema.default({}),
    what: whatSchema.default({}),
    min: z.int().min(0).max(1000).optional().meta({ description: 'Leaders in each slot, at least' }),
    max: z.int().min(0).max(1000).optional().meta({ description: 'Leaders in each slot, at most' }),
    ...strengthFields,
  })
  .refine((rule) => rule.min !== undefined || rule.max !== undefined, { error: 'min-or-max' })
  .refine((rule) => (rule.min ?? 0) <= (rule.max ?? Infinity), { error: 'min-above-max' })
  .meta({ id: 'CoverageRule' })

/** Every workday somebody receives: Q3 (象州), G (甘肃 2018), H (河南 2024). */
export const coverage = defineRule({
  kind: 'coverage',
  about: {
    'zh-CN': '每个时段有多少名领导接访(如:每个工作日至少一名县领导)',
    en: 'How many leaders receive in each slot (such as: at least one county leader every workday)',
  },
  params,
  level: 'binding',
  describe: (rule, names) => {
    const [who, what, bounds] = [
      whoInWords(rule.who, names),
      whatInWords(rule.what, names),
      boundsInWords(rule.min, rule.max),
    ]
    return {
      'zh-CN': `${what['zh-CN']}:每个时段${bounds['zh-CN']}名(${who['zh-CN']})`,
      en: `${what.en}: in each slot ${bounds.en} (${who.en})`,
    }
  },
  constrain: (rule, month) =>
    slotsNamed(rule, month).map((slot) => ({
      name: `${rule.id}/${slot.id}`,
      subject: { date: slot.date, opening: slot.opening },
      terms: leadersUnder(rule, month, slot).map((leader) => ({
        pairs: [{ leader, slot: slot.id, units: 1 }],
        cap: 1,
      })),
      ...bounds(rule),
    })),
  check: (rule, month, duties) => {
    const findings = slotsNamed(rule, month).flatMap((slot): Finding[] => {
      const actual = dutiesUnder(
        rule,
        month,
        duties.filter((duty) => duty.slot.id === slot.id),
      ).length
      const subject = { date: slot.date, opening: slot.opening }
      if (actual < (rule.min ?? 0))
        return [{ rule: rule.id, message: 'coverage/short', subject, required: rule.min!, actual }]
      if (actual > (rule.max ?? Infinity))
        return [{ rule: rule.id, message: 'coverage/over', subject, required: rule.max!, actual }]
      return []
    })
    return {
      amount: findings.reduce(
        (sum, found) => sum + missOf(found.actual, { min: found.required, max: found.required }),
        0,
      ),
      findings,
    }
  },
  say: ({ message, subject, required, actual }, names) => {
    const day = dayWords(subject.date!)
    const opening = names.opening(subject.opening!)
    return message === 'coverage/short'
      ? {
          'zh-CN': `${day['zh-CN']}${opening}:应有${required}名领导,实有${actual}名`,
          en: `${day.en}, ${opening}: ${required} asked, ${actual} there`,
        }
      : {
          'zh-CN': `${day['zh-CN']}${opening}:至多${required}名领导,实有${actual}名`,
          en: `${day.en}, ${opening}: at most ${required}, ${actual} there`,
        }
  },
})

const bounds = (rule: { min?: number | undefined; max?: number | undefined }) => ({
  ...(rule.min === undefined ? {} : { min: rule.min }),
  ...(rule.max === undefined ? {} : { max: rule.max }),
})
