import { describe, expect, it } from 'vitest'
import { attendanceBetween, entriesOf } from '../../src/db/attendance-store.ts'
import { saveClocks } from '../../src/db/clock-store.ts'
import { officeById, saveOffice } from '../../src/db/office-store.ts'
import { nothingPersonal } from '../../src/domain/case.ts'
import { regulationClocks } from '../../src/domain/clock-presets.ts'
import { registerCase } from '../../src/web/cases/case-work.ts'
import { postedForm } from '../tools/posted-form.ts'
import { inForceIn, publishDuties, publishMonth } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

const day = '2026-11-10'
const path = `/o/xz/day/${day}`

/** Two duties of today, one of yesterday and one of tomorrow; l01 is the county secretary. */
const today = async () => {
  const service = startService()
  const office = service.county()
  publishDuties(service, office, '2026-11', [
    { id: 'old', date: '2026-11-09', leader: 'l07' },
    { id: 'a', date: day, leader: 'l01' },
    { id: 'b', date: day, leader: 'l02' },
    { id: 'ahead', date: '2026-11-11', leader: 'l08' },
  ])
  let clerk = await service.user('经办小王', [member(office, 'clerk')])
  /** Another day: sessions of the day before have ended. */
  const later = async (now: string): Promise<void> => {
    service.clock.now = now
    clerk = await service.user(`经办 ${now}`, [member(office, 'clerk')])
  }
  const page = async (at = path): Promise<string> => (await clerk.get(at)).text()
  /** The form of a day as it is shown, with some fields changed. */
  const filled = async (changed: Record<string, string | readonly string[]>, at = path) => {
    const form: Record<string, string | readonly string[]> = { ...postedForm(await page(at), at) }
    // A radio nobody has chosen is not sent.
    for (const name of Object.keys(form).filter((one) => one.startsWith('is.'))) delete form[name]
    return { ...form, ...radiosOf(await page(at)), ...changed }
  }
  const save = async (changed: Record<string, string | readonly string[]>, at = path): Promise<Response> =>
    clerk.post(at, await filled(changed, at))
  const holding = (date = day) => attendanceBetween(service.database, office, date, date)
  return { service, office, clerk, later, page, filled, save, holding, database: service.database }
}

const radiosOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input[^>]*type="radio"[^>]*>/g)].flatMap(([tag]) => {
      const name = /name="([^"]*)"/.exec(tag)![1]!
      return /\schecked/.test(tag) ? [[name, /value="([^"]*)"/.exec(tag)![1]!]] : []
    }),
  )

const refused: [string, Record<string, string>, string][] = [
  ['nothing chosen', { 'note.a': '忘了选' }, '请选到岗'],
  ['nobody named', { 'is.a': 'covered' }, '请选谁顶替'],
  ['himself', { 'is.a': 'covered', 'by.a': 'l01' }, '不能是本人'],
  ['a stranger', { 'is.a': 'covered', 'by.a': 'nobody' }, '请选谁顶替'],
  ['no reason', { 'is.a': 'absent' }, '请选未到的原因'],
  ['a reason there is not', { 'is.a': 'absent', 'why.a': 'toString' }, '请选未到的原因'],
  ['leaving before arriving', { 'is.a': 'present', 'arrived.a': '11:00', 'left.a': '10:00' }, '离开不能早于到达'],
  ['no time', { 'is.a': 'present', 'arrived.a': '早上' }, '请填时间'],
  ['fewer visitors than groups', { 'is.a': 'present', 'batches.a': '3', 'visitors.a': '2' }, '人次不能少于批次'],
  ['no number', { 'is.a': 'present', 'batches.a': 'x' }, '请填0到9999的整数'],
  ['too large a number', { 'is.a': 'present', 'visitors.a': '10000' }, '请填0到9999的整数'],
  ['nobody and somebody', { 'is.a': 'present', 'batches.a': '2', 'nobody.a': 'yes' }, '应为空或0'],
  ['void at once', { 'is.a': 'void' }, '请选到岗'],
  ['too long a note', { 'is.a': 'present', 'note.a': '长'.repeat(301) }, '最多300字'],
  ['an identity number', { 'is.a': 'present', 'note.a': '11010519491231002X' }, '不保存身份证号码'],
]

