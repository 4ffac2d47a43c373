import type { WorkCalendar } from '../calendar/workdays.ts'
import type { CaseEvent, CaseEventKind } from '../domain/case-event.ts'
import type { Clock, ClockSet } from '../domain/clock.ts'
import { addDays, type Day } from '../domain/day.ts'
import type { Deadline, namedClocks } from '../domain/deadline.ts'
import { countedEvents } from './case-of.ts'

/** Days of hearings; the last one’s end is not known while it goes on. */
type Hearing = { readonly from: Day; readonly to: Day | null }

/** Events that end a case without anything having been met or missed. */
const endings: readonly CaseEventKind[] = ['transferred', 'dropped', 'refused']

/**
 * All limits of a case, in the order they began: 《信访工作条例》 Art. 22–36 and local texts, as `set` has them. The day
 * a limit begins is not counted; the last day is not moved off a holiday unless the clock says so.
 */
export const deadlinesOf = (events: readonly CaseEvent[], set: ClockSet, calendar: WorkCalendar): Deadline[] => {
  const counted = countedEvents(events)
  const hearings = hearingsIn(counted)
  const found = set.clocks.flatMap((clock) =>
    counted
      .filter(({ what }) => what === clock.from)
      .map((start) => {
        const end = endOf(counted, start, clock.from, clock.stops)
        const extended = extensionOf(counted, start, end, clock)
        const excluded = clock.isWithoutHearing ? hearings : []
        const first = lastDay(start.day, clock, clock.limit, [], calendar)
        const last =
          extended === 0 && excluded.length === 0
            ? first
            : lastDay(start.day, clock, clock.limit + extended, excluded, calendar)
        return {
          clock: clock.id,
          event: start.n,
          from: start.day,
          due: last.day,
          firstDue: first.day!,
          ...stopOf(end, clock.is === 'right'),
          isRight: clock.is === 'right',
          extended,
          isProvisional: first.isProvisional || last.isProvisional,
        }
      }),
  )
  return [...found, ...namedDays(counted)].sort((a, b) => a.event - b.event)
}

/** A limit whose last day somebody named: a promise, and the day a unit was given. */
const namedDays = (events: readonly CaseEvent[]): Deadline[] =>
  events.flatMap((start): Deadline[] => {
    if ((start.what !== 'disposed' && start.what !== 'assigned') || start.data.by === null) return []
    if (start.what === 'disposed' && start.data.as !== 'promised') return []
    const [clock, stops]: [keyof typeof namedClocks, CaseEventKind[]] =
      start.what === 'disposed' ? ['promise', ['promise-kept']] : ['named-day', ['answered']]
    const { by } = start.data
    const end = endOf(events, start, start.what, stops)
    const taken = start.what === 'assigned' ? takenFrom(events, start) : undefined
    const isTaken = taken !== undefined && (end === undefined || taken.n < end.event.n)
    return [
      {
        clock,
        event: start.n,
        from: start.day,
        due: by,
        firstDue: by,
        ...stopOf(isTaken ? { event: taken, isMet: false } : end, false),
        isRight: false,
        extended: 0,
        isProvisional: false,
      },
    ]
  })

/** What takes a case from a unit it was assigned to: its objection was upheld, or the case turned out to concern it. */
const takenFrom = (
  events: readonly CaseEvent[],
  { n, data: { lead } }: Extract<CaseEvent, { what: 'assigned' }>,
): CaseEvent | undefined =>
  events.find(
    (event) =>
      event.n > n &&
      ((event.what === 'objection-settled' && event.data.isUpheld) ||
        (event.what === 'concerned' && event.data.concerns.units.includes(lead))),
  )

/** What ends a limit: a stop, the end of the case, or the same limit begun anew. */
const endOf = (
  events: readonly CaseEvent[],
  start: CaseEvent,
  from: CaseEventKind,
  stops: readonly CaseEventKind[],
): { readonly event: CaseEvent; readonly isMet: boolean } | undefined => {
  const event = events.find(
    ({ n, what }) =>
      n > start.n && (stops.includes(what) || what === 'closed' || endings.includes(what) || what === from),
  )
  return event && { event, isMet: stops.includes(event.what) || event.what === 'closed' }
}

const stopOf = (end: ReturnType<typeof endOf>, isRight: boolean): Pick<Deadline, 'stopped' | 'is'> => {
  if (!end) return { stopped: null, is: 'running' }
  // A right that nobody used when the case was closed was neither kept nor missed.
  const isMet = end.isMet && !(isRight && end.event.what === 'closed')
  return { stopped: end.event.day, is: isMet ? 'met' : 'ended' }
}

/** Days a limit was extended by while it ran; only once, and never by more than the clock allows. */
const extensionOf = (
  events: readonly CaseEvent[],
  start: CaseEvent,
  end: ReturnType<typeof endOf>,
  clock: Clock,
): number => {
  const extension = events.find(
    ({ n, what, data }) =>
      what === 'extended' && data.clock === clock.id && n > start.n && (!end || n < end.event.n),
  )
  return extension?.what === 'extended' ? Math.min(extension.data.days, clock.extension) : 0
}

const hearingEnds: readonly CaseEventKind[] = ['hearing-ended', 'closed', ...endings]

const hearingsIn = (events: readonly CaseEvent[]): Hearing[] =>
  events
    .filter(({ what }) => what === 'hearing-began')
    .map(({ n, day }) => ({
      from: day,
      // One that nobody ended was over with the case.
      to: events.find((event) => event.n > n && hearingEnds.includes(event.what))?.day ?? null,
    }))

/** The last day of a limit; null where a hearing that goes on holds it up. */
const lastDay = (
  start: Day,
  { unit, isRolledOver }: Clock,
  limit: number,
  hearings: readonly Hearing[],
  calendar: WorkCalendar,
): { readonly day: Day | null; readonly isProvisional: boolean } => {
  let day = start
  let isProvisional = false
  const works = (one: Day): boolean => {
    const { works: is, provisional } = calendar.at(one)
    isProvisional ||= provisional
    return is
  }
  // Days of the calendar alone need no looking at each.
  const isPlain = unit === 'days' && hearings.length === 0
  if (isPlain) day = addDays(start, limit)
  for (let counted = 0; !isPlain && counted < limit; ) {
    day = addDays(day, 1)
    const hearing = hearings.find(({ from, to }) => from <= day && (to === null || day <= to))
    if (hearing) {
      if (hearing.to === null) return { day: null, isProvisional }
      day = hearing.to
      continue
    }
    if (unit === 'days' || works(day)) counted++
  }
  if (isRolledOver) while (!works(day)) day = addDays(day, 1)
  return { day, isProvisional }
}
