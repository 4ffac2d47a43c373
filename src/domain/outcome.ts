import type { AbsenceWhy } from './attendance.ts'
import type { Day, MonthName } from './day.ts'
import type { Activity, Session } from './place.ts'
import type { Text } from './text.ts'

/** What became of a planned duty, each in one of these ways; `unscheduled` stands beside what was planned. */
export const outcomeWords = {
  served: { 'zh-CN': '已接访', en: 'served' },
  covered: { 'zh-CN': '他人顶替', en: 'covered' },
  excused: { 'zh-CN': '因故未到', en: 'excused' },
  missing: { 'zh-CN': '缺席', en: 'missing' },
  pending: { 'zh-CN': '待登记', en: 'pending' },
  deferred: { 'zh-CN': '已顺延', en: 'deferred' },
  cancelled: { 'zh-CN': '已取消', en: 'cancelled' },
  unscheduled: { 'zh-CN': '计划外', en: 'unscheduled' },
} as const satisfies Record<string, Text>
export type DutyOutcome = keyof typeof outcomeWords

/** The outcomes that a planned duty can have: they add up to what was planned. */
export const plannedOutcomes = Object.keys(outcomeWords).filter(
  (outcome) => outcome !== 'unscheduled',
) as readonly Exclude<DutyOutcome, 'unscheduled'>[]

/** One planned duty, or one reception outside the roster, and what became of it. */
export interface Reception {
  /** The duty’s id, or the unscheduled reception’s; a deferred duty stands once for each of its days. */
  readonly id: string
  /** The month whose roster it belongs to; of an unscheduled reception, the month of its day. */
  readonly month: MonthName
  readonly date: Day
  /** The day it counts for, where a holiday moved it. */
  readonly movedFrom: Day | null
  readonly session: Session
  readonly activity: Activity
  readonly place: string
  readonly unit: string
  readonly opening: string | null
  /** Whose duty it was; who received, where it was not planned. */
  readonly leader: string
  /** Who was to serve it at last: another one, where it was covered ahead. */
  readonly by: string
  readonly outcome: DutyOutcome
  /** Who received; null where nobody did, or nobody has said so yet. */
  readonly servedBy: string | null
  readonly why: AbsenceWhy | null
  /** Nobody came to it. */
  readonly nobodyCame: boolean
  /** The attendance entry that says so. */
  readonly entry: number | null
  /** The amendment that deferred, cancelled or covered it. */
  readonly amendment: number | null
}
