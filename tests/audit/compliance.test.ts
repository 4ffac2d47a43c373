import { describe, expect, it, onTestFinished } from 'vitest'
import { addAttendance, attendanceBefore } from '../../src/db/attendance-store.ts'
import { addAvailability, removeAvailability } from '../../src/db/availability-store.ts'
import { officeById, saveOffice } from '../../src/db/office-store.ts'
import { ruleSetVersions, saveRuleSet } from '../../src/db/rule-set-store.ts'
import type { Attendance } from '../../src/domain/attendance.ts'
import { brokenIn } from '../../src/web/office/audit/broken.ts'
import { inForceIn, publishMonth } from '../tools/published.ts'
import { member, startService } from '../tools/service.ts'

const month = '2026-12'

type Duty = ReturnType<typeof inForceIn>['duties'][number]

/** A county whose December is published, with some of its duties entered. */
const served = async () => {
  const service = startService()
  onTestFinished(() => service.close())
  const office = service.county()
  const clerk = await service.user('clerk', [])
  await publishMonth(service, office, month, {
    duties: ['01', '02', '03', '04'].map((day) => ({
      date: `2026-12-${day}`,
      opening: 'hall-daily',
      leader: `l${day}`,
    })),
  })
  /** Enters that whoever was on a duty received. */
  const enterDuty = (
    { id: reception, date, session, place, unit, activity, leader }: Duty,
    said: Partial<Attendance> = {},
    at = `${date}T08:00:00.000Z`,
  ): void => {
    const last = attendanceBefore(service.database, office, '2099-01-01').find((one) => one.reception === reception)
    service.database.write(() => {
      addAttendance(
        service.database,
        { user: clerk.id, office, at },
        {
          ...{ reception, isPlanned: true, date, session, place, unit, activity, leader, is: 'present' },
          ...{ coveredBy: null, why: null, note: '', arrived: null, left: null, batches: 1, visitors: 1 },
          ...{ attested: [], entered: 'first', ...said },
        } as Attendance,
        last?.id ?? 0,
      )
    })
  }
  const enter = (date: string, said: Partial<Attendance>, at: string): void => {
    const duty = inForceIn(service, office, month).duties.find((one) => one.date === date)!
    enterDuty(duty, said, at)
  }
  const ask = (at?: string) =>
    service.context.audits.of(service.context.readOnly, {
      ...{ office, from: month, to: month, at: at ?? '2027-01-10T02:00:00.000Z', isNow: at === undefined },
    })!
  return { service, office, enter, enterDuty, ask }
}

