import { speaksOf } from '../domain/availability.ts'
import { daysBetween, within } from '../domain/day.ts'
import { sessionsMeet } from '../domain/place.ts'
import type { Cause } from '../domain/roster.ts'
import { countedOn, type Duty, type Slot, slotId } from '../domain/slot.ts'
import { overlap } from '../rules/built-in/one-place.ts'
import type { AnyRule, Month } from '../rules/month.ts'
import type { Period } from '../rules/period.ts'
import { slotsNamed } from '../rules/scope.ts'
import { isBarred, type Judged, mostDuties, of, type QuotaRule, type RestRule, roomOf } from './judged.ts'

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
export const whyNotMore = (
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
export const whyNobody = (
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
