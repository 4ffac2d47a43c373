import { describe, expect, it } from 'vitest'
import { caseById } from '../../src/db/case-store.ts'
import { officeById, saveOffice } from '../../src/db/office-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { casesIn } from '../tools/registered-cases.ts'
import { member, startService } from '../tools/service.ts'

/** A county in November with a clerk, and a way to put cases and steps in. */
const county = async () => {
  const service = startService()
  const office = service.county()
  const { database, clock } = service
  const actor = { user: null, office, at: clock.now }
  database.write(() =>
    saveUnit(database, actor, { id: 'police', name: '县公安局', level: 'department', parent: 'xz' }),
  )
  const clerk = await service.user('经办小王', [member(office, 'clerk')])
  const { register, step } = casesIn(service, office)
  const list = async (query = '', who = clerk) => {
    const page = await (await who.get(`/o/xz/cases${query}`)).text()
    return { page, ids: [...page.matchAll(/href="\/o\/xz\/cases\/(c\d+)"/g)].map(([, id]) => id!) }
  }
  return { service, office, database, clerk, register, step, list }
}

/** Five cases, each unlike the others. */
const five = async () => {
  const there = await county()
  const { register, step } = there
  register('c1', '2025-10-10', { subject: '02' })
  register('c2', '2026-09-01', { receiver: 'l01', nationalNumber: 'WF-2026-77' })
  register('c3', '2026-11-02', {
    receiver: 'l02',
    reception: 'duty-1',
    heads: 7,
    isCollective: true,
    isFirst: false,
  })
  register('c4', '2026-11-03', { concerns: { leaders: ['l05'], units: [] } })
  register('c5', '2026-11-09', {}, '不能出现在列表里')
  step('c2', { what: 'assigned', day: '2026-09-05', data: { lead: 'police', co: [], by: '2026-11-20' } })
  step('c2', { what: 'put-in-charge', day: '2026-09-05', data: { leader: 'l03' } })
  step('c5', { what: 'disposed', day: '2026-11-09', data: { as: 'solved', by: null } })
  step('c5', { what: 'closed', day: '2026-11-09', data: { isSettled: true } })
  return there
}

describe('the list of cases', () => {
  it('has the newest first, with what a list needs and nothing of what was said', async () => {
    const { list } = await five()
    const { page, ids } = await list()
    expect(ids).toEqual(['c5', 'c4', 'c3', 'c2', 'c1'])
    for (const words of ['共5件', '2026-0004', '县公安局', '已办结', '陈新伟 / 莫德玲', '集体访', '超期55天'])
      expect(page).toContain(words)
    expect(page).not.toContain('不能出现在列表里')
  })

  const searches: readonly [how: string, query: string, ids: readonly string[]][] = [
    ['by state', '?state=ended', ['c5']],
    ['by what is open', '?state=open', ['c4', 'c3', 'c2', 'c1']],
    ['by one state', '?state=assigned', ['c2']],
    ['by subject', '?subject=02', ['c1']],
    ['by unit', '?unit=police', ['c2']],
    ['by receiver', '?leader=l01', ['c2']],
    ['by leader in charge', '?leader=l03', ['c2']],
    ['by days', '?from=2026-11-02&to=2026%E5%B9%B411%E6%9C%883%E6%97%A5', ['c4', 'c3']],
    ['by number', '?number=2026-0002', ['c3']],
    ['by number of any year', '?number=1', ['c2', 'c1']],
    ['by national number', '?number=WF-2026-77', ['c2']],
    ['by what is overdue', '?overdue=yes', ['c2', 'c1']],
    ['by backlog', '?backlog=yes', ['c1']],
    ['by reception', '?reception=duty-1', ['c3']],
    ['by two things', '?state=open&from=2026-11-03', ['c4']],
    ['by nothing that can be read', '?state=what&from=when', ['c5', 'c4', 'c3', 'c2', 'c1']],
  ]
  it('is searched by each thing it has, and by several', async () => {
    const { list } = await five()
    for (const [how, query, ids] of searches) expect((await list(query)).ids, how).toEqual(ids)
  })

  it('goes on fifty at a time, and keeps to what was asked', async () => {
    const { register, list } = await county()
    for (let n = 1; n <= 51; n++) register(`c${n}`, '2026-11-02')
    const first = await list('?state=open')
    expect([first.ids.length, first.ids[0]]).toEqual([50, 'c51'])
    expect(first.page).toContain('/o/xz/cases?state=open&amp;page=2')
    expect((await list('?state=open&page=2')).ids).toEqual(['c1'])
    expect((await list('?state=open&page=9')).ids).toEqual(['c1'])
  })
})

describe('a case that concerns a leader', () => {
  it('is on no list, in no count and under no number for who speaks for him, who sees no numbers at all', async () => {
    const { service, office, list, database } = await five()
    const secretary = await service.user('秘书', [member(office, 'clerk'), member(office, 'liaison', 'l05')])
    const all = await list('', secretary)
    expect(all.ids).toEqual(['c5', 'c3', 'c2', 'c1'])
    expect(all.page).toContain('共4件')
    expect(all.page).not.toMatch(/202[56]-000\d/)
    expect((await list('?number=2026-0003', secretary)).ids).toEqual([])
    expect((await list('?number=WF-2026-77', secretary)).ids).toEqual(['c2'])
    expect(caseById(database, office, { leaders: ['l05'] }, 'c4')).toBeUndefined()
    const log = await (await secretary.get('/o/xz/log?group=cases')).text()
    expect(log.match(/信访事项:登记/g)).toHaveLength(4)
  })

  it('is told by its number in the log of everybody else', async () => {
    const { clerk } = await five()
    const log = await (await clerk.get('/o/xz/log?group=cases')).text()
    expect(log).toContain('信访事项2026-0003:登记')
    expect(await (await clerk.get('/o/xz/log.csv')).text()).toContain('信访事项2026-0001:交办')
  })
})

describe('numbers', () => {
  it('are written and found as the office writes them', async () => {
    const { clerk, list, database, office } = await five()
    const { settings, ...known } = officeById(database, office)!
    const cases = { ...settings.cases, number: '小信访〔{year}〕{n}号' }
    database.write(() =>
      saveOffice(database, { user: null, office, at: known.name }, { ...known, settings: { ...settings, cases } }),
    )
    const asked = new URLSearchParams({ number: '小信访〔2026〕3号' })
    const found = await list(`?${asked}`)
    expect([found.ids, found.page.includes('小信访〔2026〕0003号')]).toEqual([['c4'], true])
    expect((await list('?number=2026-3')).ids).toEqual(['c4'])
    expect((await clerk.get('/o/xz/cases?number=%F0%9F%92%A5(')).status).toBe(200)
  })
})
