import { Cron } from 'croner'
import type { Logger } from 'pino'
import { dayIn } from '../../calendar/instant.ts'
import { allOffices } from '../../db/office-store.ts'
import type { Day } from '../../domain/day.ts'
import { finishPurges, type PurgeCall, purgeOffice, reconcile, type Unopened } from './purge.ts'

/** Purges what is known of people when its time is over. */
export interface Purging {
  /** Finishes what was begun, then purges what is due; at the start, and at 00:10 by each office’s clock. */
  run(): Promise<void>
  /** What is on record but cannot be opened, as found at the start. */
  unopened(): Unopened
  stop(): Promise<void>
}

/** Starts the clock; nothing is purged before it strikes, or `run`. */
export const startPurging = ({
  log,
  ...call
}: Pick<PurgeCall, 'database' | 'keys' | 'now'> & { readonly log: Logger }): Purging => {
  let isStopped = false
  const purge: PurgeCall = { ...call, isStopped: () => isStopped }
  const days = new Map<string, Day>()
  let unopened: Unopened = { cases: 0, bookings: 0 }
  let running: Promise<void> | undefined
  let isFirst = true

  const settle = async (): Promise<void> => {
    const finished = finishPurges(purge)
    if (finished > 0) log.info({ keys: finished }, 'a purge that was begun is finished')
    unopened = await reconcile(purge)
    if (unopened.cases + unopened.bookings > 0)
      log.warn({ ...unopened, keys: 'missing' }, 'words about people cannot be opened: their keys are not here')
  }
  const round = async (): Promise<void> => {
    if (isFirst) await settle()
    isFirst = false
    for (const office of allOffices(call.database)) {
      const today = dayIn(call.now(), office.timezone)
      if (isStopped || days.get(office.id) === today) continue
      const purged = await purgeOffice(purge, office)
      if (purged.cases + purged.bookings > 0) log.info({ office: office.id, ...purged }, 'personal data purged')
      days.set(office.id, today)
    }
  }
  const run = (): Promise<void> => {
    running ??= round()
      .catch((fault) => log.error({ err: fault }, 'personal data could not be purged'))
      .finally(() => {
        running = undefined
      })
    return running
  }
  // Every hour, for offices need not share a clock; of each one the first time on a day counts.
  const clock = new Cron('10 * * * *', { timezone: 'UTC', unref: true }, run)
  return {
    run,
    unopened: () => unopened,
    async stop() {
      isStopped = true
      clock.stop()
      await running
    },
  }
}
