import { dayIn } from '../../calendar/instant.ts'
import { type WorkCalendar, workCalendar } from '../../calendar/workdays.ts'
import { calendarOf } from '../../db/calendar-store.ts'
import { openCases } from '../../db/case-list.ts'
import {
  addCase,
  addCaseEvent,
  caseById,
  eventsOfCase,
  historiesOf,
  type KeptCase,
  moveLimits,
  type Outcome,
} from '../../db/case-store.ts'
import { clocksAt, everyClockSet } from '../../db/clock-store.ts'
import type { KeyRing } from '../../db/key-ring.ts'
import { type Actor, lastEntry } from '../../db/log-store.ts'
import type { Database } from '../../db/open.ts'
import { personalOf, savePersonal } from '../../db/personal-store.ts'
import { type Stale, stale } from '../../db/stale.ts'
import { withdrawnLeaders } from '../../db/withdrawal.ts'
import { everybody, nothingPersonal, type Personal } from '../../domain/case.ts'
import type { CaseEvent, CaseEventKind, NewCaseEvent } from '../../domain/case-event.ts'
import type { ClockSet } from '../../domain/clock.ts'
import type { Deadline } from '../../domain/deadline.ts'
import { isSame } from '../../domain/is-same.ts'
import type { Office } from '../../domain/office.ts'
import { caseOf } from '../../reception/case-of.ts'
import { refusalOf, type StepFacts, type StepRefusal, stepsOpen } from '../../reception/case-steps.ts'
import { deadlinesOf } from '../../reception/deadlines.ts'
import { registrationRefusal } from '../../reception/registration.ts'

/** Where cases are kept. */
export interface CaseFiles {
  readonly database: Database
  readonly keys: KeyRing
}

type Writer = Actor & { readonly office: string }

/** The calendar by which an office’s limits are counted. */
export const limitCalendar = (database: Database, office: Office): WorkCalendar =>
  workCalendar(calendarOf(database, office.id))

const outcomeOf = (events: readonly CaseEvent[], clocks: ClockSet, calendar: WorkCalendar): Outcome => ({
  now: caseOf(events),
  deadlines: deadlinesOf(events, clocks, calendar),
})

const asEvent = (step: NewCaseEvent, n: number, { user: by, at }: Actor): CaseEvent =>
  ({ ...step, n, by, at }) as CaseEvent

/** Whether a leader has to withdraw from a case that concerns some people and units. */
const withdrawal = (database: Database, received: string): StepFacts['hasToWithdraw'] => {
  return (leader, concerns) => withdrawnLeaders(database, concerns, received).has(leader)
}

/** A case to be registered, with the words about people it comes with. */
export interface NewCase {
  readonly id: string
  readonly event: Extract<NewCaseEvent, { what: 'registered' }>
  /** What follows in the same session, such as how it was dealt with. */
  readonly then: readonly NewCaseEvent[]
  readonly personal: Personal
}

/** A step that was refused, and which of the steps entered at once it was; -1: the registration. */
export interface RefusedStep extends StepRefusal {
  readonly step: number
}

/**
 * Registers a case with the first steps, in one transaction of the caller’s. A refusal changes nothing: throw it away with
 * the transaction. Returns the number in its year.
 */
export const registerCase = (
  { database, keys }: CaseFiles,
  office: Office,
  actor: Writer,
  { id, event, then, personal }: NewCase,
): { readonly n: number; readonly year: number } | { readonly refused: RefusedStep } => {
  const today = dayIn(actor.at, office.timezone)
  const hasToWithdraw = withdrawal(database, event.day)
  const refused = registrationRefusal(event, { today, hasToWithdraw })
  if (refused) return { refused: { ...refused, step: -1 } }
  const calendar = limitCalendar(database, office)
  const clocks = clocksAt(database, office.id, event.data.clocks)
  const year = Number(event.day.slice(0, 4))
  const first = [asEvent(event, 1, actor)]
  // The words first, so that the entry in the log speaks of them as well.
  savePersonal(database, keys, office.id, { id, kind: 'case' }, personal, 0)
  const n = addCase(database, actor, { id, year, event, outcome: outcomeOf(first, clocks, calendar) })
  for (const [step, next] of then.entries()) {
    const taken = takeStep({ database, keys }, office, actor, { id, after: step + 1, step: next })
    if (taken === stale) throw new Error('nobody else knows of a case that is being registered')
    if (taken) return { refused: { ...taken, step } }
  }
  return { n, year }
}

