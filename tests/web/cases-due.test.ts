import { describe, expect, it } from 'vitest'
import { deadlinesOfCase } from '../../src/db/case-store.ts'
import { saveClocks } from '../../src/db/clock-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { clockPresets } from '../../src/domain/clock-presets.ts'
import { casesIn } from '../tools/registered-cases.ts'
import { member, startService } from '../tools/service.ts'

/** A county on Tuesday 10 November 2026, with a clerk. */
const county = async () => {
  const service = startService()
  const office = service.county()
  const { database, clock } = service
  const actor = { user: null, office, at: clock.now }
  database.write(() =>
    saveUnit(database, actor, { id: 'police', name: '县公安局', level: 'department', parent: 'xz' }),
  )
  const clerk = await service.user('经办小王', [member(office, 'clerk')])
  const pageOf = async (query = '', who = clerk) => (await who.get(`/o/xz/cases/due${query}`)).text()
  return { service, office, database, actor, clerk, pageOf, ...casesIn(service, office) }
}

/** Sections of a page: what a heading says, and the cases below it. */
const groupsIn = (page: string): [string, string[]][] =>
  page
    .split('<section>')
    .slice(1)
    .map((section) => [
      /<h2><a[^>]*>([^<]*)/.exec(section)?.[1] ?? '',
      [...section.matchAll(/href="\/o\/xz\/cases\/(c\d+)"/g)].map(([, id]) => id!),
    ])

const some = async () => {
  const there = await county()
  const { register, step } = there
  // To be forwarded and answered for by 31 October; by 15 November; by 18 November.
  register('c1', '2026-10-16', { receiver: 'l01' })
  register('c2', '2026-10-31', { receiver: 'l01' })
  register('c3', '2026-11-03', { receiver: 'l02' })
  step('c2', { what: 'accepted', day: '2026-11-01', data: {} })
  step('c2', { what: 'informed', day: '2026-11-01', data: {} })
  step('c2', { what: 'assigned', day: '2026-11-02', data: { lead: 'police', co: [], by: '2026-11-12' } })
  step('c2', { what: 'unit-received', day: '2026-11-03', data: {} })
  step('c2', { what: 'put-in-charge', day: '2026-11-03', data: { leader: 'l03' } })
  return there
}

describe('what is due', () => {
  it('is by leader: whoever is in charge, else who received; what is past first, with counts above', async () => {
    const { pageOf } = await some()
    const page = await pageOf()
    expect(groupsIn(page)).toEqual([
      ['陈新伟', ['c1', 'c1']],
      ['莫德玲', ['c2']],
    ])
    expect(page).toContain('已超期2项')
    expect(page).toContain('截至2026-11-15到期1项')
    expect(page).toMatch(/2026-10-31 <span class="mark bad">超期10天/)
    expect(page).toMatch(/2026-11-12 <span class="mark warn">还剩2天/)
  })

  it('is by unit, or one list by day, of one group, until next Sunday, or past alone', async () => {
    const { pageOf } = await some()
    expect(groupsIn(await pageOf('?by=unit'))).toEqual([
      ['还没有责任单位', ['c1', 'c1']],
      ['县公安局', ['c2']],
    ])
    expect(groupsIn(await pageOf('?by=office&weeks=2'))).toEqual([['', ['c1', 'c1', 'c2', 'c3', 'c3']]])
    expect(groupsIn(await pageOf('?by=office&weeks=0'))).toEqual([['', ['c1', 'c1']]])
    expect(groupsIn(await pageOf('?by=leader&of=l03'))).toEqual([['莫德玲', ['c2']]])
    expect(groupsIn(await pageOf('?by=unit&of=-'))).toEqual([['还没有责任单位', ['c1', 'c1']]])
    expect(groupsIn(await pageOf('?by=leader&of=l09'))).toEqual([])
  })

  it('says which clock, from what and when, by which text, and how far it was extended', async () => {
    const { pageOf, step, service, office } = await some()
    service.clock.now = '2026-12-28T02:00:00.000Z'
    step('c2', {
      what: 'extended',
      day: '2026-12-20',
      data: { clock: 'handle', days: 5, approver: 'l01', told: '2026-12-20' },
    })
    const auditor = await service.user('审计', [member(office, 'auditor')])
    const then = await pageOf('?by=unit&of=police&weeks=2', auditor)
    // 60 days from 1 November, and 5.
    expect(then).toContain('2027-01-05')
    expect(then).toContain('2026-11-01受理起60日 · 《信访工作条例》(2022)第34条 · 已延期5日')
    expect(then).toContain('2026-11-02交办,当时写明的限期')
    // What a unit may object to until is its right.
    expect(then).not.toContain('提出异议')
  })

  it('says where it rests on holidays that are not announced, and goes by each case’s own clocks', async () => {
    const { pageOf, service, office, database, actor, register } = await county()
    service.clock.now = '2027-12-28T02:00:00.000Z'
    register('c1', '2027-12-27')
    const zhejiang = clockPresets.find(({ preset }) => preset === 'zhejiang-2016')!
    database.write(() => saveClocks(database, actor, zhejiang, 0))
    register('c2', '2027-12-27')
    const page = await pageOf('?by=office&weeks=2', await service.user('审批', [member(office, 'approver')]))
    expect(groupsIn(page)).toEqual([['', ['c2']]])
    expect(page).toContain('2027-12-27登记起5个工作日 · 浙江2016')
    expect(page).toContain('暂定')
  })

  it('leaves out what does not exist for who speaks for a leader', async () => {
    const { service, office, pageOf, register } = await some()
    register('c4', '2026-10-01', { concerns: { leaders: ['l05'], units: [] } })
    const secretary = await service.user('秘书', [member(office, 'clerk'), member(office, 'liaison', 'l05')])
    expect(await pageOf()).toContain('已超期4项')
    const page = await pageOf('?by=office', secretary)
    expect(page).toContain('已超期2项')
    expect(groupsIn(page)).toEqual([['', ['c1', 'c1', 'c2']]])
    expect(page).not.toMatch(/2026-000\d/)
  })
})

