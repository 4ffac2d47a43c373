import { addAttendance } from './db/attendance-store.ts'
import { dutiesOfRevision } from './db/duty-store.ts'
import { planDocument } from './db/plan-store.ts'
import { addRevision, rosterIdOf, saveDraft } from './db/roster-store.ts'
import type { Attendance } from './domain/attendance.ts'
import type { Day, MonthName } from './domain/day.ts'
import type { Office } from './domain/office.ts'
import { freeze } from './roster/freeze.ts'
import { make } from './roster/make.ts'
import { readDocument, sha256 } from './roster/planning-file.ts'
import type { AppContext } from './web/app-context.ts'
import { withoutDuties } from './web/office/month/month-make.ts'

/** The instant at which the sample’s offices note what became of a day. */
const noon = 'T04:00:00.000Z'

/** What became of the n-th duty: most are served, some not, for every auditor has something to look at. */
const became = (n: number, others: readonly string[], leader: string): Partial<Attendance> => {
  const other = others[n % others.length]!
  if (n % 37 === 5) return { is: 'absent', why: 'unexcused' }
  if (n % 19 === 3) return { is: 'absent', why: n % 2 === 0 ? 'trip' : 'meeting' }
  if (n % 23 === 7 && other !== leader) return { is: 'covered', coveredBy: other, batches: 2, visitors: 3 }
  return { is: 'present', batches: n % 4, visitors: (n % 4) * 2, attested: ['received', 'heard'] }
}

/** Publishes a month and notes what became of its duties before `today`; `setClock` tells the service what time it is. */
export const addLastMonth = async (
  context: AppContext,
  office: Office,
  month: MonthName,
  { clerk, today, setClock }: { clerk: number; today: Day; setClock: (at: string) => void },
): Promise<void> => {
  const { database, makings, now } = context
  const document = readDocument(planDocument(database, office, month, []))
  if (!document.ok)
    throw new Error(`the sample’s last month cannot be read: ${JSON.stringify(document.mistakes[0])}`)
  const { month: planned, canonical } = document.value
  const input = sha256(canonical)
  const at = now().replace(/\.\d+Z$/, 'Z')
  const made = await makings.ask((solver, options) => make({ month: planned, input }, solver, { ...options, at }))
  const by = () => ({ user: clerk, office: office.id, at: now() })
  database.write(() => {
    const duties = made.roster.assignments.map(({ date, opening, leader }) => ({ date, opening, leader }))
    saveDraft(database, by(), month, 0, { what: 'made', duties, pins: [], made: withoutDuties(made.roster) })
    const roster = rosterIdOf(database, office.id, month)!
    const frozen = freeze(planned, canonical, made.roster)
    addRevision(database, by(), month, { ...frozen, roster, draft: 1, approvedBy: clerk })
  })
  const served = dutiesOfRevision(database, rosterIdOf(database, office.id, month)!, 1)
  const leaders = planned.plan.leaders.map(({ id }) => id)
  for (const [n, { id, date, session, place, unit, activity, leader }] of served.entries()) {
    if (date >= today) break
    setClock(`${date}${noon}`)
    database.write(() =>
      addAttendance(
        database,
        by(),
        {
          ...{ reception: id, isPlanned: true, date, session, place, unit, activity, leader, coveredBy: null },
          ...{ why: null, note: '', arrived: null, left: null, batches: null, visitors: null, attested: [] },
          entered: 'first',
          ...became(n, leaders, leader),
        } as Attendance,
        0,
      ),
    )
  }
}
