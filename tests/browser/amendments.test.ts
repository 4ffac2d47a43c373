import { describe, expect } from 'vitest'
import { launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { inForceIn, publishMonth } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

describe('amendments in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'are asked for, consented to and approved by their pages',
    async () => {
      const service = startService()
      const office = service.county()
      await publishMonth(service, office, '2026-12')
      await publishMonth(service, office, '2027-01')
      service.clock.now = '2026-11-10T02:05:00.000Z'
      const clerk = await service.user('李经办', [member(office, 'clerk')])
      const approver = await service.user('王审签', [member(office, 'approver')])
      const duty = inForceIn(service, office, '2026-12').duties.find(({ leader }) => leader === 'l05')!
      const address = await service.serve()
      const browser = await launch()
      try {
        const page = await (await browser.newContext()).newPage()
        const enter = async (user: number): Promise<void> => {
          await page.goto(address + service.link(user))
          await page.getByRole('button', { name: '进入' }).click()
        }
        await enter(clerk.id)
        await page.goto(`${address}/o/${office}/amendments/new`)
        await lookAt(page, 'amendment-choose-duty')
        await page.goto(`${address}/o/${office}/amendments/new?duty=${duty.id}`)
        await lookAt(page, 'amendment-kinds')
        for (const [kind, word] of [
          ['swap', '调换'],
          ['defer', '顺延'],
          ['cancel', '取消'],
          ['cover', '顶替'],
        ] as const) {
          await page.getByRole('link', { name: word }).first().click()
          await lookAt(page, `amendment-new-${kind}`)
        }
        await page.getByRole('button', { name: '提出', exact: true }).click()
        await lookAt(page, 'amendment-new-wrong')
        await page.getByRole('radio').first().check()
        await page.getByLabel('理由').fill('当天参加市里会议')
        await page.getByRole('button', { name: '提出', exact: true }).click()
        await page.waitForURL(/amendments\/1$/)
        await lookAt(page, 'amendment-asked')
        await page.getByLabel('与谁、什么时候通的电话').fill('上午与本人通话')
        await page.getByRole('button', { name: '记下:已电话同意' }).click()
        await page.getByText('等审签人批准').waitFor()
        await page.goto(
          `${address}/o/${office}/amendments/new?duty=${inForceIn(service, office, '2026-12').duties[3]!.id}&kind=cancel`,
        )
        await page.getByLabel('理由').fill('当天全县停止办公')
        await page.getByRole('button', { name: '提出', exact: true }).click()
        await enter(approver.id)
        await page.goto(`${address}/o/${office}/amendments`)
        await lookAt(page, 'amendments')
        await page.goto(`${address}/o/${office}/amendments/2`)
        await lookAt(page, 'amendment-breaks')
        await page.goto(`${address}/o/${office}/amendments/1`)
        await page.getByLabel('意见').fill('同意')
        await page.getByRole('button', { name: '批准', exact: true }).click()
        await page.getByText('新的一版已生效').waitFor()
        await lookAt(page, 'amendment-approved')
        await page.getByRole('link', { name: '2026年12月第2版' }).click()
        expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('第2版')
      } finally {
        await browser.close()
      }
    },
    240_000,
  )
})
