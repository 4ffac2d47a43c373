import { addBooking, addBookingStep, type NewBookingStep } from '../../src/db/booking-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { savePersonal } from '../../src/db/personal-store.ts'
import { nothingPersonal, type Personal } from '../../src/domain/case.ts'
import type { Concerns, NewCaseEvent } from '../../src/domain/case-event.ts'
import { registerCase, takeStep } from '../../src/web/cases/case-work.ts'
import { newToken } from '../../src/web/token.ts'
import type { startService } from './service.ts'

type Service = Pick<ReturnType<typeof startService>, 'context' | 'database' | 'clock'>

/** Nobody is concerned. */
export const nobody: Concerns = { leaders: [], units: [] }

/** What a test case is; `end`: the day it was closed as solved on the spot. */
export interface MarkedCase {
  readonly day: string
  readonly end?: string
  readonly words?: Partial<Personal>
  readonly note?: string
  readonly concerns?: Concerns
  readonly receiver?: string | null
  readonly reception?: string | null
  readonly subject?: string
  readonly nationalNumber?: string | null
  readonly by?: number | null
  readonly steps?: readonly NewCaseEvent[]
}

/** Registers a case as the pages do; returns its id and number. */
export const addMarkedCase = (
  { context, database, clock }: Service,
  officeId: string,
  { day, end, words = {}, note, concerns = nobody, receiver = null, by = null, ...rest }: MarkedCase,
): { id: string; n: number } => {
  const office = officeById(database, officeId)!
  const actor = { user: by, office: officeId, at: clock.now }
  const id = newToken().slice(0, 16)
  const ending: NewCaseEvent[] = end
    ? [
        { what: 'disposed', day, data: { as: 'solved', by: null } },
        { what: 'closed', day: end, data: { isSettled: true } },
      ]
    : []
  const event: NewCaseEvent = {
    what: 'registered',
    day,
    data: {
      ...{ session: 'morning', place: null, level: 'county', isFirst: true, isCollective: false, heads: 1 },
      ...{ representatives: 0, subject: rest.subject ?? '01', reception: rest.reception ?? null, receiver },
      ...{ nationalNumber: rest.nationalNumber ?? null, earlier: null, concerns, clocks: 0 },
    },
  }
  const personal = { ...nothingPersonal, ...words }
  const then = [...ending, ...(rest.steps ?? [])]
  const number = database.write(() => {
    const made = registerCase(context, office, actor, { id, event, then, personal })
    if ('refused' in made) throw new Error(`${made.refused.step}: ${made.refused.says.en}`)
    const step: NewCaseEvent = { what: 'visited', day, data: { leader: null } }
    if (note !== undefined && takeStep(context, office, actor, { id, after: then.length + 1, step, note }))
      throw new Error('the note was not taken')
    return made.n
  })
  return { id, n: number }
}

/** A booking made at the service’s instant, and what became of it since. */
export const addMarkedBooking = (
  { context, database, clock }: Service,
  office: string,
  by: number,
  {
    words = {},
    concerns = nobody,
    steps,
  }: {
    words?: Partial<Personal>
    concerns?: Concerns
    steps: readonly Partial<NewBookingStep>[]
  },
): string => {
  const id = newToken().slice(0, 16)
  const actor = { user: by, office, at: clock.now }
  const whole = (step: Partial<NewBookingStep>): NewBookingStep => ({
    ...{ is: 'queued', date: null, session: null, place: null, reception: null, case: null },
    ...step,
  })
  database.write(() => {
    addBooking(database, actor, { id, subject: '01', heads: 1, concerns }, whole(steps[0]!))
    savePersonal(database, context.keys, office, { id, kind: 'booking' }, { ...nothingPersonal, ...words }, 0)
    const last = database.sqlite.prepare('SELECT max(id) FROM booking_step WHERE booking = ?').pluck()
    for (const step of steps.slice(1)) addBookingStep(database, actor, id, last.get(id) as number, whole(step))
  })
  return id
}
