import { openingDays } from '../calendar/openings.ts'
import { addDays, type Day, daysBetween, type Span } from '../domain/day.ts'
import { type Duty, type Slot, slotId } from '../domain/slot.ts'
import type { AnyRule, Month } from './month.ts'

/** The slots of a rule’s `what` that a leader may serve as one of its `who`. */
export const slotsUnder = (rule: AnyRule, month: Month, leader: string): Slot[] =>
  (month.mayServe.get(leader) ?? []).filter(
    (slot) => month.isWhat(rule, slot) && month.postOf(rule, leader, slot.date) !== undefined,
  )

/** The leaders of a rule’s `who` that may serve a slot. */
export const leadersUnder = (rule: AnyRule, month: Month, slot: Slot): string[] =>
  month.mayBeServedBy.get(slot.id)!.filter((leader) => month.postOf(rule, leader, slot.date) !== undefined)

/** The slots of a rule’s `what`. */
export const slotsNamed = (rule: AnyRule, month: Month): Slot[] =>
  [...month.slots.values()].filter((slot) => month.isWhat(rule, slot))

/** The slots that a rule’s `what` would have on days meant to be open that are closed, and moved to no other day. */
export const slotsClosed = (rule: AnyRule, month: Month): Slot[] => {
  const unitOf = new Map(month.plan.places.map(({ id, unit }) => [id, unit]))
  const slots = month.plan.openings.flatMap((opening) =>
    openingDays(opening, month.name, month.calendar)
      .filter(({ becomes }) => becomes === 'cancelled' || becomes === 'merged')
      .map(({ meant, provisional }): Slot => {
        const unit = unitOf.get(opening.place)!
        return { ...opening, id: slotId(meant, opening.id), opening: opening.id, date: meant, unit, provisional }
      }),
  )
  return slots.filter((slot) => month.isWhat(rule, slot))
}

/** The leaders of a rule’s `who` on any day of the month it is in force, with the days on which they belong to it. */
export const leadersNamed = (rule: AnyRule, month: Month): Map<string, string[]> => {
  const named = new Map<string, string[]>()
  const inForce = month.days.filter((day) => month.isInForce(rule, day))
  if (inForce.length === 0) return named
  for (const leader of month.leaders.keys()) {
    // Few change posts within the month.
    const isNamed = (day: Day) => month.postOf(rule, leader, day) !== undefined
    const days = month.isSettled(leader) ? (isNamed(inForce[0]!) ? inForce : []) : inForce.filter(isNamed)
    if (days.length > 0) named.set(leader, days)
  }
  return named
}

/** On how many days of a span a leader belongs to a rule’s `who`, and the first and last of them. */
export const daysNamed = (
  rule: AnyRule,
  month: Month,
  leader: string,
  { from, to }: { from: Day; to: Day },
): { days: number; from: Day; to: Day } => {
  const named = { days: 0, from, to }
  if (to < from) return named
  // Posts and rule sets change on few days: those are asked.
  const spans: Span[] = [...month.leaders.get(leader)!.posts, month.forceOf(rule)]
  const turns = spans.flatMap((span) => [span.from, ...(span.to === null ? [] : [addDays(span.to, 1)])])
  const starts = [...new Set([from, ...turns.filter((day) => from < day && day <= to)])].sort()
  starts.forEach((start, n) => {
    if (!month.isInForce(rule, start) || month.postOf(rule, leader, start) === undefined) return
    const end = starts[n + 1] ?? addDays(to, 1)
    if (named.days === 0) named.from = start
    named.to = addDays(end, -1)
    named.days += daysBetween(start, end)
  })
  return named
}

/** The duties that a rule’s `who` serve of its `what`. */
export const dutiesUnder = (rule: AnyRule, month: Month, duties: readonly Duty[]): Duty[] =>
  duties.filter(
    ({ leader, slot }) => month.isWhat(rule, slot) && month.postOf(rule, leader, slot.date) !== undefined,
  )
