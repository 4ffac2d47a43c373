import { describe, expect, it } from 'vitest'
import { leadersOf, saveLeader } from '../../src/db/leader-store.ts'
import { allOffices, officeById } from '../../src/db/office-store.ts'
import { saveRuleSet } from '../../src/db/rule-set-store.ts'
import { allUnits, saveUnit, unitById } from '../../src/db/unit-store.ts'
import { allUsers, membershipsOf, userById } from '../../src/db/user-store.ts'
import { member, startService } from '../tools/service.ts'

const begin = async () => {
  const service = startService()
  const office = service.county()
  const admin = await service.user('admin', [], { isAdmin: true })
  return { service, office, admin, database: service.database }
}
const actorOf = (service: ReturnType<typeof startService>, office: string) => ({
  user: null,
  office,
  at: service.clock.now,
})

describe('administration', () => {
  it('is for administrators alone', async () => {
    const { service, office, admin } = await begin()
    const clerk = await service.user('clerk', [member(office, 'clerk')])
    for (const path of [
      '',
      '/offices/new',
      '/users',
      '/users/new',
      `/users/${admin.id}`,
      '/units',
      '/units/xz',
      '/log',
    ]) {
      expect((await clerk.get(`/admin${path}`)).status, path).toBe(404)
      expect((await service.visitor().get(`/admin${path}`)).status, path).toBe(303)
      expect((await admin.get(`/admin${path}`)).status, path).toBe(200)
    }
    expect((await clerk.post(`/admin/users/${admin.id}/link`)).status).toBe(404)
  })
})

describe('an office', () => {
  it('is added for a new unit below another', async () => {
    const { admin, database } = await begin()
    const refused = await admin.post('/admin/offices/new', {
      name: '寺村镇群众工作站',
      level: 'township',
      parent: 'xz',
    })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('value="寺村镇群众工作站"')
    const answer = await admin.post('/admin/offices/new', {
      name: '寺村镇群众工作站',
      unitName: '寺村镇',
      level: 'township',
      parent: 'xz',
      presets: ['xiangzhou-2010'],
    })
    expect(answer.status).toBe(303)
    const added = allOffices(database).at(-1)!
    expect(added).toMatchObject({ id: 'o1', unit: 'u1', settings: { presets: ['xiangzhou-2010'] } })
    expect(unitById(database, 'u1')).toMatchObject({ name: '寺村镇', level: 'township', parent: 'xz' })
    expect(await (await admin.get('/admin')).text()).toContain('还没有人')
    expect((await admin.post('/admin/offices/new', { name: 'x', unit: 'nowhere' })).status).toBe(404)
    expect((await admin.post('/admin/offices/new', { name: 'x', unit: 'u1' })).status).toBe(422)
  })

  it('split off below another says first whom the other loses, and waits for a rule that names them', async () => {
    const { service, office, admin, database } = await begin()
    const actor = actorOf(service, office)
    const [first] = leadersOf(database, office)
    const post = { ...first!.posts[0]!, unit: 'town', role: 'township-head' as const }
    const rule = { id: 'order', kind: 'eligible', who: { leaders: ['t1'] }, what: {} }
    const set = (version: number, body: Record<string, unknown> | null) =>
      saveRuleSet(database, actor, { id: 'town-rules', version, body })
    database.write(() => {
      saveUnit(database, actor, { id: 'town', name: '寺村镇', level: 'township', parent: 'xz' })
      saveLeader(database, actor, { id: 't1', name: '覃镇长', posts: [post], version: 0 }, [])
      set(0, {
        id: 'town-rules',
        name: { 'zh-CN': '镇的规则', en: 'town' },
        from: '2026-01-01',
        to: null,
        rules: [rule],
      })
    })
    const fields = { name: '寺村镇群众工作站', unit: 'town' }
    const named = await admin.post('/admin/offices/new', { ...fields, sure: 'yes' })
    expect(named.status).toBe(422)
    expect(await named.text()).toContain('镇的规则')
    database.write(() => set(1, null))
    const unsure = await admin.post('/admin/offices/new', fields)
    const page = await unsure.text()
    expect(unsure.status).toBe(422)
    expect(page).toContain('覃镇长')
    expect(page).not.toContain(`>${first!.name}<`)
    expect(leadersOf(database, office).some(({ id }) => id === 't1')).toBe(true)
    expect((await admin.post('/admin/offices/new', { ...fields, sure: 'yes' })).status).toBe(303)
    expect(leadersOf(database, office).some(({ id }) => id === 't1')).toBe(false)
    expect(leadersOf(database, 'o1').map(({ id }) => id)).toEqual(['t1'])
  })
})

