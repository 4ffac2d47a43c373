import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { auditedDecember, office } from '../tools/audited.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { member, startService } from '../tools/service.ts'

describe('reports of the audit, in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'read well on a phone and a desktop, and are A4 on paper',
    async () => {
      const service = startService()
      await auditedDecember(service)
      const auditor = await service.user('auditor', [member(office, 'auditor')])
      const address = await service.serve()
      const browser = await launch()
      try {
        const page = await (await browser.newContext()).newPage()
        await page.goto(address + service.link(auditor.id))
        await page.getByRole('button', { name: '进入' }).click()
        const at = (path: string) => page.goto(`${address}/o/${office}/audit${path}`)
        await page.getByRole('link', { name: '审计', exact: true }).waitFor()
        const months = 'from=2026-12&to=2026-12'
        await at(`/yearly?${months}`)
        await lookAt(page, 'yearly')
        await at('/monthly?month=2026-12')
        await lookAt(page, 'monthly')
        for (const [name, path] of [
          ['yearly-sheet', `/yearly/sheet?${months}&leader=l03`],
          ['monthly-sheet', '/monthly/sheet?month=2026-12'],
        ] as const) {
          await at(path)
          if (name === 'monthly-sheet') await lookAt(page, name)
          const pdf = await page.pdf({ preferCSSPageSize: true })
          if (process.env.SCREENSHOTS) writeFileSync(join(process.env.SCREENSHOTS, `${name}.pdf`), pdf)
          expect(pdf.toString('latin1').match(/\/MediaBox \[0 0 594\.?\d* 84\d/g)?.length).toBeGreaterThan(0)
        }
      } finally {
        await browser.close()
      }
    },
    120_000,
  )
})
