import { describe, expect } from 'vitest'
import { ruleSetsOf } from '../../src/db/rule-set-store.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { member, startService } from '../tools/service.ts'

describe('rules in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'a clerk chooses regulations, makes a rule set, writes a rule by keyboard and reads what it means',
    async () => {
      const service = startService()
      const office = service.county()
      const address = await service.serve()
      const { id } = await service.user('李红', [member(office, 'clerk')])
      const browser = await launch()
      try {
        const page = await (await browser.newContext()).newPage()
        const at = (path: string) => `${address}/o/${office}${path}`
        await page.goto(address + service.link(id))
        await page.locator('main button').first().click()
        await page.goto(at('/rules'))
        await page.getByLabel('中央:创新群众工作方法').check()
        await page.getByRole('button', { name: '保存选择' }).click()
        await lookAt(page, 'rules')

        await page.getByRole('link', { name: '新建一套规则' }).click()
        await page.getByRole('button', { name: '保存' }).click()
        await lookAt(page, 'rule-set-new-wrong')
        await page.getByLabel('名称', { exact: true }).fill('本县接访制度(2026年)')
        await page.getByLabel('出处').fill('县委办〔2026〕3号')
        await page.getByRole('button', { name: '保存' }).click()
        await lookAt(page, 'rule-kinds')

        await page.getByRole('link', { name: /每人(.*)接访多少天/ }).click()
        await lookAt(page, 'rule-new')
        await page.getByText('职务类别').first().focus()
        await page.keyboard.press('Enter')
        await page.getByLabel('县长', { exact: true }).first().check()
        await page.getByLabel('多长时间之内').selectOption({ label: '每月' })
        await page.getByRole('button', { name: '预览' }).click()
        await lookAt(page, 'rule-wrong')
        await page.getByLabel('至少', { exact: true }).fill('2')
        await page.getByRole('button', { name: '预览' }).click()
        expect(await page.locator('#meaning').innerText()).toContain('县长:每人每月接访不少于2天')
        await lookAt(page, 'rule-preview')
        await page.getByRole('button', { name: '保存' }).click()
        await lookAt(page, 'rule-set')

        await page.goto(at('/rules/sets/set-1/rule?kind=turns'))
        await page.getByLabel('轮流的次序 1').selectOption({ index: 2 })
        await page.getByRole('button', { name: '再加几行' }).click()
        await lookAt(page, 'rule-turns')
        await page.getByRole('button', { name: '保存' }).click()
        await page.getByRole('link', { name: '历次修改' }).click()
        await lookAt(page, 'rule-set-versions')

        await page.goto(at('/rules'))
        await page.getByLabel('哪条规则').selectOption({ index: 1 })
        await page.getByLabel('改为至少').fill('3')
        await page.getByLabel('原因').fill('十二月信访量大')
        await page.getByLabel('从', { exact: true }).fill('2026-12-01')
        await page.getByLabel('到', { exact: true }).fill('2026-12-31')
        await page.getByRole('button', { name: '增加调整' }).click()
        await lookAt(page, 'rules-override')
        expect(ruleSetsOf(service.database, office).at(-1)!.version).toBe(3)
      } finally {
        await browser.close()
      }
    },
    180_000,
  )

  itWith(
    'chromium at /usr/bin/chromium',
    'forms of rules are sound, everything in them unfolded',
    async () => {
      const service = startService()
      const office = service.county()
      const address = await service.serve()
      const { id } = await service.user('clerk', [member(office, 'clerk')])
      const [set] = ruleSetsOf(service.database, office)
      const browser = await launch()
      try {
        const page = await (await browser.newContext()).newPage()
        await page.goto(address + service.link(id))
        await page.locator('main button').first().click()
        for (const kind of ['quota', 'together', 'turns']) {
          await page.goto(`${address}/o/${office}/rules/sets/${set!.id}/rule?kind=${kind}`)
          for (const details of await page.locator('details').all())
            await details.evaluate((one: { open?: boolean }) => {
              one.open = true
            })
          await lookAt(page, `rule-${kind}`)
        }
      } finally {
        await browser.close()
      }
    },
    180_000,
  )
})
