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
  const { app, http, office } = call
  const today = todayOf(call)
  const month = (name: 'from' | 'to'): MonthName | undefined => monthSchema.safeParse(http.req.query(name)).data
  const [one, other] = [month('from') ?? `${today.slice(0, 4)}-01`, month('to') ?? monthOf(today)]
  const [first, to] = one <= other ? [one, other] : [other, one]
  const earliest = addMonths(to, 1 - mostMonths)
  const typed = daySchema.safeParse(dayTyped(http.req.query('asof') ?? '')).data
  const asOf = typed !== undefined && typed < today ? typed : undefined
  return {
    office: office.id,
    from: first < earliest ? earliest : first,
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
