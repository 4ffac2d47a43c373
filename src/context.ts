import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { logKeysOf, signBy } from './db/head-store.ts'
import { openKeyRing, ringName } from './db/key-ring.ts'
import { lockFolder } from './db/lock.ts'
import { openLogKey } from './db/log-key.ts'
import { databaseName, openDatabase, openReadOnly } from './db/open.ts'
import { recordRestore } from './db/restore-mark.ts'
import type { Settings } from './env.ts'
import type { AppContext } from './web/app-context.ts'
import { audits } from './web/audit/audits.ts'
import { type KeepingAudits, startKeepingAudits } from './web/audit/keeping-audits.ts'
import { type KeepingHeads, startKeepingHeads } from './web/audit/keeping-heads.ts'
import { startPurging } from './web/cases/purging.ts'
import { endOldImports } from './web/cases/sealed-import.ts'
import { faultRecord } from './web/fault-record.ts'
import { keepFeeds } from './web/feeds/keep-feeds.ts'
import { type OpenFeeds, openFeeds } from './web/feeds/open-feeds.ts'
import { startMakings } from './web/makings.ts'
import { noticeFiles } from './web/notice-file.ts'
import { oneAtATime } from './web/one-at-a-time.ts'
import { plannedMonths } from './web/planned-months.ts'
import { publishedMonths } from './web/published-months.ts'
import { startRobotSender } from './web/robot/robot-sender.ts'
import { makeThrottle } from './web/throttle.ts'

/** Makes every long-lived thing of the service, on a folder of data it holds (`release` lets go); the only place that does. */
export const createContext = (
  settings: Settings,
  {
    now = () => new Date().toISOString(),
    feeds: given,
    release = lockFolder(settings.data),
  }: { now?: () => string; feeds?: OpenFeeds; release?: () => void } = {},
): AppContext & {
  readonly calendars: OpenFeeds
  readonly heads: KeepingHeads
  readonly judged: KeepingAudits
  stop(): Promise<void>
} => {
  const file = join(settings.data, databaseName)
  const log = pino({
    level: settings.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: faultRecord },
  })
  try {
    const database = openDatabase(file)
    const readOnly = openReadOnly(file)
    // A folder of keys that is new as a whole gets a new key of the log as well; one that lost it must get it back.
    const mustSign = existsSync(join(settings.keys, ringName)) && logKeysOf(database).length > 0
    const keys = openKeyRing(settings.keys, now)
    signBy(database, openLogKey(settings.keys, mustSign), now())
    database.write(() => recordRestore(database, { user: null, office: null, at: now() }))
    const heads = startKeepingHeads({ database, log, now })
    const kept = audits()
    const judged = startKeepingAudits({ audits: kept, readOnly, log, now })
    const purging = startPurging({ database, keys, log, now })
    const makings = startMakings({ timeLimit: settings.timeLimit, processes: 1 }, (fault) =>
      log.error({ err: fault }, 'making a roster failed'),
    )
    const published = publishedMonths()
    const calendars = given ?? openFeeds(settings, { now: () => Date.parse(now()) })
    const feeds = keepFeeds({ store: calendars.store, database, published, log }, { ...calendars, now })
    const imports = endOldImports({ database, keys, now })
    const robots = startRobotSender({ database, log, now, hosts: settings.robotHosts, fetch, patience: 10_000 })
    return {
      calendars,
      feeds,
      settings: { ...settings, hasTls: settings.tls !== undefined },
      database,
      readOnly,
      keys,
      purging,
      heads,
      log,
      now,
      makings,
      months: plannedMonths(),
      audits: kept,
      judged,
      published,
      robots,
      noticeFiles: noticeFiles(),
      throttle: makeThrottle(),
      uploads: oneAtATime({ mostWaiting: 8 }),
      async stop() {
        imports.stop()
        heads.stop()
        await Promise.all([judged.stop(), makings.stop(), robots.stop(), feeds.stop(), purging.stop()])
        if (!given) calendars.close()
        keys.close()
        readOnly.close()
        database.close()
        release()
      },
    }
  } catch (fault) {
    release()
    throw fault
  }
}
