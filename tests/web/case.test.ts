import { describe, expect, it } from 'vitest'
import { eventsOfCase } from '../../src/db/case-store.ts'
import { leadersOf } from '../../src/db/leader-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { personalOf } from '../../src/db/personal-store.ts'
import { caseKeeper, registration } from '../tools/kept-cases.ts'
import { postedForm } from '../tools/posted-form.ts'
import { member, startService, type Visitor } from '../tools/service.ts'

const id = '00000000-0000-4000-8000-000000000001'
const person = { name: '韦某某', contact: '13900000000' }
/** A made-up number with a real date and a right check character. */
const identity = '11010519491231002X'
const html = async (answer: Promise<Response>): Promise<string> => (await answer).text()

/** A county with one case, and people of each role. */
const county = async () => {
  const service = startService()
  const office = service.county()
  service.clock.now = '2026-03-02T02:00:00.000Z'
  const leaders = leadersOf(service.database, office)
  const unit = officeById(service.database, office)!.unit
  const keeper = caseKeeper(service, office)
  const said = keeper.register(id, registration('2026-03-02', { receiver: leaders[0]!.id, heads: 3 }), {
    personal: { people: [person], summary: '征地补偿款没有发放' },
  })
  expect(said).toBeUndefined()
  const as = (name: string, role: Parameters<typeof member>[1], leader: string | null = null) =>
    service.user(name, [member(office, role, leader)])
  const page = `/o/${office}/cases/${id}`
  const step = (who: Visitor, what: string, fields: Record<string, string | readonly string[]> = {}) => {
    const after = String(eventsOfCase(service.database, id).length)
    return who.post(`${page}/step`, { what, after, day: '2026-03-02', note: '', ...fields })
  }
  return { service, office, page, leaders, unit, keeper, as, step, clerk: await as('李经办', 'clerk') }
}
const logged = ({ database }: ReturnType<typeof startService>, what: string): number =>
  (database.sqlite.prepare('SELECT count(*) AS n FROM log WHERE what = ?').get(what) as { n: number }).n

