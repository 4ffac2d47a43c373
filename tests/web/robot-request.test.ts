import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEnv } from '../../src/env.ts'
import { askRobot, type Ways } from '../../src/web/robot/ask-robot.ts'
import { masked, wrongAddress } from '../../src/web/robot/robot-address.ts'
import { outcomeOf, outcomeWord, sayOutcome } from '../../src/web/robot/robot-outcome.ts'
import { fitting, requestOf } from '../../src/web/robot/robot-request.ts'
import { startRobot } from '../tools/robot.ts'

const now = '2025-12-01T03:00:00.000Z'
const bytes = (words: string): number => new TextEncoder().encode(words).length

describe('what a robot is sent', () => {
  it('is signed as DingTalk wants it, in the address', () => {
    const address = 'https://oapi.dingtalk.com/robot/send?access_token=abc'
    const { address: asked, body } = requestOf({ kind: 'dingtalk', address, secret: 'SECtest' }, '接访', now)
    const { searchParams, origin, pathname } = new URL(asked)
    expect(`${origin}${pathname}`).toBe('https://oapi.dingtalk.com/robot/send')
    // printf '1764558000000\nSECtest' | openssl dgst -sha256 -hmac SECtest -binary | base64
    expect(Object.fromEntries(searchParams)).toEqual({
      access_token: 'abc',
      timestamp: '1764558000000',
      sign: 'mYOzrK2+yB7RBSbtsWzYLzG1Cz4k5fJracA1eGXwqMU=',
    })
    expect(asked).not.toMatch(/sign=[^&]*[+/ ]/)
    expect(JSON.parse(body)).toEqual({ msgtype: 'text', text: { content: '接访' } })
  })

  it('is signed as Feishu wants it, in the body, seconds as a string', () => {
    const address = 'https://open.feishu.cn/open-apis/bot/v2/hook/abc'
    const { address: asked, body } = requestOf({ kind: 'feishu', address, secret: 'SECtest' }, '接访', now)
    expect(asked).toBe(address)
    // printf '' | openssl dgst -sha256 -mac HMAC -macopt key:"$(printf '1764558000\nSECtest')" -binary | base64
    expect(JSON.parse(body)).toEqual({
      timestamp: '1764558000',
      sign: 'ZcHSlkhm30tpTlY9npJhud0azADpNRLTuC8acVeXVxs=',
      msg_type: 'text',
      content: { text: '接访' },
    })
  })

  it('has no signature where there is no secret, and for WeCom never', () => {
    const address = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=abc'
    expect(requestOf({ kind: 'wecom', address, secret: 'x' }, '接访', now)).toEqual({
      address,
      body: JSON.stringify({ msgtype: 'text', text: { content: '接访' } }),
    })
    for (const kind of ['dingtalk', 'feishu'] as const)
      expect(JSON.stringify(requestOf({ kind, address, secret: '' }, '接访', now))).not.toContain('sign')
  })

  it('calls nobody by name, whatever a place is called', () => {
    const { body } = requestOf({ kind: 'feishu', address: 'x', secret: '' }, '<at user_id="all">大厅</at>', now)
    expect(JSON.parse(body).content.text).not.toContain('<')
  })

  it('is shortened at whole lines to what a message may have, never within a character', () => {
    const line = fc.string({ unit: fc.constantFrom('接', '访', '𠮷', 'a', '<', ' '), maxLength: 40 })
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 60, max: 400 }),
        (lines, most) => {
          const words = lines.join('\n')
          const short = fitting(words, most)
          expect(bytes(short)).toBeLessThanOrEqual(most)
          expect(short.isWellFormed()).toBe(true)
          if (bytes(words) <= most) {
            expect(short).toBe(words)
            return
          }
          const [left] = /另有(\d+)行/.exec(short)?.slice(1) ?? []
          if (left) expect(short.split('\n').slice(0, -1)).toEqual(lines.slice(0, lines.length - Number(left)))
          else expect(words.startsWith(short.slice(0, -1))).toBe(true)
        },
      ),
    )
  })

  it('fills a WeCom message to the byte', () => {
    const { body } = requestOf({ kind: 'wecom', address: 'x', secret: '' }, '接'.repeat(2000), now)
    expect(bytes(JSON.parse(body).text.content)).toBe(2046)
  })
})

