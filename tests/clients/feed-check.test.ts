import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { revokeSubscription } from '../../src/db/subscription-store.ts'
import { feedKey } from '../../src/domain/feed.ts'
import { nastyNames, renderCalendar } from '../feeds/calendar-bytes.ts'
import { complaints, parsers } from '../tools/feed-complaints.ts'
import { itWith } from '../tools/needs.ts'
import { startService } from '../tools/service.ts'
import { subscribed } from '../tools/subscribed.ts'
import { call, emptyFolder } from '../tools/terminal.ts'

describe('five calendar parsers', () => {
  itWith(parsers, 'find nothing wrong with any file of the small county', async () => {
    const out = join(emptyFolder(), 'out')
    await call('make', 'fixtures/small-county-2026-12.json', '--out', out)
    const leaders = readdirSync(join(out, 'leaders')).map((name) => join(out, 'leaders', name))
    expect(await complaints([join(out, 'office.ics'), ...leaders])).toBe('')
  })

  itWith(parsers, 'find nothing wrong with the whole county, nor with a leader who has no duty', async () => {
    const out = join(emptyFolder(), 'out')
    await call('make', 'fixtures/xiangzhou-2026-12.json', '--out', out)
    await call('make', 'fixtures/short-2026-03.json', '--out', join(out, 'short'))
    const some = readdirSync(join(out, 'leaders')).filter((_, n) => n % 40 === 0)
    expect(
      await complaints([
        join(out, 'office.ics'),
        join(out, 'short', 'leaders', 'l03.ics'),
        ...some.map((name) => join(out, 'leaders', name)),
      ]),
    ).toBe('')
  })

  itWith(
    parsers,
    'find nothing wrong with what the service gives, full, amended, cancelled, revoked or closed',
    async () => {
      const service = startService()
      const { subscribe, change, duties, office, address } = await subscribed(service)
      const [duty] = duties()
      const devices = await Promise.all(
        [
          feedKey('leader', duty!.leader),
          feedKey('office', office),
          feedKey('place', 'hall'),
          'leader/l01' as const,
        ].map(subscribe),
      )
      await change((all) => all.map((one, n) => (n === 0 ? { ...one, leader: 'l08' } : one)).toSpliced(1, 1))
      const actor = { user: null, office, at: service.clock.now }
      service.database.write(() => revokeSubscription(service.database, actor, devices[3]!.id))
      await service.context.feeds.refresh()
      const urls = [
        ...devices.map(({ url }) => url),
        `${address}/n/${office}/calendar.ics`,
        `${address}/n/${office}/workdays.ics`,
      ]
      const folder = emptyFolder()
      const files = await Promise.all(
        urls.map(async (url, n) => {
          const file = join(folder, `${n}.ics`)
          writeFileSync(file, await (await fetch(url)).text())
          return file
        }),
      )
      expect(readFileSync(files[1]!, 'utf8')).toContain('STATUS:CANCELLED')
      expect(readFileSync(files[3]!, 'utf8')).not.toContain('VEVENT')
      expect(await complaints(files)).toBe('')
    },
  )

  itWith(parsers, 'find nothing wrong with names as bad as they come', async () => {
    const folder = emptyFolder()
    const files = fc.sample(nastyNames, { numRuns: 12, seed: 5 }).map((name, n) => {
      const file = join(folder, `${n}.ics`)
      const duty = {
        id: `id${n}`,
        date: '2026-12-01',
        session: 'morning',
        start: '09:00',
        end: '12:00',
        activity: 'reception',
        changedAt: '2026-11-20T02:00:00Z',
        sequence: n,
        provisional: false,
        leader: { id: 'l', name },
        title: name,
        portfolio: [name],
        place: { id: 'p', unit: 'u', name, address: name },
      } as const
      writeFileSync(
        file,
        renderCalendar({ name, timezone: 'Asia/Shanghai', language: 'zh-CN', duties: [duty], namesLeader: true }),
      )
      return file
    })
    expect(await complaints(files)).toBe('')
  })
})
