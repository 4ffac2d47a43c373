import { createHash } from 'node:crypto'
import { officeById } from '../../db/office-store.ts'
import { firstPublishedOf } from '../../db/roster-store.ts'
import { type MonthName, monthSchema } from '../../domain/day.ts'
import type { Notice } from '../../domain/notice.ts'
import type { Office } from '../../domain/office.ts'
import type { Call } from '../call.tsx'
import { monthNotice } from '../month-notice.ts'

/** An office whose notices are public, with the months it has published, the earliest first. */
export interface PublicOffice {
  readonly office: Office
  readonly months: readonly MonthName[]
}

/** The office of the address; undefined where there is none such, it shows nothing in public, or has published nothing. */
export const publicOffice = ({ app, http }: Call): PublicOffice | undefined => {
  const office = officeById(app.readOnly, http.req.param('office') ?? '')
  if (!office?.settings.notice.isPublic) return undefined
  const months = firstPublishedOf(app.readOnly, office.id).map(({ month }) => month)
  return months.length === 0 ? undefined : { office, months: months.sort() }
}

/** A public notice; undefined where the month is not published. */
export const publicNotice = ({ app }: Call, { office }: PublicOffice, month: MonthName): Notice | undefined =>
  monthNotice(app.published, app.readOnly, office, month)

/** The office and the notice of an address that names a month; undefined for whatever the public may not see. */
export const publicMonth = (call: Call): { readonly found: PublicOffice; readonly notice: Notice } | undefined => {
  const month = monthSchema.safeParse(call.http.req.param('month')).data
  const found = publicOffice(call)
  const notice = found && month ? publicNotice(call, found, month) : undefined
  return found && notice ? { found, notice } : undefined
}

/** Seconds for which anybody may keep what is public. */
const keptSeconds = 60

/** Says how long an answer may be kept and what it is; true where the asker has it already: answer with 304 then. */
export const isKnown = ({ http }: Call, body: string | Uint8Array): boolean => {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  http.header('ETag', tag)
  http.header('Cache-Control', `public, max-age=${keptSeconds}`)
  // The language of a page is in a cookie.
  http.header('Vary', 'Cookie')
  return (http.req.header('if-none-match') ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
}
