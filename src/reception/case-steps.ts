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
import { caseAlong, caseOf, countedEvents } from './case-of.ts'
import { visitRefusal } from './visit-size.ts'

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
  'opinion-received': ['answered', 'closed'],
  'review-asked': ['answered', 'closed'],
  'review-accepted': ['review'],
  'review-answered': ['review'],
  'review-received': ['reviewed', 'closed'],
  'rereview-asked': ['reviewed', 'closed'],
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
  'informed',
]

const isPlace = (one: Case, kind: CaseEventKind): boolean => {
  const place = places[kind]
  return place === 'any' || (place === 'open' ? one.isOpen : place.includes(one.state as never))
}

const has = (events: readonly CaseEvent[], ...kinds: CaseEventKind[]): boolean =>
  events.some(({ what }) => kinds.includes(what))

/** What happened since one of these last happened; undefined where none ever did. */
const since = (events: readonly CaseEvent[], ...kinds: CaseEventKind[]): CaseEvent[] | undefined => {
  const at = events.findLastIndex(({ what }) => kinds.includes(what))
  return at < 0 ? undefined : events.slice(at + 1)
}

/** Since the case was last assigned. */
const sinceAssigned = (events: readonly CaseEvent[]): CaseEvent[] => since(events, 'assigned') ?? []

/** Whether a kind of step has to follow another, once, before the case is taken up anew. */
const isOnceAfter = (
  events: readonly CaseEvent[],
  kind: CaseEventKind,
  after: CaseEventKind,
  ...also: CaseEventKind[]
): boolean => {
  const later = since(events, after)
  return later !== undefined && !has(later, kind, 'reopened') && also.every((one) => has(later, one))
}

/** Whether a hearing of the re-review that goes on is not over yet. */
const isInHearing = (events: readonly CaseEvent[]): boolean =>
  has(since(events, 'rereview-asked', 'hearing-ended') ?? [], 'hearing-began')

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
      return (
        has(sinceAssigned(events), 'unit-received') &&
        // Whoever accepted or answered has taken it on.
        !has(sinceAssigned(events), 'objected', 'accepted', 'answered')
      )
    case 'extended':
      return !one.isExtended
    case 'answered':
      return one.accepted !== null
    case 'opinion-received':
      return isOnceAfter(events, kind, 'answered') && !has(since(events, 'answered')!, 'review-asked')
    case 'review-asked':
      return isOnceAfter(events, kind, 'answered', 'opinion-received')
    case 'review-accepted':
      return isOnceAfter(events, kind, 'review-asked')
    case 'review-received':
      return (
        isOnceAfter(events, kind, 'review-answered') && !has(since(events, 'review-answered')!, 'rereview-asked')
      )
    case 'rereview-asked':
      return isOnceAfter(events, kind, 'review-answered', 'review-received')
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
    case 'struck':
      return events.length > 1
    default:
      return true
  }
}

/**
 * A case is closed once it was solved or explained on the spot, a promise was kept, or it was answered; never while a review
 * or an objection waits for an answer.
 */
const mayClose = ({ state, lead, disposition }: Case, events: readonly CaseEvent[]): boolean => {
  if (state === 'answered' || state === 'reviewed' || state === 'rereviewed') return true
  if (state !== 'registered' && state !== 'accepted' && state !== 'assigned') return false
  if (disposition === 'promised') return has(events, 'promise-kept')
  return lead === null && (disposition === 'solved' || disposition === 'explained')
}

const mayFollow = (one: Case, counted: readonly CaseEvent[], kind: CaseEventKind): boolean =>
  !one.isPurged && isPlace(one, kind) && isDue(one, counted, kind)

/** The steps a case can take now, in the order people meet them. */
export const stepsOpen = (events: readonly CaseEvent[]): CaseEventKind[] => {
  const counted = countedEvents(events)
  const one = caseOf(counted)
  return caseEventKinds.filter((kind) => kind !== 'purged' && mayFollow(one, counted, kind))
}

