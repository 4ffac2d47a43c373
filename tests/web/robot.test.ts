import { webcrypto } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addMessage, messagesOf, robotOf } from '../../src/db/robot-store.ts'
import { startRobotSender } from '../../src/web/robot/robot-sender.ts'
import { inForceIn, publishMonth } from '../tools/published.ts'
import { startRobot } from '../tools/robot.ts'
import { made, member, startService } from '../tools/service.ts'

const office = 'xz'
const path = `/o/${office}/robot`
const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** A county, a clerk, and a robot that may be asked; saved and on where `isOn`. */
const county = async ({ isOn = true, kind = 'wecom', secret = '' } = {}) => {
  const robot = await startRobot()
  const service = startService({ ROSTER_ROBOT_HOSTS: robot.host })
  service.county()
  const clerk = await service.user('王经办', [member(office, 'clerk'), member(office, 'approver')])
  const address = `http://${robot.host}/send?key=0123456789abcdef`
  const save = (fields: Record<string, string> = {}) =>
    clerk.post(path, { kind, address, secret, version: '0', ...(isOn ? { isOn: 'yes' } : {}), ...fields })
  expect((await save()).status).toBe(303)
  const later = (milliseconds: number): void => {
    service.clock.now = new Date(Date.parse(service.clock.now) + milliseconds).toISOString()
  }
  const { robots } = service.context
  return {
    ...{ robot, service, clerk, address, save, later },
    write: (words: string) =>
      service.database.write(() =>
        addMessage(service.database, { user: null, office, at: service.clock.now }, words),
      ),
    messages: () => messagesOf(service.database, office, 99).reverse(),
    look: () => robots.look(),
    /** Some time passes, then what is due is sent. */
    lookAfter: async (milliseconds: number): Promise<void> => {
      later(milliseconds)
      await robots.look()
    },
  }
}

