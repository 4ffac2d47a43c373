import { describe, expect } from 'vitest'
import { casesOf } from '../../src/db/case-list.ts'
import { eventsOfCase } from '../../src/db/case-store.ts'
import { personalOf } from '../../src/db/personal-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { everybody } from '../../src/domain/case.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { publishDuties } from '../tools/published.ts'
import { casesIn } from '../tools/registered-cases.ts'
import { member, startService } from '../tools/service.ts'

/** Seconds a clerk may take, and milliseconds between two keys. */
const [most, between] = [45, 60]

const county = async () => {
  const service = startService()
  const office = service.county()
  const { database } = service
  database.write(() => {
    const program = { user: null, office, at: service.clock.now }
    saveUnit(database, program, { id: 'police', name: '县公安局', level: 'department', parent: 'xz' })
    saveUnit(database, program, { id: 'town', name: '甲镇', level: 'township', parent: 'xz' })
  })
  publishDuties(service, office, '2026-11', [{ id: 'duty-1', date: '2026-11-10', leader: 'l01' }])
  const { register } = casesIn(service, office)
  register('c1', '2026-10-12', { receiver: 'l07', subject: '03' })
  register('c2', '2026-11-02', { receiver: 'l03', heads: 12, isCollective: true, isFirst: false })
  const clerk = await service.user('王敏', [member(office, 'clerk')])
  return { service, office, database, clerk, address: await service.serve() }
}

describe('a case in a browser', () => {
  itWith('chromium at /usr/bin/chromium', 'is registered by keyboard alone in less than 45 seconds', async () => {
    const { service, office, database, clerk, address } = await county()
    const browser = await launch()
    try {
      const page = await (await browser.newContext({ locale: 'zh-CN' })).newPage()
      await page.goto(`${address}${service.link(clerk.id)}`)
      await page.getByRole('button', { name: '进入' }).click()
      await page.goto(`${address}/o/xz/cases/new?reception=duty-1`)

      const { keyboard } = page
      const began = Date.now()
      const focused = () => page.evaluate('document.activeElement.name')
      const tabTo = async (name: string): Promise<void> => {
        for (let n = 0; n < 6 && (await focused()) !== name; n++) await keyboard.press('Tab', { delay: between })
        expect(await focused()).toBe(name)
      }
      const type = (words: string) => keyboard.type(words, { delay: between })
      // Typing begins at the first field that is empty.
      expect(await focused()).toBe('subject')
      await type('02')
      await tabTo('heads')
      await type('3')
      await tabTo('name1')
      await type('韦小明')
      await tabTo('contact1')
      await type('13800000000')
      await tabTo('summary')
      await type('村里征地补偿款三年没有发到户,要求公布账目。')
      await tabTo('as')
      await type('4')
      await tabTo('by')
      // This browser’s own words are English: month, day, year.
      await type('12012026')
      await tabTo('lead')
      await type('2')
      // The button that saves is next.
      await keyboard.press('Tab', { delay: between })
      await keyboard.press('Enter')
      await page.waitForURL(/\/cases\/[0-9a-f-]{36}$/)
      expect((Date.now() - began) / 1000).toBeLessThan(most)

      const [one] = casesOf(database, office, everybody, { reception: 'duty-1' }, { limit: 1, offset: 0 })
      expect(one).toMatchObject({ subject: '02', heads: 3, receiver: 'l01', lead: 'police', isFirst: true })
      expect(eventsOfCase(database, one!.case).at(-1)).toMatchObject({
        what: 'assigned',
        data: { by: '2026-12-01' },
      })
      expect(personalOf(database, service.context.keys, one!.case)).toMatchObject({
        people: [{ name: '韦小明', contact: '13800000000' }],
        summary: '村里征地补偿款三年没有发到户,要求公布账目。',
      })

      await page.goto(`${address}/o/xz/cases/new`)
      for (const summary of await page.locator('summary').all()) await summary.click()
      await page.getByLabel('当场处理').selectOption('assigned')
      await lookAt(page, 'case-new')
      await page.getByRole('button', { name: '保存', exact: true }).first().click()
      await lookAt(page, 'case-wrong')
      for (const [path, name] of [
        ['/cases', 'cases'],
        ['/cases/due', 'cases-due'],
        ['/cases/settings?preset=zhejiang-2016', 'cases-settings'],
      ] as const) {
        await page.goto(`${address}/o/xz${path}`)
        await lookAt(page, name)
      }
    } finally {
      await browser.close()
    }
  })
})
