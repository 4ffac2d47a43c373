import { speaksOf } from '../domain/availability.ts'
import { daysBetween, within } from '../domain/day.ts'
import type { Finding } from '../domain/finding.ts'
import { sessionsMeet } from '../domain/place.ts'
import type { Cause } from '../domain/roster.ts'
import { countedOn, type Duty, type Slot, slotId } from '../domain/slot.ts'
import { overlap } from '../rules/built-in/one-place.ts'
import { checkRule, isRequired } from '../rules/index.ts'
import type { AnyRule, Month } from '../rules/month.ts'
import type { Period } from '../rules/period.ts'
import { leadersNamed, leadersUnder, slotsNamed, slotsUnder } from '../rules/scope.ts'
import { largestShortage } from './shortage.ts'

/** A required rule and whether a roster keeps it. */
interface Judged {
  readonly rule: AnyRule
  readonly kept: boolean
}
type QuotaRule = AnyRule & {
  of: string
  per: unknown
  min?: number
  max?: number
  counts: string
  halfDay: number
  notDuring: readonly Period[]
}
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
    if (!kept || counted.size === 0 || rule.max === undefined || !month.isWhat(rule, slot)) return room
    const covered = leadersUnder(rule, month, slot)
    return [...counted].every((leader) => covered.includes(leader)) ? Math.min(room, rule.max) : room
  }, slot.capacity ?? Infinity)

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

/** A monthly minimum of days of each leader: what counting arguments speak of. */
const isPlainQuota = ({ of: whom, per, counts, halfDay, notDuring }: QuotaRule): boolean =>
  whom === 'each' && per === 'month' && counts === 'days' && halfDay === 1 && notDuring.length === 0

const sharePerMonth = (n: number, days: readonly string[], month: Month): number =>
  Math.ceil((n * days.length) / month.days.length)

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

/** Most slots a leader can serve under kept maxima; without one, no limit. */
const mostDuties = (month: Month, judged: readonly Judged[], leader: string): number => {
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

type Obstacle = 'away' | 'pinned' | 'not-there' | 'elsewhere' | 'barred' | 'resting' | 'full' | 'at-most' | 'free'

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
  const isMovedIn = month.plan.history?.served.some(
    (past) => past.leader === leader && past.date === slot.date && sessionsMeet(past.session, slot.session),
  )
  if (isMovedIn || his.some((duty) => overlap(duty.slot, slot))) return 'elsewhere'
  if (!month.mayBeServedBy.get(slot.id)!.includes(leader)) return 'not-there'
  const pin = month.plan.pins.find((one) => one.leader === leader && slotId(one.date, one.opening) === slot.id)
  if (pin?.is === 'off') return 'pinned'
  if (isBarred(month, judged, leader, slot)) return 'barred'
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
  const there = new Set(duties.filter((duty) => duty.slot.id === slot.id).map((duty) => duty.leader))
  if (there.size >= roomOf(month, judged, slot, new Set([...there, leader]))) return 'full'
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
  rule: QuotaRule,
  leader: string,
  period: Period,
): Cause => {
  const served = new Set(duties.filter((duty) => duty.leader === leader).map((duty) => duty.slot.date))
  const unit = month.postOf(rule, leader, month.days.find((day) => month.postOf(rule, leader, day))!)!.unit
  const days = new Map<string, Obstacle>()
  for (const slot of slotsNamed(rule, month)) {
    if (slot.unit !== unit && !month.mayBeServedBy.get(slot.id)!.includes(leader)) continue
    if (served.has(slot.date) || month.postOf(rule, leader, slot.date) === undefined) continue
    // Other days would not help.
    const day = countedOn(slot)
    if (day < period.from || period.to < day || rule.notDuring.some((span) => within(span, day))) continue
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
