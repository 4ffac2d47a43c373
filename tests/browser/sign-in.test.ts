import { describe, expect } from 'vitest'
import { firstStart } from '../../src/first-start.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { startService } from '../tools/service.ts'

describe('the first start in a browser', () => {
  itWith('chromium at /usr/bin/chromium', 'makes an office by the form alone, signs out and in again', async () => {
    const service = startService()
    const address = await service.serve()
    const code = /启动码 (\S+)/.exec(firstStart(service.context, address)!)![1]!
    const browser = await launch()
    try {
      const page = await (await browser.newContext()).newPage()
      const asked: string[] = []
      page.on('request', (request) => asked.push(new URL(request.url()).origin))
      await page.goto(address)
      await lookAt(page, 'set-up')
      await page.getByLabel('启动码').fill(code)
      await page.getByLabel('用户名').fill('wangmin')
      await page.getByLabel('姓名', { exact: true }).fill('王敏')
      await page.getByLabel('新密码', { exact: true }).fill('接访排班不求人2026')
      await page.getByLabel('再输一遍').fill('接访排班不求人2026')
      await page.getByLabel('地方名称').fill('象州县')
      await page.getByLabel('办公室名称').fill('象州县信访局')
      await page.getByRole('button', { name: '开始使用' }).click()
      await page.waitForURL(`${address}/o/o1`)
      await page.goto(`${address}/account`)
      await lookAt(page, 'account')
      await page.getByRole('button', { name: '退出', exact: true }).click()
      await lookAt(page, 'sign-in')
      await page.getByLabel('用户名').fill('wangmin')
      await page.getByLabel('密码').fill('接访排班不求人2026')
      await page.getByRole('button', { name: '登录' }).click()
      await page.waitForURL(`${address}/o/o1`)
      expect(new Set(asked)).toEqual(new Set([address]))
    } finally {
      await browser.close()
    }
  })
})
