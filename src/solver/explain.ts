import { speaksOf } from '../domain/availability.ts'
import { daysBetween } from '../domain/day.ts'
import type { Finding } from '../domain/finding.ts'
import type { Cause } from '../domain/roster.ts'
import type { Duty, Slot } from '../domain/slot.ts'
import { overlap } from '../rules/built-in/one-place.ts'
import { checkRule, isRequired } from '../rules/index.ts'
import type { AnyRule, Month } from '../rules/month.ts'
import { leadersNamed, leadersUnder, slotsNamed, slotsUnder } from '../rules/scope.ts'
import { type Shortage, shortageOf } from './shortage.ts'

/** A required rule and whether a roster keeps it. */
interface Judged {
  readonly rule: AnyRule
  readonly kept: boolean
}
type QuotaRule = AnyRule & { of: string; min?: number; max?: number; counts: string; halfDay: number }
type CoverageRule = AnyRule & { min?: number; max?: number }
type RestRule = AnyRule & { n: number }

const of = <Rule extends AnyRule>(rules: readonly Judged[], kind: string): (Judged & { rule: Rule })[] =>
  rules.filter(({ rule }) => rule.kind === kind) as (Judged & { rule: Rule })[]

/** Whether a kept rule reserves the slot for others. */
const isBarred = (month: Month, judged: readonly Judged[], leader: string, slot: Slot): boolean =>
  of(judged, 'eligible').some(
    ({ rule, kept }) => kept && month.isWhat(rule, slot) && month.postOf(rule, leader, slot.date) === undefined,
  )

/** Leaders a slot can hold of those that are counted: its capacity, or a kept maximum of a rule that covers them all. */
const roomOf = (month: Month, judged: readonly Judged[], slot: Slot, counted: ReadonlySet<string>): number =>
  of<CoverageRule>(judged, 'coverage').reduce((room, { rule, kept }) => {
    if (!kept || rule.max === undefined || !month.isWhat(rule, slot)) return room
    const covered = leadersUnder(rule, month, slot)
    return [...counted].every((leader) => covered.includes(leader)) ? Math.min(room, rule.max) : room
  }, slot.capacity ?? Infinity)

/**
 * Why required rules gave way. First the exact argument by counting, where there is one; then, for each subject, what
 * stood in the way; at last that no roster keeps everything and this rule gives way first.
 */
export const explainer = (
  month: Month,
  duties: readonly Duty[],
): ((rule: AnyRule, finding: Finding) => Cause[]) => {
  const judged = month.rules
    .filter(isRequired)
    .map((rule): Judged => ({ rule, kept: checkRule(rule, month, duties).amount === 0 }))
  const leadersShort = leaderShortage(month, judged)
  const slotShortages = new Map<string, Shortage | undefined>()

  return (rule, finding) => {
    const gaveWay: Cause = { id: 'gave-way', data: { giveWay: rule.giveWay } }
    if (finding.message === 'quota/short' && finding.subject.leader) {
      const { leader } = finding.subject
      const shared = leadersShort?.askers.includes(leader) ? [leadersInWords(month, leadersShort)] : []
      return [...shared, whyNotMore(month, judged, duties, rule, leader), gaveWay]
    }
    if (finding.message === 'coverage/short') {
      const slot = month.slots.get(`${finding.subject.date}/${finding.subject.opening}`)!
      if (!slotShortages.has(rule.id)) slotShortages.set(rule.id, slotShortage(month, judged, rule as CoverageRule))
      const shortage = slotShortages.get(rule.id)
      const shared = shortage?.askers.includes(slot.id)
        ? [
            {
              id: 'slots-share-leaders',
              data: {
                slots: shortage.askers,
                leaders: shortage.usable,
                needed: shortage.asked,
                have: shortage.room,
              },
            },
          ]
        : []
      return [...shared, whyNobody(month, judged, duties, rule, slot), gaveWay]
    }
    return [gaveWay]
  }
}

const leadersInWords = (month: Month, shortage: Shortage): Cause => {
  const days = new Set(shortage.usable.map((slot) => month.slots.get(slot)!.date))
  return {
    id: 'leaders-share-days',
    data: { leaders: shortage.askers, days: [...days].sort(), needed: shortage.asked, have: shortage.room },
  }
}

/** Leaders who together owe more days than all the slots open to them hold: “18 leaders share only 17 free workdays”. */
const leaderShortage = (month: Month, judged: readonly Judged[]): Shortage | undefined => {
  const asked = new Map<string, number>()
  const usable = new Map<string, Set<string>>()
  for (const { rule } of of<QuotaRule>(judged, 'quota')) {
    if (rule.of !== 'each' || rule.min === undefined || rule.counts !== 'days' || rule.halfDay !== 1) continue
    for (const [leader, days] of leadersNamed(rule, month)) {
      const owed = Math.ceil((rule.min * days.length) / month.days.length)
      asked.set(leader, Math.max(asked.get(leader) ?? 0, owed))
      const slots = usable.get(leader) ?? new Set()
      for (const slot of slotsUnder(rule, month, leader))
        if (!isBarred(month, judged, leader, slot)) slots.add(slot.id)
      usable.set(leader, slots)
    }
  }
  const counted = new Set(asked.keys())
  const used = new Set([...usable.values()].flatMap((slots) => [...slots]))
  return shortageOf({
    asked,
    usable: new Map([...usable].map(([leader, slots]) => [leader, [...slots]])),
    room: new Map([...used].map((id) => [id, roomOf(month, judged, month.slots.get(id)!, counted)])),
  })
}

