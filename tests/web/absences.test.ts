import { describe, expect, it } from 'vitest'
import { addAvailability, answersOf, availabilityOf } from '../../src/db/availability-store.ts'
import { saveLeader, sharedLeader } from '../../src/db/leader-store.ts'
import { publishDuties } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

const county = async () => {
  const service = startService()
  const office = service.county()
  const clerk = await service.user('经办小王', [member(office, 'clerk')])
  // The latest last.
  const entries = () =>
    availabilityOf(service.database, { office, leaders: ['l01', 'l02', 'l03'], from: '2026-11-01' }).sort(
      (a, b) => a.id - b.id,
    )
  return { service, office, clerk, entries, database: service.database, own: entries().length }
}

const absence = (fields: Record<string, string> = {}) => ({
  month: '2026-12',
  leader: 'l03',
  from: '2026-12-07',
  to: '2026-12-09',
  sessions: '',
  is: 'unavailable',
  why: '省里开会',
  ...fields,
})

describe('absences of a month', () => {
  it('are entered, shown with who entered them, and logged without the reason', async () => {
    const { clerk, entries, database } = await county()
    const answer = await clerk.post('/o/xz/absences', absence({ sessions: 'morning' }))
    expect(answer.headers.get('location')).toBe('/o/xz/absences?month=2026-12')
    expect(entries().at(-1)).toMatchObject({ leader: 'l03', sessions: ['morning'], why: '省里开会' })
    const page = await (await clerk.get('/o/xz/absences?month=2026-12')).text()
    expect(page).toContain('12月7日(周一)至12月9日(周三)')
    expect(page).toContain('省里开会')
    expect(page).toContain('经办小王 2026年11月10日 10:00')
    const log = database.sqlite.prepare("SELECT data FROM log WHERE what = 'availability.added'").all()
    expect(JSON.stringify(log)).not.toContain('省里开会')
  })

  it('default to next month, and lead on to the month they are for', async () => {
    const { clerk } = await county()
    expect(await (await clerk.get('/o/xz/absences')).text()).toContain('2026年12月 请假')
    const answer = await clerk.post('/o/xz/absences', absence({ from: '2027-02-01', to: '' }))
    expect(answer.headers.get('location')).toBe('/o/xz/absences?month=2027-02')
  })

  it('touch every month they reach into', async () => {
    const { clerk } = await county()
    await clerk.post('/o/xz/absences', absence({ from: '2026-12-20', to: '2027-01-10', why: '住院' }))
    for (const month of ['2026-12', '2027-01'])
      expect(await (await clerk.get(`/o/xz/absences?month=${month}`)).text()).toContain('住院')
    expect(await (await clerk.get('/o/xz/absences?month=2027-02')).text()).not.toContain('住院')
  })

  it('stand once when sent twice', async () => {
    const { clerk, entries, own } = await county()
    await clerk.post('/o/xz/absences', absence())
    expect((await clerk.post('/o/xz/absences', absence())).status).toBe(303)
    expect(entries()).toHaveLength(own + 1)
  })

  it('are refused with words beside the field, what was typed kept', async () => {
    const { clerk, entries, own } = await county()
    for (const fields of [
      { from: '' },
      { from: '2026-12-32' },
      { to: '2026-12-01' },
      { leader: '' },
      { is: 'maybe' },
      { why: '长'.repeat(301) },
    ]) {
      const answer = await clerk.post('/o/xz/absences', absence({ ...fields }))
      expect(answer.status, JSON.stringify(fields)).toBe(422)
      expect(await answer.text()).toContain(fields.why ?? '省里开会')
    }
    expect(entries()).toHaveLength(own)
  })

  it('take dates as people write them', async () => {
    const { clerk, entries } = await county()
    await clerk.post('/o/xz/absences', absence({ from: '2026年12月7日', to: '2026.12.8' }))
    expect(entries().at(-1)).toMatchObject({ from: '2026-12-07', to: '2026-12-08' })
  })

  it('are taken back, and put back whole where that was a slip', async () => {
    const { clerk, entries, own } = await county()
    await clerk.post('/o/xz/absences', absence({ sessions: 'afternoon' }))
    const { id } = entries().at(-1)!
    const gone = await clerk.post('/o/xz/absences/remove', { id: String(id), month: '2026-12' })
    expect(gone.status).toBe(303)
    expect(gone.headers.get('location')).not.toContain('%')
    expect(entries()).toHaveLength(own)
    const page = await (await clerk.get('/o/xz/absences?month=2026-12')).text()
    const restore = /<form[^>]*class="notice restore"[\s\S]*?<\/form>/.exec(page)![0]
    const fields = Object.fromEntries(
      [...restore.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    )
    await clerk.post('/o/xz/absences', fields)
    expect(entries().at(-1)).toMatchObject({
      leader: 'l03',
      from: '2026-12-07',
      sessions: ['afternoon'],
      why: '省里开会',
    })
    // Offered once.
    expect(await (await clerk.get('/o/xz/absences?month=2026-12')).text()).not.toContain('notice restore')
    expect((await clerk.post('/o/xz/absences/remove', { id: String(id) })).status).toBe(303)
  })

  it('are entered by clerks of this office for its own leaders only', async () => {
    const { service, office, clerk, entries, own } = await county()
    service.office('other')
    const stranger = await service.user('stranger', [member('other', 'clerk')])
    const approver = await service.user('approver', [member(office, 'approver')])
    const auditor = await service.user('auditor', [member(office, 'auditor')])
    expect((await stranger.post('/o/xz/absences', absence())).status).toBe(404)
    expect((await stranger.post('/o/other/absences', absence())).status).toBe(404)
    expect((await clerk.post('/o/xz/absences', absence({ leader: 'nobody' }))).status).toBe(404)
    for (const visitor of [approver, auditor]) {
      expect((await visitor.get('/o/xz/absences')).status).toBe(200)
      for (const path of ['', '/remove', '/answers', '/answers/remove'])
        expect((await visitor.post(`/o/xz/absences${path}`, absence())).status).toBe(404)
    }
    expect(entries()).toHaveLength(own)
  })

  it('say when a published duty falls on them, with the way to change it', async () => {
    const { service, office, clerk } = await county()
    publishDuties(service, office, '2026-12', [
      { id: 'duty-a', date: '2026-12-08', leader: 'l03' },
      { id: 'duty-b', date: '2026-12-08', leader: 'l02' },
    ])
    await clerk.post('/o/xz/absences', absence({ sessions: 'afternoon' }))
    const free = await (await clerk.get('/o/xz/absences?month=2026-12')).text()
    expect(free).not.toContain('/amendments/new?duty=')
    await clerk.post('/o/xz/absences', absence())
    const page = await (await clerk.get('/o/xz/absences?month=2026-12')).text()
    expect(page).toContain('这些天有已发布的接访')
    expect(page).toContain('/o/xz/amendments/new?duty=duty-a')
    expect(page).not.toContain('duty-b')
  })

  it('of a shared leader are shown without the other office’s reason, and stay', async () => {
    const { service, office, clerk, database, entries } = await county()
    service.office('city')
    const city = { user: null, office: 'city', at: service.clock.now }
    const { version } = sharedLeader(database, 'l03', '莫德玲')!
    database.write(() => {
      const post = {
        unit: 'u-city',
        role: 'prefecture-leader' as const,
        title: '市委委员',
        team: 'party' as const,
        portfolio: [],
        order: 1,
        from: '2024-01-01',
        to: null,
      }
      saveLeader(database, city, { id: 'l03', name: '莫德玲', version, posts: [post] }, [])
      const entry = { leader: 'l03', from: '2026-12-15', to: '2026-12-15' }
      addAvailability(database, city, { ...entry, is: 'unavailable', why: '市里的事' })
      addAvailability(database, city, { ...entry, is: 'desired', why: '市里的愿望' })
    })
    const page = await (await clerk.get('/o/xz/absences?month=2026-12')).text()
    expect(page).toContain('其他单位')
    expect(page).not.toContain('市里的')
    const foreign = entries().find((one) => one.office !== office)!
    await clerk.post('/o/xz/absences/remove', { id: String(foreign.id), month: '2026-12' })
    expect(entries().some(({ id }) => id === foreign.id)).toBe(true)
  })
})

describe('who has answered', () => {
  it('is ticked by the clerk, and taken back', async () => {
    const { service, office, clerk, database } = await county()
    await service.user('秘书小李', [member(office, 'liaison', 'l02')])
    const before = await (await clerk.get('/o/xz/absences?month=2026-12')).text()
    expect(before).toContain('11月20日(周五)截止')
    expect(before).toContain('已报 0/18')
    expect(before).toContain('秘书小李')
    await clerk.post('/o/xz/absences/answers', { month: '2026-12', leaders: ['l01', 'l02'] })
    expect([...answersOf(database, office, '2026-12').keys()].sort()).toEqual(['l01', 'l02'])
    const after = await (await clerk.get('/o/xz/absences?month=2026-12')).text()
    expect(after).toContain('已报 2/18')
    expect(after).toMatch(/陈新伟 <small class="quiet">经办小王 2026年11月10日/)
    await clerk.post('/o/xz/absences/answers/remove', { month: '2026-12', leader: 'l01' })
    expect([...answersOf(database, office, '2026-12').keys()]).toEqual(['l02'])
  })

  it('is never said of another office’s leader', async () => {
    const { service, clerk, database } = await county()
    service.office('other')
    const stranger = await service.user('stranger', [member('other', 'clerk')])
    const answer = await stranger.post('/o/other/absences/answers', { month: '2026-12', leaders: ['l01'] })
    expect(answer.status).toBe(404)
    expect(answersOf(database, 'other', '2026-12').size).toBe(0)
    expect((await clerk.post('/o/xz/absences/answers', { month: 'soon', leaders: [] })).status).toBe(404)
  })
})
