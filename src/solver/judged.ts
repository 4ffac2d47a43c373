import type { Slot } from '../domain/slot.ts'
import type { AnyRule, Month } from '../rules/month.ts'
import type { Period } from '../rules/period.ts'
import { leadersNamed, leadersUnder, slotsUnder } from '../rules/scope.ts'

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
export type CoverageRule = AnyRule & { min?: number; max?: number }
export type RestRule = AnyRule & { n: number }

/** The judged rules of one kind. */
export const of = <Rule extends AnyRule>(rules: readonly Judged[], kind: string): (Judged & { rule: Rule })[] =>
  rules.filter(({ rule }) => rule.kind === kind) as (Judged & { rule: Rule })[]

/** Whether a kept rule reserves the slot for others. */
export const isBarred = (month: Month, judged: readonly Judged[], leader: string, slot: Slot): boolean =>
  of(judged, 'eligible').some(
    ({ rule, kept }) => kept && month.isWhat(rule, slot) && month.postOf(rule, leader, slot.date) === undefined,
  )

/** Leaders a slot can hold of those that are counted: its capacity, or a kept maximum of a rule that covers them all. */
export const roomOf = (month: Month, judged: readonly Judged[], slot: Slot, counted: ReadonlySet<string>): number =>
  of<CoverageRule>(judged, 'coverage').reduce((room, { rule, kept }) => {
    if (!kept || counted.size === 0 || rule.max === undefined || !month.isWhat(rule, slot)) return room
    const covered = leadersUnder(rule, month, slot)
    return [...counted].every((leader) => covered.includes(leader)) ? Math.min(room, rule.max) : room
  }, slot.capacity ?? Infinity)

/** A monthly minimum of days of each leader: what counting arguments speak of. */
export const isPlainQuota = ({ of: whom, per, counts, halfDay, notDuring }: QuotaRule): boolean =>
  whom === 'each' && per === 'month' && counts === 'days' && halfDay === 1 && notDuring.length === 0

/** A monthly number for a leader in `who` on some days of the month, rounded up. */
export const sharePerMonth = (n: number, days: readonly string[], month: Month): number =>
  Math.ceil((n * days.length) / month.days.length)

/** Most slots a leader can serve under kept maxima; without one, no limit. */
export const mostDuties = (month: Month, judged: readonly Judged[], leader: string): number => {
  const his = month.mayServe.get(leader)!
  // A day’s count is a slot’s count only where no date has two slots for him.
  const oneADay = new Set(his.map((slot) => slot.date)).size === his.length
  return of<QuotaRule>(judged, 'quota').reduce((most, { rule, kept }) => {
    const days = leadersNamed(rule, month).get(leader)
    const everywhere = slotsUnder(rule, month, leader).length === his.length
    if (!kept || !isPlainQuota(rule) || rule.max === undefined || !days || !everywhere || !oneADay) return most
    return Math.min(most, sharePerMonth(rule.max, days, month))
  }, Infinity)
}
