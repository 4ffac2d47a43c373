import { workCalendar } from '../../src/calendar/workdays.ts'
import {
  type CaseEvent,
  type CaseEventKind,
  type Concerns,
  careWords,
  dispositionWords,
  mediationWords,
  type NewCaseEvent,
  outcomeWords,
  routeWords,
  satisfactionWords,
} from '../../src/domain/case-event.ts'
import { regulationClocks } from '../../src/domain/clock-presets.ts'
import { addDays } from '../../src/domain/day.ts'
import { refusalOf, type StepFacts, stepsOpen } from '../../src/reception/case-steps.ts'
import { deadlinesOf } from '../../src/reception/deadlines.ts'
import { dice } from './people.ts'

/** The national calendar. */
export const calendar = workCalendar({ years: [], closed: [], open: [] })
/** The last day on which anything of these cases is entered. */
export const today = '2026-12-31'
/** Leader `u1-boss` holds a post in unit `u1`. */
export const hasToWithdraw = (leader: string, { leaders, units }: Concerns): boolean =>
  leaders.includes(leader) || (leader === 'u1-boss' && units.includes('u1'))
/** What is known beside the events. */
export const factsOf = (events: readonly CaseEvent[]): StepFacts => ({
  today,
  clocks: regulationClocks,
  // Worked out where a step asks for them only, which is seldom.
  get deadlines() {
    return deadlinesOf(events, regulationClocks, calendar)
  },
  hasToWithdraw,
})
/** A case that concerns nobody. */
export const nobody: Concerns = { leaders: [], units: [] }
/** A case received by leader `a`. */
export const registered: CaseEvent = {
  ...{ n: 1, what: 'registered', day: '2026-01-05', at: '', by: 1 },
  data: {
    ...{ session: 'morning', place: null, level: 'county', isFirst: true, isCollective: false, heads: 1 },
    ...{ representatives: 1, subject: '02', reception: null, receiver: 'a', nationalNumber: null },
    ...{ earlier: null, concerns: nobody, clocks: 0 },
  },
}
/** A kind of step, its day, and what it says. */
export type Step = readonly [CaseEventKind, string, object?]
/** A step to be entered. */
export const stepOf = ([what, day, data = {}]: Step): NewCaseEvent => ({ what, day, data }) as NewCaseEvent
/** A step as it is kept. */
export const asEvent = (step: NewCaseEvent, n: number): CaseEvent => ({ ...step, n, at: '', by: 1 }) as CaseEvent

/** Draws what a step says from one number after the other. */
const draws = (seed: number) => {
  const roll = dice(seed)
  const of = <T>(all: readonly T[]): T => all[Math.floor(roll() * all.length)]!
  const one = (words: object): string => of(Object.keys(words))
  const leader = (): string => of(['a', 'b', 'c', 'u1-boss'])
  const unit = (): string => of(['u1', 'u2', 'u3'])
  const maybe = <T>(draw: () => T): T | null => (roll() < 0.5 ? null : draw())
  const some = (draw: () => string): string[] => [...new Set([0, 1].flatMap(() => maybe(draw) ?? []))]
  const dataFor: Partial<Record<CaseEventKind, () => object>> = {
    corrected: () => ({ heads: of([1, 2, 5, 9]), isCollective: of([true, false]) }),
    numbered: () => ({ nationalNumber: 'XF2026' }),
    concerned: () => ({
      concerns: { leaders: some(leader), units: some(unit) },
      ...{ receiver: maybe(leader), inCharge: maybe(leader) },
    }),
    disposed: () => ({ as: one(dispositionWords), by: maybe(() => today) }),
    'first-handled': () => ({ unit: unit(), leader: maybe(leader) }),
    'put-in-charge': () => ({ leader: leader() }),
    instructed: () => ({ leader: leader() }),
    assigned: () => ({ lead: unit(), co: some(unit), by: maybe(() => today) }),
    'objection-settled': () => ({ isUpheld: of([true, false]) }),
    extended: () => ({ clock: of(['handle', 'forward']), days: of([1, 30, 31]), approver: leader() }),
    joint: () => ({ leaders: some(leader), units: some(unit) }),
    supervised: () => ({ leader: maybe(leader) }),
    cared: () => ({ care: one(careWords) }),
    mediated: () => ({ step: one(mediationWords) }),
    concluded: () => ({ outcomes: [one(outcomeWords)] }),
    satisfied: () => ({ is: one(satisfactionWords) }),
    visited: () => ({ leader: maybe(leader) }),
    transferred: () => ({ route: one(routeWords) }),
    closed: () => ({ isSettled: of([true, false]) }),
    struck: () => ({ event: 2 + Math.floor(roll() * 12) }),
  }
  return { of, chance: roll, data: (kind: CaseEventKind): object => dataFor[kind]?.() ?? {} }
}
/** Steps that lead on, more often than chance among all would have it. */
const onward: readonly CaseEventKind[] = [
  ...(['accepted', 'assigned', 'unit-received', 'objected', 'objection-settled', 'extended', 'answered'] as const),
  ...(['opinion-received', 'review-asked', 'review-answered', 'review-received', 'rereview-asked'] as const),
  ...(['hearing-began', 'hearing-ended', 'rereview-answered', 'closed', 'reopened'] as const),
]

/** Takes steps at random that are allowed; what is refused is left out. */
export const wander = (seed: number, steps: number): CaseEvent[] => {
  const { of, chance, data } = draws(seed)
  const events: CaseEvent[] = [registered]
  let day = registered.day
  for (let n = 0; n < steps; n++) {
    const open = stepsOpen(events)
    const likely = open.filter((kind) => onward.includes(kind))
    const what = of(likely.length > 0 && chance() < 0.6 ? likely : open)
    day = addDays(day, of([0, 1, 3, 9]))
    const told = what === 'extended' ? { told: day } : {}
    const step = stepOf([what, day, { ...data(what), ...told }])
    if (refusalOf(events, step, factsOf(events)) === undefined) events.push(asEvent(step, events.length + 1))
  }
  return events
}