describe('the address of a robot', () => {
  const named = ['127.0.0.1:8080', 'robot.gov.cn']

  it.each([
    ['wecom', 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a'],
    ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=a'],
    ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/a'],
    ['feishu', 'https://open.larksuite.com/open-apis/bot/v2/hook/a'],
    ['wecom', 'https://QYAPI.weixin.qq.com:443/cgi-bin/webhook/send?key=a'],
    ['wecom', 'http://127.0.0.1:8080/x'],
    ['feishu', 'http://robot.gov.cn/x'],
    ['feishu', 'https://robot.gov.cn/x'],
  ] as const)('may be one of its maker or one that was named: %s %s', (kind, address) => {
    expect(wrongAddress(kind, address, named)).toBeUndefined()
  })

  it.each([
    ['wecom', 'https://oapi.dingtalk.com/robot/send'],
    ['wecom', 'http://qyapi.weixin.qq.com/cgi-bin/webhook/send'],
    ['wecom', 'https://qyapi.weixin.qq.com:8443/'],
    ['wecom', 'https://qyapi.weixin.qq.com@127.0.0.1/'],
    ['wecom', 'https://user:word@qyapi.weixin.qq.com/'],
    ['wecom', 'https://qyapi.weixin.qq.com.evil.cn/'],
    ['wecom', 'https://evil.cn/qyapi.weixin.qq.com'],
    ['wecom', 'https://evilqyapi.weixin.qq.com/'],
    ['wecom', 'http://127.0.0.1/x'],
    ['wecom', 'http://127.0.0.1:8081/x'],
    ['wecom', 'http://[::1]:8080/x'],
    ['wecom', 'http://2130706433:8081/'],
    ['wecom', 'http://169.254.169.254/latest/meta-data'],
    ['wecom', 'http://robot.gov.cn:8080/'],
    ['wecom', 'file:///etc/passwd'],
    ['wecom', 'gopher://127.0.0.1:8080/'],
    ['wecom', 'ftp://robot.gov.cn/'],
    ['wecom', 'qyapi.weixin.qq.com'],
    ['wecom', ''],
  ] as const)('may not be %s %s', (kind, address) => {
    expect(wrongAddress(kind, address, named)).toBeDefined()
  })

  it('is named in the settings as host or host:port, nothing else', () => {
    const hosts = (ROSTER_ROBOT_HOSTS?: string) => {
      const read = readEnv({ ...(ROSTER_ROBOT_HOSTS === undefined ? {} : { ROSTER_ROBOT_HOSTS }) })
      return read.ok ? read.settings.robotHosts : read.says
    }
    expect(hosts()).toEqual([])
    expect(hosts(' Robot.gov.cn:8080, 10.1.2.3 ,')).toEqual(['robot.gov.cn:8080', '10.1.2.3'])
    for (const wrong of ['https://robot.gov.cn', 'robot.gov.cn/path', 'a b', '*'])
      expect(hosts(wrong)).toMatch(/ROSTER_ROBOT_HOSTS: names hosts by comma/)
  })

  it('is shown so that it can be known again, not used', () => {
    const key = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'
    expect(masked(`https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`)).toBe(
      'https://qyapi.weixin.qq.com/…5aaa',
    )
    expect(masked('SEC0123456789abcdef')).toBe('…cdef')
    expect(masked('short')).toBe('…')
  })
})

describe('what a robot answers', () => {
  it.each([
    ['wecom', 200, { errcode: 0, errmsg: 'ok' }, 'sent'],
    ['wecom', 200, { errcode: 93000, errmsg: 'invalid webhook url, from ip: 1.2.3.4' }, 'wrong-key 93000'],
    ['wecom', 200, { errcode: 45009, errmsg: 'api freq out of limit' }, 'too-frequent 45009'],
    ['wecom', 200, { errcode: 40058, errmsg: 'invalid' }, 'refused 40058'],
    ['dingtalk', 200, { errcode: 300001, errmsg: 'token is not exist' }, 'wrong-key 300001'],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'keywords not in content' }, 'keyword 310000'],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'sign not match' }, 'signature 310000'],
    [
      'dingtalk',
      200,
      { errcode: 310000, errmsg: 'description:机器人发送签名不匹配;solution:…' },
      'signature 310000',
    ],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'description:关键词不匹配;solution:…' }, 'keyword 310000'],
    ['dingtalk', 200, { errcode: 310000, errmsg: 'ip 1.2.3.4 not in whitelist' }, 'ip 310000'],
    [
      'dingtalk',
      200,
      { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' },
      'too-frequent 130101',
    ],
    ['feishu', 200, { code: 0, msg: 'success', data: {}, StatusCode: 0 }, 'sent'],
    ['feishu', 200, { StatusCode: 0, StatusMessage: 'success' }, 'sent'],
    ['feishu', 200, { code: 19021, msg: 'sign match fail' }, 'signature 19021'],
    ['feishu', 200, { code: 19022, msg: 'Ip Not Allowed' }, 'ip 19022'],
    ['feishu', 200, { code: 19024, msg: 'Key Words Not Found' }, 'keyword 19024'],
    [
      'feishu',
      400,
      { code: 19001, msg: 'param invalid: incoming webhook access token invalid' },
      'wrong-key 19001',
    ],
    ['feishu', 200, { code: 9499, msg: 'Bad Request' }, 'refused 9499'],
    ['feishu', 200, { code: 11232, msg: 'frequency limited' }, 'too-frequent 11232'],
    ['feishu', 429, { code: 0 }, 'too-frequent 429'],
    ['wecom', 502, 'bad gateway', 'http 502'],
    ['wecom', 302, '', 'redirected 302'],
    ['wecom', 200, '<html>', 'unreadable'],
    ['wecom', 200, {}, 'unreadable'],
    ['wecom', 200, null, 'unreadable'],
    ['wecom', 200, { errcode: '0' }, 'unreadable'],
  ] as const)('%s %s %j is %s, told in plain words without what it said', (kind, status, document, word) => {
    const body = typeof document === 'string' ? document : JSON.stringify(document)
    expect(outcomeWord(outcomeOf(kind, status, body))).toBe(word)
    expect(sayOutcome(word)['zh-CN']).toMatch(/\p{Script=Han}/u)
    expect(JSON.stringify(sayOutcome(word))).not.toContain('1.2.3.4')
  })
})

