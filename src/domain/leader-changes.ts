import type { Day } from './day.ts'
import type { Activity, Session } from './place.ts'

/** A published duty, as far as its leader is concerned. */
export interface TheDuty {
  readonly id: string
  readonly date: Day
  readonly session: Session
  readonly start: string
  readonly end: string
  readonly place: string
  readonly activity: Activity
  readonly leader: string
}

/**
 * What becomes of a leader’s duties: `before` is one he had, `now` one he has.
 * new: nobody had it · taken: another had it · given: another has it now · moved: his own at another time or place, or in
 * another form · swapped: one for one with another leader · cancelled: nobody has it any more.
 */
export type DutyChange<D extends TheDuty = TheDuty> =
  | { readonly is: 'new'; readonly now: D; readonly before?: undefined }
  | { readonly is: 'taken'; readonly now: D; readonly from: string; readonly before?: undefined }
  | { readonly is: 'given'; readonly before: D; readonly to: string; readonly now?: undefined }
  | { readonly is: 'moved'; readonly before: D; readonly now: D }
  | { readonly is: 'swapped'; readonly before: D; readonly now: D; readonly with: string }
  | { readonly is: 'cancelled'; readonly before: D; readonly now?: undefined }

/** What of a duty its leader has to know; a change of anything else is none to him. */
const told = ['date', 'session', 'start', 'end', 'place', 'activity'] as const

/** The days a change speaks of. */
export const daysOf = ({ before, now }: DutyChange): Day[] =>
  [before, now].flatMap((duty) => (duty ? [duty.date] : []))

const firstDay = (change: DutyChange): string => {
  const { date, start } = (change.before ?? change.now)!
  return `${date} ${start}`
}

/**
 * What a revision changes for each leader it concerns, each leader’s changes by their day: from the duties of the
 * revision before, none where it is the first, to its own. Duties keep their ids from one revision to the next.
 */
export const changesByLeader = <D extends TheDuty>(
  before: readonly D[],
  now: readonly D[],
): Map<string, DutyChange<D>[]> => {
  const changes = new Map<string, DutyChange<D>[]>()
  const add = (leader: string, change: DutyChange<D>): void => {
    const own = changes.get(leader)
    if (own) own.push(change)
    else changes.set(leader, [change])
  }
  const after = new Map(now.map((duty) => [duty.id, duty]))
  const known = new Set(before.map(({ id }) => id))
  for (const old of before) {
    const duty = after.get(old.id)
    if (!duty) add(old.leader, { is: 'cancelled', before: old })
    else if (duty.leader !== old.leader) {
      add(old.leader, { is: 'given', before: old, to: duty.leader })
      add(duty.leader, { is: 'taken', now: duty, from: old.leader })
    } else if (told.some((field) => duty[field] !== old[field]))
      add(duty.leader, { is: 'moved', before: old, now: duty })
  }
  for (const duty of now) if (!known.has(duty.id)) add(duty.leader, { is: 'new', now: duty })
  const inOrder = (own: readonly DutyChange<D>[]): DutyChange<D>[] =>
    own.toSorted((a, b) => (firstDay(a) < firstDay(b) ? -1 : firstDay(a) > firstDay(b) ? 1 : 0))
  return new Map([...changes].map(([leader, own]) => [leader, inOrder(paired(inOrder(own)))]))
}

/** What was given to a leader and what was taken from the same one make a swap, the earliest with the earliest. */
const paired = <D extends TheDuty>(own: readonly DutyChange<D>[]): DutyChange<D>[] => {
  const rest: DutyChange<D>[] = []
  const taken = own.filter((one) => one.is === 'taken')
  for (const change of own) {
    if (change.is === 'taken') continue
    const at = change.is === 'given' ? taken.findIndex(({ from }) => from === change.to) : -1
    const [other] = at < 0 ? [] : taken.splice(at, 1)
    rest.push(
      other && change.is === 'given'
        ? { is: 'swapped', before: change.before, now: other.now, with: change.to }
        : change,
    )
  }
  return [...rest, ...taken]
}
