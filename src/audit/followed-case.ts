import type { WorkCalendar } from '../calendar/workdays.ts'
import type { Case } from '../domain/case.ts'
import type { CaseEvent } from '../domain/case-event.ts'
import type { ClockSet } from '../domain/clock.ts'
import type { Day } from '../domain/day.ts'
import type { Deadline } from '../domain/deadline.ts'
import { caseOf, caseThrough, countedEvents } from '../reception/case-of.ts'
import { deadlinesOf } from '../reception/deadlines.ts'

/** A case with all that was known of it. */
export interface CaseHistory {
  readonly id: string
  readonly events: readonly CaseEvent[]
  /** Whether a later case says that it repeats this one. */
  readonly isRepeated: boolean
}

/** What figures of cases are asked for, and what they rest on. */
export interface IndicatorQuestion {
  readonly from: Day
  /** The last day. */
  readonly to: Day
  /** The day it was at the moment up to which things are known. */
  readonly today: Day
  /** Years after which an open case is 积案. */
  readonly backlogYears: number
  readonly calendar: WorkCalendar
  /** A version of the limits an office goes by. */
  clocksOf(version: number): ClockSet
}

/** From the day a case was opened to the day it ended; null: it is open. */
export interface OpenSpan {
  readonly from: Day
  readonly to: Day | null
}

/** A case followed through its events, those entered by mistake left out. */
export interface FollowedCase {
  readonly id: string
  readonly events: readonly CaseEvent[]
  readonly now: Case
  readonly isRepeated: boolean
  readonly clocks: ClockSet
  readonly limits: readonly Deadline[]
  readonly spans: readonly OpenSpan[]
  /** The case by what had happened up to the end of a day; undefined before it was received. */
  on(day: Day): Case | undefined
}

/** Follows a case through its events. Throws where the first is no registration. */
export const followed = (
  { id, events: all, isRepeated }: CaseHistory,
  question: IndicatorQuestion,
): FollowedCase => {
  const events = countedEvents(all)
  const spans: { from: Day; to: Day | null }[] = []
  let isOpen = false
  const now = caseThrough(events, (one, { day }) => {
    if (one.isOpen && !isOpen) spans.push({ from: day, to: null })
    if (!one.isOpen && isOpen) spans.at(-1)!.to = day
    isOpen = one.isOpen
  })
  const clocks = question.clocksOf(now.clocks)
  let limits: Deadline[] | undefined
  return {
    id,
    events,
    now,
    isRepeated,
    clocks,
    spans,
    get limits() {
      limits ??= deadlinesOf(events, clocks, question.calendar)
      return limits
    },
    on: (day) => stateOn(events, now, day),
  }
}

/** Steps beside the way of a case may be entered after others and have happened before them. */
const stateOn = (events: readonly CaseEvent[], now: Case, day: Day): Case | undefined => {
  const until = events.filter((event) => event.day <= day)
  if (until.length === events.length) return now
  return until[0]?.what === 'registered' ? caseOf(until) : undefined
}

/** Whether a limit of a case, a duty or a right, still ran at the end of a day: nobody is late with anything that follows. */
export const isWithinLimits = ({ limits }: FollowedCase, day: Day): boolean =>
  limits.some(
    ({ from, due, stopped }) => from <= day && (stopped === null || stopped > day) && (due === null || due >= day),
  )

/** Whether a case was open at some time from a day to a day. */
export const isOpenIn = (spans: readonly OpenSpan[], from: Day, to: Day): boolean =>
  spans.some((span) => span.from <= to && (span.to === null || span.to >= from))
