import { Cron } from 'croner'
import type { Logger } from 'pino'
import { dayIn } from '../../calendar/instant.ts'
import { keepHead, lastHead } from '../../db/head-store.ts'
import type { Database } from '../../db/open.ts'

/** Keeps a signed head of the log for each day on which something was written. */
export interface KeepingHeads {
  /** Keeps one where none was kept today; at the start, and at 00:05. */
  run(): void
  stop(): void
}

/** The installation has no time zone of its own; offices of China have this one. */
const timezone = 'Asia/Shanghai'

/** Starts the clock; nothing is kept before it strikes, or `run`. */
export const startKeepingHeads = ({
  database,
  log,
  now,
}: {
  readonly database: Database
  readonly log: Pick<Logger, 'error'>
  readonly now: () => string
}): KeepingHeads => {
  const run = (): void => {
    try {
      const at = now()
      const last = lastHead(database)
      if (last && dayIn(last.at, timezone) === dayIn(at, timezone)) return
      database.write(() => keepHead(database, { user: null, office: null, at }))
    } catch (fault) {
      log.error({ err: fault }, 'the head of the log could not be kept')
    }
  }
  const clock = new Cron('5 0 * * *', { timezone, unref: true }, run)
  return { run, stop: () => clock.stop() }
}
