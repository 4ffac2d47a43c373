import { type CaseStateName, caseStateWords } from '../domain/case.ts'
import type { Disposition, NewCaseEvent, Outcome } from '../domain/case-event.ts'
import type { Day } from '../domain/day.ts'
import { dispositions, outcomes, routes, satisfactions, settledOnes } from './case-choices.ts'
import type { RowReader } from './row-reader.ts'
import { t } from './table.ts'
import type { LedgerKey } from './table-cases.ts'
import { keyOf } from './words-of-cells.ts'

/** A step of a case that a row tells of, and the words that go with it. */
export interface LedgerStep {
  readonly step: NewCaseEvent
  readonly note?: string
  /** The column it stands in. */
  readonly column: LedgerKey
}

/** In which order steps of one day come. */
const order: readonly NewCaseEvent['what'][] = [
  'disposed',
  'first-handled',
  'put-in-charge',
  'instructed',
  'accepted',
  'informed',
  'assigned',
  'unit-received',
  'objected',
  'answered',
  'opinion-received',
  'review-asked',
  'review-answered',
  'review-received',
  'rereview-asked',
  'rereview-answered',
  'promise-kept',
  'concluded',
  'refused',
  'transferred',
  'dropped',
  'closed',
  'satisfied',
  'visited',
]

const dayColumns = {
  accepted: 'accepted',
  informed: 'informed',
  taken: 'unit-received',
  objected: 'objected',
  answered: 'answered',
  delivered: 'opinion-received',
  review: 'review-asked',
  reviewed: 'review-answered',
  reviewTold: 'review-received',
  rereview: 'rereview-asked',
  rereviewed: 'rereview-answered',
} as const

/** The steps a row tells of, in the order they can have happened. */
export const stepsIn = (
  reader: RowReader,
  {
    received,
    receiver,
    state,
    one,
    many,
  }: {
    received: Day
    receiver: string | null
    state: CaseStateName | undefined
    one(key: LedgerKey, kind: 'leaders' | 'units'): string | null
    many(key: LedgerKey, kind: 'leaders' | 'units'): string[]
  },
): LedgerStep[] => {
  const steps: LedgerStep[] = []
  const add = (column: LedgerKey, step: NewCaseEvent, note?: string): void => {
    steps.push({ column, step, ...(note ? { note } : {}) })
  }
  const lead = one('lead', 'units')
  const co = many('co', 'units').filter((unit) => unit !== lead)
  const as = reader.choice('disposition', dispositions)
  const promised = reader.day('promised')
  if (as === 'promised' && promised === undefined)
    reader.wrong('promised', t('承诺办理的要填承诺限期', 'is needed for a promise'))
  // Assigning says it by itself.
  if (as !== undefined && !(as === 'assigned' && lead !== null))
    add('disposition', {
      what: 'disposed',
      day: received,
      data: { as: as as Disposition, by: as === 'promised' ? (promised ?? null) : null },
    })
  const assigned = reader.day('assigned')
  const due = reader.day('due') ?? null
  if (lead !== null) add('lead', { what: 'assigned', day: assigned ?? received, data: { lead, co, by: due } })
  else if (assigned !== undefined || co.length > 0 || due !== null)
    reader.wrong('lead', t('填了交办日期、协办单位或办理限期,还要填责任单位', 'is missing, though it was assigned'))
  const firstUnit = one('firstUnit', 'units')
  const firstLeader = one('firstLeader', 'leaders')
  if (firstUnit !== null)
    add('firstUnit', { what: 'first-handled', day: received, data: { unit: firstUnit, leader: firstLeader } })
  else if (firstLeader !== null) reader.wrong('firstUnit', t('填了首办领导,还要填首办单位', 'is missing'))
  const inCharge = one('inCharge', 'leaders')
  if (inCharge !== null) add('inCharge', { what: 'put-in-charge', day: received, data: { leader: inCharge } })
  const note = reader.text('instruction', 4000)
  const instructed = reader.day('instructed')
  const instructor = one('instructor', 'leaders') ?? (note === '' ? null : receiver)
  if (instructor !== null)
    add('instructor', { what: 'instructed', day: instructed ?? received, data: { leader: instructor } }, note)
  else if (note !== '' || instructed !== undefined)
    reader.wrong('instructor', t('请填写是哪位领导的批示', 'is missing: whose instruction is it?'))
  for (const [column, what] of Object.entries(dayColumns) as [
    LedgerKey,
    (typeof dayColumns)[keyof typeof dayColumns],
  ][]) {
    const day = reader.day(column)
    if (day !== undefined) add(column, { what, day, data: {} })
  }
  const lastDay = (): Day => steps.map(({ step }) => step.day).reduce((a, b) => (a > b ? a : b), received)
  const ended = reader.day('ended')
  endIn(reader, {
    ended,
    state,
    add,
    isPromise: as === 'promised' && !steps.some(({ step }) => step.what === 'answered'),
  })
  const results = reader
    .list('outcomes')
    .map((words) => outcomes.find(([, ways]) => ways.includes(keyOf(words)))?.[0])
  if (results.includes(undefined)) reader.choice('outcomes', outcomes)
  const concluded = [...new Set(results.filter((result) => result !== undefined))] as [Outcome, ...Outcome[]]
  if (concluded.length > 0)
    add('outcomes', { what: 'concluded', day: ended ?? lastDay(), data: { outcomes: concluded } })
  const satisfaction = reader.choice('satisfaction', satisfactions)
  if (satisfaction) add('satisfaction', { what: 'satisfied', day: ended ?? lastDay(), data: { is: satisfaction } })
  const visited = reader.day('visited')
  if (visited !== undefined) add('visited', { what: 'visited', day: visited, data: { leader: null } })
  const rank = ({ step }: LedgerStep): string => `${step.day} ${String(order.indexOf(step.what)).padStart(2, '0')}`
  return steps.sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
}

const ends = ['closed', 'refused', 'dropped', 'transferred'] as const

/** How a case ended, by the state the row names, or by the rest of it. */
const endIn = (
  reader: RowReader,
  {
    ended,
    state,
    isPromise,
    add,
  }: {
    ended: Day | undefined
    state: CaseStateName | undefined
    isPromise: boolean
    add(column: LedgerKey, step: NewCaseEvent): void
  },
): void => {
  const route = reader.choice('route', routes)
  const settled = reader.choice('settled', settledOnes)
  const end = ends.find((one) => one === state)
  if (ended === undefined) {
    if (end || route) reader.wrong('ended', t('已经了结的要填办结日期', 'is missing, though the case has ended'))
    return
  }
  if (state !== undefined && !end) {
    reader.wrong(
      'state',
      t(
        `填了办结日期,状态却是“${caseStateWords[state]['zh-CN']}”,请核对`,
        `says “${caseStateWords[state].en}”, though the case has ended`,
      ),
    )
    return
  }
  const is = end ?? (route ? 'transferred' : 'closed')
  if (is === 'transferred') {
    if (route) add('route', { what: 'transferred', day: ended, data: { route } })
    else reader.wrong('route', t('请填写导入哪一种法定途径', 'is missing'))
  } else if (is !== 'closed') add('ended', { what: is, day: ended, data: {} })
  else if (settled === undefined) reader.wrong('settled', t('办结的请填“是”或“否”', 'is needed: yes or no'))
  else {
    if (isPromise) add('ended', { what: 'promise-kept', day: ended, data: {} })
    add('ended', { what: 'closed', day: ended, data: { isSettled: settled === 'yes' } })
  }
}
