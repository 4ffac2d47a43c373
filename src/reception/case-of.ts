import { type Case, type CaseStateName, endStates } from '../domain/case.ts'
import type { CaseEvent } from '../domain/case-event.ts'

/** What an event changes of a case. */
type Change = Partial<Case>

/** States that an event leads to, where it leads to one. */
const stateAfter: Partial<Record<CaseEvent['what'], CaseStateName>> = {
  accepted: 'accepted',
  refused: 'refused',
  assigned: 'assigned',
  objected: 'objected',
  answered: 'answered',
  'review-asked': 'review',
  'review-answered': 'reviewed',
  'rereview-asked': 'rereview',
  'rereview-answered': 'rereviewed',
  transferred: 'transferred',
  dropped: 'dropped',
  closed: 'closed',
}

/** Events that count: those entered by mistake, and the entries that say so, left out. */
export const countedEvents = (events: readonly CaseEvent[]): CaseEvent[] => {
  const struck = new Set(events.flatMap((event) => (event.what === 'struck' ? [event.data.event] : [])))
  return events.filter(({ what, n }) => what !== 'struck' && !struck.has(n))
}

/** A case as its events make it. Throws where the first is no registration. */
export const caseOf = (events: readonly CaseEvent[]): Case => {
  const [first, ...rest] = countedEvents(events)
  if (first?.what !== 'registered') throw new Error('a case begins with its registration')
  const { reception, receiver, concerns, nationalNumber, earlier, clocks, ...facts } = first.data
  const begun: Case = {
    ...facts,
    ...{ reception, receiver, concerns, nationalNumber, earlier, clocks },
    state: 'registered',
    isOpen: true,
    received: first.day,
    disposition: null,
    accepted: null,
    firstHandler: null,
    inCharge: null,
    lead: null,
    co: [],
    isExtended: false,
    cares: [],
    mediation: [],
    outcomes: [],
    satisfaction: null,
    route: null,
    isVisited: false,
    ended: null,
    isSettled: null,
    isPurged: false,
  }
  let one = begun
  for (const event of rest) one = { ...one, ...stateChange(event), ...detail(one, event) }
  return one
}

const stateChange = ({ what, day }: CaseEvent): Change => {
  const state = stateAfter[what]
  if (!state) return {}
  const isEnd = endStates.includes(state)
  return { state, isOpen: !isEnd, ended: isEnd ? day : null }
}

/** Takes up something once. */
const with1 = <T>(list: readonly T[], one: T): readonly T[] => (list.includes(one) ? list : [...list, one])

const detail = (before: Case, event: CaseEvent): Change => {
  switch (event.what) {
    case 'corrected':
      // What is not corrected is not there.
      return Object.fromEntries(Object.entries(event.data).filter(([, value]) => value !== undefined)) as Change
    case 'numbered':
      return { nationalNumber: event.data.nationalNumber }
    case 'concerned': {
      const { concerns, receiver, inCharge } = event.data
      return { concerns, ...(receiver ? { receiver } : {}), ...(inCharge ? { inCharge } : {}) }
    }
    case 'disposed':
      return { disposition: event.data.as }
    case 'accepted':
      // Where a unit has it in hand already, it is the unit that accepts.
      return { accepted: event.day, ...(before.lead ? { state: 'assigned' } : {}) }
    case 'first-handled':
      return { firstHandler: event.data }
    case 'put-in-charge':
      return { inCharge: event.data.leader }
    case 'assigned':
      return { lead: event.data.lead, co: event.data.co, disposition: before.disposition ?? 'assigned' }
    case 'objection-settled':
      // Upheld, the case is to be assigned anew; else the unit keeps it.
      return event.data.isUpheld
        ? { state: before.accepted ? 'accepted' : 'registered', lead: null, co: [] }
        : { state: 'assigned' }
    case 'extended':
      return { isExtended: true }
    case 'cared':
      return { cares: with1(before.cares, event.data.care) }
    case 'mediated':
      return { mediation: with1(before.mediation, event.data.step) }
    case 'concluded':
      return { outcomes: event.data.outcomes }
    case 'satisfied':
      return { satisfaction: event.data.is }
    case 'visited':
      return { isVisited: true }
    case 'transferred':
      return { route: event.data.route }
    case 'closed':
      return { isSettled: event.data.isSettled }
    case 'reopened':
      return {
        state: before.lead ? 'assigned' : before.accepted ? 'accepted' : 'registered',
        isOpen: true,
        ended: null,
        isSettled: null,
        route: null,
      }
    case 'purged':
      return { isPurged: true }
    default:
      return {}
  }
}
