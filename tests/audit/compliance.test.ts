import { describe, expect, it, onTestFinished } from 'vitest'
import { addAttendance, attendanceBefore } from '../../src/db/attendance-store.ts'
import { addAvailability } from '../../src/db/availability-store.ts'
import { saveRuleSet } from '../../src/db/rule-set-store.ts'
import type { Attendance } from '../../src/domain/attendance.ts'
import { inForceIn, publishMonth } from '../tools/published.ts'
import { startService } from '../tools/service.ts'

const month = '2026-12'

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
  const enter = (date: string, said: Partial<Attendance>, at: string): void => {
    const duty = inForceIn(service, office, month).duties.find((one) => one.date === date)!
    const last = attendanceBefore(service.database, office, '2099-01-01').find((one) => one.reception === duty.id)
    service.database.write(() => {
      addAttendance(
        service.database,
        { user: clerk.id, office, at },
        {
          ...{
            reception: duty.id,
            isPlanned: true,
            date,
            session: duty.session,
            place: duty.place,
            unit: duty.unit,
          },
          ...{ activity: duty.activity, leader: duty.leader, is: 'present', coveredBy: null, why: null, note: '' },
          ...{ arrived: null, left: null, batches: 1, visitors: 1, attested: [], entered: 'first', ...said },
        } as Attendance,
        last?.id ?? 0,
      )
    })
  }
  const ask = (at?: string) =>
    service.context.audits.of(service.context.readOnly, {
      ...{ office, from: month, to: month, at: at ?? '2027-01-10T02:00:00.000Z', isNow: at === undefined },
    })!
  return { service, office, enter, ask }
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
  })
})
