import { createHash } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import type { Context as HttpContext } from 'hono'
import { setCookie } from 'hono/cookie'
import type { Child } from 'hono/jsx'
import type { Actor } from '../db/log-store.ts'
import type { Database } from '../db/open.ts'
import type { Membership } from '../db/user-store.ts'
import type { Viewer } from '../domain/case.ts'
import type { Office } from '../domain/office.ts'
import type { Language, Text } from '../domain/text.ts'
import type { MemberRole } from '../domain/user.ts'
import type { AppContext } from './app-context.ts'
import { cookieName } from './cookie-name.ts'
import { Layout, type Shown } from './layout.tsx'

/** Tests ask without a socket, so that the bindings may be missing. */
export interface WebEnv {
  readonly Bindings: Partial<HttpBindings>
  /** `policy`: a content security policy of the answer’s own. */
  readonly Variables: { requestId: string; policy?: string }
}
export type Http = HttpContext<WebEnv>

/** Who is signed in. */
export interface Person {
  readonly id: number
  readonly name: string
  readonly shownName: string
  readonly isAdmin: boolean
  readonly memberships: readonly (Membership & { readonly officeName: string })[]
}

/** One request and what every page needs to answer it. */
export interface Call {
  readonly app: AppContext
  readonly http: Http
  readonly language: Language
  readonly person: Person | undefined
  /** The address the request came from. */
  readonly address: string
  /** Whether it came over https, here or at the proxy. */
  readonly isSecure: boolean
  say(text: Text): string
  /** A page in the common frame. */
  page(
    shown: Shown,
    content: Child,
    status?: 200 | 400 | 403 | 404 | 409 | 422 | 429 | 500 | 507,
  ): Promise<Response>
  /** A page that brings its own style and needs nothing else, such as a notice to print; `script`: but a script of ours. */
  standalone(html: string, needs?: 'script'): Response
  /** 303: the form is done with, look at this. `said` is shown once on the next page. */
  redirect(path: string, said?: Text): Response
  /** 303 as well, but nothing was done: the next page says why, in a look of its own. */
  refuse(path: string, why: Text): Response
}

/** A request of somebody signed in. */
export interface PersonCall extends Call {
  readonly person: Person
  readonly actor: Actor & { readonly user: number }
}

/** A request for one office, by somebody who belongs to it. */
export interface OfficeCall extends PersonCall {
  readonly office: Office
  readonly roles: ReadonlySet<MemberRole>
  /** Leaders he is, or enters absences for. */
  readonly ownLeaders: ReadonlySet<string>
  /** As whom he sees cases: all leaders he is or speaks for, in any office (回避). */
  readonly viewer: Viewer
  /** For auditors’ eyes alone it cannot write. */
  readonly database: Database
  readonly actor: Actor & { readonly office: string; readonly user: number }
  /** An address of this office: `at('/people')`. */
  at(path: string): string
}

/** Where the message for the next page is kept until it is shown. */
export const saidCookie = (isSecure: boolean): string => cookieName('said', isSecure)

/** Words for the next page. */
export type Said = Text & { readonly isRefusal: boolean }

/** Browsers drop larger cookies. */
const mostSaid = 400

const leaveWords = (http: Http, isSecure: boolean, { isRefusal, ...said }: Said): void => {
  const short = (words: string): string => (words.length > mostSaid ? `${words.slice(0, mostSaid)}…` : words)
  const kept = { 'zh-CN': short(said['zh-CN']), en: short(said.en), isRefusal }
  setCookie(http, saidCookie(isSecure), JSON.stringify(kept), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure,
    maxAge: 60,
  })
}

/** Makes the frame’s answers for a call. */
export const answers = (
  http: Http,
  isSecure: boolean,
  frame: (shown: Shown, content: Child) => Parameters<typeof Layout>[0],
): Pick<Call, 'page' | 'redirect' | 'refuse' | 'standalone'> => ({
  standalone(html, needs) {
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    const script = needs ? "; script-src 'self'; connect-src 'self'" : ''
    http.set(
      'policy',
      `default-src 'none'; style-src 'sha256-${hash}'${script}; frame-ancestors 'none'; base-uri 'none'`,
    )
    return http.html(html) as Response
  },
  async page(shown, content, status = 200) {
    return http.html(`<!doctype html>${await (<Layout {...frame(shown, content)} />)}`, status)
  },
  redirect(path, said) {
    if (said) leaveWords(http, isSecure, { ...said, isRefusal: false })
    return http.redirect(path, 303)
  },
  refuse(path, why) {
    leaveWords(http, isSecure, { ...why, isRefusal: true })
    return http.redirect(path, 303)
  },
})
