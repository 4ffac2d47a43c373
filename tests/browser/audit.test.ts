import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { openLogKey } from '../../src/db/log-key.ts'
import { verifierKey } from '../../src/domain/checkpoint.ts'
import { runVerify } from '../../src/verify/run.ts'
import { auditedDecember, office } from '../tools/audited.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { member, startService } from '../tools/service.ts'

describe('an auditor in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'goes from the question to a figure, its records, their proof, and a head he verifies himself',
    async () => {
      const service = startService()
      const { changeRule } = await auditedDecember(service)
      changeRule('xiangzhou', 'q5', { min: 2 }, '2027-01-05T02:00:00.000Z')
      const auditor = await service.user('审计员', [member(office, 'auditor')])
      const address = await service.serve()
      const browser = await launch()
      try {
        const page = await (await browser.newContext()).newPage()
        await page.goto(address + service.link(auditor.id))
        await page.getByRole('button', { name: '进入' }).click()
        await page.getByRole('link', { name: '审计', exact: true }).click()
        await page.getByLabel('从', { exact: true }).fill('2026-12')
        await page.getByLabel('到', { exact: true }).fill('2026-12')
        await page.getByRole('button', { name: '查看' }).first().click()
        expect(await page.locator('.sum').first().textContent()).toMatch(/24\s*计划.*=/s)
        await lookAt(page, 'audit')
        await page
          .getByRole('link', { name: /其他县领导/ })
          .first()
          .click()
        await lookAt(page, 'audit-rule')
        await page.getByRole('link', { name: '梁秀杰' }).click()
        expect(await page.locator('.figure').textContent()).toMatch(/0\s*天/)
        await lookAt(page, 'audit-figure')
        expect(await page.locator('table').textContent()).toContain('公务出差')
        await page
          .getByRole('link', { name: /存证第\d+条/ })
          .first()
          .click()
        expect(await page.locator('main').textContent()).toMatch(/✓ 已核对:这一条在现在的树头.*签名有效/s)
        await lookAt(page, 'audit-proof')
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page
            .getByRole('link', { name: /下载证明/ })
            .first()
            .click(),
        ])
        await page.goto(`${address}/o/${office}/audit/heads`)
        const key = /reception-roster\/\S+/.exec((await page.locator('main').textContent()) ?? '')?.[0]
        expect(key).toBe(verifierKey(openLogKey(join(service.data, 'keys'))))
        const said: string[] = []
        const out = { out: (words: string) => void said.push(words), err: (words: string) => void said.push(words) }
        expect(runVerify(['proof', await download.path(), '--key', key!], out), said.join('\n')).toBe(0)
        await page.goto(`${address}/o/${office}/audit/receptions?from=2026-12&to=2026-12`)
        await lookAt(page, 'audit-records')
        await page.getByRole('link', { name: '问题清单' }).click()
        await lookAt(page, 'audit-findings')
        await page.goto(`${address}/o/${office}/audit?from=2026-12&to=2026-12&asof=2026-12-09`)
        await lookAt(page, 'audit-as-of')
      } finally {
        await browser.close()
      }
    },
    240_000,
  )
})
