import { Writable } from 'node:stream'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { unit } from '../../src/db/schema.ts'
import { addTicket } from '../../src/db/session-store.ts'
import { addUser, savePassword, saveUser, userById } from '../../src/db/user-store.ts'
import { ownPath } from '../../src/web/account/sign-in.tsx'
import { faultRecord } from '../../src/web/fault-record.ts'
import { hashPassword } from '../../src/web/password.ts'
import { makeThrottle } from '../../src/web/throttle.ts'
import { hashOf } from '../../src/web/token.ts'
import { member, startService } from '../tools/service.ts'

type Service = ReturnType<typeof startService>
const here = { host: '127.0.0.1', origin: 'http://127.0.0.1' }
const formType = 'application/x-www-form-urlencoded'
const password = 'correct horse battery'

const ask = ({ app }: Service, path: string, init: RequestInit = {}) =>
  app.request(`http://127.0.0.1${path}`, { ...init, headers: { ...here, ...init.headers } })
const post = (service: Service, path: string, body: string, headers: Record<string, string> = {}) =>
  ask(service, path, { method: 'POST', body, headers: { 'content-type': formType, ...headers } })

/** A user with a password, made straight in the database. */
const userWith = async ({ database, clock }: Service, name: string) => {
  const passwordHash = await hashPassword(password)
  const actor = { user: null, office: null, at: clock.now }
  return database.write(
    () => addUser(database, actor, { name, shownName: name, isAdmin: false, language: 'zh-CN', passwordHash })!,
  )
}
const ticketFor = (
  { database, clock }: Service,
  user: number | null,
  purpose: 'set-up' | 'password' | 'sign-in',
) => {
  const token = `token-${purpose}-${user}`
  const endsAt = '2026-11-11T00:00:00.000Z'
  const actor = { user: null, office: null, at: clock.now }
  database.write(() => addTicket(database, actor, { tokenHash: hashOf(token), user, purpose, endsAt }))
  return `/enter/${token}`
}
const sessionsOf = ({ database }: Service): number =>
  (database.sqlite.prepare('SELECT count(*) AS n FROM session').get() as { n: number }).n

