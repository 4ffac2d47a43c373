import type { Case, CaseStateName } from '../domain/case.ts'
import {
  type CaseEvent,
  type CaseEventKind,
  type Concerns,
  caseEventKinds,
  caseEventWords,
  type NewCaseEvent,
} from '../domain/case-event.ts'
import type { ClockSet } from '../domain/clock.ts'
import type { Day } from '../domain/day.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { Text } from '../domain/text.ts'
import { caseOf, countedEvents } from './case-of.ts'

/** What is known beside the events when a step is judged. */
export interface StepFacts {
  readonly today: Day
  readonly clocks: ClockSet
  /** The limits of the case as it stands. */
  readonly deadlines: readonly Deadline[]
  /** Whether a leader has to withdraw (回避) from a case that concerns these. */
  hasToWithdraw(leader: string, concerns: Concerns): boolean
}

/** Why a step cannot be taken: words, and the field they belong to; '' is for the step as a whole. */
export interface StepRefusal {
  readonly field: string
  readonly says: Text
}

const whole = (says: Text): StepRefusal => ({ field: '', says })

/** Where a kind of step can be taken: in these states, while the case is open, or at any time. */
const places: Readonly<Record<CaseEventKind, readonly CaseStateName[] | 'open' | 'any' | 'never'>> = {
  registered: 'never',
  corrected: 'any',
  numbered: 'any',
  concerned: 'any',
  disposed: ['registered', 'accepted'],
  'promise-kept': 'open',
  'first-handled': 'open',
  'put-in-charge': 'open',
  instructed: 'open',
  accepted: ['registered', 'assigned'],
  informed: 'open',
  refused: ['registered', 'assigned'],
  assigned: ['registered', 'accepted', 'assigned'],
  'unit-received': ['assigned'],
  objected: ['assigned'],
  'objection-settled': ['objected'],
  extended: 'open',
  answered: ['accepted', 'assigned'],
  'opinion-received': ['answered'],
  'review-asked': ['answered'],
  'review-accepted': ['review'],
  'review-answered': ['review'],
  'review-received': ['reviewed'],
  'rereview-asked': ['reviewed'],
  'hearing-began': ['rereview'],
  'hearing-ended': ['rereview'],
  'rereview-answered': ['rereview'],
  joint: 'open',
  supervised: 'open',
  cared: 'open',
  mediated: 'open',
  concluded: 'open',
  satisfied: 'any',
  visited: 'any',
  transferred: 'open',
  dropped: 'open',
  closed: 'open',
  reopened: ['refused', 'transferred', 'dropped', 'closed'],
  struck: 'any',
  purged: ['refused', 'transferred', 'dropped', 'closed'],
}

/** Steps beside the way of the case: their day may lie before that of the last step. */
const beside: readonly CaseEventKind[] = [
  'corrected',
  'numbered',
  'concerned',
  'instructed',
  'joint',
  'supervised',
  'cared',
  'mediated',
  'satisfied',
  'visited',
  'struck',
  'first-handled',
  'put-in-charge',
]

const isPlace = (one: Case, kind: CaseEventKind): boolean => {
  const place = places[kind]
  return place === 'any' || (place === 'open' ? one.isOpen : place.includes(one.state as never))
}

const has = (events: readonly CaseEvent[], ...kinds: CaseEventKind[]): boolean =>
  events.some(({ what }) => kinds.includes(what))

/** Since the case was last assigned. */
const sinceAssigned = (events: readonly CaseEvent[]): CaseEvent[] =>
  events.slice(events.findLastIndex(({ what }) => what === 'assigned') + 1)

const isInHearing = (events: readonly CaseEvent[]): boolean =>
  events.findLastIndex(({ what }) => what === 'hearing-began') >
  events.findLastIndex(({ what }) => what === 'hearing-ended')

