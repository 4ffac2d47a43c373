import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { leadersOf } from '../../src/db/leader-store.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { made, member, startService } from '../tools/service.ts'
import { bookOf } from '../workbook/files.ts'

describe('files in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'a clerk brings in a workbook, a wrong one, and a planning file',
    async () => {
      const service = startService()
      const office = service.office('o', { unit: { id: 'u', name: '小县', level: 'county' } })
      const clerk = await service.user('王敏', [member(office, 'clerk')])
      const address = await service.serve()
      const browser = await launch()
      try {
        const page = await (await browser.newContext()).newPage()
        const upload = async (file: string) => {
          await page.goto(`${address}/o/o/files`)
          await page.getByLabel('文件', { exact: true }).setInputFiles(file)
          await page.getByRole('button', { name: '上传并核对' }).click()
          await page.waitForLoadState()
        }
        await page.goto(`${address}${service.link(clerk.id)}`)
        await page.getByRole('button', { name: '进入' }).click()
        await page.goto(`${address}/o/o/files`)
        await lookAt(page, 'files-empty')
        await page.getByRole('button', { name: '上传并核对' }).click()
        await lookAt(page, 'files-none-chosen')

        const wrong = join(service.data, '领导 名单.xlsx')
        const list = [
          ['姓名', '单位', '职务', '任职起', '手机'],
          ['韦明', '', '县委常委、副县长', '2026-13-40', '13800001111'],
          ['黄强', '县教育局', '党组书记、局长', '2026年3月1日', ''],
          ['陈新伟', '', '县委书记', '', ''],
        ]
        writeFileSync(wrong, bookOf({ 领导: list }))
        await upload(wrong)
        await page.getByText('什么都没有保存').waitFor()
        await lookAt(page, 'import-wrong')

        await upload('fixtures/sample-workbook.xlsx')
        await page.getByRole('heading', { name: '新增 31' }).waitFor()
        await lookAt(page, 'import-ready')
        await page.getByRole('button', { name: '导入', exact: true }).click()
        await page.getByRole('status').waitFor()
        await lookAt(page, 'files-imported')
        expect(leadersOf(service.database, office)).toHaveLength(18)

        await upload('fixtures/sample-workbook.xlsx')
        await lookAt(page, 'import-nothing')

        const broken = join(service.data, 'plan.json')
        writeFileSync(broken, '{\n  "office": { "id": "x" },\n  "month": "2026-13",\n  "leader": []\n}')
        await upload(broken)
        await lookAt(page, 'import-plan-wrong')
        await upload('fixtures/short-2026-03.json')
        await lookAt(page, 'import-plan')
        await page.getByRole('button', { name: '放弃' }).click()
        await page.getByText('已放弃').waitFor()
        await page.goBack()
        await page.reload()
        await lookAt(page, 'import-gone')
      } finally {
        await browser.close()
      }
    },
  )

  itWith('chromium at /usr/bin/chromium', 'a clerk downloads a month', async () => {
    const service = startService()
    const office = service.county()
    const clerk = await service.user('王敏', [member(office, 'clerk'), member(office, 'approver')])
    await clerk.post('/o/xz/m/2026-12/make', { version: '0' })
    await made(clerk, '/o/xz/m/2026-12')
    for (const step of ['submit', 'approve', 'publish'])
      await clerk.post(`/o/xz/m/2026-12/${step}`, { version: '1' })
    const address = await service.serve()
    const browser = await launch()
    try {
      const page = await (await browser.newContext()).newPage()
      await page.goto(`${address}${service.link(clerk.id)}`)
      await page.getByRole('button', { name: '进入' }).click()
      await page.goto(`${address}/o/xz/files`)
      await lookAt(page, 'files-months')
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page
          .getByRole('row', { name: /2026年12月/ })
          .getByRole('link', { name: /^Excel/ })
          .last()
          .click(),
      ])
      expect(download.suggestedFilename()).toBe('小县2026年12月领导干部接访安排表.xlsx')
    } finally {
      await browser.close()
    }
  })
})
