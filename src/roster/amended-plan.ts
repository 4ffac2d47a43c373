import type { Availability } from '../domain/availability.ts'
import { type MonthName, monthOf as monthOfDay } from '../domain/day.ts'
import type { DraftDuty, DraftPin } from '../domain/draft.ts'
import type { Assignment } from '../domain/roster.ts'
import { asServed, type Served } from '../domain/served.ts'
import type { Change } from './amend.ts'
import { pinsAfter } from './edit.ts'

/** What one month’s roster was and becomes. */
export interface Amended {
  readonly month: MonthName
  readonly before: readonly Assignment[]
  readonly after: readonly Assignment[]
  /** What is done to it. */
  readonly kind: Change['kind']
}

/** The parts of a planning file that a change of published duties reaches. */
interface Reached {
  readonly month: string
  readonly places: readonly { readonly id: string; readonly unit: string }[]
  readonly pins: readonly DraftPin[]
  readonly availability: readonly Availability[]
  readonly history?: { readonly knownFrom: string; readonly served: readonly Served[] } | undefined
}

interface Turn {
  readonly was: Assignment | undefined
  readonly now: Assignment | undefined
}

/**
 * A month’s planning file once duties of its own and of other months have changed: pins the change goes against are
 * given up, earlier months’ duties stand in its history as they are now, and duties that other months have on its days
 * keep the new leader busy instead of the old one. The very same file where nothing of it is reached.
 */
export const amendedPlan = <P extends Reached>(plan: P, changes: readonly Amended[]): P => {
  let now = plan
  for (const { month, before, after, kind } of changes) {
    const turns = turnsBetween(before, after)
    if (month === plan.month) now = withoutPins(now, turns)
    else if (isReached(now, month, turns)) now = withTurnsElsewhere(now, month, turns, kind)
  }
  return now
}

const isSame = (one: DraftDuty, other: DraftDuty | undefined): boolean =>
  other !== undefined && one.date === other.date && one.opening === other.opening && one.leader === other.leader

const turnsBetween = (before: readonly Assignment[], after: readonly Assignment[]): Turn[] => {
  const old = new Map(before.map((one) => [one.id, one]))
  const fresh = new Map(after.map((one) => [one.id, one]))
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((id) => {
    const [was, now] = [old.get(id), fresh.get(id)]
    return was && now && isSame(was, now) ? [] : [{ was, now }]
  })
}

const isReached = (plan: Reached, month: MonthName, turns: readonly Turn[]): boolean =>
  (month < plan.month && plan.history !== undefined && turns.length > 0) ||
  turns.some((turn) => [turn.was, turn.now].some((duty) => duty && monthOfDay(duty.date) === plan.month))

/** By decision of the office: the newer word counts. */
const withoutPins = <P extends Reached>(plan: P, turns: readonly Turn[]): P => {
  const of = (side: 'was' | 'now') => turns.flatMap((turn) => turn[side] ?? [])
  const pins = pinsAfter(plan.pins, { remove: of('was'), add: of('now') })
  return pins.length === plan.pins.length ? plan : { ...plan, pins }
}

const withTurnsElsewhere = <P extends Reached>(
  plan: P,
  month: MonthName,
  turns: readonly Turn[],
  kind: Change['kind'],
): P => {
  const history = month < plan.month && turns.length > 0 ? plan.history : undefined
  const served = [...(history?.served ?? [])]
  const units = new Map(plan.places.map(({ id, unit }) => [id, unit]))
  if (history)
    for (const { was, now } of turns) {
      const at = was ? served.findIndex((one) => isServed(one, was)) : -1
      const unit = now && (served[at]?.unit ?? units.get(now.place))
      // Who covers serves in the place of him whose duty it is, whoever stood in for him before.
      const owner = served[at]?.insteadOf ?? (kind === 'cover' ? was?.leader : undefined)
      const insteadOf = owner === undefined || owner === now?.leader ? {} : { insteadOf: owner }
      served.splice(
        at < 0 ? served.length : at,
        at < 0 ? 0 : 1,
        ...(now && unit ? [{ ...asServed(now, unit), ...insteadOf }] : []),
      )
    }
  const isHere = (duty: Assignment | undefined): duty is Assignment => monthOfDay(duty?.date ?? '') === plan.month
  const moved = turns.filter(({ was, now }) => isHere(was) || isHere(now))
  const availability = [...plan.availability]
  for (const { was, now } of moved) {
    const at = isHere(was) ? availability.findIndex((one) => isBusy(one, was)) : -1
    if (at >= 0) availability.splice(at, 1)
    if (isHere(now)) availability.push(asBusy(now))
  }
  return {
    ...plan,
    ...(history ? { history: { ...history, served } } : {}),
    ...(moved.length > 0 ? { availability } : {}),
  }
}

const isServed = (one: Served, { date, place, session, activity, leader }: Assignment): boolean =>
  one.date === date &&
  one.place === place &&
  one.session === session &&
  one.activity === activity &&
  one.leader === leader

const asBusy = ({ leader, date, session }: Assignment): Availability => ({
  leader,
  from: date,
  to: date,
  ...(session === 'day' ? {} : { sessions: [session] }),
  is: 'unavailable',
})

const isBusy = (one: Availability, duty: Assignment): boolean =>
  JSON.stringify(one.sessions) === JSON.stringify(asBusy(duty).sessions) &&
  one.leader === duty.leader &&
  one.from === duty.date &&
  one.to === duty.date &&
  one.is === 'unavailable' &&
  one.why === undefined
