import { describe, expect } from 'vitest'
import { leadersOf, saveLeader } from '../../src/db/leader-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { member, startService } from '../tools/service.ts'

const notice = `国办发明电〔2026〕9号
一、元旦:1月1日(周五)至3日(周日)放假,共3天。
二、春节:2月5日(周五)至11日(周四)放假调休,共7天。2月14日(周日)上班。`

describe('places, holidays, settings and the log in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'are kept by a clerk, without a script',
    async () => {
      const service = startService()
      const office = service.county()
      const clerk = await service.user('李经办', [member(office, 'clerk')])
      const address = await service.serve()
      const browser = await launch()
      try {
        const context = await browser.newContext({ javaScriptEnabled: true })
        const page = await context.newPage()
        const asked: string[] = []
        page.on('request', (request) => asked.push(new URL(request.url()).origin))
        page.on('console', (message) => {
          if (message.type() === 'error' && !message.text().includes('status of 4')) asked.push(message.text())
        })
        await page.goto(`${address}${service.link(clerk.id)}`)
        await page.getByRole('button', { name: '进入' }).click()
        const at = (path: string): string => `${address}/o/${office}${path}`

        await page.goto(at('/places'))
        await page.getByRole('link', { name: '新增地点' }).click()
        await page.getByLabel('名称').fill('寺村镇群众工作站')
        await page.getByLabel('哪些天开放').selectOption('weekdays')
        await page.getByLabel('具体是哪几天').fill('周二、四')
        await page.getByLabel('那天不上班时').selectOption('next-workday')
        await page.getByRole('button', { name: '再加一项开放安排' }).click()
        const second = page.getByRole('group', { name: '开放安排 2' })
        await second.getByLabel('时段').selectOption('afternoon')
        await second.getByLabel('开始').fill('14:30')
        await second.getByLabel('结束').fill('9点')
        await second.getByLabel('哪些天开放').selectOption('nthWeekdays')
        await second.getByLabel('具体是哪几天').fill('最后一个周二')
        await lookAt(page, 'place-new')
        await page.getByRole('button', { name: '保存' }).last().click()
        await page.getByText('结束应晚于开始').waitFor()
        await lookAt(page, 'place-wrong')
        await second.getByLabel('结束').fill('17点')
        // Enter saves.
        await second.getByLabel('结束').press('Enter')
        await page.getByText('已保存。').waitFor()
        await page.getByText('每周二、周四,遇节假日顺延').waitFor()
        await lookAt(page, 'places')
        await page.getByRole('link', { name: '修改 县群众工作部接访大厅' }).click()
        await page.getByRole('button', { name: '停用这个地点' }).click()
        await page.getByText('没有保存').waitFor()
        await lookAt(page, 'place-named-by-a-rule')
        await page.goto(at('/places/p1'))
        await page.getByRole('button', { name: '停用这个地点' }).click()
        await page.goto(at('/places/p1'))
        await lookAt(page, 'place-retired')
        await page.goto(at('/places'))
        await page.getByText('已停用的地点').click()
        await lookAt(page, 'places-retired')

        await page.goto(at('/holidays?year=2026'))
        await page.getByLabel('日期', { exact: true }).fill('2026-04-20')
        await page.getByLabel('原因', { exact: true }).fill('壮族三月三')
        await page.getByRole('button', { name: '添加' }).click()
        await page.getByText('已添加。').waitFor()
        await lookAt(page, 'holidays')
        await page.goto(at('/holidays?year=2027'))
        await page.getByLabel('通知的文字').fill(notice)
        await page.getByRole('button', { name: '看看读出了什么' }).click()
        await page.getByText('读出了下面这些日子').waitFor()
        await lookAt(page, 'holidays-preview')
        await page.getByRole('button', { name: '保存这一年' }).click()
        await page.getByText('已保存这一年的放假安排。').waitFor()
        await page.getByText('国办发明电〔2026〕9号').first().waitFor()
        await page.getByLabel('通知的文字').fill(notice.replace('周五', '周四'))
        await page.getByRole('button', { name: '看看读出了什么' }).click()
        await page.getByText('是不是别的年份的通知').waitFor()
        await lookAt(page, 'holidays-doubts')

        await page.goto(at('/settings'))
        await page.getByLabel('谁来审签').selectOption('other')
        await page.getByRole('button', { name: '保存' }).click()
        await page.getByText('设置已保存。').waitFor()
        await lookAt(page, 'settings')

        await page.goto(at('/log'))
        await lookAt(page, 'log')
        await page.getByLabel('内容').selectOption('holidays')
        await page.getByRole('button', { name: '筛选' }).click()
        await page.getByText('录入2027年的放假安排').waitFor()
        await page.getByRole('button', { name: 'English' }).click()
        for (const path of ['/places', '/places/hall', '/holidays?year=2026', '/settings', '/log']) {
          await page.goto(at(path))
          await lookAt(page, `en${path.replace(/[^a-z]/g, '-')}`)
        }
        expect(new Set(asked)).toEqual(new Set([address]))
      } finally {
        await browser.close()
      }
    },
    180_000,
  )
})