/** Slots that together need more leaders than those who could come have duties to give. */
const slotShortage = (month: Month, judged: readonly Judged[], coverage: CoverageRule): Shortage | undefined => {
  const slots = slotsNamed(coverage, month)
  const asked = new Map(slots.map((slot) => [slot.id, coverage.min ?? 0]))
  const usable = new Map(
    slots.map((slot) => [
      slot.id,
      leadersUnder(coverage, month, slot).filter((leader) => !isBarred(month, judged, leader, slot)),
    ]),
  )
  const leaders = new Set([...usable.values()].flat())
  return shortageOf({
    asked,
    usable,
    room: new Map([...leaders].map((leader) => [leader, mostDuties(month, judged, leader)])),
  })
}

/** Most slots a leader can serve under kept maxima; without one, no limit. */
const mostDuties = (month: Month, judged: readonly Judged[], leader: string): number =>
  of<QuotaRule>(judged, 'quota').reduce((most, { rule, kept }) => {
    const days = leadersNamed(rule, month).get(leader)
    const everywhere = slotsUnder(rule, month, leader).length === month.mayServe.get(leader)!.length
    if (!kept || rule.of !== 'each' || rule.max === undefined || !days || !everywhere) return most
    return Math.min(most, Math.ceil((rule.max * days.length) / month.days.length) * (rule.halfDay === 0.5 ? 2 : 1))
  }, Infinity)

type Obstacle = 'away' | 'elsewhere' | 'barred' | 'resting' | 'full' | 'at-most' | 'free'

/** What keeps a leader from one more duty in a slot, as the roster stands. */
const obstacle = (
  month: Month,
  judged: readonly Judged[],
  duties: readonly Duty[],
  leader: string,
  slot: Slot,
): Obstacle => {
  const his = duties.filter((duty) => duty.leader === leader)
  const isAway = month.plan.availability.some(
    (entry) => entry.leader === leader && entry.is === 'unavailable' && speaksOf(entry, slot.date, slot.session),
  )
  if (isAway) return 'away'
  if (!month.mayBeServedBy.get(slot.id)!.includes(leader) || isBarred(month, judged, leader, slot)) return 'barred'
  if (his.some((duty) => overlap(duty.slot, slot))) return 'elsewhere'
  const rests = of<RestRule>(judged, 'rest').filter(
    ({ rule, kept }) => kept && month.isWhat(rule, slot) && month.postOf(rule, leader, slot.date) !== undefined,
  )
  for (const { rule } of rests) {
    const dates = [
      ...his.filter((duty) => month.isWhat(rule, duty.slot)).map((duty) => duty.slot.date),
      ...month
        .servedUnder(rule)
        .filter((duty) => duty.leader === leader)
        .map((duty) => duty.date),
    ]
    if (dates.some((date) => date !== slot.date && Math.abs(daysBetween(date, slot.date)) <= rule.n))
      return 'resting'
  }
  const there = duties.filter((duty) => duty.slot.id === slot.id).length
  if (there >= roomOf(month, judged, slot, new Set([leader]))) return 'full'
  return his.length >= mostDuties(month, judged, leader) ? 'at-most' : 'free'
}

const grouped = <T extends string>(items: Iterable<readonly [Obstacle, T]>): Record<string, T[]> => {
  const groups: Record<string, T[]> = {}
  for (const [why, item] of items) {
    groups[why] ??= []
    groups[why].push(item)
  }
  return groups
}

/** For a leader short of days: what became of each day he could have received on. */
const whyNotMore = (
  month: Month,
  judged: readonly Judged[],
  duties: readonly Duty[],
  rule: AnyRule,
  leader: string,
): Cause => {
  const served = new Set(duties.filter((duty) => duty.leader === leader).map((duty) => duty.slot.date))
  const unit = month.postOf(rule, leader, month.days.find((day) => month.postOf(rule, leader, day))!)!.unit
  const days = new Map<string, Obstacle>()
  for (const slot of slotsNamed(rule, month)) {
    if (slot.unit !== unit && !month.mayBeServedBy.get(slot.id)!.includes(leader)) continue
    if (served.has(slot.date) || month.postOf(rule, leader, slot.date) === undefined) continue
    const why = obstacle(month, judged, duties, leader, slot)
    if (days.get(slot.date) !== 'free') days.set(slot.date, why)
  }
  return { id: 'his-days', data: { leader, ...grouped([...days].map(([day, why]) => [why, day] as const)) } }
}

/** For a slot without enough leaders: what keeps each of those it is for. */
const whyNobody = (
  month: Month,
  judged: readonly Judged[],
  duties: readonly Duty[],
  rule: AnyRule,
  slot: Slot,
): Cause => {
  const there = new Set(duties.filter((duty) => duty.slot.id === slot.id).map((duty) => duty.leader))
  const leaders = [...month.leaders.keys()].filter(
    (leader) => month.postOf(rule, leader, slot.date) !== undefined && !there.has(leader),
  )
  return {
    id: 'its-leaders',
    data: grouped(leaders.map((leader) => [obstacle(month, judged, duties, leader, slot), leader] as const)),
  }
}
