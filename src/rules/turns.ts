import { z } from 'zod'
import { dayWords } from '../domain/day-words.ts'
import type { Finding } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import { idSchema } from '../domain/id.ts'
import { ruleFields, strengthFields } from '../domain/rule-set.ts'
import { whatSchema } from '../domain/selector.ts'
import { type Slot, slotId } from '../domain/slot.ts'
import { overlap } from './built-in/one-place.ts'
import type { Month } from './month.ts'
import { defineRule } from './rule.ts'
import { slotsNamed } from './scope.ts'
import { whatInWords } from './words.ts'

const params = z
  .strictObject({
    ...ruleFields,
    kind: z.literal('turns'),
    order: z
      .array(idSchema)
      .min(1)
      .meta({ description: 'Leaders in their order; one may stand in it more than once' }),
    what: whatSchema.default({}),
    n: z.int().min(1).max(20).default(1).meta({ description: 'Leaders whose turn it is in each slot' }),
    ...strengthFields,
  })
  .meta({ id: 'TurnsRule' })
type Turns = z.infer<typeof params>

/** Where in the order a leader comes next, from a place in it on. */
const nextAt = (rule: Turns, leader: string, from: number): number =>
  rule.order.findIndex((_, step) => rule.order[(from + step) % rule.order.length] === leader)

/** Where the order goes on: what was served before the month is replayed through it, slot by slot. */
const pointerOf = (rule: Turns, month: Month): number => {
  const past = month.servedUnder(rule).filter((duty) => rule.order.includes(duty.leader))
  const slots = [...groupBy(past, ({ date, session }) => `${date} ${session === 'afternoon' ? 2 : 1}`)]
  let pointer = 0
  for (const [, duties] of slots.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const steps = duties.map((duty) => nextAt(rule, duty.leader, pointer))
    pointer = (pointer + Math.max(...steps) + 1) % rule.order.length
  }
  return pointer
}

/**
 * Whose turn each slot is. A leader who cannot serve then loses his turn to the next in order (依次递补); a slot that
 * nobody in the order can serve is nobody's turn.
 */
const turnsOf = (rule: Turns, month: Month): Map<Slot, string[]> => {
  let pointer = pointerOf(rule, month)
  const turns = new Map<Slot, string[]>()
  for (const slot of slotsNamed(rule, month)) {
    const here: string[] = []
    let last = pointer - 1 + rule.order.length
    for (let step = 0; step < rule.order.length && here.length < rule.n; step++) {
      const at = (pointer + step) % rule.order.length
      const leader = rule.order[at]!
      const isBusy = [...turns].some(([other, those]) => those.includes(leader) && overlap(other, slot))
      const isOff = month.plan.pins.some(
        (pin) => pin.is === 'off' && pin.leader === leader && slotId(pin.date, pin.opening) === slot.id,
      )
      if (here.includes(leader) || isBusy || isOff || !month.mayServe.get(leader)!.includes(slot)) continue
      here.push(leader)
      last = at
    }
    pointer = (last + 1) % rule.order.length
    turns.set(slot, here)
  }
  return turns
}

/** A fixed rotation in a listed order, carried over the months (轮流坐台、依次递补). */
export const turns = defineRule({
  kind: 'turns',
  about: {
    'zh-CN': '按固定顺序轮流接访;不能来的,由下一位依次递补;跨月接着轮',
    en: 'In a fixed order; an absent leader’s turn goes to the next; carried on from month to month',
  },
  params,
  level: 'binding',
  describe: (rule, names) => {
    const [what, order] = [whatInWords(rule.what, names), rule.order.map(names.leader)]
    const shown = order.slice(0, 6)
    const more =
      order.length > 6 ? { 'zh-CN': `等${order.length}人`, en: ` … (${order.length})` } : { 'zh-CN': '', en: '' }
    return {
      'zh-CN': `${what['zh-CN']}:按顺序轮流(${shown.join('、')}${more['zh-CN']})`,
      en: `${what.en}: in turn (${shown.join(', ')}${more.en})`,
    }
  },
  constrain: (rule, month) => {
    const inOrder = new Set(rule.order)
    return [...turnsOf(rule, month)].flatMap(([slot, here]) => [
      ...here.map((leader) => ({
        name: `${rule.id}/${slot.id}/${leader}`,
        subject: { date: slot.date, opening: slot.opening },
        terms: [{ pairs: [{ leader, slot: slot.id, units: 1 }], cap: 1 }],
        min: 1,
      })),
      {
        name: `${rule.id}/${slot.id}/others`,
        subject: { date: slot.date, opening: slot.opening },
        terms: month.mayBeServedBy
          .get(slot.id)!
          .filter((leader) => inOrder.has(leader) && !here.includes(leader))
          .map((leader) => ({ pairs: [{ leader, slot: slot.id, units: 1 }], cap: 1 })),
        max: 0,
      },
    ])
  },
  check: (rule, month, duties) => {
    const findings = [...turnsOf(rule, month)].flatMap(([slot, here]): Finding[] => {
      const there = duties.filter((duty) => duty.slot.id === slot.id).map((duty) => duty.leader)
      const found = (message: string, leader: string, required: number): Finding => ({
        rule: rule.id,
        message,
        subject: { leader, date: slot.date, opening: slot.opening },
        required,
        actual: 1 - required,
      })
      return [
        ...here.filter((leader) => !there.includes(leader)).map((leader) => found('turns/missing', leader, 1)),
        ...there
          .filter((leader) => rule.order.includes(leader) && !here.includes(leader))
          .map((leader) => found('turns/other', leader, 0)),
      ]
    })
    return { amount: findings.length, findings }
  },
  say: ({ message, subject }, names) => {
    const [leader, day] = [names.leader(subject.leader!), dayWords(subject.date!)]
    return message === 'turns/missing'
      ? { 'zh-CN': `${day['zh-CN']}轮到${leader},没有排`, en: `${day.en} is ${leader}’s turn, not given` }
      : { 'zh-CN': `${day['zh-CN']}没有轮到${leader},却排了`, en: `${day.en} is not ${leader}’s turn, yet given` }
  },
})