/** What judging a step of a case needs. */
export const stepFacts = (
  database: Database,
  office: Office,
  {
    today,
    received,
    version,
    events,
  }: { today: string; received: string; version: number; events: readonly CaseEvent[] },
): StepFacts => {
  const clocks = clocksAt(database, office.id, version)
  return {
    today,
    clocks,
    deadlines: deadlinesOf(events, clocks, limitCalendar(database, office)),
    hasToWithdraw: withdrawal(database, received),
  }
}

/**
 * Takes a step of a case as it was shown after event `after`, with a note that is kept encrypted. In a transaction of the
 * caller’s; a refusal has changed nothing.
 */
export const takeStep = (
  { database, keys }: CaseFiles,
  office: Office,
  actor: Writer,
  { id, after, step, note = '' }: { id: string; after: number; step: NewCaseEvent; note?: string },
): StepRefusal | Stale | undefined => {
  const events = eventsOfCase(database, id)
  if (events.length !== after || caseById(database, office.id, everybody, id)?.events !== after) return stale
  const { received, clocks: version } = caseOf(events)
  const facts = stepFacts(database, office, { today: dayIn(actor.at, office.timezone), received, version, events })
  const refused = refusalOf(events, step, facts)
  if (refused) return refused
  const n = after + 1
  const outcome = outcomeOf([...events, asEvent(step, n, actor)], facts.clocks, limitCalendar(database, office))
  if (note !== '') {
    const { version: kept, ...words } = personalOf(database, keys, id) ?? { ...nothingPersonal, version: 0 }
    const noted = { ...words, notes: { ...words.notes, [n]: note } }
    if (savePersonal(database, keys, office.id, { id, kind: 'case' }, noted, kept))
      throw new Error('the words of a case cannot be read any more: its key is gone')
  }
  return addCaseEvent(database, actor, { id, after, event: step, outcome })
}

/** Clocks whose last day depends on which days are worked, whichever version of them. */
const clocksByCalendar = (database: Database, office: string): string[] => [
  ...new Set(
    everyClockSet(database, office).flatMap(({ clocks }) =>
      clocks.filter(({ unit, isRolledOver }) => unit === 'workdays' || isRolledOver).map(({ id }) => id),
    ),
  ),
]

/** Cases whose limits are worked out at once. */
const atOnce = 500

/**
 * Works limits of an office’s open cases out anew: its calendar is another one. In the transaction of that change, after its
 * entry in the log, whose instant is that of the limits it moves.
 */
export const redueCases = (database: Database, office: Office): void => {
  const calendar = limitCalendar(database, office)
  const actor = { user: null, office: office.id, at: lastEntry(database)!.at }
  const sets = new Map<number, ClockSet>()
  const setOf = (version: number): ClockSet =>
    sets.get(version) ?? sets.set(version, clocksAt(database, office.id, version)).get(version)!
  const cases = openCases(database, office.id, clocksByCalendar(database, office.id))
  for (let from = 0; from < cases.length; from += atOnce) {
    const some = cases.slice(from, from + atOnce)
    const histories = historiesOf(
      database,
      some.map((kept) => kept.case),
    )
    for (const kept of some) {
      const { events, deadlines } = histories.get(kept.case)!
      const outcome = outcomeOf(events, setOf(caseOf(events).clocks), calendar)
      const before = new Map(deadlines.map((limit) => [keyOf(limit), limit]))
      const moved = outcome.deadlines.filter((limit) => !isSame(limit, before.get(keyOf(limit))))
      // Most limits stay where they are, and writing takes far longer than reading.
      if (moved.length > 0) moveLimits(database, actor, kept, outcome, moved)
    }
  }
}

const keyOf = ({ clock, event }: Deadline): string => `${clock} ${event}`

/** The steps somebody can take now on a case. */
export const openSteps = (database: Database, kept: KeptCase): CaseEventKind[] =>
  stepsOpen(eventsOfCase(database, kept.case))