/** Why a step cannot be taken; undefined where it can. */
export const refusalOf = (
  events: readonly CaseEvent[],
  step: NewCaseEvent,
  facts: StepFacts,
): StepRefusal | undefined => {
  const one = caseOf(events)
  if (!mayFollow(one, countedEvents(events), step.what)) return whole(notNow(step.what))
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
  const first = what === 'informed' ? (one.accepted ?? one.received) : one.received
  const earliest = beside.includes(what) ? first : last
  if (day > today) return { field: 'day', says: { 'zh-CN': '日期不能在今天之后', en: 'The day lies after today' } }
  if (day < earliest)
    return {
      field: 'day',
      says: {
        'zh-CN': `日期不能早于${earliest}(前面的步骤是这天)`,
        en: `The day lies before ${earliest}, the day of a step before`,
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
  facts: StepFacts,
): StepRefusal | undefined => {
  if (step.what === 'disposed' && step.data.as === 'promised' && step.data.by === null)
    return { field: 'by', says: { 'zh-CN': '请填写承诺办结的日期', en: 'Say by which day it is promised' } }
  if ((step.what === 'disposed' || step.what === 'assigned') && step.data.by !== null && step.data.by < step.day)
    return { field: 'by', says: { 'zh-CN': '限期不能早于当天', en: 'The limit lies before the day itself' } }
  if (step.what === 'corrected') return visitRefusal({ ...caseOf(events), ...given(step.data) })
  if (step.what === 'extended') return extensionRefusal(step, facts)
  if (step.what === 'struck') return strikeRefusal(events, step.data.event, facts)
  return undefined
}

/** What is there of something partial. */
const given = <T extends object>(partial: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(partial).filter(([, value]) => value !== undefined)) as never

/** An extension is approved while the limit runs, and the petitioner told (《信访工作条例》 Art. 34). */
const extensionRefusal = (
  { day, data }: Extract<NewCaseEvent, { what: 'extended' }>,
  { clocks: { clocks }, deadlines, today }: StepFacts,
): StepRefusal | undefined => {
  const clock = clocks.find(({ id }) => id === data.clock)
  const running = deadlines.find(({ clock: id, is }) => id === data.clock && is === 'running')
  if (!clock || clock.extension === 0 || !running)
    return { field: 'clock', says: { 'zh-CN': '这个时限现在不能延期', en: 'This limit cannot be extended now' } }
  if (data.days > clock.extension)
    return {
      field: 'days',
      says: {
        'zh-CN': `最多延长${clock.extension}日(${clock.source})`,
        en: `At most ${clock.extension} days (${clock.source})`,
      },
    }
  if (running.due !== null && day > running.due)
    return {
      field: 'day',
      says: {
        'zh-CN': `期限${running.due}已过,过期后不能再批准延期`,
        en: `The limit ended on ${running.due}; it cannot be extended afterwards`,
      },
    }
  if (data.told < day || data.told > today)
    return {
      field: 'told',
      says: {
        'zh-CN': '告知信访人的日期应在批准之后、今天以前',
        en: 'The petitioner is told after the approval, and not after today',
      },
    }
  return undefined
}

/** Whether somebody or a unit takes part in a case that has to withdraw from it. */
const isWithdrawalBroken = (
  { concerns, receiver, inCharge, lead, co }: Case,
  { hasToWithdraw }: StepFacts,
): boolean =>
  [receiver, inCharge].some((leader) => leader !== null && hasToWithdraw(leader, concerns)) ||
  [lead, ...co].some((unit) => unit !== null && concerns.units.includes(unit))

/** An entry can be struck out where what is left is still one step after the other, each as it may be. */
const strikeRefusal = (events: readonly CaseEvent[], n: number, facts: StepFacts): StepRefusal | undefined => {
  const counted = countedEvents(events)
  const struck = counted.find((event) => event.n === n)
  if (!struck || struck.what === 'registered')
    return { field: 'event', says: { 'zh-CN': '没有这条记录', en: 'There is no such entry' } }
  if (struck.what === 'first-handled')
    return {
      field: 'event',
      says: { 'zh-CN': '首办责任一经确定不能更改', en: 'The first handler is fixed once set' },
    }
  const left = counted.filter((event) => event.n !== n)
  const along = caseAlong(left)
  const isWhole = left.every((event, at) => at === 0 || mayFollow(along[at - 1]!, left.slice(0, at), event.what))
  if (!isWhole)
    return {
      field: 'event',
      says: {
        'zh-CN': '后面的记录以它为前提,请先从最后一条作废起',
        en: 'Later entries rest on it: strike the last one first',
      },
    }
  if (isWithdrawalBroken(along.at(-1)!, facts))
    return {
      field: 'event',
      says: {
        'zh-CN': '作废这条以后,应当回避的领导或单位又会经手这件事项;请先登记回避、改定接替的人',
        en: 'Without it, somebody who has to withdraw would take part again; say first who takes over',
      },
    }
  return visitRefusal(along.at(-1)!) && { field: 'event', says: sizesWords }
}

const sizesWords: Text = {
  'zh-CN': '作废这条以后,来访人数和代表人数对不上;请先更正',
  en: 'Without it, heads and representatives do not fit; correct them first',
}
