import { describe, expect, it } from 'vitest'
import { leaderOf, leadersOf, liaisonsOf, saveLeader } from '../../src/db/leader-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { member, startService } from '../tools/service.ts'

/** An office of 18 leaders with two townships below it. */
const county = async () => {
  const service = startService()
  const office = service.county()
  const program = { user: null, office, at: service.clock.now }
  service.database.write(() => {
    saveUnit(service.database, program, { id: 't1', name: '甲镇', level: 'township', parent: 'xz' })
    saveUnit(service.database, program, { id: 't2', name: '乙镇', level: 'township', parent: 'xz' })
  })
  const clerk = await service.user('clerk', [member(office, 'clerk')])
  return { service, office, clerk, database: service.database }
}

const post = (fields: Record<string, string> = {}, n = 0) =>
  Object.fromEntries(
    Object.entries({
      unit: 'xz',
      role: 'county-leader',
      title: '副县长',
      team: 'government',
      portfolio: '公安、司法',
      order: '10',
      from: '2024-01-01',
      to: '',
      ...fields,
    }).map(([name, value]) => [`posts[${n}].${name}`, value]),
  )
const area = (fields: Record<string, string>, n = 0) =>
  Object.fromEntries(
    Object.entries({ unit: 't1', from: '2026-01-01', to: '', ...fields }).map(([name, value]) => [
      `liaisons[${n}].${name}`,
      value,
    ]),
  )

describe('the list of leaders', () => {
  it('is in official order, and finds by word, unit and team', async () => {
    const { clerk } = await county()
    const all = await (await clerk.get('/o/xz/people')).text()
    expect(all.indexOf('陈新伟')).toBeLessThan(all.indexOf('邓宏伟'))
    expect(all).toContain('共18位')
    const found = await (await clerk.get(`/o/xz/people?q=${encodeURIComponent('农 业')}&team=congress`)).text()
    expect(found).toContain('卢海才')
    expect(found).toContain('共1位')
    expect(await (await clerk.get('/o/xz/people?unit=t1')).text()).toContain('没有符合条件的领导')
  })

  it('folds away those who have left', async () => {
    const { service, office, database, clerk } = await county()
    const leader = leaderOf(database, office, 'l18')!
    database.write(() =>
      saveLeader(
        database,
        { user: null, office, at: service.clock.now },
        { ...leader, posts: leader.posts.map((one) => ({ ...one, to: '2026-10-31' })) },
        [],
      ),
    )
    const page = await (await clerk.get('/o/xz/people')).text()
    expect(page).toContain('共17位')
    expect(page).toContain('已离任的1位')
  })

  it('is for staff of the office: others see no such page, only clerks change it', async () => {
    const { service, office, clerk } = await county()
    service.office('other')
    const stranger = await service.user('stranger', [member('other', 'clerk')])
    const auditor = await service.user('auditor', [member(office, 'auditor')])
    const leader = await service.user('leader', [member(office, 'leader', 'l01')])
    for (const path of ['/people', '/people/l01']) {
      expect((await clerk.get(`/o/xz${path}`)).status).toBe(200)
      expect((await auditor.get(`/o/xz${path}`)).status).toBe(200)
      expect((await stranger.get(`/o/xz${path}`)).status).toBe(404)
      expect((await leader.get(`/o/xz${path}`)).status).toBe(404)
    }
    expect((await stranger.get('/o/other/people/l01')).status).toBe(404)
    expect((await stranger.post('/o/other/people/l01', { name: '陈新伟', version: '1' })).status).toBe(404)
    for (const visitor of [auditor, stranger, leader])
      for (const path of ['/people/new', '/people/l01'])
        expect((await visitor.post(`/o/xz${path}`, { name: '某人' })).status).toBe(404)
    expect(await (await auditor.get('/o/xz/people/l01')).text()).not.toContain('name="posts[0].title"')
  })
})

