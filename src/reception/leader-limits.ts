import { wholeSeconds } from '../calendar/instant.ts'
import type { WorkCalendar } from '../calendar/workdays.ts'
import type { CaseEvent } from '../domain/case-event.ts'
import type { ClockSet } from '../domain/clock.ts'
import { addDays, type Day } from '../domain/day.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { LeaderLimit, LimitIs, LimitMove } from '../domain/leader-limit.ts'
import { caseOf } from './case-of.ts'
import { deadlinesOf } from './deadlines.ts'

/** Days a limit that no longer runs is still shown, so that every client has had time to take it in. */
export const shownDays = 14

/** What is said of a limit beside who answers. */
type Said = Omit<LeaderLimit, 'leader'>

/** A limit while the events are gone through. */
interface Known {
  readonly said: Said
  readonly leader: string | null
  readonly extended: number
  /** Since which instant this leader has it running: what ends at the same one was never shown. */
  readonly since: string
  /** What those see who answered for it before. */
  readonly former: ReadonlyMap<string, Said>
}

const keyOf = ({ clock, event }: Pick<Deadline, 'clock' | 'event'>): string => `${clock} ${event}`
const isLive = (is: LimitIs): boolean => is === 'running' || is === 'held'
const standing = ({ is, due }: Deadline): LimitIs =>
  is === 'running' ? (due === null ? 'held' : 'running') : is === 'met' ? 'met' : 'over'

/**
 * The limits of a case in the calendars of all leaders who answer or answered for it, rights left out, in the order they
 * began. Their stamps are the instants of the events, or calendar changes, that last changed them, so that they are the
 * same whenever and wherever this is worked out. The leader in charge answers; the receiver while nobody is.
 */
export const leaderLimits = (
  events: readonly CaseEvent[],
  clocks: ClockSet,
  calendar: WorkCalendar,
  moves: readonly LimitMove[],
): LeaderLimit[] => {
  let known = new Map<string, Known>()
  events.forEach((event, at) => {
    const until = events.slice(0, at + 1)
    const { subject, lead, inCharge, receiver } = caseOf(until)
    const now = { subject, lead, leader: inCharge ?? receiver }
    // What was struck out leaves no trace.
    known = new Map(
      deadlinesOf(until, clocks, calendar)
        .filter(({ isRight }) => !isRight)
        .map((limit) => [keyOf(limit), after(known.get(keyOf(limit)), limit, now, event)]),
    )
  })
  const { isOpen, ended } = caseOf(events)
  const last = isOpen ? null : addDays(ended!, shownDays)
  return [...known.values()].flatMap((one) => shownBy(one, moves, last))
}

const after = (
  old: Known | undefined,
  limit: Deadline,
  {
    subject,
    lead,
    leader,
  }: { readonly subject: string; readonly lead: string | null; readonly leader: string | null },
  { at, day: today }: CaseEvent,
): Known => {
  const instant = wholeSeconds(at)
  const is = standing(limit)
  const { clock, event, extended, isProvisional } = limit
  const day = limit.due ?? old?.said.day ?? limit.firstDue
  const until = is === 'running' ? null : addDays(today, shownDays)
  const fresh = { clock, event, is, day, until, subject, lead, isProvisional }
  if (!old)
    return {
      said: { ...fresh, sequence: 0, changedAt: instant },
      ...{ leader, extended, since: instant, former: new Map() },
    }
  // What is over stays as it ended, whoever takes the case over later.
  if (!isLive(old.said.is) && !isLive(is)) return old
  const isMoved = old.said.is !== is || old.leader !== leader || old.extended !== extended || old.said.day !== day
  if (!isMoved && old.said.subject === subject && old.said.lead === lead) return old
  const stamps = {
    sequence: old.said.sequence + Number(isMoved),
    changedAt: instant < old.said.changedAt ? old.said.changedAt : instant,
  }
  const isPassedOn = old.leader !== leader
  const former = new Map(old.former)
  if (isPassedOn && old.leader !== null && old.since !== instant)
    former.set(old.leader, { ...old.said, ...stamps, is: 'over', until: addDays(today, shownDays) })
  if (leader !== null) former.delete(leader)
  return {
    said: { ...fresh, ...stamps, until: is === 'held' && !isMoved ? old.said.until : until },
    ...{ leader, extended, former },
    since: isPassedOn || !isLive(old.said.is) ? instant : old.since,
  }
}

const shownBy = (
  { said, leader, since, former }: Known,
  moves: readonly LimitMove[],
  last: Day | null,
): LeaderLimit[] => {
  const own = moves.filter((move) => keyOf(move) === keyOf(said)).map(({ at }) => wholeSeconds(at))
  const shown = (whose: string, one: Said): LeaderLimit => ({
    ...one,
    leader: whose,
    until: one.until !== null && last !== null && last < one.until ? last : one.until,
    sequence: one.sequence + own.length,
    changedAt: [one.changedAt, ...own].sort().at(-1)!,
  })
  const wasShown = isLive(said.is) || since !== said.changedAt
  return [
    ...(leader !== null && wasShown ? [shown(leader, said)] : []),
    ...[...former].map(([whose, one]) => shown(whose, one)),
  ]
}
