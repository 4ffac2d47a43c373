import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { request as secureRequest } from 'node:https'
import { type AddressInfo, connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createApp } from '../../src/app.ts'
import { createContext } from '../../src/context.ts'
import { databaseName } from '../../src/db/open.ts'
import { readEnv } from '../../src/env.ts'
import { listen } from '../../src/listen.ts'
import { startFault } from '../../src/start-fault.ts'
import { ownCertificate } from '../tools/certificate.ts'
import { holdSocket } from '../tools/held-socket.ts'
import { startProcess } from '../tools/running-service.ts'
import { startService } from '../tools/service.ts'
import { emptyFolder } from '../tools/terminal.ts'

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

/** Sends what is given over one connection in turn, and hears it out. */
const converse = (address: string, parts: readonly (string | (() => unknown))[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address)
    const socket = connect(Number(port), hostname)
    let heard = ''
    socket.on('data', (bytes) => {
      heard += bytes
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(heard))
    socket.on('connect', async () => {
      for (const part of parts) {
        if (typeof part === 'string') socket.write(part)
        else await part()
        await setTimeout(100)
      }
    })
  })

describe('the service asked to stop', () => {
  it('finishes what it is answering, closes connections that only wait, and ends with 0', async () => {
    const service = await startProcess({ isFromSource: true })
    const { host } = new URL(service.address)
    // One connection that only waits, and one whose question is not out yet.
    const idle = converse(service.address, [`GET /healthz HTTP/1.1\r\nHost: ${host}\r\n\r\n`])
    const body = 'name=a&password=b'
    const answer = converse(service.address, [
      `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${service.address}\r\n`,
      `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
      () => service.child.kill('SIGTERM'),
      () => setTimeout(300),
      body.slice(5),
    ])
    const started = performance.now()
    expect(await answer).toMatch(/^HTTP\/1\.1 (303|422)/)
    expect(await idle).toContain('"ok":true')
    expect(await service.ended).toMatchObject({ code: 0, err: '' })
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('does not wait longer than ten seconds for a question that never ends', async () => {
    const service = await startProcess()
    const { host } = new URL(service.address)
    const started = performance.now()
    void converse(service.address, [
      `POST /sign-in HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${service.address}\r\n`,
      'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\n',
    ]).catch(() => {})
    await setTimeout(400)
    service.child.kill('SIGTERM')
    expect(await service.ended).toMatchObject({ code: 0 })
    expect(performance.now() - started).toBeGreaterThan(4000)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})

describe('the service that cannot start', () => {
  it('because the port is taken says so and ends with 2', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await new Promise((resolve) => other.once('listening', resolve))
    const port = String((other.address() as AddressInfo).port)
    const { ended } = await startProcess({ env: { ROSTER_PORT: port } })
    expect(await ended).toEqual({
      code: 2,
      signal: null,
      err: `127.0.0.1:${port}: 端口已被占用。\nThe port is in use; ROSTER_PORT names another.\n`,
    })
  })

  it('because the folder of data cannot be written says so and ends with 2', async () => {
    const file = join(emptyFolder(), 'file')
    writeFileSync(file, '')
    expect(await wordsAt({ ROSTER_DATA: join(file, 'data') })).toContain('数据文件夹写不进去')
    const data = emptyFolder()
    chmodSync(data, 0o555)
    // Root writes everywhere, so another user tries.
    const { ended } = await startProcess({ env: { ROSTER_DATA: data }, ...(isRoot ? { uid: 65_534 } : {}) })
    expect(await ended).toMatchObject({ code: 2, err: expect.stringContaining('数据文件夹写不进去') })
  })

  it('says why: another one serves the same folder, or the database is damaged', async () => {
    const { data } = startService()
    expect(await wordsAt({ ROSTER_DATA: data })).toContain('另一个服务')
    const damaged = join(emptyFolder(), 'data')
    mkdirSync(damaged)
    writeFileSync(join(damaged, databaseName), 'x'.repeat(5000))
    expect(await wordsAt({ ROSTER_DATA: damaged })).toContain('roster restore')
  })
})

const isRoot = process.getuid?.() === 0

/** What is said when the service cannot start with these settings. */
const wordsAt = async (env: Record<string, string>): Promise<string | undefined> => {
  const read = readEnv({ ROSTER_PORT: '0', ROSTER_LOG: 'silent', ROSTER_DATA: join(emptyFolder(), 'data'), ...env })
  if (!read.ok) return read.says
  try {
    const context = createContext(read.settings)
    onTestFinished(() => context.stop())
    const server = await listen(getRequestListener(createApp(context).fetch as never), read.settings, false)
    await server.stop()
    return undefined
  } catch (fault) {
    return startFault(fault, read.settings)
  }
}

describe('https', () => {
  it('is served with the files of the settings, with a cookie for https only', async () => {
    const folder = emptyFolder()
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    const made = ownCertificate()
    writeFileSync(cert, made.cert)
    writeFileSync(key, made.key)
    const env = { ROSTER_TLS_CERT: cert, ROSTER_TLS_KEY: key }
    expect(await wordsAt({ ...env, ROSTER_TLS_CERT: join(folder, 'none.pem') })).toContain('ROSTER_TLS_CERT')
    expect(await wordsAt({ ...env, ROSTER_TLS_CERT: key })).toContain('ROSTER_TLS_CERT')

    const service = await startProcess({ env })
    expect(service.address).toMatch(/^https:/)
    const [, code] = /启动码 (\S+)/.exec(service.out())!
    const password = 'correct horse battery'
    const form = new URLSearchParams({ code: code!, name: 'admin', shownName: '王敏', password, again: password })
    for (const [name, value] of Object.entries({ unitName: '象州县', level: 'county', officeName: '信访局' }))
      form.set(name, value)
    const answer = await new Promise<{ status?: number | undefined; cookies: string[] }>((resolve, reject) => {
      const asked = secureRequest(
        `${service.address}/set-up`,
        {
          method: 'POST',
          ca: readFileSync(cert),
          headers: { origin: service.address, 'content-type': 'application/x-www-form-urlencoded' },
        },
        (response) =>
          resolve({ status: response.statusCode, cookies: response.headers['set-cookie'] ?? [] }) ??
          response.resume(),
      )
      asked.on('error', reject)
      asked.end(form.toString())
    })
    expect(answer.status).toBe(303)
    expect(answer.cookies.find((cookie) => cookie.startsWith('__Host-session='))).toContain('Secure')
  })
})

describe('a socket that somebody else holds', () => {
  it('turns nobody away while the service is killed with -9 and started again', async () => {
    const service = await holdSocket({ env: { ROSTER_DATA: join(emptyFolder(), 'data') } })
    const { port } = service
    const seen = { answered: 0, refused: 0, reset: 0 }
    let isAsking = true
    const ask = (): Promise<void> =>
      new Promise((resolve) => {
        const asked = request({ port, host: '127.0.0.1', path: '/healthz', agent: false }, (response) => {
          if (response.statusCode === 200) seen.answered++
          response.resume().on('end', resolve).on('error', resolve)
        })
        asked.on('error', (fault: NodeJS.ErrnoException) => {
          seen[fault.code === 'ECONNREFUSED' ? 'refused' : 'reset']++
          resolve()
        })
        asked.end()
      })
    const client = (async () => {
      while (isAsking) await ask()
    })()
    const isUp = async (since: number): Promise<void> => {
      while (seen.answered < since + 20) await setTimeout(20)
    }
    await isUp(0)
    for (let n = 0; n < 3; n++) {
      service.kill()
      await isUp(seen.answered)
    }
    isAsking = false
    await client
    expect(new Set(service.pids()).size).toBe(4)
    expect(seen.refused).toBe(0)
    // Only what was on its way to the killed process.
    expect(seen.reset).toBeLessThanOrEqual(3)
  })
})

describe('/healthz', () => {
  it('says ok while the database answers, and only then', async () => {
    const service = startService()
    const ask = async () => {
      const answer = await service.app.request('http://127.0.0.1/healthz')
      return [answer.status, await answer.json()]
    }
    expect(await ask()).toEqual([200, { ok: true }])
    service.context.readOnly.close()
    expect(await ask()).toEqual([503, { ok: false }])
  })
})

describe('the log', () => {
  it('has one line of JSON for each request, with nothing in it that is secret', async () => {
    const service = await startProcess()
    const secret = 'sEcReT-tOkEn-123'
    const asks: [string, RequestInit][] = [
      [`/enter/${secret}`, {}],
      [`/sign-in?back=/${secret}`, {}],
      [`/${secret}`, { headers: { cookie: `session=${secret}; said=${secret}`, authorization: secret } }],
      [`/o/${secret}/people`, { headers: { referer: `http://x/${secret}`, 'user-agent': secret } }],
      [
        '/sign-in',
        {
          method: 'POST',
          headers: { origin: service.address },
          body: new URLSearchParams({ name: secret, password: secret }),
        },
      ],
      [`/assets/${secret}`, {}],
    ]
    for (const [path, init] of asks) await fetch(service.address + path, { redirect: 'manual', ...init })
    service.child.kill('SIGTERM')
    await service.ended
    expect(service.out()).not.toContain(secret)
    expect(service.log().map(({ method, route }) => `${method} ${route}`)).toEqual([
      'GET /enter/:token',
      'GET /sign-in',
      'GET /*',
      'GET /o/:office/people',
      'POST /sign-in',
      'GET /assets/:name',
    ])
    for (const line of service.log())
      expect(Object.keys(line).sort()).toEqual(['id', 'level', 'method', 'ms', 'route', 'status', 'time'])
  })
})

describe('the engine', () => {
  it('ends with the service, whatever is being made', async () => {
    const { context } = startService()
    const before = childrenOf(process.pid)
    const untilCancelled = (_: unknown, { signal }: { signal?: AbortSignal | undefined }) =>
      new Promise<undefined>((_resolve, reject) => signal!.addEventListener('abort', () => reject(signal!.reason)))
    context.makings.start('small 2026-12', { by: 1, startedAt: context.now() }, untilCancelled)
    const engines = childrenOf(process.pid).filter((pid) => !before.includes(pid))
    expect(engines.length).toBe(1)
    await context.stop()
    while (childrenOf(process.pid).includes(engines[0]!)) await setTimeout(20)
    expect(context.makings.of('small 2026-12')?.state).toBe('cancelled')
  })
})
