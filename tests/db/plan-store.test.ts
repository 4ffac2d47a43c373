import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { adoptPlan, takenIds } from '../../src/db/adopt-plan.ts'
import { officeById } from '../../src/db/office-store.ts'
import { planDocument } from '../../src/db/plan-store.ts'
import { planSchema, readDocument } from '../../src/roster/planning-file.ts'
import { monthOf } from '../../src/rules/built-in/index.ts'
import { startService } from '../tools/service.ts'

const planOf = (name: string) => planSchema.parse(JSON.parse(readFileSync(`fixtures/${name}.json`, 'utf8')))

describe('a planning file taken over by an office', () => {
  it.each(['xiangzhou-2026-12', 'small-county-2026-12', 'short-2026-03'])(
    '%s comes out again as it went in',
    (name) => {
      const plan = planOf(name)
      const service = startService()
      const { database } = service
      const top = plan.units.find(({ parent }) => parent === undefined)!
      const office = service.office(plan.office.id, { unit: top })
      expect(takenIds(database, office, plan as never)).toEqual([])
      database.write(() => adoptPlan(database, { user: null, office, at: service.clock.now }, plan as never))
      const read = readDocument(planDocument(database, officeById(database, office)!, plan.month, plan.pins))
      expect(read.ok ? [] : read.mistakes).toEqual([])
      if (!read.ok) return
      const [given, kept] = [monthOf(plan), read.value.month]
      expect(kept.ruleSets).toEqual(given.ruleSets)
      expect(new Set(kept.leaders.keys())).toEqual(new Set(given.leaders.keys()))
      expect([...kept.slots.values()]).toEqual([...given.slots.values()])
      expect(kept.plan.history?.served.length).toEqual(given.plan.history?.served.length)
      for (const [leader, slots] of given.mayServe) expect(kept.mayServe.get(leader)).toEqual(slots)
    },
  )

  it('changes nothing the second time', () => {
    const plan = planOf('small-county-2026-12')
    const service = startService()
    const { database } = service
    const office = service.office('one', { unit: plan.units[0]! })
    const actor = { user: null, office, at: service.clock.now }
    database.write(() => adoptPlan(database, actor, plan as never))
    const once = planDocument(database, officeById(database, office)!, plan.month, [])
    const entries = () => database.sqlite.prepare('SELECT count(*) AS n FROM log').get()
    const before = entries() as { n: number }
    database.write(() => adoptPlan(database, actor, plan as never))
    expect(planDocument(database, officeById(database, office)!, plan.month, [])).toEqual(once)
    expect((entries() as { n: number }).n - before.n).toBeLessThanOrEqual(2)
  })
})
