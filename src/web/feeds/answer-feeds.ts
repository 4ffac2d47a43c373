import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FeedHead, FeedStore } from '../../db/feed-store.ts'
import type { Fetch, KnownToken, RenderedFeed } from '../../db/feeds-file.ts'
import { type FeedKey, feedKey } from '../../domain/feed.ts'
import { calendarText } from '../../feeds/ical.ts'
import { makeThrottle } from '../throttle.ts'

/** Days a revoked address answers with an empty calendar, so that phones take what they have away; then 410. */
const revokedDays = 30
/** Milliseconds that who asks for an unknown calendar waits while the file is being made for the first time. */
const longestWait = 25_000
/** Wrong addresses one caller may try a minute. */
export const mostGuesses = 30
/** As much of a caller’s name as is kept. */
const clientLength = 120

/** What answers calendars. */
export interface FeedAnswers {
  /** Answers a request for a calendar; false where it is for something else. */
  answer(request: IncomingMessage, response: ServerResponse): boolean
  /** Fetches since they were last asked for, by the hash of the address. */
  takeFetches(): ReadonlyMap<string, Fetch>
}

/** `/f/` and a secret, or the open calendars of an office. */
const paths = /^\/(?:f\/([^/?]+?)(\.ics)?|n\/([^/?]+)\/(calendar|workdays)\.ics)(?:\?.*)?$/

/** Whether an address without `.ics` is opened in a browser: then the application explains what to do with it. */
const isForBrowser = ({ headers, method }: IncomingMessage, [, secret, ending]: RegExpExecArray): boolean =>
  secret !== undefined && ending === undefined && method === 'GET' && (headers.accept ?? '').includes('text/html')

/** Who asks, for the throttle: behind a proxy the one the proxy saw. */
const callerOf = (request: IncomingMessage, behindProxy: boolean): string => {
  const forwarded = behindProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : ''
  return forwarded || (request.socket.remoteAddress ?? '-')
}

/** A calendar to answer with; its bytes are read only where the client has not got them. */
interface Answer extends Pick<RenderedFeed, 'tag' | 'changedAt'> {
  read(): Pick<RenderedFeed, 'tag' | 'changedAt' | 'body'> & { readonly zipped?: Buffer }
}

/** What a calendar is called that was never rendered. */
const unnamed = { name: '接访日历', timezone: 'Asia/Shanghai' }

/**
 * Answers subscribed calendars from their own file, before anything else of the service is asked: clients give a
 * subscription up, or empty it, on a single error. An address that holds is never turned away; one that does not, and
 * one that cannot be, get the same 404.
 */
