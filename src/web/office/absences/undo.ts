import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { type Availability, availabilitySchema } from '../../../domain/availability.ts'
import type { OfficeCall } from '../../call.tsx'
import { cookieName } from '../../cookie-name.ts'

const undoCookie = ({ isSecure }: OfficeCall): string => cookieName('taken-back', isSecure, true)
const kept = z.object({ by: z.number(), entry: availabilitySchema })

/** Keeps what somebody took back in his own browser, for the next page to offer it again; it is in no address and no log. */
export const keepForUndo = (call: OfficeCall, entry: Availability): void => {
  const value = Buffer.from(JSON.stringify({ by: call.person.id, entry })).toString('base64url')
  setCookie(call.http, undoCookie(call), value, {
    path: call.at(''),
    httpOnly: true,
    sameSite: 'Lax',
    secure: call.isSecure,
    maxAge: 600,
  })
}

/** What this person took back a moment ago, once. */
export const takenBack = (call: OfficeCall): Availability | undefined => {
  const value = getCookie(call.http, undoCookie(call))
  if (!value) return undefined
  deleteCookie(call.http, undoCookie(call), { path: call.at(''), secure: call.isSecure })
  try {
    const read = kept.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString()))
    return read.data?.by === call.person.id ? read.data.entry : undefined
  } catch {
    return undefined
  }
}
