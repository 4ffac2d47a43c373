import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { addAmendment, addAmendmentStep } from '../../src/db/amendment-store.ts'
import { bookingById, bookingsFor, bookingsIn } from '../../src/db/booking-store.ts'
import { logOf } from '../../src/db/log-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { personalOf } from '../../src/db/personal-store.ts'
import { everybody, nothingPersonal } from '../../src/domain/case.ts'
import { defaultSettings, type OfficeSettings } from '../../src/domain/office.ts'
import { registerCase } from '../../src/web/cases/case-work.ts'
import { postedForm } from '../tools/posted-form.ts'
import { inForceIn, publishDuties } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

const month = '2026-11'
/** It is Tuesday the 10th, 10 o’clock. */
const duties = [
  { id: 'd12', date: '2026-11-12', leader: 'l01' },
  { id: 'd13', date: '2026-11-13', leader: 'l02' },
  { id: 'd16', date: '2026-11-16', leader: 'l03' },
]
const notReceived = '已经诉讼的事项,请向人民法院反映\n已经三级终结的信访事项'
const begin = async (booking: Partial<OfficeSettings['booking']> = {}) => {
  // Days go by in one session of the clerk.
  const service = startService({ ROSTER_SESSION_IDLE_MINUTES: '100000', ROSTER_SESSION_HOURS: '10000' })
  const on = { ...defaultSettings().booking, isOn: true, perSession: 2, ...booking }
  const office = service.county('small-county-2026-12', {
    booking: on,
    notice: { ...defaultSettings().notice, notReceived },
  })
  publishDuties(service, office, month, duties)
  const clerk = await service.user('clerk', [member(office, 'clerk')])
  const at = `/o/${office}/bookings`
  const { database } = service
  /** Enters a booking; its id. */
  const book = async (reception: string, more: Record<string, string | string[]> = {}, who = clerk) => {
    const id = randomUUID()
    const answer = await who.post(`${at}/new`, { id, reception, subject: '02', heads: '1', ...more })
    if (answer.status !== 303) throw new Error(await answer.text())
    // Waiting is by the instant.
    service.clock.now = new Date(Date.parse(service.clock.now) + 1000).toISOString()
    return id
  }
  const kept = (id: string) => bookingById(database, office, everybody, id)!
  const step = (id: string, is: string, more: Record<string, string> = {}, who = clerk) =>
    who.post(`${at}/${id}/step`, { is, after: String(kept(id).step), ...more })
  const list = async (who: Pick<typeof clerk, 'get'> = clerk) => (await who.get(at)).text()
  const inSession = (reception: string) =>
    bookingsFor(database, office, everybody, [reception]).filter(({ is }) => is === 'booked')
  const queued = () => bookingsIn(database, office, everybody, 'queued')
  return { service, database, office, clerk, at, book, kept, step, list, inSession, queued }
}
const person = { name: '韦小明', contact: '13812345678', summary: '征地补偿款没有到位' }