export const answerFeeds = (
  store: FeedStore,
  {
    behindProxy,
    now = Date.now,
    untilWhole,
    onFault,
  }: {
    readonly behindProxy: boolean
    readonly now?: () => number
    readonly untilWhole: Promise<void>
    readonly onFault: (fault: unknown) => void
  },
): FeedAnswers => {
  const throttle = makeThrottle(now)
  let fetches = new Map<string, Fetch>()

  const rendered = (key: FeedKey): Answer | undefined => {
    const head = store.head(key)
    return head && { ...head, read: () => store.feed(key) ?? made(head, store.texts(key)).read() }
  }
  /** A calendar made on the spot. No time of change: only a tag tells it from the one before. */
  const made = ({ name, timezone }: Pick<FeedHead, 'name' | 'timezone'>, texts: readonly string[]): Answer => {
    const body = Buffer.from(calendarText({ name, timezone, language: 'zh-CN' }, texts))
    const answer = { tag: tagOf(body), changedAt: 0, body }
    return { ...answer, read: () => answer }
  }
  const answerTo = ({ feed, office, revokedAt }: KnownToken): Answer | 'gone' => {
    if (revokedAt !== null && now() - Date.parse(revokedAt) > revokedDays * 86_400_000) return 'gone'
    if (revokedAt !== null || store.isClosed(office)) return made(store.head(feed) ?? unnamed, [])
    return rendered(feed) ?? made(unnamed, store.texts(feed))
  }
  const find = (secret: string | undefined, office: string | undefined, which: string | undefined) => {
    if (secret === undefined) {
      const id = decoded(office!)
      const head = store.head(feedKey(which === 'calendar' ? 'public' : 'workdays', id))
      const found = head && store.isClosed(id) ? made(head, []) : head && rendered(head.key)
      return found && { answer: found, hash: undefined }
    }
    const hash = createHash('sha256').update(secret).digest('hex')
    const token = store.token(hash)
    const answer = token && answerTo(token)
    return answer && { answer, hash }
  }
  const serve = (request: IncomingMessage, response: ServerResponse, match: RegExpExecArray): void => {
    const found = find(match[1], match[3], match[4])
    if (!found) {
      if (store.log() === undefined) waitFor(request, response, match)
      else refuse(request, response)
      return
    }
    const { answer, hash } = found
    if (hash !== undefined)
      fetches.set(hash, {
        at: new Date(now()).toISOString(),
        client: String(request.headers['user-agent'] ?? '').slice(0, clientLength),
      })
    if (answer === 'gone') send(response, 410)
    else give(request, response, answer)
  }
  /** The file is being made: what is unknown now may be known in a moment. */
  const waitFor = (request: IncomingMessage, response: ServerResponse, match: RegExpExecArray): void => {
    const late = new Promise<void>((resolve) => setTimeout(resolve, longestWait).unref())
    void Promise.race([untilWhole, late]).then(() => {
      if (store.log() === undefined) send(response, 503, 60)
      else serve(request, response, match)
    })
  }
  const refuse = (request: IncomingMessage, response: ServerResponse): void => {
    const wait = throttle.take(callerOf(request, behindProxy), mostGuesses, 60)
    if (wait === 0) send(response, 404)
    else send(response, 429, wait)
  }
  return {
    answer(request, response) {
      const match = paths.exec(request.url ?? '')
      if (!match || isForBrowser(request, match)) return false
      request.resume()
      try {
        if (request.method === 'GET' || request.method === 'HEAD') serve(request, response, match)
        else send(response, 405)
      } catch (fault) {
        onFault(fault)
        send(response, 503, 60)
      }
      return true
    },
    takeFetches() {
      const taken = fetches
      fetches = new Map()
      return taken
    },
  }
}

/** The strong tag of a calendar: SHA-256 over its bytes. */
export const tagOf = (body: Buffer): string => createHash('sha256').update(body).digest('base64url').slice(0, 32)

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

/** An answer without a body; `retryAfter` in seconds. */
const send = (response: ServerResponse, status: number, retryAfter?: number): void => {
  response.writeHead(status, {
    'Content-Length': '0',
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    ...(retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) }),
  })
  response.end()
}

/** Whether the client has these bytes already: by tag, or where it sends none, by time. */
const isKnown = (
  { headers }: IncomingMessage,
  { tag, changedAt }: Pick<RenderedFeed, 'tag' | 'changedAt'>,
): boolean => {
  const asked = headers['if-none-match']
  if (asked !== undefined)
    return asked
      .split(',')
      .some((one) => ['*', `"${tag}"`, `"${tag}-gzip"`].includes(one.trim().replace(/^W\//, '')))
  const since = headers['if-modified-since']
  return since !== undefined && changedAt > 0 && Date.parse(since) >= changedAt * 1000
}

const give = (request: IncomingMessage, response: ServerResponse, answer: Answer): void => {
  const common = { 'Cache-Control': 'private, no-cache', Vary: 'Accept-Encoding', 'Referrer-Policy': 'no-referrer' }
  const stamps = ({ tag, changedAt }: Pick<RenderedFeed, 'tag' | 'changedAt'>, isZipped: boolean) => ({
    ...common,
    ETag: isZipped ? `"${tag}-gzip"` : `"${tag}"`,
    ...(changedAt > 0 ? { 'Last-Modified': new Date(changedAt * 1000).toUTCString() } : {}),
  })
  const isPacked = acceptsGzip(request)
  if (isKnown(request, answer)) {
    response.writeHead(304, stamps(answer, isPacked))
    response.end()
    return
  }
  const read = answer.read()
  const zipped = isPacked ? read.zipped : undefined
  const body = zipped ?? read.body
  response.writeHead(200, {
    ...stamps(read, zipped !== undefined),
    'X-Content-Type-Options': 'nosniff',
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="calendar.ics"',
    'Content-Length': String(body.length),
    ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

const acceptsGzip = ({ headers }: IncomingMessage): boolean =>
  /(^|[\s,])(gzip|\*)\s*(;\s*q=(1|0?\.\d*[1-9]\d*)[^,]*)?(,|$)/.test(String(headers['accept-encoding'] ?? ''))
