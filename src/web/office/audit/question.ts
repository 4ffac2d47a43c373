import { dayEnd } from '../../../calendar/instant.ts'
import { addMonths, type Day, daySchema, type MonthName, monthOf, monthSchema } from '../../../domain/day.ts'
import { dayTyped } from '../../../domain/typed.ts'
import type { Audit, AuditQuestion } from '../../audit/audits.ts'
import type { OfficeCall } from '../../call.tsx'
import { todayOf } from '../today.ts'

/** What an auditor asks in a page’s address: months from and to, and the day up to whose end things were known. */
export interface Asked extends AuditQuestion {
  /** The day typed as “known at”; undefined: now. */
  readonly asOf: Day | undefined
}

/** Months one question may span. */
export const mostMonths = 36

/**
 * Reads the question of an address (`from`, `to`, `asof`): this year up to now where nothing, or nothing that can be
 * read, is there. Months in the wrong order are put right; a question too long is cut to its last months.
 */
export const questionIn = (call: OfficeCall): Asked => {
  const today = todayOf(call)
  const [one, other] = [monthIn(call, 'from') ?? `${today.slice(0, 4)}-01`, monthIn(call, 'to') ?? monthOf(today)]
  const [first, to] = one <= other ? [one, other] : [other, one]
  const earliest = addMonths(to, 1 - mostMonths)
  return questionOf(call, first < earliest ? earliest : first, to)
}

/** The question about one month (`month`); the last of more months, or this one, where none is named. */
export const monthQuestionIn = (call: OfficeCall): Asked => {
  const month = monthIn(call, 'month') ?? monthIn(call, 'to') ?? monthOf(todayOf(call))
  return questionOf(call, month, month)
}

const monthIn = ({ http }: OfficeCall, name: string): MonthName | undefined =>
  monthSchema.safeParse(http.req.query(name)).data

/** The question about some months, on what was known on the day of the address (`asof`). */
export const questionOf = (call: OfficeCall, from: MonthName, to: MonthName): Asked => {
  const { app, http, office } = call
  const today = todayOf(call)
  const typed = daySchema.safeParse(dayTyped(http.req.query('asof') ?? '')).data
  const asOf = typed !== undefined && typed < today ? typed : undefined
  return {
    office: office.id,
    from,
    to,
    at: asOf === undefined ? app.now() : dayEnd(asOf, office.timezone),
    isNow: asOf === undefined,
    asOf,
  }
}

/** The answer to a question, read from a connection that cannot write; undefined where the office was not known then. */
export const auditOf = ({ app }: OfficeCall, question: AuditQuestion): Audit | undefined =>
  app.audits.of(app.readOnly, question)

/** The question as it stands in addresses; `more` is added to it. */
export const queryOf = ({ from, to, asOf }: Asked, more: Readonly<Record<string, string>> = {}): string =>
  `?${new URLSearchParams({ from, to, ...(asOf === undefined ? {} : { asof: asOf }), ...more })}`
