import { z } from 'zod'
import { dayWords } from '../domain/day-words.ts'
import type { Finding, Subject } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import { ruleFields, strengthFields } from '../domain/rule-set.ts'
import { whatSchema, whoSchema } from '../domain/selector.ts'
import type { Slot } from '../domain/slot.ts'
import type { AnyRule, Month } from './month.ts'
import { missOf } from './row.ts'
import { type Asked, defineRule } from './rule.ts'
import { dutiesUnder, leadersUnder, slotsNamed } from './scope.ts'
import { boundsInWords, whatInWords, whoInWords } from './words.ts'

const params = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('coverage'),
    who: whoSchema.default({}),
    what: whatSchema.default({}),
    per: z.enum(['slot', 'day']).default('slot').meta({
      description:
        'Leaders in each slot, or in all the slots of a date together: who has a morning and an afternoon counts once',
    }),
    min: z.int().min(0).max(1000).optional().meta({ description: 'Leaders in each slot or on each day, at least' }),
    max: z.int().min(0).max(1000).optional().meta({ description: 'Leaders in each slot or on each day, at most' }),
    ...strengthFields,
  })
  .refine((rule) => rule.min !== undefined || rule.max !== undefined, { error: 'min-or-max' })
  .refine((rule) => (rule.min ?? 0) <= (rule.max ?? Infinity), { error: 'min-above-max' })
  .meta({ id: 'CoverageRule' })

/** Every workday somebody receives: Q3 (象州), G (甘肃 2018), H (河南 2024). */
export const coverage = defineRule({
  kind: 'coverage',
  about: {
    'zh-CN': '每个时段或每天有多少名领导接访(如:每个工作日至少一名县领导)',
    en: 'How many leaders receive in each slot or on each day (such as: at least one county leader every workday)',
  },
  params,
  level: 'binding',
  describe: (rule, names) => {
    const [who, what, bounds] = [
      whoInWords(rule.who, names),
      whatInWords(rule.what, names),
      boundsInWords(rule.min, rule.max),
    ]
    const per =
      rule.per === 'day' ? { 'zh-CN': '每天', en: 'on each day' } : { 'zh-CN': '每个时段', en: 'in each slot' }
    return {
      'zh-CN': `${what['zh-CN']}:${per['zh-CN']}${bounds['zh-CN']}名(${who['zh-CN']})`,
      en: `${what.en}: ${per.en} ${bounds.en} (${who.en})`,
    }
  },
  constrain: (rule, month) =>
    [...slotsCovered(rule, month)].map(([key, slots]) => {
      const pairs = slots.flatMap((slot) =>
        leadersUnder(rule, month, slot).map((leader) => ({ leader, slot: slot.id, units: 1 })),
      )
      return {
        name: `${rule.id}/${key}`,
        subject: subjectOf(rule, slots[0]!),
        terms: [...groupBy(pairs, ({ leader }) => leader).values()].map((his) => ({ pairs: his, cap: 1 })),
        ...bounds(rule),
      }
    }),
  check: (rule, month, duties) => {
    const there = groupBy(dutiesUnder(rule, month, duties), ({ slot }) => keyOf(rule, slot))
    const asked: Asked[] = []
    const findings = [...slotsCovered(rule, month)].flatMap(([key, [slot]]): Finding[] => {
      const actual = new Set(there.get(key)?.map(({ leader }) => leader)).size
      const subject = subjectOf(rule, slot!)
      asked.push({ subject, period: { from: slot!.date, to: slot!.date }, ...bounds(rule), actual })
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
      asked,
    }
  },
  countsFor: (rule, month, duty) =>
    dutiesUnder(rule, month, [duty]).length > 0 ? subjectOf(rule, duty.slot) : undefined,
  say: ({ message, subject, required, actual }, names) => {
    const day = dayWords(subject.date!)
    const opening = subject.opening === undefined ? undefined : names.opening(subject.opening)
    const when = { 'zh-CN': `${day['zh-CN']}${opening ?? ''}`, en: opening ? `${day.en}, ${opening}` : day.en }
    return message === 'coverage/short'
      ? {
          'zh-CN': `${when['zh-CN']}:应有${required}名领导,实有${actual}名`,
          en: `${when.en}: ${required} asked, ${actual} there`,
        }
      : {
          'zh-CN': `${when['zh-CN']}:至多${required}名领导,实有${actual}名`,
          en: `${when.en}: at most ${required}, ${actual} there`,
        }
  },
})

type Per = { readonly per: 'slot' | 'day' }

/** One string for a slot, or for its day. */
const keyOf = ({ per }: Per, slot: Slot): string => (per === 'day' ? slot.date : slot.id)
const subjectOf = ({ per }: Per, { date, opening }: Slot): Subject => (per === 'day' ? { date } : { date, opening })

/** What leaders are counted in: each slot of a rule’s `what` by its id, or those of each day by their date. */
export const slotsCovered = (rule: AnyRule & Per, month: Month): Map<string, Slot[]> =>
  groupBy(slotsNamed(rule, month), (slot) => keyOf(rule, slot))

const bounds = (rule: { min?: number | undefined; max?: number | undefined }) => ({
  ...(rule.min === undefined ? {} : { min: rule.min }),
  ...(rule.max === undefined ? {} : { max: rule.max }),
})
