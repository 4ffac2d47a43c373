import type { DutyView } from './duty-view.ts'
import { isSame } from './is-same.ts'

/** A duty over all revisions of its month: as it stands, and what readers were told of it before. */
export interface KnownDuty {
  /** As the last revision that had it shows it; the stamps are of its last change, a cancellation too. */
  readonly view: DutyView
  readonly isCancelled: boolean
  /** As it was first published. */
  readonly first: DutyView
  /** Its last views with leaders or at places that have it no longer, with the stamps of the change that took it away. */
  readonly former: readonly DutyView[]
}

/** The duties of a month by id. */
export type KnownDuties = ReadonlyMap<string, KnownDuty>

/**
 * What is known of a month’s duties once its next revision is published, at the instant `at`. A duty that stays as it
 * was keeps its stamps; SEQUENCE grows when leader, time, place or form change, a provisional duty is confirmed, or the
 * duty ends (RFC 5546, 2.1.4: DTSTART, DTEND, STATUS), never otherwise.
 */
export const dutiesAfter = (known: KnownDuties, views: readonly DutyView[], at: string): KnownDuties => {
  const after = new Map<string, KnownDuty>()
  for (const view of views) {
    const old = known.get(view.id)
    after.set(view.id, old ? knownAfter(old, view, at) : { view, isCancelled: false, first: view, former: [] })
  }
  for (const [id, old] of known) {
    if (after.has(id)) continue
    if (old.isCancelled) after.set(id, old)
    else {
      const view = { ...old.view, sequence: old.view.sequence + 1, changedAt: later(old.view.changedAt, at) }
      after.set(id, { ...old, view, isCancelled: true })
    }
  }
  return after
}

const knownAfter = (old: KnownDuty, view: DutyView, at: string): KnownDuty => {
  if (!old.isCancelled && isSame(said(old.view), said(view))) return old
  const isChanged = old.isCancelled || isMoved(old.view, view)
  const sequence = Math.max(view.sequence, old.view.sequence + (isChanged ? 1 : 0))
  // Words beside the duty, such as a telephone number, change without a change of the duty.
  const changedAt = later(old.view.changedAt, view.sequence > old.view.sequence ? view.changedAt : at)
  const isWho = ({ leader, place }: DutyView, other: DutyView): boolean =>
    leader.id === other.leader.id && place.id === other.place.id
  const left = { ...old.view, sequence, changedAt }
  const former = [...old.former.filter((one) => !isWho(one, left)), left]
  return {
    view: { ...view, sequence, changedAt },
    isCancelled: false,
    first: old.first,
    former: former.filter((one) => !isWho(one, view)),
  }
}

/** Whether leader, time, place, form or status are others. */
const isMoved = (one: DutyView, other: DutyView): boolean => !isSame(moving(one), moving(other))

const moving = ({ leader, date, start, end, place, activity, provisional }: DutyView): unknown => [
  leader.id,
  date,
  start,
  end,
  place.id,
  activity,
  provisional,
]

const said = ({ sequence, changedAt, ...rest }: DutyView): unknown => rest

const later = (one: string, other: string): string => (one < other ? other : one)
