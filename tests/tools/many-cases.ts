import { workCalendar } from '../../src/calendar/workdays.ts'
import { addCase } from '../../src/db/case-store.ts'
import type { Database } from '../../src/db/open.ts'
import { addRevision, rosterIdOf, saveDraft } from '../../src/db/roster-store.ts'
import type { CaseEvent, NewCaseEvent } from '../../src/domain/case-event.ts'
import { regulationClocks } from '../../src/domain/clock-presets.ts'
import { addDays, addMonths, daysOf, type MonthName } from '../../src/domain/day.ts'
import { caseOf } from '../../src/reception/case-of.ts'
import { deadlinesOf } from '../../src/reception/deadlines.ts'
import type { planSchema } from '../../src/roster/planning-file.ts'

type Actor = { readonly user: number; readonly office: string; readonly at: string }
type Plan = Pick<ReturnType<typeof planSchema.parse>, 'leaders' | 'places' | 'units' | 'openings'>

/** Numbers that look drawn, the same ones each time. */
const drawn = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Publishes so many duties, the same number in each month that ends with `last`, through the stores. Returns their ids by day. */
export const manyDuties = (
  database: Database,
  actor: Actor,
  plan: Plan,
  { last, months, duties }: { last: MonthName; months: number; duties: number },
): { id: string; date: string; leader: string; place: string }[] => {
  const perMonth = Math.ceil(duties / months)
  const all: { id: string; date: string; leader: string; place: string }[] = []
  for (let back = months - 1; back >= 0; back--) {
    const month = addMonths(last, -back)
    const days = daysOf(month)
    const fresh = Array.from({ length: perMonth }, (_, n) => {
      const opening = plan.openings[n % plan.openings.length]!
      const place = plan.places.find(({ id }) => id === opening.place)!
      return {
        id: `d${month}-${n}`,
        date: days[n % days.length]!,
        opening: opening.id,
        leader: plan.leaders[(n + back) % plan.leaders.length]!.id,
        ...{ session: opening.session, start: opening.start, end: opening.end, place: place.id, unit: place.unit },
        ...{ activity: opening.activity, changedAt: actor.at, sequence: 0 },
      }
    })
    database.write(() => {
      const drafted = fresh.map(({ date, opening, leader }) => ({ date, opening, leader }))
      saveDraft(database, actor, month, 0, { what: 'made', duties: drafted, pins: [] })
      addRevision(database, actor, month, {
        roster: rosterIdOf(database, actor.office, month)!,
        draft: 1,
        ...{ plan: '{}', planHash: '', answer: '{}', answerHash: '', approvedBy: null },
        duties: fresh,
      })
    })
    all.push(...fresh)
  }
  return all
}

/**
 * Registers so many cases in the sessions of some duties, with their steps and limits: of the last year’s one in three is
 * open, of earlier ones one in a hundred.
 */
export const manyCases = (
  database: Database,
  actor: Actor,
  plan: Plan,
  duties: readonly { id: string; date: string; leader: string; place: string }[],
  cases: number,
): void => {
  const calendar = workCalendar({ years: [], closed: [], open: [] })
  const draw = drawn(7)
  const units = plan.units.map(({ id }) => id)
  // Step by step as the pages do it takes minutes, for the same rows.
  const add = database.sqlite.prepare('INSERT INTO case_event VALUES (?, ?, ?, ?, ?, ?, ?)')
  const count = database.sqlite.prepare('UPDATE case_state SET events = ? WHERE "case" = ?')
  const one = (n: number): void => {
    const duty = duties[Math.floor((n * duties.length) / cases)]!
    const registered: NewCaseEvent = {
      what: 'registered',
      day: duty.date,
      data: {
        ...{ session: 'morning', place: duty.place, level: 'county', isFirst: draw(4) > 0, isCollective: false },
        ...{ heads: 1 + draw(4), representatives: 0, subject: String(1 + draw(10)).padStart(2, '0') },
        ...{ reception: duty.id, receiver: duty.leader, nationalNumber: null, earlier: null, clocks: 0 },
        concerns: { leaders: [], units: draw(20) === 0 ? [units[draw(units.length)]!] : [] },
      },
    }
    const later = (days: number): string => addDays(duty.date, days)
    const lead = units[draw(units.length)]!
    const steps: NewCaseEvent[] = [
      registered,
      { what: 'accepted', day: later(1), data: {} },
      { what: 'assigned', day: later(2), data: { lead, co: [], by: null } },
    ]
    if (draw(100) > (n > cases * 0.9 ? 33 : 0))
      steps.push(
        { what: 'answered', day: later(3 + draw(80)), data: {} },
        { what: 'closed', day: later(90), data: { isSettled: draw(10) > 0 } },
      )
    const events = steps.map((event, at) => ({ ...event, n: at + 1, by: actor.user, at: actor.at }) as CaseEvent)
    const outcome = { now: caseOf(events), deadlines: deadlinesOf(events, regulationClocks, calendar) }
    const id = `case-${n}`
    addCase(database, actor, { id, year: Number(duty.date.slice(0, 4)), event: registered, outcome })
    for (const { n: at, what, day, data } of events.slice(1))
      add.run(id, at, what, day, JSON.stringify(data), actor.user, actor.at)
    count.run(events.length, id)
  }
  for (let from = 0; from < cases; from += 1000)
    database.write(() => {
      for (let n = from; n < Math.min(cases, from + 1000); n++) one(n)
    })
}
