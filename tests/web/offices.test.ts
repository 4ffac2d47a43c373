import { describe, expect, it } from 'vitest'
import { leaderOf, leadersOf, saveLeader } from '../../src/db/leader-store.ts'
import { allOffices, officeById } from '../../src/db/office-store.ts'
import { placesOf } from '../../src/db/place-store.ts'
import { planDocument } from '../../src/db/plan-store.ts'
import { draftOf, rosterIdOf, saveDraft, stateOf } from '../../src/db/roster-store.ts'
import { saveRuleSet } from '../../src/db/rule-set-store.ts'
import { saveServed } from '../../src/db/served-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import type { DraftDuty } from '../../src/domain/draft.ts'
import { readDocument } from '../../src/roster/planning-file.ts'
import type { Plan } from '../../src/rules/month.ts'
import { postedForm } from '../tools/posted-form.ts'
import { inForceIn, publishMonth } from '../tools/published.ts'
import { made, member, startService, type Visitor } from '../tools/service.ts'

const december = '2026-12'
const tuesday = '2026-12-08'

/** A post as the form of a leader sends it. */
const post = (fields: Record<string, string>) =>
  Object.fromEntries(
    Object.entries({
      role: 'township-head',
      team: 'government',
      portfolio: '',
      order: '1',
      from: '2024-01-01',
      to: '',
      ...fields,
    }).map(([name, value]) => [`posts[0].${name}`, value]),
  )

/** A place with one opening as its form sends it. */
const place = (name: string, unit: string, opening: Record<string, string> = {}) => ({
  do: 'save',
  version: '0',
  name,
  unit,
  address: '',
  phone: '',
  ...Object.fromEntries(
    Object.entries({
      id: '',
      activity: 'reception',
      session: 'morning',
      start: '09:00',
      end: '12:00',
      capacity: '1',
      kind: 'weekdays',
      days: '周二、四',
      holiday: 'skip',
      ...opening,
    }).map(([field, value]) => [`openings[0].${field}`, value]),
  ),
})

/**
 * A county, and below it a township that rosters itself, set up through the pages: 贾少辉 (l05) of the county is also
 * the township’s secretary, 覃镇长 is of the township alone.
 */
const twoOffices = async () => {
  const service = startService()
  const { database } = service
  const county = service.county()
  const admin = await service.user('admin', [], { isAdmin: true })
  const added = await admin.post('/admin/offices/new', {
    name: '寺村镇群众工作站',
    unitName: '寺村镇',
    level: 'township',
    parent: 'xz',
    presets: ['national-2014', 'suggested'],
  })
  expect(added.status).toBe(303)
  const { id: town, unit } = allOffices(database).at(-1)!
  const users = {
    clerk: await service.user('县经办', [member(county, 'clerk')]),
    approver: await service.user('县审签', [member(county, 'approver')]),
    townClerk: await service.user('镇经办', [member(town, 'clerk')]),
    townApprover: await service.user('镇审签', [member(town, 'approver')]),
  }
  const { townClerk } = users
  const done = async (answer: Promise<Response>) => expect((await answer).status).toBe(303)
  await done(
    townClerk.post(`/o/${town}/people/new`, {
      name: '贾少辉',
      id: 'l05',
      version: '0',
      ...post({ unit, role: 'township-secretary', title: '镇党委书记', team: 'party' }),
    }),
  )
  await done(
    townClerk.post(`/o/${town}/people/new`, {
      name: '覃镇长',
      version: '0',
      ...post({ unit, title: '镇长', order: '2' }),
    }),
  )
  await done(townClerk.post(`/o/${town}/places/new`, place('寺村镇群众工作站', unit)))
  const townOpening = placesOf(database, town)[0]!.openings[0]!.id
  const head = leadersOf(database, town).find(({ name }) => name === '覃镇长')!.id
  return { service, database, county, town, unit, admin, townOpening, head, ...users }
}

const documentOf = ({ database }: ReturnType<typeof startService>, office: string): Plan =>
  planDocument(database, officeById(database, office)!, december, []) as Plan

