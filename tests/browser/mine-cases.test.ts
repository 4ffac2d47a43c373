import { describe } from 'vitest'
import { saveUnit } from '../../src/db/unit-store.ts'
import type { NewCaseEvent } from '../../src/domain/case-event.ts'
import { launch, lookAt } from '../tools/chromium.ts'
import { caseKeeper, registration } from '../tools/kept-cases.ts'
import { itWith } from '../tools/needs.ts'
import { publishDuties } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

describe('a leader’s cases in a browser', () => {
  itWith('chromium at /usr/bin/chromium', 'are found on his page, opened and read there', async () => {
    const service = startService()
    const office = service.county()
    const actor = { user: null, office, at: service.clock.now }
    service.database.write(() =>
      saveUnit(service.database, actor, { id: 'land', name: '县国土资源局', level: 'department', parent: 'xz' }),
    )
    publishDuties(service, office, '2026-11', [
      { id: 'a', date: '2026-11-03', leader: 'l03' },
      { id: 'b', date: '2026-11-24', leader: 'l03' },
    ])
    const cases = caseKeeper(service, office)
    const personal = { people: [{ name: '赵示例', contact: '示例电话' }], summary: '补偿款没有按协议发放。' }
    const event = registration('2026-11-03', { receiver: 'l03', reception: 'a', place: 'hall', heads: 3 })
    cases.register('case-a', event, { personal })
    for (const step of [
      { what: 'put-in-charge', day: '2026-11-03', data: { leader: 'l03' } },
      { what: 'assigned', day: '2026-11-04', data: { lead: 'land', co: ['xz'], by: '2026-11-09' } },
      { what: 'accepted', day: '2026-11-05', data: {} },
      { what: 'cared', day: '2026-11-05', data: { care: 'facts' } },
    ] as NewCaseEvent[])
      cases.step('case-a', step)
    cases.step(
      'case-a',
      { what: 'instructed', day: '2026-11-06', data: { leader: 'l03' } },
      '请国土资源局一周内核实。',
    )
    cases.register('case-b', registration('2026-11-09', { receiver: 'l03', subject: '05' }))
    cases.register('case-c', registration('2026-11-02', { receiver: 'l03', subject: '01' }), {
      steps: [
        { what: 'disposed', day: '2026-11-02', data: { as: 'explained', by: null } },
        { what: 'closed', day: '2026-11-02', data: { isSettled: true } },
      ],
    })
    const leader = await service.user('莫德玲', [member(office, 'leader', 'l03')])
    const address = await service.serve()
    const browser = await launch()
    try {
      const tab = await (await browser.newContext()).newPage()
      await tab.goto(address + service.link(leader.id))
      await tab.getByRole('button', { name: '进入' }).click()
      await tab.goto(`${address}/o/${office}/mine`)
      await tab.getByText('今年已办完(1件)').click()
      await tab.getByText('今年已过去的接访').click()
      await lookAt(tab, 'mine-cases')
      await tab.getByRole('link', { name: '征地拆迁:交办限期' }).click()
      await lookAt(tab, 'own-case')
      await tab.getByRole('button', { name: '查看反映事项和来访人' }).click()
      await tab.getByText('补偿款没有按协议发放').waitFor()
      await lookAt(tab, 'own-case-looked')
    } finally {
      await browser.close()
    }
  })
})
