import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../src/app.ts'
import { createContext } from '../../src/context.ts'
import { backUp } from '../../src/db/backup.ts'
import { caseById, eventsOfCase } from '../../src/db/case-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { databaseName } from '../../src/db/open.ts'
import { changePersonal, personalOf } from '../../src/db/personal-store.ts'
import { restore } from '../../src/db/restore.ts'
import { unseal } from '../../src/db/sealing.ts'
import { openSession } from '../../src/db/session-store.ts'
import { stale } from '../../src/db/stale.ts'
import { addUser } from '../../src/db/user-store.ts'
import { everybody, nothingPersonal } from '../../src/domain/case.ts'
import { readEnv } from '../../src/env.ts'
import { purgeOffice } from '../../src/web/cases/purge.ts'
import { hashOf } from '../../src/web/token.ts'
import { addMarkedBooking, addMarkedCase } from '../tools/marked-cases.ts'
import { member, startService } from '../tools/service.ts'
import { emptyFolder } from '../tools/terminal.ts'

const words = { people: [{ name: '马克名', contact: '13912345678' }], summary: '马克事由' }
const later = '2031-11-21T02:00:00.000Z'

/** A service on a folder of data that may have been there before, until it is stopped. */
const startOn = (data: string, at: string, keys = join(data, 'keys')) => {
  const read = readEnv({ ROSTER_DATA: data, ROSTER_KEYS: keys, ROSTER_LOG: 'silent' })
  if (!read.ok) throw new Error(read.says)
  const clock = { now: at }
  const context = createContext(read.settings, { now: () => clock.now })
  let isStopped = false
  const stop = async (): Promise<void> => {
    if (!isStopped) await context.stop()
    isStopped = true
  }
  onTestFinished(stop)
  return { context, database: context.database, clock, stop }
}

/** A folder with an office, a clerk, and a case that ended on 2026-11-20. */
const oldCase = async () => {
  const service = startService()
  const office = service.office('a')
  const clerk = await service.user('clerk', [member(office, 'clerk')])
  service.clock.now = '2026-11-20T02:00:00.000Z'
  const { id } = addMarkedCase(service, office, { day: '2026-11-19', end: '2026-11-20', words, note: '马克批注' })
  return { service, office, clerk, id, data: service.data }
}

const rows = ({ sqlite }: { sqlite: { prepare(sql: string): { all(): unknown[] } } }, sql: string): unknown[] =>
  sqlite.prepare(sql).all()

