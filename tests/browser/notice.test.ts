import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect } from 'vitest'
import { launch, violationsOn } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { call, emptyFolder } from '../tools/terminal.ts'

describe('the notice in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'fits a phone, a desktop and A4, asks for nothing from outside, and reads well',
    async () => {
      const out = join(emptyFolder(), 'out')
      await call('make', 'fixtures/small-county-2026-12.json', '--out', out)
      const address = pathToFileURL(join(out, 'notice.html')).href
      const browser = await launch()
      try {
        for (const width of [360, 1280]) {
          const context = await browser.newContext({ viewport: { width, height: 800 } })
          const page = await context.newPage()
          const asked: string[] = []
          page.on('request', (request) => asked.push(request.url()))
          await page.goto(address)
          expect(asked).toEqual([address])
          const [inner, outer] = (await page.evaluate('[document.documentElement.scrollWidth, innerWidth]')) as [
            number,
            number,
          ]
          expect(inner).toBeLessThanOrEqual(outer)
          expect(await page.locator('tbody tr').count()).toBe(23)
          expect(await violationsOn(page)).toEqual([])
          await context.close()
        }
        const page = await browser.newPage()
        await page.goto(address)
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
        // A4 is 595 × 842 points.
        expect(pdf).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/)
      } finally {
        await browser.close()
      }
      expect(readFileSync(join(out, 'notice.html'), 'utf8')).toContain('<html lang="zh-CN">')
    },
  )
})
