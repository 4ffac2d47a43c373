import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { officeById } from '../db/office-store.ts'
import { type Database, isAnswering, isDiskFull } from '../db/open.ts'
import type { AppContext } from './app-context.ts'
import { assets } from './assets.ts'
import {
  answers,
  type Call,
  type Http,
  type OfficeCall,
  type PersonCall,
  type Said,
  saidCookie,
  type WebEnv,
} from './call.tsx'
import { callerOf } from './caller.ts'
import { UnreadableForm } from './form.tsx'
import { isHttpsMissing, isPlainHttp, isSecure, remoteAddress } from './https.ts'
import { languageIn } from './language.ts'
import type { MenuEntry, Shown } from './layout.tsx'
import { menuOf } from './menu.ts'
import { plainPage } from './plain-page.tsx'
import type { Route } from './route.ts'
import { personIn } from './session.ts'

/** Bytes of a form; files are larger. */
const formLimit = 256 * 1024
const fileLimit = 6 * 1024 * 1024

/** The web application: what every request goes through, then the routes. */
export const webApp = (app: AppContext, routes: readonly Route[]) => {
  const web = new Hono<WebEnv>()

  web.use(async (http, next) => {
    const started = performance.now()
    http.set('requestId', randomUUID().slice(0, 8))
    await next()
    // The pattern, never the path: paths hold secrets.
    const { method, routePath } = http.req as Http['req'] & { routePath: string }
    app.log.info({
      id: http.get('requestId'),
      method,
      route: routePath,
      status: http.res.status,
      ms: Math.round(performance.now() - started),
    })
  })
  web.use(async (http, next) => {
    await next()
    const policy = http.get('policy')
    if (policy) http.res.headers.set('Content-Security-Policy', policy)
  })
  web.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      strictTransportSecurity: app.settings.hstsDays > 0 ? `max-age=${app.settings.hstsDays * 86_400}` : false,
    }),
  )
  web.use(async (http, next) => {
    await next()
    // Pages speak of people, and the computers of an office are shared.
    if (!http.res.headers.has('Cache-Control')) http.res.headers.set('Cache-Control', 'no-store')
  })
  web.get('/healthz', (http) => {
    // A service that cannot read is not well, whatever else it can do.
    const ok = [app.database, app.readOnly].every(canAnswer)
    return http.json({ ok }, ok ? 200 : 503)
  })
  // `/healthz` says nothing that is secret, to whoever watches the service from this machine.
  web.use(async (http, next) =>
    isHttpsMissing(app, http)
      ? http.text('https is needed here · 需要 https(或设置 ROSTER_PLAIN_HTTP=yes)', 403)
      : next(),
  )
  web.get('/assets/:name', assets)
  web.use(async (http, next) => {
    const wait = app.throttle.take(`address ${addressOf(app, http)}`, app.settings.requestsPerMinute, 60)
    if (wait === 0) return next()
    http.header('Retry-After', String(wait))
    return plainPage(callOf(app, http), 'busy')
  })
  web.use(async (http, next) => {
    const limit = (http.req.header('content-type') ?? '').startsWith('multipart/form-data') ? fileLimit : formLimit
    return bodyLimit({ maxSize: limit, onError: (c) => plainPage(callOf(app, c as Http), 'large') })(http, next)
  })
  const sameOrigin = csrf({
    secFetchSite: 'same-origin',
    origin: (origin, http) => {
      // A page in a sandbox has the origin `null`.
      if (!URL.canParse(origin)) return false
      const { host, protocol } = new URL(origin)
      return host === http.req.header('host') && (protocol === 'https:' || !isSecure(app, http as Http))
    },
  })
  web.use(async (http, next) => {
    try {
      return await sameOrigin(http, next)
    } catch (fault) {
      if ((fault as { status?: number }).status === 403) return plainPage(callOf(app, http), 'forged')
      throw fault
    }
  })
  web.use(async (http, next) => {
    const before = app.database.changes()
    await next()
    // Who has changed something sees calendars as they are after it.
    if (http.req.method !== 'GET' && app.database.changes() !== before) await app.feeds.refresh()
  })
  for (const route of routes) web.on(route.method, route.path, (http) => answer(app, http, route))
  web.notFound((http) => plainPage(callOf(app, http), 'notFound'))
  web.onError(async (fault, http) => {
    if (fault instanceof UnreadableForm) return plainPage(callOf(app, http), 'unreadable')
    const id = http.get('requestId')
    const isFull = isDiskFull(fault)
    app.log.error({ id, err: fault }, isFull ? 'the disk is full' : 'a request failed')
    try {
      return await plainPage(callOf(app, http), isFull ? 'full' : 'fault', id)
    } catch {
      // Even who asks cannot be looked up.
      return http.text(`程序出了问题 · Something went wrong on our side: ${id}`, 500)
    }
  })
  return web
}