const saidBy = (answer: Response): string => {
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('said='))
  return cookie
    ? (JSON.parse(decodeURIComponent(/^said=([^;]*)/.exec(cookie)![1]!)) as { 'zh-CN': string })['zh-CN']
    : ''
}
const text = async (answer: Promise<Response>): Promise<string> => (await answer).text()
const hmac = async (key: string, data: string): Promise<string> => {
  const encoder = new TextEncoder()
  const imported = await webcrypto.subtle.importKey(
    'raw',
    encoder.encode(key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  return Buffer.from(await webcrypto.subtle.sign('HMAC', imported, encoder.encode(data))).toString('base64')
}

describe('the robot of an office', () => {
  it('is off until the clerk turns it on, and says nothing then', async () => {
    const { service, clerk, save, write, messages } = await county({ isOn: false })
    write('领导接访安排')
    expect(messages()).toEqual([])
    expect(await text(clerk.get(path))).toContain('未启用')
    expect((await save({ version: '1', isOn: 'yes' })).status).toBe(303)
    write('领导接访安排')
    expect(messages()).toHaveLength(1)
    expect(await text(clerk.get(path))).toContain('已启用')
    expect(robotOf(service.database, office)).toMatchObject({ isOn: true, version: 2 })
  })

  it('keeps its address and secret to itself: masked on the page, in no log, kept where left empty', async () => {
    const { service, clerk, address, save } = await county({ kind: 'dingtalk', secret: 'SEC0123456789secret' })
    const page = await text(clerk.get(path))
    expect(page).toContain(`${new URL(address).origin}/…cdef`)
    expect(page).toContain('…cret')
    for (const whole of ['0123456789abcdef', 'SEC0123456789secret']) {
      expect(page).not.toContain(whole)
      expect(await text(clerk.get(`/o/${office}/log`))).not.toContain(whole)
      expect(JSON.stringify(service.database.sqlite.prepare('SELECT * FROM log').all())).not.toContain(whole)
    }
    await save({ version: '1', address: '', secret: '' })
    expect(robotOf(service.database, office)).toMatchObject({ address, secret: 'SEC0123456789secret' })
    await save({ version: '2', address: '', secret: '', noSecret: 'yes' })
    expect(robotOf(service.database, office)).toMatchObject({ address, secret: '' })
    expect(await text(clerk.get(`/o/${office}/log`))).toContain('设置群机器人(启用)')
  })

  it('listens at its maker’s or at a named host, never elsewhere', async () => {
    const { service, save } = await county({ isOn: false })
    for (const address of [
      'http://127.0.0.1:1/x',
      'https://oapi.dingtalk.com/robot/send',
      'x',
      'file:///etc/passwd',
    ]) {
      const answer = await save({ version: '1', address })
      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain(`value="${address}"`)
    }
    expect((await save({ version: '1', kind: 'elsewhere' })).status).toBe(422)
    expect((await save({ version: '1', secret: 'x'.repeat(501) })).status).toBe(422)
    expect(robotOf(service.database, office)?.version).toBe(1)
  })

  it('is saved by one of two clerks who changed it at a time', async () => {
    const { service, save } = await county({ isOn: false })
    expect((await save({ version: '1', isOn: 'yes' })).status).toBe(303)
    expect((await save({ version: '1', kind: 'feishu' })).status).toBe(409)
    expect(robotOf(service.database, office)).toMatchObject({ kind: 'wecom', isOn: true })
  })
})

describe('a test message', () => {
  it('tells at once what the robot answered, in plain words, on or off', async () => {
    const { robot, clerk, service } = await county({ isOn: false })
    expect(saidBy(await clerk.post(`${path}/test`))).toBe('测试消息已发出:机器人已收下。')
    expect(robot.texts()).toEqual(['领导接访安排:这是小县信访局发来的一条测试消息,收到说明群机器人已接通。'])
    expect(robot.heard[0]).toMatchObject({ path: '/send', type: 'application/json; charset=utf-8' })
    robot.says({ errcode: 93000, errmsg: 'invalid webhook url' })
    expect(saidBy(await clerk.post(`${path}/test`))).toMatch(/没有发出:机器人不认这个地址.*\(代码93000\)/)
    robot.says('gone', 404)
    expect(saidBy(await clerk.post(`${path}/test`))).toContain('它回复的状态是404')
    expect(
      service.database.sqlite.prepare("SELECT data FROM log WHERE what = 'robot.tested'").pluck().all(),
    ).toEqual(['{"answer":"sent"}', '{"answer":"wrong-key 93000"}', '{"answer":"http 404"}'])
  })

  it('is not sent again and again, nor before there is an address', async () => {
    const { robot, clerk, service } = await county()
    for (let n = 0; n < 8; n++) await clerk.post(`${path}/test`)
    expect(robot.heard).toHaveLength(6)
    expect(saidBy(await clerk.post(`${path}/test`))).toContain('太频繁')
    service.office('b')
    const other = await service.user('other', [member('b', 'clerk')])
    expect(saidBy(await other.post('/o/b/robot/test'))).toContain('请先保存')
    expect(await text(other.get('/o/b/robot'))).not.toContain('测试消息')
  })

  it('is signed by the secret as each maker wants it', async () => {
    const ding = await county({ kind: 'dingtalk', secret: 'SECabc' })
    await ding.clerk.post(`${path}/test`)
    const { query } = ding.robot.heard[0]!
    const at = String(Date.parse(ding.service.clock.now))
    expect([query.get('key'), query.get('timestamp')]).toEqual(['0123456789abcdef', at])
    expect(query.get('sign')).toBe(await hmac('SECabc', `${at}\nSECabc`))
    const feishu = await county({ kind: 'feishu', secret: 'abc' })
    feishu.robot.says({ code: 0, msg: 'success' })
    expect(saidBy(await feishu.clerk.post(`${path}/test`))).toContain('已发出')
    const { body } = feishu.robot.heard[0]!
    const seconds = String(Date.parse(feishu.service.clock.now) / 1000)
    expect(body).toMatchObject({ msg_type: 'text', timestamp: seconds, sign: await hmac(`${seconds}\nabc`, '') })
  })
})

describe('messages', () => {
  it('are sent in order, a breath apart, once each', async () => {
    const { robot, write, look, lookAfter, messages } = await county()
    for (const words of ['一', '二', '三']) write(words)
    await Promise.all([look(), look()])
    expect(robot.texts()).toEqual(['一'])
    await lookAfter(2 * second)
    expect(robot.texts()).toEqual(['一'])
    await lookAfter(2 * second)
    await lookAfter(4 * second)
    await lookAfter(hour)
    expect(robot.texts()).toEqual(['一', '二', '三'])
    expect(messages().map(({ tries, answer, sentAt }) => [tries, answer, sentAt !== null])).toEqual(
      Array(3).fill([1, 'sent', true]),
    )
  })

  it('are tried again after 1, 5, 15, 60 minutes and more, the later ones waiting, and given up within a day', async () => {
    const { robot, service, write, look, lookAfter, messages } = await county()
    robot.says('down', 503)
    write('一')
    write('二')
    const start = Date.parse(service.clock.now)
    const at: number[] = []
    robot.answer = (response) => {
      at.push((Date.parse(service.clock.now) - start) / minute)
      response.writeHead(503).end()
    }
    await look()
    for (let n = 0; n < 24 * 60; n++) await lookAfter(minute)
    expect(at.slice(0, 8)).toEqual([0, 1, 6, 21, 81, 261, 621, 1341])
    expect(robot.texts().slice(0, 8)).toEqual(Array(8).fill('一'))
    const [first, next] = messages()
    expect(first).toMatchObject({ tries: 8, answer: 'http 503', sentAt: null })
    expect(first!.givenUpAt).not.toBeNull()
    // The next has its turn then, once more at least.
    expect(robot.texts().at(-1)).toBe('二')
    expect(next!.tries).toBeGreaterThan(0)
  })

  it('reach the group once the robot is back', async () => {
    const { robot, clerk, write, look, lookAfter, messages } = await county()
    robot.says({ errcode: 93000, errmsg: 'invalid webhook url' })
    write('一')
    await look()
    expect(messages()[0]).toMatchObject({ tries: 1, answer: 'wrong-key 93000', sentAt: null, givenUpAt: null })
    const page = await text(clerk.get(path))
    expect(page).toContain('机器人不认这个地址')
    expect(page).toContain('下次再试:2026年11月10日 10:01')
    robot.says({ errcode: 0 })
    await lookAfter(minute)
    expect(messages()[0]).toMatchObject({ tries: 2, answer: 'sent', givenUpAt: null })
  })

  it('rest as long as a robot that had too many wants', async () => {
    const { robot, write, look, lookAfter, messages } = await county({ kind: 'dingtalk' })
    robot.says({ errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' })
    write('一')
    await look()
    robot.says({ errcode: 0 })
    await lookAfter(9 * minute)
    expect(robot.heard).toHaveLength(1)
    await lookAfter(minute)
    expect(messages()[0]).toMatchObject({ answer: 'sent' })
  })

  it('are given up when the robot is turned off, and are not said when it is on again', async () => {
    const { robot, clerk, write, look, lookAfter, messages, save } = await county()
    robot.says('', 500)
    write('一')
    await look()
    const off = { kind: 'wecom', address: '', version: '1' }
    expect((await clerk.post(path, off)).status).toBe(303)
    expect(messages()[0]).toMatchObject({ answer: 'off', givenUpAt: expect.any(String) })
    expect(await text(clerk.get(path))).toMatch(/没有发出.*机器人停用了/s)
    write('二')
    await save({ version: '2' })
    robot.says({ errcode: 0 })
    await lookAfter(hour)
    write('三')
    await lookAfter(hour)
    expect(robot.texts()).toEqual(['一', '三'])
  })

  it('are due at once where the clerk has mended the address, or asks for it', async () => {
    const { robot, clerk, write, look, lookAfter, messages, save } = await county()
    robot.says('', 500)
    write('一')
    await look()
    await save({ version: '1' })
    await lookAfter(4 * second)
    expect(robot.heard).toHaveLength(2)
    expect(await text(clerk.get(path))).toContain('再试一次')
    robot.says({ errcode: 0 })
    expect((await clerk.post(`${path}/again`, { id: String(messages()[0]!.id) })).status).toBe(303)
    await lookAfter(4 * second)
    expect(messages()[0]).toMatchObject({ answer: 'sent' })
    // What is sent is not sent again; nor is what another office has.
    expect(saidBy(await clerk.post(`${path}/again`, { id: String(messages()[0]!.id) }))).toContain('已经发出')
    expect(await text(clerk.get(path))).not.toContain('再试一次')
  })

  it('that lay for days are given up unsaid; the clerk can have them said after all', async () => {
    const { robot, service, write, lookAfter, messages } = await county()
    write('一')
    await lookAfter(49 * hour)
    expect([robot.heard, messages()[0]]).toEqual([[], expect.objectContaining({ answer: 'late', tries: 1 })])
    const clerk = await service.user('李经办', [member(office, 'clerk')])
    const again = async (): Promise<void> => {
      expect((await clerk.post(`${path}/again`, { id: String(messages()[0]!.id) })).status).toBe(303)
      await lookAfter(4 * second)
    }
    robot.says('', 500)
    await again()
    expect(messages()[0]).toMatchObject({ answer: 'http 500', givenUpAt: expect.any(String) })
    robot.says({ errcode: 0 })
    await again()
    expect(messages()[0]).toMatchObject({ answer: 'sent', givenUpAt: null })
  })

  it('of one office cannot be sent again by another', async () => {
    const { robot, service, write, look, messages } = await county()
    robot.says('', 500)
    write('一')
    await look()
    const before = messages()
    service.office('b')
    const other = await service.user('other', [member('b', 'clerk')])
    const address = `http://${robot.host}/b`
    await other.post('/o/b/robot', { kind: 'wecom', address, version: '0', isOn: 'yes' })
    expect(saidBy(await other.post('/o/b/robot/again', { id: String(before[0]!.id) }))).toContain('不在了')
    expect((await other.post(`${path}/again`, { id: String(before[0]!.id) })).status).toBe(404)
    expect(messages()).toEqual(before)
  })

  it('of one office do not wait for the robot of another', async () => {
    const { robot, service, write, look } = await county()
    const slow = await startRobot()
    slow.answer = () => {}
    const ways = { ...service.context, hosts: [robot.host, slow.host], fetch, patience: 300 }
    const sender = startRobotSender(ways, { every: hour })
    await service.context.robots.stop()
    service.office('b')
    const { database } = service
    database.sqlite
      .prepare('INSERT INTO robot VALUES (?, ?, ?, ?, 1, 1)')
      .run('b', 'wecom', `http://${slow.host}/`, '')
    database.write(() => addMessage(database, { user: null, office: 'b', at: service.clock.now }, '慢'))
    write('快')
    const looking = sender.look()
    while (robot.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(messagesOf(database, 'b', 1)[0]!.tries).toBe(0)
    await Promise.all([looking, look()])
    expect(messagesOf(database, 'b', 1)[0]).toMatchObject({ tries: 1, answer: 'timeout' })
    await sender.stop()
  })

  it('under way when the service stops are sent by the next one', async () => {
    const { robot, service, write, messages } = await county()
    await service.context.robots.stop()
    const ways = { ...service.context, hosts: [robot.host], fetch, patience: minute }
    const first = startRobotSender(ways, { every: hour })
    robot.answer = () => {}
    write('一')
    const looking = first.look()
    while (robot.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    await Promise.all([first.stop(), looking])
    expect(messages()[0]).toMatchObject({ tries: 0, sentAt: null, givenUpAt: null })
    robot.says({ errcode: 0 })
    const next = startRobotSender(ways, { every: 10 })
    while (messages()[0]!.sentAt === null) await new Promise((resolve) => setTimeout(resolve, 5))
    await next.stop()
    expect(robot.texts()).toEqual(['一', '一'])
  })

  it('that cannot be noted as sent are not sent again, and are noted when they can be', async () => {
    const { robot, service, write, look, lookAfter, messages } = await county()
    const { database } = service
    write('一')
    database.sqlite.exec("CREATE TEMP TRIGGER full BEFORE UPDATE ON message BEGIN SELECT RAISE(ABORT, 'full'); END")
    await look()
    await lookAfter(2 * minute)
    await lookAfter(2 * minute)
    database.sqlite.exec('DROP TRIGGER full')
    expect([robot.heard.length, messages()[0]!.sentAt]).toEqual([1, null])
    await lookAfter(2 * minute)
    expect([robot.heard.length, messages()[0]!.answer]).toEqual([1, 'sent'])
  })
})

describe('what the group is told', () => {
  const month = '2026-12'
  const m = `/o/${office}/m/${month}`

  it('is that a month is published, with its days and duties, in the same transaction', {
    timeout: 180_000,
  }, async () => {
    const { robot, service, clerk, look, messages } = await county()
    const version = () => ({
      version: String(service.database.sqlite.prepare('SELECT max(version) FROM draft').pluck().get() ?? 0),
    })
    await clerk.post(`${m}/make`, { version: '0' })
    await made(clerk, m)
    await clerk.post(`${m}/submit`, version())
    await clerk.post(`${m}/approve`, version())
    expect(messages()).toEqual([])
    await clerk.post(`${m}/publish`, { ...version(), brokenReason: '私下的原因', lateReason: '私下的原因' })
    await look()
    const { duties } = inForceIn(service, office, month)
    const days = new Set(duties.map(({ date }) => date)).size
    expect(robot.texts()).toEqual([
      `2026年12月领导接访安排已发布:${days}天、${duties.length}次。\n公示:http://127.0.0.1/n/${office}/2026-12`,
    ])
  })

  it('is what an amendment changes: day, place, who instead of whom, never why', async () => {
    const { robot, service, clerk, later, messages, lookAfter } = await county()
    await publishMonth(service, office, month)
    later(5 * minute)
    const duty = inForceIn(service, office, month).duties.find(({ leader }) => leader === 'l05')!
    const page = await text(clerk.get(`/o/${office}/amendments/new?duty=${duty.id}&kind=cover`))
    const inputs = [...page.matchAll(/<input type="radio" name="leader" value="([^"]+)"([^>]*)>/g)]
    const leader = inputs.find(([, , more]) => !more!.includes('disabled'))![1]!
    const ask = { duty: duty.id, kind: 'cover', leader, reason: '私下的原因' }
    expect((await clerk.post(`/o/${office}/amendments/new`, ask)).status).toBe(303)
    await clerk.post(`/o/${office}/amendments/1/consent`, { is: 'consented', note: '私下通话' })
    expect(messages()).toEqual([])
    await clerk.post(`/o/${office}/amendments/1/approve`, { is: 'approved', note: '私下的意见' })
    expect(inForceIn(service, office, month).n).toBe(2)
    await lookAfter(second)
    expect(robot.texts()).toEqual([
      expect.stringMatching(/^领导接访安排有调整:\n12月\d+日上午 县群众工作部接访大厅:贾少辉 → \S+\(顶替\)$/),
    ])
    expect(JSON.stringify(robot.heard)).not.toContain('私下')
  })
})
