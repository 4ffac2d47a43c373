import { describe, expect, it } from 'vitest'
import { caseById, eventsOfCase } from '../../src/db/case-store.ts'
import { leadersOf } from '../../src/db/leader-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { everybody } from '../../src/domain/case.ts'
import { caseOf } from '../../src/reception/case-of.ts'
import { caseKeeper, registration } from '../tools/kept-cases.ts'
import { postedForm } from '../tools/posted-form.ts'
import { member, startService } from '../tools/service.ts'

type Fields = Record<string, string | readonly string[]>

/** A county whose clerk and approver walk a case by the forms of its page. */
const walk = async (more: Parameters<typeof registration>[1] = {}) => {
  const service = startService()
  const office = service.county()
  const leaders = leadersOf(service.database, office).map(({ id }) => id)
  const county = officeById(service.database, office)!.unit
  const units = ['农业农村局', '自然资源局', '信访联席办'].map((name, at) => ({ id: `unit-${at}`, name }))
  service.database.write(() => {
    for (const unit of units)
      saveUnit(
        service.database,
        { user: null, office, at: service.clock.now },
        { ...unit, level: 'department', parent: county },
      )
  })
  const clerk = await service.user('李经办', [member(office, 'clerk')])
  const approver = await service.user('王审签', [member(office, 'approver')])
  const auditor = await service.user('赵督查', [member(office, 'auditor')])
  const id = '00000000-0000-4000-8000-000000000001'
  const page = `/o/${office}/cases/${id}`
  service.clock.now = '2026-01-05T02:00:00.000Z'
  const person = { name: '韦某某', contact: '13900000000' }
  const refused = caseKeeper(service, office).register(
    id,
    registration('2026-01-05', { receiver: leaders[0]!, ...more }),
    { personal: { people: [person], summary: '征地补偿款没有发放' } },
  )
  expect(refused).toBeUndefined()
  const text = async (answer: Promise<Response>): Promise<string> => (await answer).text()
  /** The form of one kind of step, as it stands on the page. */
  const formOf = (html: string, kind: string): Record<string, string[]> => {
    const form = [...html.matchAll(/<form\b[^>]*>.*?<\/form>/gs)].find(([one]) =>
      one.includes(`name="what" value="${kind}"`),
    )
    if (!form) throw new Error(`the page offers no ${kind}`)
    return postedForm(form[0], /\/step$/)
  }
  return {
    service,
    office,
    page,
    id,
    leaders,
    units: units.map(({ id }) => id),
    ...{ clerk, approver, auditor },
    text,
    /** Takes a step by its form on a day, by the clerk unless another is said. */
    async step(kind: string, day: string, fields: Fields = {}, who: typeof clerk = clerk): Promise<void> {
      service.clock.now = `${day}T02:00:00.000Z`
      const form = formOf(await text(who.get(page)), kind)
      const answer = await who.post(`${page}/step`, { ...form, ...fields })
      expect([kind, answer.status, answer.headers.get('location')]).toEqual([kind, 303, page])
    },
    offers: async (kind: string, who: typeof clerk = clerk): Promise<boolean> =>
      (await text(who.get(page))).includes(`name="what" value="${kind}"`),
    now: () => caseById(service.database, office, everybody, id)!,
    case: () => caseOf(eventsOfCase(service.database, id)),
    due: (clock: string) =>
      service.database.sqlite
        .prepare('SELECT due, stopped, "is" FROM case_deadline WHERE clock = ? ORDER BY event')
        .all(clock),
  }
}

