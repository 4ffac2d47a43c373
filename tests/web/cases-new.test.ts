import { describe, expect, it } from 'vitest'
import { addAttendance } from '../../src/db/attendance-store.ts'
import { addBooking, bookingById } from '../../src/db/booking-store.ts'
import { casesOf, numberOfCase } from '../../src/db/case-list.ts'
import { eventsOfCase } from '../../src/db/case-store.ts'
import { saveClocks } from '../../src/db/clock-store.ts'
import { personalOf, savePersonal } from '../../src/db/personal-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { everybody, nothingPersonal } from '../../src/domain/case.ts'
import { regulationClocks } from '../../src/domain/clock-presets.ts'
import { publishDuties } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

/** Right by GB 11643: an identity card’s number, and one of the national system that looks like a child’s. */
const identityNumber = '11010519491231002X'
const nationalNumber = '451322202001100017'

const county = async () => {
  const service = startService()
  const office = service.county()
  const { database, context } = service
  const program = { user: null, office, at: service.clock.now }
  database.write(() => {
    saveUnit(database, program, { id: 'police', name: '县公安局', level: 'department', parent: 'xz' })
    saveUnit(database, program, { id: 'town', name: '甲镇', level: 'township', parent: 'xz' })
  })
  publishDuties(service, office, '2026-11', [
    { id: 'duty-1', date: '2026-11-10', leader: 'l01' },
    { id: 'duty-2', date: '2026-11-12', leader: 'l02' },
  ])
  const clerk = await service.user('经办小王', [member(office, 'clerk')])
  const cases = () => casesOf(database, office, everybody, {}, { limit: 99, offset: 0 })
  return { service, office, clerk, database, context, cases, program, path: `/o/${office}/cases/new` }
}

const typed = (fields: Record<string, string | string[]> = {}) => ({
  day: '2026-11-09',
  session: '',
  place: '',
  receiver: '',
  subject: '02',
  isFirst: 'first',
  heads: '2',
  name1: '张 三',
  contact1: '13800000000',
  summary: '征地补偿没有到位',
  as: '',
  ...fields,
})

/** What the form holds, as a browser would send it again. */
const valueIn = (page: string, name: string): string | undefined =>
  new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(page)?.[0].match(/value="([^"]*)"/)?.[1]
const chosenIn = (page: string, name: string): string | undefined =>
  new RegExp(`<select[^>]*name="${name}".*?</select>`, 's').exec(page)?.[0].match(/value="([^"]*)" selected/)?.[1]

