import type { Finding } from '../domain/finding.ts'
import type { Cause } from '../domain/roster.ts'
import { type Duty, type Slot, slotId } from '../domain/slot.ts'
import { checkRule, isRequired } from '../rules/index.ts'
import type { AnyRule, Month } from '../rules/month.ts'
import type { Period } from '../rules/period.ts'
import { leadersNamed, leadersUnder, slotsNamed, slotsUnder } from '../rules/scope.ts'
import {
  type CoverageRule,
  isBarred,
  isPlainQuota,
  type Judged,
  mostDuties,
  of,
  type QuotaRule,
  roomOf,
  sharePerMonth,
} from './judged.ts'
import { whyNobody, whyNotMore } from './obstacles.ts'
import { largestShortage } from './shortage.ts'

/**
 * Why required rules gave way. First the exact argument by counting, where there is one; then, for each subject, what
 * stood in the way as the roster stands; at last that this rule gives way in its turn. Where the numbers are not proven
 * least (`isLeast` false), only that no better roster was found in time.
 */
export const explainer = (
  month: Month,
  duties: readonly Duty[],
  isLeast: boolean,
): ((rule: AnyRule, finding: Finding) => Cause[]) => {
  const judged = month.rules
    .filter(isRequired)
    .map((rule): Judged => ({ rule, kept: checkRule(rule, month, duties).amount === 0 }))

  return (rule, finding) => {
    const { leader, date, opening } = finding.subject
    const inTurn: Cause = isLeast
      ? { id: 'gave-way', data: { giveWay: rule.giveWay } }
      : { id: 'out-of-time', data: {} }
    if (finding.message === 'quota/short' && leader && !finding.subject.unit)
      return [
        ...(isLeast ? leaderShortage(month, judged, rule as QuotaRule, leader) : []),
        whyNotMore(month, judged, duties, rule as QuotaRule, leader, finding.data as unknown as Period),
        inTurn,
      ]
    if (finding.message === 'coverage/short') {
      const slot = month.slots.get(slotId(date!, opening!))!
      return [
        ...(isLeast ? slotShortage(month, judged, rule as CoverageRule, slot) : []),
        whyNobody(month, judged, duties, rule, slot),
        inTurn,
      ]
    }
    return [inTurn]
  }
}

/**
 * Leaders, the given one among them, who together owe more days than all the slots open to them hold: “18 leaders share
 * only 17 free workdays”. Counts every required monthly quota over the same slots.
 */
const leaderShortage = (month: Month, judged: readonly Judged[], rule: QuotaRule, leader: string): Cause[] => {
  if (!isPlainQuota(rule)) return []
  const what = JSON.stringify(rule.what)
  const asked = new Map<string, number>()
  const usable = new Map<string, Set<string>>()
  for (const { rule: other } of of<QuotaRule>(judged, 'quota')) {
    if (!isPlainQuota(other) || other.min === undefined || JSON.stringify(other.what) !== what) continue
    for (const [who, days] of leadersNamed(other, month)) {
      asked.set(who, Math.max(asked.get(who) ?? 0, sharePerMonth(other.min, days, month)))
      const slots = usable.get(who) ?? new Set()
      for (const slot of slotsUnder(other, month, who)) if (!isBarred(month, judged, who, slot)) slots.add(slot.id)
      usable.set(who, slots)
    }
  }
  const used = new Set([...usable.values()].flatMap((slots) => [...slots]))
  const counted = new Set(asked.keys())
  // He comes last: what the others need fits, or the shortage is not his.
  const inOrder = [...[...asked].filter(([who]) => who !== leader), [leader, asked.get(leader) ?? 0] as const]
  const shortage = largestShortage({
    asked: new Map(inOrder),
    usable: new Map([...usable].map(([who, slots]) => [who, [...slots]])),
    room: new Map([...used].map((id) => [id, roomOf(month, judged, month.slots.get(id)!, counted)])),
  })
  if (!shortage?.askers.includes(leader)) return []
  const days = [...new Set(shortage.usable.map((slot) => month.slots.get(slot)!.date))].sort()
  return [
    {
      id: 'leaders-share-days',
      data: {
        leaders: shortage.askers,
        days,
        workdays: days.every((day) => month.calendar.at(day).works),
        needed: shortage.asked,
        have: shortage.room,
      },
    },
  ]
}

/** Slots, the given one among them, that together need more leaders than those who could come have duties to give. */
const slotShortage = (month: Month, judged: readonly Judged[], coverage: CoverageRule, slot: Slot): Cause[] => {
  const room = slot.capacity ?? Infinity
  if (room < (coverage.min ?? 0)) return [{ id: 'slot-is-small', data: { room, needed: coverage.min } }]
  const slots = slotsNamed(coverage, month)
  const usable = new Map(
    slots.map((one) => [
      one.id,
      leadersUnder(coverage, month, one).filter((leader) => !isBarred(month, judged, leader, one)),
    ]),
  )
  const leaders = new Set([...usable.values()].flat())
  const inOrder = [...slots.filter((one) => one !== slot), slot]
  const shortage = largestShortage({
    asked: new Map(inOrder.map((one) => [one.id, coverage.min ?? 0])),
    usable,
    room: new Map([...leaders].map((leader) => [leader, mostDuties(month, judged, leader)])),
  })
  if (!shortage?.askers.includes(slot.id)) return []
  const { askers, usable: able, asked: needed, room: have } = shortage
  return [{ id: 'slots-share-leaders', data: { slots: askers.toSorted(), leaders: able, needed, have } }]
}
