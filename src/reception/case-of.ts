import { type Case, type CaseStateName, endStates } from '../domain/case.ts'
import type { CaseEvent } from '../domain/case-event.ts'

/** What an event changes of a case. */
type Change = Partial<Case>
type Concerned = Extract<CaseEvent, { what: 'concerned' }>['data']

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
export const caseOf = (events: readonly CaseEvent[]): Case => caseThrough(countedEvents(events), () => {})

/** A case after each of its events that count, the registration first. Throws where that is none. */
export const caseAlong = (events: readonly CaseEvent[]): Case[] => {
  const along: Case[] = []
  caseThrough(countedEvents(events), (one) => along.push({ ...one }))
  return along
}

/**
 * A case as events that count make it; `after` is shown it after each of them, always the same object. Throws where the
 * first is no registration.
 */
export const caseThrough = (
  counted: readonly CaseEvent[],
  after: (one: Readonly<Case>, event: CaseEvent) => void,
): Case => {
  const [first, ...rest] = counted
  if (first?.what !== 'registered') throw new Error('a case begins with its registration')
  const said = first.data
  // Written out: figures follow thousands of cases, and a spread takes ten times as long.
  const one: Case = {
    session: said.session,
    place: said.place,
    level: said.level,
    isFirst: said.isFirst,
    isCollective: said.isCollective,
    heads: said.heads,
    representatives: said.representatives,
    subject: said.subject,
    reception: said.reception,
    receiver: said.receiver,
    concerns: said.concerns,
    nationalNumber: said.nationalNumber,
    earlier: said.earlier,
    clocks: said.clocks,
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
  after(one, first)
  for (const event of rest) {
    // Both see the case as it was before.
    Object.assign(one, stateChange(event), detail(one, event))
    after(one, event)
  }
  return one
}

const stateChange = ({ what, day }: CaseEvent): Change => {
  const state = stateAfter[what]
  if (!state) return {}
  const isEnd = endStates.includes(state)
  return { state, isOpen: !isEnd, ended: isEnd ? day : null }
}

/** Where a case stands that no unit has in hand. */
const unassigned = ({ accepted }: Case): CaseStateName => (accepted === null ? 'registered' : 'accepted')

/** A leader in charge begins the four-part checklist himself; one who stays goes on with it. */
const inCharge = (before: Case, leader: string): Change =>
  leader === before.inCharge ? {} : { inCharge: leader, cares: [] }

/**
 * Whom a case concerns and who takes over. It is taken from the units it concerns (《信访工作条例》 Art. 30, 46): without
 * a unit in charge, it is to be assigned anew.
 */
const concerned = (before: Case, { concerns, receiver, inCharge: leader }: Concerned): Change => {
  const isTaken = before.lead !== null && concerns.units.includes(before.lead)
  const isHandled = before.state === 'assigned' || before.state === 'objected'
  return {
    concerns,
    co: isTaken ? [] : before.co.filter((unit) => !concerns.units.includes(unit)),
    ...(isTaken ? { lead: null, ...(isHandled ? { state: unassigned(before) } : {}) } : {}),
    ...(receiver === null ? {} : { receiver }),
    ...(leader === null ? {} : inCharge(before, leader)),
  }
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
    case 'concerned':
      return concerned(before, event.data)
    case 'disposed':
      return { disposition: event.data.as }
    case 'accepted':
      // Where a unit has it in hand already, it is the unit that accepts.
      return { accepted: event.day, ...(before.lead ? { state: 'assigned' } : {}) }
    case 'first-handled':
      return { firstHandler: event.data }
    case 'put-in-charge':
      return inCharge(before, event.data.leader)
    case 'assigned':
      return { lead: event.data.lead, co: event.data.co, disposition: before.disposition ?? 'assigned' }
    case 'objection-settled':
      // Upheld, the case is to be assigned anew; else the unit keeps it.
      return event.data.isUpheld ? { state: unassigned(before), lead: null, co: [] } : { state: 'assigned' }
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
        state: before.lead ? 'assigned' : unassigned(before),
        isOpen: true,
        ended: null,
        isSettled: null,
        route: null,
      }
    case 'review-asked':
    case 'rereview-asked':
      // Asked for in time, it goes on even where the case was closed meanwhile.
      return { isSettled: null }
    case 'purged':
      return { isPurged: true }
    default:
      return {}
  }
}
