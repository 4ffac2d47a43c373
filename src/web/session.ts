import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Actor } from '../db/log-store.ts'
import { isDiskFull } from '../db/open.ts'
import { closeSession, openSession, sessionOf, touchSession } from '../db/session-store.ts'
import { membershipsOf } from '../db/user-store.ts'
import type { Language } from '../domain/text.ts'
import type { AppContext } from './app-context.ts'
import type { Http, Person } from './call.tsx'
import { hashOf, newToken } from './token.ts'

/** Browsers take a `__Host-` cookie only over https and only for this very host. */
const cookieName = (isSecure: boolean): string => (isSecure ? '__Host-session' : 'session')

const later = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** How much of a session’s idle time may pass before it is noted that it is used. */
const noteEvery = 60_000

/** Who is signed in, and in which language he reads; undefined when nobody is. */
export const personIn = (
  app: AppContext,
  http: Http,
  isSecure: boolean,
): { readonly person: Person; readonly language: Language } | undefined => {
  const token = getCookie(http, cookieName(isSecure))
  if (!token) return undefined
  const now = app.now()
  const found = sessionOf(app.database, hashOf(token), now, later(now, -app.settings.sessionIdleMinutes))
  if (!found) return undefined
  if (Date.parse(now) - Date.parse(found.seenAt) > noteEvery) noteUse(app, hashOf(token), now)
  const { user, language, name, shownName, isAdmin } = found
  return {
    language,
    person: { id: user, name, shownName, isAdmin, memberships: membershipsOf(app.database, user) },
  }
}

/** Notes that a session is used. Pages can still be read when the disk is full; only this is not noted then. */
const noteUse = (app: AppContext, tokenHash: string, now: string): void => {
  try {
    touchSession(app.database, tokenHash, now)
  } catch (fault) {
    if (!isDiskFull(fault)) throw fault
  }
}

/** Signs a user in: a new session, whatever there was before. Runs inside a transaction of the caller. */
export const signIn = (app: AppContext, http: Http, isSecure: boolean, actor: Actor & { user: number }): void => {
  const token = newToken()
  openSession(app.database, actor, {
    tokenHash: hashOf(token),
    endsAt: later(actor.at, app.settings.sessionHours * 60),
  })
  setCookie(http, cookieName(isSecure), token, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure })
}

/** Ends the session of a request. */
export const signOut = (app: AppContext, http: Http, isSecure: boolean, actor: Actor): void => {
  const token = getCookie(http, cookieName(isSecure))
  if (token) app.database.write(() => closeSession(app.database, actor, hashOf(token)))
  deleteCookie(http, cookieName(isSecure), { path: '/', secure: isSecure })
}
