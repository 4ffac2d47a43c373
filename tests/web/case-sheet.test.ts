import { describe, expect, it } from 'vitest'
import { logOf } from '../../src/db/log-store.ts'
import { everybody } from '../../src/domain/case.ts'
import { casesIn } from '../tools/registered-cases.ts'
import { member, startService } from '../tools/service.ts'

const hall = async () => {
  const service = startService()
  const office = service.county()
  const { register, step } = casesIn(service, office)
  register(
    'c1',
    '2026-11-05',
    { session: 'morning', receiver: 'l01', subject: '02', heads: 7, isCollective: true, representatives: 2 },
    { people: [{ name: '张<三>', contact: '0772-1' }], summary: '反映征地款\n没有到位' },
  )
  step('c1', { what: 'instructed', day: '2026-11-05', data: { leader: 'l01' } }, '请县自然资源局核实')
  register('c2', '2026-11-05', { concerns: { leaders: ['l02'], units: [] } })
  const looks = () =>
    logOf(service.database, office, { viewer: everybody, limit: 99 }).filter(({ what }) => what === 'case.looked')
  return { service, office, looks, at: `/o/${office}/cases` }
}

describe('the reception register form', () => {
  it('has the case in it, and words about people only at a look that is logged', async () => {
    const { service, office, looks, at } = await hall()
    const clerk = await service.user('王敏', [member(office, 'clerk')])
    const blank = await (await clerk.get(`${at}/c1/sheet`)).text()
    for (const shown of [
      '领导干部接访登记表',
      '2026-0001',
      '2026-11-05',
      '☑上午',
      '☑集体访',
      '☑初访',
      '□重访',
      '02 征地拆迁',
    ])
      expect(blank).toContain(shown)
    for (const hidden of ['张', '0772-1', '征地款', '自然资源局']) expect(blank).not.toContain(hidden)
    expect(looks()).toEqual([])
    const filled = await clerk.post(`${at}/c1/sheet`)
    expect(filled.status).toBe(200)
    const text = await filled.text()
    for (const shown of ['张&lt;三&gt;', '0772-1', '反映征地款<br>没有到位', '请县自然资源局核实'])
      expect(text).toContain(shown)
    expect(looks()).toMatchObject([{ subject: 'c1', data: { what: 'sheet' } }])
    expect(filled.headers.get('cache-control')).toContain('no-store')
  })

  it('keeps words about people from auditors, and does not exist for whom the case concerns', async () => {
    const { service, office, looks, at } = await hall()
    const auditor = await service.user('审计', [member(office, 'auditor')])
    const page = await (await auditor.get(`${at}/c1/sheet`)).text()
    expect(page).toContain('2026-0001')
    expect(page).not.toContain('<form')
    expect((await auditor.post(`${at}/c1/sheet`)).status).toBe(404)
    const concerned = await service.user('二', [member(office, 'clerk'), member(office, 'liaison', 'l02')])
    for (const answer of [await concerned.get(`${at}/c2/sheet`), await concerned.post(`${at}/c2/sheet`)])
      expect(answer.status).toBe(404)
    // Whoever speaks for a leader sees no number: a gap would tell of a case.
    expect(await (await concerned.get(`${at}/c1/sheet`)).text()).not.toContain('2026-0001')
    expect(looks()).toEqual([])
  })

  it('comes blank for the hall, with the subjects to tick', async () => {
    const { service, office, at } = await hall()
    const auditor = await service.user('审计', [member(office, 'auditor')])
    const page = await (await auditor.get(`${at}/sheet`)).text()
    for (const shown of ['□征地拆迁', '□初访', '□当场解决', '□满意', '经办人签字', '不抄录身份证号码'])
      expect(page).toContain(shown)
    expect(page).not.toContain('☑')
  })
})
