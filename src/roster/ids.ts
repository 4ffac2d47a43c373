import { createHash } from 'node:crypto'
import { daysBetween } from '../domain/day.ts'
import { postAt } from '../domain/leader.ts'
import type { Assignment, Published } from '../domain/roster.ts'
import type { Duty, Slot } from '../domain/slot.ts'
import type { Month } from '../rules/month.ts'

const newId = (office: string, month: string, opening: string, ordinal: number): string =>
  createHash('sha256')
    .update(JSON.stringify([office, month, opening, ordinal]))
    .digest('hex')
    .slice(0, 16)

/** Ids for new duties of a month, each made once from office, month, opening and ordinal, and none that was ever used. */
export const freshIds = (month: Month, used: ReadonlySet<string>): ((opening: string) => string) => {
  const next = new Map<string, number>()
  return (opening) => {
    for (let ordinal = next.get(opening) ?? 0; ; ordinal++) {
      const id = newId(month.plan.office.id, month.name, opening, ordinal)
      next.set(opening, ordinal + 1)
      if (!used.has(id)) return id
    }
  }
}

const isUnchanged = (old: Published, slot: Slot): boolean =>
  (old.start ?? slot.start) === slot.start &&
  (old.end ?? slot.end) === slot.end &&
  (old.place ?? slot.place) === slot.place &&
  (old.activity ?? slot.activity) === slot.activity

/** A duty with its identity. */
export const asAssignment = (
  { leader, slot }: Duty,
  identity: Pick<Assignment, 'id' | 'changedAt' | 'sequence'>,
): Assignment => ({
  id: identity.id,
  date: slot.date,
  session: slot.session,
  start: slot.start,
  end: slot.end,
  opening: slot.opening,
  place: slot.place,
  activity: slot.activity,
  leader,
  changedAt: identity.changedAt,
  sequence: identity.sequence,
  ...(slot.movedFrom === undefined ? {} : { movedFrom: slot.movedFrom }),
})

/**
 * Gives every duty its identity. A published duty keeps its own, whatever happens to its time, place or leader: first
 * the one of that leader in that slot, then one in that slot, then one of that leader at that opening, that day, and at
 * last on any; the earlier duty takes the earlier one. New duties get ids made once from office, month, opening and
 * ordinal, none of those `used` by earlier revisions. What changed carries `at`.
 */
export const assign = (
  month: Month,
  duties: readonly Duty[],
  at: string,
  used: Iterable<string> = [],
): Assignment[] => {
  const left = new Set(month.plan.published.toSorted((one, other) => daysBetween(other.date, one.date)))
  const kept = new Map<Duty, Published>()
  const passes: ((old: Published, duty: Duty) => boolean)[] = [
    (old, { leader, slot }) => old.date === slot.date && old.opening === slot.opening && old.leader === leader,
    (old, { slot }) => old.date === slot.date && old.opening === slot.opening,
    (old, { leader, slot }) => old.opening === slot.opening && old.leader === leader,
    (old, { leader, slot }) => old.date === slot.date && old.leader === leader,
    (old, { leader }) => old.leader === leader,
  ]
  for (const fits of passes)
    for (const duty of duties) {
      if (kept.has(duty)) continue
      const old = [...left].find((one) => fits(one, duty))
      if (!old) continue
      left.delete(old)
      kept.set(duty, old)
    }
  const fresh = freshIds(month, new Set([...used, ...month.plan.published.map(({ id }) => id)]))
  return duties.map((duty) => {
    const old = kept.get(duty)
    if (!old) return asAssignment(duty, { id: fresh(duty.slot.opening), changedAt: at, sequence: 0 })
    const same = passes[0]!(old, duty) && isUnchanged(old, duty.slot)
    return asAssignment(duty, same ? old : { id: old.id, changedAt: at, sequence: old.sequence + 1 })
  })
}

/** Duties in the order people read them: by day and time, then by the official order of the posts they serve by. */
export const inOrder = (month: Month, duties: readonly Duty[]): Duty[] => {
  const slotAt = new Map([...month.slots.keys()].map((id, at) => [id, at]))
  const fileAt = new Map([...month.leaders.keys()].map((id, at) => [id, at]))
  const rank = ({ leader, slot }: Duty): number =>
    postAt(month.leaders.get(leader)!, slot.unit, slot.date)?.order ?? 1000
  return duties.toSorted(
    (a, b) =>
      slotAt.get(a.slot.id)! - slotAt.get(b.slot.id)! ||
      rank(a) - rank(b) ||
      fileAt.get(a.leader)! - fileAt.get(b.leader)!,
  )
}
