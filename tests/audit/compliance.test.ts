import { describe, expect, it, onTestFinished } from 'vitest'
import { addAttendance, attendanceBefore } from '../../src/db/attendance-store.ts'
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
    for (const { rule, standing, asks } of now.rules) console.log(rule.id, rule.kind, standing, asks.length)
    for (const { rule, standing, asks } of then.rules) console.log(rule.id, rule.kind, standing, asks.length)
  })
})