describe('compliance', () => {
  it('says of each planned duty what became of it, as known then and as known now', async () => {
    const { enter, ask } = await served()
    enter('2026-12-01', {}, '2026-12-01T08:00:00.000Z')
    enter('2026-12-02', { is: 'covered', coveredBy: 'l05' }, '2026-12-02T08:00:00.000Z')
    enter('2026-12-03', { is: 'absent', why: 'trip' }, '2026-12-03T08:00:00.000Z')
    enter('2026-12-04', { is: 'absent', why: 'unexcused' }, '2026-12-20T08:00:00.000Z')
    const now = ask().compliance
    expect(now.counts).toMatchObject({ planned: 4, served: 1, covered: 1, excused: 1, missing: 1, pending: 0 })
    const then = ask('2026-12-02T12:00:00.000Z').compliance
    expect(then.counts).toMatchObject({ planned: 4, served: 1, covered: 1, excused: 0, missing: 0, pending: 2 })
    expect(ask('2026-11-01T00:00:00.000Z')?.compliance.counts.planned ?? 0).toBe(0)
    const standings = ({ rules }: typeof now) =>
      rules.map(({ rule, standing, asks }) => `${rule.id} ${standing} ${asks.length}`)
    // Of 18 leaders 2 and 16 are asked, and the hall on 23 workdays; rest asks nothing.
    expect(standings(now)).toEqual([
      'q1 broken 2',
      'q3 broken 23',
      'q4 broken 2',
      'q5 broken 16',
      'room-to-work kept 0',
    ])
    expect(standings(then)).toEqual(['q1 open 2', 'q3 open 23', 'q4 open 2', 'q5 open 16', 'room-to-work kept 0'])
  })

  it('passes the turn of who was away on to the next, as the roster did', async () => {
    const { service, office, enter, ask } = await served()
    const { database } = service
    const actor = { user: null, office, at: '2026-11-20T02:00:00.000Z' }
    const what = { openings: ['hall-daily'], dates: ['01', '02', '03'].map((day) => `2026-12-${day}`) }
    const rule = { id: 'in-turn', kind: 'turns', order: ['l01', 'l04', 'l02', 'l03'], what }
    const name = { 'zh-CN': '轮流', en: 'turns' }
    database.write(() =>
      saveRuleSet(database, actor, {
        ...{ id: 'turns', version: 0 },
        body: { id: 'turns', name, from: '2026-01-01', to: null, confirmed: true, rules: [rule] },
      }),
    )
    for (const day of ['01', '02', '03']) enter(`2026-12-${day}`, {}, `2026-12-${day}T08:00:00.000Z`)
    const standing = () => ask().compliance.rules.find((one) => one.rule.id === 'in-turn')!.standing
    expect(standing()).toBe('broken')
    const away = { leader: 'l04', from: '2026-12-01', to: '2026-12-03', is: 'unavailable' } as const
    const clerk = await service.user('keeper', [])
    database.write(() => addAvailability(database, { ...actor, user: clerk.id }, away))
    expect(standing()).toBe('kept')
    // Entered or taken back later, it changes nothing of what was known before.
    const later = { office, user: clerk.id, at: '2027-01-05T02:00:00.000Z' }
    const [{ id }] = database.sqlite.prepare('SELECT id FROM availability').all() as [{ id: number }]
    database.write(() => removeAvailability(database, later, id))
    database.write(() => addAvailability(database, later, { ...away, leader: 'l02' }))
    expect(standing()).toBe('broken')
    const then = ask('2027-01-04T02:00:00.000Z').compliance
    expect(then.rules.find((one) => one.rule.id === 'in-turn')!.standing).toBe('kept')
  })

  it('does not forget what a rule forbade in one month because it asks for something in another', async () => {
    const { service, office, enter, enterDuty } = await served()
    const { database, context } = service
    for (const day of ['01', '02', '03', '04']) enter(`2026-12-${day}`, {}, `2026-12-${day}T08:00:00.000Z`)
    service.clock.now = '2027-01-04T02:00:00.000Z'
    await publishMonth(service, office, '2027-01', {
      duties: ['05', '06'].map((day) => ({ date: `2027-01-${day}`, opening: 'hall-daily', leader: 'l05' })),
    })
    for (const duty of inForceIn(service, office, '2027-01').duties) enterDuty(duty)
    const { version, body } = ruleSetVersions(database, office, 'xiangzhou')[0]!
    const rules = (body!.rules as { id: string }[]).map((rule) =>
      rule.id === 'q3' ? { id: 'q3', kind: 'rest', what: { activities: ['reception'] }, n: 3 } : rule,
    )
    const actor = { user: null, office, at: '2027-01-05T02:00:00.000Z' }
    database.write(() => saveRuleSet(database, actor, { id: 'xiangzhou', version, body: { ...body, rules } }))
    const { compliance } = context.audits.of(context.readOnly, {
      ...{ office, from: '2026-12', to: '2027-01', at: '2027-02-10T02:00:00.000Z', isNow: true },
    })!
    const q3 = compliance.rules.find(({ rule }) => rule.id === 'q3')!
    expect(q3.forbidding.map(({ month, standing }) => [month, standing])).toEqual([['2027-01', 'broken']])
    expect([q3.standing, q3.asks.length, q3.kept + q3.open + q3.broken]).toEqual(['broken', 23, 24])
    expect(brokenIn(compliance).filter((one) => one.standing === q3 && 'finding' in one.is)).not.toEqual([])
    service.clock.now = '2027-02-10T02:00:00.000Z'
    const auditor = await service.user('auditor', [member(office, 'auditor')])
    const page = await auditor.get(`/o/${office}/audit/rules/xiangzhou/q3?from=2026-12&to=2027-01`)
    const words = (await page.text()).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
    // Whom it asked in December, and what it found in January.
    expect(words).toMatch(/要求了谁,要求多少.* 各月判断 ✗ 未满足 2027年1月 /)
  })

  it('turns the day over by the office’s clock, wherever its midnight is', async () => {
    const { service, office } = await served()
    const { database, context } = service
    const { name, settings, version } = officeById(database, office)!
    const darwin = { id: office, name, settings, version, timezone: 'Australia/Darwin' }
    database.write(() => saveOffice(database, { user: null, office, at: service.clock.now }, darwin))
    const today = (at: string) =>
      context.audits.of(context.readOnly, { office, from: month, to: month, at, isNow: true })!.today
    expect([today('2026-12-31T14:10:00.000Z'), today('2026-12-31T14:40:00.000Z')]).toEqual([
      '2026-12-31',
      '2027-01-01',
    ])
  })
})
