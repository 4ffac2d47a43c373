import type { IncomingMessage, ServerResponse } from 'node:http'

/** Bytes of a calendar and what tells them from others. */
export interface FeedBytes {
  readonly tag: string
  /** Seconds since 1970; 0: only the tag tells. */
  readonly changedAt: number
  readonly bytes: Buffer
}

/** A calendar to answer with; its bytes are read only where the client has not got them. */
export interface FeedAnswer {
  readonly stamps: Stamps
  /** The bytes, packed where they are kept so. */
  read(isPacked: boolean): FeedBytes & { readonly isPacked: boolean }
}

/** What an answer says of its bytes, written once for many answers. */
export interface Stamps {
  readonly tag: string
  readonly changedAt: number
  /** Headers, names and values in turn. */
  readonly plain: readonly string[]
  readonly packed: readonly string[]
}

const common = ['Cache-Control', 'private, no-cache', 'Vary', 'Accept-Encoding', 'Referrer-Policy', 'no-referrer']
const calendar = [
  'X-Content-Type-Options',
  'nosniff',
  'Content-Type',
  'text/calendar; charset=utf-8',
  'Content-Disposition',
  'inline; filename="calendar.ics"',
]

/** Writes down what is said of bytes. */
export const stampsOf = (tag: string, changedAt: number): Stamps => {
  const more = changedAt > 0 ? [...common, 'Last-Modified', new Date(changedAt * 1000).toUTCString()] : common
  return { tag, changedAt, plain: ['ETag', `"${tag}"`, ...more], packed: ['ETag', `"${tag}-gzip"`, ...more] }
}

/** Whether the client has these bytes already: by tag, or where it sends none, by time. */
const isKnown = ({ headers }: IncomingMessage, { tag, changedAt }: Stamps): boolean => {
  const asked = headers['if-none-match']
  if (asked !== undefined) {
    const own = [`"${tag}"`, `"${tag}-gzip"`]
    return (
      own.includes(asked) || asked.split(',').some((one) => ['*', ...own].includes(one.trim().replace(/^W\//, '')))
    )
  }
  const since = headers['if-modified-since']
  return since !== undefined && changedAt > 0 && Date.parse(since) >= changedAt * 1000
}

const acceptsGzip = ({ headers }: IncomingMessage): boolean => {
  const accepted = headers['accept-encoding']
  return (
    accepted !== undefined && /(^|[\s,])(gzip|\*)\s*(;\s*q=(1|0?\.\d*[1-9]\d*)[^,]*)?(,|$)/.test(String(accepted))
  )
}

/** Answers with a calendar, or with 304 where the client has it. */
export const give = (request: IncomingMessage, response: ServerResponse, { stamps, read }: FeedAnswer): void => {
  const isPacked = acceptsGzip(request)
  if (isKnown(request, stamps)) {
    response.writeHead(304, (isPacked ? stamps.packed : stamps.plain) as string[])
    response.end()
    return
  }
  const found = read(isPacked)
  // Another process may have rendered it anew since: what is said is of the bytes that are given.
  const said = found.tag === stamps.tag ? stamps : stampsOf(found.tag, found.changedAt)
  const length = ['Content-Length', String(found.bytes.length)]
  response.writeHead(
    200,
    found.isPacked
      ? [...said.packed, ...calendar, ...length, 'Content-Encoding', 'gzip']
      : [...said.plain, ...calendar, ...length],
  )
  response.end(request.method === 'HEAD' ? undefined : found.bytes)
}

/** An answer without a body; `retryAfter` in seconds. */
export const send = (response: ServerResponse, status: number, retryAfter?: number): void => {
  const headers = ['Content-Length', '0', 'Cache-Control', 'no-store', 'Referrer-Policy', 'no-referrer']
  if (status === 405) headers.push('Allow', 'GET, HEAD')
  if (retryAfter !== undefined) headers.push('Retry-After', String(retryAfter))
  response.writeHead(status, headers)
  response.end()
}
