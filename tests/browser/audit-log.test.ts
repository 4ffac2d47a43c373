import { describe, expect } from 'vitest'
import { launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { publishMonth } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

describe('evidence in a browser', { timeout: 120_000 }, () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'leads from the log to an entry and its proof, and compares a head somebody holds',
    async () => {
      const service = startService()
      const office = service.county()
      await publishMonth(service, office, '2026-12', {
        duties: [{ date: '2026-12-01', opening: 'hall-daily', leader: 'l01' }],
      })
      const auditor = await service.user('审计甲', [member(office, 'auditor')])
      const address = await service.serve()
      const browser = await launch()
      try {
        const page = await browser.newPage()
        page.setDefaultTimeout(15_000)
        await page.goto(address + service.link(auditor.id))
        await page.getByRole('button', { name: '进入' }).click()
        await page.waitForURL(`${address}/**`)
        await page.goto(`${address}/o/${office}/audit/log`)
        await lookAt(page, 'evidence-log')
        await page.getByLabel('含有文字').fill('发布')
        await page.getByRole('button', { name: '筛选' }).click()
        await page.locator('.evidence-log a').first().click()
        expect(await page.getByText('✓ 已核对').count()).toBe(2)
        await page.locator('details summary').first().click()
        await lookAt(page, 'evidence-entry')
        await page.goto(`${address}/o/${office}/audit/heads`)
        const note = (await page.locator('pre').textContent())!
        await page.getByLabel('树头', { exact: false }).first().fill(note)
        await page.getByRole('button', { name: '核对' }).click()
        expect(await page.getByRole('status').textContent()).toContain('✓ 一致')
        await lookAt(page, 'evidence-heads')
        await page.goto(`${address}/n/${office}/2026-12`)
        await lookAt(page, 'evidence-notice')
      } finally {
        await browser.close()
      }
    },
  )
})
