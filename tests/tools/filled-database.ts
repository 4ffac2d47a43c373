import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { workCalendar } from '../../src/calendar/workdays.ts'
import { type Adopted, adoptPlan } from '../../src/db/adopt-plan.ts'
import { addAmendment, addAmendmentStep } from '../../src/db/amendment-store.ts'
import { addAttendance } from '../../src/db/attendance-store.ts'
import { saveAnswer } from '../../src/db/availability-store.ts'
import { addBooking } from '../../src/db/booking-store.ts'
import { addLocalDay, saveYearNotice } from '../../src/db/calendar-store.ts'
import { addCase } from '../../src/db/case-store.ts'
import { saveClocks } from '../../src/db/clock-store.ts'
import { keepImport } from '../../src/db/import-store.ts'
import type { KeyRing } from '../../src/db/key-ring.ts'
import { saveNoticeForm } from '../../src/db/notice-form-store.ts'
import { addOffice } from '../../src/db/office-store.ts'
import type { Database } from '../../src/db/open.ts'
import { savePersonal } from '../../src/db/personal-store.ts'
import { addReceipt } from '../../src/db/receipt-store.ts'
import { addMessage, saveRobot } from '../../src/db/robot-store.ts'
import { addReview, rosterIdOf, saveDraft } from '../../src/db/roster-store.ts'
import { addOverride } from '../../src/db/rule-set-store.ts'
import { addTicket, openSession } from '../../src/db/session-store.ts'
import { addSubscription } from '../../src/db/subscription-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { addUser, saveMemberships } from '../../src/db/user-store.ts'
import { nothingPersonal } from '../../src/domain/case.ts'
import type { NewCaseEvent } from '../../src/domain/case-event.ts'
import type { Signer } from '../../src/domain/checkpoint.ts'
import { regulationClocks } from '../../src/domain/clock-presets.ts'
import { defaultSettings } from '../../src/domain/office.ts'
import { caseOf } from '../../src/reception/case-of.ts'
import { deadlinesOf } from '../../src/reception/deadlines.ts'
import { planSchema } from '../../src/roster/planning-file.ts'
import { publish, turned } from './duties.ts'

const month = '2026-12'
const at = '2026-11-20T02:00:00.000Z'
const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A case that concerns somebody. */
const registered = {
  what: 'registered',
  day: '2026-12-01',
  data: {
    ...{ session: 'morning', place: 'hall', level: 'county', isFirst: true, isCollective: false, heads: 1 },
    ...{ representatives: 0, subject: '02', reception: 'd1', receiver: 'l01', nationalNumber: null, earlier: null },
    concerns: { leaders: ['l05'], units: [] },
    clocks: 1,
  },
} satisfies NewCaseEvent
const anyCalendar = workCalendar({ years: [], closed: [], open: [] })
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
/** Signs heads of logs in tests, by a key made for the run. */
export const testSigner: Signer = {
  origin: 'reception-roster/test',
  publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url'),
  sign: (text) => sign(null, Buffer.from(text), privateKey),
}
/** A key ring with one key for all. */
const oneKey = { make: () => Buffer.alloc(32, 7), keyOf: () => Buffer.alloc(32, 7) } as unknown as KeyRing

/** The small county as the stores take it. */
export const smallCounty = (): Adopted =>
  planSchema.parse(JSON.parse(readFileSync('fixtures/small-county-2026-12.json', 'utf8'))) as never

/** An office with the small county, and something in every table. Returns whom and what tests ask for. */
export const fillDatabase = (database: Database): { office: string; clerk: number } => {
  const program = { user: null, office: null, at }
  const plan = smallCounty()
  database.signWith(testSigner)
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
    addAttendance(
      database,
      actor,
      {
        ...{ reception: 'd1', isPlanned: true, date: '2026-12-01', session: 'morning', place: 'hall', unit: 'xz' },
        ...{ activity: 'reception', leader: 'l01', is: 'present', coveredBy: null, why: null, note: '' },
        ...{ arrived: '08:30', left: '11:30', batches: 2, visitors: 7, attested: ['received'], entered: 'first' },
      },
      0,
    )
    saveClocks(database, actor, regulationClocks, 0)
    addCase(database, actor, {
      id: 'case-1',
      year: 2026,
      event: registered,
      outcome: {
        now: caseOf([{ ...registered, n: 1, by: clerk, at }]),
        deadlines: deadlinesOf([{ ...registered, n: 1, by: clerk, at }], regulationClocks, anyCalendar),
      },
    })
    const holder = { id: 'case-1', kind: 'case' } as const
    savePersonal(database, oneKey, office, holder, { ...nothingPersonal, summary: '示例' }, 0)
    addBooking(
      database,
      actor,
      { id: 'booking-1', subject: '01', heads: 1, concerns: { leaders: [], units: [] } },
      { is: 'queued', date: null, session: null, place: null, reception: null, case: null },
    )
    keepImport(database, actor, { id: 'import', fileName: '人员.xlsx', knownHash: hash('known'), body: {} })
    return { office, clerk }
  })
}
