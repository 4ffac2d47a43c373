import { connect } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { newToken } from '../../src/web/token.ts'
import { median } from '../bench/measure.ts'
import { startService } from '../tools/service.ts'
import { subscribed } from '../tools/subscribed.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Sends a request line as it is, which no HTTP library would do for all of them; gives the answer without its date. */
const sendRaw = (address: string, method: string, target: string, more = ''): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port, host } = new URL(address)
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${method} ${target} HTTP/1.1\r\nHost: ${host}\r\n${more}Connection: close\r\n\r\n`),
    )
    let heard = ''
    socket.setEncoding('latin1')
    socket.on('data', (text) => {
      heard += text
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(heard.replace(/^Date: .*\r\n/m, '')))
  })

/** Addresses that lead nowhere, of every kind; made from one that leads somewhere. */
const wrongTargets = (valid: string): Record<string, string> => ({
  unknown: `/f/${newToken()}.ics`,
  'without an ending': `/f/${newToken()}`,
  'one letter off': `/f/${valid.slice(0, -1)}${valid.endsWith('A') ? 'B' : 'A'}.ics`,
  'cut off': `/f/${valid.slice(0, -1)}.ics`,
  'with more behind': `/f/${valid}A.ics`,
  'in capitals': `/f/${valid.toUpperCase()}.ics`,
  short: '/f/a.ics',
  empty: '/f/',
  'nothing but an ending': '/f/.ics',
  'with two endings': `/f/${valid}.ics.ics`,
  'with an ending in capitals': `/f/${valid}.ICS`,
  'very long': `/f/${'x'.repeat(10_000)}.ics`,
  'escaped letters': '/f/%41%42%43.ics',
  'the escaped address itself': `/f/%${valid.charCodeAt(0).toString(16)}${valid.slice(1)}.ics`,
  'a broken escape': '/f/%zz.ics',
  'half an escape': '/f/%',
  'an escaped zero': `/f/${valid}%00.ics`,
  'escaped Chinese': '/f/%E6%8E%A5%E8%AE%BF.ics',
  'a way up, escaped': '/f/..%2froster.db',
  'a way up': '/f/../roster.db',
  'a way up and back': `/f/x/../${valid}.ics`,
  'a doubled slash': '/f//x.ics',
  'the address behind a doubled slash': `/f//${valid}.ics`,
  'a folder of it': `/f/${valid}.ics/`,
  'a path below it': `/f/${valid}/calendar.ics`,
  'a backslash': `/f/${valid}\\.ics`,
  'with a question': `/f/${newToken()}.ics?token=${valid}`,
  'with markup': '/f/<script>.ics',
})

describe('an address that leads nowhere', () => {
  it('is answered alike, whatever it is made of', async () => {
    const service = startService({ ROSTER_BEHIND_PROXY: 'yes' })
    const { subscribe, address } = await subscribed(service)
    const { token } = await subscribe('leader/l01')
    let callers = 0
    // Each from an address of its own, so that none is throttled.
    const ask = (method: string, target: string): Promise<string> =>
      sendRaw(address, method, target, `X-Forwarded-For: 10.0.0.${callers++}\r\n`)
    for (const method of ['GET', 'HEAD']) {
      expect(await ask(method, `/f/${token}.ics`)).toMatch(/^HTTP\/1\.1 200 /)
      const plain = await ask(method, `/f/${newToken()}.ics`)
      expect(plain).toMatch(/^HTTP\/1\.1 404 Not Found\r\nContent-Length: 0\r\n/)
      for (const [what, target] of Object.entries(wrongTargets(token)))
        expect(await ask(method, target), what).toBe(plain)
      callers = 0
      service.clock.now = new Date(Date.parse(service.clock.now) + 600_000).toISOString()
    }
    // What is no HTTP does not come as far as the service; it is refused whatever address is in it.
    for (const start of [token, newToken()])
      expect(await ask('GET', `/f/${start}接访.ics`)).toMatch(/^HTTP\/1\.1 400 /)
    const refused = await ask('POST', `/f/${token}.ics`)
    expect(refused).toMatch(/^HTTP\/1\.1 405 /)
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'])
      for (const [what, target] of Object.entries(wrongTargets(token)))
        expect(await ask(method, target), `${method} ${what}`).toBe(refused)
  })

  it('takes as long as another, whatever it is made of', async () => {
    const service = startService()
    const { subscribe } = await subscribed(service)
    const { token } = await subscribe('leader/l01')
    const { answers } = service.context.calendars
    service.context.calendars.areWhole()
    await new Promise((resolve) => setImmediate(resolve))
    /** Milliseconds until it is answered, without a socket, whose time would cover everything. */
    const timeOf = (url: string): number => {
      const request = { url, method: 'GET', headers: {}, socket: { remoteAddress: '10.0.0.1' } }
      const response = { headersSent: false, writeHead: () => response, end: () => response }
      const began = performance.now()
      for (let n = 0; n < 20; n++) answers.answer(request as never, response as never)
      return performance.now() - began
    }
    const targets = wrongTargets(token)
    const times = new Map(Object.keys(targets).map((what) => [what, [] as number[]]))
    for (let round = 0; round < 60; round++)
      for (const [what, target] of Object.entries(targets)) times.get(what)!.push(timeOf(target))
    const usual = median(times.get('unknown')!)
    for (const [what, all] of times) {
      expect(median(all), what).toBeLessThan(usual * 3)
      expect(median(all), what).toBeGreaterThan(usual / 3)
    }
  })
})
