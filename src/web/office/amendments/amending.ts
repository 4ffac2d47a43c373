import { dayIn, wholeSeconds } from '../../../calendar/instant.ts'
import { dutiesOfRevision, dutyIdsOf } from '../../../db/duty-store.ts'
import { draftAt, draftOf, revisionOf, rosterIdOf, stateOf } from '../../../db/roster-store.ts'
import { addMonths, type Day, lastDay, laterOf, type MonthName, monthOf } from '../../../domain/day.ts'
import { monthWords } from '../../../domain/day-words.ts'
import type { DraftDuty, DraftPin, RosterState } from '../../../domain/draft.ts'
import type { Assignment } from '../../../domain/roster.ts'
import { type Duty, slotId } from '../../../domain/slot.ts'
import { same, type Text } from '../../../domain/text.ts'
import { type Change, isWithoutSubstitute } from '../../../roster/amend.ts'
import { findingsIn, type Outcome, outcomesOf, type PlannedInForce } from '../../../roster/amend-effect.ts'
import { barring } from '../../../roster/barring.ts'
import { checkDuties, type Judgement } from '../../../roster/check.ts'
import { dutiesIn, effectOf } from '../../../roster/edit.ts'
import { namesOf } from '../../../roster/names.ts'
import { checkPins } from '../../../roster/sense-duties.ts'
import type { Month } from '../../../rules/month.ts'
import { findingInWords } from '../../../words/finding.ts'
import type { OfficeCall } from '../../call.tsx'
import { refusals } from './amendment-refusals.ts'
import type { SpokenAmendment, SpokenDuty } from './amendment-words.ts'

/** Why something cannot be, and where to look. */
export interface Refusal {
  readonly says: Text
  readonly href?: string | undefined
}

/** A change as it would be today: what it makes of each month, and what still stands in its way. */
export interface Proposal {
  readonly change: Change
  readonly outcomes: readonly Outcome[]
  readonly planned: ReadonlyMap<MonthName, PlannedInForce>
  /** Where the other month is not published yet: what its draft gets. */
  readonly pin: { readonly month: MonthName; readonly duty: DraftDuty } | undefined
  /** It can be asked for, but not be approved as things stand. */
  readonly blocked: Refusal | undefined
}
export type Proposed =
  | { readonly ok: true; readonly value: Proposal }
  | { readonly ok: false; readonly refusal: Refusal }

/** A month as changes find it. */
interface MonthNow {
  readonly state: RosterState
  /** Undefined while nothing is published, or where the office’s facts make no plan. */
  readonly inForce: PlannedInForce | undefined
  /** The month planned with its draft’s pins; undefined where the office’s facts make no plan. */
  readonly month: Month | undefined
  readonly isPublished: boolean
}

/** Judges changes to published duties; what it reads of a month, it reads once. */
export interface Proposer {
  monthNow(month: MonthName): MonthNow
  /** `lookAhead`: also what other months see of it. Without, each month for itself: for long lists of choices. */
  propose(asked: SpokenAmendment, lookAhead?: boolean): Proposed
  readonly today: Day
}

