import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { dayIn } from '../../calendar/instant.ts'
import { firstMonthOf } from '../../db/audit-store.ts'
import { allOffices } from '../../db/office-store.ts'
import type { Database } from '../../db/open.ts'
import { addMonths, monthOf } from '../../domain/day.ts'
import type { Audits } from './audits.ts'

/** Keeps each office’s last year judged, so that the first auditor after a start does not wait for it. */
export interface KeepingAudits {
  /** Judges them, between other work; at the start. */
  run(): Promise<void>
  stop(): Promise<void>
}

/** Milliseconds left to other work between two months. */
const rest = 20

/** Nothing is judged before `run`. */
export const startKeepingAudits = ({
  audits,
  readOnly,
  log,
  now,
}: {
  readonly audits: Audits
  readonly readOnly: Database
  readonly log: Pick<Logger, 'error'>
  readonly now: () => string
}): KeepingAudits => {
  const ended = new AbortController()
  let running = Promise.resolve()
  const judgeAll = async (): Promise<void> => {
    for (const { id, timezone } of allOffices(readOnly)) {
      if (firstMonthOf(readOnly, id) === undefined) continue
      const at = now()
      const to = monthOf(dayIn(at, timezone))
      for (const _ of audits.prepare(readOnly, { office: id, from: addMonths(to, -11), to, at, isNow: true }))
        await pause(rest, undefined, { signal: ended.signal })
      // What the page asks unless somebody asks otherwise.
      audits.of(readOnly, { office: id, from: `${to.slice(0, 4)}-01`, to, at, isNow: true })
    }
  }
  return {
    run() {
      running = judgeAll().catch((fault: unknown) => {
        if (!ended.signal.aborted) log.error({ err: fault }, 'the last year could not be judged ahead')
      })
      return running
    },
    stop() {
      ended.abort()
      return running
    },
  }
}
