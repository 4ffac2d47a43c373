import { describe, expect } from 'vitest'
import { addMessage } from '../../src/db/robot-store.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { itWith } from '../tools/needs.ts'
import { inForceIn, publishMonth } from '../tools/published.ts'
import { startRobot } from '../tools/robot.ts'
import { member, startService } from '../tools/service.ts'

describe('a change today in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'is seen by the leader, told by telephone by the clerk, and said by the robot',
    async () => {
      const robot = await startRobot()
      const service = startService({ ROSTER_ROBOT_HOSTS: robot.host })
      const office = service.county()
      service.clock.now = '2026-11-20T02:00:00.000Z'
      await publishMonth(service, office, '2026-12')
      const { duties } = inForceIn(service, office, '2026-12')
      service.clock.now = '2026-12-01T02:00:00.000Z'
      const today = duties.find(({ date }) => date >= '2026-12-02')!
      const others = duties.filter(({ leader }) => leader !== today.leader)
      const clerk = await service.user('李经办', [member(office, 'clerk'), member(office, 'approver')])
      const leader = await service.user('秘书小王', [member(office, 'liaison', today.leader)])
      const amend = async (id: number, fields: Record<string, string>): Promise<void> => {
        await clerk.post(`/o/${office}/amendments/new`, { reason: '公务冲突', ...fields })
        await clerk.post(`/o/${office}/amendments/${id}/consent`, { is: 'consented', note: '上午通话' })
        await clerk.post(`/o/${office}/amendments/${id}/approve`, { is: 'approved', note: '工作需要' })
      }
      await amend(1, { kind: 'cancel', duty: today.id })
      await amend(2, { kind: 'cancel', duty: others.at(-1)!.id })
      const page = await (await clerk.get(`/o/${office}/amendments/new?duty=${others[3]!.id}&kind=cover`)).text()
      const free = [...page.matchAll(/<input type="radio" name="leader" value="([^"]+)"([^>]*)>/g)]
      const standIn = free.find(([, , more]) => !more!.includes('disabled'))![1]!
      await amend(3, { kind: 'cover', duty: others[3]!.id, leader: standIn })
      expect(inForceIn(service, office, '2026-12').n).toBe(4)
      const address = await service.serve()
      const browser = await launch()
      try {
        const tab = await (await browser.newContext()).newPage()
        const enter = async (user: number): Promise<void> => {
          await tab.goto(address + service.link(user))
          await tab.getByRole('button', { name: '进入' }).click()
        }
        await enter(leader.id)
        await tab.goto(`${address}/o/${office}/mine`)
        await lookAt(tab, 'mine-unseen')
        await tab.getByRole('button', { name: '我知道了' }).click()
        await tab.getByText('已记下,谢谢。').waitFor()
        expect(await tab.getByRole('button', { name: '我知道了' }).count()).toBe(0)
        await lookAt(tab, 'mine-seen')

        await enter(clerk.id)
        await tab.goto(`${address}/o/${office}/m/2026-12`)
        await tab.getByText('没有看到变动').click()
        await tab.goto(`${address}/o/${office}/changes`)
        await lookAt(tab, 'changes')
        await tab.getByRole('checkbox').first().check()
        await tab.getByRole('button', { name: '已电话告知' }).click()
        await tab.getByText('电话告知了1位领导').waitFor()
        await tab.getByText('提前').first().waitFor({ state: 'attached' })
        for (const summary of await tab.locator('summary').all()) await summary.click()
        await lookAt(tab, 'changes-revisions')

        await tab.goto(`${address}/o/${office}/settings`)
        await tab.getByRole('link', { name: '群机器人' }).click()
        await lookAt(tab, 'robot-new')
        await tab.getByLabel('哪种机器人').selectOption('钉钉')
        await tab.getByLabel('地址').fill('http://192.168.1.1/send')
        await tab.getByRole('button', { name: '保存' }).click()
        await tab.getByText('这不是钉钉机器人的地址').waitFor()
        await lookAt(tab, 'robot-wrong')
        await tab.getByLabel('地址').fill(`http://${robot.host}/robot/send?access_token=0123456789abcdef`)
        await tab.getByLabel('签名密钥').fill('SEC0123456789abcdef')
        await tab.getByLabel('启用', { exact: true }).check()
        await tab.getByRole('button', { name: '保存' }).click()
        await tab.getByText('已保存,机器人已启用').waitFor()
        robot.says({ errcode: 310000, errmsg: 'keywords not in content' })
        await tab.getByRole('button', { name: '发一条测试消息' }).click()
        await tab.getByText('机器人设了关键词').waitFor()
        const { database, clock } = service
        const say = (words: string): void =>
          database.write(() => addMessage(database, { user: clerk.id, office, at: clock.now }, words))
        say('2026年12月领导接访安排已发布:23天、25次。')
        await service.context.robots.look()
        robot.says({ errcode: 0 })
        await tab.goto(`${address}/o/${office}/robot`)
        await lookAt(tab, 'robot-waiting')
        await tab.getByRole('button', { name: '再试一次' }).click()
        clock.now = '2026-12-01T02:01:00.000Z'
        await service.context.robots.look()
        await tab.goto(`${address}/o/${office}/robot`)
        await tab.getByText('已发出').waitFor()
      } finally {
        await browser.close()
      }
    },
    240_000,
  )
})
