import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { createApp } from '../../src/app.ts'
import { createContext } from '../../src/context.ts'
import { adoptPlan } from '../../src/db/adopt-plan.ts'
import { addOffice } from '../../src/db/office-store.ts'
import { addTicket } from '../../src/db/session-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { addUser, type Membership, saveMemberships } from '../../src/db/user-store.ts'
import { defaultSettings, type OfficeSettings } from '../../src/domain/office.ts'
import type { Unit } from '../../src/domain/unit.ts'
import { makeDoor } from '../../src/door.ts'
import { readEnv } from '../../src/env.ts'
import { listen } from '../../src/listen.ts'
import { planSchema } from '../../src/roster/planning-file.ts'
import { hashOf, newToken } from '../../src/web/token.ts'
import { type Visitor, visitorBy } from './visitor.ts'

export type { Visitor } from './visitor.ts'

/** The database filled with a planning file of fixtures/, for an office with its id. */
const planNamed = (name: string) => planSchema.parse(JSON.parse(readFileSync(`fixtures/${name}.json`, 'utf8')))

/** The whole service on a database of its own in a temporary folder, asked without a socket, until `close`. */
export const openService = (env: Record<string, string> = {}) => {
  const data = mkdtempSync(join(tmpdir(), 'roster-test-'))
  const read = readEnv({ ROSTER_DATA: data, ROSTER_LOG: 'silent', ...env })
  if (!read.ok) throw new Error(read.says)
  const clock = { now: '2026-11-10T02:00:00.000Z' }
  const context = createContext(read.settings, { now: () => clock.now })
  const app = createApp(context)
  const ends: (() => Promise<void>)[] = [
    async () => {
      await context.stop()
      rmSync(data, { recursive: true, force: true })
    },
  ]
  const program = { user: null, office: null, at: clock.now }
  const { database } = context

  const visitor = (): Visitor =>
    visitorBy(
      async (path, init) => app.request(`http://127.0.0.1${path}`, init),
      () => 'http://127.0.0.1',
    )

  return {
    async close(): Promise<void> {
      for (const end of ends) await end()
    },
    context,
    app,
    database,
    clock,
    data,
    visitor,
    /** An office on a unit of its own. */
    office(
      id: string,
      {
        unit = { id: `u-${id}`, name: `${id}县`, level: 'county' },
        settings = {},
      }: { unit?: Unit; settings?: Partial<OfficeSettings> } = {},
    ) {
      database.write(() => {
        saveUnit(database, program, unit)
        addOffice(database, program, {
          id,
          unit: unit.id,
          name: `${unit.name}信访局`,
          timezone: 'Asia/Shanghai',
          settings: { ...defaultSettings(), ...settings },
        })
      })
      return id
    },
    /** An office with all that a planning file of fixtures/ says, its id that of the file. */
    county(name = 'small-county-2026-12', settings: Partial<OfficeSettings> = {}): string {
      const plan = planNamed(name)
      const office = this.office(plan.office.id, {
        unit: plan.units.find(({ parent }) => parent === undefined)!,
        settings,
      })
      database.write(() => adoptPlan(database, { ...program, office }, plan as never))
      return office
    },
    /** A one-time link that signs a user in, for a browser. */
    link(user: number): string {
      const token = newToken()
      database.write(() =>
        addTicket(database, program, {
          tokenHash: hashOf(token),
          user,
          purpose: 'sign-in',
          endsAt: '2199-01-01T00:00:00Z',
        }),
      )
      return `/enter/${token}`
    },
    /** Served over a real socket on a free port until the test ends. */
    async serve(): Promise<string> {
      context.calendars.areWhole()
      const door = makeDoor(context.calendars.answers)
      door.open(getRequestListener(app.fetch as never))
      const server = await listen(door.listener, { host: '127.0.0.1', port: 0, tls: undefined }, false)
      ends.unshift(() => server.stop())
      return server.address
    },
    /** A user with these memberships, and a visitor signed in as him. */
    async user(
      name: string,
      memberships: readonly Membership[],
      { isAdmin = false } = {},
    ): Promise<Visitor & { id: number }> {
      const token = newToken()
      const id = database.write(() => {
        const user = addUser(database, program, { name, shownName: name, isAdmin, language: 'zh-CN' })!
        saveMemberships(database, program, user, memberships)
        addTicket(database, program, {
          tokenHash: hashOf(token),
          user,
          purpose: 'sign-in',
          endsAt: '2199-01-01T00:00:00Z',
        })
        return user
      })
      const there = visitor()
      const entered = await there.post(`/enter/${token}`)
      if (entered.status !== 303) throw new Error(`could not sign in: ${entered.status}`)
      return { ...there, id }
    },
  }
}

/** A membership of an office. */
export const member = (office: string, role: Membership['role'], leader: string | null = null): Membership => ({
  office,
  role,
  leader,
})

/** Waits until a month is no longer being made. */
export const made = async (clerk: Pick<Visitor, 'get'>, month: string): Promise<void> => {
  for (let n = 0; n < 400; n++) {
    const { state } = (await (await clerk.get(`${month}/progress`)).json()) as { state: string }
    if (state !== 'running') return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the roster is still being made')
}
