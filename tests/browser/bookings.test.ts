import { describe, expect } from 'vitest'
import { defaultSettings } from '../../src/domain/office.ts'
import { keepPicture, launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { publishDuties } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

describe('bookings in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'are taken by a clerk without a script, and the day sheet prints on A4 without names',
    async () => {
      const service = startService({ ROSTER_SESSION_IDLE_MINUTES: '100000', ROSTER_SESSION_HOURS: '10000' })
      const { booking, notice } = defaultSettings()
      const office = service.county('small-county-2026-12', {
        booking: { ...booking, isOn: true, perSession: 2 },
        notice: { ...notice, notReceived: '已经诉讼的事项,请向人民法院反映\n已经三级终结的信访事项' },
      })
      const duties = [
        { id: 'd12', date: '2026-11-12', leader: 'l01' },
        { id: 'd13', date: '2026-11-13', leader: 'l02' },
        { id: 'd16', date: '2026-11-16', leader: 'l03' },
      ]
      publishDuties(service, office, '2026-11', duties)
      const clerk = await service.user('李经办', [member(office, 'clerk')])
      const address = await service.serve()
      const browser = await launch()
      try {
        const context = await browser.newContext({ javaScriptEnabled: true })
        const page = await context.newPage()
        await page.goto(`${address}${service.link(clerk.id)}`)
        await page.getByRole('button', { name: '进入' }).click()
        const at = (path: string): string => `${address}/o/${office}/bookings${path}`
        const take = async (subject: string, name: string) => {
          await page.goto(at('/new?reception=d12'))
          await page.getByLabel('反映什么方面的事').selectOption({ label: subject })
          await page.getByLabel('姓名').fill(name)
          await page.getByRole('button', { name: '保存' }).click()
        }
        await take('征地拆迁', '韦小明')
        await page.getByText('1号 09:00').first().waitFor()
        await page.getByRole('button', { name: '查看和修改' }).click()
        expect(await page.getByLabel('姓名').inputValue()).toBe('韦小明')
        await take('基本民生', '莫小华')
        await take('城市管理和交通营运', '覃小兰')
        await page.getByText('11月13日').first().waitFor()
        await page.goto(at('/new?reception=d12'))
        await page.getByText('这一场已经约满').waitFor()
        await page.goto(at('/new'))
        await page.getByLabel('场次').selectOption('')
        await page.getByLabel('反映什么方面的事').selectOption({ label: '涉法涉诉' })
        await page.getByLabel('几个人来').fill('7')
        await page.getByRole('button', { name: '保存' }).click()
        await page.getByLabel('已告知推选代表').check()
        await lookAt(page, 'booking-wrong')
        await page.getByRole('button', { name: '保存' }).click()
        await page.getByText('在接访库等候').first().waitFor()
        publishDuties(service, office, '2026-11', [{ ...duties[1]!, date: '2026-11-17' }, duties[0]!, duties[2]!])
        service.clock.now = '2026-11-12T04:00:00.000Z'
        await page.goto(at(''))
        await lookAt(page, 'bookings')
        await page.goto(at('/sheet?reception=d12'))
        await lookAt(page, 'booking-sheet')
        await page.emulateMedia({ media: 'print' })
        await keepPicture(page, 'booking-sheet-print', true)
        expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
        expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
        expect(await page.locator('main').innerText()).not.toContain('韦小明')
      } finally {
        await browser.close()
      }
    },
  )
})