describe('a case', () => {
  it('is registered under the next number of its year, its words sealed apart', async () => {
    const { clerk, path, cases, database, context } = await county()
    const answer = await clerk.post(path, typed())
    const [one] = cases()
    expect(answer.headers.get('location')).toBe(`/o/xz/cases/${one!.case}`)
    expect(decodeURIComponent(answer.headers.getSetCookie().join())).toContain('已登记,编号2026-0001')
    expect(one).toMatchObject({ year: 2026, n: 1, received: '2026-11-09', subject: '02', heads: 2, isFirst: true })
    expect(personalOf(database, context.keys, one!.case)).toMatchObject({
      people: [{ name: '张三', contact: '13800000000' }],
      summary: '征地补偿没有到位',
    })
    await clerk.post(path, typed({ day: '2025-12-31' }))
    await clerk.post(path, typed())
    expect(cases().map(({ year, n }) => [year, n])).toEqual([
      [2026, 2],
      [2026, 1],
      [2025, 1],
    ])
  })

  it('taken on a duty hangs on it, and brings day, session, place and receiver with it', async () => {
    const { clerk, path, cases } = await county()
    const page = await (await clerk.get(`${path}?reception=duty-1`)).text()
    expect(page).toContain('11月10日(周二)</b> 上午')
    expect(chosenIn(page, 'receiver')).toBe('l01')
    expect(page).toMatch(/<select[^>]*name="subject"[^>]*autofocus/)
    await clerk.post(path, { ...typed({ receiver: 'l01', day: '2020-01-01' }), reception: 'duty-1' })
    expect(cases()[0]).toMatchObject({
      ...{ reception: 'duty-1', received: '2026-11-10', place: 'hall', receiver: 'l01' },
    })
  })

  it('on a duty that somebody else served has the substitute as receiver, on an absent leader’s nobody', async () => {
    const { clerk, path, database, office } = await county()
    const note = (reception: string, is: 'covered' | 'absent', coveredBy: string | null) =>
      addAttendance(
        database,
        { user: clerk.id, office, at: '2026-11-10T02:00:00.000Z' },
        {
          ...{ reception, isPlanned: true, date: '2026-11-10', session: 'morning', place: 'hall', unit: 'xz' },
          ...{ activity: 'reception', leader: 'l01', is, coveredBy, why: 'trip', note: '', arrived: null },
          ...{ left: null, batches: 1, visitors: 1, attested: [], entered: 'first' },
        },
        0,
      )
    database.write(() => {
      note('duty-1', 'covered', 'l03')
      note('duty-2', 'absent', null)
      note('not-planned', 'covered', 'l04')
    })
    const receiver = async (reception: string) =>
      chosenIn(await (await clerk.get(`${path}?reception=${reception}`)).text(), 'receiver')
    expect(await receiver('duty-1')).toBe('l03')
    expect(await receiver('duty-2')).toBeUndefined()
    expect(await receiver('not-planned')).toBe('l04')
    expect((await clerk.get(`${path}?reception=nothing`)).status).toBe(404)
  })

  it('keeps how it was dealt with, who has it in hand, and the leader’s instruction', async () => {
    const { clerk, path, cases, database, context } = await county()
    await clerk.post(path, {
      ...typed({ receiver: 'l01', as: 'assigned', lead: 'police', co: ['town', 'police'], by: '2026-12-01' }),
      ...{ firstUnit: 'town', instruction: '请公安局十日内答复', reception: 'duty-1' },
    })
    const [one] = cases()
    expect(eventsOfCase(database, one!.case).map(({ what, data }) => [what, data])).toEqual([
      ['registered', expect.objectContaining({ receiver: 'l01', level: 'county' })],
      ['disposed', { as: 'assigned', by: null }],
      ['assigned', { lead: 'police', co: ['town'], by: '2026-12-01' }],
      ['first-handled', { unit: 'town', leader: null }],
      ['instructed', { leader: 'l01' }],
    ])
    expect(personalOf(database, context.keys, one!.case)?.notes).toEqual({ 5: '请公安局十日内答复' })
    await clerk.post(path, typed({ as: 'promised', by: '2026-11-30', lead: 'police' }))
    expect(cases()[1]).toMatchObject({ disposition: 'promised', lead: null, due: '2026-11-24' })
  })

  it('counts as collective from five heads on, and as a repeat where an earlier one is named', async () => {
    const { clerk, path, cases, database } = await county()
    await clerk.post(path, typed())
    await clerk.post(path, typed({ heads: '6人', representatives: '5', earlier: '2026-0001', level: 'township' }))
    expect(cases()[0]).toMatchObject({ isCollective: true, isFirst: false, heads: 6 })
    expect(eventsOfCase(database, cases()[0]!.case)[0]!.data).toMatchObject({
      ...{ earlier: cases()[1]!.case, representatives: 5, level: 'township' },
    })
  })

  it('goes by the limits in force, and leads on to the next of the same reception', async () => {
    const { clerk, path, cases, database, program } = await county()
    database.write(() => saveClocks(database, program, { ...regulationClocks, clocks: [] }, 0))
    const answer = await clerk.post(path, { ...typed(), reception: 'duty-1', do: 'next' })
    expect(answer.headers.get('location')).toBe('/o/xz/cases/new?reception=duty-1')
    expect(eventsOfCase(database, cases()[0]!.case)[0]!.data).toMatchObject({ clocks: 1 })
  })

  it('is registered once however often the same form is sent', async () => {
    const { clerk, path, cases } = await county()
    const id = valueIn(await (await clerk.get(path)).text(), 'id')!
    await clerk.post(path, { ...typed(), id })
    const again = await clerk.post(path, { ...typed(), id })
    expect(again.headers.get('location')).toBe('/o/xz/cases')
    expect(cases().map((one) => one.case)).toEqual([id])
  })
})

