/**
 * The address a request came from, for throttles: behind a proxy the one the proxy saw, which it adds last to
 * X-Forwarded-For; else the other end of the connection.
 */
export const callerOf = (
  { forwarded, remote }: { readonly forwarded: string | undefined; readonly remote: string | undefined },
  behindProxy: boolean,
): string => (behindProxy ? forwarded?.split(',').at(-1)?.trim() : undefined) || (remote ?? '-')
