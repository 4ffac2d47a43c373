import { z } from 'zod'
import { objectiveLevels, ruleFields } from '../domain/rule-set.ts'
import { whatSchema, whoSchema } from '../domain/selector.ts'
import { defineRule } from './rule.ts'
import { dutiesUnder, leadersUnder, slotsNamed } from './scope.ts'
import { whatInWords, whoInWords } from './words.ts'

const params = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('spread'),
    who: whoSchema.default({}),
    what: whatSchema.default({}),
  })
  .meta({ id: 'SpreadRule' })

/** Duties spread evenly over the slots: the sum over slots of the number of leaders squared. */
export const spread = defineRule({
  kind: 'spread',
  about: {
    'zh-CN': '各时段的领导人数尽量均匀',
    en: 'As even a number of leaders in each slot as can be',
  },
  params,
  level: objectiveLevels.spread,
  describe: (rule, names) => {
    const [who, what] = [whoInWords(rule.who, names), whatInWords(rule.what, names)]
    return {
      'zh-CN': `${who['zh-CN']}:${what['zh-CN']}各时段人数尽量均匀`,
      en: `${who.en}: spread evenly over ${what.en}`,
    }
  },
  constrain: (rule, month) =>
    slotsNamed(rule, month).map((slot) => ({
      name: `${rule.id}/${slot.id}`,
      terms: leadersUnder(rule, month, slot).map((leader) => ({
        pairs: [{ leader, slot: slot.id, units: 1 }],
        cap: 1,
      })),
      before: 0,
      times: 1,
    })),
  check: (rule, month, duties) => {
    const leaders = new Map<string, number>()
    for (const { slot } of dutiesUnder(rule, month, duties)) leaders.set(slot.id, (leaders.get(slot.id) ?? 0) + 1)
    return { amount: [...leaders.values()].reduce((sum, n) => sum + n * n, 0), findings: [] }
  },
  say: () => ({ 'zh-CN': '', en: '' }),
})
