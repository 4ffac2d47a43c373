import { casesOfLeader, dueUntil } from '../../../db/case-list.ts'
import { caseById, deadlinesOfCase, eventsOfCase, type KeptCase } from '../../../db/case-store.ts'
import { clocksAt } from '../../../db/clock-store.ts'
import { addDays, type Day, weekdayOf, weekdays } from '../../../domain/day.ts'
import type { Deadline } from '../../../domain/deadline.ts'
import type { Text } from '../../../domain/text.ts'
import { caseOf } from '../../../reception/case-of.ts'
import type { OfficeCall } from '../../call.tsx'
import { clockName } from '../../cases/clock-name.ts'
import { todayOf } from '../today.ts'

/** Most cases shown at once, those received last. */
export const mostShown = 100
/** As many are looked through for those that ended this year. */
const mostEnded = 1000

/** What a leader has to do with a case. */
export const partWords = {
  received: { 'zh-CN': '接待', en: 'received' },
  inCharge: { 'zh-CN': '包案', en: 'in charge' },
} as const satisfies Record<string, Text>

/** Whether a leader received a case, or is in charge of it. */
export const isOf = ({ receiver, inCharge }: Pick<KeptCase, 'receiver' | 'inCharge'>, leader: string): boolean =>
  receiver === leader || inCharge === leader

/** The case an address names, where it is one of somebody’s own leaders and exists for him (回避). */
export const ownCase = (call: OfficeCall): KeptCase | undefined => {
  const kept = caseById(call.database, call.office.id, call.viewer, call.http.req.param('case') ?? '')
  return kept && [...call.ownLeaders].some((leader) => isOf(kept, leader)) ? kept : undefined
}

/** Everything about a case that its events say, with its limits and what they are called. */
export const readCase = ({ database, office }: OfficeCall, { case: id }: Pick<KeptCase, 'case'>) => {
  const events = eventsOfCase(database, id)
  const one = caseOf(events)
  const clocks = clocksAt(database, office.id, one.clocks)
  const limits = deadlinesOfCase(database, id)
  return { events, one, limits, nameOf: (clock: string): Text => clockName(clocks, clock) }
}

/** The limit of a case that comes next; undefined where none runs that is a duty. */
export const nextLimit = (limits: readonly Deadline[]): (Deadline & { readonly due: Day }) | undefined =>
  limits
    .flatMap((limit) =>
      limit.is === 'running' && !limit.isRight && limit.due !== null ? [{ ...limit, due: limit.due }] : [],
    )
    .sort((a, b) => (a.due < b.due ? -1 : 1))[0]

/** A leader’s cases that are open, and those that ended this year. */
export const casesFor = (call: OfficeCall, leader: string) => {
  const { database, office, viewer } = call
  const year = todayOf(call).slice(0, 4)
  const of = (open: boolean, limit: number) => casesOfLeader(database, office.id, viewer, leader, { open, limit })
  return {
    open: of(true, mostShown + 1),
    ended: of(false, mostEnded).filter(({ ended }) => ended!.startsWith(year)),
  }
}

/** Limits of a leader’s cases that end by the Sunday of this week, those past first. */
export const dueThisWeek = (call: OfficeCall, leader: string) => {
  const today = todayOf(call)
  const sunday = addDays(today, 6 - weekdays.indexOf(weekdayOf(today)))
  return dueUntil(call.database, call.office.id, call.viewer, sunday, leader)
}
