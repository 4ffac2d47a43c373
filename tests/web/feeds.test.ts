import { copyFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createContext } from '../../src/context.ts'
import { addLocalDay } from '../../src/db/calendar-store.ts'
import { feedsName } from '../../src/db/feeds-file.ts'
import { leaderOf, saveLeader } from '../../src/db/leader-store.ts'
import { officeById, saveOffice } from '../../src/db/office-store.ts'
import { databaseName } from '../../src/db/open.ts'
import { saveDraft } from '../../src/db/roster-store.ts'
import { addSubscription, revokeSubscription } from '../../src/db/subscription-store.ts'
import { feedKey } from '../../src/domain/feed.ts'
import type { OfficeSettings } from '../../src/domain/office.ts'
import { readEnv } from '../../src/env.ts'
import { hashOf, newToken } from '../../src/web/token.ts'
import { byteFaults } from '../feeds/calendar-bytes.ts'
import { publishMonth } from '../tools/published.ts'
import { startService } from '../tools/service.ts'
import { december, subscribed } from '../tools/subscribed.ts'
import { emptyFolder } from '../tools/terminal.ts'

const textOf = async (url: string): Promise<string> => {
  const answer = await fetch(url)
  expect(answer.status).toBe(200)
  return answer.text()
}
/** The events of a calendar by UID. */
const eventsIn = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/BEGIN:VEVENT[\s\S]*?END:VEVENT/g)].map(([event]) => [
      /^UID:(.*)$/m.exec(event)![1]!.trim(),
      event,
    ]),
  )

