import { addAttendance, entriesOf } from '../../src/db/attendance-store.ts'
import { ruleSetVersions, saveRuleSet } from '../../src/db/rule-set-store.ts'
import type { Attendance } from '../../src/domain/attendance.ts'
import { type Day, daysOf, type MonthName, weekdayOf } from '../../src/domain/day.ts'
import type { openService } from './open-service.ts'
import { inForceIn, publishMonth } from './published.ts'

type Service = ReturnType<typeof openService>
export const office = 'xz'

/** The workdays of a winter month. */
const workdays = (month: MonthName): Day[] =>
  daysOf(month).filter((day) => !['sat', 'sun'].includes(weekdayOf(day)) && !day.endsWith('-01-01'))

/** The small county, whose months are published with one leader after the other and entered day by day. */
export const auditedCounty = async (service: Service) => {
  const { database, clock } = service
  service.county()
  const clerk = await service.user('李登记', [])
  const publish = (month: MonthName, first = 0): Promise<void> =>
    publishMonth(service, office, month, {
      duties: workdays(month).map((date, n) => ({
        ...{ date, opening: 'hall-daily' },
        leader: `l${String(((n + first) % 18) + 1).padStart(2, '0')}`,
      })),
    })
  const dutyOf = (month: MonthName, date: Day) =>
    inForceIn(service, office, month).duties.find((one) => one.date === date)!
  /** Enters what became of a duty; of what is not said, the leader was there. */
  const enter = (date: Day, said: Partial<Attendance> = {}, at = `${date}T08:00:00.000Z`): void => {
    const duty = dutyOf(date.slice(0, 7), date)
    const { id: reception, session, place, unit, activity, leader } = duty
    database.write(() => {
      addAttendance(
        database,
        { user: clerk.id, office, at },
        {
          ...{ reception, isPlanned: true, date, session, place, unit, activity, leader, is: 'present' },
          ...{ coveredBy: null, why: null, note: '', arrived: null, left: null, batches: 1, visitors: 1 },
          ...{ attested: [], entered: 'first', ...said },
        },
        entriesOf(database, office, reception)[0]?.id ?? 0,
      )
    })
  }
  /** Enters a reception that no roster has. */
  const enterOther = (date: Day, leader: string): void => {
    database.write(() => {
      addAttendance(
        database,
        { user: clerk.id, office, at: `${date}T08:00:00.000Z` },
        {
          ...{
            reception: `other-${date}`,
            isPlanned: false,
            date,
            session: 'afternoon',
            place: 'hall',
            unit: 'xz',
          },
          ...{ activity: 'reception', leader, is: 'present', coveredBy: null, why: null, note: '', arrived: null },
          ...{ left: null, batches: 1, visitors: 1, attested: [], entered: 'first' },
        },
        0,
      )
    })
  }
  /** Saves a rule set with a rule as it is from then on. */
  const changeRule = (set: string, rule: string, change: Record<string, unknown>, at: string): void => {
    const { version, body } = ruleSetVersions(database, office, set)[0]!
    const rules = (body!.rules as { id: string }[]).map((one) => (one.id === rule ? { ...one, ...change } : one))
    database.write(() => {
      saveRuleSet(database, { user: clerk.id, office, at }, { id: set, version, body: { ...body, rules } })
    })
  }
  return { clerk, publish, dutyOf, enter, enterOther, changeRule, clock }
}

/**
 * December 2026 as it went: one duty covered, one excused, one missed, one not entered, one put off and one cancelled by
 * amendments, and a reception outside the roster; everything else served. It is the middle of January.
 */
export const auditedDecember = async (service: Service) => {
  const county = await auditedCounty(service)
  const { publish, dutyOf, enter, enterOther, clock } = county
  await publish('2026-12')
  const staff = {
    clerk: await service.user('clerk', [{ office, role: 'clerk', leader: null }]),
    approver: await service.user('approver', [{ office, role: 'approver', leader: null }]),
  }
  const amend = async (date: Day, fields: Record<string, string>): Promise<void> => {
    const { id: duty } = dutyOf('2026-12', date)
    const asked = await staff.clerk.post(`/o/${office}/amendments/new`, { duty, reason: '公务', ...fields })
    const address = asked.headers.get('location')
    if (asked.status !== 303 || !address) throw new Error(`amendment of ${date}: ${asked.status}`)
    const approved = await staff.approver.post(`${address}/approve`, { is: 'approved', note: '同意' })
    if (approved.status !== 303) throw new Error(`approval of ${date}: ${approved.status}`)
  }
  await amend('2026-12-23', { kind: 'cancel' })
  await amend('2026-12-22', { kind: 'defer', to: '2026-12-23' })
  const said: Record<Day, Partial<Attendance> | null> = {
    '2026-12-02': { is: 'covered', coveredBy: 'l05' },
    '2026-12-08': { is: 'absent', why: 'trip' },
    '2026-12-09': { is: 'absent', why: 'unexcused' },
    '2026-12-10': null,
  }
  for (const { date } of inForceIn(service, office, '2026-12').duties)
    if (said[date] !== null) enter(date, said[date] ?? {})
  enterOther('2026-12-12', 'l09')
  clock.now = '2027-01-15T02:00:00.000Z'
  return { ...county, staff }
}
