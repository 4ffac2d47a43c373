import type { Duty, Slot } from '../domain/slot.ts'
import { slotsCovered } from '../rules/coverage.ts'
import type { AnyRule, Month } from '../rules/month.ts'
import type { Period } from '../rules/period.ts'
import { dutiesUnder, leadersNamed, slotsUnder } from '../rules/scope.ts'

/** A required rule and whether a roster keeps it. */
export interface Judged {
  readonly rule: AnyRule
  readonly kept: boolean
}
/** Rules as explanations read them. */
export type QuotaRule = AnyRule & {
  of: string
  per: unknown
  min?: number
  max?: number
  counts: string
  halfDay: number
  notDuring: readonly Period[]
}
export type CoverageRule = AnyRule & { per: 'slot' | 'day'; min?: number; max?: number }
export type RestRule = AnyRule & { n: number }

/** The judged rules of one kind. */
export const of = <Rule extends AnyRule>(rules: readonly Judged[], kind: string): (Judged & { rule: Rule })[] =>
  rules.filter(({ rule }) => rule.kind === kind) as (Judged & { rule: Rule })[]

/** Whether a kept rule reserves the slot for others. */
export const isBarred = (month: Month, judged: readonly Judged[], leader: string, slot: Slot): boolean =>
  of(judged, 'eligible').some(
    ({ rule, kept }) => kept && month.isWhat(rule, slot) && month.postOf(rule, leader, slot.date) === undefined,
  )

/** Kept maxima of rules that mean a slot. */
const maximaOf = (month: Month, judged: readonly Judged[], slot: Slot): (CoverageRule & { max: number })[] =>
  of<CoverageRule & { max: number }>(judged, 'coverage')
    .filter(({ rule, kept }) => kept && rule.max !== undefined && month.isWhat(rule, slot))
    .map(({ rule }) => rule)

/** Whether a rule’s `who` includes all of these leaders that may serve a slot. */
const coversAll = (month: Month, rule: AnyRule, slot: Slot, leaders: ReadonlySet<string>): boolean =>
  month.mayBeServedBy
    .get(slot.id)!
    .every((leader) => !leaders.has(leader) || month.postOf(rule, leader, slot.date) !== undefined)

/**
 * Leaders a slot can hold of those that are counted: its capacity, or a kept maximum of a rule that covers them all. A
 * maximum of the day is one of its slot only where the rule means no other that day.
 */
export const roomOf = (
  month: Month,
  judged: readonly Judged[],
  slot: Slot,
  counted: ReadonlySet<string>,
): number => {
  if (counted.size === 0) return slot.capacity ?? Infinity
  const maxima = maximaOf(month, judged, slot).filter(
    (rule) =>
      coversAll(month, rule, slot, counted) &&
      (rule.per === 'slot' || slotsCovered(rule, month).get(slot.date)!.length === 1),
  )
  return Math.min(slot.capacity ?? Infinity, ...maxima.map(({ max }) => max))
}

/** Leaders that some slots of one day can hold together of those that are counted. */
export const dayRoomOf = (
  month: Month,
  judged: readonly Judged[],
  slots: readonly Slot[],
  counted: ReadonlySet<string>,
): number => {
  const maxima = maximaOf(month, judged, slots[0]!).filter(
    (rule) =>
      rule.per === 'day' &&
      slots.every((slot) => month.isWhat(rule, slot) && coversAll(month, rule, slot, counted)),
  )
  const together = slots.reduce((sum, slot) => sum + roomOf(month, judged, slot, counted), 0)
  return Math.min(together, ...maxima.map(({ max }) => max))
}

/** Whether a kept maximum of the day leaves no room for one more leader in a slot. */
export const isDayFull = (
  month: Month,
  judged: readonly Judged[],
  duties: readonly Duty[],
  leader: string,
  slot: Slot,
): boolean => {
  const sameDay = duties.filter((duty) => duty.slot.date === slot.date)
  return maximaOf(month, judged, slot).some((rule) => {
    if (rule.per !== 'day' || month.postOf(rule, leader, slot.date) === undefined) return false
    const there = new Set(dutiesUnder(rule, month, sameDay).map((duty) => duty.leader))
    return !there.has(leader) && there.size >= rule.max
  })
}

/** A monthly minimum of days of each leader: what counting arguments speak of. */
export const isPlainQuota = ({ of: whom, per, counts, halfDay, notDuring }: QuotaRule): boolean =>
  whom === 'each' && per === 'month' && counts === 'days' && halfDay === 1 && notDuring.length === 0

/** A monthly number for a leader in `who` on some days of the month, rounded up. */
export const sharePerMonth = (n: number, days: readonly string[], month: Month): number =>
  Math.ceil((n * days.length) / month.days.length)

/** Most slots, or days, that a leader can serve under kept maxima; without one, no limit. */
export const mostDuties = (
  month: Month,
  judged: readonly Judged[],
  leader: string,
  per: 'slot' | 'day' = 'slot',
): number => {
  const his = month.mayServe.get(leader)!
  // A day’s count is a slot’s count only where no date has two slots for him.
  const isCount = per === 'day' || new Set(his.map((slot) => slot.date)).size === his.length
  return of<QuotaRule>(judged, 'quota').reduce((most, { rule, kept }) => {
    if (!kept || !isPlainQuota(rule) || rule.max === undefined || !isCount) return most
    const days = leadersNamed(rule, month).get(leader)
    const everywhere = slotsUnder(rule, month, leader).length === his.length
    return days && everywhere ? Math.min(most, sharePerMonth(rule.max, days, month)) : most
  }, Infinity)
}
