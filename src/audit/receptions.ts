import { type AbsenceWhy, type Attendance, isAbout, whoReceived } from '../domain/attendance.ts'
import { monthOf } from '../domain/day.ts'
import type { Occurrence } from '../domain/occurrence.ts'
import type { DutyOutcome, Reception } from '../domain/outcome.ts'

/** What an attendance entry says of a reception, with its number. */
export type Entry = Pick<
  Attendance,
  | 'reception'
  | 'isPlanned'
  | 'date'
  | 'session'
  | 'place'
  | 'unit'
  | 'activity'
  | 'leader'
  | 'is'
  | 'coveredBy'
  | 'why'
  | 'batches'
> & { readonly id: number }

/** Whether the reason of an absence excuses it; none, or “without a reason”, does not. */
export const excuses = (why: AbsenceWhy | null): boolean => why !== null && why !== 'unexcused'

/** What became of planned duties, by the entries that hold (签到); void ones say nothing. */
export const receptionsOf = (
  occurrences: readonly Occurrence[],
  entries: ReadonlyMap<string, Entry>,
): Reception[] =>
  occurrences.map((one): Reception => {
    const { id, month, date, movedFrom, session, activity, place, unit, opening, owner, leader, ended } = one
    const found = ended ? undefined : entries.get(id)
    const entry = found && found.is !== 'void' && isAbout(found, one) ? found : undefined
    return {
      id,
      month,
      date,
      movedFrom,
      session,
      activity,
      place,
      unit,
      opening,
      leader: owner,
      by: leader,
      outcome: ended ?? (entry ? outcomeBy(entry, owner) : 'pending'),
      servedBy: entry ? whoReceived(entry) : null,
      why: entry?.why ?? null,
      nobodyCame: entry?.batches === 0,
      entry: entry?.id ?? null,
      amendment: one.amendment,
    }
  })

const outcomeBy = (entry: Entry, owner: string): DutyOutcome => {
  const by = whoReceived(entry)
  if (by === null) return excuses(entry.why) ? 'excused' : 'missing'
  return by === owner ? 'served' : 'covered'
}

/**
 * Receptions outside the roster: whoever received, received. So did who received on a duty that was given to another or
 * taken away after it was entered; `known` are the planned ones with what became of them.
 */
export const unscheduledOf = (entries: Iterable<Entry>, known: readonly Reception[]): Reception[] => {
  const told = new Set(known.map(({ entry }) => entry))
  return [...entries].flatMap((entry) => {
    const by = told.has(entry.id) || entry.is === 'void' ? null : whoReceived(entry)
    if (by === null) return []
    const { reception, date, session, activity, place, unit, why } = entry
    // The duty goes on under its own id.
    const id = entry.isPlanned ? `entry-${entry.id}` : reception
    return [
      {
        ...{ id, month: monthOf(date), date, movedFrom: null, session, activity, place, unit, opening: null },
        ...{ leader: by, by, outcome: 'unscheduled' as const, servedBy: by, why, nobodyCame: entry.batches === 0 },
        ...{ entry: entry.id, amendment: null },
      },
    ]
  })
}