describe('the settings of bookings', () => {
  it('are off until a clerk turns them on; what other pages decide stays', async () => {
    const { service, office, clerk, at } = await begin({ isOn: false })
    expect((await clerk.get(`${at}/new`)).headers.get('location')).toBe(at)
    expect((await clerk.post(`${at}/new`, { subject: '02', heads: '1' })).headers.get('location')).toBe(at)
    const version = String(officeById(service.database, office)!.version)
    const typed = {
      isOn: 'on',
      perSession: '6',
      minutesEach: '15',
      daysBefore: '2天',
      until: '下午4点半',
      keepDays: '90',
      version,
    }
    const wrong = await clerk.post(`${at}/settings`, { ...typed, until: '25:00' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('value="25:00"')
    expect((await clerk.post(`${at}/settings`, typed)).status).toBe(303)
    const { settings } = officeById(service.database, office)!
    expect(settings.booking).toEqual({
      isOn: true,
      perSession: 6,
      minutesEach: 15,
      daysBefore: 2,
      until: '16:30',
      keepDays: 90,
    })
    expect(settings.notice.notReceived).toBe(notReceived)
    const stale = await clerk.post(`${at}/settings`, { ...typed, perSession: '9' })
    expect(stale.status).toBe(409)
    expect(await stale.text()).toContain('value="9"')
    expect((await clerk.get(`${at}/new`)).status).toBe(200)
  })

  it.each([
    { perSession: '0' },
    { perSession: '61' },
    { minutesEach: '4' },
    { daysBefore: '31' },
    { keepDays: '29' },
    { daysBefore: '一' },
    { until: '' },
  ])('refuse %j', async (typed) => {
    const { service, office, clerk, at } = await begin()
    const before = officeById(service.database, office)!
    const version = String(before.version)
    const good = {
      isOn: 'on',
      perSession: '6',
      minutesEach: '15',
      daysBefore: '2',
      until: '16:30',
      keepDays: '180',
      version,
    }
    expect((await clerk.post(`${at}/settings`, { ...good, ...typed })).status).toBe(422)
    expect(officeById(service.database, office)).toEqual(before)
  })
})

describe('a booking', () => {
  it('takes a place of a session, with its number and time, and its words are encrypted', async () => {
    const { service, database, clerk, at, book, kept, list } = await begin()
    await book('d12')
    const answer = await clerk.post(`${at}/new`, {
      ...{ id: randomUUID(), reception: 'd12', subject: '03', heads: '2' },
      ...person,
    })
    const page = await (await clerk.get(answer.headers.get('location')!)).text()
    expect(page).toContain('已预约: 11月12日(周四)上午 2号 09:20')
    const id = answer.headers.get('location')!.split('/').at(-1)!
    expect(kept(id)).toMatchObject({ is: 'booked', date: '2026-11-12', session: 'morning', place: 'hall' })
    expect(personalOf(database, service.context.keys, id)).toMatchObject({ summary: person.summary })
    expect(await list()).toMatch(/2批\(共可约2批\) <span class="mark warn">约满/)
    const raw = JSON.stringify(database.sqlite.prepare('SELECT * FROM log').all())
    for (const word of Object.values(person)) {
      expect(page).not.toContain(word)
      expect(raw).not.toContain(word)
    }
  })

  it('sent twice by a double click stands once', async () => {
    const { clerk, at, inSession } = await begin()
    const form = postedForm(await (await clerk.get(`${at}/new?reception=d12`)).text(), `${at}/new`)
    expect(form.reception).toEqual(['d12'])
    const typed = { ...form, subject: '02' }
    const both = await Promise.all([clerk.post(`${at}/new`, typed), clerk.post(`${at}/new`, typed)])
    expect(both.map(({ status }) => status)).toEqual([303, 303])
    expect(inSession('d12')).toHaveLength(1)
  })

  it('for the last place of a session is refused to one of two clerks, who is offered the next session', async () => {
    const { service, office, clerk, at, book, inSession } = await begin()
    const other = await service.user('other', [member(office, 'clerk')])
    await book('d12')
    const typed = () => ({ id: randomUUID(), reception: 'd12', subject: '02', heads: '1', ...person })
    const answers = await Promise.all([clerk.post(`${at}/new`, typed()), other.post(`${at}/new`, typed())])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(inSession('d12')).toHaveLength(2)
    const page = await answers.find(({ status }) => status === 422)!.text()
    expect(page).toContain('这一场已经约满。最近还能约的是11月13日(周五)上午')
    expect(page).toContain('<option value="d13" selected="">')
    expect(page).toContain(`value="${person.name}"`)
  })

  it('past the cut-off goes to the next session or the queue; the queue still fills that session', async () => {
    const { service, clerk, at, step, book, inSession } = await begin()
    service.clock.now = '2026-11-11T08:59:00.000Z'
    await book('d12')
    service.clock.now = '2026-11-11T09:00:00.000Z'
    const late = await clerk.post(`${at}/new`, { reception: 'd12', subject: '02', heads: '1' })
    expect(late.status).toBe(422)
    expect(await late.text()).toContain('这一场的预约已经截止')
    expect(await (await clerk.get(`${at}/new?reception=d12`)).text()).toContain('<option value="d13" selected="">')
    const waiting = await book('')
    expect((await step(waiting, 'booked', { reception: 'd12' })).status).toBe(303)
    expect(inSession('d12')).toHaveLength(2)
  })

  it('is refused for what is not received, in the office’s own words, and keeps what was typed', async () => {
    const { clerk, at, queued } = await begin()
    const answer = await clerk.post(`${at}/new`, { not: '0', subject: '02', heads: '1', ...person })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('没有登记:已经诉讼的事项,请向人民法院反映。')
    expect(page).toContain(`value="${person.name}"`)
    expect(page).toMatch(/name="not" value="0" checked/)
    expect(queued()).toEqual([])
  })

  it.each([
    [{ subject: '' }, '请填写'],
    [{ subject: '99' }, '请选择一类'],
    [{ heads: '0' }, '填1到9999的整数'],
    [{ heads: '6' }, '代表不超过5人(《信访工作条例》第二十条)'],
    [{ summary: '身份证11010519491231002X' }, '身份证号码'],
    [{ contact: '1'.repeat(101) }, '至多100个字'],
  ])('is refused with %j', async (typed, says) => {
    const { clerk, at, queued } = await begin()
    const answer = await clerk.post(`${at}/new`, { subject: '02', heads: '1', name: '韦', ...typed })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(says)
    expect(page).toContain('value="韦"')
    expect(queued()).toEqual([])
  })

  it('of more than five is taken once they are told to send representatives', async () => {
    const { book, kept } = await begin()
    expect(kept(await book('', { heads: '12', told: 'yes' })).heads).toBe(12)
  })
})

describe('withdrawal from a booking', () => {
  it('keeps it out of the sessions of a leader it concerns, or of one with a post in a unit it concerns', async () => {
    const { clerk, at, book, step, kept, list } = await begin()
    const refused = await clerk.post(`${at}/new`, { reception: 'd12', subject: '02', heads: '1', leaders: 'l01' })
    expect(refused.status).toBe(422)
    const page = await refused.text()
    expect(page).toContain('应当回避')
    expect(page).toContain('<option value="d13" selected="">')
    const waiting = await book('', { leaders: ['l01', 'l02'] })
    for (const reception of ['d12', 'd13']) expect((await step(waiting, 'booked', { reception })).status).toBe(303)
    expect(kept(waiting).is).toBe('queued')
    // Only the session of l03 is offered in its row.
    const row = postedForm(await list(), `${at}/${waiting}/step`)
    expect(row.reception).toEqual(['d16'])
    const byUnit = await book('', { units: 'xz' })
    await step(byUnit, 'booked', { reception: 'd16' })
    expect(kept(byUnit).is).toBe('queued')
  })

  it('makes it nothing to whoever is or speaks for such a leader: lists, counts, page, log', async () => {
    const { service, database, office, at, book, list } = await begin()
    const speaks = await service.user('speaks', [member(office, 'clerk'), member(office, 'liaison', 'l01')])
    const without = await list(speaks)
    const id = await book('d13', { leaders: 'l01' })
    const waiting = await book('', { leaders: 'l01' })
    expect(await list(speaks)).toBe(without)
    for (const one of [id, waiting]) {
      expect((await speaks.get(`${at}/${one}`)).status).toBe(404)
      expect((await speaks.post(`${at}/${one}/look`)).status).toBe(404)
      expect((await speaks.post(`${at}/${one}/step`, { is: 'cancelled', after: '1' })).status).toBe(404)
    }
    const sheet = await (await speaks.get(`${at}/sheet?reception=d13`)).text()
    expect(sheet).not.toContain('征地拆迁')
    const seen = (leaders: string[]) =>
      logOf(database, office, { viewer: { leaders }, limit: 99 }).filter(({ what }) => what.startsWith('booking.'))
    expect(seen(['l01'])).toEqual([])
    expect(seen(['l05'])).toHaveLength(2)
    expect(seen([])).toHaveLength(2)
  })
})

describe('what becomes of a booking', () => {
  it('is said on its day, once: seen, missed, cancelled, waiting', async () => {
    const { service, clerk, at, book, kept, step } = await begin()
    const id = await book('d12')
    await step(id, 'seen')
    expect(kept(id).is).toBe('booked')
    service.clock.now = '2026-11-12T01:30:00.000Z'
    const page = await (await clerk.get(`${at}/${id}`)).text()
    expect(page).toContain(`/cases/new?booking=${id}`)
    const shown = kept(id).step
    await step(id, 'missed')
    const stale = await clerk.post(`${at}/${id}/step`, { is: 'cancelled', after: String(shown) })
    expect(await (await clerk.get(stale.headers.get('location')!)).text()).toContain('别人刚刚处理过这个预约')
    expect(kept(id).is).toBe('missed')
    await step(id, 'seen')
    expect(kept(id)).toMatchObject({ is: 'seen', date: '2026-11-12', reception: 'd12', case: null })
    expect((await step(id, 'seen', { case: 'no-such-case' })).status).toBe(404)
    expect((await step(id, 'rejected')).status).toBe(303)
    expect(kept(id).is).toBe('seen')
  })

  it('is the case it became, and once that does not exist for somebody, neither does the booking', async () => {
    const { service, database, office, clerk, at, book, kept, step } = await begin()
    const id = await book('d12')
    service.clock.now = '2026-11-12T01:30:00.000Z'
    const files = { database, keys: service.context.keys }
    const actor = { user: clerk.id, office, at: service.clock.now }
    const facts = { session: 'morning', place: 'hall', level: 'county', subject: '02' } as const
    const counts = { isFirst: true, isCollective: false, heads: 1, representatives: 0 }
    const rest = { receiver: 'l01', concerns: { leaders: ['l07'], units: [] }, nationalNumber: null, earlier: null }
    const data = { ...facts, ...counts, ...rest, reception: 'd12', clocks: 0 }
    const event = { what: 'registered', day: '2026-11-12', data } as const
    database.write(() =>
      registerCase(files, officeById(database, office)!, actor, {
        id: 'c1',
        event,
        // biome-ignore lint/suspicious/noThenProperty: what follows in the same session; nobody awaits it
        then: [],
        personal: nothingPersonal,
      }),
    )
    expect(await (await clerk.get(`${at}/${id}`)).text()).toContain('<option value="c1">2026-0001 征地拆迁')
    await step(id, 'seen', { case: 'c1' })
    expect(kept(id)).toMatchObject({ is: 'seen', case: 'c1' })
    const page = await (await clerk.get(`${at}/${id}`)).text()
    expect(page).toContain(`href="/o/${office}/cases/c1"`)
    expect(page).not.toContain(`action="${at}/${id}/step"`)
    const speaks = await service.user('speaks', [member(office, 'clerk'), member(office, 'liaison', 'l07')])
    expect((await speaks.get(`${at}/${id}`)).status).toBe(404)
    const log = logOf(database, office, { viewer: { leaders: ['l07'] }, limit: 99 })
    expect(log.filter(({ subject }) => subject === id)).toEqual([])
  })

  it('gives its number to the next, and leaves the others theirs', async () => {
    const { clerk, at, book, step } = await begin({ perSession: 3 })
    const [first] = [await book('d12'), await book('d12', { subject: '03' })]
    await step(first, 'cancelled')
    await book('d12', { subject: '01' })
    const sheet = (await (await clerk.get(`${at}/sheet?reception=d12`)).text()).replace(/<[^>]*>/g, ' ')
    expect(sheet).toMatch(/1\s+09:00\s+基本民生\s+1人\s+2\s+09:20\s+矿群矛盾和产权纠纷\s+1人\s+3\s+09:40/)
    // Names never stand on it.
    expect(sheet).not.toContain('韦小明')
  })

  it('moves those not received to the next session in the order of waiting, the rest into the queue, once', async () => {
    const { service, clerk, at, book, step, kept, list, queued } = await begin({ perSession: 3 })
    await book('d13')
    const [seen, second, third] = [await book('d12'), await book('d12'), await book('d12')]
    const barred = await book('d16', { leaders: 'l02' })
    service.clock.now = '2026-11-12T04:00:00.000Z'
    await step(seen, 'seen')
    expect(await list()).toContain('未接待的转入下一场')
    const answer = await clerk.post(`${at}/carry`, { from: 'd12' })
    expect(await (await clerk.get(answer.headers.get('location')!)).text()).toContain('2批转入11月13日(周五)上午。')
    expect([second, third].map((id) => kept(id).reception)).toEqual(['d13', 'd13'])
    const again = await clerk.post(`${at}/carry`, { from: 'd12' })
    expect(await (await clerk.get(again.headers.get('location')!)).text()).toContain('没有可以转的')
    expect(kept(seen).is).toBe('seen')
    // The next has one place for three, and its leader has to withdraw from nobody of them.
    service.clock.now = '2026-11-13T04:00:00.000Z'
    await clerk.post(`${at}/carry`, { from: 'd13' })
    expect(kept(barred).reception).toBe('d16')
    expect(queued().map(({ id }) => id)).toEqual([third])
    expect(kept(second).reception).toBe('d16')
    const filled = await clerk.post(`${at}/carry`, { from: 'queue', reception: 'd16' })
    expect(await (await clerk.get(filled.headers.get('location')!)).text()).toContain('这一场没有空位')
    await step(barred, 'cancelled')
    await clerk.post(`${at}/carry`, { from: 'queue', reception: 'd16' })
    expect(queued()).toEqual([])
  })

  it('is shown where its session was moved or cancelled, and follows to the new day or waits', async () => {
    const { service, office, clerk, at, book, kept, list, queued } = await begin()
    const [moved, off, covered] = [await book('d12'), await book('d13'), await book('d16', { leaders: 'l04' })]
    expect(await list()).not.toContain('场次已变动')
    publishDuties(service, office, month, [
      { id: 'd12', date: '2026-11-17', leader: 'l01' },
      { id: 'd16', date: '2026-11-16', leader: 'l04' },
    ])
    const page = await list()
    expect(page).toContain('这些预约的场次已变动')
    expect(page).toContain('改到 11月17日(周二)上午')
    expect(page).toContain('改由应当回避的领导接访')
    await clerk.post(`${at}/moved`, { reception: 'd12', way: 'follow' })
    expect(kept(moved)).toMatchObject({ is: 'booked', date: '2026-11-17', reception: 'd12' })
    await clerk.post(`${at}/moved`, { reception: 'd13', way: 'follow' })
    await clerk.post(`${at}/moved`, { reception: 'd16', way: 'queue' })
    expect(queued().map(({ id }) => id)).toEqual([off, covered])
    expect(await list()).not.toContain('场次已变动')
    const again = await clerk.post(`${at}/moved`, { reception: 'd12', way: 'queue' })
    expect(again.status).toBe(303)
    expect(kept(moved).is).toBe('booked')
  })
})

describe('a session put off into another month', () => {
  it('is found again there, and takes as many as it has room for', async () => {
    const { service, office, clerk, database, at, book, kept, list, queued } = await begin()
    const [first, second] = [await book('d13'), await book('d13')]
    publishDuties(service, office, month, [duties[0]!, duties[2]!])
    publishDuties(service, office, '2026-12', [{ id: 'd02', date: '2026-12-02', leader: 'l02' }])
    const { rosterId } = inForceIn(service, office, month)
    const actor = { user: clerk.id, office, at: service.clock.now }
    database.write(() => {
      const other = { otherRoster: null, otherDuty: null, otherLeader: null, toDay: '2026-12-02', reason: '出差' }
      const asked = { kind: 'defer', roster: rosterId, duty: 'd13', leader: 'l02', ...other } as const
      const amendment = addAmendment(database, actor, asked)
      addAmendmentStep(database, actor, { amendment, is: 'approved' })
    })
    await book('d02')
    expect(await list()).toContain('改到 12月2日(周三)上午')
    const answer = await clerk.post(`${at}/moved`, { reception: 'd13', way: 'follow' })
    const said = await (await clerk.get(answer.headers.get('location')!)).text()
    expect(said).toContain('1批转入12月2日(周三)上午,1批在接访库等候。')
    expect(kept(first)).toMatchObject({ is: 'booked', date: '2026-12-02', reception: 'd02' })
    expect(queued().map(({ id }) => id)).toEqual([second])
  })
})

describe('the words about people of a booking', () => {
  it('are shown to clerks when they ask, which the log notes, and changed as they were shown', async () => {
    const { service, database, office, clerk, at, book } = await begin()
    const id = await book('d12', person)
    const masked = await (await clerk.get(`${at}/${id}`)).text()
    expect(masked).toContain('姓名 ****、联系电话 ****、反映事项 ****')
    const looks = () =>
      logOf(database, office, { viewer: everybody, limit: 99 }).filter(({ what }) => what === 'booking.looked')
    expect(looks()).toHaveLength(0)
    const page = await (await clerk.post(`${at}/${id}/look`)).text()
    for (const word of Object.values(person)) expect(page).toContain(word)
    expect(looks()).toMatchObject([{ user: clerk.id, subject: id }])
    const form = postedForm(page, `${at}/${id}/words`)
    const wrong = await clerk.post(`${at}/${id}/words`, { ...form, summary: '证号11010519491231002X' })
    expect(wrong.status).toBe(422)
    expect((await clerk.post(`${at}/${id}/words`, { ...form, contact: '0772-1234567' })).status).toBe(303)
    expect(personalOf(database, service.context.keys, id)!.people).toEqual([
      { name: person.name, contact: '0772-1234567' },
    ])
    const stale = await clerk.post(`${at}/${id}/words`, { ...form, name: '别人' })
    expect(stale.status).toBe(409)
    expect(await stale.text()).toContain('value="别人"')
  })

  it('are nowhere for approvers and auditors, who read the rest, and for leaders there is nothing', async () => {
    const { service, office, at, book } = await begin()
    const id = await book('d12', person)
    for (const role of ['approver', 'auditor'] as const) {
      const who = await service.user(role, [member(office, role)])
      for (const path of ['', `/${id}`, '/sheet?reception=d12', '/settings']) {
        const answer = await who.get(`${at}${path}`)
        expect(answer.status, path).toBe(200)
        const page = await answer.text()
        for (const word of Object.values(person)) expect(page, path).not.toContain(word)
        expect(page).not.toContain('<button type="submit" class="small')
      }
      expect((await who.post(`${at}/${id}/look`)).status).toBe(404)
    }
    const leader = await service.user('leader', [member(office, 'leader', 'l05')])
    for (const path of ['', `/${id}`, '/sheet?reception=d12'])
      expect((await leader.get(`${at}${path}`)).status).toBe(404)
  })
})