describe('another calendar', () => {
  it('moves limits in workdays of open cases: a local day, its removal, a year’s notice and a planning file', async () => {
    const { service, office, clerk, database, register, step } = await county()
    register('c1', '2026-11-02')
    step('c1', { what: 'assigned', day: '2026-11-02', data: { lead: 'police', co: [], by: null } })
    step('c1', { what: 'unit-received', day: '2026-11-09', data: {} })
    register('c2', '2026-11-02')
    step('c2', { what: 'assigned', day: '2026-11-02', data: { lead: 'police', co: [], by: null } })
    step('c2', { what: 'unit-received', day: '2026-11-09', data: {} })
    step('c2', { what: 'dropped', day: '2026-11-10', data: {} })
    const due = (id = 'c1') => deadlinesOfCase(database, id).find(({ clock }) => clock === 'object')?.due
    expect(due()).toBe('2026-11-16')
    await clerk.post('/o/xz/holidays/local', { year: '2026', date: '2026-11-12', is: 'closed', why: '民族节日' })
    // A case that has ended keeps what held then.
    expect([due(), due('c2')]).toEqual(['2026-11-17', '2026-11-16'])
    const { id } = database.sqlite.prepare('SELECT id FROM local_day').get() as { id: number }
    await clerk.post(`/o/xz/holidays/local/${id}/remove`, { year: '2026' })
    expect(due()).toBe('2026-11-16')
    const notice = { year: '2026', source: '某文件', text: '国庆节:11月11日至13日放假,共3天。' }
    const seen = /name="seen" value="([^"]*)"/s.exec(
      await (await clerk.post('/o/xz/holidays/year', { ...notice, version: '0', do: 'look' })).text(),
    )?.[1]
    await clerk.post('/o/xz/holidays/year', { ...notice, version: '0', do: 'save', seen: seen ?? '' })
    expect(due()).toBe('2026-11-19')
    await clerk.post('/o/xz/holidays/year/remove', { year: '2026', version: '1' })
    expect(due()).toBe('2026-11-16')
    const plan = JSON.parse(await (await clerk.get(`/o/${office}/m/2026-12/plan.json`)).text())
    const file = { ...plan, calendar: { ...plan.calendar, closed: [{ date: '2026-11-13', why: '停电' }] } }
    const read = await clerk.upload('/o/xz/files', 'file', new File([JSON.stringify(file)], 'plan.json'))
    await clerk.post(`${read.headers.get('location')}/take`)
    expect(due()).toBe('2026-11-17')
    expect(service.database.sqlite.prepare('SELECT count(*) AS n FROM local_day').get()).toEqual({ n: 1 })
  })
})
