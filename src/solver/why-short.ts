import type { Finding } from '../domain/finding.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Cause } from '../domain/roster.ts'
import { type Duty, type Slot, slotId } from '../domain/slot.ts'
import { slotsCovered } from '../rules/coverage.ts'
import { checkRule, isRequired } from '../rules/index.ts'
import type { AnyRule, Month } from '../rules/month.ts'
import type { Period } from '../rules/period.ts'
import { leadersNamed, leadersUnder, slotsUnder } from '../rules/scope.ts'
import {
  type CoverageRule,
  dayRoomOf,
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
import { type Demand, shortageOf } from './shortage.ts'

/**
 * Why required rules gave way. First the exact argument by counting, where there is one; then, for each subject, what
 * stood in the way as the roster stands; at last that this rule gives way in its turn. Where the numbers are not proven
 * least (`isLeast` false), only that no better roster was found in time.
 */
export const whyShort = (
  month: Month,
  duties: readonly Duty[],
  isLeast: boolean,
): ((rule: AnyRule, finding: Finding) => Cause[]) => {
  const judged = month.rules
    .filter(isRequired)
    .map((rule): Judged => ({ rule, kept: checkRule(rule, month, duties).amount === 0 }))
  // Hundreds may be short under one rule.
  const known = new Map<string, Owed>()
  const owed = (rule: QuotaRule): Owed =>
    known.get(rule.id) ?? known.set(rule.id, owedUnder(month, judged, rule)).get(rule.id)!

  return (rule, finding) => {
    const { leader, date, opening } = finding.subject
    const inTurn: Cause = isLeast
      ? { id: 'gave-way', data: { giveWay: rule.giveWay } }
      : { id: 'out-of-time', data: {} }
    if (finding.message === 'quota/short' && leader && !finding.subject.unit)
      return [
        ...(isLeast && isPlainQuota(rule as QuotaRule)
          ? leaderShortage(month, owed(rule as QuotaRule), leader)
          : []),
        whyNotMore(month, judged, duties, rule as QuotaRule, leader, finding.data as unknown as Period),
        inTurn,
      ]
    if (finding.message === 'coverage/short') {
      const short = opening === undefined ? date! : slotId(date!, opening)
      const coverage = rule as CoverageRule
      return [
        ...(isLeast ? coverageShortage(month, judged, coverage, short) : []),
        whyNobody(month, judged, duties, rule, slotsCovered(coverage, month).get(short)!),
        inTurn,
      ]
    }
    return [inTurn]
  }
}

/** What leaders owe over the same slots and what there is of it, counted by days and by slots. */
interface Owed {
  readonly used: readonly Slot[]
  readonly byDay: Demand
  readonly bySlot: Demand
}

/** Every required monthly quota over the slots of one rule. */
const owedUnder = (month: Month, judged: readonly Judged[], rule: QuotaRule): Owed => {
  const what = JSON.stringify(rule.what)
  const asked = new Map<string, number>()
  const usable = new Map<string, Set<Slot>>()
  for (const { rule: other } of of<QuotaRule>(judged, 'quota')) {
    if (!isPlainQuota(other) || other.min === undefined || JSON.stringify(other.what) !== what) continue
    for (const [who, days] of leadersNamed(other, month)) {
      asked.set(who, Math.max(asked.get(who) ?? 0, sharePerMonth(other.min, days, month)))
      const slots = usable.get(who) ?? new Set()
      for (const slot of slotsUnder(other, month, who)) if (!isBarred(month, judged, who, slot)) slots.add(slot)
      usable.set(who, slots)
    }
  }
  const counted = new Set(asked.keys())
  const used = [...new Set([...usable.values()].flatMap((slots) => [...slots]))]
  const demandBy = (thingOf: (slot: Slot) => string, roomFor: (slots: readonly Slot[]) => number): Demand => ({
    asked,
    usable: new Map([...usable].map(([who, slots]) => [who, [...new Set([...slots].map(thingOf))]])),
    room: new Map([...groupBy(used, thingOf)].map(([thing, slots]) => [thing, roomFor(slots)])),
  })
  return {
    used,
    byDay: demandBy(
      ({ date }) => date,
      (slots) => dayRoomOf(month, judged, slots, counted),
    ),
    bySlot: demandBy(
      ({ id }) => id,
      ([slot]) => roomOf(month, judged, slot!, counted),
    ),
  }
}

/**
 * Leaders, the given one among them, who together owe more days than all the days open to them hold: “18 leaders share
 * only 17 free workdays”.
 */
const leaderShortage = (month: Month, { used, byDay, bySlot }: Owed, leader: string): Cause[] => {
  // Two slots of a day give a leader one day; but counted by days, slots that only some can use are open to all.
  const shortage = shortageOf(byDay, leader) ?? shortageOf(bySlot, leader)
  if (!shortage) return []
  const isUsed = new Set(shortage.usable)
  const days = used.filter((slot) => isUsed.has(slot.date) || isUsed.has(slot.id)).map(({ date }) => date)
  return [
    {
      id: 'leaders-share-days',
      data: {
        leaders: shortage.askers,
        days: [...new Set(days)].sort(),
        workdays: days.every((day) => month.calendar.at(day).works),
        needed: shortage.asked,
        have: shortage.room,
      },
    },
  ]
}

/** Slots or days, the given one among them, that together need more leaders than those who could come have to give. */
const coverageShortage = (month: Month, judged: readonly Judged[], rule: CoverageRule, short: string): Cause[] => {
  const { per, min = 0 } = rule
  const covered = slotsCovered(rule, month)
  const room = covered.get(short)!.reduce((sum, slot) => sum + (slot.capacity ?? Infinity), 0)
  if (room < min) return [{ id: `${per}-is-small`, data: { room, needed: min } }]
  const couldCome = (slot: Slot): string[] =>
    leadersUnder(rule, month, slot).filter((leader) => !isBarred(month, judged, leader, slot))
  const usable = new Map([...covered].map(([key, slots]) => [key, [...new Set(slots.flatMap(couldCome))]]))
  const leaders = new Set([...usable.values()].flat())
  const shortage = shortageOf(
    {
      asked: new Map([...covered.keys()].map((key) => [key, min])),
      usable,
      room: new Map([...leaders].map((leader) => [leader, mostDuties(month, judged, leader, per)])),
    },
    short,
  )
  if (!shortage) return []
  const { askers, usable: able, asked: needed, room: have } = shortage
  return [{ id: `${per}s-share-leaders`, data: { [`${per}s`]: askers.toSorted(), leaders: able, needed, have } }]
}
