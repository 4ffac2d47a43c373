import { createHash } from 'node:crypto'
import { caseStateWords, type Personal } from '../../domain/case.ts'
import type { CaseEvent, NewCaseEvent } from '../../domain/case-event.ts'
import type { ClockSet } from '../../domain/clock.ts'
import type { Day } from '../../domain/day.ts'
import type { Text } from '../../domain/text.ts'
import { caseOf } from '../../reception/case-of.ts'
import { refusalOf, type StepFacts } from '../../reception/case-steps.ts'
import { registrationRefusal } from '../../reception/registration.ts'
import type { RowReader } from '../../workbook/row-reader.ts'
import type { LedgerKey } from '../../workbook/table-cases.ts'
import type { LedgerStep } from '../../workbook/understand-case-steps.ts'
import type { LedgerCase } from '../../workbook/understand-cases.ts'

/** A case of a ledger, ready to be taken over. */
export interface LedgerEntry {
  readonly id: string
  readonly events: readonly [NewCaseEvent, ...NewCaseEvent[]]
  readonly personal: Personal
}

/** What judging rows needs to know. */
export interface JudgeFacts {
  readonly office: string
  readonly today: Day
  /** The clocks imported cases go by. */
  readonly clocks: { readonly version: number; readonly set: ClockSet }
  hasToWithdraw(received: Day): StepFacts['hasToWithdraw']
}

/**
 * The id a case of a ledger has here, by its old number and the day, or by its national number: taken over again, it is
 * the same case, after its words were purged, too. The number itself cannot be read from it.
 */
export const ledgerCaseId = (office: string, { number, national, received }: LedgerCase): string => {
  const known = number === '' ? ['national', national] : ['number', number, received]
  return `i${createHash('sha256')
    .update(JSON.stringify([office, ...known]))
    .digest('hex')
    .slice(0, 31)}`
}

/** Columns that fields of a registration stand in. */
const registered: Readonly<Record<string, LedgerKey>> = {
  day: 'received',
  receiver: 'receiver',
  heads: 'heads',
  representatives: 'representatives',
}

/** Columns the day of a step stands in, where it is not the column of the step. */
const dayOf: Partial<Record<LedgerKey, LedgerKey>> = {
  lead: 'assigned',
  instructor: 'instructed',
  disposition: 'received',
}

const columnOf = ({ column, step }: LedgerStep, field: string): LedgerKey => {
  if (field === 'day') return dayOf[column] ?? column
  if (field === 'by') return step.what === 'assigned' ? 'due' : 'promised'
  if (field === 'co') return 'co'
  if (field === 'leader' && step.what === 'first-handled') return 'firstLeader'
  return column
}

/** What is missing before a step, in the words of the ledger’s columns. */
const missingBefore: Partial<Record<NewCaseEvent['what'], Text>> = {
  closed: {
    'zh-CN': '这件还不能办结:交办的要有受理日期和答复日期,其余的要有处理方式“当场解决”“解释说明”或“承诺办理”',
    en: 'cannot be closed yet: what was assigned needs the days of acceptance and answer, others how they were dealt with',
  },
  answered: { 'zh-CN': '答复之前要有受理日期', en: 'comes before the day of acceptance, which is missing' },
  informed: { 'zh-CN': '告知之前要有受理日期', en: 'comes before the day of acceptance, which is missing' },
  accepted: { 'zh-CN': '答复或办结以后不能再受理,请核对各项日期的先后', en: 'comes after the answer or the end' },
  assigned: { 'zh-CN': '答复或办结以后不能再交办,请核对各项日期的先后', en: 'comes after the answer or the end' },
  'unit-received': { 'zh-CN': '签收之前要有交办日期', en: 'comes before the day of assignment, which is missing' },
  objected: { 'zh-CN': '提出异议之前要有签收日期', en: 'comes before the unit received it' },
  'opinion-received': { 'zh-CN': '送达之前要有答复日期', en: 'comes before the answer, which is missing' },
  'review-asked': { 'zh-CN': '申请复查之前要有答复日期和送达日期', en: 'comes before the answer was received' },
  'review-answered': { 'zh-CN': '复查答复之前要有申请复查的日期', en: 'comes before the review was asked for' },
  'review-received': { 'zh-CN': '复查送达之前要有复查答复的日期', en: 'comes before the review was answered' },
  'rereview-asked': { 'zh-CN': '申请复核之前要有复查送达的日期', en: 'comes before the review was received' },
  'rereview-answered': {
    'zh-CN': '复核答复之前要有申请复核的日期',
    en: 'comes before the re-review was asked for',
  },
  refused: { 'zh-CN': '已经受理的不能再填“不予受理”', en: 'does not fit: the case was accepted' },
}

const asEvent = (step: NewCaseEvent, n: number): CaseEvent => ({ ...step, n, by: null, at: '' }) as CaseEvent

/** The words and the note of the registration: the old number is kept with them, and goes with them. */
const personalOf = ({ number, personal, steps }: LedgerCase): Personal => ({
  ...personal,
  notes: Object.fromEntries([
    ...(number === '' ? [] : [['1', `原编号:${number}`]]),
    ...steps.flatMap(({ note }, at) => (note ? [[String(at + 2), note]] : [])),
  ]),
})

/**
 * Whether what a row tells could have happened: the same rules as for a case registered step by step. Mistakes are noted in
 * the row; undefined then.
 */
export const judgeRow = (reader: RowReader, one: LedgerCase, facts: JudgeFacts): LedgerEntry | undefined => {
  const { received, receiver, concerns, national } = one
  const { today, clocks } = facts
  const event: Extract<NewCaseEvent, { what: 'registered' }> = {
    what: 'registered',
    day: received,
    data: {
      ...one.facts,
      ...{ reception: null, receiver, concerns, earlier: null, clocks: clocks.version },
      nationalNumber: national || null,
    },
  }
  const hasToWithdraw = facts.hasToWithdraw(received)
  const refused = registrationRefusal(event, { today, hasToWithdraw })
  if (refused) return reader.wrong(registered[refused.field] ?? '', refused.says)
  const events: [CaseEvent, ...CaseEvent[]] = [asEvent(event, 1)]
  for (const taken of one.steps) {
    // Limits only matter for extensions, which a ledger has none of.
    const why = refusalOf(events, taken.step, { today, clocks: clocks.set, deadlines: [], hasToWithdraw })
    if (why) {
      const says = (why.field === '' ? missingBefore[taken.step.what] : undefined) ?? why.says
      return reader.wrong(columnOf(taken, why.field), says)
    }
    events.push(asEvent(taken.step, events.length + 1))
  }
  const { state } = caseOf(events)
  if (one.state !== undefined && one.state !== state) {
    const [is, said] = [caseStateWords[state], caseStateWords[one.state]]
    return reader.wrong('state', {
      'zh-CN': `按各项日期应是“${is['zh-CN']}”,填的却是“${said['zh-CN']}”,请核对`,
      en: `says “${said.en}”, while the dates make it “${is.en}”`,
    })
  }
  const [first, ...rest] = [event, ...one.steps.map(({ step }) => step)]
  return { id: ledgerCaseId(facts.office, one), events: [first!, ...rest], personal: personalOf(one) }
}
