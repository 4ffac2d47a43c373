import { describe, expect, it } from 'vitest'
import { addBooking } from '../../src/db/booking-store.ts'
import { eventsOfCase } from '../../src/db/case-store.ts'
import { clocksAt, clocksOf } from '../../src/db/clock-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { regulationClocks } from '../../src/domain/clock-presets.ts'
import { casesIn } from '../tools/registered-cases.ts'
import { member, startService } from '../tools/service.ts'

const typed = {
  version: '1',
  number: '小信访〔{year}〕{n}号',
  subjects: '01 基本民生\r\n 02　征地拆迁 \r\n\r\nA1 涉农 补贴',
  retentionYears: '8年',
  backlogYears: '2',
  mediates: 'on',
}
const begin = async () => {
  const service = startService()
  const office = service.office('o1', { settings: { presets: ['xiangzhou-2010'] } })
  const clerk = await service.user('clerk', [member(office, 'clerk')])
  const at = `/o/${office}/cases/settings`
  const kept = () => officeById(service.database, office)!
  const clocks = () => clocksOf(service.database, office)
  return { service, office, clerk, at, kept, clocks, database: service.database }
}

/** Every field of the form of limits, as a browser sends it. */
const clocksIn = (page: string): Record<string, string> => {
  const form = page.split('/cases/settings/clocks"')[1]!
  const selects = [...form.matchAll(/<select[^>]*name="([^"]*)".*?value="([^"]*)" selected/gs)]
  const typedIn = [...form.matchAll(/<input [^>]*name="([^"]*)"[^>]*>/g)].map(
    ([tag, name]) => [name!, /value="([^"]*)"/.exec(tag!)?.[1] ?? ''] as const,
  )
  return Object.fromEntries([...typedIn, ...selects.map(([, name, value]) => [name!, value!])])
}

describe('how an office keeps its ledger', () => {
  it('is saved: numbers, subjects line by line, years; what other pages decide stays', async () => {
    const { clerk, at, kept } = await begin()
    expect((await clerk.post(at, typed)).headers.get('location')).toBe(at)
    expect(kept().settings).toMatchObject({
      presets: ['xiangzhou-2010'],
      cases: {
        number: '小信访〔{year}〕{n}号',
        subjects: [
          { code: '01', name: '基本民生' },
          { code: '02', name: '征地拆迁' },
          { code: 'A1', name: '涉农 补贴' },
        ],
        ...{ retentionYears: 8, backlogYears: 2, mediates: true },
      },
    })
    expect(await (await clerk.get(at)).text()).toContain('A1 涉农 补贴')
  })

  const refused: readonly [fields: Partial<typeof typed>, says: string][] = [
    [{ number: '{year}号' }, '要有{year}和{n}'],
    [{ number: `{year}{n}${'号'.repeat(60)}` }, '要有{year}和{n}'],
    [{ subjects: '' }, '请填写'],
    [{ subjects: '01 甲\n02' }, '这一行要写成“代码 名称”:02'],
    [{ subjects: '01 甲\n01 乙' }, '代码01写了两次'],
    [{ subjects: Array.from({ length: 100 }, (_, n) => `${n} 甲`).join('\n') }, '至多99个'],
    [{ retentionYears: '0' }, '填1到30的整数'],
    [{ backlogYears: '很久' }, '填1到30的整数'],
  ]
  it('comes back as typed where something is wrong', async () => {
    const { clerk, at, kept } = await begin()
    for (const [fields, says] of refused) {
      const answer = await clerk.post(at, { ...typed, ...fields })
      const page = await answer.text()
      expect([answer.status, page.includes(says), kept().version], says).toEqual([422, true, 1])
      expect(page).toContain(`value="${fields.backlogYears ?? '2'}"`)
    }
  })

  it('keeps subjects that cases and bookings have, and lets them have other names', async () => {
    const { service, office, clerk, at, kept, database } = await begin()
    casesIn(service, office).register('c1', '2026-11-02', { subject: '03' })
    const owner = { user: clerk.id, office, at: service.clock.now }
    const queued = { is: 'queued', date: null, session: null, place: null, reception: null, case: null } as const
    const booked = { id: 'b1', subject: '04', heads: 1, concerns: { leaders: [], units: [] } }
    database.write(() => addBooking(database, owner, booked, queued))
    const page = await (await clerk.post(at, typed)).text()
    expect(page).toContain('不能删去:03 矿群矛盾和产权纠纷、04 水库移民安置')
    await clerk.post(at, { ...typed, subjects: '04 移民\n03 矿群' })
    expect(kept().settings.cases.subjects).toEqual([
      { code: '04', name: '移民' },
      { code: '03', name: '矿群' },
    ])
    expect(await (await clerk.get('/o/o1/cases')).text()).toContain('矿群</td>')
  })

  it('is not overwritten where somebody else has changed it since', async () => {
    const { clerk, at, kept } = await begin()
    await clerk.post(at, typed)
    const answer = await clerk.post(at, { ...typed, backlogYears: '3' })
    expect([answer.status, kept().settings.cases.backlogYears]).toEqual([409, 2])
    const version = /name="version" value="(\d+)"/.exec(await answer.text())![1]!
    expect((await clerk.post(at, { ...typed, backlogYears: '3', version })).status).toBe(303)
  })
})