describe('a leader’s form', () => {
  it('adds a leader with posts and liaison areas under a readable id of his own', async () => {
    const { clerk, office, database } = await county()
    const answer = await clerk.post('/o/xz/people/new', {
      name: '韦 小 明',
      version: '0',
      ...post({ order: '7', portfolio: '教育、体育\n文化' }),
      ...post(
        { unit: 't1', role: 'township-secretary', title: '甲镇党委书记', team: 'party', from: '2026年3月1日' },
        1,
      ),
      ...post({ role: '', title: '', portfolio: '' }, 2),
      ...area({ unit: 't2' }),
    })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/o/xz/people/${encodeURIComponent('xz-韦小明')}`)
    const leader = leaderOf(database, office, 'xz-韦小明')!
    expect(leader.name).toBe('韦小明')
    expect(leader.posts.map(({ title, portfolio, order, from }) => [title, portfolio, order, from])).toEqual([
      ['副县长', ['教育', '体育', '文化'], 7, '2024-01-01'],
      ['甲镇党委书记', ['公安', '司法'], 10, '2026-03-01'],
    ])
    expect(liaisonsOf(database, office, [leader])).toEqual([
      { leader: 'xz-韦小明', unit: 't2', from: '2026-01-01', to: null },
    ])
    expect((await clerk.get(answer.headers.get('location')!)).status).toBe(200)
  })

  it('asks whether a second person of a name is another one, then gives him a number', async () => {
    const { clerk, office, database } = await county()
    const form = { name: '刘辉', version: '0', ...post() }
    const first = await clerk.post('/o/xz/people/new', form)
    expect(first.status).toBe(422)
    expect(await first.text()).toContain('同名的另一个人')
    expect((await clerk.post('/o/xz/people/new', { ...form, isAnother: 'yes' })).status).toBe(303)
    expect((await clerk.post('/o/xz/people/new', { ...form, isAnother: 'yes' })).status).toBe(303)
    const ids = leadersOf(database, office)
      .filter(({ name }) => name === '刘辉')
      .map(({ id }) => id)
    expect(ids.sort()).toEqual(['l11', 'xz-刘辉', 'xz-刘辉-2'])
  })

  it('refuses what is wrong with words beside the fields and keeps what was typed', async () => {
    const { clerk, office, database } = await county()
    const answer = await clerk.post('/o/xz/people/new', {
      name: '韦小明',
      version: '0',
      ...post({ role: '', title: '', portfolio: '', from: '' }),
      ...post({ title: '人大常委会副主任', order: '十', from: '2026-02-30', role: '' }, 1),
    })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('value="人大常委会副主任"')
    expect(page).toContain('value="十"')
    // The empty first row is no post: what is wrong stands beside the second.
    expect(page).toContain('id="f-posts-1-from-wrong"')
    expect(page).toContain('id="f-posts-1-order-wrong"')
    expect(page).toContain('id="f-posts-1-role-wrong"')
    expect(page).not.toContain('id="f-posts-0-from-wrong"')
    expect(leadersOf(database, office)).toHaveLength(18)
  })

  it('says beside the portfolio that an item is too long', async () => {
    const { clerk } = await county()
    const answer = await clerk.post('/o/xz/people/l01', {
      name: '陈新伟',
      version: '1',
      ...post({ portfolio: '长'.repeat(301) }),
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('id="f-posts-0-portfolio-wrong"')
  })

  it('takes full-width digits', async () => {
    const { clerk, office, database } = await county()
    await clerk.post('/o/xz/people/new', {
      name: '韦小明',
      version: '0',
      ...post({ order: '12', from: '2026-03-01' }),
    })
    expect(leaderOf(database, office, 'xz-韦小明')!.posts[0]).toMatchObject({ order: 12, from: '2026-03-01' })
  })

  it('grows by a row where asked, saving nothing', async () => {
    const { clerk, database } = await county()
    const before = database.changes()
    const answer = await clerk.post('/o/xz/people/l01', { name: '陈新伟', version: '1', ...post(), more: 'posts' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('name="posts[1].title"')
    expect(database.changes()).toBe(before)
  })

  it('removes a ticked post but never the last one', async () => {
    const { clerk, office, database } = await county()
    const two = { name: '陈新伟', version: '1', ...post(), ...post({ title: '录错的' }, 1) }
    expect((await clerk.post('/o/xz/people/l01', { ...two, 'posts[1].remove': 'yes' })).status).toBe(303)
    expect(leaderOf(database, office, 'l01')!.posts.map(({ title }) => title)).toEqual(['副县长'])
    const none = await clerk.post('/o/xz/people/l01', {
      ...two,
      version: '2',
      'posts[0].remove': 'yes',
      'posts[1].remove': 'yes',
    })
    expect(none.status).toBe(422)
    expect(await none.text()).toContain('领导离任请填任职结束日')
  })

  it('ends every post and area on the day he leaves', async () => {
    const { clerk, office, database } = await county()
    await clerk.post('/o/xz/people/l01', {
      name: '陈新伟',
      version: '1',
      leaves: '2026-11-30',
      ...post(),
      ...post({ title: '旧职', to: '2025-01-01' }, 1),
      ...area({}),
    })
    const leader = leaderOf(database, office, 'l01')!
    expect(leader.posts.map(({ to }) => to).sort()).toEqual(['2025-01-01', '2026-11-30'])
    expect(liaisonsOf(database, office, [leader]).map(({ to }) => to)).toEqual(['2026-11-30'])
  })

  it('shows the form again, with what was typed, to the second of two clerks', async () => {
    const { service, clerk, office, database } = await county()
    const other = await service.user('other', [member(office, 'clerk')])
    const mine = await clerk.post('/o/xz/people/l01', { name: '陈新伟', version: '1', ...post({ title: '甲' }) })
    expect(mine.status).toBe(303)
    const late = await other.post('/o/xz/people/l01', { name: '陈新伟', version: '1', ...post({ title: '乙' }) })
    const page = await late.text()
    expect(late.status).toBe(409)
    expect(page).toContain('别人刚刚改过这一项')
    expect(page).toContain('value="乙"')
    expect(page).toContain('name="version" value="2"')
    expect(leaderOf(database, office, 'l01')!.posts[0]!.title).toBe('甲')
    await other.post('/o/xz/people/l01', { name: '陈新伟', version: '2', ...post({ title: '乙' }) })
    expect(leaderOf(database, office, 'l01')!.posts[0]!.title).toBe('乙')
  })

  it('names only units of this office', async () => {
    const { service, clerk } = await county()
    service.office('other')
    for (const fields of [
      { ...post({ unit: 'u-other' }) },
      { ...post(), ...area({ unit: 'u-other' }) },
      { ...post({ unit: 'nowhere' }) },
    ])
      expect((await clerk.post('/o/xz/people/l01', { name: '陈新伟', version: '1', ...fields })).status).toBe(404)
  })

  it('saves one area once', async () => {
    const { clerk } = await county()
    const answer = await clerk.post('/o/xz/people/l01', {
      name: '陈新伟',
      version: '1',
      ...post(),
      ...area({}),
      ...area({}, 1),
    })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('写了两次')
  })
})

describe('a leader of two offices', () => {
  const both = async () => {
    const there = await county()
    there.service.office('city')
    const cityClerk = await there.service.user('city-clerk', [member('city', 'clerk')])
    const cityPost = post({ unit: 'u-city', role: 'prefecture-leader', title: '市委委员', team: 'party' })
    return { ...there, cityClerk, cityPost }
  }

  it('is found by id and exact name together, and nothing else of him is shown', async () => {
    const { cityClerk, cityPost, database } = await both()
    const wrong = [
      { name: '陈新', id: 'l01' },
      { name: '陈新伟', id: 'l02' },
      { name: '陈新伟', id: 'nobody' },
    ]
    const pages = []
    for (const one of wrong) {
      const answer = await cityClerk.post('/o/city/people/new', { ...one, version: '0', ...cityPost })
      expect(answer.status).toBe(422)
      pages.push((await answer.text()).replaceAll(one.id, '').replaceAll(one.name, ''))
    }
    expect(pages[0]).toContain('没有这个人')
    expect(pages[1]).toContain('没有这个人')
    expect(new Set(pages).size).toBe(1)
    const right = await cityClerk.post('/o/city/people/new', {
      name: '陈新伟',
      id: 'l01',
      version: '0',
      ...cityPost,
    })
    expect(right.status).toBe(303)
    const page = await (await cityClerk.get('/o/city/people/l01')).text()
    expect(page).toContain('市委委员')
    expect(page).not.toContain('value="县委书记"')
    expect(page).not.toContain('县委全面工作')
    expect(leadersOf(database, 'city').map(({ id }) => id)).toEqual(['l01'])
  })

  it('keeps his posts elsewhere when one office saves him', async () => {
    const { clerk, cityClerk, cityPost, office, database } = await both()
    const before = leaderOf(database, office, 'l01')!.posts
    await cityClerk.post('/o/city/people/new', { name: '陈新伟', id: 'l01', version: '0', ...cityPost })
    expect(leaderOf(database, office, 'l01')!.posts).toEqual(before)
    await clerk.post('/o/xz/people/l01', { name: '陈新伟', version: '2', ...post({ title: '县委书记(新)' }) })
    expect(leaderOf(database, 'city', 'l01')!.posts.map(({ title }) => title)).toEqual(['市委委员'])
    expect(leaderOf(database, office, 'l01')!.posts.map(({ title }) => title)).toEqual(['县委书记(新)'])
  })

  it('cannot be added where he is already', async () => {
    const { clerk, office, database } = await both()
    const answer = await clerk.post('/o/xz/people/new', { name: '陈新伟', id: 'l01', version: '0', ...post() })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('已在本单位的名单里')
    expect(leaderOf(database, office, 'l01')!.posts[0]!.title).toBe('县委书记')
  })
})

describe('looking', () => {
  it('writes nothing', async () => {
    const { service, office, clerk, database } = await county()
    const leader = await service.user('secretary', [member(office, 'liaison', 'l01')])
    const before = database.changes()
    for (const path of ['/people', '/people/new', '/people/l01', '/absences', '/absences?month=2026-12'])
      expect((await clerk.get(`/o/xz${path}`)).status, path).toBe(200)
    expect((await leader.get('/o/xz/mine')).status).toBe(200)
    expect(database.changes()).toBe(before)
  })
})