describe('a case that ended longer ago than the office keeps it', () => {
  it('loses its words and their key, while ledger, events, limits, figures and log stay', async () => {
    const { service, office, id } = await oldCase()
    const { database, context, clock } = service
    const look = () => ({
      state: caseById(database, office, everybody, id)!,
      events: eventsOfCase(database, id),
      limits: rows(database, 'SELECT * FROM case_deadline'),
      log: rows(database, 'SELECT * FROM log ORDER BY seq'),
    })
    const before = look()
    expect(personalOf(database, context.keys, id)).toMatchObject({ ...words, notes: { 4: '马克批注' } })
    const key = context.keys.keyOf(id)!

    // The last day on which it is kept, five years being the default.
    clock.now = '2031-11-20T02:00:00.000Z'
    await context.purging.run()
    expect(look()).toEqual(before)

    clock.now = later
    await context.purging.run()
    const after = look()
    expect(after.state).toEqual({ ...before.state, isPurged: true, events: before.state.events + 1 })
    expect(after.events.slice(0, -1)).toEqual(before.events)
    expect(after.events.at(-1)).toMatchObject({ what: 'purged', day: '2031-11-21', by: null, who: null, data: {} })
    expect(after.limits).toEqual(before.limits)
    expect(after.log.slice(0, -1)).toEqual(before.log)
    expect(after.log.at(-1)).toMatchObject({ what: 'case.purged', subject: id, user: null, office })
    expect(personalOf(database, context.keys, id)).toBeUndefined()
    expect(context.keys.keyOf(id)).toBeUndefined()
    expect(rows(database, 'SELECT * FROM personal')).toEqual([])
    // Nobody brings words back, and the same day nothing happens twice.
    const actor = { user: null, office, at: clock.now }
    for (const version of [0, 1, 2])
      database.write(() => {
        const holder = { id, kind: 'case' } as const
        expect(changePersonal(database, context.keys, actor, holder, nothingPersonal, version)).toBe(stale)
      })
    await context.purging.run()
    expect(look()).toEqual(after)
    expect(key).toHaveLength(32)
  })

  it('is kept as long as the office has set, and an open one or one reopened for as long as it takes', async () => {
    const service = startService()
    const { database, context, clock } = service
    const [a, b] = [service.office('a'), service.office('b')]
    const settings = officeById(database, b)!.settings
    database.sqlite
      .prepare('UPDATE office SET settings = ? WHERE id = ?')
      .run(JSON.stringify({ ...settings, cases: { ...settings.cases, retentionYears: 1 } }), b)
    clock.now = '2026-11-20T02:00:00.000Z'
    const day = '2026-11-18'
    const ended = { day, end: '2026-11-19', words }
    const reopened = { ...ended, steps: [{ what: 'reopened', day: '2026-11-20', data: {} }] } as const
    const kept = [a, b].map((office) => [
      addMarkedCase(service, office, ended).id,
      addMarkedCase(service, office, { day, words }).id,
      addMarkedCase(service, office, reopened).id,
    ])
    const opens = () => kept.map((ids) => ids.map((id) => personalOf(database, context.keys, id) !== undefined))
    clock.now = '2027-11-20T02:00:00.000Z'
    await context.purging.run()
    expect(opens()).toEqual([
      [true, true, true],
      [false, true, true],
    ])
    clock.now = '2040-01-01T02:00:00.000Z'
    await context.purging.run()
    expect(opens()).toEqual([
      [false, true, true],
      [false, true, true],
    ])
  })

  it('is purged with others in small batches, between which requests are answered', async () => {
    const { service, office, clerk } = await oldCase()
    for (let n = 0; n < 60; n++)
      addMarkedCase(service, office, { day: '2026-11-19', end: '2026-11-20', words: { summary: `马克${n}` } })
    service.clock.now = later
    let answered = 0
    let isDone = false
    const run = service.context.purging.run().then(() => {
      isDone = true
    })
    while (!isDone) {
      expect((await clerk.get('/offices')).status).toBeLessThan(400)
      answered++
      await turn()
    }
    await run
    expect(rows(service.database, 'SELECT * FROM personal')).toEqual([])
    expect(service.context.keys.holders().size).toBe(0)
    expect(answered).toBeGreaterThanOrEqual(3)
  })

  it('killed between the database and its key, loses the key at the next start', async () => {
    const { service, office, id, data } = await oldCase()
    const { database, context } = service
    const keys = {
      ...context.keys,
      destroy: () => {
        throw new Error('killed')
      },
    }
    const call = { database, keys, now: () => later, isStopped: () => false }
    await expect(purgeOffice(call, officeById(database, office)!)).rejects.toThrow('killed')
    expect(caseById(database, office, everybody, id)!.isPurged).toBe(true)
    expect(context.keys.keyOf(id)).toBeDefined()
    const folder = join(emptyFolder(), 'data')
    await backUp(database.file, `${folder}.db`)
    cpSync(join(data, 'keys'), join(folder, 'keys'), { recursive: true })
    cpSync(`${folder}.db`, join(folder, databaseName))
    const next = startOn(folder, later)
    await next.context.purging.run()
    expect(next.context.keys.keyOf(id)).toBeUndefined()
    expect(next.context.keys.destroyed().has(id)).toBe(true)
  })
})

describe('a booking made longer ago than the office keeps it', () => {
  it('loses its words, unless a session to come awaits it', async () => {
    const service = startService()
    const { database, context, clock } = service
    const office = service.office('a')
    const clerk = await service.user('clerk', [member(office, 'clerk')])
    clock.now = '2026-11-20T02:00:00.000Z'
    const on = (date: string) => ({ is: 'booked', date, session: 'morning' }) as const
    const add = (...steps: Parameters<typeof addMarkedBooking>[3]['steps']) =>
      addMarkedBooking(service, office, clerk.id, { words, steps })
    const seen = { ...on('2026-11-23'), is: 'seen' } as const
    const ids = [
      add(on('2026-11-23')),
      add(on('2026-11-23'), seen),
      add({}, { is: 'cancelled' }),
      add({}),
      add(on('2027-06-01')),
    ]
    const opens = () => ids.map((id) => personalOf(database, context.keys, id) !== undefined)
    clock.now = '2027-05-19T02:00:00.000Z'
    await context.purging.run()
    expect(opens()).toEqual([true, true, true, true, true])
    clock.now = '2027-05-20T02:00:00.000Z'
    await context.purging.run()
    expect(opens()).toEqual([false, false, false, true, true])
    clock.now = '2027-06-02T02:00:00.000Z'
    await context.purging.run()
    expect(opens()).toEqual([false, false, false, true, false])
    expect(ids.map((id) => context.keys.keyOf(id) !== undefined)).toEqual(opens())
    expect(rows(database, "SELECT * FROM log WHERE what = 'booking.purged'")).toHaveLength(4)
    expect(rows(database, 'SELECT * FROM booking')).toHaveLength(5)
  })
})

