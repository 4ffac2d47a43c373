import { once } from 'node:events'
import { statSync } from 'node:fs'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { checkWhole, leftBehind } from '../tools/left-behind.ts'
import { type Done, officeAtWork, saidBy } from '../tools/office-at-work.ts'
import { officeSteps, type StepName } from '../tools/office-steps.ts'
import { dice } from '../tools/people.ts'

/** Two installations at once, each going on where it was killed. */
const lanes = [1, 2]
const kills = 25
/** Steps that are cut off, in turn; and at which moment of them, in turn. */
const doomed: readonly StepName[] = [
  ...(['publish', 'make', 'remove', 'take', 'approve', 'pin', 'publish', 'make', 'upload', 'submit'] as const),
  ...(['undo', 'take', 'withdraw'] as const),
]
const moments = ['as it is written', 'as it is answered', 'by the clock', 'with half of it sent'] as const
type Moment = (typeof moments)[number]

/** When the log of the database was last written: it is as a transaction ends. */
const lastWritten = (file: string): bigint => statSync(`${file}-wal`, { bigint: true }).mtimeNs

const reading = <T>(file: string, read: (sqlite: Sqlite.Database) => T): T => {
  const sqlite = leftBehind(file)
  try {
    return read(sqlite)
  } finally {
    sqlite.close()
  }
}

const lastEntryIn = (sqlite: Sqlite.Database): number =>
  sqlite.prepare('SELECT max(seq) FROM log').pluck().get() as number

/** An installation whose service is killed, with what it was told is done. */
const openLane = async (seed: number) => {
  const work = await officeAtWork(seed, { empty: kills })
  const { file, office, path } = work
  const roll = dice(seed)
  /** Milliseconds a step takes from its first byte to its end. */
  const usual: Partial<Record<StepName, number>> = {}
  /** Since the last kill: entries of the log that must be there. */
  let acknowledged: string[] = []
  /** Ids of workbooks that were read and wait. */
  let waiting: string[] = []
  let lastEntry = 0

  const note = ({ name, logs, before, location }: Done): void => {
    if (logs === undefined) waiting.push(location.split('/').at(-1)!)
    else acknowledged.push(logs)
    if (name === 'take') waiting = waiting.filter((id) => id !== before.empty.waiting)
  }

  const entries = (sqlite: Sqlite.Database): string[] =>
    sqlite
      .prepare(
        "SELECT what FROM log WHERE seq > ? AND what <> 'log.signed' AND (office = ? OR what = 'workbook.adopted') ORDER BY seq",
      )
      .pluck()
      .all(lastEntry, office) as string[]

  /** Everything acknowledged is there, in its order; beyond it the step that was cut off, or nothing. */
  const check = (
    sqlite: Sqlite.Database,
    cut: StepName,
    logs: string | undefined,
    wasWaiting?: string,
  ): boolean => {
    checkWhole(sqlite)
    const all = entries(sqlite)
    const beyond = all.slice(acknowledged.length)
    expect(all).toEqual([...acknowledged, ...beyond])
    expect([[], [logs]], `after ${cut}`).toContainEqual(beyond)
    const kept = sqlite.prepare('SELECT id FROM pending_import ORDER BY at').pluck().all() as string[]
    const more = kept.filter((id) => !waiting.includes(id))
    expect(more.length).toBeLessThanOrEqual(cut === 'upload' ? 1 : 0)
    const taken = cut === 'take' && beyond.length === 1 ? wasWaiting : undefined
    expect(kept).toEqual([...waiting.filter((id) => id !== taken), ...more])
    lastEntry = lastEntryIn(sqlite)
    acknowledged = []
    waiting = kept
    return beyond.length + more.length > 0
  }

  return {
    async open(isFirst: boolean): Promise<void> {
      await work.start()
      if (!isFirst) return
      await work.signIn()
      lastEntry = reading(file, lastEntryIn)
    },
    /** Nothing is being made after a start, and the month can be made where it may be. */
    async look(): Promise<void> {
      const response = await work.staff.clerk.get(path)
      expect(response.status).toBe(200)
      const page = await response.text()
      const { state } = work.standing()
      expect(page.includes(`action="${path}/make"`), state).toBe(state !== 'submitted' && state !== 'approved')
      expect(page).not.toContain(`action="${path}/cancel"`)
      expect(await work.progress()).toBe('none')
    },
    /** What was done but not heard of is sent again, as people do: it is refused, and not done twice. */
    async sendAgain(): Promise<void> {
      expect(saidBy(await work.sendAgain())).toMatchObject({ isRefusal: true })
      expect(reading(file, entries)).toEqual([])
    },
    /** Takes a step and kills the service during it: whether its success was heard of, and whether it is there. */
    async killDuring(cut: StepName, moment: Moment) {
      await work.getTo(cut, note)
      const { child, ended } = work.process()
      const before = work.standing()
      const written = lastWritten(file)
      const began = performance.now()
      let [isOver, isHeard] = [false, false]
      const dying = (moment === 'with half of it sent' ? work.takeHalf(cut) : work.take(cut))
        .then((done) => {
          expect(done, `${cut} is possible`).toBeDefined()
          note(done!)
          isHeard = true
          usual[cut] = performance.now() - began
        })
        .catch((fault: Error) => {
          if (!/^(fetch failed|terminated)$/.test(fault.message)) throw fault
        })
        .finally(() => {
          isOver = true
        })
      if (moment === 'as it is answered') await dying
      else if (moment === 'as it is written') while (!isOver && lastWritten(file) === written) await setImmediate()
      else await setTimeout(roll() * 1.2 * (usual[cut] ?? 100))
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
      await dying
      const { logs } = officeSteps[cut](before, path, roll)
      const isThere = reading(file, (sqlite) => check(sqlite, cut, logs, before.empty.waiting))
      return { isHeard, isThere, ended }
    },
    /** Goes on as if nothing had been, started as everybody starts it. */
    async goOn(): Promise<void> {
      await work.start({ isFromSource: true })
      for (const name of ['make', 'publish', 'take'] as const) {
        await work.getTo(name)
        expect(await work.take(name)).toBeDefined()
      }
      reading(file, checkWhole)
    },
  }
}

describe('the service killed with -9 while people work', () => {
  it('loses nothing it said was done, and leaves nothing half done, at 50 moments', async () => {
    const tally = { lost: 0, unheard: 0, heard: 0 }
    await Promise.all(
      lanes.map(async (seed) => {
        const lane = await openLane(seed)
        const ends: Promise<unknown>[] = []
        let isUnheard = false
        for (let n = 0; n < kills; n++) {
          await lane.open(n === 0)
          await lane.look()
          if (isUnheard) await lane.sendAgain()
          const cut = doomed[(n + 7 * seed) % doomed.length]!
          const { isHeard, isThere, ended } = await lane.killDuring(cut, moments[n % moments.length]!)
          tally[isHeard ? 'heard' : isThere ? 'unheard' : 'lost']++
          // Making again, or reading a file again, is another one.
          isUnheard = isThere && cut !== 'make' && cut !== 'upload'
          ends.push(ended)
        }
        // An engine holds what its service wrote faults to, so that none is left.
        await Promise.all(ends)
        await lane.goOn()
      }),
    )
    // Moments on all sides of the end of the transaction.
    for (const times of Object.values(tally)) expect(times).toBeGreaterThan(2)
  }, 400_000)
})
