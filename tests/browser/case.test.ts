import { describe, expect } from 'vitest'
import { leadersOf } from '../../src/db/leader-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { caseKeeper, registration } from '../tools/kept-cases.ts'
import { itWith } from '../tools/needs.ts'
import { member, startService } from '../tools/service.ts'

describe('a case in a browser', () => {
  itWith(
    'chromium at /usr/bin/chromium',
    'is looked at, and takes a step whose refusal stands beside its field',
    async () => {
      const service = startService()
      const { database, clock } = service
      const office = service.county()
      const parent = officeById(database, office)!.unit
      const actor = { user: null, office, at: clock.now }
      database.write(() => {
        for (const [at, name] of ['县农业农村局', '县自然资源局'].entries())
          saveUnit(database, actor, { id: `unit-${at}`, name, level: 'department', parent })
      })
      const clerk = await service.user('李经办', [member(office, 'clerk')])
      const [a, b] = leadersOf(database, office).map(({ id }) => id)
      const keeper = caseKeeper(service, office)
      const id = '00000000-0000-4000-8000-000000000001'
      const event = registration('2026-10-20', { receiver: a!, heads: 6, isCollective: true, representatives: 3 })
      const people = [{ name: '韦某某', contact: '13900000000' }]
      keeper.register(id, event, { personal: { people, summary: '某村征地补偿款没有发放,要求公开补偿方案。' } })
      keeper.step(
        id,
        { what: 'instructed', day: '2026-10-20', data: { leader: a! } },
        '请县农业农村局牵头,一周内答复。',
      )
      keeper.step(id, { what: 'put-in-charge', day: '2026-10-21', data: { leader: b! } })
      keeper.step(id, { what: 'accepted', day: '2026-10-22', data: {} })
      const assigned = { lead: 'unit-0', co: ['unit-1'], by: '2026-11-05' }
      keeper.step(id, { what: 'assigned', day: '2026-10-23', data: assigned })
      keeper.step(id, { what: 'visited', day: '2026-10-24', data: { leader: null } })
      keeper.step(id, { what: 'struck', day: '2026-10-24', data: { event: 6 } }, '登错了')
      const address = await service.serve()
      const browser = await launch()
      try {
        const page = await (await browser.newContext()).newPage()
        await page.goto(address + service.link(clerk.id))
        await page.getByRole('button', { name: '进入' }).click()
        await page.goto(`${address}/o/${office}/cases/${id}`)
        await page.getByText('延期', { exact: true }).click()
        await page.getByLabel('延长多少天').fill('90')
        await page.getByLabel('批准领导').selectOption(b!)
        await page.getByLabel('哪天告知信访人').fill('2026-11-10')
        await page.getByLabel('延期理由').fill('需要重新测量')
        await page.locator('.step[open]').getByRole('button', { name: '登记' }).click()
        expect(await page.locator('.step[open]').textContent()).toContain('最多延长30日')
        await lookAt(page, 'case-refused')
        await page.getByLabel('延长多少天').fill('30')
        await page.locator('.step[open]').getByRole('button', { name: '登记' }).click()
        await page.getByText('已登记:延期。').waitFor()
        await page.getByRole('button', { name: '查看' }).click()
        await page.getByText('韦某某').waitFor()
        await page.getByText('修改', { exact: true }).click()
        await page.getByText('其他', { exact: true }).click()
        await lookAt(page, 'case-looked')
      } finally {
        await browser.close()
      }
    },
    240_000,
  )
})
