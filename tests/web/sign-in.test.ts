import { describe, expect, it } from 'vitest'
import { firstStart } from '../../src/first-start.ts'
import { member, startService } from '../tools/service.ts'

const setUp = async (service: ReturnType<typeof startService>) => {
  const code = /启动码 (\S+)/.exec(firstStart(service.context, 'http://127.0.0.1')!)![1]!
  const visitor = service.visitor()
  const answer = await visitor.post('/set-up', {
    code,
    name: 'admin',
    shownName: '王敏',
    password: 'correct horse battery',
    again: 'correct horse battery',
    unitName: '象州县',
    level: 'county',
    officeName: '象州县信访局',
    presets: ['xiangzhou-2010'],
  })
  return { visitor, answer, code }
}

describe('the first start', () => {
  it('makes the administrator and his office with the printed code, once', async () => {
    const service = startService()
    const { visitor, answer, code } = await setUp(service)
    expect(answer.status).toBe(303)
    expect(await (await visitor.get('/account')).text()).toContain('象州县信访局')
    const again = await service.visitor().post('/set-up', { code, name: 'eve' })
    expect(again.headers.get('location')).toBe('/sign-in')
    expect(firstStart(service.context, '')).toBeUndefined()
  })

  it('refuses a wrong code and keeps what was typed', async () => {
    const service = startService()
    firstStart(service.context, '')
    const answer = await service.visitor().post('/set-up', { code: 'guess', name: 'eve', shownName: '某人' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('启动码不对')
    expect(page).toContain('value="某人"')
  })
})

describe('signing in', () => {
  it('takes the right password only, and says the same of a wrong name', async () => {
    const service = startService()
    await setUp(service)
    const wrongPassword = await service.visitor().post('/sign-in', { name: 'admin', password: 'wrong' })
    const wrongName = await service.visitor().post('/sign-in', { name: 'nobody', password: 'wrong' })
    for (const answer of [wrongPassword, wrongName]) {
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('用户名或密码不对')
    }
    const right = await service.visitor().post('/sign-in', { name: 'ADMIN', password: 'correct horse battery' })
    expect(right.status).toBe(303)
  })

  it('slows down guesses of one name', async () => {
    const service = startService()
    await setUp(service)
    const guess = () => service.visitor().post('/sign-in', { name: 'admin', password: 'wrong' })
    for (let n = 0; n < 5; n++) expect((await guess()).status).toBe(422)
    const sixth = await guess()
    expect(sixth.status).toBe(429)
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('ends when idle, and at its last hour', async () => {
    const service = startService()
    const clerk = await service.user('clerk', [])
    expect((await clerk.get('/account')).status).toBe(200)
    service.clock.now = '2026-11-10T04:30:00.000Z'
    expect((await clerk.get('/account')).status).toBe(303)
  })

  it('never leads to another site', async () => {
    const service = startService()
    await setUp(service)
    const answer = await service
      .visitor()
      .post('/sign-in', { name: 'admin', password: 'correct horse battery', back: '//elsewhere.example' })
    expect(answer.headers.get('location')).toBe('/')
  })

  it('refuses a form from another site', async () => {
    const service = startService()
    const clerk = await service.user('clerk', [])
    const forged = await service.app.request('http://127.0.0.1/account/end-sessions', {
      method: 'POST',
      headers: {
        origin: 'http://elsewhere.example',
        host: '127.0.0.1',
        'content-type': 'application/x-www-form-urlencoded',
      },
    })
    expect(forged.status).toBe(403)
    expect((await clerk.get('/account')).status).toBe(200)
  })
})

describe('an office', () => {
  it('is no page for those who have no part in it', async () => {
    const service = startService()
    service.office('a')
    service.office('b')
    const clerk = await service.user('clerk', [member('b', 'clerk')])
    expect((await clerk.get('/o/a')).status).toBe(404)
  })
})
