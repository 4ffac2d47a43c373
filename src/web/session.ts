import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Actor } from '../db/log-store.ts'
import { isDiskFull } from '../db/open.ts'
import { closeSession, openSession, sessionOf, touchSession } from '../db/session-store.ts'
import { membershipsOf } from '../db/user-store.ts'
import type { Language } from '../domain/text.ts'
import type { AppContext } from './app-context.ts'
import type { Http, Person } from './call.tsx'
import { cookieName } from './cookie-name.ts'
import { hashOf, newToken } from './token.ts'

const sessionCookie = (isSecure: boolean): string => cookieName('session', isSecure)

const later = (at: string, minutes: number): string => new Date(Date.parse(at) + minutes * 60_000).toISOString()

/** How much of a session’s idle time may pass before it is noted that it is used. */
const noteEvery = 60_000

/** Who is signed in, and in which language he reads; undefined when nobody is. */
export const personIn = (
  app: AppContext,
  http: Http,
  isSecure: boolean,
): { readonly person: Person; readonly language: Language } | undefined => {
  const token = getCookie(http, sessionCookie(isSecure))
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

/** Signs a user in: a new session, and the one this browser had ends. Runs inside a transaction of the caller. */
export const signIn = (app: AppContext, http: Http, isSecure: boolean, actor: Actor & { user: number }): void => {
  const former = getCookie(http, sessionCookie(isSecure))
  if (former) closeSession(app.database, actor, hashOf(former))
  const token = newToken()
  openSession(app.database, actor, {
    tokenHash: hashOf(token),
    endsAt: later(actor.at, app.settings.sessionHours * 60),
  })
  setCookie(http, sessionCookie(isSecure), token, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure })
}

/** Ends the session of a request. */
export const signOut = (app: AppContext, http: Http, isSecure: boolean, actor: Actor): void => {
  const token = getCookie(http, sessionCookie(isSecure))
  if (token) app.database.write(() => closeSession(app.database, actor, hashOf(token)))
  deleteCookie(http, sessionCookie(isSecure), { path: '/', secure: isSecure })
}