/** Makes one for a request. */
export const proposerOf = (call: OfficeCall): Proposer => {
  const { office, actor } = call
  const today = dayIn(actor.at, office.timezone)
  const months = new Map<MonthName, MonthNow>()
  const judged = new Map<readonly Assignment[], Judgement>()
  const judgedBefore = (month: Month, duties: readonly Assignment[]): Judgement => {
    const known = judged.get(duties) ?? findingsIn(month, duties)
    judged.set(duties, known)
    return known
  }
  const monthNow = (name: MonthName): MonthNow => {
    const known = months.get(name) ?? readMonth(call, name)
    months.set(name, known)
    return known
  }
  const dutyNow = (duty: SpokenDuty): Refusal | undefined => {
    const month = monthNow(duty.month)
    if (!month.inForce) return { says: refusals.plan, href: call.at(`/m/${duty.month}`) }
    const found = month.inForce.duties.find(({ id }) => id === duty.id)
    if (!found) return { says: refusals.gone }
    if (found.leader !== duty.leader || found.date !== duty.date) return { says: refusals.changed }
    if (found.date < today) return { says: refusals.past }
    return undefined
  }

  const propose = (asked: SpokenAmendment, lookAhead = true): Proposed => {
    const refuse = (refusal: Refusal | Text): Proposed => ({
      ok: false,
      refusal: 'says' in refusal ? refusal : { says: refusal },
    })
    const { kind, duty, other } = asked
    const wrong = dutyNow(duty) ?? (other && dutyNow(other))
    if (wrong) return refuse(wrong)
    const own = monthNow(duty.month).inForce!
    // Nobody can be sent anywhere by an office he has left, or been split off from.
    const isLeft = (one: SpokenDuty) => !monthNow(one.month).inForce!.month.leaders.has(one.leader)
    if ((kind === 'defer' && isLeft(duty)) || (kind === 'swap' && [duty, ...(other ? [other] : [])].some(isLeft)))
      return refuse(refusals.left)
    const barred = [...(kind === 'swap' || kind === 'cover' ? [duty] : []), ...(other ? [other] : [])].find((one) =>
      isWithoutSubstitute(monthNow(one.month).inForce!.month, one, office.settings.noSubstitute),
    )
    if (barred) return refuse(refusals.noSubstitute(own.month.leaders.get(barred.leader)?.name ?? barred.leader))
    const read = changeOf(asked, own.month, monthNow)
    if (!('change' in read)) return refuse(read)
    const { change, target } = read
    const involved = [...new Set([duty.month, ...(other ? [other.month] : []), ...(target ? [target] : [])])]
    const published = involved.filter((name) => monthNow(name).isPublished)
    if (published.some((name) => !monthNow(name).inForce)) return refuse(refusals.plan)
    let pin: Proposal['pin']
    if (change.kind === 'defer' && target !== undefined && !monthNow(target).isPublished) {
      pin = { month: target, duty: { date: change.to.slot.date, opening: duty.opening, leader: duty.leader } }
      const against = againstPin(call, pin)
      if (against) return refuse(against)
    }
    const drafted = pin ? outcomeInDraft(call, pin) : []
    const following = addMonths(laterOf(...published), 1)
    const seen = [
      ...published,
      ...(lookAhead && !published.includes(following) && monthNow(following).inForce ? [following] : []),
    ]
    const planned = new Map(seen.sort().map((name) => [name, monthNow(name).inForce!]))
    return {
      ok: true,
      value: {
        change,
        planned,
        pin,
        outcomes: [
          ...outcomesOf(planned, change, wholeSeconds(actor.at), { before: judgedBefore, isQuick: !lookAhead }),
          ...drafted,
        ],
        blocked: blockedBy(call, involved, monthNow),
      },
    }
  }
  return { monthNow, propose, today }
}

const readMonth = ({ app, database, office }: OfficeCall, name: MonthName): MonthNow => {
  const rosterId = rosterIdOf(database, office.id, name)
  const revision = rosterId === undefined ? undefined : revisionOf(database, rosterId)
  const state = stateOf(database, rosterId)
  // Judged with the pins it was published with, not with those of a newer draft.
  const pins = revision && draftAt(database, revision.roster, revision.draft)?.pins
  const read = app.months.of(database, office, name, pins)
  const isPublished = revision !== undefined
  if (!read.ok) return { state, inForce: undefined, month: undefined, isPublished }
  const { month, canonical } = read.value
  if (!revision) return { state, inForce: undefined, month, isPublished }
  const duties = dutiesOfRevision(database, revision.roster, revision.n).map(
    ({ roster, n, unit, movedFrom, ...duty }): Assignment => ({
      ...duty,
      ...(movedFrom === null ? {} : { movedFrom }),
    }),
  )
  return {
    state,
    month,
    isPublished,
    inForce: { month, canonical, duties, used: dutyIdsOf(database, revision.roster) },
  }
}