describe('the limits', () => {
  it('are shown with text and article, and read by auditors, who cannot save them', async () => {
    const { service, office, clerk, at, clocks } = await begin()
    const page = await (await clerk.get(at)).text()
    for (const words of [
      '《信访工作条例》(2022)第34条',
      '从“受理”起,到“出具处理意见”止',
      '听证时间不算',
      '系统自带',
    ])
      expect(page).toContain(words)
    const auditor = await service.user('auditor', [member(office, 'auditor')])
    const seen = await (await auditor.get(at)).text()
    expect(seen).toContain('只有经办人可以修改')
    expect(seen).not.toContain('保存为新的一版')
    expect((await auditor.post(`${at}/clocks`, clocksIn(page))).status).toBe(404)
    expect(clocks().version).toBe(0)
  })

  it('are taken from a text, their numbers mended, and bind cases registered from then on', async () => {
    const { service, office, clerk, at, clocks, database } = await begin()
    const { register } = casesIn(service, office)
    register('c1', '2026-11-02')
    const form = clocksIn(await (await clerk.get(`${at}?preset=henan-2012`)).text())
    expect(form).toMatchObject({ preset: 'henan-2012', 'limit.forward': '5', 'extension.handle': '60' })
    expect(clocks().version).toBe(0)
    const changed = { 'limit.handle': '45天', 'unit.inform': 'workdays', 'roll.handle': 'rolls' }
    expect((await clerk.post(`${at}/clocks`, { ...form, ...changed })).headers.get('location')).toBe(at)
    expect(clocks()).toMatchObject({ version: 1, set: { preset: 'henan-2012' } })
    const by = Object.fromEntries(clocks().set.clocks.map((clock) => [clock.id, clock]))
    expect(by).toMatchObject({
      forward: { limit: 5, source: '河南2012' },
      inform: { unit: 'workdays' },
      handle: { limit: 45, extension: 60, isRolledOver: true },
      object: { is: 'right', extension: 0 },
    })
    register('c2', '2026-11-02')
    const version = (id: string) => (eventsOfCase(database, id)[0]!.data as { clocks: number }).clocks
    expect([version('c1'), version('c2')]).toEqual([0, 1])
    expect(clocksAt(database, office, 0)).toEqual(regulationClocks)
    expect(await (await clerk.get(at)).text()).toContain('数字有改动')
  })

  it('come back as typed where one is no number, and are not saved when stale or unchanged', async () => {
    const { clerk, at, clocks } = await begin()
    const form = clocksIn(await (await clerk.get(at)).text())
    const wrong = await clerk.post(`${at}/clocks`, { ...form, 'limit.handle': '0', 'extension.handle': '三十' })
    const page = await wrong.text()
    expect([wrong.status, page.includes('填1到1000的整数'), page.includes('填0到1000的整数')]).toEqual([
      422,
      true,
      true,
    ])
    expect(page).toContain('value="三十"')
    expect((await clerk.post(`${at}/clocks`, form)).status).toBe(303)
    expect(clocks().version).toBe(0)
    await clerk.post(`${at}/clocks`, { ...form, 'limit.handle': '50' })
    const late = await clerk.post(`${at}/clocks`, { ...form, 'limit.handle': '40' })
    expect([late.status, clocks().version]).toEqual([409, 1])
    const again = clocksIn(await late.text())
    expect(again['limit.handle']).toBe('40')
    await clerk.post(`${at}/clocks`, again)
    expect(clocks()).toMatchObject({ version: 2 })
  })
})
