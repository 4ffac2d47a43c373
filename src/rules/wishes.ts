import { z } from 'zod'
import type { Availability } from '../domain/availability.ts'
import { speaksOf } from '../domain/availability.ts'
import { within } from '../domain/day.ts'
import { dayWords } from '../domain/day-words.ts'
import type { Finding } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import { objectiveLevels, ruleFields } from '../domain/rule-set.ts'
import { whatSchema, whoSchema } from '../domain/selector.ts'
import type { Slot } from '../domain/slot.ts'
import type { Month } from './month.ts'
import { defineRule } from './rule.ts'
import { dutiesUnder, slotsUnder } from './scope.ts'
import { whatInWords, whoInWords } from './words.ts'

const params = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('wishes'),
    who: whoSchema.default({}),
    what: whatSchema.default({}),
  })
  .meta({ id: 'WishesRule' })

const wishesOf = (month: Month): Map<string, Availability[]> => {
  // Only what speaks of a day with a slot: a moved day may lie outside the month.
  const days = [...new Set([...month.slots.values()].map((slot) => slot.date))]
  return groupBy(
    month.plan.availability.filter((entry) => entry.is !== 'unavailable' && days.some((day) => within(entry, day))),
    (entry) => entry.leader,
  )
}

/** Wishes a duty goes against: it lies at an undesired time; it lies outside the times its leader named as desired. */
const against = (wishes: readonly Availability[], slot: Slot): ('undesired' | 'not-desired')[] => {
  const spoken = wishes.filter((entry) => speaksOf(entry, slot.date, slot.session))
  const named = wishes.some((entry) => entry.is === 'desired')
  return [
    ...(spoken.some((entry) => entry.is === 'undesired') ? (['undesired'] as const) : []),
    ...(named && !spoken.some((entry) => entry.is === 'desired') ? (['not-desired'] as const) : []),
  ]
}

/** Wishes granted where nothing above is lost by it. */
export const wishes = defineRule({
  kind: 'wishes',
  about: {
    'zh-CN': '尽量照顾领导意愿:避开不便的时间,优先排在希望的时间',
    en: 'Wishes: away from undesired times, at the desired ones where a leader named some',
  },
  params,
  level: objectiveLevels.wishes,
  isPersonal: true,
  describe: (rule, names) => {
    const [who, what] = [whoInWords(rule.who, names), whatInWords(rule.what, names)]
    return {
      'zh-CN': `${who['zh-CN']}:${what['zh-CN']}尽量照顾意愿`,
      en: `${who.en}: wishes granted where possible (${what.en})`,
    }
  },
  constrain: (rule, month) =>
    [...wishesOf(month)].map(([leader, his]) => ({
      name: `${rule.id}/${leader}`,
      subject: { leader },
      terms: slotsUnder(rule, month, leader)
        .map((slot) => ({ slot, units: against(his, slot).length }))
        .filter(({ units }) => units > 0)
        .map(({ slot, units }) => ({ pairs: [{ leader, slot: slot.id, units }], cap: units })),
      max: 0,
    })),
  check: (rule, month, duties) => {
    const wished = wishesOf(month)
    const findings = dutiesUnder(rule, month, duties).flatMap(({ leader, slot }) =>
      against(wished.get(leader) ?? [], slot).map(
        (what): Finding => ({
          rule: rule.id,
          message: `wishes/${what}`,
          subject: { leader, date: slot.date, opening: slot.opening },
          required: 0,
          actual: 1,
        }),
      ),
    )
    return { amount: findings.length, findings }
  },
  say: ({ message, subject }, names) => {
    const [leader, day] = [names.leader(subject.leader!), dayWords(subject.date!)]
    return message === 'wishes/undesired'
      ? { 'zh-CN': `${leader}:${day['zh-CN']}不便接访`, en: `${leader}: would rather not on ${day.en}` }
      : {
          'zh-CN': `${leader}:${day['zh-CN']}不在希望的时间内`,
          en: `${leader}: ${day.en} is not one of the days wished for`,
        }
  },
})