/** What has to have happened, or not to have happened, before a kind of step. */
const isDue = (one: Case, events: readonly CaseEvent[], kind: CaseEventKind): boolean => {
  switch (kind) {
    case 'disposed':
      return one.disposition === null
    case 'promise-kept':
      return one.disposition === 'promised' && !has(events, 'promise-kept')
    case 'first-handled':
      return one.firstHandler === null
    case 'accepted':
      return one.accepted === null
    case 'informed':
      return one.accepted !== null && !has(events, 'informed')
    case 'refused':
      return one.accepted === null
    case 'unit-received':
      return !has(sinceAssigned(events), 'unit-received')
    case 'objected':
      return has(sinceAssigned(events), 'unit-received') && !has(sinceAssigned(events), 'objected')
    case 'extended':
      return !one.isExtended
    case 'answered':
      return one.accepted !== null
    case 'opinion-received':
      return !has(events, 'opinion-received')
    case 'review-asked':
      return has(events, 'opinion-received')
    case 'review-accepted':
      return !has(events, 'review-accepted')
    case 'review-received':
      return !has(events, 'review-received')
    case 'rereview-asked':
      return has(events, 'review-received')
    case 'hearing-began':
      return !isInHearing(events)
    case 'hearing-ended':
      return isInHearing(events)
    case 'rereview-answered':
      return !isInHearing(events)
    case 'cared':
      return one.inCharge !== null
    case 'closed':
      return mayClose(one, events)
    default:
      return true
  }
}

/** A case is closed once it was solved or explained on the spot, a promise was kept, or it was answered. */
const mayClose = (one: Case, events: readonly CaseEvent[]): boolean =>
  (one.lead === null && (one.disposition === 'solved' || one.disposition === 'explained')) ||
  (one.disposition === 'promised' && has(events, 'promise-kept')) ||
  one.state === 'answered' ||
  one.state === 'reviewed' ||
  one.state === 'rereviewed'

const mayFollow = (events: readonly CaseEvent[], kind: CaseEventKind): boolean => {
  const counted = countedEvents(events)
  const one = caseOf(counted)
  return !one.isPurged && isPlace(one, kind) && isDue(one, counted, kind)
}

/** The steps a case can take now, in the order people meet them. */
export const stepsOpen = (events: readonly CaseEvent[]): CaseEventKind[] =>
  caseEventKinds.filter((kind) => kind !== 'purged' && mayFollow(events, kind))

/** Why a step cannot be taken; undefined where it can. */
export const refusalOf = (
  events: readonly CaseEvent[],
  step: NewCaseEvent,
  facts: StepFacts,
): StepRefusal | undefined => {
  const one = caseOf(events)
  if (!mayFollow(events, step.what)) return whole(notNow(step.what))
  return dayRefusal(events, one, step, facts) ?? leaderRefusal(one, step, facts) ?? ownRefusal(events, step, facts)
}

const notNow = (kind: CaseEventKind): Text => ({
  'zh-CN': `这件信访事项现在不能登记“${caseEventWords[kind]['zh-CN']}”,请先看一下已经登记的经过。`,
  en: `“${caseEventWords[kind].en}” does not fit what is on record of this case; look at its steps first.`,
})

const dayRefusal = (
  events: readonly CaseEvent[],
  one: Case,
  { what, day }: NewCaseEvent,
  { today }: StepFacts,
): StepRefusal | undefined => {
  const last = countedEvents(events)
    .filter((event) => !beside.includes(event.what))
    .map((event) => event.day)
    .sort()
    .at(-1)!
  const earliest = beside.includes(what) ? one.received : last
  if (day > today) return { field: 'day', says: { 'zh-CN': '日期不能在今天之后', en: 'The day lies after today' } }
  if (day < earliest)
    return {
      field: 'day',
      says: {
        'zh-CN': `日期不能早于${earliest}(上一步的日期)`,
        en: `The day lies before ${earliest}, the day of the step before`,
      },
    }
  return undefined
}

/** Leaders and units a step names, by field. */
const namedIn = (step: NewCaseEvent): { leaders: [string, string | null][]; units: [string, string][] } => {
  const none = { leaders: [], units: [] }
  switch (step.what) {
    case 'first-handled':
      return { leaders: [['leader', step.data.leader]], units: [['unit', step.data.unit]] }
    case 'put-in-charge':
    case 'instructed':
    case 'supervised':
    case 'visited':
      return { ...none, leaders: [['leader', step.data.leader]] }
    case 'extended':
      return { ...none, leaders: [['approver', step.data.approver]] }
    case 'assigned':
      return {
        ...none,
        units: [['lead', step.data.lead], ...step.data.co.map((unit): [string, string] => ['co', unit])],
      }
    case 'joint':
      return {
        leaders: step.data.leaders.map((leader) => ['leaders', leader]),
        units: step.data.units.map((unit) => ['units', unit]),
      }
    default:
      return none
  }
}