describe('asking a robot', () => {
  const ways = (host: string, more: Partial<Ways> = {}): Ways => ({
    hosts: [host],
    fetch,
    now: () => now,
    patience: 5000,
    ...more,
  })
  const target = (host: string) => ({ kind: 'wecom' as const, address: `http://${host}/send?key=k`, secret: '' })

  it('follows no redirect', async () => {
    const [robot, elsewhere] = [await startRobot(), await startRobot()]
    for (const status of [301, 302, 303, 307, 308]) {
      robot.answer = (response) => response.writeHead(status, { location: `http://${elsewhere.host}/` }).end()
      const both = { ...ways(robot.host), hosts: [robot.host, elsewhere.host] }
      expect(outcomeWord(await askRobot(both, target(robot.host), '接访'))).toBe(`redirected ${status}`)
    }
    expect([robot.heard.length, elsewhere.heard.length]).toEqual([5, 0])
  })

  it('reads the beginning of an answer only, however long it is', async () => {
    const robot = await startRobot()
    let sent = 0
    const closed = new Promise<void>((resolve) => {
      robot.answer = (response) => {
        const more = (): void => {
          if (response.destroyed) return
          sent += 65_536
          response.write('x'.repeat(65_536), () => setImmediate(more))
        }
        response.on('close', resolve)
        more()
      }
    })
    expect(await askRobot(ways(robot.host), target(robot.host), '接访')).toEqual({ is: 'unreadable' })
    await closed
    // What lay in the buffers of both sides.
    expect(sent).toBeLessThan(20_000_000)
  })

  it('waits no longer than it has patience: for the beginning of an answer, or its rest', async () => {
    const robot = await startRobot()
    robot.answer = () => {}
    const short = ways(robot.host, { patience: 150 })
    expect(await askRobot(short, target(robot.host), '接访')).toEqual({ is: 'timeout' })
    robot.answer = (response) => void response.write('{"errcode":')
    expect(await askRobot(short, target(robot.host), '接访')).toEqual({ is: 'timeout' })
  })

  it('says that nobody is there, or that it may not ask', async () => {
    expect(await askRobot(ways('127.0.0.1:9'), target('127.0.0.1:9'), '接访')).toEqual({ is: 'unreachable' })
    const robot = await startRobot()
    expect(await askRobot(ways('robot.gov.cn'), target(robot.host), '接访')).toEqual({ is: 'forbidden' })
    expect(robot.heard).toEqual([])
  })
})
