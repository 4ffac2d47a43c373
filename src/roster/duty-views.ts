import { dutiesAfter, type KnownDuties } from '../domain/duty-history.ts'
import type { DutyView, Publication } from '../domain/duty-view.ts'
import { postAt } from '../domain/leader.ts'
import type { Assignment, Roster } from '../domain/roster.ts'
import { slotId } from '../domain/slot.ts'
import type { Month } from '../rules/month.ts'

const viewOf = (month: Month, assignment: Assignment): DutyView => {
  const leader = month.leaders.get(assignment.leader)!
  const place = month.plan.places.find(({ id }) => id === assignment.place)!
  const post = postAt(leader, place.unit, assignment.date)
  return {
    id: assignment.id,
    date: assignment.date,
    session: assignment.session,
    start: assignment.start,
    end: assignment.end,
    activity: assignment.activity,
    changedAt: assignment.changedAt,
    sequence: assignment.sequence,
    movedFrom: assignment.movedFrom,
    provisional: month.slots.get(slotId(assignment.date, assignment.opening))?.provisional ?? false,
    leader: { id: leader.id, name: leader.name },
    title: post?.title ?? '',
    portfolio: post?.portfolio ?? [],
    place,
  }
}

/**
 * What readers of calendars know of a roster’s duties: those its planning file has as published, and what became of
 * them at the instant `at`. A duty that is gone, or passed to another leader, is shown as cancelled to whoever had it.
 */
export const knownDutiesOf = (month: Month, roster: Roster, at: string): KnownDuties => {
  const { published, openings, places } = month.plan
  const before = published.flatMap((old): DutyView[] => {
    const opening = openings.find(({ id }) => id === old.opening)
    if (!opening || !month.leaders.has(old.leader)) return []
    const whole = {
      ...old,
      session: old.session ?? opening.session,
      start: old.start ?? opening.start,
      end: old.end ?? opening.end,
      place: old.place ?? opening.place,
      activity: old.activity ?? opening.activity,
    }
    return places.some(({ id }) => id === whole.place) ? [viewOf(month, whole)] : []
  })
  return dutiesAfter(dutiesAfter(new Map(), before, at), publicationOf(month, roster).duties, at)
}

/** A roster with the names people read, place by place in the file’s order. */
export const publicationOf = (month: Month, roster: Roster): Publication => {
  const placeAt = new Map(month.plan.places.map(({ id }, at) => [id, at]))
  return {
    office: month.plan.office,
    month: month.name,
    duties: roster.assignments
      .map((assignment) => viewOf(month, assignment))
      .toSorted((a, b) => placeAt.get(a.place.id)! - placeAt.get(b.place.id)!),
    provisional: roster.provisional,
  }
}
