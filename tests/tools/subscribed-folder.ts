import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { backUp } from '../../src/db/backup.ts'
import { feedsName } from '../../src/db/feeds-file.ts'
import { databaseName } from '../../src/db/open.ts'
import { addSubscription } from '../../src/db/subscription-store.ts'
import type { FeedKey } from '../../src/domain/feed.ts'
import { hashOf, newToken } from '../../src/web/token.ts'
import { publishMonth } from './published.ts'
import { startService } from './service.ts'
import { emptyFolder } from './terminal.ts'

/** A subscription of a device. */
export interface Device {
  readonly id: number
  readonly feed: FeedKey
  readonly token: string
}

/**
 * A folder of data, served by nobody: a county of fixtures/ with a month published, and some calendars subscribed to,
 * rendered as the service does it. `link` signs a clerk in once.
 */
export const subscribedFolder = async (
  feeds: readonly FeedKey[],
  { plan = 'small-county-2026-12', month = '2026-12' } = {},
) => {
  const service = startService()
  const office = service.county(plan)
  await publishMonth(service, office, month)
  const clerk = await service.user('clerk', [{ office, role: 'clerk', leader: null }])
  const link = service.link(clerk.id)
  const devices = feeds.map((feed): Device => {
    const token = newToken()
    const actor = { user: null, office, at: service.clock.now }
    const added = { feed, name: '手机', tokenHash: hashOf(token) }
    return { feed, token, id: service.database.write(() => addSubscription(service.database, actor, added)) }
  })
  await service.context.feeds.refresh()
  const data = emptyFolder()
  await backUp(service.database.file, join(data, databaseName))
  const rendered = new Sqlite(join(service.data, feedsName), { readonly: true })
  rendered.prepare('VACUUM INTO ?').run(join(data, feedsName))
  rendered.close()
  return { data, office, devices, link, service }
}
