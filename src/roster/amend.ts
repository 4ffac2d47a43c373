import type { MonthName } from '../domain/day.ts'
import { postAt, type Role } from '../domain/leader.ts'
import type { Assignment } from '../domain/roster.ts'
import type { Slot } from '../domain/slot.ts'
import type { Month } from '../rules/month.ts'
import { asAssignment, freshIds } from './ids.ts'

/** Which duty: its month, and its id there. */
export interface DutyAt {
  readonly month: MonthName
  readonly id: string
}

/** A change to published duties: 调换、顶替、顺延、取消. */
export type Change =
  | { readonly kind: 'swap'; readonly duty: DutyAt; readonly other: DutyAt }
  | { readonly kind: 'cover'; readonly duty: DutyAt; readonly leader: string }
  /** `month`: whose roster the slot belongs to. */
  | {
      readonly kind: 'defer'
      readonly duty: DutyAt
      readonly to: { readonly month: MonthName; readonly slot: Slot }
    }
  | { readonly kind: 'cancel'; readonly duty: DutyAt }

/** A month’s duties in force. */
export interface InForce {
  readonly month: Month
  readonly duties: readonly Assignment[]
  /** Every id that any revision of the month ever had. */
  readonly used: ReadonlySet<string>
}

/**
 * The duties after a change, month by month; months it leaves alone are not named. Duties it does not speak of are the
 * very same, and those it does keep their id: a calendar shows the same entry with another leader or on another day.
 *
 * A deferral inside the month changes the day and nothing else. Into another month the duty is gone from this one and
 * new, with an id of its own, in the other: a month’s quota asks that a leader receives in that month, and a day in
 * January put down to December would keep it on paper only. `movedFrom` is for days the calendar moved, which nobody
 * chose; a deferred duty carries it only where its new slot does. Where the other month is not among `months` (not
 * published yet) the duty only goes; it becomes a pin of that month’s draft.
 */
export const amended = (
  months: ReadonlyMap<MonthName, InForce>,
  change: Change,
  at: string,
): Map<MonthName, readonly Assignment[]> => {
  const after = new Map<MonthName, readonly Assignment[]>()
  const dutiesOf = (month: MonthName) => after.get(month) ?? months.get(month)!.duties
  const find = ({ month, id }: DutyAt): Assignment => {
    const found = months.get(month)?.duties.find((one) => one.id === id)
    if (!found) throw new Error(`no duty ${id} in force in ${month}`)
    return found
  }
  const put = ({ month, id }: DutyAt, now: Partial<Assignment>): void => {
    after.set(
      month,
      dutiesOf(month).map((one) =>
        one.id === id ? { ...one, ...now, sequence: one.sequence + 1, changedAt: at } : one,
      ),
    )
  }
  const drop = ({ month, id }: DutyAt): void => {
    after.set(
      month,
      dutiesOf(month).filter((one) => one.id !== id),
    )
  }
  const { duty } = change
  const old = find(duty)
  if (change.kind === 'swap') {
    const other = find(change.other)
    put(duty, { leader: other.leader })
    put(change.other, { leader: old.leader })
  } else if (change.kind === 'cover') put(duty, { leader: change.leader })
  else if (change.kind === 'cancel') drop(duty)
  else {
    const { month: name, slot } = change.to
    const moved = { leader: old.leader, slot }
    const target = months.get(name)
    if (name === duty.month)
      after.set(
        name,
        dutiesOf(name).map((one) =>
          one.id === duty.id ? asAssignment(moved, { id: one.id, changedAt: at, sequence: one.sequence + 1 }) : one,
        ),
      )
    else {
      drop(duty)
      if (target) {
        const id = freshIds(
          target.month,
          new Set([...target.used, ...target.duties.map((one) => one.id)]),
        )(slot.opening)
        after.set(name, [...target.duties, asAssignment(moved, { id, changedAt: at, sequence: 0 })])
      }
    }
  }
  return after
}

/**
 * Whether nobody may serve in a leader’s place at a duty: the post by which he serves there is one of the office’s
 * `noSubstitute` roles. Such a duty can be neither covered nor swapped: in a swap, whoever asks for it, another sits
 * on his day. He may defer or cancel it, and he may himself stand in for others: covering takes no duty of his away.
 */
export const isWithoutSubstitute = (
  month: Month,
  duty: Pick<Assignment, 'leader' | 'place' | 'date'>,
  noSubstitute: readonly Role[],
): boolean => {
  const leader = month.leaders.get(duty.leader)
  const unit = month.plan.places.find(({ id }) => id === duty.place)?.unit
  const post = leader && unit !== undefined ? postAt(leader, unit, duty.date) : undefined
  return post !== undefined && noSubstitute.includes(post.role)
}