const planOf = (service: ReturnType<typeof startService>, office: string): Plan => {
  const document = documentOf(service, office)
  const read = readDocument(document)
  expect(read.ok ? [] : read.mistakes).toEqual([])
  return document
}
const text = async (answer: Promise<Response>): Promise<string> => (await answer).text()
const alertIn = (html: string): string => /role="alert"[^>]*>(.*?)<\//s.exec(html)?.[1]?.trim() ?? ''
/** What the next page says after a redirect. */
const saidAfter = async (who: Visitor, answer: Response, path: string): Promise<string> =>
  /role="(?:status|alert)"[^>]*>([^<]*)</.exec(await text(who.get(answer.headers.get('location') ?? path)))?.[1] ??
  ''

/** The county’s December, on which 贾少辉 sits on one Tuesday morning. */
const countyDuties = (service: ReturnType<typeof startService>, county: string, leader = 'l05'): DraftDuty[] => {
  const read = readDocument(planDocument(service.database, officeById(service.database, county)!, december, []))
  if (!read.ok) throw new Error('unreadable')
  const { slots } = read.value.month
  const slot = [...slots.values()].find(({ date }) => date === tuesday)!
  return [{ date: slot.date, opening: slot.opening, leader }]
}

describe('a plan', () => {
  it('has of each office what is its own, and of others nothing but names of units', async () => {
    const all = await twoOffices()
    const { service, county, town, unit, head } = all
    const [own, theirs] = [planOf(service, county), planOf(service, town)]
    expect(own.units.map(({ id }) => id)).toEqual(['xz', unit])
    expect(theirs.units).toEqual([{ id: unit, name: '寺村镇', level: 'township' }])
    expect(own.leaders).toHaveLength(18)
    expect(own.leaders.map(({ id }) => id)).not.toContain(head)
    expect(theirs.leaders.map(({ id }) => id)).toEqual(['l05', head])
    const posts = (plan: Plan) => plan.leaders.find(({ id }) => id === 'l05')!.posts.map(({ title }) => title)
    expect([posts(own), posts(theirs)]).toEqual([['县委副书记'], ['镇党委书记']])
    expect(own.places.map(({ id }) => id)).toEqual(['hall'])
    expect(theirs.places.map(({ name }) => name)).toEqual(['寺村镇群众工作站'])
    expect(theirs.ruleSets).toEqual([])
    expect(theirs.presets).toEqual(['national-2014', 'suggested'])
    expect(own.ruleSets.length).toBeGreaterThan(0)
    expect(own.history!.served.length).toBeGreaterThan(0)
    expect(theirs.history).toBeUndefined()
    expect(theirs.availability).toEqual([])
  })

  it('of the county sends its leaders down to the township, whose own plan knows nothing of it', async () => {
    const { service, database, county, town, unit, clerk } = await twoOffices()
    const added = await clerk.post(
      `/o/${county}/places/new`,
      place('寺村镇下访点', unit, { activity: 'down-visit', session: 'afternoon', start: '15:00', end: '17:00' }),
    )
    expect(added.status).toBe(303)
    const leader = leaderOf(database, county, 'l06')!
    const form = postedForm(await text(clerk.get(`/o/${county}/people/l06`)), `/o/${county}/people/l06`)
    const saved = await clerk.post(`/o/${county}/people/l06`, {
      ...form,
      'liaisons[0].unit': unit,
      'liaisons[0].from': '2026-01-01',
      'liaisons[0].to': '',
    })
    expect(saved.status).toBe(303)
    const read = readDocument(planOf(service, county))
    if (!read.ok) throw new Error('unreadable')
    const { slots, mayBeServedBy } = read.value.month
    const visits = [...slots.values()].filter((slot) => slot.unit === unit)
    expect(visits.length).toBeGreaterThan(4)
    for (const { id } of visits) expect(mayBeServedBy.get(id)).toEqual([leader.id])
    expect(planOf(service, town).places).toHaveLength(1)
    expect(planOf(service, town).leaders.map(({ id }) => id)).not.toContain('l06')
  })
})

