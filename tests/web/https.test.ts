import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { readEnv } from '../../src/env.ts'
import { firstStart } from '../../src/first-start.ts'
import { startService } from '../tools/service.ts'

/** Asks over a real socket as a browser that knows the service under another name. */
const asker = async (env: Record<string, string>) => {
  const service = startService(env)
  const address = await service.serve()
  const [, code] = /启动码 (\S+)/.exec(firstStart(service.context, address)!)!
  const ask = (path: string, headers: Record<string, string>, form?: Record<string, string>) =>
    new Promise<{ status: number; cookies: string; text: string }>((resolve, reject) => {
      const method = form ? 'POST' : 'GET'
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      const asked = request(address + path, { method, headers: { ...type, ...headers } }, async (response) => {
        let text = ''
        for await (const part of response) text += part
        const cookies = (response.headers['set-cookie'] ?? []).join('\n')
        resolve({ status: response.statusCode!, cookies, text })
      })
      asked.on('error', reject)
      asked.end(form ? new URLSearchParams(form).toString() : undefined)
    })
  const password = 'correct horse battery'
  const setUp = (headers: Record<string, string>) =>
    ask('/set-up', headers, {
      ...{ code: code!, name: 'admin', shownName: '王敏', password, again: password },
      ...{ unitName: '象州县', level: 'county', officeName: '信访局' },
    })
  return { ask, setUp }
}

const host = 'jiefang.example'
const refused = 'https is needed here'
const notice = '本页没有加密'

describe('https', () => {
  it('is what a proxy says it is, only where a proxy is believed', async () => {
    const proxied = await asker({ ROSTER_BEHIND_PROXY: 'yes' })
    const secure = await proxied.setUp({ host, origin: `https://${host}`, 'x-forwarded-proto': 'https' })
    expect(secure.status).toBe(303)
    expect(secure.cookies).toMatch(/__Host-session=.*Secure/)
    expect(await proxied.ask('/set-up', { host, 'x-forwarded-proto': 'http' })).toMatchObject({ status: 403 })

    const direct = await asker({})
    const claimed = await direct.setUp({ host, origin: `https://${host}`, 'x-forwarded-proto': 'https' })
    expect(claimed).toMatchObject({ status: 403, cookies: '' })
    const local = await direct.setUp({
      host: '127.0.0.1',
      origin: 'http://127.0.0.1',
      'x-forwarded-proto': 'https',
    })
    expect(local.status).toBe(303)
    expect(local.cookies).toMatch(/^session=/m)
    expect(local.cookies).not.toContain('Secure')
  })

  it('is needed beyond this machine unless plain http is asked for, and then every page says so', async () => {
    const strict = await asker({})
    expect((await strict.ask('/set-up', { host })).text).toContain(refused)
    expect((await strict.ask('/set-up', { host: '127.0.0.1:3000' })).text).not.toContain(notice)
    const plain = await asker({ ROSTER_PLAIN_HTTP: 'yes' })
    for (const path of ['/set-up', '/nowhere']) {
      const page = await plain.ask(path, { host })
      expect(page.text).toContain(notice)
      expect(page.text).not.toContain(refused)
    }
    const entered = await plain.setUp({ host, origin: `http://${host}` })
    expect(entered.cookies).toMatch(/^session=/m)
    const cookie = /session=[^;]+/.exec(entered.cookies)![0]
    expect((await plain.ask('/account', { host, cookie })).text).toContain(notice)
  })

  it('is asked for at the start wherever the network is served', () => {
    const says = (env: Record<string, string>) => {
      const read = readEnv(env)
      return read.ok ? '' : read.says
    }
    expect(says({ ROSTER_HOST: '0.0.0.0' })).toContain('ROSTER_PLAIN_HTTP=yes')
    expect(says({ ROSTER_HOST: '10.1.2.3' })).toContain('ROSTER_HOST')
    expect(says({ ROSTER_TLS_CERT: 'cert.pem' })).toContain('go together')
    for (const env of [
      {},
      { ROSTER_HOST: '::1' },
      { ROSTER_HOST: '0.0.0.0', ROSTER_PLAIN_HTTP: 'yes' },
      { ROSTER_HOST: '0.0.0.0', ROSTER_BEHIND_PROXY: 'yes' },
      { ROSTER_HOST: '0.0.0.0', ROSTER_TLS_CERT: 'c', ROSTER_TLS_KEY: 'k' },
    ])
      expect(says(env)).toBe('')
  })
})
