import type { Day } from './day.ts'
import type { Text } from './text.ts'

/** Clocks whose last day is named in the event itself: a promise, and the day a unit was given. */
export const namedClocks = {
  promise: { 'zh-CN': '承诺兑现', en: 'keep the promise' },
  'named-day': { 'zh-CN': '交办限期', en: 'day given to the unit' },
} as const satisfies Record<string, Text>

/** A limit of a case, running or over. */
export interface Deadline {
  /** The clock’s id, or one of `namedClocks`. */
  readonly clock: string
  /** The event that started it. */
  readonly event: number
  readonly from: Day
  /** The last day; null while a hearing holds it up. */
  readonly due: Day | null
  /** The last day without extension and hearing. */
  readonly firstDue: Day
  /** The day it was met, or ended with the case; null: it runs. */
  readonly stopped: Day | null
  /** met: in time or late, by `stopped`; ended: the case ended meanwhile; lapsed: of a right. */
  readonly is: 'running' | 'met' | 'ended'
  readonly isRight: boolean
  /** Days it was extended by. */
  readonly extended: number
  /** Rests on a year whose holidays are not announced yet. */
  readonly isProvisional: boolean
}

/** Whether a duty was, or is by now, missed. */
export const isMissed = ({ due, stopped, is, isRight }: Deadline, today: Day): boolean =>
  !isRight && is !== 'ended' && due !== null && due < (stopped ?? today)