describe('the page of a day', () => {
  it('is reached by /day, which leads to today or to a day asked for', async () => {
    const { clerk } = await today()
    expect((await clerk.get('/o/xz/day')).headers.get('location')).toBe(path)
    expect((await clerk.get('/o/xz/day?date=2026-12-3')).headers.get('location')).toBe('/o/xz/day/2026-12-03')
    expect((await clerk.get('/o/xz/day?date=soon')).headers.get('location')).toBe(path)
    expect((await clerk.get('/o/xz/day/2026-02-30')).status).toBe(404)
  })

  it('shows the duties of the day in force and no other, with what is still to be entered', async () => {
    const { page } = await today()
    const html = await page()
    expect(html).toContain('2026年11月10日(周二) 接访签到')
    const cards = html.slice(0, html.indexOf('waiting-days'))
    for (const name of ['陈新伟', '邓宏伟']) expect(cards).toMatch(new RegExp(`reception-leader">${name}`))
    expect(cards).not.toMatch(/reception-leader">罗海伟/)
    expect(html.slice(html.indexOf('waiting-days'))).toContain('罗海伟')
  })

  it('enters what was changed of the day with one press, and nothing of what was left alone', async () => {
    const { save, holding, page, database } = await today()
    const answer = await save({
      ...{ 'is.a': 'present', 'arrived.a': '09:05', 'batches.a': '3', 'visitors.a': '7' },
      'attested.a': ['received', 'heard'],
    })
    expect(answer.headers.get('location')).toBe(path)
    expect(holding()).toMatchObject([
      {
        ...{ reception: 'a', is: 'present', arrived: '09:05', left: '12:00', batches: 3, visitors: 7 },
        ...{ attested: ['received', 'heard'], entered: 'first', isPlanned: true, leader: 'l01' },
      },
    ])
    expect(holding()).toHaveLength(1)
    const html = await page()
    expect(html).toContain('到岗 · 09:05–12:00 · 3批、7人次 · 亲自接访、亲自听取')
    expect(html).toContain('经办小王 2026年11月10日 10:00')
    const log = JSON.stringify(database.sqlite.prepare("SELECT data FROM log WHERE what LIKE 'attendance.%'").all())
    expect(log).toContain('present')
    expect(log).not.toContain('batches')
    // As it stands now it changes nothing.
    await save({})
    expect(entriesOf(database, 'xz', 'a')).toHaveLength(1)
  })

  it('knows an absence by its reason, a substitute by his name, and that nobody came', async () => {
    const { save, holding, page } = await today()
    await save({
      ...{ 'is.a': 'covered', 'by.a': 'l05', 'nobody.a': 'yes' },
      ...{ 'is.b': 'absent', 'why.b': 'meeting', 'note.b': '省里临时会议' },
    })
    expect(holding()).toMatchObject([
      { reception: 'a', is: 'covered', coveredBy: 'l05', batches: 0, visitors: 0, arrived: '09:00' },
      {
        reception: 'b',
        is: 'absent',
        why: 'meeting',
        note: '省里临时会议',
        arrived: null,
        left: null,
        attested: [],
      },
    ])
    const html = await page()
    expect(html).toContain('他人顶替 · 贾少辉 · 09:00–12:00 · 无人来访')
    expect(html).toContain('未到 · 参加会议')
  })

  it('warns that a post has no substitutes, and records what happened all the same', async () => {
    const { service, office, page, save, holding, database } = await today()
    const kept = officeById(database, office)!
    database.write(() =>
      saveOffice(
        database,
        { user: null, office, at: service.clock.now },
        { ...kept, settings: { ...kept.settings, noSubstitute: ['county-secretary'] } },
      ),
    )
    expect(await page()).toContain('按设置不能由他人顶替')
    await save({ 'is.a': 'covered', 'by.a': 'l05' })
    expect(holding()).toMatchObject([{ is: 'covered', coveredBy: 'l05' }])
    expect(await page()).toContain('已照实登记')
  })

  it('refuses what cannot be beside the field, keeps the rest as typed and saves nothing', async () => {
    const { save, holding } = await today()
    for (const [wrong, fields, says] of refused) {
      const answer = await save({ ...fields, 'is.b': 'present', 'note.b': '一切正常' })
      expect(answer.status, wrong).toBe(422)
      const html = await answer.text()
      expect(html, wrong).toContain(says)
      expect(html).toContain('一切正常')
      expect(radiosOf(html)['is.b']).toBe('present')
    }
    expect(holding()).toEqual([])
  })

  it('takes no entries for days to come', async () => {
    const { clerk, save, page, holding } = await today()
    const ahead = '/o/xz/day/2026-11-11'
    expect(await page(ahead)).toContain('这一天还没到')
    expect(await page(ahead)).not.toContain('name="is.ahead"')
    const answer = await clerk.post(ahead, { reception: 'ahead', 'after.ahead': '0', 'is.ahead': 'present' })
    expect(answer.status).toBe(303)
    await clerk.post(`${ahead}/unplanned`, { reception: 'x'.repeat(43), 'leader.new': 'l01' })
    expect(holding('2026-11-11')).toEqual([])
    await save({})
  })
})

describe('entries made again', () => {
  it('are corrections with a reason; every entry stays with who made it', async () => {
    const { save, holding, page, database } = await today()
    await save({ 'is.a': 'present', 'batches.a': '2', 'visitors.a': '2' })
    expect((await save({ 'batches.a': '3', 'visitors.a': '4' })).status).toBe(422)
    expect((await save({ 'note.a': '只有理由' })).status).toBe(422)
    await save({ 'batches.a': '3', 'visitors.a': '4', 'note.a': '漏登一批' })
    expect(holding()).toMatchObject([{ batches: 3, entered: 'correction', note: '漏登一批' }])
    expect(entriesOf(database, 'xz', 'a').map(({ batches }) => batches)).toEqual([3, 2])
    const html = await page()
    expect(html).toContain('之前的登记 (1)')
    expect(html).toContain('2批、2人次')
    expect(html).toContain('更正')
  })

  it('say that they are late more than a day afterwards', async () => {
    const { later, save, holding, page } = await today()
    await later('2026-11-11T02:00:00.000Z')
    await save({ 'is.a': 'present' })
    await later('2026-11-12T02:00:00.000Z')
    await save({ 'is.b': 'present' })
    expect(holding().map(({ entered }) => entered)).toEqual(['first', 'late'])
    expect(await page()).toContain('补录')
  })

  it('declare a planned duty void, which is then to be entered anew, with a reason', async () => {
    const { later, save, holding, page } = await today()
    await save({ 'is.a': 'absent', 'why.a': 'sick' })
    await save({ 'is.a': 'void', 'note.a': '登错了人' })
    expect(holding()).toMatchObject([{ is: 'void', why: null }])
    await later('2026-11-11T02:00:00.000Z')
    expect(await page()).toContain('待登记')
    expect((await save({ 'is.a': 'present' })).status).toBe(422)
    await save({ 'is.a': 'present', 'note.a': '核实后重登' })
    expect(holding()).toMatchObject([{ is: 'present', entered: 'correction' }])
  })

  it('are refused after somebody else’s, with what was typed kept and nothing saved; saved again they stand', async () => {
    const { service, office, clerk, filled, holding, save } = await today()
    const mine = await filled({ 'is.a': 'present', 'batches.a': '5', 'visitors.a': '6', 'is.b': 'present' })
    const other = await service.user('经办小李', [member(office, 'clerk')])
    await other.post(path, await filled({ 'is.a': 'absent', 'why.a': 'trip' }))
    const answer = await clerk.post(path, mine)
    expect(answer.status).toBe(409)
    const html = await answer.text()
    expect(html).toContain('别人刚刚改过')
    expect(holding()).toHaveLength(1)
    const again = { ...postedForm(html, path), ...radiosOf(html) }
    expect(again['batches.a']).toEqual(['5'])
    expect(again['is.a']).toBe('present')
    await clerk.post(path, { ...again, 'note.a': '本人确已到岗' })
    expect(holding()).toMatchObject([
      { reception: 'a', is: 'present', batches: 5, entered: 'correction' },
      { reception: 'b', is: 'present', entered: 'first' },
    ])
    await save({})
  })

  it('do not overwrite what somebody else entered of another reception meanwhile', async () => {
    const { clerk, filled, holding } = await today()
    const [one, two] = [await filled({ 'is.a': 'present' }), await filled({ 'is.b': 'absent', 'why.b': 'leave' })]
    await clerk.post(path, one)
    expect((await clerk.post(path, two)).status).toBe(303)
    expect(holding().map(({ is }) => is)).toEqual(['present', 'absent'])
  })
})

describe('a duty that was amended', () => {
  it('is gone from its old day, and its old entries say nothing of the new one', async () => {
    const { service, office, clerk, later, filled, save, page, holding } = await today()
    await save({ 'is.a': 'absent', 'why.a': 'emergency' })
    const open = await filled({ 'is.b': 'present' })
    // As an amendment of today leaves it: a put off by two days, b cancelled.
    publishDuties(service, office, '2026-11', [{ id: 'a', date: '2026-11-12', leader: 'l01' }])
    expect(await page()).toContain('这一天没有安排接访')
    const answer = await clerk.post(path, open)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('已不在这一天')
    await later('2026-11-12T06:00:00.000Z')
    const moved = '/o/xz/day/2026-11-12'
    expect(await page(moved)).not.toContain('未到 ·')
    await save({ 'is.a': 'present' }, moved)
    expect(holding('2026-11-12')).toMatchObject([{ reception: 'a', is: 'present', entered: 'first' }])
  })
})

describe('a reception that was not planned', () => {
  const fields = {
    ...{ 'leader.new': 'l09', 'place.new': 'hall', 'session.new': 'afternoon', 'activity.new': 'appointment' },
    ...{ 'batches.new': '1', 'visitors.new': '5', 'attested.new': 'received', 'note.new': '约访' },
  }
  const to = `${path}/unplanned`

  it('is entered for whoever received, once for a double click, and declared void by a correction', async () => {
    const { clerk, page, save, holding } = await today()
    const form = { ...postedForm(await page(), to), ...fields }
    expect((await clerk.post(to, form)).status).toBe(303)
    expect((await clerk.post(to, form)).status).toBe(303)
    const [entry, ...more] = holding()
    expect(more).toEqual([])
    expect(entry).toMatchObject({
      ...{ isPlanned: false, leader: 'l09', place: 'hall', unit: 'xz', session: 'afternoon', is: 'present' },
      ...{ activity: 'appointment', batches: 1, visitors: 5, attested: ['received'], entered: 'first' },
    })
    expect(entry!.reception).toMatch(/^[\w-]{43}$/)
    expect(await page()).toMatch(/reception-leader">贾桂凤[\s\S]*无计划接访/)
    await save({ [`is.${entry!.reception}`]: 'void', [`note.${entry!.reception}`]: '重复登记' })
    expect(holding()).toMatchObject([{ is: 'void', entered: 'correction' }])
    expect(await page()).toContain('已作废')
    // What is void stays so.
    expect(await page()).not.toContain(`name="is.${entry!.reception}"`)
  })

  it('is refused beside its fields, with the rest as typed', async () => {
    const { clerk, page, holding } = await today()
    for (const wrong of [
      { 'leader.new': '' },
      { 'leader.new': 'nobody' },
      { 'place.new': 'elsewhere' },
      { 'session.new': 'night' },
      { 'activity.new': '' },
      { 'visitors.new': '0' },
      { 'note.new': '身份证11010519491231002X' },
    ]) {
      const answer = await clerk.post(to, { ...postedForm(await page(), to), ...fields, ...wrong })
      expect(answer.status, JSON.stringify(wrong)).toBe(422)
      expect(postedForm(await answer.text(), to)['batches.new']).toEqual(['1'])
    }
    expect(holding()).toEqual([])
  })
})

describe('who sees the page of a day', () => {
  it('are approvers and auditors, who change nothing; leaders and liaison officers do not find it', async () => {
    const { service, office, save, holding } = await today()
    await save({ 'is.a': 'present', 'batches.a': '17', 'visitors.a': '19' })
    for (const role of ['approver', 'auditor'] as const) {
      const reader = await service.user(role, [member(office, role)])
      const html = await (await reader.get(path)).text()
      expect(html).toContain('17批')
      expect(html).not.toContain('name="is.b"')
      expect((await reader.post(path, { reception: 'b', 'after.b': '0', 'is.b': 'present' })).status).toBe(404)
    }
    const leader = await service.user('leader', [member(office, 'leader', 'l01')])
    expect((await leader.get(path)).status).toBe(404)
    for (const page of ['/mine', '/amendments']) {
      const answer = await leader.get(`/o/xz${page}`)
      expect(answer.status).toBe(200)
      expect(await answer.text()).not.toMatch(/17批|19人次|\/day/)
    }
    expect(holding()).toHaveLength(1)
  })

  it('see no numbers of visitors where they are leaders or speak for one, and leave them as they are', async () => {
    const { service, office, save, holding } = await today()
    await save({ 'is.a': 'present', 'batches.a': '17', 'visitors.a': '19' })
    await save({ 'is.b': 'present', 'nobody.b': 'yes' })
    const both = await service.user('both', [member(office, 'clerk'), member(office, 'liaison', 'l05')])
    const html = await (await both.get(path)).text()
    expect(html).not.toMatch(/17批|19人次|value="17"|· 无人来访/)
    expect(html).toContain('09:00–12:00')
    expect(html).not.toContain('name="batches.a"')
    const form = { ...postedForm(html, path), ...radiosOf(html) }
    await both.post(path, { ...form, 'left.a': '11:30', 'note.a': '提前离开' })
    expect(holding()).toMatchObject([
      { reception: 'b', batches: 0 },
      { reception: 'a', left: '11:30', batches: 17, visitors: 19, entered: 'correction' },
    ])
  })
})

describe('cases taken in a reception', () => {
  it('are listed on its card with the way to one more', async () => {
    const { service, office, clerk, page, database } = await today()
    expect(await page()).toContain('/o/xz/cases/new?reception=a')
    const kept = officeById(database, office)!
    database.write(() => {
      const actor = { user: clerk.id, office, at: service.clock.now }
      saveClocks(database, actor, regulationClocks, 0)
      const done = registerCase({ database, keys: service.context.keys }, kept, actor, {
        id: 'case-1',
        event: {
          what: 'registered',
          day,
          data: {
            ...{ session: 'morning', place: 'hall', level: 'county', isFirst: true, isCollective: false, heads: 1 },
            ...{ representatives: 0, subject: '02', reception: 'a', receiver: 'l01', nationalNumber: null },
            ...{ earlier: null, concerns: { leaders: ['l05'], units: [] }, clocks: 1 },
          },
        },
        // biome-ignore lint/suspicious/noThenProperty: it is what follows the registration
        then: [],
        personal: nothingPersonal,
      })
      expect(done).toEqual({ n: 1, year: 2026 })
    })
    const html = await page()
    expect(html).toContain('本次信访事项 (1)')
    expect(html).toMatch(/href="\/o\/xz\/cases\/case-1">2026-0001</)
    // It does not exist for whom it concerns, nor does anybody who is a leader see a number.
    for (const [leader, there] of [
      ['l05', false],
      ['l06', true],
    ] as const) {
      const reader = await service.user(`reader-${leader}`, [
        member(office, 'approver'),
        member(office, 'leader', leader),
      ])
      const seen = await (await reader.get(path)).text()
      expect(seen.includes('case-1')).toBe(there)
      expect(seen).not.toContain('2026-0001')
      expect(seen).not.toContain('cases/new')
    }
  })
})

describe('attendance on other pages', () => {
  it('marks the duties of a published month: what became of them, or that nobody has said so', async () => {
    const service = startService()
    const office = service.county()
    const duties = ['01', '02', '03', '04'].map((one, n) => ({
      ...{ date: `2026-12-${one}`, opening: 'hall-daily', leader: `l0${n + 2}` },
    }))
    await publishMonth(service, office, '2026-12', { duties })
    service.clock.now = '2026-12-04T02:00:00.000Z'
    const clerk = await service.user('经办小王', [member(office, 'clerk')])
    const [one, two] = inForceIn(service, office, '2026-12').duties
    const enter = async (duty: { id: string; date: string }, fields: Record<string, string>): Promise<void> => {
      const at = `/o/xz/day/${duty.date}`
      const sent = { reception: duty.id, [`after.${duty.id}`]: '0' }
      const named = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${name}.${duty.id}`, value]))
      expect((await clerk.post(at, { ...sent, ...named })).headers.get('location')).toBe(at)
    }
    await enter(one!, { is: 'present' })
    await enter(two!, { is: 'covered', by: 'l09' })
    const marksIn = (html: string) =>
      [...html.matchAll(/<span class="mark ?\w*">(到岗|未到|顶替|待登记)<\/span>/g)].map(([, word]) => word)
    // The 4th is today and not due yet.
    for (const page of ['/m/2026-12', '/m/2026-12/r/1'])
      expect(marksIn(await (await clerk.get(`/o/xz${page}`)).text()), page).toEqual(['到岗', '顶替', '待登记'])
    const waiting = await (await clerk.get('/o/xz/day/2026-12-04')).text()
    expect(waiting.slice(waiting.indexOf('waiting-days'))).toMatch(/2026-12-03">12月3日\(周四\)<\/a> 廖晓强/)
    expect(waiting).not.toContain('day/2026-12-01">12月1日')
  })

  it('reads in the log as who entered what of whose reception', async () => {
    const { service, office, later, save } = await today()
    await save({ 'is.a': 'present' })
    await save({ 'is.a': 'absent', 'why.a': 'trip', 'note.a': '登错' })
    await later('2026-11-13T02:00:00.000Z')
    await save({ 'is.b': 'absent', 'why.b': 'leave', 'note.b': '事由不进记录' })
    const auditor = await service.user('auditor', [member(office, 'auditor')])
    const log = await (await auditor.get('/o/xz/log?group=attendance')).text()
    for (const sentence of [
      '登记陈新伟11月10日上午的接访:到岗',
      '更正陈新伟11月10日上午的接访:未到',
      '补录邓宏伟11月10日上午的接访:未到',
    ])
      expect(log).toContain(sentence)
    expect(log).not.toContain('事由不进记录')
  })
})
