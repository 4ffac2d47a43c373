import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { addAvailability } from '../../src/db/availability-store.ts'
import { draftOf, draftSteps, rosterIdOf } from '../../src/db/roster-store.ts'
import type { OfficeSettings } from '../../src/domain/office.ts'
import { make as makeRoster } from '../../src/roster/make.ts'
import { readPlan } from '../../src/roster/planning-file.ts'
import { startSolver } from '../../src/solver/solver.ts'
import { made, member, startService } from '../tools/service.ts'
import { visitorBy } from '../tools/visitor.ts'

const staff = async (settings: Partial<OfficeSettings> = {}) => {
  const service = startService()
  const office = service.county('small-county-2026-12', settings)
  const clerk = await service.user('clerk', [member(office, 'clerk')])
  const approver = await service.user('approver', [member(office, 'approver')])
  const month = `/o/${office}/m/2026-12`
  const draft = () => draftOf(service.database, rosterIdOf(service.database, office, '2026-12') ?? 0)
  /** The words shown on the page after a redirect. */
  const said = async (who: typeof clerk, answer: Promise<Response>): Promise<string> => {
    const response = await answer
    const page = await (await who.get(response.headers.get('location') ?? month)).text()
    return /role="status">([^<]*)</.exec(page)?.[1] ?? ''
  }
  const make = async () => {
    await clerk.post(`${month}/make`)
    await made(clerk, month)
  }
  return { service, office, clerk, approver, month, draft, said, make }
}

type Staff = Awaited<ReturnType<typeof staff>>
const approved = async ({ clerk, approver, month, draft }: Staff) => {
  const version = String(draft()!.version)
  await clerk.post(`${month}/submit`, { version })
  await approver.post(`${month}/approve`, { version })
  return version
}

describe('a month', () => {
  it('is made in the background, submitted, approved and published', async () => {
    const all = await staff()
    const { clerk, approver, month, make } = all
    await make()
    const page = await (await clerk.get(month)).text()
    expect(page).toContain('所有必须遵守的规则都已满足')
    expect(page).toContain('已证明没有更好的排法')
    const version = await approved(all)
    await approver.post(`${month}/publish`, { version })
    expect(await (await clerk.get(`${month}/r/1`)).text()).toContain('现行')
    expect(await (await clerk.get(`${month}/r/1/notice`)).text()).toContain('接访安排公示')
  })

  it('published keeps the planning file it was made from, which makes the same roster again', async () => {
    const all = await staff()
    const { clerk, month, make } = all
    await make()
    const version = await approved(all)
    await clerk.post(`${month}/publish`, { version })
    const plan = await (await clerk.get(`${month}/r/1/plan.json`)).text()
    const roster = await (await clerk.get(`${month}/r/1/roster.json`)).json()
    const solver = await startSolver()
    try {
      const read = readPlan(plan)
      if (!read.ok) throw new Error('not readable')
      const at = (roster as { assignments: { changedAt: string }[] }).assignments[0]!.changedAt
      const again = await makeRoster(read.value, solver, { timeLimit: 60, at })
      expect(again.roster).toEqual(roster)
    } finally {
      solver.stop()
    }
  })

  it('is never published unapproved, nor on other facts than were approved', async () => {
    const all = await staff()
    const { service, office, clerk, month, make, said, draft } = all
    await make()
    expect(await said(clerk, clerk.post(`${month}/publish`, { version: '1' }))).toContain('还没有审签')
    const version = await approved(all)
    service.database.write(() =>
      addAvailability(
        service.database,
        { user: null, office, at: service.clock.now },
        { leader: draft()!.duties[0]!.leader, from: '2026-12-01', to: '2026-12-31', is: 'undesired' },
      ),
    )
    expect(await said(clerk, clerk.post(`${month}/publish`, { version }))).toContain('有变动')
    expect((await clerk.get(`${month}/r/1`)).status).toBe(404)
  })

  it('published is not published twice by the same press, and says so', async () => {
    const all = await staff()
    const { approver, month, make, said } = all
    await make()
    const version = await approved(all)
    expect(await said(approver, approver.post(`${month}/publish`, { version }))).toContain('已发布(第1版)')
    expect(await said(approver, approver.post(`${month}/publish`, { version }))).toContain('已经发布过了')
    expect((await approver.get(`${month}/r/2`)).status).toBe(404)
  })

  it('asks for a reason where the notice period is missed', async () => {
    const all = await staff({ noticeDays: 3 })
    const { service, clerk, month, make, said } = all
    await make()
    const version = await approved(all)
    service.clock.now = '2026-11-29T02:00:00.000Z'
    await service.user('again', [])
    const late = await service.user('clerk2', [member(all.office, 'clerk')])
    expect(await said(late, late.post(`${month}/publish`, { version }))).toContain('只提前2天')
    expect(await said(late, late.post(`${month}/publish`, { version, lateReason: '月底人事调整' }))).toContain(
      '已发布',
    )
    expect(await (await late.get(`${month}/r/1`)).text()).toContain('月底人事调整')
    void clerk
  })

  it('asks for a reason where a required rule is broken', async () => {
    const all = await staff()
    const { clerk, month, make, said, draft } = all
    await make()
    const gone = draft()!.duties[0]!
    await clerk.post(`${month}/edit`, { version: '1', what: 'remove', ...gone })
    const version = await approved(all)
    expect(await said(clerk, clerk.post(`${month}/publish`, { version }))).toContain('要写明原因')
    expect(await said(clerk, clerk.post(`${month}/publish`, { version, brokenReason: '当日全县大会' }))).toContain(
      '已发布',
    )
  })

  it('cannot be changed while it lies with the approver, and can once it is withdrawn or returned', async () => {
    const all = await staff()
    const { clerk, approver, month, make, said, draft } = all
    await make()
    await clerk.post(`${month}/submit`, { version: '1' })
    const edit = () => clerk.post(`${month}/edit`, { version: '1', what: 'remove', ...draft()!.duties[0]! })
    expect(await said(clerk, edit())).toContain('已送审签')
    expect(await said(approver, approver.post(`${month}/return`, { version: '1', note: '' }))).toContain('原因')
    await approver.post(`${month}/return`, { version: '1', note: '请避开全县大会' })
    expect(await (await clerk.get(month)).text()).toContain('请避开全县大会')
    expect(await said(clerk, edit())).toContain('已保存')
  })

  it('is not approved by whoever submitted it, where the office says so', async () => {
    const all = await staff({ mayApproveOwn: false })
    const both = await all.service.user('both', [member(all.office, 'clerk'), member(all.office, 'approver')])
    await all.make()
    await both.post(`${all.month}/submit`, { version: '1' })
    expect(await all.said(both, both.post(`${all.month}/approve`, { version: '1' }))).toContain('不能自己审签')
    expect(await all.said(all.approver, all.approver.post(`${all.month}/approve`, { version: '1' }))).toContain(
      '已审签',
    )
  })
})

