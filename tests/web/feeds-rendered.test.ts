import { describe, expect, it, vi } from 'vitest'
import { feedKey } from '../../src/domain/feed.ts'
import { startService } from '../tools/service.ts'
import { subscribed } from '../tools/subscribed.ts'

/** A county with every leader, the place and the office subscribed to. */
const allSubscribed = async () => {
  const service = startService()
  const there = await subscribed(service)
  const { store } = service.context.calendars
  const leaders = service.database.sqlite.prepare('SELECT id FROM leader ORDER BY id').pluck().all() as string[]
  for (const id of leaders) await there.subscribe(feedKey('leader', id))
  for (const key of [feedKey('place', 'hall'), feedKey('office', there.office)]) await there.subscribe(key)
  const stamps = () => new Map(store.heads().map(({ key, tag, changedAt }) => [key, `${tag} ${changedAt}`]))
  return { ...there, service, store, leaders, stamps }
}

describe('a publication', () => {
  it('renders what it changes and nothing else: two leaders, their place, the office, the public', async () => {
    const { service, store, leaders, stamps, change, duties, office } = await allSubscribed()
    const before = stamps()
    expect(before.size).toBe(leaders.length + 4)
    const [duty] = duties()
    const other = duties().find(({ leader }) => leader !== duty!.leader)!.leader
    const put = vi.spyOn(store, 'putFeed')
    await change((all) => all.map((one, n) => (n === 0 ? { ...one, leader: other } : one)))
    const changed = [
      feedKey('leader', duty!.leader),
      feedKey('leader', other),
      feedKey('office', office),
      feedKey('place', 'hall'),
      feedKey('public', office),
    ].sort()
    expect(put.mock.calls.map(([{ key }]) => key).sort()).toEqual(changed)
    const after = stamps()
    expect([...after].filter(([key, stamp]) => before.get(key) !== stamp).map(([key]) => key)).toEqual(changed)
    expect(after.size).toBe(before.size)
    // The same again renders nothing.
    put.mockClear()
    service.clock.now = new Date(Date.parse(service.clock.now) + 86_400_000).toISOString()
    await service.context.feeds.refresh()
    expect(put.mock.calls.map(([{ key }]) => key)).toEqual([])
  })

  it('is rendered by the next process where one was killed between the events and the calendars', async () => {
    const { service, store, stamps, change, duties } = await allSubscribed()
    const [duty] = duties()
    const other = duties().find(({ leader }) => leader !== duty!.leader)!.leader
    const before = stamps()
    const put = vi.spyOn(store, 'putFeed').mockImplementation(() => {
      throw new Error('killed')
    })
    await change((all) => all.map((one, n) => (n === 0 ? { ...one, leader: other } : one)))
    expect(stamps()).toEqual(before)
    put.mockRestore()
    await service.context.feeds.refresh()
    expect([...stamps()].filter(([key, stamp]) => before.get(key) !== stamp)).toHaveLength(5)
    expect(store.due()).toEqual([])
  })
})
