import { describe, expect } from 'vitest'
import type { NewCaseEvent } from '../../src/domain/case-event.ts'
import { addDays } from '../../src/domain/day.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { caseKeeper, registration } from '../tools/kept-cases.ts'
import { itWith } from '../tools/needs.ts'
import { casesIn } from '../tools/registered-cases.ts'
import { member, startService } from '../tools/service.ts'

describe('indicators in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'are looked at from cards to cases, as of a day, and their targets set',
    async () => {
      const service = startService()
      const office = service.county()
      service.clock.now = '2026-11-20T02:00:00.000Z'
      const units = casesIn(service, office).bureaus()
      const keeper = caseKeeper(service, office)
      for (let n = 0; n < 24; n++) {
        const received = addDays('2025-06-03', n * 22)
        const later = (days: number): string => addDays(received, days)
        const step = (what: NewCaseEvent['what'], days: number, data: object = {}) =>
          ({ what, day: later(days), data }) as NewCaseEvent
        const steps = [
          step('accepted', 3),
          step('informed', n % 5 === 0 ? 17 : 4),
          step('assigned', 5, { lead: units[n % 2]!, co: [], by: null }),
          ...(n % 3 === 0 ? [step('put-in-charge', 5, { leader: 'l03' })] : []),
          ...(n % 4 === 3 ? [] : [step('answered', 40 + n), step('closed', 72 + n, { isSettled: n % 7 !== 0 })]),
          ...(n % 4 === 1 ? [step('satisfied', 74 + n, { is: n % 3 === 0 ? 'dissatisfied' : 'fair' })] : []),
        ].filter(({ day }) => day <= '2026-11-20')
        keeper.register(`case-${n}`, registration(received, { receiver: 'l01', isFirst: n % 3 !== 2 }), { steps })
      }
      const clerk = await service.user('李经办', [member(office, 'clerk')])
      const address = await service.serve()
      const browser = await launch()
      try {
        const page = await (await browser.newContext()).newPage()
        await page.goto(address + service.link(clerk.id))
        await page.getByRole('button', { name: '进入' }).click()
        await page.goto(`${address}/o/${office}/audit/settings`)
        await page.getByLabel('指标', { exact: true }).nth(1).selectOption('acceptance')
        await page.getByLabel('至少达到(%)').nth(1).fill('90')
        await page.getByLabel('从哪个月').nth(1).fill('2026-01')
        await page.locator('[name="namesPeople"]').selectOption('named')
        await lookAt(page, 'indicator-settings')
        await page.getByRole('button', { name: '保存' }).click()
        await page.getByText('已保存。').waitFor()
        await page.goto(`${address}/o/${office}/audit/indicators?from=2026-01&to=2026-11`)
        await page.getByText('怎么算的').first().click()
        expect(await page.getByText('✗ 没达到目标').count()).toBeGreaterThan(0)
        await lookAt(page, 'indicators')
        await page.getByRole('link', { name: '看是哪些事项 及时受理率' }).click()
        await page.getByRole('link', { name: '✗ 只算分母' }).click()
        await lookAt(page, 'indicator-cases')
        await page.goto(`${address}/o/${office}/audit/indicators?from=2026-01&to=2026-11&asof=2026-01-01`)
        await page.getByText('那时还没有').waitFor()
      } finally {
        await browser.close()
      }
    },
    240_000,
  )
})