describe('a draft', () => {
  it('is changed by one clerk at a time: the second is told, and overwrites nothing', async () => {
    const { service, office, clerk, month, make, said, draft } = await staff()
    await make()
    const other = await service.user('other', [member(office, 'clerk')])
    const [first, second] = draft()!.duties
    await clerk.post(`${month}/edit`, {
      version: '1',
      what: 'swap',
      ...first!,
      toDate: second!.date,
      toOpening: second!.opening,
      toLeader: second!.leader,
    })
    const before = draft()
    expect(await said(other, other.post(`${month}/edit`, { version: '1', what: 'remove', ...first! }))).toContain(
      '没有保存',
    )
    expect(draft()).toEqual(before)
  })

  it('is not changed by a form whose end comes only after it was submitted', async () => {
    const { service, office, clerk, month, make, draft } = await staff()
    await make()
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    let isSlow = false
    const slow = visitorBy(
      async (path, init) => {
        const request = new Request(`http://127.0.0.1${path}`, init)
        if (!isSlow) return service.app.request(request)
        const bytes = new Uint8Array(await request.arrayBuffer())
        const body = new ReadableStream({
          async pull(to) {
            await released
            to.enqueue(bytes)
            to.close()
          },
        })
        const headers = new Headers(request.headers)
        headers.set('content-length', String(bytes.length))
        return service.app.request(new Request(request, { headers, body, duplex: 'half' } as RequestInit))
      },
      () => 'http://127.0.0.1',
    )
    const { id } = await service.user('slow', [member(office, 'clerk')])
    await slow.post(service.link(id))
    isSlow = true
    const edit = slow.post(`${month}/edit`, { version: '1', what: 'remove', ...draft()!.duties[0]! })
    await setTimeout(50)
    await clerk.post(`${month}/submit`, { version: '1' })
    release()
    expect((await edit).status).toBe(303)
    expect(draft()!.version).toBe(1)
    expect(await (await clerk.get(month)).text()).toContain('等待审签')
  })

  it('goes back step by step, and every step stays on record', async () => {
    const { service, office, clerk, month, make, draft } = await staff()
    await make()
    const start = draft()!.duties
    for (const version of ['1', '2'])
      await clerk.post(`${month}/edit`, { version, what: 'remove', ...draft()!.duties[0]! })
    expect(draft()!.duties.length).toBe(start.length - 2)
    await clerk.post(`${month}/undo`, { version: '3' })
    await clerk.post(`${month}/undo`, { version: '4' })
    expect(draft()!.duties).toEqual(start)
    const id = rosterIdOf(service.database, office, '2026-12')!
    expect(draftSteps(service.database, id, 9).map(({ what }) => what)).toEqual([
      'undone',
      'undone',
      'remove',
      'remove',
      'made',
    ])
  })

  it('never takes what a built-in rule forbids, and says why', async () => {
    const { clerk, month, make, said, draft } = await staff()
    await make()
    // 罗海伟 is away on 1 December.
    const [first] = draft()!.duties
    const away = await said(
      clerk,
      clerk.post(`${month}/edit`, { version: '1', what: 'put', ...first!, toLeader: 'l07' }),
    )
    expect(away).toMatch(/没有保存.*不能接访/)
    expect(draft()!.version).toBe(1)
  })

  it('keeps what is pinned when it is made again', async () => {
    const { clerk, month, make, draft } = await staff()
    await make()
    const [first, ...rest] = draft()!.duties
    const other = rest.find(({ date }) => date > '2026-12-12')!
    await clerk.post(`${month}/edit`, {
      version: '1',
      what: 'swap',
      ...first!,
      toDate: other.date,
      toOpening: other.opening,
      toLeader: other.leader,
    })
    const moved = { ...first!, leader: other.leader }
    await clerk.post(`${month}/pin`, { version: '2', ...moved, is: 'on' })
    await make()
    expect(draft()!.duties).toContainEqual(moved)
    await clerk.post(`${month}/pin`, { version: '4', ...moved, free: 'yes' })
    expect(draft()!.pins).toEqual([])
  })

  it('is told what a drop would do on every cell, in the words of the rules', async () => {
    const { clerk, month, make, draft } = await staff()
    await make()
    const [first] = draft()!.duties
    const query = new URLSearchParams({ ...first!, openings: 'hall-daily' })
    const effects = (await (await clerk.get(`${month}/effects?${query}`)).json()) as Record<
      string,
      { is: string; bad: string[] }
    >
    expect(Object.keys(effects).length).toBe(23)
    expect(effects['2026-12-08/hall-daily']!.is).toBe('forbidden')
    expect(effects['2026-12-08/hall-daily']!.bad.join()).toContain('不能接访')
    expect(new Set(Object.values(effects).map(({ is }) => is)).has('same')).toBe(true)
  })
})

