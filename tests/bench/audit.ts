import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { adoptPlan } from '../../src/db/adopt-plan.ts'
import { addAttendance } from '../../src/db/attendance-store.ts'
import { openLogKey } from '../../src/db/log-key.ts'
import { treeSize } from '../../src/db/log-tree.ts'
import { databaseName } from '../../src/db/open.ts'
import { verifierKey } from '../../src/domain/checkpoint.ts'
import { addMonths, firstDay } from '../../src/domain/day.ts'
import { planSchema } from '../../src/roster/planning-file.ts'
import { runVerify } from '../../src/verify/run.ts'
import { audits } from '../../src/web/audit/audits.ts'
import { manyCases, manyDuties } from '../tools/many-cases.ts'
import { member, openService } from '../tools/open-service.ts'
import { once, timed } from './measure.ts'
import type { PageTime } from './pages.ts'

/** Seconds the compliance page of a year may take, and the verification of a log of 200,000 entries. */
const pageTarget = 0.3
const verifyTarget = 10
const logEntries = 200_000

/** A county of 340 leaders on the record for so many months up to November 2026, with 5,000 cases a year. */
export const countyOnRecord = async (months: number) => {
  const file = planSchema.parse(JSON.parse(readFileSync('fixtures/xiangzhou-2026-12.json', 'utf8')))
  // All there is on record was made here.
  const plan = { ...file, history: { knownFrom: firstDay(addMonths('2026-11', 1 - months)), served: [] } }
  const service = openService()
  const { database, clock } = service
  database.sqlite.pragma('synchronous = OFF')
  const office = service.office(plan.office.id, { unit: plan.units.find(({ parent }) => parent === undefined)! })
  const begun = `${2026 - Math.ceil(months / 12)}-11-20T02:00:00.000Z`
  database.write(() => adoptPlan(database, { user: null, office, at: begun }, plan as never))
  const { id: user } = await service.user('keeper', [])
  const actor = { user, office, at: begun }
  const published = manyDuties(database, actor, plan, { last: '2026-11', months, duties: 700 * months })
  clock.now = '2026-12-10T02:00:00.000Z'
  for (let from = 0; from < published.length; from += 1000)
    database.write(() => {
      for (const [n, { id, date, leader, place }] of published.slice(from, from + 1000).entries())
        addAttendance(
          database,
          { ...actor, at: `${date}T10:00:00.000Z` },
          {
            ...{ reception: id, isPlanned: true, date, session: 'morning', place, activity: 'reception', leader },
            unit: plan.places.find((one) => one.id === place)!.unit,
            ...(n % 17 === 0
              ? { is: 'absent' as const, why: n % 34 === 0 ? ('trip' as const) : ('unexcused' as const) }
              : { is: 'present' as const, why: null }),
            ...{ coveredBy: null, note: '', arrived: null, left: null, batches: n % 4, visitors: n % 9 },
            ...{ attested: [], entered: 'first' },
          },
          0,
        )
    })
  manyCases(database, actor, plan, published, Math.round((5000 * months) / 12))
  const place = plan.places[0]!
  /** Receptions outside the roster, so many that the log has this many entries. */
  const fillLog = (entries: number): void => {
    for (let n = 0; treeSize(database.sqlite) < entries; )
      database.write(() => {
        for (const end = n + 2000; n < end; n++)
          addAttendance(
            database,
            { ...actor, at: clock.now },
            {
              ...{ reception: `more-${n}`, isPlanned: false, date: '2026-12-09', session: 'morning' },
              ...{ place: place.id, unit: place.unit, activity: 'reception', leader: plan.leaders[0]!.id },
              ...{ is: 'present', why: null, coveredBy: null, note: '', arrived: null, left: null, batches: 1 },
              ...{ visitors: 1, attested: [], entered: 'first' },
            },
            0,
          )
      })
  }
  return { service, office, auditor: await service.user('auditor', [member(office, 'auditor')]), fillLog }
}

/** The compliance of a county’s last year, cold and from what is kept, after one year on record and after ten. */
export const auditTimes = async (): Promise<PageTime[]> => {
  const times: PageTime[] = []
  for (const years of [1, 10]) {
    const { service, office, auditor, fillLog } = await countyOnRecord(12 * years)
    const { readOnly } = service.context
    const question = { office, from: '2025-12', to: '2026-11', at: service.clock.now, isNow: true }
    const of = years === 1 ? 'a year on record' : 'ten years on record'
    const page = (path: string) => async () => {
      const answer = await auditor.get(`/o/${office}${path}?from=2025-12&to=2026-11`)
      if (answer.status !== 200) throw new Error(`the audit answered ${answer.status}`)
      await answer.text()
    }
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const ahead = await once(() => service.context.judged.run())
    delay.disable()
    times.push(
      { what: `the last year judged ahead after a start, ${of}`, took: ahead },
      { what: 'the longest it lets another request wait', took: delay.max / 1e9 },
      {
        what: `the compliance page then, the first time, ${of}`,
        took: await once(page('/audit')),
        target: pageTarget,
      },
    )
    const cold = async () => void audits().of(readOnly, question)
    times.push({ what: `a year’s compliance, nothing judged ahead, ${of}`, took: await timed(cold, 3) })
    times.push({ what: `its page, ${of}`, took: await timed(page('/audit'), 5), target: pageTarget })
    const indicators = await timed(page('/audit/indicators'), 5)
    times.push({ what: `a year’s indicators, the page, ${of}`, took: indicators })
    if (years === 1) {
      fillLog(logEntries)
      const file = join(service.data, databaseName)
      const key = verifierKey(openLogKey(join(service.data, 'keys')))
      const nothing = { out: () => undefined, err: () => undefined }
      const verify = async () => {
        if (runVerify([file, '--key', key], nothing) !== 0) throw new Error('the bench’s own log does not verify')
      }
      times.push({ what: 'roster-verify, 200,000 entries', took: await timed(verify, 1), target: verifyTarget })
    }
    await service.close()
  }
  return times
}