describe('a form', () => {
  it('with tens of thousands of values of one name is read at once', async () => {
    const service = startService()
    await userWith(service, 'admin')
    const started = performance.now()
    expect((await post(service, '/sign-in', 'a=&'.repeat(80_000))).status).toBe(422)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('that is none is refused and is no fault of ours', async () => {
    const service = startService()
    await userWith(service, 'admin')
    for (const type of ['application/json', 'application/x', 'multipart/form-data; boundary=x'])
      expect((await post(service, '/sign-in', '{"name":1}', { 'content-type': type })).status, type).toBe(400)
    expect((await ask(service, '/sign-in', { method: 'POST' })).status).toBe(400)
  })

  it('from elsewhere is refused, whatever it says of itself', async () => {
    const service = startService()
    const clerk = await service.user('clerk', [])
    for (const headers of [
      { origin: '' },
      { origin: 'null' },
      { origin: 'x y' },
      { origin: 'http://elsewhere.example' },
      { origin: 'http://elsewhere.example', 'content-type': 'text/plain' },
      { origin: 'http://elsewhere.example', 'content-type': 'multipart/form-data; boundary=x' },
      { origin: 'http://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'http://elsewhere.example', 'sec-fetch-site': 'same-site' },
      { origin: 'http://127.0.0.1.elsewhere.example' },
    ] as Record<string, string>[])
      expect((await post(service, '/language', 'language=en', headers)).status, JSON.stringify(headers)).toBe(403)
    expect(await (await clerk.get('/account')).text()).toContain('lang="zh-CN"')
  })

  it('over https is not taken from the same name over http', async () => {
    const service = startService({ ROSTER_BEHIND_PROXY: 'yes' })
    const answer = (origin: string) =>
      post(service, '/language', 'language=en', { host: 'a.example', origin, 'x-forwarded-proto': 'https' })
    expect((await answer('http://a.example')).status).toBe(403)
    expect((await answer('https://a.example')).status).toBe(303)
  })
})

describe('where a form leads back to', () => {
  it('is an address of our own, as a browser reads it', () => {
    for (const path of [
      '//x.example',
      '/\\x.example',
      '/\t/x.example',
      '/\n/x.example',
      '/\\\t/x',
      '/.//x.example',
    ])
      expect(ownPath(path), JSON.stringify(path)).toBe('/')
    for (const path of ['', 'x', 'https://x.example', 'javascript:alert(1)', '\\\\x', '/a/..//x.example'])
      expect(ownPath(path), JSON.stringify(path)).toBe('/')
    expect(ownPath('/o/xz/people?a=b&c=//d')).toBe('/o/xz/people?a=b&c=//d')
  })

  it('cannot break a header', async () => {
    const answer = await post(startService(), '/language', 'language=en&back=/a%0d%0aset-cookie:x=1')
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).not.toMatch(/[\r\n]/)
    expect(answer.headers.getSetCookie().join()).not.toContain('x=1')
  })
})

describe('an answer', () => {
  it('about people is kept nowhere, and every answer is guarded', async () => {
    const service = startService()
    service.county()
    const clerk = await service.user('clerk', [member('xz', 'clerk')])
    for (const path of [
      '/o/xz',
      '/o/xz/people',
      '/o/xz/m/2026-12/progress',
      '/account',
      '/nowhere',
      '/o/xz/log.csv',
    ]) {
      const { headers } = await clerk.get(path)
      expect(headers.get('cache-control'), path).toBe('no-store')
      expect(headers.get('content-security-policy'), path).toContain("default-src 'self'")
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('referrer-policy'), path).toBe('no-referrer')
    }
  })

  it('is given over https only, whatever the answer would be', async () => {
    const service = startService({ ROSTER_BEHIND_PROXY: 'yes' })
    for (const path of ['/', '/nowhere', '/assets/app.css', '/o/x', '/enter/x']) {
      expect((await ask(service, path, { headers: { host: 'a.example' } })).status, path).toBe(403)
      // A proxy that passes its own idea of the name on says nothing about https either.
      expect((await ask(service, path, { headers: { host: '127.0.0.1:3000' } })).status, path).toBe(403)
    }
    expect((await post(service, '/language', '', { host: 'a.example' })).status).toBe(403)
    expect((await ask(service, '/healthz')).status).toBe(200)
  })

  it('says a number and nothing else when even who asks cannot be looked up', async () => {
    const service = startService()
    service.database.sqlite.exec('ALTER TABLE session RENAME TO elsewhere')
    const answer = await ask(service, '/account', { headers: { cookie: 'session=x' } })
    expect(answer.status).toBe(500)
    expect(await answer.text()).toMatch(/^程序出了问题 · Something went wrong on our side: [\da-f]{8}$/)
  })

  it('has cookies that scripts, other hosts and plain http do not get', async () => {
    const service = startService({ ROSTER_BEHIND_PROXY: 'yes' })
    await userWith(service, 'clerk')
    const secure = { host: 'a.example', origin: 'https://a.example', 'x-forwarded-proto': 'https' }
    const entered = await post(service, '/sign-in', `name=clerk&password=${password}`, secure)
    const session = entered.headers.getSetCookie()[0]!.split(';')[0]!
    const changed = await post(
      service,
      '/account/password',
      `old=${password}&password=another horse battery&again=another horse battery`,
      { ...secure, cookie: session },
    )
    const language = await post(service, '/language', 'language=en', secure)
    const cookies = [entered, changed, language].flatMap(({ headers }) => headers.getSetCookie())
    expect(cookies.map((cookie) => cookie.split('=')[0]).sort()).toEqual([
      '__Host-language',
      '__Host-said',
      '__Host-session',
      '__Host-session',
    ])
    for (const cookie of cookies) expect(cookie).toMatch(/(?=.*; HttpOnly)(?=.*; Secure)(?=.*; SameSite=Lax)/)
  })
})

describe('a session', () => {
  it('is a new one at each signing in, and the former one of the browser ends', async () => {
    const service = startService()
    await userWith(service, 'clerk')
    const enter = (cookie: string) => post(service, '/sign-in', `name=clerk&password=${password}`, { cookie })
    const sessionIn = (answer: Response) => answer.headers.getSetCookie()[0]!.split(';')[0]!
    const planted = sessionIn(await enter('session=planted-by-somebody'))
    expect(planted).not.toContain('planted')
    const second = sessionIn(await enter(planted))
    expect(second).not.toBe(planted)
    expect((await ask(service, '/account', { headers: { cookie: planted } })).status).toBe(303)
    expect((await ask(service, '/account', { headers: { cookie: second } })).status).toBe(200)
    expect(sessionsOf(service)).toBe(1)
  })

  it('is not opened by a password that was changed, or for a user who was disabled, while it was being checked', async () => {
    const service = startService()
    const { database, clock, context } = service
    const actor = { user: null, office: null, at: clock.now }
    const id = await userWith(service, 'clerk')
    const hash = await hashPassword('another horse battery')
    const disable = (disabledAt: string | null) =>
      database.write(() => saveUser(database, actor, { ...userById(database, id)!, disabledAt }))
    const enterWhile = async (change: () => void): Promise<number> => {
      // The first thing that happens once the password was found right.
      context.throttle.forget = change
      return (await post(service, '/sign-in', `name=clerk&password=${password}`)).status
    }
    expect(await enterWhile(() => disable(clock.now))).toBe(422)
    disable(null)
    expect(await enterWhile(() => database.write(() => savePassword(database, actor, id, hash)))).toBe(422)
    expect(sessionsOf(service)).toBe(0)
  })
})

describe('a one-time link', () => {
  it('works once, for its own purpose, and for nobody who is disabled', async () => {
    const service = startService()
    const id = await userWith(service, 'clerk')
    const setUp = ticketFor(service, null, 'set-up')
    expect((await ask(service, setUp)).status).toBe(404)
    expect((await post(service, setUp, '')).status).toBe(404)
    const link = ticketFor(service, id, 'password')
    expect((await post(service, link, '')).status).toBe(422)
    const fields = 'password=another horse battery&again=another horse battery'
    const both = await Promise.all([post(service, link, fields), post(service, link, fields)])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 404])
    const late = ticketFor(service, id, 'sign-in')
    service.clock.now = '2026-11-11T00:00:00.000Z'
    expect((await post(service, late, '')).status).toBe(404)
  })

  it('ends when the password is changed in another way', async () => {
    const service = startService()
    const { database, clock } = service
    const id = await userWith(service, 'clerk')
    const link = ticketFor(service, id, 'password')
    const hash = await hashPassword('another horse battery')
    database.write(() => savePassword(database, { user: id, office: null, at: clock.now }, id, hash))
    expect((await ask(service, link)).status).toBe(404)
  })
})