describe('a leader with posts in two offices', () => {
  it('on duty for one is away in the other, and nobody there is told where', async () => {
    const { service, county, town, townClerk, townOpening } = await twoOffices()
    await publishMonth(service, county, december, { duties: countyDuties(service, county) })
    const townDays = [1, 3, 8, 10, 15, 17, 22, 24, 29, 31]
    const busy = planOf(service, town).availability
    expect(busy).toEqual([{ leader: 'l05', from: tuesday, to: tuesday, sessions: ['morning'], is: 'unavailable' }])
    const month = `/o/${town}/m/${december}`
    await townClerk.post(`${month}/make`)
    await made(townClerk, month)
    const draft = draftOf(service.database, rosterIdOf(service.database, town, december)!)!
    expect(draft.duties.length).toBe(townDays.length)
    expect(draft.duties.filter(({ date, leader }) => date === tuesday && leader === 'l05')).toEqual([])
    // By hand neither.
    const there = draft.duties.find(({ date }) => date === tuesday)!
    const put = await townClerk.post(`${month}/edit`, {
      version: String(draft.version),
      what: 'put',
      ...there,
      toLeader: 'l05',
    })
    expect(await saidAfter(townClerk, put, month)).toContain('没有保存:贾少辉:12月8日(周二)不能接访')
    const his = draft.duties.find(({ leader }) => leader === 'l05')!
    for (const fields of [
      { what: 'swap', ...his, other: `${there.date} ${there.opening} ${there.leader}` },
      { what: 'drop', ...his, toDate: tuesday, toOpening: townOpening },
    ]) {
      const answer = await townClerk.post(`${month}/edit`, { version: String(draft.version), ...fields })
      expect(await saidAfter(townClerk, answer, month)).toContain('没有保存:贾少辉:12月8日(周二)不能接访')
    }
    for (const path of [month, `${month}/explain`, `${month}/duty?${new URLSearchParams({ ...there })}`]) {
      const page = await text(townClerk.get(path))
      expect(page).not.toContain('接访大厅')
      expect(page).not.toContain('小县')
    }
    expect(await text(townClerk.get(`${month}/plan.json`))).not.toContain('hall')
  })

  it('is refused there by amendments too: cover, swap and defer', async () => {
    const { service, county, town, townClerk, townOpening, head } = await twoOffices()
    const duties = ['2026-12-08', '2026-12-10', '2026-12-15'].map((date, n) => ({
      date,
      opening: townOpening,
      leader: n === 1 ? 'l05' : head,
    }))
    await publishMonth(service, town, december, { duties })
    await publishMonth(service, county, december, { duties: countyDuties(service, county) })
    const found = inForceIn(service, town, december).duties
    const at = (date: string) => found.find((one) => one.date === date)!.id
    const ask = async (fields: Record<string, string>) => {
      const answer = await townClerk.post(`/o/${town}/amendments/new`, { reason: '公务', ...fields })
      return { status: answer.status, says: alertIn(await answer.text()) }
    }
    const no = { status: 422, says: expect.stringContaining('12月8日(周二)不能接访') }
    expect(await ask({ duty: at('2026-12-08'), kind: 'cover', leader: 'l05' })).toEqual(no)
    expect(await ask({ duty: at('2026-12-10'), kind: 'swap', other: at('2026-12-08') })).toEqual(no)
    expect(await ask({ duty: at('2026-12-10'), kind: 'swap', other: at('2026-12-15') })).toMatchObject({
      status: 303,
    })
    // A duty before that day is deferred onto any other, not onto it.
    const first = duties.map((one) => ({ ...one, leader: one.date === '2026-12-10' ? head : one.leader }))
    await publishMonth(service, town, december, {
      duties: [
        ...first.filter(({ date }) => date !== tuesday),
        { date: '2026-12-03', opening: townOpening, leader: 'l05' },
      ],
    })
    const early = inForceIn(service, town, december).duties.find(({ date }) => date === '2026-12-03')!.id
    expect(await ask({ duty: early, kind: 'defer', to: tuesday })).toEqual(no)
    expect(await ask({ duty: early, kind: 'defer', to: '2026-12-17' })).toMatchObject({ status: 303 })
  })

  it('absent for one is absent for the other, without a reason; wishes stay where they were said', async () => {
    const { county, town, clerk, townClerk, service } = await twoOffices()
    const enter = (is: string, from: string) =>
      clerk.post(`/o/${county}/absences`, {
        month: december,
        leader: 'l05',
        from,
        to: from,
        is,
        sessions: '',
        why: '体检',
      })
    expect((await enter('unavailable', '2026-12-03')).status).toBe(303)
    expect((await enter('undesired', '2026-12-10')).status).toBe(303)
    const page = await text(townClerk.get(`/o/${town}/absences?month=${december}`))
    expect(page).toContain('其他单位')
    expect(page).not.toContain('体检')
    expect(page).not.toContain('县经办')
    expect(planOf(service, town).availability).toEqual([
      { leader: 'l05', from: '2026-12-03', to: '2026-12-03', is: 'unavailable' },
    ])
    expect(await text(townClerk.get(`/o/${town}/log`))).not.toContain('2026-12-03')
  })

  it('keeps no month from being read by a pin that another office has made impossible', async () => {
    const { service, county, town, townClerk, townOpening, head, database } = await twoOffices()
    const duty = { date: tuesday, opening: townOpening, leader: 'l05' }
    const actor = { user: null, office: town, at: service.clock.now }
    const other = { date: '2026-12-10', opening: townOpening, leader: head }
    database.write(() =>
      saveDraft(database, actor, december, 0, {
        what: 'pin',
        duties: [duty, other],
        pins: [
          { ...duty, is: 'on' },
          { ...other, is: 'on' },
        ],
      }),
    )
    await publishMonth(service, county, december, { duties: countyDuties(service, county) })
    const month = `/o/${town}/m/${december}`
    const page = await text(townClerk.get(month))
    expect(page).toContain('自动编排时不再算数')
    expect(page).toContain('贾少辉:12月8日(周二)不能接访')
    await townClerk.post(`${month}/make`)
    await made(townClerk, month)
    const draft = draftOf(database, rosterIdOf(database, town, december)!)!
    expect(draft.pins).toEqual([{ ...other, is: 'on' }])
    expect(draft.duties).toContainEqual(other)
    expect(draft.duties).not.toContainEqual(duty)
    expect(await text(townClerk.get(month))).not.toContain('不再算数')
  })

  it('approved by two offices for the same morning is published by the first alone', async () => {
    const { service, county, town, clerk, approver, townClerk, townApprover, townOpening, database } =
      await twoOffices()
    const prepare = async (office: string, duties: DraftDuty[], one: Visitor, two: Visitor) => {
      const actor = { user: null, office, at: service.clock.now }
      database.write(() => saveDraft(database, actor, december, 0, { what: 'put', duties, pins: [] }))
      const month = `/o/${office}/m/${december}`
      await one.post(`${month}/submit`, { version: '1' })
      await two.post(`${month}/approve`, { version: '1' })
      expect(stateOf(database, rosterIdOf(database, office, december))).toBe('approved')
      const fields = { version: '1', brokenReason: '样例', lateReason: '样例' }
      return { publish: () => one.post(`${month}/publish`, fields), month }
    }
    const first = await prepare(county, countyDuties(service, county), clerk, approver)
    const second = await prepare(
      town,
      [{ date: tuesday, opening: townOpening, leader: 'l05' }],
      townClerk,
      townApprover,
    )
    // Both at once: one transaction comes first.
    const [one, other] = await Promise.all([first.publish(), second.publish()])
    const states = [county, town].map((office) => stateOf(database, rosterIdOf(database, office, december)))
    expect(states.toSorted()).toEqual(['approved', 'published'])
    const [loser, answer, at] = states[0] === 'published' ? [townClerk, other, second] : [clerk, one, first]
    expect(await saidAfter(loser, answer, at.month)).toContain('审签之后')
    // And it stays so: another try, and another approval of the same draft.
    expect(await saidAfter(loser, await at.publish(), at.month)).toContain('审签之后')
    const inForce = database.sqlite
      .prepare("SELECT count(*) FROM duty WHERE leader = 'l05' AND date = ?")
      .pluck()
      .get(tuesday)
    expect(inForce).toBe(1)
  })

  it('renamed by one office is told in the log of every office he has a post in, and in no other', async () => {
    const { service, county, town, townClerk, clerk, database } = await twoOffices()
    service.office('other')
    const other = await service.user('外人', [member('other', 'clerk')])
    const form = postedForm(await text(townClerk.get(`/o/${town}/people/l05`)), `/o/${town}/people/l05`)
    expect((await townClerk.post(`/o/${town}/people/l05`, { ...form, name: '贾绍辉' })).status).toBe(303)
    expect(leaderOf(database, county, 'l05')!.name).toBe('贾绍辉')
    const log = await text(clerk.get(`/o/${county}/log`))
    expect(log).toContain('在另一个单位把共有的领导贾少辉改名为贾绍辉')
    expect(log).not.toContain('镇党委书记')
    expect(await text(townClerk.get(`/o/${town}/log`))).toContain('修改领导贾绍辉')
    expect(await text(other.get('/o/other/log'))).not.toContain('贾')
    // Nothing else of his is told.
    const before = log.match(/贾绍辉/g)!.length
    const again = postedForm(await text(townClerk.get(`/o/${town}/people/l05`)), `/o/${town}/people/l05`)
    expect((await townClerk.post(`/o/${town}/people/l05`, { ...again, 'posts[0].title': '书记' })).status).toBe(303)
    expect((await text(clerk.get(`/o/${county}/log`))).match(/贾绍辉/g)!.length).toBe(before)
  })
})

