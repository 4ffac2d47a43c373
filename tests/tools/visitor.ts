/** A browser without a screen: keeps cookies, follows nothing by itself. */
export interface Visitor {
  get(path: string): Promise<Response>
  /** Posts a form as a page of ours would. */
  post(path: string, fields?: Record<string, string | readonly string[]>): Promise<Response>
  upload(path: string, field: string, file: File, fields?: Record<string, string>): Promise<Response>
}

/** A visitor who asks by `ask` and says that he is on a page of `origin`. */
export const visitorBy = (
  ask: (path: string, init: RequestInit) => Promise<Response>,
  origin: () => string,
): Visitor => {
  const cookies = new Map<string, string>()
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers)
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('origin', origin())
    headers.set('host', new URL(origin()).host)
    const response = await ask(path, { ...init, headers })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(cookie)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }
  return {
    get: (path) => send(path, {}),
    post: (path, fields = {}) => {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) body.append(name, one as string)
      return send(path, { method: 'POST', body })
    },
    upload: (path, field, file, fields = {}) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.set(name, value)
      body.set(field, file)
      return send(path, { method: 'POST', body })
    },
  }
}
