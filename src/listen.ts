import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Settings } from './env.ts'

/** First descriptor systemd hands over. */
const firstInherited = 3
/** Milliseconds that requests get to finish when the service stops. */
const graceful = 5000

/** A server that is listening. */
export interface Listening {
  /** http://127.0.0.1:3000 */
  readonly address: string
  /** Takes no more connections and waits for what is being answered. */
  stop(): Promise<void>
}

/**
 * Serves an application: on a socket that systemd holds and hands over (LISTEN_FDS), so that nobody is turned away
 * while the service restarts, else on the host and port of the settings.
 */
export const listen = async (
  listener: RequestListener,
  settings: Pick<Settings, 'host' | 'port' | 'tls'>,
  inherited: boolean,
): Promise<Listening> => {
  const { host, port, tls } = settings
  const server = tls
    ? createHttpsServer({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) }, listener)
    : createHttpServer(listener)
  server.headersTimeout = 20_000
  server.requestTimeout = 60_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    if (inherited) server.listen({ fd: firstInherited }, resolve)
    else server.listen(port, host, resolve)
  })
  const at = server.address() as AddressInfo | string | null
  const shown =
    at && typeof at === 'object'
      ? `${at.address.includes(':') ? `[${at.address}]` : at.address}:${at.port}`
      : String(at)
  return {
    address: `${tls ? 'https' : 'http'}://${shown}`,
    stop: () =>
      new Promise((resolve) => {
        // Browsers keep connections open after their answer.
        const tidy = setInterval(() => server.closeIdleConnections(), 50)
        server.close(() => {
          clearInterval(tidy)
          resolve()
        })
        setTimeout(() => server.closeAllConnections(), graceful).unref()
      }),
  }
}
