import { describe, expect, it } from 'vitest'
import { addAmendment } from '../../src/db/amendment-store.ts'
import { answersOf, availabilityOf } from '../../src/db/availability-store.ts'
import { publishDuties } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

const county = async () => {
  const service = startService()
  const office = service.county()
  await service.user('经办小王', [member(office, 'clerk')])
  const secretary = await service.user('秘书小李', [member(office, 'liaison', 'l03')])
  const of = (leader: string) =>
    availabilityOf(service.database, { office, leaders: [leader], from: '2026-11-01' }).filter(
      ({ from }) => from >= '2027-01-01' || from === '2026-12-07',
    )
  return { service, office, secretary, of, database: service.database }
}

const absence = (fields: Record<string, string> = {}) => ({
  leader: 'l03',
  from: '2026-12-07',
  to: '',
  sessions: '',
  is: 'unavailable',
  why: '体检',
  ...fields,
})

describe('a leader’s own page', () => {
  it('shows his duties from today on, earlier ones of the year folded, nobody else’s', async () => {
    const { service, office, secretary } = await county()
    publishDuties(service, office, '2026-11', [
      { id: 'a', date: '2026-11-03', leader: 'l03' },
      { id: 'b', date: '2026-11-10', leader: 'l03' },
      { id: 'c', date: '2026-11-12', leader: 'l04' },
    ])
    const page = await (await secretary.get('/o/xz/mine')).text()
    expect(page).toContain('11月10日(周二)')
    expect(page).toContain('县群众工作部接访大厅')
    expect(page).toContain('今年已过去的接访(1次)')
    expect(page).not.toContain('11月12日')
  })

  it('takes absences until the end of the deadline’s day in the office’s time zone', async () => {
    const { service, of } = await county()
    // 20 November, 23:30 in Shanghai; the last half hour.
    service.clock.now = '2026-11-20T15:30:00.000Z'
    const fresh = await service.user('again', [member('xz', 'liaison', 'l03')])
    expect((await fresh.post('/o/xz/mine/absences', absence())).status).toBe(303)
    expect(of('l03')).toHaveLength(1)
    service.clock.now = '2026-11-20T16:30:00.000Z'
    const late = await fresh.post('/o/xz/mine/absences', absence({ is: 'desired', why: '想这天' }))
    const page = await late.text()
    expect(late.status).toBe(422)
    expect(page).toContain('2026年12月的请假和意愿已于11月20日(周五)截止')
    expect(page).toContain('经办小王')
    expect(page).toContain('value="想这天"')
    expect(of('l03')).toHaveLength(1)
    // The month after is still open.
    expect((await fresh.post('/o/xz/mine/absences', absence({ from: '2027-01-05' }))).status).toBe(303)
  })

  it('is taken back only in time; the clerk can still enter and take back', async () => {
    const { service, of } = await county()
    const secretary = await service.user('again', [member('xz', 'liaison', 'l03')])
    await secretary.post('/o/xz/mine/absences', absence())
    const [entry] = of('l03')
    service.clock.now = '2026-11-21T02:00:00.000Z'
    const [late, clerk] = [
      await service.user('late', [member('xz', 'liaison', 'l03')]),
      await service.user('clerk', [member('xz', 'clerk')]),
    ]
    await late.post('/o/xz/mine/absences/remove', { id: String(entry!.id) })
    expect(of('l03')).toHaveLength(1)
    await late.post('/o/xz/mine/answers', { leader: 'l03', month: '2026-12' })
    expect(answersOf(service.database, 'xz', '2026-12').size).toBe(0)
    await clerk.post('/o/xz/absences', { ...absence({ is: 'desired' }), month: '2026-12' })
    expect(of('l03')).toHaveLength(2)
    await clerk.post('/o/xz/absences/remove', { id: String(entry!.id), month: '2026-12' })
    expect(of('l03').map(({ is }) => is)).toEqual(['desired'])
  })

  it('is for one’s own leaders only', async () => {
    const { service, office, secretary, of, database } = await county()
    const other = await service.user('other', [member(office, 'leader', 'l04')])
    await other.post('/o/xz/mine/absences', absence({ leader: 'l04' }))
    const [entry] = of('l04')
    expect((await secretary.post('/o/xz/mine/absences', absence({ leader: 'l04' }))).status).toBe(404)
    expect((await secretary.post('/o/xz/mine/absences/remove', { id: String(entry!.id) })).status).toBe(404)
    expect((await secretary.post('/o/xz/mine/answers', { leader: 'l04', month: '2026-12' })).status).toBe(404)
    expect(of('l04')).toHaveLength(1)
    expect(answersOf(database, office, '2026-12').size).toBe(0)
    expect(await (await secretary.get('/o/xz/mine')).text()).not.toContain('廖晓强')
    // Staff without a leader of their own have no such page.
    const clerk = await service.user('clerk', [member(office, 'clerk')])
    expect((await clerk.get('/o/xz/mine')).status).toBe(404)
  })

  it('answers for next month, be there nothing to say', async () => {
    const { service, office, secretary, database } = await county()
    const idle = await service.user('idle', [member(office, 'leader', 'l05')])
    expect(await (await idle.get('/o/xz/mine')).text()).toContain('2026年12月无请假,就这样')
    expect(await (await secretary.get('/o/xz/mine')).text()).toContain('2026年12月就这1条,报完了')
    await idle.post('/o/xz/mine/answers', { leader: 'l05', month: '2026-12' })
    expect([...answersOf(database, office, '2026-12').keys()]).toEqual(['l05'])
    const after = await (await idle.get('/o/xz/mine')).text()
    expect(after).toContain('2026年12月已报')
    expect(after).not.toContain('就这样')
  })

  it('has a part for each leader somebody acts for', async () => {
    const { service, office } = await county()
    const both = await service.user('both', [member(office, 'liaison', 'l05'), member(office, 'liaison', 'l06')])
    const page = await (await both.get('/o/xz/mine')).text()
    expect(page.indexOf('贾少辉')).toBeLessThan(page.indexOf('梁秀杰'))
    const wrong = await both.post('/o/xz/mine/absences', absence({ leader: 'l06', from: '' }))
    expect((await wrong.text()).match(/f-l0[56]-from-wrong/)?.[0]).toBe('f-l06-from-wrong')
  })

  it('offers to put back what was taken back, to the same person only', async () => {
    const { service, office, secretary, of } = await county()
    const colleague = await service.user('colleague', [member(office, 'liaison', 'l03')])
    const takeBack = async () => {
      await secretary.post('/o/xz/mine/absences', absence())
      await secretary.post('/o/xz/mine/absences/remove', { id: String(of('l03')[0]!.id) })
      expect(of('l03')).toHaveLength(0)
    }
    await takeBack()
    const page = await (await secretary.get('/o/xz/mine')).text()
    expect(page).toContain('notice restore')
    expect(page).toContain('value="体检"')
    await takeBack()
    // The next one at the same computer.
    await secretary.post('/sign-out')
    await secretary.post(service.link(colleague.id))
    const other = await secretary.get('/o/xz/mine')
    expect(other.status).toBe(200)
    expect(await other.text()).not.toContain('体检')
  })

  it('says that a change waits for his consent, and what clashes with his absences', async () => {
    const { service, office, secretary, database } = await county()
    publishDuties(service, office, '2026-12', [
      { id: 'a', date: '2026-12-07', leader: 'l03' },
      { id: 'b', date: '2026-12-14', leader: 'l04' },
    ])
    const actor = { user: secretary.id, office, at: service.clock.now }
    database.write(() =>
      addAmendment(database, actor, {
        kind: 'cover',
        roster: 1,
        duty: 'b',
        leader: 'l04',
        otherRoster: null,
        otherDuty: null,
        otherLeader: 'l03',
        toDay: null,
        reason: '出差',
      }),
    )
    await secretary.post('/o/xz/mine/absences', absence())
    const page = await (await secretary.get('/o/xz/mine')).text()
    expect(page).toContain('有1项调整等您同意')
    expect(page).toContain('/o/xz/amendments/new?duty=a')
  })
})
