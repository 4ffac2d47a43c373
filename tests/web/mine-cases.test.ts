import { describe, expect, it } from 'vitest'
import { saveUnit } from '../../src/db/unit-store.ts'
import type { NewCaseEvent } from '../../src/domain/case-event.ts'
import { caseKeeper, registration } from '../tools/kept-cases.ts'
import { publishDuties } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

const today = '2026-11-10'
const number = '2026-0001'
const national = 'GX2026888800001'
const marks = ['王记号', '13900001234', '推土机进村', '请国土局查清'] as const

/** The small county with one case, received by l03 in a duty of his, l04 in charge, and words about people. */
const county = async () => {
  const service = startService()
  const office = service.county()
  service.database.write(() =>
    saveUnit(
      service.database,
      { user: null, office, at: service.clock.now },
      { id: 'land', name: '县国土局', level: 'department', parent: 'xz' },
    ),
  )
  publishDuties(service, office, '2026-11', [{ id: 'duty-a', date: '2026-11-03', leader: 'l03' }])
  const cases = caseKeeper(service, office)
  const people = [{ name: marks[0], contact: marks[1] }]
  const event = registration('2026-11-03', {
    ...{ receiver: 'l03', reception: 'duty-a', place: 'hall', nationalNumber: national },
    ...{ isCollective: true, heads: 12, representatives: 5 },
  })
  cases.register('case-a', event, { personal: { people, summary: marks[2], handlers: '责任人甲' } })
  for (const step of [
    { what: 'put-in-charge', day: '2026-11-03', data: { leader: 'l04' } },
    { what: 'assigned', day: '2026-11-04', data: { lead: 'land', co: [], by: '2026-11-09' } },
    { what: 'accepted', day: '2026-11-05', data: {} },
    { what: 'cared', day: '2026-11-05', data: { care: 'facts' } },
    { what: 'supervised', day: '2026-11-06', data: { leader: 'l01' } },
  ] as NewCaseEvent[])
    expect(cases.step('case-a', step)).toBeUndefined()
  expect(
    cases.step('case-a', { what: 'instructed', day: today, data: { leader: 'l04' } }, marks[3]),
  ).toBeUndefined()
  const own = (name: string, leader: string, role: 'leader' | 'liaison' = 'leader') =>
    service.user(name, [member(office, role, leader)])
  return { service, office, cases, own }
}

const textOf = async (answer: Response | Promise<Response>): Promise<string> => {
  const { status } = await answer
  expect(status).toBe(200)
  return (await answer).text()
}
const page = '/o/xz/mine/cases/case-a'

describe('a leader’s cases on his own page', () => {
  it('are there for receiver and leader in charge, with state, unit, next limit and what of 四包 is done', async () => {
    const { own } = await county()
    const [receiver, inCharge, other] = await Promise.all([own('a', 'l03'), own('b', 'l04'), own('c', 'l05')])
    const [his, hers, none] = await Promise.all([
      textOf(receiver.get('/o/xz/mine')),
      textOf(inCharge.get('/o/xz/mine')),
      textOf(other.get('/o/xz/mine')),
    ])
    for (const text of [his, hers])
      for (const said of [
        '征地拆迁',
        '办理中',
        '11月3日(周二)接访',
        '县国土局',
        '交办限期 11月9日(周一)',
        '超期1天',
      ])
        expect(text).toContain(said)
    expect(his).toContain('<span class="mark">接待</span>')
    expect(his).not.toContain('四包')
    expect(hers).toContain('包案</span>')
    expect(hers).toContain('已做包掌握情况;还没做包解释政策、包化解问题、包跟踪到底')
    expect(none).toContain('目前没有正在办理的信访事项')
    expect(none).not.toContain('征地拆迁')
  })

  it('begin with the limits due by Sunday or past, of him who answers, the leader in charge', async () => {
    const { own, cases } = await county()
    cases.register('case-b', registration('2026-10-31', { receiver: 'l04', subject: '05' }))
    cases.register('case-c', registration('2026-11-02', { receiver: 'l04', subject: '06' }))
    const [receiver, inCharge] = await Promise.all([own('a', 'l03'), own('b', 'l04')])
    expect(await textOf(receiver.get('/o/xz/mine'))).not.toContain('本周到期')
    const hers = await textOf(inCharge.get('/o/xz/mine'))
    const week = /<h4>本周到期和已超期<\/h4>([\s\S]*?)<\/ul>/.exec(hers)![1]!
    expect(week).toContain('征地拆迁:交办限期')
    // 31 October and 15 days: Sunday 15 November; two days later it is next week.
    expect(week).toContain('国有企业改制和关闭破产:转送、交办')
    expect(week).not.toContain('涉军')
  })

  it('that ended this year are folded, those of another year not there', async () => {
    const { own, cases, service } = await county()
    for (const [id, day, subject] of [
      ['case-b', '2025-12-20', '05'],
      ['case-c', '2026-01-05', '06'],
    ] as const)
      cases.register(id, registration(day, { receiver: 'l04', subject }), {
        steps: [
          { what: 'disposed', day, data: { as: 'solved', by: null } },
          { what: 'closed', day, data: { isSettled: true } },
        ],
      })
    const leader = await own('b', 'l04')
    const text = await textOf(leader.get('/o/xz/mine'))
    expect(text).toContain('今年已办完(1件)')
    expect(text).toContain('涉军')
    expect(text).not.toContain('国有企业')
    service.clock.now = '2027-01-02T02:00:00.000Z'
    expect(await textOf((await own('later', 'l04')).get('/o/xz/mine'))).not.toContain('今年已办完')
  })

  it('are linked from the past duty they were taken in, without figures', async () => {
    const { own } = await county()
    const text = await textOf((await own('a', 'l03')).get('/o/xz/mine'))
    const past = /今年已过去的接访[\s\S]*?<\/details>/.exec(text)![0]
    expect(past).toContain(`接待的事项 <a href="${page}">征地拆迁</a>`)
    expect(past).not.toMatch(/批次|人次/)
  })
})

