import { describe, expect } from 'vitest'
import { addAmendment } from '../../src/db/amendment-store.ts'
import { leaderOf } from '../../src/db/leader-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { publishDuties } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

/** A county in the middle of November, its clerk and a secretary of two leaders. */
const county = async () => {
  const service = startService()
  const office = service.county()
  const { database } = service
  const program = { user: null, office, at: service.clock.now }
  database.write(() => {
    saveUnit(database, program, { id: 't1', name: '甲镇', level: 'township', parent: 'xz' })
    saveUnit(database, program, { id: 't2', name: '乙镇', level: 'township', parent: 'xz' })
  })
  publishDuties(service, office, '2026-11', [
    { id: 'a', date: '2026-11-03', leader: 'l07' },
    { id: 'b', date: '2026-11-17', leader: 'l07' },
    { id: 'c', date: '2026-11-19', leader: 'l08' },
  ])
  publishDuties(service, office, '2026-12', [
    { id: 'd', date: '2026-12-01', leader: 'l07' },
    { id: 'e', date: '2026-12-08', leader: 'l07' },
    { id: 'f', date: '2026-12-10', leader: 'l09' },
  ])
  const clerk = await service.user('王敏', [member(office, 'clerk')])
  const secretary = await service.user('李秘书', [
    member(office, 'liaison', 'l07'),
    member(office, 'liaison', 'l08'),
  ])
  database.write(() =>
    addAmendment(
      database,
      { user: clerk.id, office, at: service.clock.now },
      {
        kind: 'cover',
        roster: 2,
        duty: 'f',
        leader: 'l09',
        otherRoster: null,
        otherDuty: null,
        otherLeader: 'l07',
        toDay: null,
        reason: '出差',
      },
    ),
  )
  const address = await service.serve()
  const enter = async (browser: Awaited<ReturnType<typeof launch>>, user: number) => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${address}${service.link(user)}`)
    await page.getByRole('button', { name: '进入' }).click()
    return page
  }
  return { service, office, database, clerk, secretary, address, enter }
}

describe('people and absences in a browser', () => {
  itWith('chromium at /usr/bin/chromium', 'a clerk adds a leader, ends a post, enters and takes back', async () => {
    const { office, database, clerk, address, enter } = await county()
    const browser = await launch()
    try {
      const page = await enter(browser, clerk.id)
      await page.goto(`${address}/o/xz/people`)
      await lookAt(page, 'people')
      await page.getByRole('button', { name: '新增领导' }).click()
      await page.getByLabel('姓名').fill('韦小明')
      await page.getByLabel('职务', { exact: true }).fill('副县长')
      await page.getByRole('button', { name: '加一个联系点' }).click()
      await lookAt(page, 'leader-new')
      await page.getByLabel('联系点 1').selectOption({ label: '乙镇' })
      await page.getByRole('button', { name: '保存' }).click()
      await lookAt(page, 'leader-wrong')
      await page.getByLabel('职务类别').selectOption({ label: '其他县领导' })
      await page.getByLabel('班子').selectOption({ label: '政府' })
      // Enter saves, and does not add a row.
      await page.getByLabel('姓名').press('Enter')
      await page.waitForURL(/people\/xz-/)
      expect(leaderOf(database, office, 'xz-韦小明')!.posts[0]!.from).toBe('2026-11-10')
      await lookAt(page, 'leader-saved')
      await page.goto(`${address}/o/xz/people/l07`)
      await page.getByLabel('离任日').fill('2026-12-31')
      await page.getByRole('button', { name: '保存' }).click()
      await page.getByRole('status').waitFor()
      expect(leaderOf(database, office, 'l07')!.posts[0]!.to).toBe('2026-12-31')

      await page.goto(`${address}/o/xz/absences`)
      await page.getByLabel('领导', { exact: true }).selectOption('l07')
      await page.getByLabel('从', { exact: true }).fill('2026-12-08')
      await page.getByLabel('事由').fill('参加全区会议')
      await page.getByRole('button', { name: '登记', exact: true }).click()
      await lookAt(page, 'absences')
      expect(await page.getByRole('link', { name: '申请调整 12月8日' }).getAttribute('href')).toContain('duty=e')
      await page.getByRole('checkbox', { name: /陈新伟/ }).check()
      await page.getByRole('button', { name: '勾选的已电话确认' }).click()
      await page.getByText('已报 1/19').waitFor()
      await page.getByRole('button', { name: /撤销 罗海伟 12月8日/ }).click()
      await lookAt(page, 'absences-taken-back')
      await page.getByRole('button', { name: '恢复' }).click()
      await page.getByText('参加全区会议').waitFor()
    } finally {
      await browser.close()
    }
  })

  itWith('chromium at /usr/bin/chromium', 'a secretary of two leaders answers for them on a phone', async () => {
    const { service, secretary, address, enter } = await county()
    const browser = await launch()
    try {
      const page = await enter(browser, secretary.id)
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(`${address}/o/xz/mine`)
      const first = page.getByRole('region', { name: /罗海伟/ })
      await first.getByText('填请假或意愿').click()
      await first.getByLabel('从', { exact: true }).fill('2026-12-08')
      await first.getByLabel('事由').fill('体检')
      await first.getByRole('button', { name: '提交' }).click()
      await lookAt(page, 'mine')
      await page.setViewportSize({ width: 390, height: 844 })
      await first.getByRole('button', { name: /报完了/ }).click()
      await first.getByText('2026年12月已报').waitFor()
      await first.getByRole('button', { name: /撤回 12月8日/ }).click()
      await lookAt(page, 'mine-taken-back')
      service.clock.now = '2026-11-21T02:00:00.000Z'
      await page.goto(`${address}${service.link(secretary.id)}`)
      await page.getByRole('button', { name: '进入' }).click()
      await page.goto(`${address}/o/xz/mine`)
      await page.getByText('填请假或意愿').first().click()
      await page.getByLabel('从', { exact: true }).first().fill('2026-12-09')
      await page.getByRole('button', { name: '提交' }).first().click()
      await lookAt(page, 'mine-closed')
      expect(await page.getByRole('alert').textContent()).toContain('王敏')
    } finally {
      await browser.close()
    }
  })
})
