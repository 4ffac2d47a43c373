import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { feedsName } from '../../src/db/feeds-file.ts'
import { leaderOf, leadersOf, saveLeader } from '../../src/db/leader-store.ts'
import { databaseName } from '../../src/db/open.ts'
import { addSubscription, subscriptionsOf } from '../../src/db/subscription-store.ts'
import type { FeedKey } from '../../src/domain/feed.ts'
import { hashOf, newToken } from '../../src/web/token.ts'
import { publishMonth } from '../tools/published.ts'
import { member, startService, type Visitor } from '../tools/service.ts'

const day = 86_400_000
const iPhone = 'iOS/17.5.1 (21F90) dataaccessd/1.0'

/** The secrets that a page shows. */
const secretsIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/\/f\/([\w-]{43})/g)].map(([, secret]) => secret!)),
]
const countEvents = (text: string): number => text.split('BEGIN:VEVENT').length - 1

/** A county with three duties published, its clerk, and calendars answered over a socket. */
const county = async (env: Record<string, string> = {}) => {
  const service = startService(env)
  const office = service.county()
  const beside = service.office('beside')
  await publishMonth(service, office, '2026-12', {
    duties: [
      { date: '2026-12-01', opening: 'hall-daily', leader: 'l07' },
      { date: '2026-12-08', opening: 'hall-daily', leader: 'l07' },
      { date: '2026-12-10', opening: 'hall-daily', leader: 'l09' },
    ],
  })
  await service.context.feeds.refresh()
  const clerk = await service.user('王敏', [member(office, 'clerk')])
  const address = await service.serve()
  const later = (days: number): void => {
    service.clock.now = new Date(Date.parse('2026-11-10T02:00:00.000Z') + days * day).toISOString()
  }
  /** Adds a device through the page, and gives the secret it shows. */
  const add = async (who: Visitor, feed: FeedKey, name = '手机', path = '/feeds/new'): Promise<string> => {
    const answer = await who.post(`/o/${office}${path}`, { feed, name })
    expect(answer.status).toBe(200)
    const secrets = secretsIn(await answer.text())
    expect(secrets).toHaveLength(1)
    return secrets[0]!
  }
  const fetchFeed = (secret: string) => fetch(`${address}/f/${secret}.ics`, { headers: { 'user-agent': iPhone } })
  const landing = (secret: string, userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Safari/604.1') =>
    fetch(`${address}/f/${secret}`, { headers: { accept: 'text/html,*/*;q=0.8', 'user-agent': userAgent } })
  const devices = () => subscriptionsOf(service.database, office)
  return { ...service, office, beside, clerk, address, later, add, fetchFeed, landing, devices }
}

describe('the address of a device', () => {
  it('is shown once, and stands in no later page, no log and no file', async () => {
    const there = await county({ ROSTER_LOG: 'silent' })
    const lines: string[] = []
    Object.assign(there.context, { log: pino({ level: 'trace' }, { write: (line) => lines.push(line) }) })
    const leader = await there.user('l07', [member(there.office, 'leader', 'l07')])
    const secret = await there.add(there.clerk, 'leader/l07')
    expect((await there.fetchFeed(secret)).status).toBe(200)
    expect((await there.landing(secret)).status).toBe(200)
    const paths = ['/feeds', '/feeds/sheets', '/feeds/new?feed=leader/l07', '/log', '/log.csv', '/people/l07']
    for (const path of paths) {
      const page = await (await there.clerk.get(`/o/${there.office}${path}`)).text()
      expect(page.length, path).toBeGreaterThan(200)
      expect(page, path).not.toContain(secret)
    }
    expect(await (await leader.get(`/o/${there.office}/mine`)).text()).not.toContain(secret)
    expect(JSON.stringify(there.database.sqlite.prepare('SELECT * FROM log').all())).not.toContain(secret)
    expect(lines.length).toBeGreaterThan(5)
    expect(lines.join('')).toContain('"/f/:token"')
    expect(lines.join('')).not.toContain(secret)
    for (const name of [databaseName, feedsName]) {
      const files = readdirSync(there.data).filter((file) => file.startsWith(name))
      const bytes = Buffer.concat(files.map((file) => readFileSync(join(there.data, file))))
      expect(bytes.includes(hashOf(secret)), name).toBe(true)
      expect(bytes.includes(secret), name).toBe(false)
    }
  })

  it('answers at once with the duties of its leader, by the name he has now', async () => {
    const there = await county()
    const secret = await there.add(there.clerk, 'leader/l07')
    const before = await (await there.fetchFeed(secret)).text()
    const { name } = leaderOf(there.database, there.office, 'l07')!
    expect(countEvents(before)).toBe(2)
    expect(before).toContain(`NAME:${name}的接访`)
    const known = leaderOf(there.database, there.office, 'l07')!
    there.database.write(() =>
      saveLeader(
        there.database,
        { user: null, office: there.office, at: there.clock.now },
        { ...known, name: '韦改名' },
        [],
      ),
    )
    await there.context.feeds.refresh()
    expect(await (await there.fetchFeed(secret)).text()).toContain('NAME:韦改名的接访')
    expect(await (await there.landing(secret)).text()).toContain('<h1>韦改名的接访</h1>')
  })

  it('is exchanged for another one, which alone is filled then', async () => {
    const there = await county()
    const old = await there.add(there.clerk, 'leader/l07', '平板')
    const [device] = there.devices()
    const answer = await there.clerk.post(`/o/${there.office}/feeds/${device!.id}/rotate`)
    const [secret] = secretsIn(await answer.text())
    expect(secret).not.toBe(old)
    expect(countEvents(await (await there.fetchFeed(secret!)).text())).toBe(2)
    expect(countEvents(await (await there.fetchFeed(old)).text())).toBe(0)
    expect(there.devices().map(({ name, revokedAt }) => [name, revokedAt === null])).toEqual([
      ['平板', true],
      ['平板', false],
    ])
    const again = await there.clerk.post(`/o/${there.office}/feeds/${device!.id}/rotate`)
    expect(again.status).toBe(303)
    expect(there.devices()).toHaveLength(2)
  })

  it('is empty as soon as it is revoked, still so after 29 days, and gone after 31', async () => {
    const there = await county()
    const secret = await there.add(there.clerk, 'leader/l07')
    const tag = (await there.fetchFeed(secret)).headers.get('etag')!
    const [device] = there.devices()
    const answer = await there.clerk.post(`/o/${there.office}/feeds/${device!.id}/revoke`)
    expect(answer.headers.get('location')).toBe(`/o/${there.office}/feeds`)
    const known = await fetch(`${there.address}/f/${secret}.ics`, { headers: { 'if-none-match': tag } })
    expect(known.status).toBe(200)
    expect(countEvents(await known.text())).toBe(0)
    there.later(29)
    const late = await there.fetchFeed(secret)
    expect([late.status, countEvents(await late.text())]).toEqual([200, 0])
    there.later(31)
    expect((await there.fetchFeed(secret)).status).toBe(410)
  })

  it('is refused beyond twenty devices, without a name, and for what cannot be subscribed to', async () => {
    const there = await county()
    const post = (feed: string, name: string) => there.clerk.post(`/o/${there.office}/feeds/new`, { feed, name })
    for (const [feed, name, status] of [
      ['leader/l07', ' ', 422],
      ['leader/l07', '长'.repeat(31), 422],
      ['leader/nobody', '手机', 404],
      [`public/${there.office}`, '手机', 404],
      ['', '手机', 404],
    ] as const)
      expect((await post(feed, name)).status, `${feed} ${name}`).toBe(status)
    expect(there.devices()).toEqual([])
    for (let n = 0; n < 20; n++) await there.add(there.clerk, 'leader/l07', `手机${n}`)
    const full = await post('leader/l07', '再一台')
    expect(full.status).toBe(422)
    expect(await full.text()).toContain('再一台')
    expect(there.devices()).toHaveLength(20)
  })
})

describe('who may have an address', () => {
  it('a leader his own, a liaison officer those of his leaders, nobody another’s', async () => {
    const there = await county()
    const leader = await there.user('leader', [member(there.office, 'leader', 'l07')])
    const liaison = await there.user('liaison', [
      member(there.office, 'liaison', 'l07'),
      member(there.office, 'liaison', 'l08'),
    ])
    const neighbour = await there.user('neighbour', [
      member(there.beside, 'clerk'),
      member(there.beside, 'leader', 'l07'),
    ])
    const own = await there.add(leader, 'leader/l07', '手机', '/mine/feeds')
    await there.add(liaison, 'leader/l08', '平板', '/mine/feeds')
    const other = there.devices().find(({ feed }) => feed === 'leader/l08')!
    const mine = there.devices().find(({ feed }) => feed === 'leader/l07')!
    const page = await (await leader.get(`/o/${there.office}/mine`)).text()
    expect(page).toContain(`/mine/feeds/${mine.id}/revoke`)
    expect(page).not.toContain(`/mine/feeds/${other.id}/`)
    const refused: [Visitor, string, Record<string, string>?][] = [
      [leader, `/o/${there.office}/mine/feeds`, { feed: 'leader/l08', name: '手机' }],
      [leader, `/o/${there.office}/mine/feeds`, { feed: `office/${there.office}`, name: '手机' }],
      [leader, `/o/${there.office}/mine/feeds/${other.id}/rotate`],
      [leader, `/o/${there.office}/mine/feeds/${other.id}/revoke`],
      [leader, `/o/${there.office}/feeds/${mine.id}/revoke`],
      [liaison, `/o/${there.office}/mine/feeds`, { feed: 'leader/l09', name: '手机' }],
      [neighbour, `/o/${there.office}/feeds/${mine.id}/revoke`],
      [neighbour, `/o/beside/feeds/${mine.id}/revoke`],
      [neighbour, `/o/beside/feeds/${mine.id}/rotate`],
      [neighbour, '/o/beside/feeds/new', { feed: 'leader/l07', name: '手机' }],
      [neighbour, '/o/beside/feeds/new', { feed: 'place/hall', name: '手机' }],
      [neighbour, '/o/beside/mine/feeds', { feed: 'leader/l07', name: '手机' }],
      [neighbour, `/o/beside/mine/feeds/${mine.id}/revoke`],
    ]
    for (const [who, path, fields] of refused) expect((await who.post(path, fields)).status, path).toBe(404)
    const nobody = await neighbour.post('/o/beside/feeds/sheets', { feed: 'leader/l07' })
    expect(nobody.status).toBe(422)
    expect(there.devices().filter(({ revokedAt }) => revokedAt === null)).toHaveLength(2)
    expect(subscriptionsOf(there.database, there.beside)).toEqual([])
    // What is his own he does.
    const rotated = await leader.post(`/o/${there.office}/mine/feeds/${mine.id}/rotate`)
    const [second] = secretsIn(await rotated.text())
    expect(countEvents(await (await there.fetchFeed(own)).text())).toBe(0)
    const latest = there.devices().find(({ feed, revokedAt }) => feed === 'leader/l07' && revokedAt === null)!
    await liaison.post(`/o/${there.office}/mine/feeds/${latest.id}/revoke`)
    expect(countEvents(await (await there.fetchFeed(second!)).text())).toBe(0)
  })

  it('the office and its places have calendars, too', async () => {
    const there = await county()
    const office = await there.add(there.clerk, `office/${there.office}`)
    const place = await there.add(there.clerk, 'place/hall')
    for (const secret of [office, place]) expect(countEvents(await (await there.fetchFeed(secret)).text())).toBe(3)
  })
})

describe('the page that a scanned code opens', () => {
  const agents = {
    iphone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1',
    huawei:
      'Mozilla/5.0 (Linux; Android 12; HarmonyOS; ALN-AL80; HMSCore 6.13) AppleWebKit/537.36 Mobile Safari/537.36',
    next: 'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0 Safari/537.36 ArkWeb/4.1 Mobile',
    xiaomi: 'Mozilla/5.0 (Linux; U; Android 14; zh-cn; 23116PN5BC) AppleWebKit/537.36 XiaoMi/MiuiBrowser/18.2',
    oppo: 'Mozilla/5.0 (Linux; Android 14; PHZ110) AppleWebKit/537.36 Chrome/124.0 Mobile Safari/537.36',
    windows: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/124.0 Safari/537.36',
  }
  const first = {
    iphone: '苹果手机、平板和电脑',
    huawei: '华为、荣耀手机',
    next: '华为、荣耀手机',
    xiaomi: '小米、红米手机',
    oppo: '其他安卓手机',
    windows: '电脑和 Outlook',
  }

  it('has the ways into a calendar, and the steps for the phone at hand first', async () => {
    const there = await county()
    const secret = await there.add(there.clerk, 'leader/l07')
    const { name } = leaderOf(there.database, there.office, 'l07')!
    for (const [phone, agent] of Object.entries(agents)) {
      const answer = await there.landing(secret, agent)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
      expect(answer.headers.get('x-robots-tag')).toContain('noindex')
      expect(answer.headers.get('cache-control')).toBe('no-store')
      const page = await answer.text()
      const host = there.address.replace('http://', '')
      expect(page).toContain(`<h1>${name}的接访</h1>`)
      expect(page).toContain(`href="webcal://${host}/f/${secret}.ics"`)
      expect(page).toContain(`>http://${host}/f/${secret}.ics</textarea>`)
      expect(page).toContain(`href="http://${host}/f/${secret}.ics" download`)
      expect(page, phone).toContain(`怎么添加: ${first[phone as keyof typeof first]}</h2>`)
      for (const other of new Set(Object.values(first)))
        expect(page.includes(`other-phone">${other}</summary>`), `${phone}: ${other}`).toBe(
          other !== first[phone as keyof typeof first],
        )
      expect(page).not.toContain('现在是在微信')
    }
  })

  it('says first how to get out of WeChat', async () => {
    const there = await county()
    const secret = await there.add(there.clerk, 'leader/l07')
    const page = await (await there.landing(secret, `${agents.iphone} MicroMessenger/8.0.49 NetType/WIFI`)).text()
    expect(page.indexOf('在浏览器打开')).toBeGreaterThan(0)
    expect(page.indexOf('在浏览器打开')).toBeLessThan(page.indexOf('日历地址'))
    // Neither works within WeChat.
    expect(page).not.toContain('webcal:')
    expect(page).not.toContain('download=')
    expect(page).toContain('怎么添加: 苹果手机')
  })

  it('says that only the intranet reaches it, or gives the address that is set', async () => {
    const there = await county()
    const inside = await (await there.landing(await there.add(there.clerk, 'leader/l07'))).text()
    expect(inside).toContain('只有单位内网打得开')
    const outside = await county({ ROSTER_ADDRESS: 'https://roster.example.gov.cn/' })
    const secret = await outside.add(outside.clerk, 'leader/l07')
    const page = await (await outside.landing(secret)).text()
    expect(page).toContain(`webcal://roster.example.gov.cn/f/${secret}.ics`)
    expect(page).not.toContain('只有单位内网打得开')
    const admin = await outside.user('admin', [], { isAdmin: true })
    const linked = await (await admin.post(`/admin/users/${outside.clerk.id}/link`)).text()
    expect(linked).toMatch(/>https:\/\/roster\.example\.gov\.cn\/enter\/[\w-]{43}<\/textarea>/)
  })

  it('tells that the address is used already, but not for a mere download', async () => {
    const there = await county()
    const secret = await there.add(there.clerk, 'leader/l07')
    await fetch(`${there.address}/f/${secret}.ics`, { headers: { 'user-agent': agents.iphone } })
    expect(await (await there.landing(secret)).text()).not.toContain('已有设备在用这个地址')
    await there.fetchFeed(secret)
    expect(await (await there.landing(secret)).text()).toContain('已有设备在用这个地址:iPhone 日历')
    expect(await (await there.clerk.get(`/o/${there.office}/feeds`)).text()).toContain(
      '2026-11-10 10:00 iPhone 日历',
    )
  })

  it('is the same for a revoked address as for one that never was, and guesses come to an end', async () => {
    const there = await county()
    const secret = await there.add(there.clerk, 'leader/l07')
    const valid = await there.add(there.clerk, 'leader/l08')
    await there.clerk.post(`/o/${there.office}/feeds/${there.devices().at(-1)!.id}/revoke`)
    const page = async (one: string) => {
      const answer = await there.landing(one)
      const headers = ['referrer-policy', 'x-robots-tag', 'cache-control'].map((name) => answer.headers.get(name))
      return [answer.status, headers, (await answer.text()).replaceAll(one, 'SECRET')]
    }
    const revoked = await page(secret)
    expect(revoked[0]).toBe(404)
    expect(await page('A'.repeat(43))).toEqual(revoked)
    expect(await page('short')).toEqual(revoked)
    let last = 404
    for (let n = 0; n < 40 && last === 404; n++) last = (await there.landing(`guess${n}`)).status
    expect(last).toBe(429)
    expect((await there.landing(valid)).status).toBe(200)
  })
})

describe('the switch for all calendars', () => {
  it('empties every one of the office, open ones too, and fills them again', async () => {
    const there = await county()
    const secret = await there.add(there.clerk, 'leader/l07')
    const path = `/o/${there.office}/feeds`
    const version = async () => /name="version" value="(\d+)"/.exec(await (await there.clerk.get(path)).text())![1]!
    const counts = async () =>
      Promise.all(
        [`/f/${secret}.ics`, `/n/${there.office}/calendar.ics`, `/n/${there.office}/workdays.ics`].map(
          async (feed) => countEvents(await (await fetch(there.address + feed)).text()),
        ),
      )
    const open = await counts()
    expect(Math.min(...open)).toBeGreaterThan(0)
    const seen = await version()
    expect((await there.clerk.post(`${path}/open`, { to: 'close', version: seen })).status).toBe(303)
    expect(await counts()).toEqual([0, 0, 0])
    expect(await (await there.clerk.get(path)).text()).toContain('全部日历已经关闭')
    expect(await (await there.landing(secret)).text()).toContain('暂时关闭了全部日历')
    // Somebody who has still the page of before does not open them by accident.
    await there.clerk.post(`${path}/open`, { to: 'open', version: seen })
    expect(await (await there.clerk.get(path)).text()).toContain('别人刚刚改过单位的设置')
    expect(await counts()).toEqual([0, 0, 0])
    await there.clerk.post(`${path}/open`, { to: 'open', version: await version() })
    expect(await counts()).toEqual(open)
  })
})

describe('the office’s page', () => {
  it('puts first who has no device, then whose device is silent, and finds a leader', async () => {
    const there = await county()
    await there.add(there.clerk, 'leader/l01', '甲手机')
    const heard = await there.add(there.clerk, 'leader/l02', '乙手机')
    there.later(2.9)
    await there.fetchFeed(heard)
    there.later(3)
    const clerk = await there.user('李娟', [member(there.office, 'clerk')])
    const page = async (query = '') => (await clerk.get(`/o/${there.office}/feeds${query}`)).text()
    const [without, silent, well] = ['l03', 'l01', 'l02'].map(
      (id) => `<th scope="row">${leaderOf(there.database, there.office, id)!.name}`,
    )
    const all = await page()
    expect(all.split('3天没有更新</span>').length - 1).toBe(1)
    expect(all.indexOf(without!)).toBeGreaterThan(0)
    expect(all.indexOf(silent!)).toBeGreaterThan(all.indexOf(without!))
    expect(all.indexOf(well!)).toBeGreaterThan(all.indexOf(silent!))
    const shown = async (query: string) =>
      [without, silent, well].map(
        (
          (html) => (row) =>
            html.includes(row!)
        )(await page(query)),
      )
    expect(await shown('?show=without')).toEqual([true, false, false])
    expect(await shown('?show=late')).toEqual([false, true, false])
    const { name } = leaderOf(there.database, there.office, 'l02')!
    expect(await shown(`?q=${encodeURIComponent(name)}`)).toEqual([false, false, true])
  })

  it('shows readers everything and lets them change nothing; the log says whose calendar it was', async () => {
    const there = await county()
    await there.add(there.clerk, 'leader/l07')
    const [device] = there.devices()
    await there.clerk.post(`/o/${there.office}/feeds/${device!.id}/revoke`)
    await there.add(there.clerk, 'place/hall')
    const auditor = await there.user('auditor', [member(there.office, 'auditor')])
    const page = await (await auditor.get(`/o/${there.office}/feeds`)).text()
    expect(page).not.toMatch(/\/(rotate|revoke|open|sheets|new)"/)
    expect(page).toContain(`http://127.0.0.1/n/${there.office}/calendar.ics`)
    expect(page).toContain('停用过的地址')
    const log = await (await auditor.get(`/o/${there.office}/log?group=feeds`)).text()
    const { name } = leaderOf(there.database, there.office, 'l07')!
    expect(log).toContain(`发出“${name}的接访”的一个订阅地址`)
    expect(log).toContain(`停用“${name}的接访”的一个订阅地址`)
    expect(log).toContain('发出“县群众工作部接访大厅接访安排”的一个订阅地址')
  })

  it('still lists, to be revoked, the device of somebody who has left the office', async () => {
    const there = await county()
    const secret = await there.add(there.clerk, 'leader/l07')
    const known = leaderOf(there.database, there.office, 'l07')!
    there.database.write(() =>
      saveLeader(
        there.database,
        { user: null, office: there.office, at: there.clock.now },
        { ...known, posts: [] },
        [],
      ),
    )
    const page = await (await there.clerk.get(`/o/${there.office}/feeds`)).text()
    expect(page).toContain('已经不在名单上的')
    const [device] = there.devices()
    const path = `/o/${there.office}/feeds/${device!.id}`
    expect((await there.clerk.post(`${path}/rotate`)).status).toBe(303)
    expect(there.devices()).toHaveLength(1)
    await there.clerk.post(`${path}/revoke`)
    expect(countEvents(await (await there.fetchFeed(secret)).text())).toBe(0)
  })
})

describe('sheets on paper', () => {
  it('are made for all in office without a device, a page each, and work', async () => {
    const there = await county()
    await there.add(there.clerk, 'leader/l01')
    const path = `/o/${there.office}/feeds/sheets`
    const ticked = async () =>
      [...(await (await there.clerk.get(path)).text()).matchAll(/value="(leader\/[^"]+)" checked/g)].map(
        ([, feed]) => feed!,
      )
    const chosen = await ticked()
    expect(chosen).not.toContain('leader/l01')
    expect(chosen).toHaveLength(17)
    const page = await (await there.clerk.post(path, { feed: chosen })).text()
    const secrets = secretsIn(page)
    expect(page.split('class="sheet"').length - 1).toBe(17)
    // The address stands on a sheet in groups, and whole nowhere but in its code.
    expect(secrets).toEqual([])
    expect(there.devices().filter(({ name }) => name === '纸质单')).toHaveLength(17)
    expect(await ticked()).toEqual([])
    const sheets = page.split('class="sheet"').slice(1)
    const typed = sheets.map((sheet) => /class="sheet-address">(.*?)<\/p>/.exec(sheet)![1]!.replace(/<[^>]+>/g, ''))
    const at = chosen.indexOf('leader/l07')
    const { name } = leaderOf(there.database, there.office, 'l07')!
    expect(sheets[at]).toContain(name)
    const secret = typed[at]!.split('/f/')[1]!
    expect(countEvents(await (await there.fetchFeed(secret)).text())).toBe(2)
    // Printed again: what nobody has used ends, what somebody uses stays.
    const unused = typed[chosen.indexOf('leader/l09')]!.split('/f/')[1]!
    await there.clerk.post(path, { feed: ['leader/l07', 'leader/l09'] })
    expect(countEvents(await (await there.fetchFeed(secret)).text())).toBe(2)
    expect(countEvents(await (await there.fetchFeed(unused)).text())).toBe(0)
  })

  it('end no printed address that may be in use: fetches are noted only since the calendars were made', async () => {
    const there = await county()
    const token = newToken()
    const before = { user: null, office: there.office, at: '2026-10-01T00:00:00.000Z' }
    const paper = { feed: 'leader/l07', name: '纸质单', tokenHash: hashOf(token) } as const
    there.database.write(() => addSubscription(there.database, before, paper))
    await there.clerk.post(`/o/${there.office}/feeds/sheets`, { feed: 'leader/l07' })
    expect(there.devices().map(({ revokedAt }) => revokedAt)).toEqual([null, null])
    expect(countEvents(await (await there.fetchFeed(token)).text())).toBe(2)
  })

  it('are refused by name where a calendar has no room for another device, and the ticks stay', async () => {
    const there = await county()
    for (let n = 0; n < 20; n++) await there.add(there.clerk, 'leader/l07', `手机${n}`)
    const answer = await there.clerk.post(`/o/${there.office}/feeds/sheets`, { feed: ['leader/l07', 'leader/l09'] })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(`${leaderOf(there.database, there.office, 'l07')!.name}:一个日历最多给20台设备用`)
    expect([...page.matchAll(/value="(leader\/[^"]+)" checked/g)].map(([, feed]) => feed).sort()).toEqual([
      'leader/l07',
      'leader/l09',
    ])
    expect(there.devices()).toHaveLength(20)
  })

  it('are made for the 340 leaders of a county in a few seconds', async () => {
    const service = startService()
    const office = service.county('xiangzhou-2026-12')
    await service.context.feeds.refresh()
    const clerk = await service.user('王敏', [member(office, 'clerk')])
    const all = leadersOf(service.database, office).map(({ id }) => `leader/${id}`)
    expect(all).toHaveLength(340)
    const started = performance.now()
    const page = await (await clerk.post(`/o/${office}/feeds/sheets`, { feed: all })).text()
    // 2 s alone on a machine of 2 cores.
    expect(performance.now() - started).toBeLessThan(15_000)
    expect(page.split('class="sheet"').length - 1).toBe(340)
    const rendered = service.context.calendars.store.heads().filter(({ key }) => key.startsWith('leader/'))
    expect(rendered).toHaveLength(340)
  })

  it('want somebody chosen', async () => {
    const there = await county()
    const answer = await there.clerk.post(`/o/${there.office}/feeds/sheets`, { feed: ['leader/nobody', 'x'] })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('请至少选一位领导')
    expect(there.devices()).toEqual([])
  })
})