const canAnswer = (database: Database): boolean => {
  try {
    return isAnswering(database)
  } catch {
    return false
  }
}

const addressOf = ({ settings }: AppContext, http: Http): string =>
  callerOf({ forwarded: http.req.header('x-forwarded-for'), remote: remoteAddress(http) }, settings.behindProxy)

const callOf = (app: AppContext, http: Http, office?: { name: string; menu: readonly MenuEntry[] }): Call => {
  const secure = isSecure(app, http)
  const found = personIn(app, http, secure)
  const language = found?.language ?? languageIn(http, secure)
  const here = new URL(http.req.url)
  const said = getCookie(http, saidCookie(secure))
  const frame = (shown: Shown, content: unknown) => {
    if (said) deleteCookie(http, saidCookie(secure), { path: '/', secure })
    return {
      ...shown,
      language,
      person: found?.person,
      officeName: office?.name,
      menu: office?.menu ?? [],
      here: http.req.method === 'GET' ? here.pathname + here.search : '/',
      isPlain: isPlainHttp(app, http),
      said: saidIn(said),
      children: content as never,
    }
  }
  return {
    app,
    http,
    language,
    person: found?.person,
    address: addressOf(app, http),
    isSecure: secure,
    say: (text) => text[language],
    ...answers(http, secure, frame),
  }
}

const saidIn = (cookie: string | undefined): Said | undefined => {
  if (!cookie) return undefined
  try {
    const { 'zh-CN': zh, en, isRefusal } = JSON.parse(cookie) as Record<string, unknown>
    if (typeof zh !== 'string' || typeof en !== 'string') return undefined
    return { 'zh-CN': zh, en, isRefusal: isRefusal === true }
  } catch {
    return undefined
  }
}

/** Lets a request through to its route, or says why not: strangers are asked to sign in, others see no such page. */
const answer = async (app: AppContext, http: Http, route: Route): Promise<Response> => {
  const call = callOf(app, http)
  if (route.access === 'anyone') return route.run(call)
  const { person } = call
  if (!person) {
    const { pathname, search } = new URL(http.req.url)
    const back = http.req.method === 'GET' ? `?back=${encodeURIComponent(pathname + search)}` : ''
    return call.redirect(`/sign-in${back}`)
  }
  const actor = { user: person.id, office: null, at: app.now() }
  const personCall: PersonCall = { ...call, person, actor }
  if (route.access === 'person') return route.run(personCall)
  if (route.access === 'admin') return person.isAdmin ? route.run(personCall) : plainPage(call, 'notFound')
  const office = officeCall(personCall)
  if (!office || !route.access.some((role) => office.roles.has(role))) return plainPage(call, 'notFound')
  return route.run(office)
}

/** The call of somebody who belongs to the office of the address; undefined for everybody else. */
const officeCall = (call: PersonCall): OfficeCall | undefined => {
  const { app, http, person } = call
  const id = http.req.param('office') ?? ''
  const held = person.memberships.filter((membership) => membership.office === id)
  const office = held.length > 0 ? officeById(app.database, id) : undefined
  if (!office) return undefined
  const roles = new Set(held.map(({ role }) => role))
  const framed = callOf(app, http, { name: office.name, menu: menuOf(id, roles) })
  return {
    ...call,
    page: framed.page,
    office,
    roles,
    ownLeaders: new Set(held.flatMap(({ leader }) => (leader === null ? [] : [leader]))),
    viewer: { leaders: person.memberships.flatMap(({ leader }) => leader ?? []) },
    database: [...roles].every((role) => role === 'auditor') ? app.readOnly : app.database,
    actor: { ...call.actor, office: id },
    at: (path) => `/o/${id}${path}`,
  }
}
