import { describe, expect, it } from 'vitest'
import { leaderOf, saveLeader } from '../../src/db/leader-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import type { NewCaseEvent } from '../../src/domain/case-event.ts'
import { caseKeeper, registration } from '../tools/kept-cases.ts'
import { casesIn } from '../tools/registered-cases.ts'
import { member, startService } from '../tools/service.ts'

const step = (what: NewCaseEvent['what'], day: string, data: object = {}) => ({ what, day, data }) as NewCaseEvent

/** A county that took cases in in September and October, and who looks at its figures in November. */
const begin = async () => {
  const service = startService()
  const office = service.county()
  const { clock } = service
  clock.now = '2026-11-20T02:00:00.000Z'
  const keeper = caseKeeper(service, office)
  const [unit] = casesIn(service, office).bureaus()
  const handled = [
    step('accepted', '2026-09-02'),
    step('informed', '2026-09-03'),
    step('assigned', '2026-09-03', { lead: unit, co: [], by: null }),
    step('answered', '2026-10-08'),
    step('closed', '2026-10-09', { isSettled: true }),
    step('satisfied', '2026-10-10', { is: 'satisfied' }),
  ]
  keeper.register('good', registration('2026-09-01', { receiver: 'l01' }), { steps: handled })
  keeper.register('late', registration('2026-10-01', { receiver: 'l02' }))
  keeper.register('fresh', registration('2026-11-12', { receiver: 'l02' }))
  const clerk = await service.user('clerk', [member(office, 'clerk')])
  const auditor = await service.user('auditor', [member(office, 'auditor')])
  const at = `/o/${office}/audit/indicators`
  const query = '?from=2026-09&to=2026-11'
  const text = async (who: { get(path: string): Promise<Response> }, path: string) =>
    (await (await who.get(path)).text()).replace(/\s+/g, ' ')
  return { service, office, keeper, unit, clerk, auditor, at, query, text, clock }
}

/** The card of an indicator. */
const card = (page: string, name: string): string =>
  page.split('<article class="indicator">').find((one) => one.includes(`>${name}</h2>`)) ?? ''