describe('a case, by the forms of its page,', { timeout: 60_000 }, () => {
  it('is solved on the spot, concluded, judged, closed and visited afterwards', async () => {
    const { step, now, case: one, offers } = await walk()
    expect(await offers('closed')).toBe(false)
    await step('disposed', '2026-01-05', { as: 'solved', note: '当场协调发放' })
    await step('concluded', '2026-01-05', { outcomes: ['solved', 'helped'] })
    await step('closed', '2026-01-05', { isSettled: 'yes' })
    await step('satisfied', '2026-01-06', { is: 'satisfied' })
    await step('visited', '2026-01-20', { note: '已到账' })
    expect(now()).toMatchObject({ state: 'closed', isOpen: false, ended: '2026-01-05', isSettled: true, due: null })
    expect(one()).toMatchObject({ outcomes: ['solved', 'helped'], satisfaction: 'satisfied', isVisited: true })
  })

  it('is explained, closed, taken up anew, and shown a legal route', async () => {
    const { step, now } = await walk()
    await step('disposed', '2026-01-05', { as: 'explained' })
    await step('closed', '2026-01-05', { isSettled: 'no' })
    await step('reopened', '2026-02-02', { note: '又来访' })
    expect(now()).toMatchObject({ state: 'registered', isOpen: true, ended: null })
    await step('transferred', '2026-02-03', { route: 'reconsideration' })
    expect(now()).toMatchObject({ state: 'transferred', isOpen: false, ended: '2026-02-03' })
  })

  it('is promised by a day, which is its limit until the promise was kept', async () => {
    const { step, due, now } = await walk()
    await step('disposed', '2026-01-05', { as: 'promised', by: '2026-01-30' })
    expect(due('promise')).toEqual([{ due: '2026-01-30', stopped: null, is: 'running' }])
    await step('promise-kept', '2026-01-28')
    expect(due('promise')).toEqual([{ due: '2026-01-30', stopped: '2026-01-28', is: 'met' }])
    await step('closed', '2026-01-29', { isSettled: 'yes' })
    expect(now().state).toBe('closed')
  })

  it('is assigned, extended, answered, reviewed and re-reviewed with a hearing, and purged years after its end', async () => {
    const { step, due, now, leaders, units, approver, offers, case: one, ...there } = await walk()
    await step('put-in-charge', '2026-01-05', { leader: leaders[1]! })
    await step('instructed', '2026-01-05', { leader: leaders[1]!, note: '请农业农村局牵头办理' })
    await step('first-handled', '2026-01-05', { unit: units[1]!, leader: leaders[1]! })
    expect(await offers('first-handled')).toBe(false)
    await step('assigned', '2026-01-06', { lead: units[1]!, co: [units[2]!], by: '2026-03-20' })
    await step('unit-received', '2026-01-07')
    await step('accepted', '2026-01-09')
    await step('informed', '2026-01-10')
    expect(due('handle')).toEqual([{ due: '2026-03-10', stopped: null, is: 'running' }])
    const extension = { clock: 'handle', days: '30', approver: leaders[0]!, told: '2026-03-05', note: '案情复杂' }
    await step('extended', '2026-03-05', extension, approver)
    expect(due('handle')).toEqual([{ due: '2026-04-09', stopped: null, is: 'running' }])
    expect(await offers('extended', approver)).toBe(false)
    for (const care of ['facts', 'policy', 'resolve', 'follow']) await step('cared', '2026-03-06', { care })
    await step('answered', '2026-04-01', { note: '已按标准补发' })
    expect(due('named-day')).toEqual([{ due: '2026-03-20', stopped: '2026-04-01', is: 'met' }])
    await step('opinion-received', '2026-04-03')
    // Closed too early: what was asked for in time is answered all the same.
    await step('closed', '2026-04-10', { isSettled: 'no' })
    await step('review-asked', '2026-04-20')
    expect(now()).toMatchObject({ state: 'review', isOpen: true, ended: null, isSettled: null, due: '2026-05-20' })
    await step('review-accepted', '2026-04-21')
    await step('review-answered', '2026-05-18')
    await step('review-received', '2026-05-20')
    await step('rereview-asked', '2026-06-01')
    expect(due('rereview')).toEqual([{ due: '2026-07-01', stopped: null, is: 'running' }])
    await step('hearing-began', '2026-06-10')
    expect(due('rereview')).toEqual([{ due: null, stopped: null, is: 'running' }])
    await step('hearing-ended', '2026-06-14')
    expect(due('rereview')).toEqual([{ due: '2026-07-06', stopped: null, is: 'running' }])
    await step('rereview-answered', '2026-07-06')
    await step('concluded', '2026-07-06', { outcomes: ['educated'] })
    await step('closed', '2026-07-07', { isSettled: 'yes' })
    expect(one()).toMatchObject({
      ...{ state: 'closed', isExtended: true, cares: ['facts', 'policy', 'resolve', 'follow'] },
      firstHandler: { unit: units[1]!, leader: leaders[1]! },
    })
    const { service, office, page, text } = there
    // Five years on, the words go, and what happened stays.
    service.clock.now = '2031-07-08T02:00:00.000Z'
    await service.context.purging.run()
    const successor = await service.user('陈经办', [member(office, 'clerk')])
    const shown = await text(successor.get(page))
    for (const words of ['个人信息已于2031年7月8日清除', '复核', '已办结']) expect(shown).toContain(words)
    expect(await text(successor.post(`${page}/look`))).not.toContain('征地补偿款没有发放')
    expect(one()).toMatchObject({ state: 'closed', isPurged: true, isExtended: true })
  })

  it('is wrongly assigned, objected to, assigned anew, and handled jointly under supervision', async () => {
    const { step, due, now, leaders, units, text, clerk, page } = await walk()
    await step('accepted', '2026-01-05')
    await step('assigned', '2026-01-06', { lead: units[1]!, by: '2026-02-01' })
    await step('unit-received', '2026-01-07')
    await step('objected', '2026-01-09', { note: '不属于本局职责' })
    expect(now().state).toBe('objected')
    await step('objection-settled', '2026-01-12', { isUpheld: 'yes' })
    expect(now()).toMatchObject({ state: 'accepted', lead: null })
    expect(due('named-day')).toEqual([{ due: '2026-02-01', stopped: '2026-01-12', is: 'ended' }])
    await step('assigned', '2026-01-13', { lead: units[2]! })
    await step('unit-received', '2026-01-14')
    await step('objected', '2026-01-15')
    await step('objection-settled', '2026-01-16', { isUpheld: 'no' })
    expect(now()).toMatchObject({ state: 'assigned', lead: units[2]! })
    await step('joint', '2026-01-20', { leaders: [leaders[2]!], units: [units[1]!, units[2]!] })
    await step('supervised', '2026-02-20', { leader: leaders[3]! })
    await step('answered', '2026-02-25')
    await step('closed', '2026-02-26', { isSettled: 'yes' })
    const shown = await text(clerk.get(page))
    for (const word of ['会办', '督办', '异议成立', '异议不成立', '已办结']) expect(shown).toContain(word)
  })

  it('goes through the steps of 阳光调处 where the office has them, and is offered none of them elsewhere', async () => {
    const { service, office, step, case: one, offers } = await walk()
    expect(await offers('mediated')).toBe(false)
    const set = service.database.sqlite.prepare(
      'UPDATE office SET settings = json_set(settings, ?, json(?)) WHERE id = ?',
    )
    set.run('$.cases.mediates', 'true', office)
    for (const [at, which] of ['together', 'hear', 'evidence', 'reviewed', 'hearing', 'ruling', 'legal'].entries())
      await step('mediated', `2026-01-${String(6 + at).padStart(2, '0')}`, { step: which })
    expect(one().mediation).toHaveLength(7)
    await step('dropped', '2026-01-20')
    expect(one()).toMatchObject({ state: 'dropped', isOpen: false })
  })

  it('is refused acceptance with a reason', async () => {
    const { step, now, page, clerk, service, text } = await walk()
    const before = await text(clerk.get(page))
    const form = { what: 'refused', after: '1', day: '2026-01-06', note: '' }
    service.clock.now = '2026-01-06T02:00:00.000Z'
    expect((await clerk.post(`${page}/step`, form)).status).toBe(422)
    expect(before).toContain('不予受理')
    await step('refused', '2026-01-06', { note: '已经诉讼' })
    expect(now()).toMatchObject({ state: 'refused', isOpen: false })
  })
})
