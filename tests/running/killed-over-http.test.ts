import { once } from 'node:events'
import { mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { backUp } from '../../src/db/backup.ts'
import { databaseName } from '../../src/db/open.ts'
import { checkWhole, leftBehind } from '../tools/left-behind.ts'
import { officeSteps, type StepName, standingIn, towards } from '../tools/office-steps.ts'
import { dice } from '../tools/people.ts'
import { type RunningService, serviceInOneFile, startProcess } from '../tools/running-service.ts'
import { member, startService } from '../tools/service.ts'
import { emptyFolder } from '../tools/terminal.ts'
import { visitorBy } from '../tools/visitor.ts'

/** Far enough ahead for every machine’s clock. */
const month = '2031-06'
/** Two installations at once, each going on where it was killed. */
const lanes = [1, 2]
const kills = 25
/** Steps that are cut off, in turn; and at which moment of them, in turn. */
const doomed: readonly StepName[] = [
  ...(['publish', 'make', 'remove', 'take', 'approve', 'pin', 'publish', 'make', 'upload', 'submit'] as const),
  ...(['undo', 'take', 'withdraw'] as const),
]
const moments = ['as it is written', 'as it is answered', 'by the clock', 'with half of it sent'] as const

/** An installation with the small county and offices that are empty, and two people who can sign in once each. */
const prepared = async (file: string) => {
  const service = startService()
  const office = service.county()
  const empty = Array.from({ length: kills }, (_, n) => service.office(`empty-${String(n).padStart(2, '0')}`))
  const clerk = await service.user(
    'clerk',
    [office, ...empty].map((id) => member(id, 'clerk')),
  )
  const approver = await service.user('approver', [member(office, 'approver')])
  mkdirSync(dirname(file), { recursive: true })
  const links = { clerk: service.link(clerk.id), approver: service.link(approver.id) }
  await backUp(service.database.file, file)
  return { office, links }
}

/** When the log of the database was last written: it is as a transaction ends. */
const lastWritten = (file: string): bigint => statSync(`${file}-wal`, { bigint: true }).mtimeNs

/** The same request, the second half of which never comes. */
const halfOf = async (address: string, init: RequestInit): Promise<RequestInit> => {
  const request = new Request(address, init)
  const bytes = new Uint8Array(await request.arrayBuffer())
  const body = new ReadableStream({ start: (to) => to.enqueue(bytes.slice(0, bytes.length >> 1)) })
  const headers = new Headers(init.headers)
  headers.set('content-type', request.headers.get('content-type')!)
  return { ...init, headers, body, duplex: 'half' } as RequestInit
}

/** Words for the next page that a redirect leaves; undefined where it leaves none. */
const saidBy = (response: Response): { isRefusal: boolean } | undefined => {
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith('said='))
  return cookie && JSON.parse(decodeURIComponent(/^said=([^;]*)/.exec(cookie)![1]!))
}

const entriesSince = (sqlite: Sqlite.Database, office: string, seq: number): string[] =>
  sqlite
    .prepare("SELECT what FROM log WHERE seq > ? AND (office = ? OR what = 'workbook.adopted') ORDER BY seq")
    .pluck()
    .all(seq, office) as string[]

