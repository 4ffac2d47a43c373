import { attendanceBetween } from '../../../db/attendance-store.ts'
import { dutiesOfRevision } from '../../../db/duty-store.ts'
import { type ServedIs, servedIs } from '../../../domain/attendance.ts'
import { earlierOf, laterOf } from '../../../domain/day.ts'
import type { OfficeCall } from '../../call.tsx'
import { todayOf } from '../today.ts'
import type { MonthStanding } from './month-view.ts'

type PublishedDuty = ReturnType<typeof dutiesOfRevision>[number]

/** Calls a duty by its day, opening and leader, as a draft does. */
export const servedKey = ({ date, opening, leader }: Pick<PublishedDuty, 'date' | 'opening' | 'leader'>): string =>
  `${date} ${opening} ${leader}`

/** What became of published duties (签到), of those past or noted already. */
export const servedOfDuties = (
  call: OfficeCall,
  duties: readonly PublishedDuty[],
): ReadonlyMap<string, ServedIs> => {
  const today = todayOf(call)
  const days = duties.map(({ date }) => date).filter((date) => date <= today)
  if (days.length === 0) return new Map()
  const noted = new Map(
    attendanceBetween(call.database, call.office.id, earlierOf(...days), laterOf(...days)).map((entry) => [
      entry.reception,
      entry,
    ]),
  )
  return new Map(
    duties.flatMap((duty): [string, ServedIs][] => {
      const is = servedIs(duty, noted.get(duty.id), today)
      return is ? [[servedKey(duty), is]] : []
    }),
  )
}

/** What became of the duties a month has in force. */
export const servedIn = (call: OfficeCall, { rosterId, revision }: MonthStanding): ReadonlyMap<string, ServedIs> =>
  rosterId === undefined || !revision
    ? new Map()
    : servedOfDuties(call, dutiesOfRevision(call.database, rosterId, revision.n))
