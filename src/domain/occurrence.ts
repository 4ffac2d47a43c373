import { compare } from './compare.ts'
import type { Day, MonthName } from './day.ts'
import type { AmendmentKind } from './draft.ts'
import type { Activity, Session } from './place.ts'

/** A duty as one revision has it. */
export interface RevisedDuty {
  readonly id: string
  readonly date: Day
  readonly movedFrom: Day | null
  readonly session: Session
  readonly activity: Activity
  readonly place: string
  readonly unit: string
  readonly opening: string
  readonly leader: string
}

/** What one revision of a month’s roster changed of the one before; the first one adds all it has. */
export interface Revised {
  readonly n: number
  /** The amendment it was made by; null: the month was published, or published anew. */
  readonly amendment: { readonly id: number; readonly kind: AmendmentKind } | null
  /** Duties that are new, or not as they were. */
  readonly put: readonly RevisedDuty[]
  /** Ids of duties it has no more. */
  readonly gone: readonly string[]
}

/** A duty on one of its days, before anybody says what became of it. */
export interface Occurrence extends RevisedDuty {
  readonly month: MonthName
  /** Whose duty it was; `leader` is who was to serve it at last. */
  readonly owner: string
  readonly ended: 'deferred' | 'cancelled' | undefined
  readonly amendment: number | null
}

/**
 * The planned duties of a month over its revisions, in order. A swap makes each duty the other’s; a cover leaves it whose
 * it was. A deferral ends it on its day, and the new day is another one; whatever else takes a published duty away
 * cancels it. What a month published anew changes was changed before the fact: its latest word is the plan.
 */
export const occurrencesOf = (month: MonthName, revisions: readonly Revised[]): Occurrence[] => {
  const running = new Map<string, Occurrence>()
  const ended: Occurrence[] = []
  for (const { amendment, put, gone } of revisions) {
    for (const id of gone) {
      const was = running.get(id)
      if (!was) continue
      running.delete(id)
      const how = amendment?.kind === 'defer' ? 'deferred' : 'cancelled'
      ended.push({ ...was, ended: how, amendment: amendment?.id ?? null })
    }
    for (const duty of put) {
      const was = running.get(duty.id)
      const fresh: Occurrence = { ...duty, month, owner: duty.leader, ended: undefined, amendment: null }
      if (was && amendment?.kind === 'defer') {
        ended.push({ ...was, ended: 'deferred', amendment: amendment.id })
        running.set(duty.id, { ...fresh, owner: was.owner })
      } else if (was && amendment?.kind === 'cover')
        running.set(duty.id, { ...fresh, owner: was.owner, amendment: amendment.id })
      // What stands in for somebody goes on doing so when it is swapped.
      else if (was && amendment?.kind === 'swap' && was.owner !== was.leader)
        running.set(duty.id, { ...fresh, owner: was.owner, amendment: was.amendment })
      else running.set(duty.id, fresh)
    }
  }
  return [...ended, ...running.values()].sort((a, b) => compare(a.date, b.date))
}