describe('a unit', () => {
  it('is renamed, not over somebody else’s name unseen', async () => {
    const { admin, database } = await begin()
    const { version } = unitById(database, 'xz')!
    expect((await admin.post('/admin/units/xz', { version: String(version), name: '' })).status).toBe(422)
    expect((await admin.post('/admin/units/xz', { version: String(version), name: '象州县' })).status).toBe(303)
    const second = await admin.post('/admin/units/xz', { version: String(version), name: '别的' })
    expect(second.status).toBe(409)
    expect(await second.text()).toContain('value="别的"')
    expect(allUnits(database)[0]!.name).toBe('象州县')
    expect((await admin.get('/admin/units/nowhere')).status).toBe(404)
  })
})

describe('a user', () => {
  const fields = { name: 'limei', shownName: '李梅', language: 'zh-CN', do: 'save' }

  it('is added without a password, sets it by a link shown once, and signs in', async () => {
    const { service, office, admin, database } = await begin()
    const [leader] = leadersOf(database, office)
    const added = await admin.post('/admin/users/new', {
      ...fields,
      offices: office,
      [`roles[${office}]`]: ['clerk', 'approver'],
      [`liaison[${office}]`]: [leader!.id],
    })
    const path = added.headers.get('location')!
    const user = allUsers(database).find(({ name }) => name === 'limei')!
    expect(path).toBe(`/admin/users/${user.id}`)
    expect(user.hasPassword).toBe(false)
    expect(membershipsOf(database, user.id).map(({ role, leader }) => [role, leader])).toEqual([
      ['clerk', null],
      ['approver', null],
      ['liaison', leader!.id],
    ])
    const shown = await admin.post(`${path}/link`)
    expect(shown.headers.get('cache-control')).toBe('no-store')
    const link = /http:\/\/127\.0\.0\.1(\/enter\/[\w-]+)/.exec(await shown.text())![1]!
    expect(await (await admin.get(path)).text()).not.toContain('/enter/')
    const visitor = service.visitor()
    const password = '接访排班不求人2026'
    expect((await visitor.post(link, { password, again: password })).status).toBe(303)
    expect((await visitor.get(`/o/${office}/log`)).status).toBe(200)
    expect((await service.visitor().post(link, { password, again: password })).status).toBe(404)
    expect((await service.visitor().post('/sign-in', { name: 'limei', password })).status).toBe(303)
  })

  it('cannot use a link after 3 days, nor an older one', async () => {
    const { service, admin, database } = await begin()
    await admin.post('/admin/users/new', fields)
    const { id } = allUsers(database).find(({ name }) => name === 'limei')!
    const link = async () => /\/enter\/[\w-]+/.exec(await (await admin.post(`/admin/users/${id}/link`)).text())![0]
    const [older, newer] = [await link(), await link()]
    expect((await service.visitor().get(older)).status).toBe(404)
    expect((await service.visitor().get(newer)).status).toBe(200)
    service.clock.now = '2026-11-13T02:00:01.000Z'
    expect((await service.visitor().get(newer)).status).toBe(404)
  })

  it.each([
    [{ name: 'ADMIN' }, '已经有人用了'],
    [{ name: 'a b' }, '用户名用文字'],
    [{ name: '' }, '请填写'],
    [{ shownName: '' }, '请填写'],
  ])('is refused with %j, input kept', async (wrong, says) => {
    const { admin, office, database } = await begin()
    const answer = await admin.post('/admin/users/new', {
      ...fields,
      ...wrong,
      offices: office,
      [`roles[${office}]`]: 'auditor',
    })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(says)
    expect(page).toContain('value="auditor" checked')
    expect(allUsers(database)).toHaveLength(1)
  })

  it('is never given a leader of another office', async () => {
    const { service, admin, office, database } = await begin()
    service.office('other')
    const [leader] = leadersOf(database, office)
    const answer = await admin.post('/admin/users/new', {
      ...fields,
      offices: 'other',
      'leader[other]': leader!.id,
    })
    expect(answer.status).toBe(404)
    expect(allUsers(database)).toHaveLength(1)
  })

  it('gets the fields of another office without saving', async () => {
    const { service, admin, office, database } = await begin()
    service.office('other')
    const answer = await admin.post('/admin/users/new', {
      ...fields,
      do: 'more',
      offices: office,
      [`roles[${office}]`]: 'clerk',
      more: 'other',
    })
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain('name="roles[other]"')
    expect(page).toContain('value="clerk" checked')
    expect(allUsers(database)).toHaveLength(1)
  })

  it('changed by somebody meanwhile is not overwritten unseen', async () => {
    const { service, admin, office, database } = await begin()
    const clerk = await service.user('clerk', [member(office, 'clerk')])
    const send = (shownName: string) =>
      admin.post(`/admin/users/${clerk.id}`, {
        do: 'save',
        version: '1',
        shownName,
        offices: office,
        [`roles[${office}]`]: 'auditor',
      })
    expect((await send('甲')).status).toBe(303)
    const second = await send('乙')
    const page = await second.text()
    expect(second.status).toBe(409)
    expect(page).toContain('value="乙"')
    expect(page).toContain('name="version" value="2"')
    expect(userById(database, clerk.id)!.shownName).toBe('甲')
    expect(membershipsOf(database, clerk.id).map(({ role }) => role)).toEqual(['auditor'])
  })

  it('who is disabled is signed out at once, cannot come in, and can be let in again', async () => {
    const { service, admin, office } = await begin()
    const clerk = await service.user('clerk', [member(office, 'clerk')])
    expect((await clerk.get(`/o/${office}/log`)).status).toBe(200)
    const link = /\/enter\/[\w-]+/.exec(await (await admin.post(`/admin/users/${clerk.id}/link`)).text())![0]
    expect((await admin.post(`/admin/users/${clerk.id}/disable`, { version: '1' })).status).toBe(303)
    expect((await clerk.get(`/o/${office}/log`)).headers.get('location')).toContain('/sign-in')
    expect((await admin.post(`/admin/users/${clerk.id}/link`)).status).toBe(404)
    expect((await admin.post(`/admin/users/${clerk.id}/enable`, { version: '1' })).status).toBe(409)
    expect((await admin.post(`/admin/users/${clerk.id}/enable`, { version: '2' })).status).toBe(303)
    // His old session stays ended, and so do links issued before.
    expect((await clerk.get(`/o/${office}/log`)).status).toBe(303)
    expect((await service.visitor().get(link)).status).toBe(404)
  })

  it('who is the last administrator cannot be disabled or lose the tick', async () => {
    const { service, admin, database } = await begin()
    const away = await service.user('away', [], { isAdmin: true })
    expect((await admin.post(`/admin/users/${away.id}/disable`, { version: '1' })).status).toBe(303)
    const disable = await admin.post(`/admin/users/${admin.id}/disable`, { version: '1' })
    expect(disable.status).toBe(422)
    expect(await disable.text()).toContain('唯一的系统管理员')
    const untick = await admin.post(`/admin/users/${admin.id}`, { do: 'save', version: '1', shownName: '王' })
    expect(untick.status).toBe(422)
    expect(userById(database, admin.id)).toMatchObject({ isAdmin: true, disabledAt: null })
    expect((await admin.get('/admin/users/99999')).status).toBe(404)
  })
})

describe('what administration does', () => {
  it('stands in the log of the office it is about', async () => {
    const { service, admin, database } = await begin()
    await admin.post('/admin/offices/new', { name: '站', unitName: '镇', level: 'township' })
    const clerk = await service.user('clerk', [member('o1', 'clerk')])
    expect(await (await clerk.get('/o/o1/log')).text()).toContain('建立本单位')
    expect(officeById(database, 'o1')!.name).toBe('站')
    const log = await (await admin.get('/admin/log')).text()
    expect(log).toContain('新增单位镇')
    expect(log).toContain('新增用户clerk')
    expect(log).not.toContain('建立本单位')
  })
})
