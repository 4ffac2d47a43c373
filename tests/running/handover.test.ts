import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { describe, expect, it, vi } from 'vitest'
import { backUp } from '../../src/db/backup.ts'
import { databaseName, openDatabase } from '../../src/db/open.ts'
import { addSubscription, revokeSubscription } from '../../src/db/subscription-store.ts'
import { hashOf, newToken } from '../../src/web/token.ts'
import { type HeldService, holdSocket } from '../tools/held-socket.ts'
import { startProcess } from '../tools/running-service.ts'
import { subscribedFolder } from '../tools/subscribed-folder.ts'
import { callProcess, emptyFolder } from '../tools/terminal.ts'

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 90_000 })

/** Asks for a path over and over until stopped; gives what was answered. */
const keepAsking = (address: string, path: string): (() => Promise<number[]>) => {
  const seen: number[] = []
  let isAsking = true
  const asking = (async () => {
    while (isAsking) {
      seen.push((await fetch(address + path, { redirect: 'manual' })).status)
      await setTimeout(20)
    }
  })()
  return async () => {
    isAsking = false
    await asking
    return seen
  }
}

/** The service on a folder of data. */
const startQuickly = (data: string) => startProcess({ env: { ROSTER_DATA: data, ROSTER_LOG: 'silent' } })

const statusAt = async (address: string, path: string): Promise<number> =>
  (await fetch(address + path, { redirect: 'manual' })).status

const untilStatus = async (address: string, path: string, status: number): Promise<void> => {
  while ((await statusAt(address, path)) !== status) await setTimeout(50)
}

const unitName = (file: string): unknown => {
  const sqlite = new Sqlite(file, { readonly: true })
  const name = sqlite.prepare('SELECT name FROM unit WHERE parent IS NULL').pluck().get()
  sqlite.close()
  return name
}

const renameUnits = (file: string): void => {
  const database = openDatabase(file)
  database.write(() => database.sqlite.exec("UPDATE unit SET name = '改名'"))
  database.close()
}

