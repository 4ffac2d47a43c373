import { describe, expect, it } from 'vitest'
import { officeById } from '../../src/db/office-store.ts'
import { placesOf } from '../../src/db/place-store.ts'
import { planDocument } from '../../src/db/plan-store.ts'
import { ruleSetsOf, saveRuleSet } from '../../src/db/rule-set-store.ts'
import { readDocument } from '../../src/roster/planning-file.ts'
import { member, startService } from '../tools/service.ts'

/** An opening as the form sends it. */
const opening = (n: number, fields: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      id: '',
      activity: 'reception',
      session: 'morning',
      start: '09:00',
      end: '12:00',
      capacity: '',
      kind: 'workday',
      days: '',
      holiday: 'skip',
      ...fields,
    }).map(([name, value]) => [`openings[${n}].${name}`, value]),
  )

const begin = async () => {
  const service = startService()
  const office = service.county()
  const clerk = await service.user('clerk', [member(office, 'clerk')])
  const known = () => placesOf(service.database, office)
  const hall = {
    do: 'save',
    version: '1',
    name: '县群众工作部接访大厅',
    unit: 'xz',
    address: '县城(示例地址)',
    phone: '0000-0000000',
  }
  return { service, office, clerk, known, hall, at: `/o/${office}/places` }
}