/**
 * 回避 (《信访工作条例》 Art. 28, 30, 46): who has a direct interest takes no part, and nothing is passed to the units a
 * case is about.
 */
const leaderRefusal = (one: Case, step: NewCaseEvent, { hasToWithdraw }: StepFacts): StepRefusal | undefined => {
  if (step.what === 'concerned') return successorRefusal(one, step.data, hasToWithdraw)
  const { leaders, units } = namedIn(step)
  const leader = leaders.find(([, id]) => id !== null && hasToWithdraw(id, one.concerns))
  if (leader) return { field: leader[0], says: withdrawWords }
  const unit = units.find(([, id]) => one.concerns.units.includes(id))
  return unit && { field: unit[0], says: unitWords }
}

const withdrawWords: Text = {
  'zh-CN': '这件事项涉及这位领导或他任职的单位,应当回避,请改选别人',
  en: 'The case concerns this leader or a unit of his: he has to withdraw; choose somebody else',
}
const unitWords: Text = {
  'zh-CN': '这件事项反映的就是这个单位,不能交给它,请改选别的单位',
  en: 'The case is about this unit and must not be passed to it; choose another',
}
const successorWords: Text = {
  'zh-CN': '他应当回避,请同时选定接替的领导',
  en: 'He has to withdraw: say who takes over',
}

/** Once a case turns out to concern its receiver or leader in charge, somebody takes over in the same step. */
const successorRefusal = (
  one: Case,
  data: { concerns: Concerns; receiver: string | null; inCharge: string | null },
  hasToWithdraw: StepFacts['hasToWithdraw'],
): StepRefusal | undefined => {
  for (const field of ['receiver', 'inCharge'] as const) {
    const leader = data[field] ?? one[field]
    if (leader !== null && hasToWithdraw(leader, data.concerns))
      return { field, says: data[field] ? withdrawWords : successorWords }
  }
  return undefined
}

/** What only this kind of step asks for. */
const ownRefusal = (
  events: readonly CaseEvent[],
  step: NewCaseEvent,
  { clocks, deadlines }: StepFacts,
): StepRefusal | undefined => {
  if (step.what === 'disposed' && step.data.as === 'promised' && step.data.by === null)
    return { field: 'by', says: { 'zh-CN': '请填写承诺办结的日期', en: 'Say by which day it is promised' } }
  if ((step.what === 'disposed' || step.what === 'assigned') && step.data.by !== null && step.data.by < step.day)
    return { field: 'by', says: { 'zh-CN': '限期不能早于当天', en: 'The limit lies before the day itself' } }
  if (step.what === 'extended') return extensionRefusal(step, clocks, deadlines)
  if (step.what === 'struck') return strikeRefusal(events, step.data.event)
  return undefined
}

const extensionRefusal = (
  { data }: Extract<NewCaseEvent, { what: 'extended' }>,
  { clocks }: ClockSet,
  deadlines: readonly Deadline[],
): StepRefusal | undefined => {
  const clock = clocks.find(({ id }) => id === data.clock)
  const isRunning = deadlines.some(({ clock: id, is }) => id === data.clock && is === 'running')
  if (!clock || clock.extension === 0 || !isRunning)
    return { field: 'clock', says: { 'zh-CN': '这个时限现在不能延期', en: 'This limit cannot be extended now' } }
  if (data.days > clock.extension)
    return {
      field: 'days',
      says: {
        'zh-CN': `最多延长${clock.extension}日(${clock.source})`,
        en: `At most ${clock.extension} days (${clock.source})`,
      },
    }
  return undefined
}

/** An entry can be struck out where what is left is still one step after the other. */
const strikeRefusal = (events: readonly CaseEvent[], n: number): StepRefusal | undefined => {
  const counted = countedEvents(events)
  if (!counted.some((event) => event.n === n))
    return { field: 'event', says: { 'zh-CN': '没有这条记录', en: 'There is no such entry' } }
  const left = counted.filter((event) => event.n !== n)
  const isWhole = left.every((event, at) => at === 0 || mayFollow(left.slice(0, at), event.what))
  if (isWhole) return undefined
  return {
    field: 'event',
    says: {
      'zh-CN': '后面的记录以它为前提,请先从最后一条作废起',
      en: 'Later entries rest on it: strike the last one first',
    },
  }
}