describe('a restore under a running service', () => {
  it('has it step aside: pages wait and are answered, calendars are answered throughout', async () => {
    const { data, devices } = await subscribedFolder(['leader/l01'])
    const file = join(data, databaseName)
    const backup = join(emptyFolder(), 'backup.db')
    await backUp(file, backup)
    const before = unitName(file)
    const service = await startQuickly(data)
    renameUnits(file)
    await untilStatus(service.address, '/sign-in', 200)
    const pages = [1, 2].map(() => keepAsking(service.address, '/sign-in'))
    const calendars = keepAsking(service.address, `/f/${devices[0]!.token}.ics`)

    expect(await callProcess(['restore', backup, '--data', data, '--lang', 'en'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('add --running'),
    })
    const { code, out, err } = await callProcess(['restore', backup, '--data', data, '--running'])
    expect([code, out], err).toEqual([0, expect.stringContaining('已恢复并核对')])
    await untilStatus(service.address, '/healthz', 200)
    for (const stop of pages) expect(new Set(await stop())).toEqual(new Set([200]))
    expect(new Set(await calendars())).toEqual(new Set([200]))
    expect(unitName(file)).toBe(before)
    expect(service.child.exitCode).toBe(null)
  })

  it('that dies after asking leaves the service going on with what it had', async () => {
    const { data } = await subscribedFolder([])
    const file = join(data, databaseName)
    const backup = join(emptyFolder(), 'backup.db')
    await backUp(file, backup)
    const service = await startQuickly(data)
    renameUnits(file)
    await untilStatus(service.address, '/sign-in', 200)
    // A service that is held up hears of it only when the other is gone.
    service.child.kill('SIGSTOP')
    let isKilled = false
    const restoring = callProcess(['restore', backup, '--data', data, '--running'], {
      onStart: async (pid) => {
        while (!existsSync(join(data, 'roster.wanted'))) await setTimeout(5)
        process.kill(pid, 'SIGKILL')
        isKilled = true
      },
    })
    await restoring
    expect(isKilled).toBe(true)
    service.child.kill('SIGCONT')
    while (existsSync(join(data, 'roster.wanted'))) await setTimeout(20)
    expect(await statusAt(service.address, '/sign-in')).toBe(200)
    expect(unitName(file)).toBe('改名')
  })

  it('cuts no device off that was given its address since the backup, and lets none in again', async () => {
    const { data, office, devices } = await subscribedFolder(['leader/l01', 'leader/l02'])
    const [kept, revoked] = devices as [(typeof devices)[0], (typeof devices)[0]]
    const file = join(data, databaseName)
    const backup = join(emptyFolder(), 'backup.db')
    await backUp(file, backup)
    const actor = { user: null, office, at: new Date().toISOString() }
    const token = newToken()
    const database = openDatabase(file)
    database.write(() => {
      addSubscription(database, actor, { feed: 'leader/l03', name: '新手机', tokenHash: hashOf(token) })
      revokeSubscription(database, actor, revoked.id)
    })
    database.close()
    const { address } = await startQuickly(data)
    const bodyAt = async (secret: string) => (await fetch(`${address}/f/${secret}.ics`)).text()
    const before = await Promise.all([kept.token, token].map(bodyAt))
    for (const body of before) expect(body).toContain('BEGIN:VEVENT')
    expect(await bodyAt(revoked.token)).not.toContain('BEGIN:VEVENT')

    expect(await callProcess(['restore', backup, '--data', data, '--running'])).toMatchObject({ code: 0 })
    await untilStatus(address, '/healthz', 200)
    // What comes of the restored database is the same a second time.
    for (let n = 0; n < 2; n++) {
      expect(await Promise.all([kept.token, token].map(bodyAt))).toEqual(before)
      expect(await bodyAt(revoked.token)).not.toContain('BEGIN:VEVENT')
    }
    const subscriptions = (): unknown[] => {
      const restored = new Sqlite(file, { readonly: true })
      const rows = restored.prepare('SELECT feed, revoked_at FROM subscription ORDER BY feed').raw().all()
      restored.close()
      return rows
    }
    // They are taken in while calendars are brought up to date, when pages are answered already.
    await expect.poll(subscriptions, { timeout: 20_000 }).toEqual([
      ['leader/l01', null],
      ['leader/l02', actor.at],
      ['leader/l03', null],
    ])
  })
})

describe('a service whose database cannot be opened', () => {
  const spoilt: [string, (file: string) => void, string, number][] = [
    ['damaged', (file) => writeFileSync(file, 'x'.repeat(5000)), '数据库已损坏', 11_000],
    [
      'too new',
      (file) => {
        const sqlite = new Sqlite(file)
        sqlite.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 4000000000000)")
        sqlite.exec('DELETE FROM __drizzle_migrations WHERE created_at < 4000000000000')
        sqlite.close()
      },
      '更新的版本',
      0,
    ],
  ]

  it.each(spoilt)(
    'because it is %s answers calendars on a socket that is held, says why once, and goes on after a restore',
    async (_, spoil, says, patience) => {
      const { data, devices } = await subscribedFolder(['leader/l01'])
      const file = join(data, databaseName)
      const backup = join(emptyFolder(), 'backup.db')
      await backUp(file, backup)
      spoil(file)
      const env = { ROSTER_DATA: data, ROSTER_LOG: 'silent' }
      const service: HeldService = await holdSocket({ env })
      const calendar = `/f/${devices[0]!.token}.ics`
      expect(await statusAt(service.address, calendar)).toBe(200)
      while (!service.err().includes(says)) await setTimeout(50)
      for (const path of ['/healthz', '/sign-in', '/'])
        expect(await statusAt(service.address, path), path).toBe(503)
      // Those who wait long see it try again.
      await setTimeout(patience)
      expect(await statusAt(service.address, '/sign-in')).toBe(503)
      expect(service.err().split(says).length - 1).toBe(1)

      expect(await callProcess(['restore', backup, '--data', data])).toMatchObject({ code: 0 })
      await untilStatus(service.address, '/sign-in', 200)
      expect(await statusAt(service.address, '/healthz')).toBe(200)
      expect(await statusAt(service.address, calendar)).toBe(200)
      expect(service.pids().length).toBe(1)
    },
  )
})
