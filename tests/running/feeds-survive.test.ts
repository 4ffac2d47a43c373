import { readdirSync, rmSync, symlinkSync } from 'node:fs'
import { request } from 'node:http'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import { expect, it } from 'vitest'
import { databaseName } from '../../src/db/open.ts'
import { feedKey } from '../../src/domain/feed.ts'
import { holdSocket } from '../tools/held-socket.ts'
import { ownService } from '../tools/one-file.ts'
import { withOneMore } from '../tools/one-more-migration.ts'
import { dice } from '../tools/people.ts'
import { type Device, subscribedFolder } from '../tools/subscribed-folder.ts'
import { callProcess, emptyFolder } from '../tools/terminal.ts'
import { visitorBy } from '../tools/visitor.ts'

const kills = 20
const clients = 6
/** Milliseconds a poll may take, with all its tries. */
const longest = 5000

/** Some seconds of work on rows, as a migration of a large table. */
const slowMigration = [
  'CREATE TABLE heavy (id INTEGER PRIMARY KEY, word TEXT NOT NULL) STRICT;',
  'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 500000) INSERT INTO heavy SELECT x, hex(randomblob(16)) FROM n;',
  'CREATE INDEX heavy_word ON heavy(word);',
  'DROP TABLE heavy;',
].join('\n--> statement-breakpoint\n')

interface Answer {
  readonly status: number
  readonly tag: string
  readonly body: string
}

const ask = (port: number, path: string, headers: Record<string, string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part)).on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(parts)
        const isPacked = response.headers['content-encoding'] === 'gzip'
        const body = (isPacked ? gunzipSync(bytes) : bytes).toString()
        resolve({ status: response.statusCode!, tag: response.headers.etag ?? '', body })
      })
    })
    asked.on('error', reject)
    asked.end()
  })

/**
 * Polls as a calendar does. A connection that the killed process had already taken is reset, which no service can
 * prevent; the client connects again at once, and all its tries together count as one poll. Nobody is refused.
 */
const poll = async (port: number, path: string, headers: Record<string, string>) => {
  const began = performance.now()
  for (;;) {
    try {
      const answer = await ask(port, path, headers)
      return { ...answer, took: performance.now() - began }
    } catch (fault) {
      const { code } = fault as NodeJS.ErrnoException
      if (code !== 'ECONNRESET' && code !== 'EPIPE') throw fault
      if (performance.now() - began > 4 * longest) throw fault
    }
  }
}

it('calendars answer 1,000 polls across 20 kill -9, an update that migrates, a restore, and months being made', async () => {
  const roll = dice(20)
  const everyone = Array.from({ length: 40 }, (_, n) => feedKey('leader', `l${String(n + 1).padStart(3, '0')}`))
  const {
    data,
    office,
    devices,
    link,
    service: before,
  } = await subscribedFolder(everyone, {
    plan: 'xiangzhou-2026-12',
  })
  const { store } = before.context.calendars
  const bodies = new Map(devices.map(({ feed }) => [feed, store.bytes(feed, false)!.bytes.toString()]))
  const busy = devices.filter(({ feed }) => bodies.get(feed)!.includes('BEGIN:VEVENT'))
  expect(new Set(busy.map(({ feed }) => bodies.get(feed))).size).toBeGreaterThan(20)

  const program = ownService()
  const service = await holdSocket({ env: { ROSTER_DATA: data, ROSTER_LOG: 'silent' }, program })
  const clerk = visitorBy(
    (path, init) => fetch(service.address + path, { ...init, redirect: 'manual' }),
    () => service.address,
  )
  expect((await clerk.post(link)).status).toBe(303)
  const backup = join(emptyFolder(), 'backup.db')
  expect(await callProcess(['backup', backup, '--data', data])).toMatchObject({ code: 0 })

  const seen: { status: number; took: number }[] = []
  const wrong: string[] = []
  let isGoingOn = true
  const client = async (own: readonly Device[]): Promise<void> => {
    const tags = new Map<string, string>()
    while (isGoingOn) {
      const { token, feed } = own[Math.floor(roll() * own.length)]!
      const tag = roll() < 0.6 ? tags.get(token) : undefined
      const answer = await poll(service.port, `/f/${token}.ics`, {
        ...(tag === undefined ? {} : { 'if-none-match': tag }),
        ...(roll() < 0.5 ? { 'accept-encoding': 'gzip' } : {}),
      })
      seen.push(answer)
      if (answer.tag === '') wrong.push(`${feed}: ${answer.status} without a tag`)
      if (answer.status === 304 && tag === undefined) wrong.push(`${feed}: 304 to who has nothing`)
      if (answer.status === 200 && answer.body !== bodies.get(feed)) wrong.push(`${feed}: another calendar`)
      tags.set(token, answer.tag)
      await setTimeout(roll() * 150)
    }
  }
  const polling = Promise.all(
    Array.from({ length: clients }, (_, n) => client(busy.filter((_device, at) => at % clients === n))),
  )

  /** Has January made; what is under way when the service is killed is lost. */
  let makings = 0
  const startMaking = async (): Promise<void> => {
    const made = await clerk.post(`/o/${office}/m/2027-01/make`).catch(() => undefined)
    if (made?.status === 303 && !made.headers.get('location')!.includes('sign-in')) makings++
  }

  const answersMore = async (): Promise<void> => {
    for (const before = seen.length; seen.length < before + clients; ) await setTimeout(10)
  }

  let restored: ReturnType<typeof callProcess> | undefined
  for (let n = 0; n < kills; n++) {
    // Every third one while it starts, the others a while after it has answered.
    if (n % 3 !== 2) await answersMore()
    await setTimeout(roll() * (n % 3 === 2 ? 700 : 1200))
    if (n % 3 === 0) {
      await startMaking()
      await answersMore()
    }
    if (n === 6) {
      // The next start is one of a newer program.
      const migrations = join(dirname(program), '..', '..', 'drizzle')
      rmSync(migrations)
      symlinkSync(withOneMore(slowMigration), migrations)
    }
    if (n === 13) restored = callProcess(['restore', backup, '--data', data, '--running'])
    await service.killAndWait()
  }
  expect(await restored).toMatchObject({ code: 0 })
  while ((await clerk.get('/healthz').catch(() => undefined))?.status !== 200) await setTimeout(100)
  while (seen.length < 1000) await setTimeout(100)
  isGoingOn = false
  await polling

  expect(wrong).toEqual([])
  expect([...new Set(seen.map(({ status }) => status))].sort()).toEqual([200, 304])
  expect(Math.max(...seen.map(({ took }) => took))).toBeLessThan(longest)
  for (const status of [200, 304]) expect(seen.filter((one) => one.status === status).length).toBeGreaterThan(200)
  // And all that was told did happen.
  expect(new Set(service.pids()).size).toBe(kills + 1)
  expect(makings).toBeGreaterThan(3)
  expect(service.err()).toBe('')
  const names = readdirSync(data)
  expect(names.some((name) => name.includes('.before-restore-'))).toBe(true)
  expect(names.some((name) => name.includes('.before-migration-'))).toBe(true)
  const sqlite = new Sqlite(join(data, databaseName), { readonly: true })
  const steps = sqlite.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get()
  sqlite.close()
  expect(steps).toBe(readdirSync('drizzle').filter((name) => name.endsWith('.sql')).length + 1)
}, 400_000)
