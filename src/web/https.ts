import { getConnInfo } from '@hono/node-server/conninfo'
import type { AppContext } from './app-context.ts'
import type { Http } from './call.tsx'

/** Addresses that a browser on this very machine uses: nobody else can listen in. */
const ownHost = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/
const ownAddress = /^(::1|(::ffff:)?127(\.\d+){3})$/

/** The address at the other end of the connection; undefined where there is none. */
export const remoteAddress = (http: Http): string | undefined =>
  http.env?.incoming ? getConnInfo(http).remote.address : undefined

/** Whether a request came over https, here or at the proxy. */
export const isSecure = ({ settings }: AppContext, http: Http): boolean =>
  settings.hasTls || (settings.behindProxy && http.req.header('x-forwarded-proto') === 'https')

/** Asked for and answered on this very machine. A proxy stands on it too, with others behind. */
const isWithinMachine = ({ settings }: AppContext, http: Http): boolean =>
  !settings.behindProxy &&
  ownHost.test(http.req.header('host') ?? '') &&
  ownAddress.test(remoteAddress(http) ?? '127.0.0.1')

/** Whether a request crossed a network that others can listen to. */
export const isPlainHttp = (app: AppContext, http: Http): boolean =>
  !isSecure(app, http) && !isWithinMachine(app, http)

/** Whether it did so where that is not allowed. */
export const isHttpsMissing = (app: AppContext, http: Http): boolean =>
  !app.settings.plainHttp && isPlainHttp(app, http)
