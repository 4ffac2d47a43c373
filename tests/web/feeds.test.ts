import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { addSubscription, revokeSubscription } from '../../src/db/subscription-store.ts'
import type { FeedKey } from '../../src/domain/feed.ts'
import { hashOf, newToken } from '../../src/web/token.ts'
import { publishMonth } from '../tools/published.ts'
import { startService } from '../tools/service.ts'

const month = '2026-12'

/** A service with the small county’s December published, and a way to subscribe. */
const published = async () => {
  const service = startService()
  const office = service.county()
  await publishMonth(service, office, month)
  await service.context.feeds.refresh()
  const address = await service.serve()
  const actor = { user: null, office, at: service.clock.now }
  return {
    ...service,
    office,
    address,
    actor,
    async subscribe(feed: FeedKey): Promise<{ id: number; url: string }> {
      const token = newToken()
      const id = service.database.write(() =>
        addSubscription(service.database, actor, { feed, name: '手机', tokenHash: hashOf(token) }),
      )
      await service.context.feeds.refresh()
      return { id, url: `${address}/f/${token}.ics` }
    },
  }
}

describe('a subscribed calendar', () => {
  it('is given whole, then only when it has changed', async () => {
    const { subscribe } = await published()
    const { url } = await subscribe('leader/l01')
    const first = await fetch(url)
    expect(first.status).toBe(200)
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.headers.get('cache-control')).toBe('private, no-cache')
    expect(first.headers.get('referrer-policy')).toBe('no-referrer')
    const text = await first.text()
    expect(text).toContain('BEGIN:VEVENT')
    const tag = first.headers.get('etag')!
    expect(tag).toMatch(/^"[\w-]{32}-gzip"$/)
    expect((await fetch(url, { headers: { 'if-none-match': tag } })).status).toBe(304)
  })
})
