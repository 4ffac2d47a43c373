import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { backUp } from '../../src/db/backup.ts'
import { databaseName } from '../../src/db/open.ts'
import { monthSteps, type StepName, saidBy, standingIn, towards } from '../tools/month-steps.ts'
import { dice } from '../tools/people.ts'
import { type RunningService, serviceInOneFile, startProcess } from '../tools/running-service.ts'
import { member, startService } from '../tools/service.ts'
import { emptyFolder } from '../tools/terminal.ts'
import { type Visitor, visitorBy } from '../tools/visitor.ts'

/** Far enough ahead for every machine’s clock. */
const month = '2031-06'

/** What a killed service may leave of nothing: all of it must be empty. */
const halves = {
  'drafts the log does not know': `SELECT 'draft.' || what, version, at, by FROM draft
    EXCEPT SELECT what, data ->> 'version', at, user FROM log`,
  'drafts that only the log knows': `SELECT what, data ->> 'version', at, user FROM log WHERE what LIKE 'draft.%'
    EXCEPT SELECT 'draft.' || what, version, at, by FROM draft`,
  'reviews the log does not know': `SELECT 'roster.' || "is", draft, plan_hash, at, by FROM review
    EXCEPT SELECT what, data ->> 'draft', data ->> 'planHash', at, user FROM log`,
  'reviews that only the log knows': `SELECT what, data ->> 'draft', at, user FROM log
    WHERE what IN ('roster.submitted', 'roster.withdrawn', 'roster.returned', 'roster.approved')
    EXCEPT SELECT 'roster.' || "is", draft, at, by FROM review`,
  'revisions the log does not know': `SELECT n, plan_hash, answer_hash, at, by FROM revision
    EXCEPT SELECT data ->> 'n', data ->> 'planHash', data ->> 'answerHash', at, user FROM log
    WHERE what = 'roster.published'`,
  'revisions that only the log knows': `SELECT data ->> 'n', at FROM log WHERE what = 'roster.published'
    EXCEPT SELECT n, at FROM revision`,
  'revisions without all their duties': `SELECT n FROM revision WHERE json_array_length(answer, '$.assignments') <>
    (SELECT count(*) FROM duty WHERE duty.roster = revision.roster AND duty.n = revision.n)`,
  'duties of no revision': 'SELECT roster, n FROM duty EXCEPT SELECT roster, n FROM revision',
  'duties of drafts that were published and are not in the revision': `
    SELECT revision.n, value ->> 'date', value ->> 'opening', value ->> 'leader' FROM revision
    JOIN draft ON draft.roster = revision.roster AND draft.version = revision.draft, json_each(draft.duties)
    EXCEPT SELECT n, date, opening, leader FROM duty`,
  'revisions that nobody approved': `SELECT roster, draft FROM revision
    EXCEPT SELECT roster, draft FROM review WHERE "is" = 'approved'`,
  'gaps in the draft': 'SELECT roster FROM draft GROUP BY roster HAVING max(version) <> count(*)',
  'months without a draft': 'SELECT id FROM roster EXCEPT SELECT roster FROM draft',
}

/** An installation with the small county and two who can sign in once each. */
const prepared = async (file: string) => {
  const service = startService()
  const office = service.county()
  const [clerk, approver] = [
    await service.user('clerk', [member(office, 'clerk')]),
    await service.user('approver', [member(office, 'approver')]),
  ]
  const links = { clerk: service.link(clerk.id), approver: service.link(approver.id) }
  mkdirSync(join(file, '..'), { recursive: true })
  await backUp(service.database.file, file)
  return { office, links }
}

/** Copies what a killed service left and opens the copy: the service itself must cope with the very thing. */
const leftBehind = (file: string): Sqlite.Database => {
  const copy = join(emptyFolder(), databaseName)
  for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, copy + end)
  return new Sqlite(copy)
}

/** When the database was last written, in nanoseconds: its log is written as a transaction ends. */
const lastWritten = (file: string): bigint => statSync(`${file}-wal`, { bigint: true }).mtimeNs

