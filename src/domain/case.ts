import { z } from 'zod'
import type {
  Care,
  CaseFacts,
  Concerns,
  Disposition,
  LegalRoute,
  MediationStep,
  Outcome,
  Satisfaction,
} from './case-event.ts'
import type { Day } from './day.ts'
import type { Text } from './text.ts'

/** 状态: where a case stands; it follows from what happened. */
export const caseStateWords = {
  registered: { 'zh-CN': '已登记', en: 'registered' },
  accepted: { 'zh-CN': '已受理', en: 'accepted' },
  assigned: { 'zh-CN': '办理中', en: 'being handled' },
  objected: { 'zh-CN': '交办有异议', en: 'assignment objected to' },
  answered: { 'zh-CN': '已答复', en: 'answered' },
  review: { 'zh-CN': '复查中', en: 'under review' },
  reviewed: { 'zh-CN': '复查已答复', en: 'review answered' },
  rereview: { 'zh-CN': '复核中', en: 'under re-review' },
  rereviewed: { 'zh-CN': '复核已答复', en: 're-review answered' },
  refused: { 'zh-CN': '不予受理', en: 'not accepted' },
  transferred: { 'zh-CN': '导入法定途径', en: 'on a legal route' },
  dropped: { 'zh-CN': '已撤回', en: 'taken back' },
  closed: { 'zh-CN': '已办结', en: 'closed' },
} as const satisfies Record<string, Text>
export type CaseStateName = keyof typeof caseStateWords

/** States nothing is to be done in any more. */
export const endStates: readonly CaseStateName[] = ['refused', 'transferred', 'dropped', 'closed']

/** A case as the events on record make it; no words about people. */
export interface Case extends CaseFacts {
  readonly state: CaseStateName
  /** Whether anything is still to be done. */
  readonly isOpen: boolean
  readonly received: Day
  /** The duty or unscheduled reception it was taken in. */
  readonly reception: string | null
  readonly receiver: string | null
  readonly concerns: Concerns
  readonly nationalNumber: string | null
  readonly earlier: string | null
  /** The version of the office’s clocks it goes by. */
  readonly clocks: number
  readonly disposition: Disposition | null
  /** The day it was accepted (受理), by the office or the unit in charge. */
  readonly accepted: Day | null
  /** 首办责任: fixed once set. */
  readonly firstHandler: { readonly unit: string; readonly leader: string | null } | null
  /** 包案领导. */
  readonly inCharge: string | null
  /** 责任单位. */
  readonly lead: string | null
  /** 协办单位. */
  readonly co: readonly string[]
  readonly isExtended: boolean
  readonly cares: readonly Care[]
  readonly mediation: readonly MediationStep[]
  readonly outcomes: readonly Outcome[]
  readonly satisfaction: Satisfaction | null
  readonly route: LegalRoute | null
  readonly isVisited: boolean
  /** The day it ended, whichever way. */
  readonly ended: Day | null
  readonly isSettled: boolean | null
  readonly isPurged: boolean
}

/** Somebody who came: name and how to reach him, both optional; never an identity-card number. */
const personSchema = z.strictObject({
  name: z.string().max(100),
  contact: z.string().max(100),
})

/** All words about people that a case or booking has. It is kept encrypted, and destroyed when its time is over. */
export const personalSchema = z.strictObject({
  people: z.array(personSchema).max(5).default([]),
  /** 反映事项. */
  summary: z.string().max(4000).default(''),
  /** Who handles it (责任人), as the unit named them. */
  handlers: z.string().max(400).default(''),
  /** Words that belong to an event, by its number: an instruction, an opinion, a reason. */
  notes: z.record(z.string(), z.string().max(4000)).default({}),
})
export type Personal = z.infer<typeof personalSchema>

/** Nobody and nothing is known. */
export const nothingPersonal: Personal = { people: [], summary: '', handlers: '', notes: {} }

/**
 * Who is looking, as far as withdrawal (回避) goes: the leaders he is or speaks for. A case that concerns one of them,
 * or a unit in which one holds a post, does not exist for him.
 */
export interface Viewer {
  readonly leaders: readonly string[]
}

/** For the program’s own work: everything is there. */
export const everybody: Viewer = { leaders: [] }

/** The number of a case as its office writes it: `{year}`, `{n}` with at least four digits. */
export const caseNumber = (format: string, { year, n }: { readonly year: number; readonly n: number }): string =>
  format.replace('{year}', String(year)).replace('{n}', String(n).padStart(4, '0'))

/** Whether somebody may see numbers of cases: not who speaks for a leader, for a gap would tell of a case. */
export const seesNumbers = ({ leaders }: Viewer): boolean => leaders.length === 0

/** What somebody may mean by a number: one of a year, one of any year, or the national system’s. */
export type NumberTyped = { readonly year?: number | undefined; readonly n: number } | string

/** A number as people write it: as the office does, 2026-12, 12, or the national system’s number. */
export const caseNumberTyped = (format: string, typed: string): NumberTyped => {
  const plain = typed.normalize('NFKC').replace(/\s+/g, '')
  const literal = format.normalize('NFKC').replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  const own = new RegExp(`^${literal.replace('{year}', '(?<year>\\d{4})').replace('{n}', '(?<n>\\d{1,6})')}$`)
  const parts = own.exec(plain)?.groups ?? /^(?:(?<year>\d{4})[-/])?(?<n>\d{1,6})$/.exec(plain)?.groups
  if (!parts) return typed.trim()
  return { n: Number(parts.n), ...(parts.year === undefined ? {} : { year: Number(parts.year) }) }
}