describe('a subscribed calendar', () => {
  it('is given whole, then only when it has changed: by tag, by time, packed or not, and to HEAD', async () => {
    const service = startService()
    const { subscribe } = await subscribed(service)
    const { url } = await subscribe('leader/l01')
    const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
    const text = await plain.text()
    expect(Object.fromEntries(plain.headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, no-cache',
      'referrer-policy': 'no-referrer',
      'content-length': String(Buffer.byteLength(text)),
    })
    expect(byteFaults(text)).toEqual([])
    expect(eventsIn(text).size).toBeGreaterThan(0)
    const packed = await fetch(url, { headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(await packed.text()).toBe(text)
    expect(gunzipSync(service.context.calendars.store.bytes('leader/l01', true)!.bytes).toString()).toBe(text)
    const tags = [plain, packed].map(({ headers }) => headers.get('etag')!)
    expect(new Set(tags).size).toBe(2)
    for (const tag of tags) {
      expect(tag).toMatch(/^"[\w-]+"$/)
      const known = await fetch(url, { headers: { 'if-none-match': `"other", ${tag}` } })
      expect([known.status, await known.text()]).toEqual([304, ''])
    }
    expect((await fetch(url, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
    const changedAt = plain.headers.get('last-modified')!
    expect((await fetch(url, { headers: { 'if-modified-since': changedAt } })).status).toBe(304)
    const before = new Date(Date.parse(changedAt) - 1000).toUTCString()
    expect((await fetch(url, { headers: { 'if-modified-since': before } })).status).toBe(200)
    // A tag goes before a time (RFC 9110, 13.1.3).
    const both = { 'if-none-match': '"other"', 'if-modified-since': changedAt }
    expect((await fetch(url, { headers: both })).status).toBe(200)
    const head = await fetch(url, { method: 'HEAD', headers: { 'accept-encoding': 'identity' } })
    expect([head.status, head.headers.get('etag'), head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      tags[0],
      String(Buffer.byteLength(text)),
      '',
    ])
    expect((await fetch(url, { method: 'POST' })).status).toBe(405)
  })

  it('differs in one event after a change to one duty', async () => {
    const service = startService()
    const { subscribe, change, duties, office } = await subscribed(service)
    const [duty] = duties()
    const urls = await Promise.all(
      [feedKey('leader', duty!.leader), feedKey('office', office), feedKey('place', 'hall')].map(subscribe),
    )
    const read = () => Promise.all(urls.map(({ url }) => textOf(url)))
    const before = await read()
    await change((all) =>
      all.map((one, n) => (n === 0 ? { ...one, leader: one.leader === 'l05' ? 'l06' : 'l05' } : one)),
    )
    const after = await read()
    const uid = `${duty!.id}@reception-roster`
    after.forEach((text, n) => {
      const [old, fresh] = [eventsIn(before[n]!), eventsIn(text)]
      expect([...fresh].filter(([id, event]) => old.get(id) !== event).map(([id]) => id)).toEqual([uid])
      expect([...old.keys()].every((id) => fresh.has(id))).toBe(true)
      const without = (whole: string, events: Map<string, string>) => whole.replace(events.get(uid)!, '')
      expect(without(text, fresh)).toBe(without(before[n]!, old))
    })
    expect(eventsIn(after[0]!).get(uid)).toContain('STATUS:CANCELLED')
    expect(eventsIn(after[1]!).get(uid)).toContain('SEQUENCE:1')
  })

  it('has a time of change of its own for each change within a second', async () => {
    const service = startService()
    const { subscribe, change, duties, office } = await subscribed(service)
    const { url } = await subscribe(feedKey('office', office))
    const changedAt = async () => Date.parse((await fetch(url)).headers.get('last-modified')!)
    const first = await changedAt()
    await change((all) => all.slice(1), 0)
    expect(await changedAt()).toBeGreaterThan(first)
    expect(duties()).not.toHaveLength(0)
  })

  it('is the same to the byte when all is rendered anew, in any time zone of the machine', async () => {
    const service = startService()
    const { subscribe, change, office } = await subscribed(service)
    await change((all) => all.map((one, n) => (n === 1 ? { ...one, leader: 'l07' } : one)))
    await change((all) => all.slice(0, -1))
    const keys = [
      'leader/l01',
      'leader/l07',
      `office/${office}`,
      'place/hall',
      `public/${office}`,
      `workdays/${office}`,
    ] as const
    for (const key of keys.slice(0, 4)) await subscribe(key)
    const { store } = service.context.calendars
    const bytes = (from: typeof store) => keys.map((key) => from.bytes(key, false)!.bytes.toString())
    const shown = bytes(store)
    // Another machine: the database alone, in another zone.
    const folder = emptyFolder()
    await service.database.sqlite.backup(join(folder, databaseName))
    const zone = process.env.TZ
    process.env.TZ = 'America/New_York'
    try {
      const read = readEnv({ ROSTER_DATA: folder, ROSTER_LOG: 'silent' })
      if (!read.ok) throw new Error(read.says)
      const there = createContext(read.settings, { now: () => service.clock.now })
      await there.feeds.refresh()
      expect(bytes(there.calendars.store)).toEqual(shown)
      await there.stop()
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  it('loses a cancelled duty when 14 days have gone by, at 00:05 by the office’s clock', async () => {
    const service = startService()
    const { subscribe, change, duties } = await subscribed(service)
    const [duty] = duties()
    const { url } = await subscribe(feedKey('leader', duty!.leader))
    await change((all) => all.slice(1))
    const uid = `${duty!.id}@reception-roster`
    const isThere = async () => {
      await service.context.feeds.refresh()
      return eventsIn(await textOf(url)).has(uid)
    }
    const at = (days: number, time: string) =>
      new Date(Date.parse(`${duty!.date}T${time}:00+08:00`) + days * 86_400_000).toISOString()
    service.clock.now = at(14, '23:59')
    expect(await isThere()).toBe(true)
    service.clock.now = at(15, '00:05')
    expect(await isThere()).toBe(false)
  })

  it('is looked at again at 00:05 by the office’s clock, without anybody’s doing', async () => {
    vi.useFakeTimers({
      toFake: ['setTimeout', 'clearTimeout', 'Date'],
      now: Date.parse('2026-12-15T23:50:00+08:00'),
    })
    onTestFinished(() => void vi.useRealTimers())
    const service = startService()
    const office = service.county()
    await publishMonth(service, office, december)
    service.clock.now = '2026-12-15T15:50:00.000Z'
    await service.context.feeds.refresh()
    const { store } = service.context.calendars
    const year = () => store.texts(feedKey('workdays', office)).join()
    expect(year()).not.toContain('DTSTART;VALUE=DATE:20280101')
    service.clock.now = '2026-12-31T16:04:00.000Z'
    await vi.advanceTimersByTimeAsync(14 * 60_000)
    expect(year()).not.toContain('DTSTART;VALUE=DATE:20280101')
    service.clock.now = '2026-12-31T16:05:00.000Z'
    await vi.advanceTimersByTimeAsync(60_000)
    await vi.waitFor(() => expect(year()).toContain('DTSTART;VALUE=DATE:20280101'))
  })

  it('that could not be rendered, as on a full disk, is tried again within a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const service = startService()
    const office = service.county()
    await publishMonth(service, office, december)
    await service.context.feeds.refresh()
    const { store } = service.context.calendars
    const shown = () => store.bytes(feedKey('public', office), false)!.bytes.toString()
    const before = shown()
    service.clock.now = '2026-11-12T02:00:00.000Z'
    await publishMonth(service, office, december, { duties: [] })
    const write = vi.spyOn(store, 'replaceMonth').mockImplementation(() => {
      throw new Error('the disk is full')
    })
    await service.context.feeds.refresh()
    expect(shown()).toBe(before)
    write.mockRestore()
    await vi.advanceTimersByTimeAsync(60_000)
    await vi.waitFor(() => expect(shown()).toContain('STATUS:CANCELLED'))
  })

  it('that lacks a month which could not be read has it once it can be, the next day or after a start', async () => {
    const service = startService()
    const office = service.county()
    await publishMonth(service, office, december)
    const read = vi.spyOn(service.context.published, 'of').mockImplementation(() => {
      throw new Error('an older version of the program')
    })
    await service.context.feeds.refresh()
    const { store } = service.context.calendars
    const shown = () => store.texts(feedKey('public', office)).length
    expect(shown()).toBe(0)
    read.mockRestore()
    service.clock.now = '2026-11-10T16:05:00.000Z'
    await service.context.feeds.refresh()
    expect(shown()).toBeGreaterThan(0)
  })

  it('follows the name of its leader, and shows to nobody what is only drafted', async () => {
    const service = startService()
    const { subscribe, office } = await subscribed(service)
    const { url } = await subscribe('leader/l01')
    const drafted = eventsIn(await textOf(url))
    const actor = { user: null, office, at: service.clock.now }
    const leader = leaderOf(service.database, office, 'l01')!
    service.database.write(() => {
      expect(saveLeader(service.database, actor, { ...leader, name: '改名后' }, [])).toBeUndefined()
      expect(saveDraft(service.database, actor, december, 1, { what: 'remove', duties: [], pins: [] })).toEqual({
        version: 2,
      })
    })
    await service.context.feeds.refresh()
    const after = await textOf(url)
    expect(after).toContain('X-WR-CALNAME:改名后的接访')
    expect(eventsIn(after)).toEqual(drafted)
  })
})

describe('an address that is revoked', () => {
  it('answers an empty calendar for 30 days, then 410', async () => {
    const service = startService()
    const { subscribe, office } = await subscribed(service)
    const { url, id } = await subscribe('leader/l01')
    const tag = (await fetch(url)).headers.get('etag')!
    const revokedAt = Date.parse(service.clock.now)
    service.database.write(() =>
      revokeSubscription(service.database, { user: null, office, at: service.clock.now }, id),
    )
    await service.context.feeds.refresh()
    const answerAfter = async (days: number) => {
      service.clock.now = new Date(revokedAt + days * 86_400_000).toISOString()
      return fetch(url, { headers: { 'if-none-match': tag } })
    }
    for (const days of [0, 29]) {
      const answer = await answerAfter(days)
      const text = await answer.text()
      expect([answer.status, eventsIn(text).size, byteFaults(text)]).toEqual([200, 0, []])
      expect(text).toContain('BEGIN:VTIMEZONE')
    }
    expect((await answerAfter(31)).status).toBe(410)
  })
})

describe('closed calendars', () => {
  /** Changes the settings of the office. */
  const setter =
    (service: ReturnType<typeof startService>, office: string) =>
    async (settings: Partial<OfficeSettings>): Promise<void> => {
      const kept = officeById(service.database, office)!
      service.database.write(() =>
        saveOffice(
          service.database,
          { user: null, office, at: service.clock.now },
          { ...kept, settings: { ...kept.settings, ...settings } },
        ),
      )
      await service.context.feeds.refresh()
    }

  it('are empty to every subscriber of the office, and full again when they are opened', async () => {
    const service = startService()
    const { subscribe, office } = await subscribed(service)
    const { url } = await subscribe('leader/l01')
    const full = await textOf(url)
    const set = setter(service, office)
    await set({ feedsOpen: false })
    expect(eventsIn(await textOf(url)).size).toBe(0)
    await set({ feedsOpen: true })
    expect(await textOf(url)).toBe(full)
  })

  it('are full again to a client that asks by the time of what it last got', async () => {
    const service = startService()
    const { subscribe, office, address } = await subscribed(service)
    const urls = [(await subscribe('leader/l01')).url, `${address}/n/${office}/calendar.ics`]
    const set = setter(service, office)
    const before = await Promise.all(urls.map(async (url) => (await fetch(url)).headers.get('last-modified')!))
    service.clock.now = '2026-11-11T02:00:00.000Z'
    await set({ feedsOpen: false })
    for (const url of urls) expect(eventsIn(await textOf(url)).size).toBe(0)
    service.clock.now = '2026-11-12T02:00:00.000Z'
    await set({ feedsOpen: true })
    const whileClosed = new Date('2026-11-11T08:00:00Z').toUTCString()
    for (const [n, url] of urls.entries())
      for (const since of [before[n]!, whileClosed])
        expect((await fetch(url, { headers: { 'if-modified-since': since } })).status, since).toBe(200)
  })

  it('show a leader’s duties for the office to nobody, whichever office has given the address out', async () => {
    const service = startService()
    const { office, address } = await subscribed(service)
    const token = newToken()
    const actor = { user: null, office: service.office('b'), at: service.clock.now }
    service.database.write(() =>
      addSubscription(service.database, actor, { feed: 'leader/l01', name: '手机', tokenHash: hashOf(token) }),
    )
    await service.context.feeds.refresh()
    const url = `${address}/f/${token}.ics`
    const shown = async () => eventsIn(await textOf(url)).size
    expect(await shown()).toBeGreaterThan(0)
    const set = setter(service, office)
    await set({ feedsOpen: false })
    expect(await shown()).toBe(0)
    await set({ feedsOpen: true })
    expect(await shown()).toBeGreaterThan(0)
  })
})

describe('calendars open to all', () => {
  it('are the public one, unless the notice is not public, and the workdays with their holidays', async () => {
    const service = startService()
    const { address, office } = await subscribed(service)
    const open = `${address}/n/${office}/calendar.ics`
    expect(eventsIn(await textOf(open)).size).toBeGreaterThan(20)
    expect((await fetch(`${address}/n/nobody/calendar.ics`)).status).toBe(404)
    const days = () => textOf(`${address}/n/${office}/workdays.ics`)
    const before = await days()
    expect(before).toContain('DTSTART;VALUE=DATE:20261001')
    expect(before).toContain('SUMMARY:休 国庆节')
    expect(before).toMatch(/SUMMARY:班 /)
    const actor = { user: null, office, at: service.clock.now }
    service.database.write(() =>
      addLocalDay(service.database, actor, { date: '2026-04-20', isOpen: false, why: '三月三' }),
    )
    await service.context.feeds.refresh()
    const added = [...eventsIn(await days())].filter(([uid, event]) => eventsIn(before).get(uid) !== event)
    expect(added.map(([, event]) => event)).toEqual([expect.stringContaining('SUMMARY:休 三月三(本地)')])
    const kept = officeById(service.database, office)!
    service.database.write(() =>
      saveOffice(service.database, actor, {
        ...kept,
        settings: { ...kept.settings, notice: { ...kept.settings.notice, isPublic: false } },
      }),
    )
    await service.context.feeds.refresh()
    expect((await fetch(open)).status).toBe(404)
  })
})

describe('an office whose time zone is changed', () => {
  it('has every duty at its hour by the new zone', async () => {
    const service = startService()
    const { subscribe, office } = await subscribed(service)
    const { url } = await subscribe(feedKey('office', office))
    expect(await textOf(url)).toMatch(/DTSTART:202612\d\dT010000Z/)
    const kept = officeById(service.database, office)!
    service.database.write(() =>
      saveOffice(
        service.database,
        { user: null, office, at: service.clock.now },
        { ...kept, timezone: 'Asia/Urumqi' },
      ),
    )
    await service.context.feeds.refresh()
    const after = await textOf(url)
    expect(after).toContain('X-WR-TIMEZONE:Asia/Urumqi')
    expect(after).toMatch(/DTSTART:202612\d\dT030000Z/)
    expect(after).not.toMatch(/DTSTART:202612\d\dT010000Z/)
  })
})

describe('the file of rendered calendars', () => {
  it('forgets the duties of an office that a restored backup does not have', async () => {
    const service = startService()
    service.office('b')
    const folder = emptyFolder()
    await service.database.sqlite.backup(join(folder, databaseName))
    const { subscribe } = await subscribed(service)
    await subscribe('leader/l01')
    expect(service.context.calendars.store.texts('leader/l01')).not.toEqual([])
    await service.context.calendars.store.write(() => {})
    copyFileSync(join(service.data, feedsName), join(folder, feedsName))
    copyFileSync(join(service.data, `${feedsName}-wal`), join(folder, `${feedsName}-wal`))
    const read = readEnv({ ROSTER_DATA: folder, ROSTER_LOG: 'silent' })
    if (!read.ok) throw new Error(read.says)
    const there = createContext(read.settings, { now: () => service.clock.now })
    await there.feeds.refresh()
    expect(there.calendars.store.texts('leader/l01')).toEqual([])
    await there.stop()
  })

  it('is made anew when it is lost or damaged, and known addresses go on', async () => {
    const service = startService()
    const { subscribe } = await subscribed(service)
    const { token } = await subscribe('leader/l01')
    const text = service.context.calendars.store.bytes('leader/l01', false)!.bytes.toString()
    for (const spoil of [(file: string) => rmSync(file), (file: string) => copyFileSync('package.json', file)]) {
      const folder = emptyFolder()
      await service.database.sqlite.backup(join(folder, databaseName))
      await service.context.calendars.store.write(() => {})
      copyFileSync(join(service.data, feedsName), join(folder, feedsName))
      spoil(join(folder, feedsName))
      const read = readEnv({ ROSTER_DATA: folder, ROSTER_LOG: 'silent' })
      if (!read.ok) throw new Error(read.says)
      const there = createContext(read.settings, { now: () => service.clock.now })
      await there.feeds.refresh()
      expect(there.calendars.store.bytes('leader/l01', false)!.bytes.toString()).toBe(text)
      await there.stop()
      expect(readdirSync(folder)).toContain(feedsName)
    }
    expect(token).toHaveLength(43)
  })
})
