import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { backUp } from '../../../src/db/backup.ts'
import { feedStore } from '../../../src/db/feed-store.ts'
import { openFeedsFile } from '../../../src/db/feeds-file.ts'
import { lastEntry } from '../../../src/db/log-store.ts'
import { databaseName, openDatabase } from '../../../src/db/open.ts'
import { addSubscription } from '../../../src/db/subscription-store.ts'
import { addDays } from '../../../src/domain/day.ts'
import type { DutyView } from '../../../src/domain/duty-view.ts'
import { feedKey } from '../../../src/domain/feed.ts'
import { calendarText, eventText } from '../../../src/feeds/ical.ts'
import { tagOf } from '../../../src/web/feeds/find-feed.ts'
import { hashOf, newToken } from '../../../src/web/token.ts'
import { openService } from '../../tools/open-service.ts'
import { madeUpNames } from '../../tools/people.ts'

/** A calendar and the secret of its address. */
export interface ManyFeed {
  readonly token: string
  readonly tag: string
  readonly body: Buffer
}

const style = { timezone: 'Asia/Shanghai', language: 'zh-CN' as const }

/** Stands for the id of a leader, as long as one. */
const placeholder = 'ffffffffffffffff'

/** A leader’s calendar, two duties a month: `count` of them. */
const dutiesOf = (leader: string, name: string, count: number): DutyView[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `${leader}${String(n).padStart(8, '0')}`,
    date: addDays('2026-01-05', n * 14),
    session: 'morning',
    start: '09:00',
    end: '12:00',
    activity: 'reception',
    changedAt: '2026-01-01T00:00:00Z',
    sequence: 0,
    provisional: false,
    leader: { id: leader, name },
    title: '县委常委、常务副县长',
    portfolio: ['发展改革', '财政'],
    place: {
      id: 'hall',
      name: '群众来访接待中心',
      unit: 'c',
      address: '建设路18号',
      phone: '0772-4360000',
      booking: '提前3天电话预约',
    },
  }))

/**
 * A folder of data as the service leaves it, with `count` leaders’ calendars of `duties` duties rendered by the
 * product’s own renderer, and a subscription to each.
 */
export const fillFeeds = async (data: string, count: number, duties: number): Promise<ManyFeed[]> => {
  const service = openService()
  const office = service.office('c')
  const file = join(data, databaseName)
  await backUp(service.database.file, file)
  await service.close()

  const names = madeUpNames(1000, 1)
  // To render each event of 720,000 takes minutes: those of one name differ in their ids alone.
  const rendered = names.map((name) => {
    const texts = dutiesOf(placeholder, name, duties).map((duty) =>
      eventText(duty, { ...style, namesLeader: false }),
    )
    return calendarText({ ...style, name: `${name}的接访` }, texts)
  })
  const feeds = Array.from({ length: count }, (_, n) => {
    const leader = randomBytes(placeholder.length / 2).toString('hex')
    const body = Buffer.from(rendered[n % names.length]!.replaceAll(placeholder, leader))
    return { leader, name: names[n % names.length]!, token: newToken(), tag: tagOf(body), body }
  })
  const database = openDatabase(file)
  const actor = { user: null, office, at: '2026-01-01T00:00:00.000Z' }
  const ids = database.write(() =>
    feeds.map(({ leader, token }) =>
      addSubscription(database, actor, { feed: feedKey('leader', leader), name: '手机', tokenHash: hashOf(token) }),
    ),
  )
  const calendars = openFeedsFile(data, () => new Date().toISOString())
  const store = feedStore(calendars)
  store.write(() => {
    feeds.forEach(({ leader, name, token, tag, body }, n) => {
      const feed = feedKey('leader', leader)
      const changedAt = 1_767_225_600
      store.putFeed({
        key: feed,
        name: `${name}的接访`,
        timezone: style.timezone,
        tag,
        changedAt,
        body,
        zipped: gzipSync(body),
      })
      store.putToken({ hash: hashOf(token), feed, office, name: '手机', subscription: ids[n]!, revokedAt: null })
    })
    store.setLog(JSON.stringify(lastEntry(database)))
  })
  calendars.close()
  database.close()
  return feeds
}