describe('what is refused', () => {
  const refused: readonly [what: string, fields: Record<string, string | string[]>, says: string][] = [
    ['a day to come', { day: '2026-11-11' }, '接访日期不能在今天之后'],
    ['no subject', { subject: '' }, '请填写'],
    ['a receiver it concerns', { receiver: 'l01', concernLeaders: ['l01'] }, '应当回避'],
    ['a receiver with a post in a unit it concerns', { receiver: 'l01', concernUnits: ['xz'] }, '应当回避'],
    [
      'a unit that would handle what is said of itself',
      { as: 'assigned', lead: 'police', concernUnits: ['police'] },
      '不能交给它',
    ],
    [
      'an instruction by whom it concerns',
      { instruction: '请办', instructor: 'l02', concernLeaders: ['l02'] },
      '应当回避',
    ],
    ['a promise without a day', { as: 'promised' }, '请填写'],
    ['a limit before the day', { as: 'promised', by: '2026-11-01' }, '限期不能早于当天'],
    ['more than five representatives', { heads: '9', representatives: '6' }, '最多5人'],
    ['a small group', { collective: 'yes' }, '集体访为5人以上'],
    ['no number of the national system', { national: '12' }, '国家系统编号为4到40个'],
    ['an earlier case there is not', { earlier: '99' }, '没有这个编号的信访事项'],
    ['an identity-card number among the words', { summary: `身份证 ${identityNumber}` }, '不保存身份证号码'],
    ['one as a contact', { contact1: identityNumber }, '不保存身份证号码'],
    ['one as a fifth name', { name5: identityNumber }, '不保存身份证号码'],
    ['one in the instruction', { receiver: 'l01', instruction: identityNumber }, '不保存身份证号码'],
    ['one as the national number', { national: identityNumber }, '不保存身份证号码'],
  ]
  it('comes back as typed, with the reason, and leaves nothing behind: no number, no key, no line of the log', async () => {
    const { clerk, path, cases, database, context } = await county()
    const rows = () => database.sqlite.prepare('SELECT count(*) AS log FROM log').get()
    const before = rows()
    const id = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'
    for (const [what, fields, says] of refused) {
      const answer = await clerk.post(path, { ...typed(fields), id })
      const page = await answer.text()
      expect([answer.status, page.includes(says)], what).toEqual([422, true])
      expect(valueIn(page, 'contact1'), what).toBe(fields.contact1 ?? '13800000000')
      for (const name of ['lead', 'receiver'])
        if (fields[name] !== undefined) expect(chosenIn(page, name), what).toBe(fields[name])
      expect([cases(), rows(), context.keys.keyOf(id)], what).toEqual([[], before, undefined])
    }
    await clerk.post(path, typed())
    expect(cases()[0]).toMatchObject({ n: 1 })
  })

  it('is not a number of the national system, there or in the words', async () => {
    const { clerk, path, cases } = await county()
    expect((await clerk.post(path, typed({ summary: nationalNumber }))).status).toBe(422)
    await clerk.post(path, typed({ national: nationalNumber, summary: `系统编号${nationalNumber}` }))
    expect(cases()[0]).toMatchObject({ nationalNumber })
  })

  it('is what belongs to another office', async () => {
    const { clerk, path, cases } = await county()
    for (const fields of [{ receiver: 'b-leader' }, { lead: 'u-b' }, { place: 'b-place' }, { co: ['u-b'] }])
      expect((await clerk.post(path, typed(fields))).status).toBe(404)
    expect(cases()).toEqual([])
  })
})