describe('a unit split off', () => {
  /** A county that rosters its township so far: 覃镇长 (t1) sits on the hall’s mornings, by a rule for all. */
  const county = async () => {
    const service = startService()
    const { database } = service
    const office = service.county()
    const actor = { user: null, office, at: service.clock.now }
    database.write(() => {
      saveUnit(database, actor, { id: 'town', name: '寺村镇', level: 'township', parent: 'xz' })
      const held = { ...leadersOf(database, office)[5]!.posts[0]!, unit: 'town', role: 'township-head' as const }
      saveLeader(database, actor, { id: 't1', name: '覃镇长', posts: [{ ...held, title: '镇长' }], version: 0 }, [])
    })
    const clerk = await service.user('县经办', [member(office, 'clerk')])
    const approver = await service.user('县审签', [member(office, 'approver')])
    const admin = await service.user('admin', [], { isAdmin: true })
    expect((await clerk.post(`/o/${office}/places/new`, place('寺村镇站', 'town'))).status).toBe(303)
    const opening = placesOf(database, office).find((one) => one.place.unit === 'town')!.openings[0]!.id
    const split = (fields: Record<string, string> = {}) =>
      admin.post('/admin/offices/new', { name: '寺村镇群众工作站', unit: 'town', presets: 'suggested', ...fields })
    return { service, database, office, actor, clerk, approver, admin, opening, split }
  }

  it('says which places stay, and takes its leaders off the county’s pages and plans', async () => {
    const { service, office, clerk, split } = await county()
    const unsure = await split()
    expect(unsure.status).toBe(422)
    const page = await unsure.text()
    expect(page).toContain('覃镇长')
    expect(page).toContain('寺村镇站')
    expect((await split({ sure: 'yes' })).status).toBe(303)
    const plan = planOf(service, office)
    expect(plan.leaders.map(({ id }) => id)).not.toContain('t1')
    expect(plan.units.map(({ id }) => id)).toContain('town')
    expect(plan.places.map(({ name }) => name)).toContain('寺村镇站')
    expect(documentOf(service, 'o1').leaders.map(({ id }) => id)).toEqual(['t1'])
    expect((await clerk.get(`/o/${office}/people/t1`)).status).toBe(404)
    expect(await text(clerk.get(`/o/${office}/people`))).not.toContain('覃镇长')
    for (const path of ['', `/m/${december}`, '/absences', '/rules', '/log', '/amendments', '/places', '/files'])
      expect((await clerk.get(`/o/${office}${path}`)).status, path).toBe(200)
  })

  it('leaves what is published readable, and keeps him busy where he was', async () => {
    const { service, office, clerk, approver, opening, split } = await county()
    const duties = [{ date: tuesday, opening, leader: 't1' }, ...countyDuties(service, office, 'l06')]
    await publishMonth(service, office, december, { duties })
    expect((await split({ sure: 'yes' })).status).toBe(303)
    const month = `/o/${office}/m/${december}`
    for (const path of ['/r/1', '/r/1/notice', '/r/1/plan.json', '/r/1/month.xlsx']) {
      const answer = await clerk.get(`${month}${path}`)
      expect(answer.status, path).toBe(200)
      if (!path.endsWith('xlsx')) expect(await answer.text(), path).toContain('覃镇长')
    }
    const page = await clerk.get(month)
    expect(page.status).toBe(200)
    expect(await page.text()).toMatch(/这些安排已不成立[^<]*覃镇长/)
    expect(planOf(service, office).published.map(({ leader }) => leader)).toEqual(['l06'])
    expect(documentOf(service, 'o1').availability).toMatchObject([
      { leader: 't1', from: tuesday, is: 'unavailable' },
    ])
    // His published duty can still be spoken of in amendments: it is listed by name.
    const amendments = await text(clerk.get(`/o/${office}/amendments/new`))
    expect(amendments).toContain('覃镇长')
    expect(amendments).not.toContain('>t1<')
    expect(await text(clerk.get(`/o/${office}/log`))).toContain('新增领导覃镇长')
    const id = inForceIn(service, office, december).duties.find(({ leader }) => leader === 't1')!.id
    for (const kind of ['', 'swap', 'cover', 'defer', 'cancel'])
      expect((await clerk.get(`/o/${office}/amendments/new?duty=${id}&kind=${kind}`)).status, kind).toBe(200)
    // The office sends him nowhere any more; somebody else can take the duty, or it is cancelled.
    const other = inForceIn(service, office, december).duties.find(({ leader }) => leader === 'l06')!.id
    for (const fields of [
      { kind: 'defer', to: '2026-12-10' },
      { kind: 'swap', other },
    ]) {
      const asked = await clerk.post(`/o/${office}/amendments/new`, { duty: id, reason: '分设', ...fields })
      expect(asked.status).toBe(422)
      expect(alertIn(await asked.text())).toContain('已不归本单位排班')
    }
    const cancelled = await clerk.post(`/o/${office}/amendments/new`, { duty: id, kind: 'cancel', reason: '分设' })
    expect(cancelled.status).toBe(303)
    const path = cancelled.headers.get('location')!
    expect(await text(clerk.get(path))).toContain('覃镇长')
    await approver.post(`${path}/approve`, { is: 'approved', note: '分设' })
    expect(inForceIn(service, office, december)).toMatchObject({ n: 2, duties: [{ leader: 'l06' }] })
    expect(documentOf(service, 'o1').availability).toEqual([])
  })

  it('does not leave the county’s plan pointing at somebody in whose place another one served', async () => {
    const { service, database, office, actor, split } = await county()
    const [first] = planOf(service, office).history!.served
    database.write(() => saveServed(database, actor, [{ ...first!, insteadOf: 't1' }]))
    expect(planOf(service, office).history!.served[0]).toMatchObject({ insteadOf: 't1' })
    expect((await split({ sure: 'yes' })).status).toBe(303)
    // Still served in somebody’s place: for rules that count no substitutes it must not become his own.
    expect(planOf(service, office).history!.served[0]!.insteadOf).toBe(first!.leader)
  })

  it('is refused while a rule of the county is for its leaders alone', async () => {
    const { service, database, office, actor, split } = await county()
    const rule = { id: 'town-days', kind: 'quota', who: { levels: ['township'] }, what: {}, per: 'month', min: 1 }
    const name = { 'zh-CN': '镇的规则', en: 'of the township' }
    const body = { id: 'town-rules', name, from: '2026-01-01', to: null, rules: [rule] }
    database.write(() => saveRuleSet(database, actor, { id: 'town-rules', version: 0, body }))
    planOf(service, office)
    const refused = await split({ sure: 'yes' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('镇的规则')
    expect(allOffices(database)).toHaveLength(1)
    planOf(service, office)
  })
})
