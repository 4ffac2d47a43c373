import { dayIn } from './calendar/instant.ts'
import { addAttendance } from './db/attendance-store.ts'
import type { Actor } from './db/log-store.ts'
import type { Attestation } from './domain/attendance.ts'
import { nothingPersonal } from './domain/case.ts'
import type { CaseEventKind, CaseFacts, NewCaseEvent } from './domain/case-event.ts'
import { addDays } from './domain/day.ts'
import type { Office } from './domain/office.ts'
import type { AppContext } from './web/app-context.ts'
import { registerCase } from './web/cases/case-work.ts'
import { newToken } from './web/token.ts'

/** A step so many days after the reception. */
type Step = readonly [after: number, what: CaseEventKind, data?: object]

interface Sample {
  /** Days before today on which the leader received. */
  readonly ago: number
  readonly receiver: string
  readonly batches: number
  readonly subject: string
  readonly facts?: Partial<CaseFacts>
  readonly concerns?: { readonly leaders: readonly string[]; readonly units: readonly string[] }
  readonly people: readonly { readonly name: string; readonly contact: string }[]
  readonly summary: string
  readonly steps: readonly Step[]
}

const assigned = (lead: string, co: readonly string[] = []): object => ({ lead, co, by: null })

/** Made-up receptions of the weeks before, at every stage a case can be at. People and matters are invented. */
const samples: readonly Sample[] = [
  {
    ...{ ago: 75, receiver: 'l001', batches: 3, subject: '02' },
    people: [{ name: '示例甲', contact: '0000-0000001' }],
    summary: '反映征地补偿款未按公告的时间发放。',
    steps: [
      [0, 'disposed', { as: 'assigned', by: null }],
      [1, 'put-in-charge', { leader: 'l001' }],
      [1, 'assigned', assigned('d11', ['t01'])],
      [2, 'unit-received'],
      [5, 'accepted'],
      [6, 'informed'],
      [20, 'cared', { care: 'facts' }],
    ],
  },
  {
    ...{ ago: 52, receiver: 'l002', batches: 2, subject: '01' },
    people: [{ name: '示例乙', contact: '' }],
    summary: '咨询医疗救助的条件和手续。',
    steps: [
      [0, 'disposed', { as: 'explained', by: null }],
      [0, 'satisfied', { is: 'satisfied' }],
      [0, 'closed', { isSettled: true }],
    ],
  },
  {
    ...{ ago: 40, receiver: 'l001', batches: 4, subject: '08' },
    facts: { isCollective: true, heads: 9, representatives: 5 },
    people: [{ name: '示例丙', contact: '0000-0000003' }],
    summary: '反映老旧小区门前道路破损、排水不畅。',
    steps: [
      [0, 'disposed', { as: 'assigned', by: null }],
      [1, 'put-in-charge', { leader: 'l006' }],
      [1, 'assigned', assigned('d13', ['d28'])],
      [3, 'accepted'],
      [4, 'informed'],
      [10, 'joint', { leaders: ['l006'], units: ['d13', 'd28'] }],
      [33, 'answered'],
      [35, 'opinion-received'],
    ],
  },
  {
    ...{ ago: 24, receiver: 'l006', batches: 1, subject: '04' },
    people: [],
    summary: '移民后期扶持资金的核对。',
    steps: [
      [0, 'disposed', { as: 'promised', by: null }],
      [0, 'put-in-charge', { leader: 'l001' }],
    ],
  },
  {
    ...{ ago: 12, receiver: 'l009', batches: 2, subject: '07' },
    facts: { isFirst: false },
    concerns: { leaders: [], units: ['d06'] },
    people: [{ name: '示例丁', contact: '' }],
    summary: '对一起治安案件的处理结果不服。',
    steps: [[2, 'transferred', { route: 'reconsideration' }]],
  },
  {
    ...{ ago: 6, receiver: 'l001', batches: 2, subject: '03' },
    people: [{ name: '示例戊', contact: '0000-0000005' }],
    summary: '两个屯的林地界线争议。',
    steps: [
      [0, 'disposed', { as: 'assigned', by: null }],
      [1, 'put-in-charge', { leader: 'l001' }],
      [2, 'assigned', assigned('d27', ['t05'])],
      [3, 'unit-received'],
    ],
  },
]

const attested: readonly Attestation[] = ['received', 'heard', 'coordinated']

/** Notes receptions of the last weeks and the cases taken in them, as a clerk of the office would have. */
export const addReceptions = (
  { database, keys, now }: Pick<AppContext, 'database' | 'keys' | 'now'>,
  office: Office,
  clerk: number,
  place: { readonly id: string; readonly unit: string },
): void => {
  const actor: Actor & { office: string; user: number } = { user: clerk, office: office.id, at: now() }
  const today = dayIn(actor.at, office.timezone)
  database.write(() => {
    for (const sample of samples) {
      const { receiver, batches, subject, facts, concerns, people, summary } = sample
      const date = addDays(today, -sample.ago)
      const reception = newToken()
      const when = { date, session: 'morning', place: place.id } as const
      addAttendance(
        database,
        actor,
        {
          ...{ ...when, reception, isPlanned: false, unit: place.unit, activity: 'reception', leader: receiver },
          ...{ is: 'present', coveredBy: null, why: null, note: '', arrived: '08:55', left: '12:00', batches },
          ...{ visitors: batches * 2, attested, entered: sample.ago > 1 ? 'late' : 'first' },
        },
        0,
      )
      const event = {
        what: 'registered',
        day: date,
        data: {
          ...{ session: when.session, place: place.id, level: 'county', isFirst: true, isCollective: false },
          ...{ heads: Math.max(people.length, 1), representatives: 0, subject, reception, receiver },
          ...{ nationalNumber: null, earlier: null, clocks: 0 },
          concerns: { leaders: [...(concerns?.leaders ?? [])], units: [...(concerns?.units ?? [])] },
          ...facts,
        },
      } satisfies NewCaseEvent
      const then = sample.steps.map(([after, what, data = {}]) => {
        const isPromise = what === 'disposed' && (data as { as: string }).as === 'promised'
        return {
          what,
          day: addDays(date, after),
          data: isPromise ? { ...data, by: addDays(today, 3) } : data,
        } as NewCaseEvent
      })
      const personal = { ...nothingPersonal, people: [...people], summary }
      const done = registerCase({ database, keys }, office, actor, { id: newToken(), event, then, personal })
      if ('refused' in done) throw new Error(`a sample case was refused: ${done.refused.says.en}`)
    }
  })
}
