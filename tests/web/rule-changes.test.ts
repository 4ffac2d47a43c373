import { describe, expect, it, onTestFinished } from 'vitest'
import { officeById, saveOffice } from '../../src/db/office-store.ts'
import { auditedCounty, office } from '../tools/audited.ts'
import { member, openService } from '../tools/open-service.ts'

describe('changes of the rules on the page of compliance', () => {
  it('are told with their entries: what was switched off within a month does not judge it any more', async () => {
    const service = openService()
    onTestFinished(() => service.close())
    const { publish, changeRule } = await auditedCounty(service)
    const { database, clock } = service
    await publish('2026-12')
    const { id: user } = await service.user('韦主任', [])
    const switchTo = (presets: string[], at: string): void => {
      const known = officeById(database, office)!
      const settings = { ...known.settings, presets }
      database.write(() => saveOffice(database, { user, office, at }, { ...known, settings }))
    }
    switchTo(['national-2014', 'gansu-2018'], '2026-12-01T02:00:00.000Z')
    switchTo(['gansu-2018'], '2026-12-31T09:00:00.000Z')
    changeRule('xiangzhou', 'q5', { min: 2 }, '2027-01-01T02:00:00.000Z')
    clock.now = '2027-01-10T02:00:00.000Z'
    const auditor = await service.user('审计员', [member(office, 'auditor')])
    const changes = async (query: string): Promise<string[]> => {
      const page = await (await auditor.get(`/o/${office}/audit?${query}`)).text()
      const list = /这些月份里规则的变动.*?<ul[^>]*>(.*?)<\/ul>/s.exec(page)?.[1] ?? ''
      return [...list.matchAll(/<li>(.*?)<\/li>/gs)].map(([, item]) =>
        item!
          .replace(/<[^>]*>/g, ' ')
          .replace(/\s+/g, ' ')
          .trim(),
      )
    }
    const december = [
      expect.stringMatching(/^2026-12-31 17:00 韦主任 停用“.*2014.*”$/),
      expect.stringMatching(/^2026-12-01 10:00 韦主任 启用“.*”、“.*”$/),
    ]
    expect(await changes('from=2026-12&to=2026-12')).toEqual(december)
    expect(await changes('from=2026-12&to=2027-01')).toEqual([
      '2027-01-01 10:00 李登记 保存规则集“象州县2010年规定”(第2版)',
      ...december,
    ])
    // As known on a day before, nothing was switched off.
    expect(await changes('from=2026-12&to=2026-12&asof=2026-12-30')).toEqual(december.slice(1))
    expect(await changes('from=2026-10&to=2026-10')).toEqual([])
    const page = await (await auditor.get(`/o/${office}/audit?from=2026-12&to=2026-12`)).text()
    const entry = /href="([^"]*\/audit\/log\/\d+)"/.exec(page)![1]!
    expect((await auditor.get(entry)).status).toBe(200)
  })
})
