import { leaderNameOf } from '../../db/leader-store.ts'
import type { Database } from '../../db/open.ts'
import { placeById } from '../../db/place-store.ts'
import { type FeedKey, type FeedKind, feedLanguage, feedOf } from '../../domain/feed.ts'
import type { Office } from '../../domain/office.ts'
import type { Text } from '../../domain/text.ts'

const words = {
  leader: { 'zh-CN': '的接访', en: ': reception duties' },
  place: { 'zh-CN': '接访安排', en: ': reception' },
  office: { 'zh-CN': '接访安排', en: ': reception' },
  public: { 'zh-CN': '接访公示', en: ': reception, for the public' },
  workdays: { 'zh-CN': '工作日历', en: ': days at work' },
} as const satisfies Record<FeedKind, Text>

/** What a calendar is called, and the time zone it names; undefined where it is of nobody. */
export const namedFeed = (
  database: Database,
  key: FeedKey,
  offices: readonly Office[],
): { readonly name: string; readonly timezone: string } | undefined => {
  const { kind, id } = feedOf(key)
  const officeOf = (office: string | undefined) => offices.find((one) => one.id === office)
  const place = kind === 'place' ? placeById(database, id) : undefined
  // A leader’s duties are of any office; their instants are in UTC, the zone is a hint.
  const office = kind === 'leader' ? offices[0] : officeOf(kind === 'place' ? place?.office : id)
  const whose = kind === 'leader' ? leaderNameOf(database, id) : (place ?? office)?.name
  return office && whose !== undefined
    ? { name: `${whose}${words[kind][feedLanguage]}`, timezone: office.timezone }
    : undefined
}