describe('a case’s page', { timeout: 60_000 }, () => {
  it('hides words about people until somebody looks, who is logged; an auditor never does', async () => {
    const { service, page, as, clerk, keeper, leaders } = await county()
    const instructed = { what: 'instructed', day: '2026-03-02', data: { leader: leaders[0]!.id } } as const
    expect(keeper.step(id, instructed, '请尽快兑现')).toBeUndefined()
    const hidden = await html(clerk.get(page))
    for (const word of [person.name, person.contact, '征地补偿款', '请尽快兑现']) expect(hidden).not.toContain(word)
    expect(hidden).toContain('3人 · 已隐藏')
    expect(logged(service, 'case.looked')).toBe(0)
    const approver = await as('王审签', 'approver')
    for (const [times, who] of [clerk, approver].entries()) {
      const answer = await who.post(`${page}/look`)
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
      const shown = await answer.text()
      for (const word of [person.name, person.contact, '征地补偿款', '请尽快兑现']) expect(shown).toContain(word)
      expect(logged(service, 'case.looked')).toBe(times + 1)
    }
    const auditor = await as('赵督查', 'auditor')
    expect((await auditor.get(page)).status).toBe(200)
    expect(await html(auditor.get(page))).not.toMatch(/\/(look|words|step)"/)
    expect((await auditor.post(`${page}/look`)).status).toBe(404)
    expect(logged(service, 'case.looked')).toBe(2)
  })

  it('takes other words, never an identity-card number, and keeps what was typed', async () => {
    const { service, page, clerk } = await county()
    const form = postedForm(await html(clerk.post(`${page}/look`)), /\/words$/)
    const refused = await clerk.post(`${page}/words`, { ...form, summary: `补偿款 ${identity}`, handlers: '黄某' })
    expect(refused.status).toBe(422)
    const again = await refused.text()
    expect(again).toContain('系统不保存身份证号码')
    expect(again).toContain(`补偿款 ${identity}`)
    expect(postedForm(again, /\/words$/)).toMatchObject({ handlers: ['黄某'], name1: [person.name] })
    expect((await clerk.post(`${page}/words`, { ...form, handlers: '黄某' })).status).toBe(303)
    const kept = () => personalOf(service.database, service.context.keys, id)
    expect(kept()).toMatchObject({ people: [person], handlers: '黄某', summary: '征地补偿款没有发放' })
    // Shown before somebody else changed it.
    const late = await clerk.post(`${page}/words`, { ...form, summary: '另一件事' })
    expect(late.status).toBe(409)
    const conflict = await late.text()
    expect(conflict).toContain('别人刚刚改过')
    expect(kept()?.summary).toBe('征地补偿款没有发放')
    expect((await clerk.post(`${page}/words`, postedForm(conflict, /\/words$/))).status).toBe(303)
    expect(kept()?.summary).toBe('另一件事')
    expect(logged(service, 'case.words')).toBe(2)
  })

  it('refuses a step beside its field and keeps all that was typed', async () => {
    const { page, clerk, step, leaders, unit, service } = await county()
    const typed = { lead: unit, by: '2026-02-01', note: `身份证 ${identity}` }
    const wrong = await step(clerk, 'assigned', typed)
    expect(wrong.status).toBe(422)
    const shown = await wrong.text()
    expect(shown).toContain('系统不保存身份证号码')
    expect(shown).toContain('value="2026-02-01"')
    const early = await step(clerk, 'assigned', { ...typed, note: '急' })
    expect([early.status, (await early.text()).includes('限期不能早于当天')]).toEqual([422, true])
    for (const [kind, fields, says] of [
      ['put-in-charge', { leader: 'nobody' }, '请选择'],
      ['numbered', { nationalNumber: '?' }, '国家系统编号为4到40个'],
      ['numbered', { nationalNumber: identity }, '系统不保存身份证号码'],
      ['corrected', { heads: '2', representatives: '3', subject: '02', level: 'county' }, '请选择'],
      ['concerned', { leaders: leaders[0]!.id }, '请同时选定接替的领导'],
      ['answered', {}, '现在不能登记'],
      ['joint', {}, '至少选一位'],
      ['disposed', { as: 'promised' }, '请填写承诺办结的日期'],
    ] as const) {
      const answer = await step(clerk, kind, fields)
      expect([kind, answer.status]).toEqual([kind, 422])
      expect(await answer.text(), kind).toContain(says)
    }
    const late = await step(clerk, 'assigned', { lead: unit, after: '7', note: '原样保留' })
    expect(late.status).toBe(409)
    const kept = await late.text()
    for (const word of ['别人刚刚改过', '原样保留']) expect(kept).toContain(word)
    expect(eventsOfCase(service.database, id)).toHaveLength(1)
    expect((await clerk.get(page)).status).toBe(200)
  })

  it('lets an approver extend and nothing else, and an auditor nothing', async () => {
    const { as, step, clerk, leaders, service, page } = await county()
    const approver = await as('王审签', 'approver')
    const auditor = await as('赵督查', 'auditor')
    expect((await step(clerk, 'accepted')).status).toBe(303)
    expect((await step(approver, 'informed')).status).toBe(404)
    expect((await approver.post(`${page}/words`, { version: '1' })).status).toBe(404)
    const fields = { clock: 'handle', days: '10', approver: leaders[1]!.id, told: '2026-03-02' }
    expect((await step(auditor, 'extended', { ...fields, note: '复杂' })).status).toBe(404)
    expect((await step(approver, 'extended', fields)).status).toBe(422)
    expect((await step(approver, 'extended', { ...fields, note: '复杂' })).status).toBe(303)
    expect(eventsOfCase(service.database, id).map(({ what }) => what)).toEqual([
      'registered',
      'accepted',
      'extended',
    ])
    expect(await html(clerk.get(page))).toContain('已延期10天')
  })

  it('shows entries that were corrected, struck out or entered late, and by whom', async () => {
    const { service, as, step, page } = await county()
    service.clock.now = '2026-03-10T02:00:00.000Z'
    const clerk = await as('张经办', 'clerk')
    expect((await step(clerk, 'accepted')).status).toBe(303)
    expect(await html(clerk.get(page))).toContain('晚8天补记')
    expect((await step(clerk, 'struck', { event: '2', day: '2026-03-10' })).status).toBe(422)
    expect((await step(clerk, 'struck', { event: '2', day: '2026-03-10', note: '重复登记' })).status).toBe(303)
    const struck = await html(clerk.get(page))
    expect(struck).toContain('已作废')
    expect(struck).not.toContain('重复登记')
    expect(await html(clerk.post(`${page}/look`))).toContain('重复登记')
    const whole = postedForm(
      [...struck.matchAll(/<form\b[^>]*>.*?<\/form>/gs)].find(([one]) =>
        one.includes('"what" value="corrected"'),
      )![0],
      /\/step$/,
    )
    expect((await clerk.post(`${page}/step`, whole)).status).toBe(422)
    expect((await clerk.post(`${page}/step`, { ...whole, isFirst: 'no', heads: '2' })).status).toBe(303)
    expect(eventsOfCase(service.database, id).at(-1)!.data).toEqual({ isFirst: false, heads: 2 })
    expect(await html(clerk.get(page))).toContain('重信重访;来访人数:2')
  })

  it('is gone for whoever it concerns, from the step that says so on; others see no gap of numbers', async () => {
    const { as, step, clerk, leaders, page, service, office } = await county()
    const speaker = await service.user('联络员', [
      member(office, 'clerk'),
      member(office, 'liaison', leaders[2]!.id),
    ])
    const number = '2026-0001'
    expect(await html(clerk.get(page))).toContain(number)
    expect(await html(speaker.get(page))).not.toContain(number)
    const fields = { leaders: leaders[2]!.id }
    const answer = await step(speaker, 'concerned', fields)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/o/${office}/cases`])
    for (const request of [speaker.get(page), speaker.post(`${page}/look`), step(speaker, 'accepted')])
      expect((await request).status).toBe(404)
    expect((await clerk.get(page)).status).toBe(200)
    expect((await (await as('赵督查', 'auditor')).get(page)).status).toBe(200)
  })

  it('that was purged says so, with the day, and offers nothing more', async () => {
    const { keeper, clerk, step, page } = await county()
    expect((await step(clerk, 'dropped')).status).toBe(303)
    expect(keeper.step(id, { what: 'purged', day: '2026-03-02', data: {} })).toBeUndefined()
    const shown = await html(clerk.get(page))
    expect(shown).toContain('个人信息已于2026年3月2日清除')
    expect(shown).not.toMatch(/\/(look|words|step)"/)
    expect((await clerk.post(`${page}/look`)).status).toBe(404)
  })
})
