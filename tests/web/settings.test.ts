import { describe, expect, it } from 'vitest'
import { officeById } from '../../src/db/office-store.ts'
import { member, startService } from '../tools/service.ts'

const typed = {
  version: '1',
  name: '小县信访局',
  timezone: 'Asia/Shanghai',
  noticeDays: '5',
  mayApproveOwn: 'other',
  answersBy: '25日',
  noSubstitute: ['county-secretary', 'county-head'],
  room: '20',
  absence: '',
  pin: '10',
}
const begin = async () => {
  const service = startService()
  const office = service.office('o1', { settings: { presets: ['xiangzhou-2010'], knownFrom: '2026-10-01' } })
  const clerk = await service.user('clerk', [member(office, 'clerk')])
  return { service, clerk, at: `/o/${office}/settings`, kept: () => officeById(service.database, office)! }
}

describe('the settings of an office', () => {
  it('are saved; an empty cost is never; what other pages decide stays', async () => {
    const { clerk, at, kept } = await begin()
    expect((await clerk.post(at, typed)).status).toBe(303)
    const { name, settings } = kept()
    expect(name).toBe('小县信访局')
    expect(settings).toMatchObject({
      noticeDays: 5,
      mayApproveOwn: false,
      answersBy: 25,
      noSubstitute: ['county-secretary', 'county-head'],
      presets: ['xiangzhou-2010'],
      knownFrom: '2026-10-01',
      concessions: { room: 20, absence: null, pin: 10 },
    })
  })

  it('hold what the notice says beside the roster, and whether the public sees it', async () => {
    const { clerk, at, kept } = await begin()
    const notice = { noticeNumber: '小信〔{year}〕{n}号', noticeSignedBy: '小县', notReceived: '甲\r\n乙' }
    expect((await clerk.post(at, { ...typed, noticePublic: 'hidden', ...notice })).status).toBe(303)
    expect(kept().settings.notice).toEqual({
      isPublic: false,
      number: '小信〔{year}〕{n}号',
      signedBy: '小县',
      notReceived: '甲\r\n乙',
    })
    const page = await (await clerk.get(at)).text()
    expect(page).toContain('<option value="hidden" selected="">')
    expect(page).toContain('value="小信〔{year}〕{n}号"')
    expect(page).toContain('/n/o1')
  })

  it.each([
    [{ noticeNumber: '号'.repeat(101) }, '至多100个字'],
    [{ notReceived: '事'.repeat(2001) }, '至多2000个字'],
    [{ noticeDays: '很多天' }, '填0到60的整数'],
    [{ noticeDays: '' }, '填0到60的整数'],
    [{ answersBy: '31' }, '填1到28的整数'],
    [{ room: '0' }, '填1到100000的整数,或不填'],
    [{ name: '' }, '请填写'],
    [{ timezone: 'Mars/Olympus' }, '请选择一个'],
  ])('are refused with %j, input kept', async (wrong, says) => {
    const { clerk, at, kept } = await begin()
    const answer = await clerk.post(at, { ...typed, ...wrong, pin: '77' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain(says)
    expect(page).toContain('value="77"')
    expect(kept().version).toBe(1)
  })

  it('changed by somebody meanwhile are not overwritten unseen', async () => {
    const { clerk, at, kept } = await begin()
    await clerk.post(at, { ...typed, name: '甲' })
    const second = await clerk.post(at, { ...typed, name: '乙' })
    const page = await second.text()
    expect(second.status).toBe(409)
    expect(page).toContain('value="乙"')
    expect(page).toContain('name="version" value="2"')
    expect(kept().name).toBe('甲')
  })

  it('are read by auditors and approvers, saved by clerks', async () => {
    const { service, at, kept } = await begin()
    for (const role of ['auditor', 'approver'] as const) {
      const reader = await service.user(role, [member('o1', role)])
      expect(await (await reader.get(at)).text()).toContain('只有经办人可以修改')
      expect((await reader.post(at, typed)).status).toBe(404)
    }
    service.office('other')
    const stranger = await service.user('stranger', [member('other', 'clerk')])
    expect((await stranger.get(at)).status).toBe(404)
    expect(kept().version).toBe(1)
  })
})
