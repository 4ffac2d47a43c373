import { addSubscription } from '../../../src/db/subscription-store.ts'
import { feedKey } from '../../../src/domain/feed.ts'
import { hashOf, newToken } from '../../../src/web/token.ts'
import { openService } from '../../tools/open-service.ts'
import { inForceIn, publishMonth } from '../../tools/published.ts'
import { median, once } from '../measure.ts'

const month = '2026-12'
const rounds = 5

/** How many calendars were rendered after a publication, and seconds until all of them were. */
export interface Rendering {
  readonly what: string
  readonly calendars: number
  readonly took: number
}

/** A county of 340 leaders, all subscribed to: its month published, then amended in one duty. */
export const renderings = async (): Promise<Rendering[]> => {
  const service = openService()
  const { database, clock, context } = service
  const { store } = context.calendars
  const office = service.county('xiangzhou-2026-12')
  const leaders = database.sqlite.prepare('SELECT id FROM leader').pluck().all() as string[]
  const places = database.sqlite.prepare('SELECT id FROM place').pluck().all() as string[]
  const feeds = [
    ...leaders.map((id) => feedKey('leader', id)),
    ...places.map((id) => feedKey('place', id)),
    feedKey('office', office),
  ]
  const actor = { user: null, office, at: clock.now }
  database.write(() => {
    for (const feed of feeds)
      addSubscription(database, actor, { feed, name: '手机', tokenHash: hashOf(newToken()) })
  })
  await publishMonth(service, office, month)
  const stamps = () => new Map(store.heads().map(({ key, tag }) => [key, tag]))
  const rendered = async () => {
    const before = stamps()
    const took = await once(() => context.feeds.refresh())
    return { took, calendars: [...stamps()].filter(([key, tag]) => before.get(key) !== tag).length }
  }
  const all = await rendered()
  const amended: { took: number; calendars: number }[] = []
  for (let round = 0; round < rounds; round++) {
    clock.now = new Date(Date.parse(clock.now) + 60_000).toISOString()
    const { duties } = inForceIn(service, office, month)
    const one = duties[round]!
    const isBusy = (leader: string) => duties.some((duty) => duty.leader === leader && duty.date === one.date)
    const stand = duties.find(({ opening, leader }) => opening === one.opening && !isBusy(leader))!
    await publishMonth(service, office, month, {
      duties: duties.map(({ date, opening, leader, id }) => ({
        date,
        opening,
        leader: id === one.id ? stand.leader : leader,
      })),
    })
    amended.push(await rendered())
  }
  await service.close()
  return [
    { what: 'the month published for the first time: all of them', ...all },
    {
      what: 'one duty given to another leader',
      calendars: Math.max(...amended.map(({ calendars }) => calendars)),
      took: median(amended.map(({ took }) => took)),
    },
  ]
}