describe('the throttle', () => {
  it('counts an address that guesses too much no longer against the names it guesses', async () => {
    const service = startService({ ROSTER_BEHIND_PROXY: 'yes' })
    await userWith(service, 'clerk')
    const from = (address: string, name: string) =>
      post(service, '/sign-in', `name=${name}&password=wrong`, {
        ...{ host: 'a.example', origin: 'https://a.example', 'x-forwarded-proto': 'https' },
        'x-forwarded-for': `1.2.3.4, ${address}`,
      })
    for (let n = 0; n < 100; n++) service.context.throttle.take('sign-in from 9.9.9.9', 100, 300)
    for (let n = 0; n < 10; n++) expect((await from('9.9.9.9', 'clerk')).status).toBe(429)
    expect((await from('8.8.8.8', 'clerk')).status).toBe(422)
  })

  it('keeps no more of a name than it needs', () => {
    const throttle = makeThrottle(() => 0)
    const long = 'x'.repeat(100_000)
    expect(throttle.take(`${long}a`, 1, 60)).toBe(0)
    expect(throttle.take(`${long}b`, 1, 60)).toBeGreaterThan(0)
  })

  it('does not believe X-Forwarded-For of strangers', async () => {
    const service = startService({ ROSTER_REQUESTS_PER_MINUTE: '10' })
    const answers = []
    for (let n = 0; n < 12; n++)
      answers.push((await ask(service, '/sign-in', { headers: { 'x-forwarded-for': `10.0.0.${n}` } })).status)
    expect(answers.at(-1)).toBe(429)
  })
})

