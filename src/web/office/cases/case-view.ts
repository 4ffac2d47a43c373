import type { WorkCalendar } from '../../../calendar/workdays.ts'
import { caseById, deadlinesOfCase, eventsOfCase, type KeptCase } from '../../../db/case-store.ts'
import { clocksAt } from '../../../db/clock-store.ts'
import { type Case, seesNumbers } from '../../../domain/case.ts'
import type { CaseEvent, CaseEventKind } from '../../../domain/case-event.ts'
import type { ClockSet } from '../../../domain/clock.ts'
import type { Day } from '../../../domain/day.ts'
import type { Deadline } from '../../../domain/deadline.ts'
import { caseOf } from '../../../reception/case-of.ts'
import { stepsOpen } from '../../../reception/case-steps.ts'
import type { OfficeCall } from '../../call.tsx'
import { type CaseNames, caseNames } from '../../cases/case-names.ts'
import { limitCalendar } from '../../cases/case-work.ts'
import { todayOf } from '../today.ts'

/** A case and all that its page tells of it, beside words about people. */
export interface CaseView {
  readonly kept: KeptCase
  readonly events: readonly (CaseEvent & { readonly who: string | null })[]
  readonly one: Case
  readonly names: CaseNames
  readonly clocks: ClockSet
  readonly limits: readonly Deadline[]
  readonly calendar: WorkCalendar
  readonly today: Day
  /** Numbers are not for who speaks for a leader. */
  readonly seesNumbers: boolean
  /** Limits that can be extended now. */
  readonly extendable: readonly Deadline[]
  /** Steps the caller can take now. */
  readonly steps: readonly CaseEventKind[]
  /** Whether the caller may look at words about people, and change them. */
  readonly mayLook: boolean
  readonly mayWrite: boolean
}

/** The case of the address, with everything about it; undefined where it does not exist for the caller. */
export const caseIn = (call: OfficeCall): CaseView | undefined => {
  const { database, office, viewer, roles, http } = call
  const kept = caseById(database, office.id, viewer, http.req.param('case') ?? '')
  if (!kept) return undefined
  const events = eventsOfCase(database, kept.case)
  const one = caseOf(events)
  const clocks = clocksAt(database, office.id, one.clocks)
  const limits = deadlinesOfCase(database, kept.case)
  const extendable = one.isExtended
    ? []
    : limits.filter(
        ({ clock, is }) =>
          is === 'running' && clocks.clocks.some(({ id, extension }) => id === clock && extension > 0),
      )
  const isClerk = roles.has('clerk')
  const mayTake = (kind: CaseEventKind): boolean =>
    kind === 'extended'
      ? extendable.length > 0 && (isClerk || roles.has('approver'))
      : isClerk && (kind !== 'mediated' || office.settings.cases.mediates)
  return {
    ...{ kept, events, one, clocks, limits, extendable },
    names: caseNames(database, office),
    calendar: limitCalendar(database, office),
    today: todayOf(call),
    seesNumbers: seesNumbers(viewer),
    steps: stepsOpen(events).filter(mayTake),
    mayLook: (isClerk || roles.has('approver')) && !one.isPurged,
    mayWrite: isClerk && !one.isPurged,
  }
}
