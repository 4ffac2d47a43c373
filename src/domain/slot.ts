import type { Day } from './day.ts'
import type { Activity, Session } from './place.ts'

/** What a selector of occasions looks at: a slot of the month, or a duty served before. */
export interface Occasion {
  readonly date: Day
  readonly session: Session
  readonly activity: Activity
  readonly place: string
  /** Unit of the place. */
  readonly unit: string
  readonly opening?: string | undefined
}

/** One opening on one day: day × session × place × activity. A day session is one slot, not two. */
export interface Slot extends Occasion {
  /** `<date>/<opening>`, unique in a month. */
  readonly id: string
  readonly opening: string
  readonly start: string
  readonly end: string
  /** Leaders at once; undefined: no limit. */
  readonly capacity?: number | undefined
  /** The day it was meant for, where a holiday moved it. */
  readonly movedFrom?: Day | undefined
  /** The calendar year it falls in, or was moved through, has not been announced. */
  readonly provisional: boolean
}

/** A leader in a slot; once it has been served, with what quotas may ask of that. */
export interface Duty {
  readonly leader: string
  readonly slot: Slot
  /** The leader in whose place he served. */
  readonly insteadOf?: string | undefined
  readonly nobodyCame?: boolean | undefined
}

/** The id of the slot an opening has on a day. */
export const slotId = (date: Day, opening: string): string => `${date}/${opening}`

/** The day an occasion counts for: the one it was meant for. */
export const countedOn = (occasion: { readonly date: Day; readonly movedFrom?: Day | undefined }): Day =>
  occasion.movedFrom ?? occasion.date