describe('the indicators of an office', () => {
  it('show above and below the line, what is left out, and the definition; nothing below the line is no 0%', async () => {
    const { auditor, at, query, text } = await begin()
    const page = await text(auditor, at + query)
    expect(card(page, '及时受理率')).toMatch(/<b class="indicator-percent">50%<\/b>.*1 \/ 2/)
    expect(card(page, '及时受理率')).toContain('另有1件不计入:时限没到1')
    expect(card(page, '按期办结率')).toContain('100%')
    expect(card(page, '群众满意率')).toContain('1 / 1')
    expect(card(page, '积案化解率')).toContain('<b class="indicator-percent">无</b>')
    expect(card(page, '积案化解率')).toContain('收到满1年还没有结束的')
    expect(card(page, '积案化解率')).toContain('目标95%')
    expect(card(page, '调结率')).toContain('没有定目标')
  })

  it('open to the cases behind them, by what they were counted as', async () => {
    const { auditor, at, query, text } = await begin()
    const all = await text(auditor, `${at}/acceptance${query}`)
    expect(all).toContain('全部分母 2')
    expect(all).toMatch(/cases\/good">2026-0001.*✓ 算在分子.*2026-09-03/)
    expect(all).toMatch(/cases\/late">2026-0002.*✗ 只算分母.*2026-10-16/)
    expect(all).not.toContain('cases/fresh')
    const pending = await text(auditor, `${at}/acceptance${query}&show=pending`)
    expect(pending).toMatch(/cases\/fresh">.*时限没到.*2026-11-27/)
    expect(pending).not.toContain('cases/late')
    expect((await auditor.get(`${at}/height${query}`)).status).toBe(404)
    expect((await auditor.get(`${at}/attendance${query}`)).status).toBe(404)
  })

  it('are what was known at the end of a day, with the settings of then', async () => {
    const { service, at, query, text, keeper, clock, office } = await begin()
    clock.now = '2026-11-25T02:00:00.000Z'
    const clerk = await service.user('later', [member(office, 'clerk')])
    const auditor = await service.user('later auditor', [member(office, 'auditor')])
    expect(keeper.step('late', step('refused', '2026-10-10'))).toBeUndefined()
    await clerk.post(`/o/${office}/audit/settings`, {
      ...{ version: '2', 'indicator[0]': 'acceptance', 'percent[0]': '90', 'from[0]': '2026-01', 'to[0]': '' },
      namesPeople: 'unnamed',
    })
    const now = card(await text(auditor, at + query), '及时受理率')
    expect(now).toContain('2 / 2')
    expect(now).toContain('✓ 达到目标90%')
    const then = card(await text(auditor, `${at}${query}&asof=2026-11-24`), '及时受理率')
    expect(then).toContain('1 / 2')
    expect(then).toContain('没有定目标')
    expect(await text(auditor, `${at}/acceptance${query}&asof=2026-11-24&show=unmet`)).toContain('cases/late')
    expect(await text(auditor, `${at}${query}&asof=2026-11-01`)).toContain('那时还没有')
  })

  it('balance month by month, each number open to its cases', async () => {
    const { auditor, at, query, text } = await begin()
    const page = await text(auditor, at + query)
    const rows = [...page.matchAll(/<td class="balance-month">(.*?)<\/tr>/g)].map(([, row]) =>
      row!
        .replace(/<[^>]*>/g, ' ')
        .trim()
        .split(/\s+/),
    )
    expect(rows).toEqual([
      ['2026-09', ...'01010000'],
      ['2026-10', ...'11110000'],
      ['2026-11', ...'11020000'],
    ])
    const left = await text(auditor, `${at}/balance${query}&month=2026-10&of=all&part=left`)
    expect(left).toContain('2026-10月末在办')
    expect(left).toContain('cases/late')
    expect(left).not.toContain('cases/good')
  })

  it('compare units in their order, and people only where the office says so', async () => {
    const { clerk, auditor, at, query, text, office } = await begin()
    const before = await text(auditor, at + query)
    const units = before.split('责任单位对比')[1]!
    expect([...units.matchAll(/compared-who">(.*?)</g)].map(([, name]) => name)).toEqual([
      ...['县自然资源局', '(还没有责任单位)'],
    ])
    expect(before).not.toContain('陈新伟')
    expect(before).not.toContain('领导对比')
    const form = { version: '2', namesPeople: 'named' }
    expect((await clerk.post(`/o/${office}/audit/settings`, form)).status).toBe(303)
    const leaders = (await text(auditor, at + query)).split('领导对比')[1]!
    expect([...leaders.matchAll(/compared-who">(.*?)</g)].map(([, name]) => name)).toEqual(['陈新伟', '邓宏伟'])
  })

  it('are for who speaks for a leader what they were without the cases that concern him, numbers left out', async () => {
    const { service, office, at, query, keeper, unit } = await begin()
    service.clock.now = '2026-11-25T02:00:00.000Z'
    const bound = await service.user('bound', [member(office, 'clerk'), member(office, 'leader', 'l05')])
    const addresses = ['', '/acceptance', '/first-visit', '/in-charge', '/satisfaction', '/balance'].flatMap(
      (path) => [`${at}${path}${query}`, `${at}${path}${query}&asof=2026-11-24`],
    )
    const all = async () => Promise.all(addresses.map(async (address) => (await bound.get(address)).text()))
    const before = await all()
    service.clock.now = '2026-11-24T02:00:00.000Z'
    const others = [
      { leaders: ['l05'], units: [] },
      { leaders: [], units: [unit] },
    ]
    for (const [n, concerns] of others.entries())
      expect(
        keeper.register(`hidden-${n}`, registration('2026-10-02', { concerns, earlier: 'good' }), {
          steps: [step('put-in-charge', '2026-10-02', { leader: 'l02' })],
        }),
      ).toBeUndefined()
    service.clock.now = '2026-11-25T02:00:00.000Z'
    // He had no post there on the day that is asked about.
    const kept = leaderOf(service.database, office, 'l05')!
    const post = { ...kept.posts[0]!, unit, from: '2026-11-25' }
    service.database.write(() =>
      saveLeader(
        service.database,
        { user: null, office, at: service.clock.now },
        { ...kept, posts: [...kept.posts, post] },
        [],
      ),
    )
    expect(await all()).toEqual(before)
    for (const page of before) expect(page).toContain('audit-question')
    expect(before.join('')).toContain('cases/good')
    expect(before.join('')).not.toContain('2026-0001')
    const free = await service.user('free', [member(office, 'clerk')])
    expect(await (await free.get(`${at}/acceptance${query}`)).text()).toContain('cases/hidden-1')
  })
})

describe('targets', () => {
  const typed = {
    ...{ version: '2', 'indicator[0]': 'backlog', 'percent[0]': '95', 'from[0]': '2022-05', 'to[0]': '2026-06' },
    ...{ 'indicator[1]': 'backlog', 'percent[1]': '96.5%', 'from[1]': '2026-07', 'to[1]': '' },
    ...{ 'indicator[2]': '', 'percent[2]': '', 'from[2]': '', 'to[2]': '' },
    ...{ namesPeople: 'unnamed', openData: 'opened' },
  }
  it('are saved by clerks, one line each, and other settings stay', async () => {
    const { service, office, clerk, auditor } = await begin()
    const at = `/o/${office}/audit/settings`
    const before = officeById(service.database, office)!
    expect(await (await clerk.get(at)).text()).toContain('value="95"')
    expect((await clerk.post(at, typed)).headers.get('location')).toBe(at)
    expect(officeById(service.database, office)!.settings).toEqual({
      ...before.settings,
      audit: {
        targets: [
          { indicator: 'backlog', percent: 95, from: '2022-05', to: '2026-06' },
          { indicator: 'backlog', percent: 96.5, from: '2026-07', to: null },
        ],
        ...{ namesPeople: false, openData: true },
      },
    })
    const shown = await (await auditor.get(at)).text()
    expect(shown).toContain('只有经办人可以修改')
    expect(shown).toContain('96.5')
  })

  it('come back as typed where they are wrong, or where somebody else saved meanwhile', async () => {
    const { service, office, clerk } = await begin()
    const at = `/o/${office}/audit/settings`
    const wrong: readonly [Partial<typeof typed>, string][] = [
      [{ 'percent[1]': '101' }, '填0到100的数'],
      [{ 'percent[1]': '很高' }, '填0到100的数'],
      [{ 'from[1]': '' }, '例如2026-01'],
      [{ 'to[0]': '2022-04' }, '不能早于开始的月份'],
      [{ 'from[1]': '2026-06' }, '这个指标在这些月份已有目标'],
      [{ 'to[0]': '' }, '这个指标在这些月份已有目标'],
    ]
    for (const [fields, says] of wrong) {
      const answer = await clerk.post(at, { ...typed, ...fields })
      const page = await answer.text()
      expect([answer.status, page.includes(says), page.includes('value="2022-05"')], says).toEqual([
        422,
        true,
        true,
      ])
    }
    expect(officeById(service.database, office)!.version).toBe(2)
    await clerk.post(at, typed)
    const late = await clerk.post(at, typed)
    expect([late.status, (await late.text()).includes('别人刚刚改过')]).toEqual([422, true])
  })
})
