import { describe, expect } from 'vitest'
import { keepPicture, launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { member, startService } from '../tools/service.ts'

describe('the month in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'is made, changed by dragging and by keyboard, approved and published',
    async () => {
      const service = startService()
      const office = service.county()
      const clerk = await service.user('李经办', [member(office, 'clerk'), member(office, 'approver')])
      const address = await service.serve()
      const browser = await launch()
      try {
        const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
        const asked: string[] = []
        page.on('request', (request) => asked.push(new URL(request.url()).origin))
        page.on('console', (message) => {
          if (message.type() === 'error') asked.push(`console: ${message.text()}`)
        })
        await page.goto(`${address}${service.link(clerk.id)}`)
        await page.getByRole('button', { name: '进入' }).click()
        await lookAt(page, 'months')
        await page.getByRole('link', { name: '编排 2026年12月' }).click()
        await lookAt(page, 'month-empty')
        await page.getByRole('button', { name: '自动编排' }).click()
        await page.getByText('已证明没有更好的排法').waitFor()
        await lookAt(page, 'month')
        const duties = page.locator('a.duty')
        const [first, second] = [await duties.nth(0).textContent(), await duties.nth(3).textContent()]
        const target = page.locator('td[data-slot]').nth(3)
        const forbidden = page.locator('td[data-slot]').nth(5)
        await duties.nth(0).hover()
        await page.mouse.down()
        await forbidden.hover()
        // It turns red before she lets go, and says why.
        await page.locator('td.forbidden').first().waitFor()
        await forbidden.hover({ position: { x: 200, y: 12 } })
        await page.locator('#effect', { hasText: '不能接访' }).waitFor()
        await keepPicture(page, 'month-dragged')
        await target.hover()
        await target.hover({ position: { x: 300, y: 12 } })
        await page.mouse.up()
        await page.getByText('已保存').waitFor()
        expect(await duties.nth(0).textContent()).toBe(second)
        expect(await duties.nth(3).textContent()).toBe(first)
        await lookAt(page, 'month-edited')
        await page.getByRole('button', { name: '撤销上一步' }).click()
        await page.getByText('已撤销上一步').waitFor()
        expect(await duties.nth(0).textContent()).toBe(first)
        await duties.nth(0).click()
        await lookAt(page, 'duty')
        await page.getByRole('link', { name: '为什么是' }).click()
        await lookAt(page, 'why')
        await page.goBack()
        await page.getByRole('link', { name: '还有谁能来' }).click()
        await lookAt(page, 'who-else')
        await page.goto(`${address}/o/${office}/m/2026-12`)
        await page.getByRole('button', { name: '送审签' }).click()
        await page.getByRole('button', { name: '审签同意' }).click()
        await lookAt(page, 'month-approved')
        await page.getByRole('button', { name: '发布' }).click()
        await page.getByText('已发布(第1版)').waitFor()
        await page.goto(`${address}/o/${office}/m/2026-12/r/1`)
        await lookAt(page, 'revision')
        await page.goto(`${address}/o/${office}/m/2026-12/r/1/notice`)
        await lookAt(page, 'notice')
        expect(new Set(asked)).toEqual(new Set([address]))
      } finally {
        await browser.close()
      }
    },
    120_000,
  )
})