/** A body whose second half never comes. */
const onlyHalf = (body: URLSearchParams): ReadableStream => {
  const bytes = new TextEncoder().encode(body.toString())
  return new ReadableStream({ start: (to) => to.enqueue(bytes.slice(0, bytes.length >> 1)) })
}

/** Steps that are cut off, in turn. */
const doomed: readonly StepName[] = [
  'publish',
  'make',
  'edit',
  'approve',
  'pin',
  'publish',
  'make',
  'undo',
  'submit',
]

/** One installation that is killed again and again, and goes on where it was. */
const lane = async (program: string, seed: number, kills: number) => {
  const roll = dice(seed)
  const data = join(emptyFolder(), 'data')
  const file = join(data, databaseName)
  const { office, links } = await prepared(file)
  const path = `/o/${office}/m/${month}`
  let service: RunningService
  let isCut = false
  const ask = (to: string, init: RequestInit): Promise<Response> => {
    const more: RequestInit = { redirect: 'manual' }
    if (isCut && init.body instanceof URLSearchParams) {
      new Headers(init.headers)
      ;(init.headers as Headers).set('content-type', 'application/x-www-form-urlencoded')
      Object.assign(more, { body: onlyHalf(init.body), duplex: 'half' })
    }
    return fetch(service.address + to, { ...init, ...more })
  }
  const visitor = (): Visitor => visitorBy(ask, () => service.address)
  const staff = { clerk: visitor(), approver: visitor() }
  const start = async (options: Parameters<typeof startProcess>[0] = { program }): Promise<void> => {
    service = await startProcess({ ...options, env: { ROSTER_DATA: data } })
    expect(service.address, service.out()).not.toBe('')
  }

  /** What was said to be done since the last kill, by what the log must say. */
  let acknowledged: string[] = []
  /** Milliseconds a step takes from its first byte to its end. */
  const usual: Partial<Record<StepName, number>> = {}
  let seen = 0
  const met = { done: 0, lost: 0, unheard: 0, heard: 0 }

  const step = async (name: StepName): Promise<void> => {
    const now = standingIn(file, office, month)
    const { who, logs, fields } = monthSteps[name](now, roll)
    const began = performance.now()
    const response = await staff[who].post(`${path}/${name}`, { version: String(now.version), ...fields })
    expect(response.status).toBe(303)
    if (name === 'make') {
      expect(saidBy(response), 'only refusals have words').toBeUndefined()
      while ((await progress()) === 'running') await setTimeout(15)
      expect(await progress()).toBe('finished')
      acknowledged.push(logs)
    } else if (saidBy(response)?.isRefusal === false) acknowledged.push(logs)
    usual[name] = performance.now() - began
  }
  const progress = async (): Promise<string> => {
    const { state } = (await (await staff.clerk.get(`${path}/progress`)).json()) as { state: string }
    return state
  }
  /** Does what must be done before a step can be. */
  const getTo = async (name: StepName): Promise<void> => {
    for (let n = 0; n < 30; n++) {
      const next = towards(name, standingIn(file, office, month))
      if (next === name) return
      await step(next)
    }
    throw new Error(`${name} is never possible`)
  }

  /** The page of the month as it must be after every start. */
  const look = async (): Promise<void> => {
    const response = await staff.clerk.get(path)
    const page = await response.text()
    expect(response.status).toBe(200)
    expect(await progress()).toBe('none')
    const { state } = standingIn(file, office, month)
    const canMake = state !== 'submitted' && state !== 'approved'
    expect(page.includes(`action="${path}/make"`), state).toBe(canMake)
    expect(page.includes(`action="${path}/cancel"`)).toBe(false)
  }

  const check = (cut: StepName): void => {
    const sqlite = leftBehind(file)
    expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(sqlite.pragma('foreign_key_check')).toEqual([])
    for (const [name, sql] of Object.entries(halves)) expect(sqlite.prepare(sql).all(), name).toEqual([])
    const hash = (text: string) => createHash('sha256').update(text).digest('hex')
    for (const { plan, planHash, answer, answerHash } of sqlite
      .prepare('SELECT plan, plan_hash AS planHash, answer, answer_hash AS answerHash FROM revision')
      .all() as Record<string, string>[])
      expect([planHash, answerHash]).toEqual([hash(plan!), hash(answer!)])
    const logged = sqlite
      .prepare("SELECT what FROM log WHERE seq > ? AND what NOT LIKE 'session.%' AND what NOT LIKE 'ticket.%'")
      .pluck()
      .all(seen) as string[]
    // All that was acknowledged, in its order; beyond it the step that was cut off, or nothing.
    expect(logged.slice(0, acknowledged.length)).toEqual(acknowledged)
    const beyond = logged.slice(acknowledged.length)
    expect(beyond.length).toBeLessThanOrEqual(1)
    for (const what of beyond) expect(logsOf[cut]).toContain(what)
    seen = sqlite.prepare('SELECT max(seq) FROM log').pluck().get() as number
    met.done += acknowledged.length
    met[beyond.length === 1 ? 'unheard' : 'lost']++
    sqlite.close()
  }

  const times: Record<string, number> = { start: 0, look: 0, getTo: 0, step: 0, check: 0 }
  const all: string[] = []
  const gone: Promise<unknown>[] = []
  await start()
  for (const [name, link] of Object.entries(links))
    expect((await staff[name as 'clerk'].post(link)).status).toBe(303)
  seen = (() => {
    const sqlite = leftBehind(file)
    return sqlite.prepare('SELECT max(seq) FROM log').pluck().get() as number
  })()
  for (let n = 0; n < kills; n++) {
    acknowledged = []
    const T0 = performance.now()
    if (n > 0) await start()
    times.start! += performance.now() - T0
    const T1 = performance.now()
    await look()
    times.look! += performance.now() - T1
    const T5 = performance.now()
    const cut = doomed[(n + seed) % doomed.length]!
    await getTo(cut)
    times.getTo! += performance.now() - T5
    const before = acknowledged.length
    const milliseconds = 1.3 * roll() * (usual[cut] ?? (cut === 'make' ? 1500 : 60))
    isCut = n % 8 === 7
    const written = lastWritten(file)
    const T2 = performance.now()
    const dying = step(cut).catch((fault: Error) => {
      if (fault.message !== 'fetch failed' && fault.message !== 'terminated') throw fault
    })
    const kind = isCut ? 'clock' : (['writes', 'answers', 'clock'] as const)[n % 3]!
    if (kind === 'clock') await setTimeout(milliseconds)
    else if (kind === 'writes') while (lastWritten(file) === written && acknowledged.length === before && performance.now() - T2 < 5000) await setImmediate()
    else await Promise.race([dying, setTimeout(5000)])
    times.step! += performance.now() - T2
    const exit = once(service!.child, 'exit')
    service!.child.kill('SIGKILL')
    await exit
    await dying
    isCut = false
    if (acknowledged.length > before) met.heard++
    gone.push(service!.ended)
    const T4 = performance.now()
    check(cut)
    times.check! += performance.now() - T4
    all.push(`${cut} ${kind} ${milliseconds | 0} ${acknowledged.length - before} ${usual[cut]! | 0}`)
  }
  // The engines hold what the services wrote their faults to: nothing of them stays.
  await Promise.all(gone)
  return { times, all, met, service, start, getTo, step, staff, path }
}

const logsOf: Record<StepName, readonly string[]> = {
  make: ['draft.made'],
  edit: ['draft.swap', 'draft.remove'],
  pin: ['draft.pin'],
  undo: ['draft.undone'],
  submit: ['roster.submitted'],
  withdraw: ['roster.withdrawn'],
  approve: ['roster.approved'],
  publish: ['roster.published'],
}

describe('the service killed with -9 while people work', () => {
  it('loses nothing it said was done, and leaves nothing half done, at 50 moments', async () => {
    const program = serviceInOneFile()
    const lanes = await Promise.all([1, 2].map((seed) => lane(program, seed, 25)))
    console.log(JSON.stringify(lanes.map(({ met, times, all }) => ({ met, times, all }), undefined, 2)))
  }, 120_000)
})