describe('a place', () => {
  it('is listed with its openings in words and the days of the month to come', async () => {
    const { clerk, at } = await begin()
    const page = await (await clerk.get(at)).text()
    expect(page).toContain('现场接访,每个工作日,上午 09:00–12:00,同时1位领导')
    expect(page).toContain('2026年12月共23天')
  })

  it('says by when the public books, and no longer does once that is emptied', async () => {
    const { clerk, known, hall, at } = await begin()
    const booked = { ...hall, ...opening(0, { id: 'hall-daily', capacity: '1' }), booking: '前一天17:00前' }
    expect((await clerk.post(`${at}/hall`, booked)).status).toBe(303)
    expect(known()[0]!.place.booking).toBe('前一天17:00前')
    expect(await (await clerk.get(`${at}/hall`)).text()).toContain('value="前一天17:00前"')
    expect(await (await clerk.get(at)).text()).toContain('前一天17:00前')
    expect((await clerk.post(`${at}/hall`, { ...booked, version: '2', booking: '' })).status).toBe(303)
    expect(known()[0]!.place).not.toHaveProperty('booking')
  })

  it('is added with several openings, typed the way clerks type', async () => {
    const { clerk, known, at } = await begin()
    const answer = await clerk.post(`${at}/new`, {
      do: 'save',
      version: '0',
      name: '寺村镇群众工作站',
      unit: 'xz',
      ...opening(0, { kind: 'weekdays', days: '周二、四', start: '8:30', end: '11点半', capacity: '2' }),
      ...opening(1, {
        kind: 'lunarDays',
        days: '初一,十五',
        holiday: 'next-workday',
        session: 'day',
        end: '17:00',
      }),
      ...opening(2, { kind: 'monthDays', days: '乱写', remove: 'yes' }),
    })
    expect(answer.status).toBe(303)
    const added = known().at(-1)!
    expect(added.place).toEqual({ id: 'p1', unit: 'xz', name: '寺村镇群众工作站' })
    expect(added.openings.map(({ id, start, end, capacity, on }) => ({ id, start, end, capacity, on }))).toEqual([
      {
        id: 'opening1',
        start: '08:30',
        end: '11:30',
        capacity: 2,
        on: { weekdays: ['tue', 'thu'], holiday: 'skip' },
      },
      {
        id: 'opening2',
        start: '09:00',
        end: '17:00',
        capacity: undefined,
        on: { lunarDays: [1, 15], holiday: 'next-workday' },
      },
    ])
  })

  it('shows one more opening, or which days are meant, without saving', async () => {
    const { clerk, known, at, hall } = await begin()
    const more = await clerk.post(`${at}/hall`, {
      ...hall,
      do: 'more',
      name: '改了一半',
      ...opening(0, { id: 'hall-daily' }),
    })
    const page = await more.text()
    expect(more.status).toBe(200)
    expect(page).toContain('openings[1].kind')
    expect(page).toContain('value="改了一半"')
    const look = await clerk.post(`${at}/hall`, {
      ...hall,
      do: 'look',
      ...opening(0, { id: 'hall-daily', kind: 'nthWeekdays', days: '最后一个周二' }),
    })
    expect(await look.text()).toContain('2026年12月共1天:29日(二)')
    expect(known()).toHaveLength(1)
    expect(known()[0]!.place.name).toBe(hall.name)
  })

  it.each([
    [{ start: '12:00', end: '09:00' }, '结束应晚于开始'],
    [{ start: '早上' }, '写成 09:00'],
    [{ kind: 'monthDays', days: '45日' }, '没有看懂'],
    [{ capacity: '很多' }, '填1到1000的整数'],
    [{ activity: 'dancing' }, '应为以下之一'],
  ])('is refused with %j, words beside the field and what was typed kept', async (wrong, says) => {
    const { clerk, known, at, hall } = await begin()
    const answer = await clerk.post(`${at}/hall`, {
      ...hall,
      name: '新名称',
      ...opening(0, { id: 'hall-daily', ...wrong }),
    })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(says)
    expect(page).toContain('value="新名称"')
    expect(known()[0]!.place.name).toBe(hall.name)
  })

  it('changed by somebody meanwhile is not overwritten unseen, and is on the second try', async () => {
    const { clerk, known, at, hall } = await begin()
    const send = (name: string, version: string) =>
      clerk.post(`${at}/hall`, { ...hall, name, version, ...opening(0, { id: 'hall-daily', capacity: '1' }) })
    expect((await send('甲', '1')).status).toBe(303)
    const second = await send('乙', '1')
    const page = await second.text()
    expect(second.status).toBe(409)
    expect(page).toContain('别人刚刚改过')
    expect(page).toContain('value="乙"')
    expect(page).toContain('name="version" value="2"')
    expect(known()[0]!.place.name).toBe('甲')
    expect((await send('乙', '2')).status).toBe(303)
    expect(known()[0]!.place.name).toBe('乙')
  })

  it('is not retired, nor its opening removed, while a rule names it: the rule is said', async () => {
    const { service, office, clerk, known, at, hall } = await begin()
    const retire = await clerk.post(`${at}/hall/retire`, { version: '1' })
    expect(retire.status).toBe(422)
    expect(await retire.text()).toContain('象州县2010年规定:')
    const remove = await clerk.post(`${at}/hall`, {
      ...hall,
      ...opening(0, { id: 'hall-daily', remove: 'yes' }),
      ...opening(1),
    })
    expect(remove.status).toBe(422)
    expect(await remove.text()).toContain('象州县2010年规定:')
    expect(known()[0]!.openings.map(({ id }) => id)).toEqual(['hall-daily'])
    service.database.write(() => {
      const actor = { user: null, office, at: service.clock.now }
      const { id, version } = ruleSetsOf(service.database, office).find((set) => set.id === 'xiangzhou')!
      saveRuleSet(service.database, actor, { id, version, body: null })
    })
    expect((await clerk.post(`${at}/hall/retire`, { version: '1' })).status).toBe(303)
    expect(known()).toEqual([])
  })

  it('comes back with the openings it was retired with, and the month can be made again', async () => {
    const { service, office, clerk, known, at } = await begin()
    await clerk.post(`${at}/new`, {
      do: 'save',
      version: '0',
      name: '分部',
      unit: 'xz',
      ...opening(0),
      ...opening(1, { kind: 'dates', days: '2026-12-12' }),
    })
    await clerk.post(`${at}/p1`, {
      do: 'save',
      version: '1',
      name: '分部',
      unit: 'xz',
      ...opening(0, { id: 'opening1' }),
    })
    service.clock.now = '2026-11-10T02:01:00.000Z'
    expect((await clerk.post(`${at}/p1/retire`, { version: '2' })).status).toBe(303)
    expect(known().map(({ place }) => place.id)).toEqual(['hall'])
    expect(await (await clerk.get(at)).text()).toContain('已停用的地点')
    expect(await (await clerk.get(`${at}/p1`)).text()).toContain('恢复使用')
    expect((await clerk.post(`${at}/p1/restore`, { version: '3' })).status).toBe(303)
    expect(known()[1]!.openings.map(({ id }) => id)).toEqual(['opening1'])
    const plan = readDocument(planDocument(service.database, officeById(service.database, office)!, '2026-12', []))
    expect(plan.ok ? [] : plan.mistakes).toEqual([])
  })

  it('of another office, or for another office’s unit, is no page here', async () => {
    const { service, office, clerk, known, at, hall } = await begin()
    service.office('other')
    const stranger = await service.user('stranger', [member('other', 'clerk')])
    expect((await stranger.get(at)).status).toBe(404)
    expect((await stranger.post(`/o/other/places/hall`, { ...hall, ...opening(0) })).status).toBe(404)
    expect((await clerk.post(`${at}/new`, { ...hall, unit: 'u-other', ...opening(0) })).status).toBe(404)
    // An opening’s id of another place is taken for a new opening.
    await stranger.post('/o/other/places/new', {
      do: 'save',
      name: '外',
      unit: 'u-other',
      ...opening(0, { id: 'hall-daily' }),
    })
    expect(placesOf(service.database, 'other')[0]!.openings[0]!.id).toBe('opening1')
    expect(known()[0]!.openings.map(({ id }) => id)).toEqual(['hall-daily'])
    expect(office).toBe('xz')
  })

  it('is shown to approvers and auditors, who cannot change it', async () => {
    const { service, office, at, hall } = await begin()
    for (const role of ['approver', 'auditor'] as const) {
      const reader = await service.user(role, [member(office, role)])
      const page = await reader.get(at)
      expect(page.status).toBe(200)
      expect(await page.text()).not.toContain('新增地点')
      expect((await reader.get(`${at}/hall`)).status).toBe(404)
      expect((await reader.post(`${at}/hall`, { ...hall, ...opening(0) })).status).toBe(404)
    }
  })
})
