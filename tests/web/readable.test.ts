import { describe, expect, it } from 'vitest'
import { leaderOf, leadersOf, saveLeader } from '../../src/db/leader-store.ts'
import { logOf } from '../../src/db/log-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { placesOf } from '../../src/db/place-store.ts'
import { planDocument } from '../../src/db/plan-store.ts'
import { ruleSetsOf, saveRuleSet } from '../../src/db/rule-set-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { everybody } from '../../src/domain/case.ts'
import { readDocument } from '../../src/roster/planning-file.ts'
import { postedForm } from '../tools/posted-form.ts'
import { member, startService } from '../tools/service.ts'

const months = ['2026-11', '2026-12']

/** The small county with a township of one leader and one place, and rules that name each of its things. */
const county = async () => {
  const service = startService()
  const { database } = service
  const office = service.county()
  const actor = { user: null, office, at: service.clock.now }
  const clerk = await service.user('clerk', [member(office, 'clerk')])
  database.write(() => {
    saveUnit(database, actor, { id: 'town', name: '寺村镇', level: 'township', parent: 'xz' })
    const held = { ...leaderOf(database, office, 'l05')!.posts[0]!, unit: 'town', role: 'township-head' as const }
    saveLeader(database, actor, { id: 't1', name: '覃镇长', posts: [{ ...held, title: '镇长' }], version: 0 }, [])
  })
  const at = `/o/${office}`
  /** Rules of a set of their own, put there past the pages. */
  const rules = (...given: Record<string, unknown>[]) =>
    database.write(() => {
      const known = ruleSetsOf(database, office).find(({ id }) => id === 'named')
      const name = { 'zh-CN': '点名的规则', en: 'naming' }
      const kept = given.map((rule, n) => ({ id: `named-${n}`, ...rule }))
      const body = { id: 'named', name, from: '2026-01-01', to: null, rules: kept }
      saveRuleSet(database, actor, { id: 'named', version: known?.version ?? 0, body })
    })
  const mistakes = () =>
    months.flatMap((month) => {
      const read = readDocument(planDocument(database, officeById(database, office)!, month, []))
      // Of a list with nothing in it the month’s page says that it is empty.
      return read.ok ? [] : read.mistakes.filter(({ path }) => path.length > 1)
    })
  const form = async (path: string, action = `${at}${path}`) =>
    postedForm(await (await clerk.get(`${at}${path}`)).text(), action)
  const send = (path: string, fields: Record<string, string | string[]>) => clerk.post(`${at}${path}`, fields)
  return { service, database, office, clerk, at, rules, mistakes, form, send }
}
type County = Awaited<ReturnType<typeof county>>

/** Nothing was saved, and the page says which rule stands in the way. */
const expectRefused = async (all: County, answer: Response, says = '点名的规则') => {
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(says)
  expect(all.mistakes()).toEqual([])
}

describe('a leader named by a rule', () => {
  const eligible = { kind: 'eligible', who: { leaders: ['l18'] }, what: { dates: ['2026-12-31'] } }

  it('who has left already cannot be so before the rule is changed', async () => {
    const all = await county()
    all.rules(eligible)
    const form = await all.form('/people/l18')
    const refused = await all.send('/people/l18', { ...form, leaves: '2026-11-09' })
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('点名的规则')
    expect(page).toContain('value="2026-11-09"')
    expect(leaderOf(all.database, all.office, 'l18')!.posts[0]!.to).toBeNull()
    all.rules({ ...eligible, who: { leaders: ['l17'] } })
    expect((await all.send('/people/l18', { ...form, leaves: '2026-11-09' })).status).toBe(303)
    // Once he has left, his form can still be put right.
    const left = await all.form('/people/l18')
    expect((await all.send('/people/l18', { ...left, name: '张新生' })).status).toBe(303)
    expect(all.mistakes()).toEqual([])
  })

  it('leaves later with a word about the rule: until then it is right', async () => {
    const all = await county()
    all.rules(eligible)
    const form = await all.form('/people/l18')
    const saved = await all.send('/people/l18', { ...form, leaves: '2026-12-31' })
    expect(saved.status).toBe(303)
    expect(await (await all.clerk.get(saved.headers.get('location')!)).text()).toContain('点名用到他')
    expect(all.mistakes()).toEqual([])
  })
})

