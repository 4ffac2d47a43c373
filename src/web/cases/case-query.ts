import type { CaseFilter } from '../../db/case-list.ts'
import { type CaseStateName, caseNumberTyped, caseStateWords, seesNumbers } from '../../domain/case.ts'
import { daySchema, yearsBefore } from '../../domain/day.ts'
import { dayTyped } from '../../domain/typed.ts'
import type { OfficeCall } from '../call.tsx'
import { type Form, formOf } from '../form.tsx'
import { todayOf } from '../office/today.ts'

/** What cases are asked for by, in addresses. */
export const caseQueryNames = [
  'number',
  'state',
  'subject',
  'unit',
  'leader',
  'from',
  'to',
  'overdue',
  'backlog',
  'reception',
] as const

/** What is asked for, as the address has it. */
export const askedIn = ({ http }: OfficeCall): Form =>
  formOf(caseQueryNames.map((name) => [name, http.req.query(name) ?? ''] as const))

/** An address that asks for the same cases, another page of them. */
export const queryOf = (form: Form, page = 1): string => {
  const query = new URLSearchParams()
  for (const name of caseQueryNames) if (form.get(name) !== '') query.set(name, form.get(name))
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text ? `?${text}` : ''
}

/** Which cases are asked for; what cannot be read asks for nothing. */
export const filterOf = (call: OfficeCall, form: Form): CaseFilter => {
  const { office, viewer } = call
  const { number: format, backlogYears } = office.settings.cases
  const today = todayOf(call)
  const given = (name: (typeof caseQueryNames)[number]): string | undefined => form.get(name) || undefined
  const day = (name: 'from' | 'to'): string | undefined => daySchema.safeParse(dayTyped(form.get(name))).data
  const [state, number] = [given('state'), given('number')]
  const isState =
    state === 'open' || state === 'ended' || (state !== undefined && Object.hasOwn(caseStateWords, state))
  return {
    state: isState ? (state as CaseStateName | 'open' | 'ended') : undefined,
    subject: given('subject'),
    unit: given('unit'),
    leader: given('leader'),
    from: day('from'),
    to: day('to'),
    number: number === undefined || !seesNumbers(viewer) ? number : caseNumberTyped(format, number),
    reception: given('reception'),
    overdueOn: given('overdue') && today,
    openBefore: given('backlog') && yearsBefore(today, backlogYears),
  }
}
