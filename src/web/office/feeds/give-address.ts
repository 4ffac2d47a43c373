import {
  addSubscription,
  revokeSubscription,
  type Subscription,
  subscriptionsOf,
} from '../../../db/subscription-store.ts'
import type { FeedKey } from '../../../domain/feed.ts'
import type { Text } from '../../../domain/text.ts'
import type { OfficeCall } from '../../call.tsx'
import { hashOf, newToken } from '../../token.ts'

/** Most devices that hold an address of one calendar at a time. */
const mostDevices = 20

/** Said where there are as many. */
export const tooManyWords: Text = {
  'zh-CN': `一个日历最多给${mostDevices}台设备用。请先停用不用的。`,
  en: `At most ${mostDevices} devices hold an address of one calendar. Revoke one that is not used.`,
}

/** The devices that hold an address of a calendar, by calendar; the latest first. */
export const devicesOf = ({ database, office }: OfficeCall, feed?: FeedKey): Subscription[] =>
  subscriptionsOf(database, office.id, feed).filter(({ revokedAt }) => revokedAt === null)

/** Whether a calendar has no room for another device. */
export const isFull = (call: OfficeCall, feed: FeedKey): boolean => devicesOf(call, feed).length >= mostDevices

/** Makes an address of a calendar for a device, in a transaction. Returns its secret, which is kept nowhere. */
export const giveAddress = ({ app, actor }: OfficeCall, feed: FeedKey, name: string): string => {
  const token = newToken()
  addSubscription(app.database, actor, { feed, name, tokenHash: hashOf(token) })
  return token
}

/** Ends a device’s address and makes another one for it; undefined where it had ended before. */
export const giveAnother = (call: OfficeCall, { id, feed, name }: Subscription): string | undefined =>
  call.app.database.write(() =>
    revokeSubscription(call.app.database, call.actor, id) ? giveAddress(call, feed, name) : undefined,
  )
