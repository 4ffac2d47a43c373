import type { Day } from './day.ts'
import type { Activity, Session } from './place.ts'

/** A duty with the names people read: what calendars and notices show, and nothing else. */
export interface DutyView {
  readonly id: string
  readonly date: Day
  readonly session: Session
  readonly start: string
  readonly end: string
  readonly activity: Activity
  readonly changedAt: string
  readonly sequence: number
  readonly movedFrom?: Day | undefined
  /** Rests on a year whose holidays are not announced yet. */
  readonly provisional: boolean
  readonly leader: { readonly id: string; readonly name: string }
  /** The post by which the leader serves there that day. */
  readonly title: string
  readonly portfolio: readonly string[]
  readonly place: {
    readonly id: string
    readonly name: string
    readonly unit: string
    readonly address?: string | undefined
    readonly phone?: string | undefined
    /** By when the public books. */
    readonly booking?: string | undefined
  }
}

/** Who publishes, for which month. */
export interface Publication {
  readonly office: { readonly name: string; readonly timezone: string }
  readonly month: string
  readonly duties: readonly DutyView[]
  /** Years whose holidays are not announced yet. */
  readonly provisional: readonly number[]
}
