import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Adopted, adoptPlan } from '../../src/db/adopt-plan.ts'
import { addAmendment, addAmendmentStep } from '../../src/db/amendment-store.ts'
import { saveAnswer } from '../../src/db/availability-store.ts'
import { addLocalDay, saveYearNotice } from '../../src/db/calendar-store.ts'
import { keepImport } from '../../src/db/import-store.ts'
import { saveNoticeForm } from '../../src/db/notice-form-store.ts'
import { addOffice } from '../../src/db/office-store.ts'
import type { Database } from '../../src/db/open.ts'
import { addReceipt } from '../../src/db/receipt-store.ts'
import { addMessage, saveRobot } from '../../src/db/robot-store.ts'
import { addReview, rosterIdOf, saveDraft } from '../../src/db/roster-store.ts'
import { addOverride } from '../../src/db/rule-set-store.ts'
import { addTicket, openSession } from '../../src/db/session-store.ts'
import { addSubscription } from '../../src/db/subscription-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { addUser, saveMemberships } from '../../src/db/user-store.ts'
import { defaultSettings } from '../../src/domain/office.ts'
import { planSchema } from '../../src/roster/planning-file.ts'
import { publish, turned } from './duties.ts'

const month = '2026-12'
const at = '2026-11-20T02:00:00.000Z'
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The small county as the stores take it. */
export const smallCounty = (): Adopted =>
  planSchema.parse(JSON.parse(readFileSync('fixtures/small-county-2026-12.json', 'utf8'))) as never

/** An office with the small county, and something in every table. Returns whom and what tests ask for. */
export const fillDatabase = (database: Database): { office: string; clerk: number } => {
  const program = { user: null, office: null, at }
  const plan = smallCounty()
  return database.write(() => {
    saveUnit(database, program, plan.units[0]!)
    const office = 'small'
    addOffice(database, program, {
      id: office,
      unit: plan.units[0]!.id,
      name: '小县群众工作部',
      timezone: 'Asia/Shanghai',
      settings: defaultSettings(),
    })
    const [clerk, approver, leader] = ['clerk', 'approver', 'leader'].map(
      (name) =>
        addUser(database, program, {
          name,
          shownName: name,
          isAdmin: name === 'clerk',
          language: 'zh-CN',
          passwordHash: '$argon2id$made-up',
        })!,
    ) as [number, number, number]
    saveMemberships(database, program, clerk, [{ office, role: 'clerk', leader: null }])
    saveMemberships(database, program, approver, [{ office, role: 'approver', leader: null }])
    const actor = { user: clerk, office, at }
    adoptPlan(database, actor, {
      ...plan,
      liaisons: [{ leader: 'l01', unit: 'xz', from: '2026-01-01', to: null }],
    } as never)
    saveMemberships(database, program, leader, [{ office, role: 'leader', leader: 'l02' }])
    saveYearNotice(database, actor, { year: 2031, source: '示例', days: [] }, 0)
    addLocalDay(database, actor, { date: '2026-12-31', isOpen: false, why: '示例' })
    addOverride(database, actor, {
      rule: 'q5',
      min: 2,
      reason: '示例',
      from: '2026-12-01',
      to: '2026-12-31',
    } as never)
    saveAnswer(database, actor, month, 'l01')
    saveDraft(database, actor, month, 0, { what: 'made', duties: turned(), pins: [] })
    saveDraft(database, actor, month, 1, {
      what: 'move',
      duties: turned(1),
      pins: [{ ...turned(1)[0]!, is: 'on' }],
    })
    const roster = rosterIdOf(database, office, month)!
    addReview(database, actor, month, { roster, draft: 2, is: 'submitted', planHash: hash('{}') })
    addReview(database, { ...actor, user: approver }, month, {
      roster,
      draft: 2,
      is: 'approved',
      planHash: hash('{}'),
    })
    publish(database, actor, 2)
    const amendment = addAmendment(database, actor, {
      kind: 'cover',
      roster,
      duty: 'd3',
      leader: 'l05',
      otherRoster: null,
      otherDuty: null,
      otherLeader: 'l06',
      toDay: null,
      reason: '外出开会',
    })
    addAmendmentStep(database, { ...actor, user: leader }, { amendment, is: 'consented' })
    openSession(database, actor, { tokenHash: hash('session'), endsAt: '2199-01-01T00:00:00.000Z' })
    addTicket(database, program, {
      tokenHash: hash('ticket'),
      user: leader,
      purpose: 'password',
      endsAt: '2199-01-01T00:00:00.000Z',
    })
    saveNoticeForm(database, actor, Buffer.from('docx'))
    addSubscription(database, actor, { feed: 'leader/l01', name: '手机', tokenHash: hash('subscription') })
    addReceipt(database, { ...actor, user: leader }, { roster, month, n: 1, leader: 'l02', isTold: false })
    const robot = { kind: 'wecom', address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=示例' } as const
    saveRobot(database, actor, { ...robot, secret: '', isOn: true, version: 0 }, 'off')
    addMessage(database, actor, '2026年12月领导接访安排已发布:10天、10次。')
    keepImport(database, actor, { id: 'import', fileName: '人员.xlsx', knownHash: hash('known'), body: {} })
    return { office, clerk }
  })
}
