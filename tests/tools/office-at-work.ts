import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'vitest'
import { backUp } from '../../src/db/backup.ts'
import { databaseName } from '../../src/db/open.ts'
import { officeSteps, type Standing, type StepName, standingIn, towards } from './office-steps.ts'
import { dice } from './people.ts'
import { type RunningService, startProcess } from './running-service.ts'
import { member, startService } from './service.ts'
import { emptyFolder } from './terminal.ts'
import { visitorBy } from './visitor.ts'

/** Far enough ahead for every machine’s clock. */
const month = '2031-06'

/** A step that was answered with success. */
export interface Done {
  readonly name: StepName
  readonly logs: string | undefined
  /** Where the office stood before. */
  readonly before: Standing
  /** Where the answer leads. */
  readonly location: string
}

/** Words for the next page that a redirect leaves; undefined where it leaves none. */
export const saidBy = (response: Response): { isRefusal: boolean } | undefined => {
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith('said='))
  return cookie && JSON.parse(decodeURIComponent(/^said=([^;]*)/.exec(cookie)![1]!))
}

/** The same request, the second half of which never comes. */
const halfOf = async (address: string, init: RequestInit): Promise<RequestInit> => {
  const request = new Request(address, init)
  const bytes = new Uint8Array(await request.arrayBuffer())
  const body = new ReadableStream({ start: (to) => to.enqueue(bytes.slice(0, bytes.length >> 1)) })
  const headers = new Headers(init.headers)
  headers.set('content-type', request.headers.get('content-type')!)
  return { ...init, headers, body, duplex: 'half' } as RequestInit
}

/** An installation with the small county, offices that are empty, and two people who can sign in once each. */
const prepare = async (file: string, empty: number) => {
  const service = startService()
  const office = service.county()
  const others = Array.from({ length: empty }, (_, n) => {
    const id = `empty-${String(n).padStart(2, '0')}`
    // Named as the county of the sample workbook.
    return service.office(id, { unit: { id: `u-${id}`, name: '小县', level: 'county' } })
  })
  const clerk = await service.user(
    'clerk',
    [office, ...others].map((id) => member(id, 'clerk')),
  )
  const approver = await service.user('approver', [member(office, 'approver')])
  mkdirSync(dirname(file), { recursive: true })
  const links = { clerk: service.link(clerk.id), approver: service.link(approver.id) }
  await backUp(service.database.file, file)
  return { office, links }
}

/** An office whose clerk and approver work through the service in a process of its own; `empty` others import. */
export const officeAtWork = async (seed: number, { empty = 0 } = {}) => {
  const roll = dice(seed)
  const file = join(emptyFolder(), 'data', databaseName)
  const { office, links } = await prepare(file, empty)
  const path = `/o/${office}/m/${month}`
  let service: RunningService | undefined
  let isHalved = false
  let again: () => Promise<Response>
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
  const standing = () => standingIn(file, office, month)
  const progress = async (): Promise<string> =>
    ((await (await staff.clerk.get(`${path}/progress`)).json()) as { state: string }).state

  const take = async (name: StepName): Promise<Done | undefined> => {
    const before = standing()
    const { who, logs, send } = officeSteps[name](before, path, roll)
    again = () => send(staff[who])
    const response = await again()
    const location = response.headers.get('location') ?? ''
    expect([response.status, location], name).toEqual([303, expect.not.stringContaining('/sign-in')])
    const said = saidBy(response)
    if (said?.isRefusal) return undefined
    if (name === 'make') {
      while ((await progress()) === 'running') await setTimeout(15)
      expect(await progress()).toBe('finished')
    }
    return { name, logs, before, location }
  }

  return {
    file,
    office,
    path,
    staff,
    standing,
    progress,
    process: () => service!,
    async start({ isFromSource = false, data = dirname(file) } = {}): Promise<void> {
      service = await startProcess({ isFromSource, env: { ROSTER_DATA: data } })
      expect(service.address, service.out()).not.toBe('')
    },
    async signIn(): Promise<void> {
      for (const who of ['clerk', 'approver'] as const)
        expect((await staff[who].post(links[who])).headers.get('location')).not.toContain('/sign-in')
    },
    /** Takes a step; undefined where it was refused. */
    take,
    /** The same with half of its request only. */
    async takeHalf(name: StepName): Promise<Done | undefined> {
      isHalved = true
      try {
        return await take(name)
      } finally {
        isHalved = false
      }
    },
    /** The last request once more. */
    sendAgain: (): Promise<Response> => again(),
    /** Takes all steps that must be taken before one can be. */
    async getTo(name: StepName, onDone: (done: Done) => unknown = () => {}): Promise<void> {
      for (let n = 0; n < 30; n++) {
        const next = towards(name, standing())
        if (next === name) return
        const done = await take(next)
        if (done) await onDone(done)
      }
      throw new Error(`never came to ${name}`)
    },
  }
}