describe('a change that would leave a rule without anybody or any place', () => {
  it.each([
    ['his role', { who: { roles: ['township-head'] } }, { 'posts[0].role': 'township-leader' }],
    ['his unit', { who: { units: ['town'] } }, { 'posts[0].unit': 'xz' }],
    ['his level', { who: { levels: ['township'] } }, { 'posts[0].unit': 'xz' }],
    ['his team', { who: { units: ['town'], teams: ['party'] } }, { 'posts[0].team': 'government' }],
  ])('is refused where it is %s', async (_, who, changed) => {
    const all = await county()
    all.rules({ kind: 'quota', what: {}, per: 'month', min: 1, ...who })
    expect(all.mistakes()).toEqual([])
    const entries = logOf(all.database, all.office, { viewer: everybody, limit: 1000 }).length
    const form = await all.form('/people/t1')
    await expectRefused(all, await all.send('/people/t1', { ...form, ...changed }))
    expect(logOf(all.database, all.office, { viewer: everybody, limit: 1000 })).toHaveLength(entries)
    all.rules()
    expect((await all.send('/people/t1', { ...form, ...changed })).status).toBe(303)
    expect(all.mistakes()).toEqual([])
  })

  it('is refused where it is the last opening of a kind, changed, taken away or retired', async () => {
    const all = await county()
    const fields = {
      do: 'save',
      version: '0',
      name: '镇下访点',
      unit: 'town',
      ...Object.fromEntries(
        Object.entries({
          id: '',
          activity: 'down-visit',
          session: 'afternoon',
          start: '15:00',
          end: '17:00',
          capacity: '',
          kind: 'workday',
          days: '',
          holiday: 'skip',
        }).map(([name, value]) => [`openings[0].${name}`, value]),
      ),
    }
    expect((await all.send('/places/new', fields)).status).toBe(303)
    const { id } = placesOf(all.database, all.office).find(({ place }) => place.unit === 'town')!.place
    all.rules({ kind: 'quota', who: {}, what: { activities: ['down-visit'] }, per: 'month', max: 9 })
    expect(all.mistakes()).toEqual([])
    const form = await all.form(`/places/${id}`)
    const change = { ...form, do: 'save' }
    await expectRefused(all, await all.send(`/places/${id}`, { ...change, 'openings[0].activity': 'reception' }))
    const version = String(form.version)
    await expectRefused(all, await all.send(`/places/${id}/retire`, { version }))
    all.rules({ kind: 'quota', who: {}, what: { levels: ['township'] }, per: 'month', max: 9 })
    await expectRefused(all, await all.send(`/places/${id}`, { ...change, unit: 'xz' }))
    all.rules()
    expect((await all.send(`/places/${id}/retire`, { version })).status).toBe(303)
    expect(all.mistakes()).toEqual([])
  })

  it('is taken where it is the only place: the month says what is missing', async () => {
    const all = await county()
    all.rules()
    const actor = { user: null, office: all.office, at: all.service.clock.now }
    all.database.write(() => {
      for (const { id, version } of ruleSetsOf(all.database, all.office))
        saveRuleSet(all.database, actor, { id, version, body: null })
    })
    expect((await all.send('/places/hall/retire', { version: '1' })).status).toBe(303)
    const page = await (await all.clerk.get(`${all.at}/m/2026-12`)).text()
    expect(page).toContain('还不能编排')
    expect(page).toContain(`href="${all.at}/places"`)
  })
})

