import { entriesOfDay, type KeptAttendance } from '../../../db/attendance-store.ts'
import { dutiesBetween } from '../../../db/duty-store.ts'
import { type KeptLeader, leadersOf } from '../../../db/leader-store.ts'
import { type Attendance, isAbout } from '../../../domain/attendance.ts'
import type { Day } from '../../../domain/day.ts'
import { daySchema } from '../../../domain/day.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { postAt, postsOn } from '../../../domain/leader.ts'
import type { OfficeCall } from '../../call.tsx'

/** A reception of a day, planned or not, with what was noted of it. */
export interface Reception
  extends Pick<
    Attendance,
    'isPlanned' | 'date' | 'session' | 'place' | 'unit' | 'activity' | 'leader' | 'reception'
  > {
  /** The session’s times, HH:MM; null where none were planned. */
  readonly start: string | null
  readonly end: string | null
  /** Every entry about it as it stands, the latest first. */
  readonly entries: readonly KeptAttendance[]
  /** The entry that holds. */
  readonly holds: KeptAttendance | undefined
  /** The last entry of all, 0: none yet. A new one is appended after it. */
  readonly after: number
}

/** The day of the address; undefined where it is none. */
export const dayOf = ({ http }: OfficeCall): Day | undefined => daySchema.safeParse(http.req.param('date')).data

/** The receptions of a day at all places of the office: duties in force, then what was not planned. */
export const receptionsOf = ({ database, office }: OfficeCall, date: Day): Reception[] => {
  const duties = dutiesBetween(database, office.id, date, date).map(({ duty }) => duty)
  const ids = duties.map(({ id }) => id)
  const entries = groupBy(entriesOfDay(database, office.id, date, ids), ({ reception }) => reception)
  const planned = duties.map((duty): Reception => {
    const { session, place, unit, activity, leader, start, end } = duty
    const all = entries.get(duty.id) ?? []
    const about = all.filter((entry) => isAbout(entry, duty))
    // An entry about another day, leader, place or purpose, before a change, says nothing of the duty.
    const [last] = all
    const holds = last && last.is !== 'void' && isAbout(last, duty) ? last : undefined
    return {
      ...{ reception: duty.id, isPlanned: true, date, session, place, unit, activity, leader, start, end },
      ...{ entries: about, holds, after: last?.id ?? 0 },
    }
  })
  const unplanned = [...entries.values()].flatMap((all): Reception[] => {
    const [holds] = all
    if (!holds || holds.isPlanned) return []
    const { reception, session, place, unit, activity, leader } = holds
    return [
      {
        ...{ reception, isPlanned: false, date, session, place, unit, activity, leader, start: null, end: null },
        ...{ entries: all, holds, after: holds.id },
      },
    ]
  })
  // In the order in which they were entered.
  return [...planned, ...unplanned.sort((a, b) => a.entries.at(-1)!.id - b.entries.at(-1)!.id)]
}

/** Leaders of the office in post on a day, in the official order. */
export const leadersInPost = ({ database, office }: OfficeCall, date: Day): KeptLeader[] =>
  leadersOf(database, office.id).filter((leader) => postsOn(leader, date).length > 0)

/** Whether nobody may serve in the leader’s place there by the office’s settings; what happened is noted all the same. */
export const mayNotBeCovered = ({ office }: OfficeCall, leader: KeptLeader, { unit, date }: Reception): boolean => {
  const role = postAt(leader, unit, date)?.role
  return role !== undefined && office.settings.noSubstitute.includes(role)
}
