import { readFileSync } from 'node:fs'
import { adoptPlan } from '../../src/db/adopt-plan.ts'
import { draftOf, dutiesBetween, rosterIdOf } from '../../src/db/roster-store.ts'
import { planSchema } from '../../src/roster/planning-file.ts'
import { made, member, openService } from '../tools/open-service.ts'
import { publishMonth } from '../tools/published.ts'

const plan = planSchema.parse(JSON.parse(readFileSync('fixtures/xiangzhou-2026-12.json', 'utf8')))
const service = openService()
const { database } = service
const office = service.office(plan.office.id, { unit: plan.units.find(({ parent }) => parent === undefined)! })
let b = performance.now()
database.write(() => adoptPlan(database, { user: null, office, at: service.clock.now }, plan as never))
console.log('adopt', Math.round(performance.now() - b))
const clerk = await service.user('clerk', [member(office, 'clerk')])
const at = `/o/${office}`
const month = `${at}/m/${plan.month}`
const time = async (what: string, path: string, changed = false) => {
  const walls: number[] = []
  const cpus: number[] = []
  let size = 0
  for (let n = 0; n < 4; n++) {
    if (changed) database.write(() => {})
    const [w, c] = [performance.now(), process.cpuUsage()]
    const answer = await clerk.get(path)
    const text = await answer.arrayBuffer()
    if (answer.status !== 200) console.log(what, answer.status)
    size = text.byteLength
    if (n > 0) {
      walls.push(performance.now() - w)
      cpus.push(process.cpuUsage(c).user / 1000)
    }
  }
  const mid = (a: number[]) => Math.round(a.sort((x, y) => x - y)[1]!)
  console.log(`${what.padEnd(40)} wall ${String(mid(walls)).padStart(6)} user ${String(mid(cpus)).padStart(6)} ms  ${Math.round(size / 1024)} KiB`)
}
await clerk.post(`${month}/make`)
await made(clerk, month)
const draft = draftOf(database, rosterIdOf(database, office, plan.month)!)!
console.log('duties', draft.duties.length)
const duty = draft.duties.find((d) => d.opening === plan.openings[0]!.id) ?? draft.duties[0]!
const q = (d: object) => new URLSearchParams(d as never).toString()
const openings = plan.openings.filter((one) => one.place === plan.places[0]!.id).map(({ id }) => id).join(',')
const rest = async (label: string) => {
  await time(`months ${label}`, at)
  await time(`month ${label}`, month)
  await time(`month changed ${label}`, month, true)
  await time(`absences ${label}`, `${at}/absences?month=${plan.month}`)
  await time(`people ${label}`, `${at}/people`)
  await time(`leader ${label}`, `${at}/people/${encodeURIComponent(plan.leaders[0]!.id)}`)
  await time(`places ${label}`, `${at}/places`)
  await time(`holidays ${label}`, `${at}/holidays?year=2026`)
  await time(`rules ${label}`, `${at}/rules`)
  for (const set of plan.ruleSets) await time(`rule set ${set.id} ${label}`, `${at}/rules/sets/${set.id}`)
  await time(`log ${label}`, `${at}/log`)
  await time(`files ${label}`, `${at}/files`)
  await time(`amendments ${label}`, `${at}/amendments`)
}
await rest('draft')
await time('effects', `${month}/effects?${q({ ...duty, openings })}`)
await time('effects, all openings', `${month}/effects?${q({ ...duty, openings: plan.openings.map(({ id }) => id).join(',') })}`)
await time('duty', `${month}/duty?${q(duty)}`)
const town = draft.duties.find((d) => d.opening !== duty.opening)!
await time('duty of a township', `${month}/duty?${q(town)}`)
await time('why', `${month}/why?${q(duty)}`)
await time('explain', `${month}/explain`)
await publishMonth(service, office, plan.month, { duties: draft.duties })
await rest('published')
await time('revision', `${month}/r/1`)
await time('notice', `${month}/r/1/notice`)
await time('choose a duty', `${at}/amendments/new`)
const rows = dutiesBetween(database, office, '2026-12-02', '2026-12-31').map((r) => r.duty)
const id = rows.find((d) => d.opening === duty.opening)!.id
for (const kind of ['swap', 'cover', 'defer', 'cancel']) await time(`amend ${kind}`, `${at}/amendments/new?duty=${id}&kind=${kind}`)
const tid = rows.find((d) => d.opening === town.opening)!.id
for (const kind of ['swap', 'cover', 'defer']) await time(`amend ${kind} township`, `${at}/amendments/new?duty=${tid}&kind=${kind}`)
await service.close()
