import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { screenHtml } from '../../src/notices/screen.ts'
import { amendedCounty, month } from '../tools/amended-county.ts'
import { noticeAfter, officeSaid, view } from '../tools/amended-month.ts'
import { keepPicture, launch, lookAt, violationsOn } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { member, startService } from '../tools/service.ts'

const county = async () => {
  const service = startService({ ROSTER_PLAIN_HTTP: 'yes' })
  const office = await amendedCounty(service)
  return { service, office, address: await service.serve() }
}

/** Prints a page, and keeps the print where pictures are wanted. Sizes of its sheets in points. */
const printed = async (page: Page, name: string): Promise<string[]> => {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  if (process.env.SCREENSHOTS) writeFileSync(join(process.env.SCREENSHOTS, `${name}.pdf`), pdf)
  return [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => `${Math.round(Number(width))}×${Math.round(Number(height))}`,
  )
}

/** The smallest letters on a page that show words, in px. */
const smallest = (page: Page): Promise<number> =>
  page.evaluate(
    `Math.min(...[...document.querySelectorAll('main *')].filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())).map((one) => Number.parseFloat(getComputedStyle(one).fontSize)))`,
  )

/** Whether everything of the screen lies within it; a day to come that finds no room is left out as a whole. */
const staysInside = (page: Page): Promise<boolean> =>
  page.evaluate(`(() => {
    const days = document.querySelector('.days')?.getBoundingClientRect()
    const fits = (one, to) => { const { right, bottom } = one.getBoundingClientRect(); return right <= to.right + 1 && bottom <= to.bottom + 1 }
    return [...document.querySelectorAll('main, main > *, .cards li, footer li')].every((one) => fits(one, { right: innerWidth, bottom: innerHeight })) &&
      [...document.querySelectorAll('.today, footer')].every((one) => one.scrollHeight <= one.clientHeight + 1) &&
      [...document.querySelectorAll('.days li')].every((one) => fits(one, days) || one.getBoundingClientRect().left >= days.right - 1)
  })()`)

