import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { lockFolder } from './db/lock.ts'
import { databaseName, openDatabase, openReadOnly } from './db/open.ts'
import type { Settings } from './env.ts'
import type { AppContext } from './web/app-context.ts'
import { faultRecord } from './web/fault-record.ts'
import { startMakings } from './web/makings.ts'
import { noticeFiles } from './web/notice-file.ts'
import { oneAtATime } from './web/one-at-a-time.ts'
import { plannedMonths } from './web/planned-months.ts'
import { publishedMonths } from './web/published-months.ts'
import { makeThrottle } from './web/throttle.ts'

/** Milliseconds a starting service waits for the one before it to end. */
const waitForFormer = 2000

/** Makes every long-lived thing of the service; the only place that does. */
export const createContext = (
  settings: Settings,
  { now = () => new Date().toISOString() }: { now?: () => string } = {},
): AppContext & { stop(): Promise<void> } => {
  const file = join(settings.data, databaseName)
  const log = pino({
    level: settings.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: faultRecord },
  })
  mkdirSync(settings.data, { recursive: true, mode: 0o700 })
  const release = lockFolder(settings.data, waitForFormer)
  try {
    const database = openDatabase(file)
    const readOnly = openReadOnly(file)
    const makings = startMakings({ timeLimit: settings.timeLimit, processes: 1 }, (fault) =>
      log.error({ err: fault }, 'making a roster failed'),
    )
    return {
      settings: { ...settings, hasTls: settings.tls !== undefined },
      database,
      readOnly,
      log,
      now,
      makings,
      months: plannedMonths(),
      published: publishedMonths(),
      noticeFiles: noticeFiles(),
      throttle: makeThrottle(),
      uploads: oneAtATime({ mostWaiting: 8 }),
      async stop() {
        await makings.stop()
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
