import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FeedStore } from '../../db/feed-store.ts'
import type { Fetch } from '../../db/feeds-file.ts'
import { feedKey } from '../../domain/feed.ts'
import { callerOf } from '../caller.ts'
import { makeThrottle } from '../throttle.ts'
import { findFeeds } from './find-feed.ts'
import { give, send } from './give-feed.ts'

/** Milliseconds that who asks for an unknown calendar waits while calendars are looked through after a start. */
const longestWait = 25_000
/** Most who wait so. */
const mostWaiting = 2000
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

/** `/f/` and whatever is taken for a secret, or the open calendars of an office. */
const paths = /^\/(?:f\/([^?]*?)(\.ics)?|n\/([^/?]+)\/(calendar|workdays)\.ics)(?:\?.*)?$/s

/** Whether an address without `.ics` is opened in a browser: then the application explains what to do with it. */
const isForBrowser = ({ headers, method }: IncomingMessage, [, secret, ending]: RegExpExecArray): boolean =>
  secret !== undefined &&
  ending === undefined &&
  method === 'GET' &&
  /^[\w-]+$/.test(secret) &&
  (headers.accept ?? '').includes('text/html')

/**
 * Answers subscribed calendars from their own file, before anything else of the service is asked: clients give a
 * subscription up, or empty it, on a single error. An address that holds is never turned away; one that does not, and
 * one that cannot be, get the same 404, and after some guesses the same 429.
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
    /** Resolves when the calendars have been brought up to date after a start, or cannot be. */
    readonly untilWhole: Promise<void>
    readonly onFault: (fault: unknown) => void
  },
): FeedAnswers => {
  const throttle = makeThrottle(now)
  const finder = findFeeds(store, now)
  let fetches = new Map<string, { at: number; client: string }>()
  let isWhole = false
  let waiting = 0
  void untilWhole.then(() => {
    isWhole = true
  })

  const serve = (
    request: IncomingMessage,
    response: ServerResponse,
    match: RegExpExecArray,
    mayWait: boolean,
  ): void => {
    const [, secret, , office, which] = match
    const hash = secret === undefined ? undefined : finder.hashOf(secret)
    const found =
      hash === undefined
        ? finder.open(feedKey(which === 'calendar' ? 'public' : 'workdays', decoded(office!)))
        : finder.secret(hash)
    if (!found) {
      if (mayWait && waiting < mostWaiting) waitFor(request, response, match)
      else refuse(request, response)
      return
    }
    if (hash !== undefined) {
      const client = request.headers['user-agent'] ?? ''
      fetches.set(hash, { at: now(), client })
    }
    if (found === 'gone') send(response, 410)
    else give(request, response, found)
  }
  /** What is unknown now may be known in a moment. */
  const waitFor = (request: IncomingMessage, response: ServerResponse, match: RegExpExecArray): void => {
    waiting++
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, longestWait).unref()
    })
    void Promise.race([untilWhole, late]).then(() => {
      clearTimeout(timer)
      waiting--
      safely(response, () => serve(request, response, match, false))
    })
  }
  const refuse = (request: IncomingMessage, response: ServerResponse): void => {
    // Nothing is unknown before everything is known.
    const isMade = store.log() !== undefined
    const wait = isMade ? throttle.take(whoAsks(request), mostGuesses, 60) : 60
    if (wait === 0) send(response, 404)
    else send(response, isMade ? 429 : 503, wait)
  }
  const whoAsks = ({ headers, socket }: IncomingMessage): string =>
    callerOf({ forwarded: headers['x-forwarded-for']?.toString(), remote: socket.remoteAddress }, behindProxy)
  const safely = (response: ServerResponse, work: () => void): void => {
    try {
      work()
    } catch (fault) {
      onFault(fault)
      if (!response.headersSent) send(response, 503, 60)
    }
  }
  return {
    answer(request, response) {
      const match = paths.exec(request.url ?? '')
      if (!match || isForBrowser(request, match)) return false
      if (request.method === 'GET' || request.method === 'HEAD')
        safely(response, () => serve(request, response, match, !isWhole))
      else {
        request.resume()
        send(response, 405)
      }
      return true
    },
    takeFetches() {
      const taken = new Map<string, Fetch>()
      for (const [hash, { at, client }] of fetches)
        taken.set(hash, { at: new Date(at).toISOString(), client: client.slice(0, clientLength) })
      fetches = new Map()
      return taken
    },
  }
}

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
