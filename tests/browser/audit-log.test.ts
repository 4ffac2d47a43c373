import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, lookAt } from '../tools/chromium.ts'
import { publishMonth } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

describe('evidence in a browser', { timeout: 120_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  }, 60_000)
  afterAll(() => browser.close())

  it('leads from the log to an entry, its proof, the heads, and compares one', async () => {
    const service = startService()
    const office = service.county()
    await publishMonth(service, office, '2026-12', {
      duties: [{ date: '2026-12-01', opening: 'hall-daily', leader: 'l01' }],
    })
    const auditor = await service.user('审计甲', [member(office, 'auditor')])
    const address = await service.serve()
    const page = await browser.newPage()
    await page.goto(address + service.link(auditor.id))
    await page.locator('form button').first().click()
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
    await page.getByLabel('树头', { exact: true }).fill(note)
    await page.getByRole('button', { name: '核对' }).click()
    expect(await page.getByRole('status').textContent()).toContain('✓ 一致')
    await lookAt(page, 'evidence-heads')
    await page.goto(`${address}/n/${office}/2026-12`)
    await lookAt(page, 'evidence-notice')
    await page.close()
  })
})