describe('a published month made again', () => {
  it('leaves past days alone and changes as little as can be', async () => {
    const all = await staff()
    const { service, office, clerk, month, make, draft } = all
    await make()
    await clerk.post(`${month}/publish`, { version: await approved(all) })
    const published = draft()!.duties
    service.clock.now = '2026-12-09T02:00:00.000Z'
    const later = await service.user('later', [member(office, 'clerk')])
    const away = published.find(({ date }) => date === '2026-12-15')!
    service.database.write(() =>
      addAvailability(
        service.database,
        { user: null, office, at: service.clock.now },
        { leader: away.leader, from: '2026-12-14', to: '2026-12-16', is: 'unavailable' },
      ),
    )
    await later.post(`${month}/make`)
    await made(later, month)
    const now = draft()!.duties
    const keyOf = (duty: object) => JSON.stringify(duty)
    const before = new Set(published.map(keyOf))
    const changed = now.filter((duty) => !before.has(keyOf(duty)))
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.length).toBeLessThanOrEqual(2)
    expect(changed.every(({ date }) => date >= '2026-12-09')).toBe(true)
    const comparison = await (await later.get(`${month}/compare`)).text()
    expect(comparison).toContain('12月15日')
  })

  it('can be dropped again: the month is as published', async () => {
    const all = await staff()
    const { clerk, month, make, draft, said } = all
    await make()
    await clerk.post(`${month}/publish`, { version: await approved(all) })
    const published = draft()!.duties
    await clerk.post(`${month}/edit`, { version: '1', what: 'remove', ...published[0]! })
    expect(await (await clerk.get(month)).text()).toContain('放弃草稿')
    expect(await said(clerk, clerk.post(`${month}/discard`, { version: '2' }))).toContain('已放弃草稿')
    expect(draft()!.duties).toEqual(published)
    const page = await (await clerk.get(month)).text()
    expect(page).toContain('已发布')
    expect(page).not.toContain('送审签')
  })
})