describe('a case for its leader', () => {
  it('says what he needs, and no number, name or contact of anybody who came; so for his liaison officer', async () => {
    const { own } = await county()
    for (const who of [await own('a', 'l03'), await own('b', 'l04'), await own('s', 'l04', 'liaison')]) {
      const text = await textOf(who.get(page))
      for (const said of [
        '县群众工作部接访大厅',
        '初信初访,集体访12人(代表5人)',
        '县国土局',
        '包掌握情况',
        '督办',
        '办结',
      ])
        expect(text).toContain(said)
      for (const hidden of [...marks, number, national, '责任人甲', '国家系统编号'])
        expect(text).not.toContain(hidden)
      for (const hidden of [...marks, number, national])
        expect(await textOf(who.get('/o/xz/mine'))).not.toContain(hidden)
    }
  })

  it('shows him its words once he asks for them, which the log notes', async () => {
    const { own, service } = await county()
    const leader = await own('b', 'l04')
    expect(await textOf(leader.get(page))).toContain('查看反映事项和来访人')
    const looks = () =>
      service.database.sqlite.prepare(`SELECT user, subject, data FROM log WHERE what = 'case.looked'`).all()
    expect(looks()).toEqual([])
    const text = await textOf(leader.post(`${page}/look`))
    for (const shown of [...marks, '责任人甲']) expect(text).toContain(shown)
    for (const hidden of [number, national]) expect(text).not.toContain(hidden)
    expect(looks()).toEqual([{ user: leader.id, subject: 'case-a', data: '{"what":"mine"}' }])
    expect(await textOf(leader.get(page))).not.toContain(marks[0])
  })

  it('shows its words to no liaison officer, nor to him for whom he who asks only speaks', async () => {
    const { own, service } = await county()
    const secretary = await own('s', 'l04', 'liaison')
    expect(await textOf(secretary.get(page))).not.toContain('查看反映事项')
    expect((await secretary.post(`${page}/look`)).status).toBe(404)
    // A leader himself, and the liaison officer of the one whose case it is.
    const both = await service.user('both', [member('xz', 'leader', 'l09'), member('xz', 'liaison', 'l04')])
    expect(await textOf(both.get(page))).not.toContain('查看反映事项')
    expect((await both.post(`${page}/look`)).status).toBe(404)
    expect(
      service.database.sqlite.prepare(`SELECT count(*) AS n FROM log WHERE what = 'case.looked'`).get(),
    ).toEqual({ n: 0 })
  })

  it('is no page to anybody else, nor once it concerns him or a unit of his: as an id nobody knows', async () => {
    const { own, cases, service } = await county()
    const plain = async (who: { get(path: string): Promise<Response> }, path: string) => {
      const answer = await who.get(path)
      return { status: answer.status, text: (await answer.text()).replaceAll(/case-\w+/g, '') }
    }
    const other = await own('c', 'l05')
    const unknown = await plain(other, '/o/xz/mine/cases/case-x')
    expect(unknown.status).toBe(404)
    expect(await plain(other, page)).toEqual(unknown)
    const receiver = await own('a', 'l03')
    // His secretary speaks for another leader whom it concerns, too.
    const secretary = await service.user('s', [member('xz', 'liaison', 'l03'), member('xz', 'liaison', 'l07')])
    expect((await secretary.get(page)).status).toBe(200)
    const concerns = { leaders: ['l03', 'l07'], units: [] }
    const step = { what: 'concerned', day: today, data: { concerns, receiver: 'l06', inCharge: null } } as const
    expect(cases.step('case-a', step)).toBeUndefined()
    for (const who of [receiver, secretary]) {
      expect((await who.get(page)).status).toBe(404)
      expect(await textOf(who.get('/o/xz/mine'))).not.toContain('征地拆迁')
    }
    expect((await receiver.post(`${page}/look`)).status).toBe(404)
    expect((await (await own('d', 'l06')).get(page)).status).toBe(200)
  })

  it('says in words what became of it, without what was struck out or whom it concerns', async () => {
    const { own, cases } = await county()
    const concerns = { leaders: ['l09'], units: [] }
    for (const step of [
      { what: 'answered', day: today, data: {} },
      { what: 'concerned', day: today, data: { concerns, receiver: null, inCharge: null } },
      { what: 'concluded', day: today, data: { outcomes: ['solved', 'helped'] } },
      { what: 'visited', day: today, data: { leader: 'l02' } },
      { what: 'struck', day: today, data: { event: 11 } },
      { what: 'satisfied', day: today, data: { is: 'fair' } },
      { what: 'closed', day: today, data: { isSettled: true } },
    ] as NewCaseEvent[])
      expect(cases.step('case-a', step), step.what).toBeUndefined()
    const text = await textOf((await own('b', 'l04')).get(page))
    for (const said of ['生活困难的帮扶救助到位', '基本满意', '已化解', '完成时已超期', '已按期完成'])
      expect(text).toContain(said)
    expect(text).not.toContain('回访')
    expect(text).not.toContain('贾桂凤')
    expect(text).not.toContain('回避')
  })
})
