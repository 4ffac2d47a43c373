import type { Day, MonthName } from './day.ts'
import type { Activity, Session } from './place.ts'

/** A place as a notice names it. */
export interface NoticePlace {
  readonly name: string
  readonly address?: string | undefined
  readonly phone?: string | undefined
  /** By when the public books. */
  readonly booking?: string | undefined
}

/** What a duty was when it was first published, only where it is something else now. */
export interface NoticeWas {
  readonly date?: Day
  readonly time?: { readonly session: Session; readonly start: string; readonly end: string }
  readonly leader?: string
  readonly place?: string
  readonly activity?: Activity
}

/** A duty as a notice shows it. */
export interface NoticeRow {
  readonly date: Day
  readonly session: Session
  readonly start: string
  readonly end: string
  readonly activity: Activity
  /** Which of the notice’s places, from 0. */
  readonly place: number
  readonly leader: string
  readonly title: string
  readonly portfolio: readonly string[]
  /** Rests on a year whose holidays are not announced yet. */
  readonly isProvisional: boolean
  /** The day it was meant for before a holiday moved it. */
  readonly movedFrom?: Day | undefined
  readonly isCancelled: boolean
  /** The day in another month to which it was put off (顺延), or from which. */
  readonly deferredTo?: Day | undefined
  readonly deferredFrom?: Day | undefined
  /** Not among what was published first. */
  readonly isNew: boolean
  readonly was: NoticeWas
}

/** The head of the log signed as a revision was published: what is printed of it proves what was known then. */
export interface NoticeEvidence {
  /** How many entries it is over. */
  readonly size: number
  /** The root of their tree, base64. */
  readonly root: string
}

/** When it was published, in days of the office’s time zone. */
export interface NoticePublished {
  readonly first: Day
  /** Days from then to the first duty; undefined where there was none. Negative: it came afterwards. */
  readonly daysAhead: number | undefined
  /** Of the revision it shows, and its number. */
  readonly current: Day
  readonly revision: number
  /** Undefined where no head was signed then. */
  readonly evidence?: NoticeEvidence | undefined
}

/**
 * All that a public notice (公示) of a month says, whatever its form: what is not in here cannot leak. Every text is one
 * line without control characters. Rows come by day and time.
 */
export interface Notice {
  readonly office: string
  readonly month: MonthName
  /** 文号 */
  readonly number?: string | undefined
  /** 落款 */
  readonly signedBy: string
  /** Undefined where it is not published by an office, as from the command line. */
  readonly published?: NoticePublished | undefined
  /** Years whose holidays are not announced yet. */
  readonly provisional: readonly number[]
  /** What is not received, line by line. */
  readonly notReceived: readonly string[]
  readonly places: readonly NoticePlace[]
  readonly rows: readonly NoticeRow[]
}
