import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import jsQR from 'jsqr'
import type { Browser, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { leadersOf } from '../../src/db/leader-store.ts'
import { addSubscription } from '../../src/db/subscription-store.ts'
import { feedKey } from '../../src/domain/feed.ts'
import { hashOf, newToken } from '../../src/web/token.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { member, startService } from '../tools/service.ts'

const agents = {
  iphone: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Safari/604.1',
  wechat:
    'Mozilla/5.0 (Linux; Android 14; 23116PN5BC Build/UKQ1; wv) XiaoMi AppleWebKit/537.36 Mobile MicroMessenger/8.0.49',
}
const pictures = process.env.SCREENSHOTS

/** A county of forty leaders, three of them with devices, and its clerk. */
const county = async () => {
  const service = startService()
  const office = service.county('xiangzhou-2026-12')
  const { database, clock } = service
  const actor = { user: null, office, at: clock.now }
  const leaders = leadersOf(database, office)
    .filter(({ posts }) => posts[0]!.title.includes('县长'))
    .slice(0, 3)
  const given = leaders.map(({ id }, n) => {
    const token = newToken()
    database.write(() =>
      addSubscription(
        database,
        { ...actor, at: n === 0 ? '2026-11-01T02:00:00.000Z' : actor.at },
        { feed: feedKey('leader', id), name: '手机', tokenHash: hashOf(token) },
      ),
    )
    return { id, token }
  })
  const clerk = await service.user('王敏', [member(office, 'clerk')])
  const leader = await service.user('leader', [member(office, 'leader', given[1]!.id)])
  const address = await service.serve()
  await service.context.feeds.refresh()
  const enter = async (browser: Browser, user: number): Promise<Page> => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${address}${service.link(user)}`)
    await page.getByRole('button', { name: '进入' }).click()
    return page
  }
  return { ...service, office, given, clerk, leader, address, enter }
}

/** What a phone reads in the codes that are on the screen. */
const codesOn = async (page: Page): Promise<string[]> => {
  const blank = await page.context().newPage()
  const read: string[] = []
  for (const code of await page.locator('svg.qr-code').all()) {
    const picture = (await code.screenshot()).toString('base64')
    const { width, height, bytes } = (await blank.evaluate(`(async () => {
      const image = new Image()
      image.src = 'data:image/png;base64,${picture}'
      await image.decode()
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
      const context = canvas.getContext('2d')
      context.drawImage(image, 0, 0)
      return { width: image.width, height: image.height,
        bytes: [...context.getImageData(0, 0, image.width, image.height).data] }
    })()`)) as { width: number; height: number; bytes: number[] }
    // CommonJS: its default is the module.
    const decode = ((jsQR as unknown as { default?: typeof jsQR }).default ?? jsQR) as typeof jsQR
    read.push(decode(Uint8ClampedArray.from(bytes), width, height)?.data ?? 'nothing')
  }
  await blank.close()
  return read
}

/** A page as it is printed, kept as pictures where they are wanted. Returns how many pages of A4 there are. */
const printed = async (page: Page, name: string): Promise<number> => {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  if (pictures && existsSync('/usr/bin/pdftoppm')) {
    const file = join(pictures, `${name}.pdf`)
    writeFileSync(file, pdf)
    execFileSync('pdftoppm', ['-png', '-r', '60', '-l', '3', file, join(pictures, name)])
  }
  const sizes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
  for (const [, width, height] of sizes)
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
  return sizes.length
}

describe('subscribed calendars in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'a clerk hands a leader his code, and prints the others’',
    async () => {
      const { office, clerk, address, enter, database } = await county()
      const browser = await launch()
      try {
        const page = await enter(browser, clerk.id)
        await page.goto(`${address}/o/${office}/feeds?q=${encodeURIComponent('县长')}`)
        await page.getByText('换新地址').first().click()
        await lookAt(page, 'feeds-office')
        await page
          .getByRole('link', { name: /^添加设备/ })
          .first()
          .click()
        await page.getByRole('button', { name: '添加,显示地址' }).click()
        await lookAt(page, 'feeds-shown-once')
        const calendar = await page.getByLabel('日历地址').inputValue()
        const landing = calendar.replace(/\.ics$/, '')
        expect(await codesOn(page)).toEqual([landing, landing])
        await page.getByLabel('日历地址').focus()
        expect(await page.evaluate('getSelection().toString()')).toBe(calendar)
        await page.getByRole('button', { name: '复制地址' }).click()
        await page.getByRole('button', { name: '已复制' }).waitFor()
        await page.emulateMedia({ media: 'print' })
        const sheet = page.locator('.sheet svg.qr-code')
        // 96 pixels an inch.
        expect(((await sheet.boundingBox())!.width / 96) * 2.54).toBeGreaterThanOrEqual(4)
        expect(await printed(page, 'feeds-sheet')).toBe(1)
        await page.emulateMedia({ media: null })

        await page.goto(`${address}/o/${office}/feeds/sheets`)
        // Some of hundreds: every code is read below.
        expect(await page.locator('.pick input:checked').count()).toBeGreaterThan(300)
        await page.evaluate("document.querySelectorAll('.pick').forEach((pick, n) => n < 3 || pick.remove())")
        await lookAt(page, 'feeds-choose')
        await page.getByRole('button', { name: '生成订阅单' }).click()
        await page.getByRole('heading', { name: /张订阅单/ }).waitFor()
        const made = database.sqlite
          .prepare("SELECT count(*) AS n FROM subscription WHERE name = '纸质单'")
          .get() as { n: number }
        expect(made.n).toBe(3)
        const codes = await codesOn(page)
        expect(new Set(codes).size).toBe(made.n)
        for (const code of codes) expect(code).toMatch(/\/f\/[\w-]{43}$/)
        expect(await printed(page, 'feeds-sheets')).toBe(made.n)
      } finally {
        await browser.close()
      }
    },
    120_000,
  )

  itWith(
    'chromium at /usr/bin/chromium',
    'a leader opens his code on his phone, and sees his devices',
    async () => {
      const { office, leader, address, enter, given } = await county()
      const browser = await launch()
      try {
        for (const [name, userAgent] of Object.entries(agents)) {
          const page = await (
            await browser.newContext({ userAgent, viewport: { width: 390, height: 844 } })
          ).newPage()
          const asked: string[] = []
          page.on('request', (request) => asked.push(new URL(request.url()).origin))
          await page.goto(`${address}/f/${given[1]!.token}`)
          await page.getByText('华为、荣耀手机').click()
          await lookAt(page, `landing-${name}`)
          expect(new Set(asked)).toEqual(new Set([address]))
          // Within WeChat it would lead nowhere.
          expect(await page.locator('a[href^="webcal:"]').count()).toBe(name === 'iphone' ? 1 : 0)
          await page.context().close()
        }
        const page = await enter(browser, leader.id)
        await page.goto(`${address}/o/${office}/mine`)
        await page.getByText('添加设备', { exact: true }).click()
        await page.getByText('停用').first().click()
        await page.getByText('马上变空').first().waitFor()
        await lookAt(page, 'mine-feeds')
        await page.getByLabel('设备名称').fill('平板')
        await page.getByRole('button', { name: '添加,显示二维码' }).click()
        await page.getByRole('heading', { name: /日历地址\(平板\)/ }).waitFor()
      } finally {
        await browser.close()
      }
    },
  )
})