describe('a booking', () => {
  const booked = async () => {
    const there = await county()
    const { database, context, office, clerk } = there
    const owner = { user: clerk.id, office, at: there.service.clock.now }
    const book = (id: string, concerns: { leaders: string[]; units: string[] }) =>
      database.write(() => {
        addBooking(
          database,
          owner,
          { id, subject: '03', heads: 3, concerns },
          { is: 'booked', date: '2026-11-10', session: 'morning', place: 'hall', reception: 'duty-1', case: null },
        )
        const words = { ...nothingPersonal, people: [{ name: '李四', contact: '甲村' }], summary: '山林纠纷' }
        savePersonal(database, context.keys, office, { id, kind: 'booking' }, words, 0)
      })
    book('b1', { leaders: [], units: [] })
    return { ...there, book }
  }

  it('fills the form in; its words only after a look that is logged', async () => {
    const { clerk, path, database } = await booked()
    const page = await (await clerk.get(`${path}?booking=b1`)).text()
    expect([chosenIn(page, 'subject'), valueIn(page, 'heads'), chosenIn(page, 'receiver')]).toEqual([
      '03',
      '3',
      'l01',
    ])
    expect(page).not.toContain('李四')
    const looks = () => database.sqlite.prepare("SELECT subject FROM log WHERE what = 'booking.looked'").all()
    expect(looks()).toEqual([])
    const looked = await (await clerk.post(path, { booking: 'b1', do: 'look' })).text()
    expect([valueIn(looked, 'name1'), valueIn(looked, 'contact1')]).toEqual(['李四', '甲村'])
    expect(looked).toContain('山林纠纷')
    expect(looks()).toEqual([{ subject: 'b1' }])
  })

  it('is seen by the case it becomes, once, in the same transaction', async () => {
    const { clerk, path, cases, database, office, context } = await booked()
    const page = await (await clerk.get(`${path}?booking=b1`)).text()
    const bookingStep = valueIn(page, 'bookingStep')!
    const stale = await clerk.post(path, { ...typed(), booking: 'b1', bookingStep: '99' })
    expect([stale.status, cases()]).toEqual([409, []])
    const id = valueIn(page, 'id')!
    await clerk.post(path, { ...typed(), id, booking: 'b1', bookingStep })
    expect(bookingById(database, office, everybody, 'b1')).toMatchObject({
      is: 'seen',
      case: id,
      date: '2026-11-10',
    })
    expect(cases()[0]).toMatchObject({ case: id, n: 1, reception: 'duty-1' })
    expect(context.keys.keyOf(id)).toBeDefined()
    expect((await clerk.post(path, { ...typed(), booking: 'b1', bookingStep })).status).toBe(303)
    expect(cases()).toHaveLength(1)
  })

  it('that concerns a leader is not there for who speaks for him, and a case made of one goes out of his sight', async () => {
    const { service, office, path, book, database, cases } = await booked()
    book('b2', { leaders: ['l05'], units: [] })
    const secretary = await service.user('秘书', [member(office, 'clerk'), member(office, 'liaison', 'l05')])
    expect((await secretary.get(`${path}?booking=b2`)).status).toBe(404)
    expect((await secretary.post(path, { booking: 'b2', do: 'look' })).status).toBe(404)
    const answer = await secretary.post(path, typed({ concernLeaders: ['l05'] }))
    expect(answer.headers.get('location')).toBe('/o/xz/cases')
    // No number is said: a gap would tell.
    expect(decodeURIComponent(answer.headers.getSetCookie().join())).not.toContain('0001')
    expect(numberOfCase(database, office, cases()[0]!.case)).toEqual({ year: 2026, n: 1 })
    const own = await secretary.post(path, typed())
    expect(decodeURIComponent(own.headers.getSetCookie().join())).not.toContain('0002')
    const log = await (await secretary.get('/o/xz/log?group=cases')).text()
    expect(log).toContain('信访事项:登记')
    expect(log).not.toMatch(/000[12]/)
  })
})