describe('administration in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'adds an office and a user, and hands out a link',
    async () => {
      const service = startService()
      const office = service.county()
      const admin = await service.user('王管理', [member(office, 'clerk')], { isAdmin: true })
      const { database } = service
      const actor = { user: null, office, at: service.clock.now }
      database.write(() => {
        saveUnit(database, actor, { id: 'town', name: '寺村镇', level: 'township', parent: 'xz' })
        const post = { ...leadersOf(database, office)[0]!.posts[0]!, unit: 'town', role: 'township-head' as const }
        saveLeader(database, actor, { id: 't1', name: '覃镇长', posts: [post], version: 0 }, [])
      })
      const address = await service.serve()
      const browser = await launch()
      try {
        const page = await (await browser.newContext()).newPage()
        await page.goto(`${address}${service.link(admin.id)}`)
        await page.getByRole('button', { name: '进入' }).click()
        await page.goto(`${address}/admin`)
        await lookAt(page, 'admin')
        await page.getByRole('link', { name: '新增办公室' }).click()
        await page.getByLabel('为哪个单位').selectOption('town')
        await page.getByLabel('办公室名称').fill('寺村镇群众工作站')
        await page.getByRole('button', { name: '建立' }).click()
        await page.getByText('覃镇长').waitFor()
        await lookAt(page, 'admin-split')
        await page.getByLabel('知道了').check()
        await page.getByRole('button', { name: '建立' }).click()
        await page.getByText('已建立。').waitFor()
        await page.goto(`${address}/admin/users`)
        await page.getByRole('link', { name: '新增用户' }).click()
        await page.getByLabel('用户名').fill('limei')
        await page.getByLabel('姓名', { exact: true }).fill('李梅')
        await page.getByLabel('还要在这个办公室授权').selectOption({ label: '小县信访局' })
        await page.getByRole('button', { name: '列出来' }).click()
        await page.getByLabel('经办人').check()
        await page.getByText('为这些领导当联络员').click()
        await lookAt(page, 'admin-new-user')
        await page.getByRole('button', { name: '保存' }).last().click()
        await page.getByText('已新增。').waitFor()
        await page.getByRole('button', { name: '发一个设密码的一次性链接' }).click()
        const link = await page.getByLabel('一次性链接').inputValue()
        expect(link).toMatch(new RegExp(`^${address}/enter/[\\w-]{43}$`))
        await lookAt(page, 'admin-link')
        await page.goto(`${address}/admin/users`)
        await lookAt(page, 'admin-users')
        await page.goto(`${address}/admin/log`)
        await lookAt(page, 'admin-log')
        await page.goto(`${address}/admin/units`)
        await lookAt(page, 'admin-units')
        await page.getByRole('link', { name: '改名 寺村镇' }).click()
        await lookAt(page, 'admin-unit')
      } finally {
        await browser.close()
      }
    },
    180_000,
  )
})
