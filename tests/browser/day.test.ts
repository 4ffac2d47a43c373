import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { attendanceBetween } from '../../src/db/attendance-store.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { publishDuties } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

const [today, yesterday, longAgo] = ['2026-11-10', '2026-11-09', '2026-11-05'] as const
/** The most that a day of two receptions may take. */
const secondsPerDay = 60
/** What a person needs for a tap and for finding the next thing to tap. */
const secondsPerTap = 2
/** And for a key, or for a number typed. */
const secondsPerKey = 0.5

describe('the page of a day in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'is filled in under a minute, by touch on a phone and by keyboard on a desktop, and reads well',
    async () => {
      const service = startService()
      const office = service.county('small-county-2026-12', { noSubstitute: ['county-secretary'] })
      publishDuties(service, office, '2026-11', [
        { id: 'c', date: longAgo, leader: 'l07' },
        { id: 'd', date: yesterday, leader: 'l03' },
        { id: 'e', date: yesterday, leader: 'l04' },
        { id: 'a', date: today, leader: 'l01' },
        { id: 'b', date: today, leader: 'l02' },
      ])
      const clerk = await service.user('李经办', [member(office, 'clerk')])
      const address = await service.serve()
      const browser = await launch()
      const enter = async (page: Page): Promise<void> => {
        await page.goto(address + service.link(clerk.id))
        await page.getByRole('button', { name: '进入' }).click()
      }
      /** Seconds until the page there is was asked for, answered and ready. */
      const answered = async (page: Page): Promise<number> => {
        await page.waitForLoadState('load')
        return (await page.evaluate<number>("performance.getEntriesByType('navigation')[0].duration")) / 1000
      }
      const holding = (date: string) => attendanceBetween(service.database, office, date, date)
      try {
        // By touch on a phone: one came and attested everything, of the other nobody had need.
        const phone = await browser.newContext({
          viewport: { width: 390, height: 844 },
          hasTouch: true,
          isMobile: true,
        })
        const page = await phone.newPage()
        page.setDefaultTimeout(15_000)
        await enter(page)
        let taps = 0
        const tap = async (card: string, name: string): Promise<void> => {
          taps++
          await page.getByRole('region', { name: card }).getByText(name, { exact: true }).tap()
        }
        await page.goto(`${address}/o/${office}/day`)
        const opened = await answered(page)
        await tap('陈新伟', '到岗')
        for (const one of ['接访', '听取', '协调']) await tap('陈新伟', one)
        await page.getByRole('region', { name: '陈新伟' }).getByLabel('批次').fill('3')
        await page.getByRole('region', { name: '陈新伟' }).getByLabel('人次').fill('7')
        await tap('邓宏伟', '到岗')
        await tap('邓宏伟', '无人来访')
        await page.getByRole('button', { name: '保存' }).tap()
        await page.getByText('已登记2场。').waitFor()
        // The two numbers and the button are tapped too.
        const phoneSeconds = opened + (await answered(page)) + (taps + 3) * secondsPerTap
        expect(phoneSeconds).toBeLessThan(secondsPerDay)
        expect(holding(today)).toMatchObject([
          { is: 'present', batches: 3, visitors: 7, attested: ['received', 'heard', 'coordinated'] },
          { is: 'present', batches: 0 },
        ])
        await phone.close()

        // By keyboard alone on a desktop: one was covered, one did not come.
        const desk = await (
          await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
        ).newPage()
        desk.setDefaultTimeout(15_000)
        await enter(desk)
        let keys = 0
        const press = async (key: string): Promise<void> => {
          keys++
          await desk.keyboard.press(key)
        }
        const at = (): Promise<string> => desk.evaluate('document.activeElement.name ?? ""')
        const tabTo = async (name: string): Promise<void> => {
          for (let n = 0; (await at()) !== name; n++) {
            if (n > 80) throw new Error(`${name} is not reached by Tab`)
            await press('Tab')
          }
        }
        await desk.goto(`${address}/o/${office}/day/${yesterday}`)
        const deskOpened = await answered(desk)
        // Past the menu.
        await press('Tab')
        await press('Enter')
        await tabTo('is.d')
        await press('ArrowDown')
        await press('ArrowDown')
        await tabTo('by.d')
        for (let n = 0; n < 6; n++) await press('ArrowDown')
        await tabTo('is.e')
        await press('ArrowDown')
        await tabTo('why.e')
        await press('ArrowDown')
        await press('ArrowDown')
        await tabTo('note.e')
        await desk.keyboard.type('省里临时会议')
        await press('Enter')
        await desk.getByText('已登记2场。').waitFor()
        const deskSeconds = deskOpened + (await answered(desk)) + keys * secondsPerKey
        expect(deskSeconds).toBeLessThan(secondsPerDay)
        expect(holding(yesterday)).toMatchObject([
          { is: 'covered', coveredBy: 'l07' },
          { is: 'absent', why: 'meeting', note: '省里临时会议' },
        ])

        // What it looks like entered, corrected, wrong, late.
        await desk.goto(`${address}/o/${office}/day`)
        const secretary = desk.getByRole('region', { name: '陈新伟' })
        await secretary.getByText('更正', { exact: true }).click()
        await secretary.getByText('他人顶替', { exact: true }).click()
        await desk.getByRole('button', { name: '保存' }).click()
        await desk.getByText('请选谁顶替').waitFor()
        await lookAt(desk, 'day-wrong')
        await secretary.getByLabel('谁来顶替').selectOption({ label: '罗海伟 县委常委、县纪委书记、县监委主任' })
        await secretary.getByLabel('更正的理由').fill('县委书记当天到省里开会')
        await desk.getByRole('button', { name: '保存' }).click()
        await desk.getByText('已登记1场。').waitFor()
        await desk.getByText('之前的登记').click()
        await desk.getByText('登记无计划接访').click()
        await lookAt(desk, 'day-corrected')
        expect(holding(today)).toMatchObject([{ is: 'present' }, { is: 'covered', coveredBy: 'l07', batches: 3 }])
        console.info(
          `a day of two: ${phoneSeconds.toFixed(0)} s by touch, ${deskSeconds.toFixed(0)} s by keyboard (${keys} keys)`,
        )
      } finally {
        await browser.close()
      }
    },
  )
})
