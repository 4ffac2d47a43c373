import { readFileSync } from 'node:fs'
import { adoptPlan } from '../../src/db/adopt-plan.ts'
import { planSchema } from '../../src/roster/planning-file.ts'
import { manyCases, manyDuties } from '../tools/many-cases.ts'
import { member, openService } from '../tools/open-service.ts'
import { timed } from './measure.ts'
import type { PageTime } from './pages.ts'

const cases = 100_000
const duties = 50_000
/** Seconds a list, a search or a due list may take. */
const target = 0.1

/** Lists, search and due lists of ten years of a county, from the request to the last byte, without a socket. */
export const caseTimes = async (): Promise<PageTime[]> => {
  const plan = planSchema.parse(JSON.parse(readFileSync('fixtures/xiangzhou-2026-12.json', 'utf8')))
  const service = openService()
  const { database, clock } = service
  const office = service.office(plan.office.id, { unit: plan.units.find(({ parent }) => parent === undefined)! })
  const program = { user: null, office, at: clock.now }
  database.write(() => adoptPlan(database, program, plan as never))
  const clerk = await service.user('clerk', [member(office, 'clerk')])
  const both = await service.user('both', [member(office, 'clerk'), member(office, 'leader', plan.leaders[0]!.id)])
  const actor = { user: 2, office, at: clock.now }
  const published = manyDuties(database, actor, plan, { last: '2026-11', months: 120, duties })
  manyCases(database, actor, plan, published, cases)
  const day = '2026-11-09'
  const asked: readonly [string, string][] = [
    ['all cases', '/cases'],
    ['the last page', '/cases?page=2000'],
    ['open ones', '/cases?state=open'],
    ['of a subject', '/cases?subject=02'],
    ['of a unit', `/cases?unit=${plan.units[3]!.id}`],
    ['of a leader', `/cases?leader=${plan.leaders[0]!.id}`],
    ['between two days', '/cases?from=2020-01-01&to=2020-12-31'],
    ['by number', '/cases?number=2020-0012'],
    ['overdue', '/cases?overdue=yes'],
    ['积案', '/cases?backlog=yes'],
    ['due this week', '/cases/due'],
    ['a day’s receptions', `/day/${day}`],
  ]
  const times: PageTime[] = []
  for (const [who, visitor] of [
    ['', clerk],
    [', a clerk who is a leader', both],
  ] as const)
    for (const [what, path] of asked) {
      const read = async () => {
        const answer = await visitor.get(`/o/${office}${path}`)
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
        await answer.text()
      }
      times.push({ what: `${what}${who}`, took: await timed(read, 5), target })
    }
  await service.close()
  return times
}
