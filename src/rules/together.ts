import { z } from 'zod'
import { dayWords } from '../domain/day-words.ts'
import type { Finding } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import { ruleFields, strengthFields } from '../domain/rule-set.ts'
import { postsFitting, whatSchema, whoSchema } from '../domain/selector.ts'
import type { Slot } from '../domain/slot.ts'
import type { Month } from './month.ts'
import type { BoundRow } from './row.ts'
import { defineRule } from './rule.ts'
import { leadersUnder, slotsNamed } from './scope.ts'
import { whatInWords, whoInWords } from './words.ts'

const params = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('together'),
    who: whoSchema.default({}),
    what: whatSchema.default({}),
    with: whoSchema.meta({
      description: 'Who accompanies; they may serve where this rule names the place or opening',
    }),
    n: z.int().min(1).max(20).default(1).meta({ description: 'How many of them, at least' }),
    match: z
      .enum(['portfolio'])
      .optional()
      .meta({ description: 'portfolio: only those who share a subject area with the leader they accompany' }),
    ...strengthFields,
  })
  .meta({ id: 'TogetherRule' })
type Together = z.infer<typeof params>

/** Who may accompany a leader in a slot: in `with` that day, and in charge of one of his areas where that is asked. */
const accompanies = (rule: Together, month: Month, leader: string, other: string, slot: Slot): boolean => {
  const posts = postsFitting(rule.with, month.leaders.get(other)!, slot.date, month.levelOf)
  if (other === leader || posts.length === 0) return false
  if (rule.match === undefined) return true
  const his = postsFitting(rule.who, month.leaders.get(leader)!, slot.date, month.levelOf)
  const areas = his.flatMap((post) => post.portfolio)
  return posts.some((post) => post.portfolio.some((area) => areas.includes(area)))
}

/** When one of these serves, others sit with him (陪同接访): department principals, by portfolio where asked. */
export const together = defineRule({
  kind: 'together',
  about: {
    'zh-CN': '陪同接访:某些领导接访时,须有相关人员在场(可按分管工作对应)',
    en: 'When some leaders serve, others accompany them in the same slot, by portfolio where asked',
  },
  params,
  level: 'binding',
  describe: (rule, names) => {
    const [who, what, others] = [
      whoInWords(rule.who, names),
      whatInWords(rule.what, names),
      whoInWords(rule.with, names),
    ]
    const match = rule.match ? { 'zh-CN': '(按分管工作对应)', en: ' (by portfolio)' } : { 'zh-CN': '', en: '' }
    return {
      'zh-CN': `${who['zh-CN']}${what['zh-CN']}时,至少${rule.n}名${others['zh-CN']}陪同${match['zh-CN']}`,
      en: `${who.en}: at least ${rule.n} of ${others.en} with them${match.en} (${what.en})`,
    }
  },
  constrain: (rule, month) =>
    slotsNamed(rule, month).flatMap((slot): BoundRow[] => {
      const possible = month.mayBeServedBy.get(slot.id)!
      return leadersUnder(rule, month, slot).map((leader) => ({
        name: `${rule.id}/${leader}/${slot.id}`,
        subject: { leader, date: slot.date, opening: slot.opening },
        terms: [
          { pairs: [{ leader, slot: slot.id, units: 1 }], cap: 1, times: rule.n },
          ...possible
            .filter((other) => accompanies(rule, month, leader, other, slot))
            .map((other) => ({ pairs: [{ leader: other, slot: slot.id, units: 1 }], cap: 1, times: -1 })),
        ],
        max: 0,
      }))
    }),
  check: (rule, month, duties) => {
    const findings: Finding[] = []
    let amount = 0
    for (const same of groupBy(duties, (duty) => duty.slot.id).values())
      for (const { leader, slot } of same) {
        if (!month.isWhat(rule, slot) || month.postOf(rule, leader, slot.date) === undefined) continue
        const actual = same.filter((other) => accompanies(rule, month, leader, other.leader, slot)).length
        if (actual >= rule.n) continue
        amount += rule.n - actual
        const subject = { leader, date: slot.date, opening: slot.opening }
        findings.push({ rule: rule.id, message: 'together/short', subject, required: rule.n, actual })
      }
    return { amount, findings }
  },
  say: ({ subject, required, actual }, names) => {
    const [leader, day] = [names.leader(subject.leader!), dayWords(subject.date!)]
    return {
      'zh-CN': `${leader}:${day['zh-CN']}应有${required}人陪同,实有${actual}人`,
      en: `${leader}: ${required} to accompany him on ${day.en}, ${actual} there`,
    }
  },
})