describe('a backup older than a purge', () => {
  it('cannot be read with the keys that are left, and is shown as purged once it is restored', async () => {
    const { service, office, id, clerk, data } = await oldCase()
    const open = addMarkedCase(service, office, { day: '2026-11-19', words })
    const booking = addMarkedBooking(service, office, clerk.id, { words, steps: [{}, { is: 'cancelled' }] })
    const backup = join(emptyFolder(), 'backup.db')
    expect(await backUp(service.database.file, backup)).toMatchObject({ ok: true })
    service.clock.now = later
    await service.context.purging.run()

    const bytes = readFileSync(backup)
    for (const marker of ['马克名', '13912345678', '马克事由', '马克批注'])
      expect(bytes.includes(marker)).toBe(false)

    const folder = join(emptyFolder(), 'data')
    cpSync(join(data, 'keys'), join(folder, 'keys'), { recursive: true })
    expect(restore(folder, backup, later)).toMatchObject({ ok: true })
    const next = startOn(folder, later)
    const { database, context } = next
    const sealed = database.sqlite.prepare('SELECT sealed FROM personal WHERE holder = ?').pluck().get(id) as Buffer
    expect(personalOf(database, context.keys, id)).toBeUndefined()
    for (const holder of context.keys.holders())
      expect(() => unseal(context.keys.keyOf(holder)!, sealed, id)).toThrow()
    await context.purging.run()
    expect(caseById(database, office, everybody, id)).toMatchObject({ isPurged: true, state: 'closed' })
    expect(eventsOfCase(database, id).at(-1)).toMatchObject({ what: 'purged', by: null })
    expect(rows(database, 'SELECT holder FROM personal')).toEqual([{ holder: open.id }])
    expect(personalOf(database, context.keys, open.id)).toMatchObject(words)
    expect(
      rows(database, `SELECT * FROM log WHERE what = 'booking.purged' AND subject = '${booking}'`),
    ).toHaveLength(1)
    expect(context.purging.unopened()).toEqual({ cases: 0, bookings: 0 })
  })

  it('where a case is open again in it drops nothing, and says that its words cannot be opened', async () => {
    const { service, office, data } = await oldCase()
    const open = addMarkedCase(service, office, { day: '2026-11-19', words })
    service.context.keys.destroy([open.id])
    const folder = join(emptyFolder(), 'data')
    const backup = join(emptyFolder(), 'backup.db')
    await backUp(service.database.file, backup)
    cpSync(join(data, 'keys'), join(folder, 'keys'), { recursive: true })
    restore(folder, backup, service.clock.now)
    const { context, database } = startOn(folder, service.clock.now)
    await context.purging.run()
    expect(context.purging.unopened()).toEqual({ cases: 1, bookings: 0 })
    expect(rows(database, 'SELECT * FROM personal')).toHaveLength(2)
    expect(caseById(database, office, everybody, open.id)!.isPurged).toBe(false)
  })

  it('taken to another machine without its keys drops nothing, and the administrator is told; with them all is there', async () => {
    const { service, office, id, clerk, data } = await oldCase()
    addMarkedCase(service, office, { day: '2026-11-19', words })
    addMarkedBooking(service, office, clerk.id, { words, steps: [{}] })
    const backup = join(emptyFolder(), 'backup.db')
    await backUp(service.database.file, backup)
    const folder = join(emptyFolder(), 'data')
    restore(folder, backup, service.clock.now)

    const first = startOn(folder, service.clock.now)
    const { database, context } = first
    await context.purging.run()
    expect(context.purging.unopened()).toEqual({ cases: 2, bookings: 1 })
    expect(rows(database, 'SELECT * FROM personal')).toHaveLength(3)
    expect(caseById(database, office, everybody, id)!.isPurged).toBe(false)
    database.write(() => {
      const program = { user: null, office: null, at: service.clock.now }
      const made = { name: 'root', shownName: '管理员', isAdmin: true, language: 'zh-CN' } as const
      const user = addUser(database, program, made)!
      openSession(
        database,
        { ...program, user },
        { tokenHash: hashOf('token'), endsAt: '2199-01-01T00:00:00.000Z' },
      )
    })
    const page = await createApp(context).request('http://127.0.0.1/admin', {
      headers: { cookie: 'session=token', host: '127.0.0.1' },
    })
    expect(await page.text()).toContain('2件信访事项、1个预约的文字内容打不开')
    await first.stop()

    const second = startOn(folder, service.clock.now, join(data, 'keys'))
    await second.context.purging.run()
    expect(second.context.purging.unopened()).toEqual({ cases: 0, bookings: 0 })
    expect(personalOf(second.database, second.context.keys, id)).toMatchObject(words)
  })
})