describe('next month', () => {
  it('can be read after whatever the pages have taken', async () => {
    const all = await county()
    const { database, office, at } = all
    all.rules(
      { kind: 'eligible', who: { leaders: ['l01', 'l02'] }, what: { dates: ['2026-12-31'] } },
      { kind: 'quota', who: { roles: ['township-head'] }, what: {}, per: 'month', max: 9 },
    )
    let seed = 20261210
    const draw = (n: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return Math.floor((seed / 2147483648) * n)
    }
    const one = <T>(of: readonly T[]): T => of[draw(of.length)]!
    const roles = [
      'county-secretary',
      'county-head',
      'county-leader',
      'township-head',
      'township-leader',
      'bureau-head',
    ]
    const steps: Record<string, () => Promise<Response>> = {
      async leader() {
        const id = encodeURIComponent(one(leadersOf(database, office)).id)
        const form = await all.form(`/people/${id}`)
        return all.send(`/people/${id}`, {
          ...form,
          ...one<Record<string, string>>([
            { leaves: one(['2026-11-01', '2026-11-30', '2026-12-15']) },
            { 'posts[0].role': one(roles), 'posts[0].unit': one(['xz', 'town']) },
            { name: one(['Li Na', 'LI NA', '李娜']), 'posts[0].from': one(['2026-01-01', '2027-06-01']) },
            { more: '', 'liaisons[0].unit': 'town', 'liaisons[0].from': '2026-01-01', 'liaisons[0].to': '' },
          ]),
        })
      },
      newLeader: () =>
        all.send('/people/new', {
          name: one(['Li Na', 'LI NA', 'li na', '李娜']),
          version: '0',
          isAnother: 'yes',
          'posts[0].unit': one(['xz', 'town']),
          'posts[0].role': one(roles),
          'posts[0].title': '副职',
          'posts[0].team': 'government',
          'posts[0].portfolio': '',
          'posts[0].order': '9',
          'posts[0].from': '2026-01-01',
          'posts[0].to': '',
        }),
      async place() {
        const kept = placesOf(database, office)
        const id = kept.length === 0 ? undefined : one(kept).place.id
        const path = id === undefined || draw(2) === 0 ? '/places/new' : `/places/${id}`
        return all.send(path, {
          ...(await all.form(path)),
          do: 'save',
          name: '点',
          unit: one(['xz', 'town']),
          'openings[0].activity': one(['reception', 'down-visit']),
          'openings[0].start': '09:00',
          'openings[0].end': '11:00',
          'openings[0].kind': 'weekdays',
          'openings[0].days': one(['周一', '周二、四']),
        })
      },
      async retire() {
        const kept = placesOf(database, office, { retired: true })
        const { place, version, isRetired } = one(kept)
        return all.send(`/places/${place.id}/${isRetired ? 'restore' : 'retire'}`, { version: String(version) })
      },
      localDay: () =>
        all.send('/holidays/local', {
          year: '2026',
          date: one(['2026-12-07', '2026-12-08']),
          is: one(['closed', 'open']),
          why: '停电',
          ...one<Record<string, string[]>>([
            {},
            {
              places: placesOf(database, office)
                .slice(0, 1)
                .map((k) => k.place.id),
            },
          ]),
        }),
      rule: async () => {
        const form = await all.form('/rules', `${at}/rules/presets`)
        return all.send('/rules/presets', { ...form, presets: one([['suggested'], ['national-2014'], []]) })
      },
      settings: async () =>
        all.send('/settings', {
          ...(await all.form('/settings')),
          room: one(['', '5']),
          noticeDays: one(['3', '5']),
        }),
    }
    const answers: Record<number, number> = {}
    for (let n = 0; n < 150; n++) {
      const name = one(Object.keys(steps))
      const answer = await steps[name]!()
      answers[answer.status] = (answers[answer.status] ?? 0) + 1
      expect([303, 409, 422], `${n} ${name}`).toContain(answer.status)
      expect(all.mistakes(), `${n} ${name}`).toEqual([])
    }
    expect(answers[303]).toBeGreaterThan(60)
    expect(answers[422]).toBeGreaterThan(5)
  })
})