/** An installation at work, which remembers what it was told is done. */
const openLane = async (program: string, seed: number) => {
  const roll = dice(seed)
  const file = join(emptyFolder(), 'data', databaseName)
  const { office, links } = await prepared(file)
  const path = `/o/${office}/m/${month}`
  let service: RunningService | undefined
  let isHalved = false
  const visitor = () =>
    visitorBy(
      async (to, init) => {
        const address = service!.address + to
        const sent = isHalved && init.method === 'POST' ? await halfOf(address, init) : init
        return fetch(address, { ...sent, redirect: 'manual' })
      },
      () => service!.address,
    )
  const staff = { clerk: visitor(), approver: visitor() }
  /** Since the last kill: entries of the log that must be there. */
  let acknowledged: string[] = []
  /** Steps acknowledged in all. */
  let heard = 0
  /** The last request, to be sent again. */
  let again: () => Promise<Response>
  /** Ids of workbooks that were read and wait. */
  let waiting: string[] = []
  let lastEntry = 0
  /** Milliseconds a step takes from its first byte to its end. */
  const usual: Partial<Record<StepName, number>> = {}

  const progress = async (): Promise<string> =>
    ((await (await staff.clerk.get(`${path}/progress`)).json()) as { state: string }).state

  const take = async (name: StepName): Promise<void> => {
    const now = standingIn(file, office, month)
    const { who, logs, send } = officeSteps[name](now, path, roll)
    const began = performance.now()
    again = () => send(staff[who])
    const response = await again()
    expect(response.status, `${name}: ${response.headers.get('location')}`).toBe(303)
    const said = saidBy(response)
    if (name === 'make') {
      expect(said, 'only a refusal has words').toBeUndefined()
      while ((await progress()) === 'running') await setTimeout(15)
      expect(await progress()).toBe('finished')
    }
    if (logs === undefined) waiting.push(response.headers.get('location')!.split('/').at(-1)!)
    else if (!said?.isRefusal) acknowledged.push(logs)
    if (name === 'take') waiting = waiting.filter((id) => id !== now.empty.waiting)
    if (!said?.isRefusal) heard++
    usual[name] = performance.now() - began
  }

  /** Everything acknowledged is there, in its order; beyond it the step that was cut off, or nothing. */
  const check = (cut: StepName, wasWaiting: string | undefined): { isThere: boolean } => {
    const sqlite = leftBehind(file)
    checkWhole(sqlite)
    const entries = entriesSince(sqlite, office, lastEntry)
    const { logs } = officeSteps[cut]({ ...standingIn(file, office, month), duties: [] }, path, roll)
    const beyond = entries.slice(acknowledged.length)
    expect([[], [logs]], `after ${cut}`).toContainEqual(beyond)
    expect(entries).toEqual([...acknowledged, ...beyond])
    const kept = sqlite.prepare('SELECT id FROM pending_import ORDER BY at').pluck().all() as string[]
    const taken = cut === 'take' && beyond.length === 1 ? [wasWaiting] : []
    const more = kept.filter((id) => !waiting.includes(id))
    expect(more.length).toBeLessThanOrEqual(cut === 'upload' ? 1 : 0)
    expect(kept).toEqual([...waiting.filter((id) => !taken.includes(id)), ...more])
    lastEntry = sqlite.prepare('SELECT max(seq) FROM log').pluck().get() as number
    sqlite.close()
    acknowledged = []
    waiting = kept
    return { isThere: beyond.length + more.length > 0 }
  }

  return {
    async start(options: Parameters<typeof startProcess>[0] = { program }): Promise<void> {
      service = await startProcess({ ...options, env: { ROSTER_DATA: dirname(file) } })
      expect(service.address, service.out()).not.toBe('')
    },
    async signIn(): Promise<void> {
      for (const who of ['clerk', 'approver'] as const)
        expect((await staff[who].post(links[who])).headers.get('location')).not.toBe('/sign-in')
      const sqlite = leftBehind(file)
      lastEntry = sqlite.prepare('SELECT max(seq) FROM log').pluck().get() as number
    },
    /** Nothing is being made after a start, and it can be made where it may be. */
    async look(): Promise<void> {
      const response = await staff.clerk.get(path)
      expect(response.status).toBe(200)
      const page = await response.text()
      const { state } = standingIn(file, office, month)
      const canMake = state !== 'submitted' && state !== 'approved'
      expect(page.includes(`action="${path}/make"`), state).toBe(canMake)
      expect(page).not.toContain(`action="${path}/cancel"`)
      expect(await progress()).toBe('none')
    },
    /** Takes all steps that must be taken before one can be. */
    async getTo(name: StepName): Promise<void> {
      for (let n = 0; n < 30; n++) {
        const next = towards(name, standingIn(file, office, month))
        if (next === name) return
        await take(next)
      }
      throw new Error(`never came to ${name}`)
    },
    take,
    /** What was done but not heard of is sent again, as people do: it is refused, and not done twice. */
    async sendAgain(): Promise<void> {
      const before = entriesSince(leftBehind(file), office, lastEntry)
      expect(saidBy(await again())).toMatchObject({ isRefusal: true })
      expect(entriesSince(leftBehind(file), office, lastEntry)).toEqual(before)
    },
    /** Takes a step and kills the service during it. */
    async killDuring(cut: StepName, moment: (typeof moments)[number]) {
      const { child, ended } = service!
      const heardBefore = heard
      const wasWaiting = standingIn(file, office, month).empty.waiting
      const written = lastWritten(file)
      isHalved = moment === 'with half of it sent'
      let isOver = false
      const dying = take(cut)
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
      isHalved = false
      const isHeard = heard !== heardBefore
      return { ...check(cut, wasWaiting), isHeard, ended }
    },
  }
}

describe('the service killed with -9 while people work', () => {
  it('loses nothing it said was done, and leaves nothing half done, at 50 moments', async () => {
    const program = serviceInOneFile()
    const tally = { lost: 0, unheard: 0, heard: 0 }
    await Promise.all(
      lanes.map(async (seed) => {
        const lane = await openLane(program, seed)
        let mustRefuse = false
        const ends: Promise<unknown>[] = []
        for (let n = 0; n < kills; n++) {
          await lane.start()
          if (n === 0) await lane.signIn()
          await lane.look()
          if (mustRefuse) await lane.sendAgain()
          const cut = doomed[(n + 7 * seed) % doomed.length]!
          await lane.getTo(cut)
          const { isHeard, isThere, ended } = await lane.killDuring(cut, moments[n % moments.length]!)
          mustRefuse = isThere && cut !== 'make' && cut !== 'upload'
          tally[isHeard ? 'heard' : isThere ? 'unheard' : 'lost']++
          console.log(seed, n, cut, moments[n % moments.length], isHeard, isThere)
          ends.push(ended)
        }
        // An engine holds what its service wrote faults to, so that none is left.
        await Promise.all(ends)
        // And it goes on as if nothing had been, started as everybody starts it.
        await lane.start({})
        await lane.look()
        for (const name of ['make', 'publish', 'take'] as const) {
          await lane.getTo(name)
          await lane.take(name)
        }
      }),
    )
    console.log(tally)
    // Moments on all sides of the end of the transaction.
    for (const times of Object.values(tally)) expect(times).toBeGreaterThan(4)
  }, 120_000)
})
