import { z } from 'zod'
import { dayWords } from '../domain/day-words.ts'
import { ruleFields, strengthFields } from '../domain/rule-set.ts'
import { whatSchema, whoSchema } from '../domain/selector.ts'
import { defineRule } from './rule.ts'
import { slotsNamed } from './scope.ts'
import { whatInWords, whoInWords } from './words.ts'

const params = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('eligible'),
    who: whoSchema.default({}),
    what: whatSchema.default({}),
    ...strengthFields,
  })
  .meta({
    id: 'EligibleRule',
    description: 'Only `who` serve `what`; a place or opening it names is open to them even in another unit',
  })

/** Only these leaders there and then, such as the secretary or the head on Mondays (H, 河南 2024). */
export const eligible = defineRule({
  kind: 'eligible',
  about: {
    'zh-CN': '某些时段只由某些领导接访(如:每周一由县委书记或县长接访)',
    en: 'Some slots are for some leaders only (such as: Mondays for the secretary or the head)',
  },
  params,
  level: 'binding',
  forbids: true,
  isPersonal: true,
  describe: (rule, names) => {
    const [who, what] = [whoInWords(rule.who, names), whatInWords(rule.what, names)]
    return { 'zh-CN': `${what['zh-CN']}:只由${who['zh-CN']}承担`, en: `${what.en}: only ${who.en}` }
  },
  constrain: (rule, month) =>
    slotsNamed(rule, month).map((slot) => ({
      name: `${rule.id}/${slot.id}`,
      subject: { date: slot.date, opening: slot.opening },
      terms: month.mayBeServedBy
        .get(slot.id)!
        .filter((leader) => month.postOf(rule, leader, slot.date) === undefined)
        .map((leader) => ({ pairs: [{ leader, slot: slot.id, units: 1 }], cap: 1 })),
      max: 0,
    })),
  check: (rule, month, duties) => {
    const findings = duties
      .filter(({ leader, slot }) => month.isWhat(rule, slot) && month.postOf(rule, leader, slot.date) === undefined)
      .map(({ leader, slot }) => ({
        rule: rule.id,
        message: 'eligible/other',
        subject: { leader, date: slot.date, opening: slot.opening },
        required: 0,
        actual: 1,
      }))
    return { amount: findings.length, findings }
  },
  say: ({ subject }, names) => {
    const day = dayWords(subject.date!)
    const [leader, opening] = [names.leader(subject.leader!), names.opening(subject.opening!)]
    return {
      'zh-CN': `${day['zh-CN']}${opening}:${leader}不在应承担的领导之列`,
      en: `${day.en}, ${opening}: ${leader} is not one of those who serve it`,
    }
  },
})