/** What is asked as a change to duties; `target` is the month a deferred duty goes to. */
const changeOf = (
  { kind, duty, other, otherLeader, toDay }: SpokenAmendment,
  own: Month,
  monthNow: (name: MonthName) => MonthNow,
): { readonly change: Change; readonly target?: MonthName } | Text => {
  const at = { month: duty.month, id: duty.id }
  if (kind === 'cancel') return { change: { kind, duty: at } }
  if (kind === 'cover') {
    if (otherLeader === undefined || otherLeader === duty.leader) return refusals.sameLeader
    return own.leaders.has(otherLeader) ? { change: { kind, duty: at, leader: otherLeader } } : refusals.noLeader
  }
  if (kind === 'swap') {
    if (!other || other.leader === duty.leader) return refusals.sameLeader
    if (other.date === duty.date && other.opening === duty.opening) return refusals.sameSlot
    return { change: { kind, duty: at, other: { month: other.month, id: other.id } } }
  }
  if (toDay === undefined || toDay <= duty.date) return refusals.notLater
  if (toDay > lastDay(addMonths(duty.month, 1))) return refusals.tooLate
  // A day the calendar moved may belong to the month before it.
  for (const name of new Set([duty.month, monthOf(toDay)])) {
    const slot = monthNow(name).month?.slots.get(slotId(toDay, duty.opening))
    if (slot) return { change: { kind, duty: at, to: { month: name, slot } }, target: name }
  }
  return refusals.notOpen
}

/** What speaks against pinning a deferred duty in a month that is not published; its plan must still make sense. */
const againstPin = (call: OfficeCall, pin: NonNullable<Proposal['pin']>): Text | undefined => {
  const { app, database, office } = call
  const plain = app.months.of(database, office, pin.month)
  if (!plain.ok) return refusals.plan
  const { month } = plain.value
  const slot = month.slots.get(slotId(pin.duty.date, pin.duty.opening))!
  const [finding] = barring(month, { leader: pin.duty.leader, slot })
  if (finding) return same(findingInWords(month, finding, namesOf(month.plan, call.language), call.language))
  const rosterId = rosterIdOf(database, office.id, pin.month)
  const pins = rosterId === undefined ? [] : (draftOf(database, rosterId)?.pins ?? [])
  const pinned = { ...month, plan: { ...month.plan, pins: withPin(pins, pin.duty) } }
  return checkPins(pinned)[0]?.says
}

/** What a deferred duty would do to the draft of a month that is not published: whoever is not pinned gives way to it. */
const outcomeInDraft = ({ app, database, office }: OfficeCall, pin: NonNullable<Proposal['pin']>): Outcome[] => {
  const read = app.months.of(database, office, pin.month)
  const rosterId = rosterIdOf(database, office.id, pin.month)
  const draft = rosterId === undefined ? undefined : draftOf(database, rosterId)
  if (!read.ok || !draft) return []
  const { month } = read.value
  const slot = month.slots.get(slotId(pin.duty.date, pin.duty.opening))!
  const isHere = (duty: Duty): boolean => duty.slot.id === slot.id
  const isPinned = ({ leader }: Duty): boolean =>
    draft.pins.some((one) => one.is === 'on' && slotId(one.date, one.opening) === slot.id && one.leader === leader)
  const { duties: before } = dutiesIn(month, draft.duties)
  const there = before.filter((duty) => isHere(duty) && duty.leader !== pin.duty.leader)
  const tooMany = Math.max(0, there.length + 1 - (slot.capacity ?? Number.POSITIVE_INFINITY))
  const yielding = new Set(there.filter((duty) => !isPinned(duty)).slice(0, tooMany))
  const left = before.filter((duty) => !yielding.has(duty) && !(isHere(duty) && duty.leader === pin.duty.leader))
  const effect = effectOf(month, checkDuties(month, before), before, [...left, { leader: pin.duty.leader, slot }])
  return [{ month: pin.month, before: [], after: [], kind: 'defer', isAmended: false, now: month, effect }]
}

/** Pins with one more, in place of any for the same leader there and then. */
export const withPin = (pins: readonly DraftPin[], duty: DraftDuty): DraftPin[] => [
  ...pins.filter(
    ({ date, opening, leader }) => date !== duty.date || opening !== duty.opening || leader !== duty.leader,
  ),
  { ...duty, is: 'on' },
]

/** A newer draft must be published or given up first; a draft under review is not changed behind the reviewers. */
const blockedBy = (
  call: OfficeCall,
  involved: readonly MonthName[],
  monthNow: (name: MonthName) => MonthNow,
): Refusal | undefined => {
  for (const name of involved) {
    const { state, isPublished } = monthNow(name)
    const href = call.at(`/m/${name}`)
    if (isPublished && state !== 'published') return { says: refusals.newerDraft(monthWords(name)), href }
    if (state === 'submitted' || state === 'approved') return { says: refusals.inReview(monthWords(name)), href }
  }
  return undefined
}
