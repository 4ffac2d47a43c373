import { describe, expect, it } from 'vitest'
import { made, member, startService } from '../tools/service.ts'

const staff = async () => {
  const service = startService()
  const office = service.county()
  const clerk = await service.user('clerk', [member(office, 'clerk')])
  const approver = await service.user('approver', [member(office, 'approver')])
  return { service, office, clerk, approver, month: `/o/${office}/m/2026-12` }
}

describe('a month', () => {
  it('is made in the background, submitted, approved and published', async () => {
    const { clerk, approver, month } = await staff()
    expect((await clerk.post(`${month}/make`)).status).toBe(303)
    await made(clerk, month)
    const page = await (await clerk.get(month)).text()
    expect(page).toContain('所有必须遵守的规则都已满足')
    expect(page).toContain('已证明没有更好的排法')
    await clerk.post(`${month}/submit`, { version: '1' })
    await approver.post(`${month}/approve`, { version: '1' })
    const published = await clerk.post(`${month}/publish`, { version: '1' })
    expect(published.status).toBe(303)
    const revision = await (await clerk.get(`${month}/r/1`)).text()
    expect(revision).toContain('现行')
    const notice = await clerk.get(`${month}/r/1/notice`)
    expect(await notice.text()).toContain('公示')
  })
})