describe('a transaction', () => {
  it('refuses whatever would wait or was not run, and keeps nothing of it', () => {
    const { database } = startService()
    const count = () => database.sqlite.prepare('SELECT count(*) AS n FROM unit').get()
    const insert = () =>
      database.sqlite.prepare("INSERT INTO unit (id, name, level) VALUES ('x', 'x', 'county')").run()
    const waits = (async () => insert()) as unknown as () => number
    expect(() => database.write(waits)).toThrow('cannot wait')
    const notRun = (() =>
      database.query.insert(unit).values({ id: 'y', name: 'y', level: 'county' })) as unknown as () => number
    expect(() => database.write(notRun)).toThrow('cannot wait')
    expect(count()).toEqual({ n: 0 })
    expect(() =>
      database.write(() => {
        insert()
        throw new Error('in the middle')
      }),
    ).toThrow('in the middle')
    expect(count()).toEqual({ n: 0 })
  })
})

describe('a fault in the log', () => {
  it('says what and where, and nothing of what was typed', () => {
    const typed = '韦建国的手机号'
    let line = ''
    const into = new Writable({
      write(chunk, _, done) {
        line += chunk
        done()
      },
    })
    const log = pino({ serializers: { err: faultRecord } }, into)
    const faults = [
      () => JSON.parse(typed),
      () => new Headers([['x', `${typed}\n`]]),
      () => new URL(typed),
      () => {
        throw Object.assign(new Error(`cannot read ${JSON.stringify({ name: typed, quote: '"' })}`), { typed })
      },
      () => {
        // As the runtime quotes a piece of JSON that has quotes itself.
        throw new SyntaxError(`Unexpected token 'x', ...""${typed}","c"... is not valid JSON`)
      },
      () => {
        throw new Error('outer', { cause: new SyntaxError(`"${typed}" is wrong`) })
      },
    ]
    for (const fault of faults)
      try {
        fault()
      } catch (thrown) {
        log.error({ err: thrown }, 'a request failed')
      }
    expect(line.trim().split('\n')).toHaveLength(faults.length)
    expect(line).not.toContain('手机号')
    for (const one of line.trim().split('\n')) expect(JSON.parse(one).err.stack[0]).toMatch(/^\s+at /)
  })
})

describe('words people enter', () => {
  it('are words on every page, and stay out of headers', async () => {
    const service = startService()
    service.county()
    const clerk = await service.user('clerk', [member('xz', 'clerk')])
    const evil = `<script>x</script>"'><img src=x onerror=y>&amp;\u202e`
    const { database } = service
    for (const [table, column] of [
      ['leader', 'name'],
      ['post', 'title'],
      ['unit', 'name'],
      ['place', 'name'],
      ['place', 'address'],
      ['office', 'name'],
      ['user', 'shown_name'],
      ['availability', 'why'],
    ] as const)
      database.sqlite.prepare(`UPDATE ${table} SET ${column} = ?`).run(evil)
    const pages = ['', '/people', '/people/l05', '/absences?month=2026-12', '/m/2026-12', '/places', '/places/hall']
    for (const path of [...pages, '/rules', '/settings', '/log', '/holidays', '/amendments', '/files']) {
      const answer = await clerk.get(`/o/xz${path}`)
      expect(answer.status, path).toBe(200)
      expect(await answer.text(), path).not.toMatch(/<script>x|<img src=x/)
    }
    const named = await clerk.get('/o/xz/files/office.xlsx')
    expect(named.headers.get('content-disposition')).not.toMatch(/[<>\r\n]/)
  })
})
