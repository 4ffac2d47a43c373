import { readFileSync } from 'node:fs'
import { adoptPlan } from '../../src/db/adopt-plan.ts'
import { dutiesBetween } from '../../src/db/duty-store.ts'
import { leaderOf } from '../../src/db/leader-store.ts'
import { draftOf, rosterIdOf } from '../../src/db/roster-store.ts'
import { planSchema } from '../../src/roster/planning-file.ts'
import { bigFile } from '../tools/big-counties.ts'
import { made, member, openService } from '../tools/open-service.ts'
import { postedForm } from '../tools/posted-form.ts'
import { publishMonth } from '../tools/published.ts'
import { timed } from './measure.ts'

/** Seconds a page of the service takes, from the request to the last byte, without a socket. */
export interface PageTime {
  readonly what: string
  readonly took: number
  readonly target?: number
}

const read = async (answer: Response | Promise<Response>): Promise<void> => {
  const response = await answer
  if (response.status !== 200) throw new Error(`a page of the bench answered ${response.status}`)
  await response.text()
}

/** The pages a clerk waits for: the month, and what a dragged duty would break. */
export const pageTimes = async (): Promise<PageTime[]> => {
  const times: PageTime[] = []
  const counties: readonly [name: string, document: unknown, target: boolean][] = [
    ['40 leaders', bigFile([{ leaders: 40 }]), true],
    ['340 leaders, 45 halls', JSON.parse(readFileSync('fixtures/xiangzhou-2026-12.json', 'utf8')), false],
  ]
  for (const [name, document, isTarget] of counties) {
    const plan = planSchema.parse(document)
    const service = openService()
    const { database } = service
    const office = service.office(plan.office.id, { unit: plan.units.find(({ parent }) => parent === undefined)! })
    database.write(() => adoptPlan(database, { user: null, office, at: service.clock.now }, plan as never))
    const clerk = await service.user('clerk', [member(office, 'clerk')])
    const month = `/o/${office}/m/${plan.month}`
    await clerk.post(`${month}/make`)
    await made(clerk, month)
    const { duties } = draftOf(database, rosterIdOf(database, office, plan.month)!)!
    const [duty] = duties
    const openings = plan.openings.filter((one) => one.place === plan.places[0]!.id).map(({ id }) => id)
    const effects = `${month}/effects?${new URLSearchParams({ ...duty!, openings: openings.join(',') })}`
    const changed = () => database.write(() => {})
    for (let n = 0; n < 5; n++) await read(clerk.get(month))
    times.push({
      what: `month grid, ${name}`,
      took: await timed(() => read(clerk.get(month)), 9),
      ...(isTarget ? { target: 0.1 } : {}),
    })
    times.push({
      what: `month grid, ${name}, facts just changed`,
      took: await timed(() => {
        changed()
        return read(clerk.get(month))
      }, 9),
    })
    times.push({
      what: `a drag judged on every cell, ${name}`,
      took: await timed(() => read(clerk.get(effects)), 9),
      ...(isTarget ? { target: 0.05 } : {}),
    })
    const swapping = `${month}/duty?${new URLSearchParams({ ...duty! })}`
    times.push({ what: `a duty’s page, ${name}`, took: await timed(() => read(clerk.get(swapping)), 5) })
    await publishMonth(service, office, plan.month, { duties })
    const published = dutiesBetween(database, office, `${plan.month}-02`, `${plan.month}-31`)
    const first = published.find((one) => one.duty.opening === duty!.opening)!.duty.id
    for (const kind of ['swap', 'cover', 'defer']) {
      const path = `/o/${office}/amendments/new?duty=${encodeURIComponent(first)}&kind=${kind}`
      times.push({ what: `asking for a ${kind}, ${name}`, took: await timed(() => read(clerk.get(path)), 5) })
    }
    const absences = `/o/${office}/absences?month=${plan.month}`
    times.push({ what: `absences, ${name}`, took: await timed(() => read(clerk.get(absences)), 5) })
    times.push({ what: `rules, ${name}`, took: await timed(() => read(clerk.get(`/o/${office}/rules`)), 5) })
    const person = `/o/${office}/people/${encodeURIComponent(plan.leaders[0]!.id)}`
    const save = async () => {
      const { version } = leaderOf(database, office, plan.leaders[0]!.id)!
      const form = postedForm(await (await clerk.get(person)).text(), person)
      const answer = await clerk.post(person, { ...form, version: String(version) })
      if (answer.status !== 303) throw new Error(`saving answered ${answer.status}`)
    }
    times.push({ what: `a leader opened and saved, ${name}`, took: await timed(save, 5) })
    await service.close()
  }
  return times
}
