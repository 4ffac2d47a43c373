import type { Call } from './call.tsx'

/** Scheme, host and port by which people reach the service: as it is set, else as this browser reached it. */
export const publicAddress = ({ app, http, isSecure }: Pick<Call, 'app' | 'http' | 'isSecure'>): string =>
  app.settings.publicAddress ||
  `${isSecure ? 'https' : 'http'}://${http.req.header('host') ?? new URL(http.req.url).host}`

/** RFC 1918, 3927, 4193, 4291, 6762 and 8375: networks that are nobody’s but their own. */
const privateHost =
  /^(localhost|10(\.\d+){3}|127(\.\d+){3}|169\.254(\.\d+){2}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|\[(::1|f[cd]|fe[89ab]).*|.*\.(local|lan|internal|home\.arpa))$/

/** Whether only the intranet knows an address: a phone outside cannot reach it. */
export const isIntranet = (address: string): boolean => {
  const host = URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, '') : ''
  return privateHost.test(host) || !/[.:]/.test(host)
}
