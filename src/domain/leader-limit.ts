import type { Day } from './day.ts'

/** How a limit stands for a leader; over: it ended otherwise than met, or another leader answers now; held: by a hearing. */
export type LimitIs = 'running' | 'met' | 'over' | 'held'

/** A limit of a case as the calendar of one leader shows it; nothing of it says whose case it is. */
export interface LeaderLimit {
  readonly leader: string
  /** The clock’s id, or one of `namedClocks`. */
  readonly clock: string
  /** The event that began it. */
  readonly event: number
  readonly is: LimitIs
  /** Its last day, or what that was when it stopped to run. */
  readonly day: Day
  /** The last day it is shown; null: it runs. */
  readonly until: Day | null
  /** Code of the subject. */
  readonly subject: string
  /** The unit in charge. */
  readonly lead: string | null
  /** Rests on a year whose holidays are not announced yet. */
  readonly isProvisional: boolean
  /** Grows when its day, its leader or how it stands change. */
  readonly sequence: number
  /** An instant in UTC, in whole seconds: of the last change. */
  readonly changedAt: string
}

/** A limit that a change of the calendar has moved to another day. */
export interface LimitMove {
  readonly clock: string
  readonly event: number
  readonly at: string
}
