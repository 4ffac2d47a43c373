import { leaderNameOf } from '../../db/leader-store.ts'
import type { Database } from '../../db/open.ts'
import { placeById } from '../../db/place-store.ts'
import { type FeedKey, feedOf } from '../../domain/feed.ts'
import type { Office } from '../../domain/office.ts'

/** What a calendar is called, and the time zone it names; undefined where it is of nobody. */
export const namedFeed = (
  database: Database,
  key: FeedKey,
  offices: readonly Office[],
): { readonly name: string; readonly timezone: string } | undefined => {
  const { kind, id } = feedOf(key)
  const officeOf = (office: string | undefined) => offices.find((one) => one.id === office)
  if (kind === 'leader') {
    const name = leaderNameOf(database, id)
    return name === undefined
      ? undefined
      : { name: `${name}的接访`, timezone: offices[0]?.timezone ?? 'Asia/Shanghai' }
  }
  if (kind === 'place') {
    const place = placeById(database, id)
    return place && { name: `${place.name}接访安排`, timezone: officeOf(place.office)?.timezone ?? 'Asia/Shanghai' }
  }
  const office = officeOf(id)
  if (!office) return undefined
  const names = {
    office: `${office.name}接访安排`,
    public: `${office.name}接访公示`,
    workdays: `${office.name}工作日历`,
  }
  return { name: names[kind], timezone: office.timezone }
}
