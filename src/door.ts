import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { FeedAnswers } from './web/feeds/answer-feeds.ts'

/** Milliseconds that who comes while the application is away waits for it. */
const longestWait = 20_000
/** Most who wait. */
const mostWaiting = 200

/** The way into the service: calendars are always answered, all else while the application is there. */
export interface Door {
  readonly listener: RequestListener
  /** Lets everybody in, those who waited first. */
  open(application: RequestListener): void
  /** From now on who comes waits; resolves when those inside are done. */
  close(): Promise<void>
  /** From now on who comes is turned away at once, and so are those who wait: it may take long. */
  bar(): void
}

const words = {
  closed: '正在启动或恢复数据库,请稍后再试。\nStarting, or a backup is being put back: try again in a moment.\n',
  barred:
    '数据库打不开,原因见服务的日志;已订阅的日历不受影响。\nThe database cannot be opened, the service’s log says why. Calendars are answered.\n',
} as const

/** Makes the door, closed. */
export const makeDoor = ({ answer }: Pick<FeedAnswers, 'answer'>): Door => {
  let application: RequestListener | undefined
  let isBarred = false
  let inside = 0
  let left = (): void => {}
  const waiting = new Map<ServerResponse, IncomingMessage>()

  const letIn = (request: IncomingMessage, response: ServerResponse, into: RequestListener): void => {
    inside++
    response.once('close', () => {
      inside--
      left()
    })
    into(request, response)
  }
  const turnAway = (response: ServerResponse): void => {
    waiting.delete(response)
    if (response.headersSent || response.destroyed) return
    response.writeHead(503, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Retry-After': '10',
      'Cache-Control': 'no-store',
    })
    response.end(words[isBarred ? 'barred' : 'closed'])
  }
  return {
    listener(request, response) {
      if (answer(request, response)) return
      if (application) return letIn(request, response, application)
      // Whoever watches the service must learn that it is not there.
      if (isBarred || request.url === '/healthz' || waiting.size >= mostWaiting) return turnAway(response)
      waiting.set(response, request)
      const timer = setTimeout(() => turnAway(response), longestWait)
      response.once('close', () => {
        clearTimeout(timer)
        waiting.delete(response)
      })
    },
    open(opened) {
      application = opened
      isBarred = false
      for (const [response, request] of waiting) letIn(request, response, opened)
      waiting.clear()
    },
    close() {
      application = undefined
      return new Promise((resolve) => {
        left = () => {
          if (inside === 0) resolve()
        }
        left()
      })
    },
    bar() {
      isBarred = true
      for (const response of waiting.keys()) turnAway(response)
    },
  }
}