describe('what leaves the office, in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'the public notice reads well on a phone and a desktop, and is A4 on paper',
    async () => {
      const { office, address } = await county()
      const browser = await launch()
      try {
        const page = await (await browser.newContext()).newPage()
        const faults: string[] = []
        page.on('console', (message) => {
          if (message.type() === 'error') faults.push(message.text())
        })
        await page.goto(`${address}/n/${office}/${month}`)
        await lookAt(page, 'public-notice')
        expect(await page.locator('s').first().textContent()).toContain('12月4日')
        const sheets = await printed(page, 'public-notice')
        expect(sheets.length).toBeGreaterThan(0)
        expect(new Set(sheets)).toEqual(new Set(['595×842']))
        expect(faults.filter((one) => !one.includes('favicon'))).toEqual([])
      } finally {
        await browser.close()
      }
    },
  )

  itWith(
    'chromium at /usr/bin/chromium',
    'the lobby screen is read from afar, renews itself, and keeps what it shows while no answer comes',
    async () => {
      const { service, office, address } = await county()
      service.clock.now = '2026-12-02T00:30:00.000Z'
      const browser = await launch()
      try {
        const page = await (await browser.newContext()).newPage()
        await page.clock.install({ time: new Date('2026-12-02T00:30:00Z') })
        for (const [width, height] of [
          [1920, 1080],
          [1080, 1920],
        ] as const) {
          await page.setViewportSize({ width, height })
          await page.goto(`${address}/n/${office}/screen`)
          await keepPicture(page, `screen-${width}`)
          expect(await smallest(page)).toBeGreaterThanOrEqual(40)
          expect(await staysInside(page)).toBe(true)
          expect(await violationsOn(page)).toEqual([])
        }
        const shown = () => page.locator('main').textContent()
        expect(await shown()).toContain('贾少辉')
        // A new day comes by itself.
        service.clock.now = '2026-12-07T16:30:00.000Z'
        await page.clock.runFor(200_000)
        await page.getByText('今天 12月8日').waitFor()
        expect(await shown()).toContain('莫德玲')
        // Whatever is no screen is not shown: neither an error, nor a page that says something else.
        for (const answer of [
          { status: 500, body: 'broken' },
          { status: 200, contentType: 'text/html', body: '<main>网络登录</main>' },
          'abort',
        ] as const) {
          await page.route('**/screen', (route) => (answer === 'abort' ? route.abort() : route.fulfill(answer)))
          await page.clock.runFor(200_000)
          await page.getByText('12月8日 00:30 之后未能更新').waitFor()
          expect(await shown()).toContain('莫德玲')
          await page.unroute('**/screen')
        }
        await keepPicture(page, 'screen-stale')
        expect(await page.locator('.now').isVisible()).toBe(true)
        await page.route('**/screen', (route) => route.abort())
        await page.clock.fastForward(24 * 3_600_000)
        await page.locator('main.over').waitFor()
        // Yesterday is not called today.
        expect(await page.locator('.now').isVisible()).toBe(false)
        await page.unroute('**/screen')
        service.clock.now = '2026-12-09T16:30:00.000Z'
        await page.clock.runFor(200_000)
        await page.getByText('今天 12月10日').waitFor()
        expect(await page.locator('.stale').isVisible()).toBe(false)
      } finally {
        await browser.close()
      }
    },
  )

  itWith(
    'chromium at /usr/bin/chromium',
    'the lobby screen has room for one duty or many, with long posts and names',
    async () => {
      const browser = await launch()
      try {
        const page = await (await browser.newContext()).newPage()
        const place = {
          id: 'p',
          unit: 'u',
          name: '象州县社会工作部信访接待中心一楼联合接访大厅',
          phone: '0772-1234567',
        }
        const long = {
          title: '县委常委、县委政法委书记、县总工会主席、县社会治安综合治理委员会主任',
          portfolio: ['政法', '信访维稳', '社会治安综合治理', '国家安全', '法治建设', '工会', '双拥'],
          place: { ...place, booking: '前一天17:00前' },
        }
        for (const count of [0, 1, 2, 3, 9]) {
          const leader = (n: number) => ({ id: `l${n}`, name: n % 2 === 0 ? '买买提·阿不都热合曼' : '欧阳莫德辉' })
          const first = Array.from({ length: count }, (_, n) => view(`a${n}`, { ...long, leader: leader(n) }))
          const then = Array.from({ length: 12 }, (_, n) =>
            view(`b${n}`, { ...long, date: `2026-12-${n + 10}`, leader: leader(n) }),
          )
          const covered = first.map((duty) => ({ ...duty, leader: leader(99) }))
          const notice = noticeAfter(
            [
              [...first, ...then],
              [...covered, ...then.slice(1)],
            ],
            undefined,
            {
              ...officeSaid,
              name: '象州县社会工作部(县信访局)',
              notice: {
                ...officeSaid.notice,
                notReceived: '已经或者依法应当通过诉讼、仲裁、行政复议解决的事项\n'.repeat(6),
              },
            },
          )
          const html = screenHtml(
            {
              office: notice.office,
              today: '2026-12-01',
              clock: '08:30',
              secondsLeft: 60,
              thisMonth: notice,
              nextMonth: undefined,
            },
            'zh-CN',
          )
          for (const [width, height] of [
            [1920, 1080],
            [1080, 1920],
          ] as const) {
            await page.setViewportSize({ width, height })
            await page.setContent(html)
            await keepPicture(page, `screen-of-${count}-${width}`)
            expect.soft(await staysInside(page), `${count} at ${width}`).toBe(true)
            expect.soft(await smallest(page), `${count} at ${width}`).toBeGreaterThanOrEqual(40)
          }
        }
      } finally {
        await browser.close()
      }
    },
  )

  itWith(
    'chromium at /usr/bin/chromium',
    'staff print the notice and the sign-in sheet, copy the text, and change form and settings',
    async () => {
      const { service, office, address } = await county()
      const clerk = await service.user('李经办', [member(office, 'clerk')])
      const browser = await launch()
      try {
        const page = await (await browser.newContext()).newPage()
        await page.goto(`${address}${service.link(clerk.id)}`)
        await page.getByRole('button', { name: '进入' }).click()
        await page.goto(`${address}/o/${office}/m/${month}/r/2`)
        await page.getByText('发微信群的文字').click()
        await lookAt(page, 'revision-notice')
        expect(await page.getByRole('textbox', { name: '发微信群的文字' }).inputValue()).toContain('【已取消】上午')
        await page.getByRole('link', { name: '签到表' }).click()
        await lookAt(page, 'sign-in-sheet')
        expect(new Set(await printed(page, 'sign-in-sheet'))).toEqual(new Set(['842×595']))
        // Room for a name written by hand.
        const cell = (await page.locator('td.signature').first().boundingBox())!
        expect(cell.height).toBeGreaterThanOrEqual(45)
        expect(cell.width).toBeGreaterThanOrEqual(120)
        await page.getByRole('link', { name: '返回已发布安排' }).click()
        await page.getByRole('link', { name: '公示(A4' }).click()
        await page.goto(`${address}/o/${office}/settings`)
        await page.getByLabel('落款').fill('小县信访局')
        await page.getByRole('button', { name: '保存' }).click()
        await page.getByText('设置已保存').waitFor()
        await page.getByRole('link', { name: '公示的Word模板' }).click()
        await lookAt(page, 'notice-form')
        await page.goto(`${address}/o/${office}/places/hall`)
        await page.getByLabel('预约截止').fill('前一天17:00前')
        await page.getByRole('button', { name: '保存', exact: true }).last().click()
        await page.getByText('已保存').waitFor()
        expect(await page.getByText('前一天17:00前').count()).toBe(1)
      } finally {
        await browser.close()
      }
    },
    120_000,
  )
})
