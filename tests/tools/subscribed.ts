import { addSubscription } from '../../src/db/subscription-store.ts'
import type { DraftDuty } from '../../src/domain/draft.ts'
import type { FeedKey } from '../../src/domain/feed.ts'
import { hashOf, newToken } from '../../src/web/token.ts'
import { inForceIn, publishMonth } from './published.ts'
import type { startService } from './service.ts'

type Service = ReturnType<typeof startService>

/** The month that is published. */
export const december = '2026-12'

/** The small county with December published, served over a socket, and ways to subscribe and to change duties. */
export const subscribed = async (service: Service) => {
  const office = service.county()
  await publishMonth(service, office, december)
  await service.context.feeds.refresh()
  const address = await service.serve()
  /** What is in force, as a draft has it. */
  const duties = (): (DraftDuty & { id: string })[] =>
    inForceIn(service, office, december).duties.map(({ id, date, opening, leader }) => ({
      id,
      date,
      opening,
      leader,
    }))
  return {
    office,
    address,
    /** A device’s address of a calendar, told to the service. */
    async subscribe(feed: FeedKey): Promise<{ id: number; url: string; token: string }> {
      const token = newToken()
      const actor = { user: null, office, at: service.clock.now }
      const id = service.database.write(() =>
        addSubscription(service.database, actor, { feed, name: '手机', tokenHash: hashOf(token) }),
      )
      await service.context.feeds.refresh()
      return { id, url: `${address}/f/${token}.ics`, token }
    },
    duties,
    /** Publishes a change as the next revision, `minutes` later. */
    async change(made: (duties: readonly DraftDuty[]) => readonly DraftDuty[], minutes = 1): Promise<void> {
      service.clock.now = new Date(Date.parse(service.clock.now) + minutes * 60_000).toISOString()
      await publishMonth(service, office, december, { duties: made(duties()) })
      await service.context.feeds.refresh()
    },
  }
}
