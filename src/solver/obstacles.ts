import { speaksOf } from '../domain/availability.ts'
import { daysBetween, within } from '../domain/day.ts'
import { groupBy } from '../domain/group-by.ts'
import { sessionsMeet } from '../domain/place.ts'
import type { Cause } from '../domain/roster.ts'
import { countedOn, type Duty, type Slot, slotId } from '../domain/slot.ts'
import { atPlace } from '../rules/built-in/at-place.ts'
import { overlap } from '../rules/built-in/one-place.ts'
import type { AnyRule, Month } from '../rules/month.ts'
import type { Period } from '../rules/period.ts'
import { slotsClosed, slotsNamed } from '../rules/scope.ts'
import {
  isBarred,
  isDayFull,
  type Judged,
  mostDuties,
  of,
  type QuotaRule,
  type RestRule,
  roomOf,
} from './judged.ts'

/** What can keep a leader from a slot, what stands in the way most first. */
const obstacles = [
  'closed',
  'not-there',
  'away',
  'elsewhere',
  'pinned',
  'barred',
  'resting',
  'full',
  'day-full',
  'at-most',
  'free',
] as const
type Obstacle = (typeof obstacles)[number]

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
  if (isDayFull(month, judged, duties, leader, slot)) return 'day-full'
  return his.length >= mostDuties(month, judged, leader) ? 'at-most' : 'free'
}

/** Of what keeps a leader from each of some slots, the least: one slot would have been enough. */
const least = (whys: readonly Obstacle[]): Obstacle =>
  obstacles[Math.max(...whys.map((why) => obstacles.indexOf(why)))]!

const grouped = <T extends string>(items: Iterable<readonly [Obstacle, T]>): Record<string, T[]> => {
  const groups: Record<string, T[]> = {}
  for (const [why, item] of items) {
    groups[why] ??= []
    groups[why].push(item)
  }
  return groups
}

/** For a leader short of days: what became of each day he could have received on, and of those that are closed. */
export const whyNotMore = (
  month: Month,
  judged: readonly Judged[],
  duties: readonly Duty[],
  rule: QuotaRule,
  leader: string,
  period: Period,
): Cause => {
  const isHisPlace = atPlace.admits!(month)
  const served = new Set(duties.filter((duty) => duty.leader === leader).map((duty) => duty.slot.date))
  const wouldHelp = (slot: Slot): boolean => {
    const day = countedOn(slot)
    if (served.has(slot.date) || month.postOf(rule, leader, slot.date) === undefined) return false
    if (day < period.from || period.to < day || rule.notDuring.some((span) => within(span, day))) return false
    return isHisPlace(leader, slot)
  }
  const whys = [
    ...slotsClosed(rule, month).map((slot) => ({ slot, why: () => 'closed' as const })),
    ...slotsNamed(rule, month).map((slot) => ({ slot, why: () => obstacle(month, judged, duties, leader, slot) })),
  ].filter(({ slot }) => wouldHelp(slot))
  const days = [...groupBy(whys, ({ slot }) => slot.date)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, onDay]) => [least(onDay.map(({ why }) => why())), day] as const)
  return { id: 'his-days', data: { leader, ...grouped(days) } }
}

/**
 * For a slot, or all the slots of a day, without enough leaders: what keeps each of those it is for. Where the rule names
 * nobody, those are the leaders who serve there on any day of the month.
 */
export const whyNobody = (
  month: Month,
  judged: readonly Judged[],
  duties: readonly Duty[],
  rule: AnyRule,
  slots: readonly Slot[],
): Cause => {
  const { date } = slots[0]!
  const there = new Set(duties.filter(({ slot }) => slots.includes(slot)).map((duty) => duty.leader))
  const isNamed = Object.keys(rule.who ?? {}).some((field) => field !== 'except')
  const isHisPlace = atPlace.admits!(month)
  const thereAnyDay = [...month.slots.values()].filter(({ opening }) =>
    slots.some((slot) => slot.opening === opening),
  )
  const leaders = [...month.leaders.keys()].filter(
    (leader) =>
      month.postOf(rule, leader, date) !== undefined &&
      !there.has(leader) &&
      (isNamed || thereAnyDay.some((slot) => isHisPlace(leader, slot))),
  )
  const why = (leader: string): Obstacle =>
    least(slots.map((slot) => obstacle(month, judged, duties, leader, slot)))
  return { id: 'its-leaders', data: grouped(leaders.map((leader) => [why(leader), leader] as const)) }
}
