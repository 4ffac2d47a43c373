import { describe, expect, it } from 'vitest'
import { caseById, deadlinesOfCase, eventsOfCase } from '../../src/db/case-store.ts'
import { saveLeader } from '../../src/db/leader-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import { everybody } from '../../src/domain/case.ts'
import { regulationClocks } from '../../src/domain/clock-presets.ts'
import { caseOf } from '../../src/reception/case-of.ts'
import { deadlinesOf } from '../../src/reception/deadlines.ts'
import { redueCases } from '../../src/web/cases/case-work.ts'
import { calendar, registered, today, wander } from '../tools/case-walks.ts'
import { caseKeeper, registration } from '../tools/kept-cases.ts'
import { startService } from '../tools/service.ts'

/** An office with the leaders and units that cases of `wander` name. */
const office = () => {
  const service = startService()
  const id = service.office('o')
  const actor = { user: null, office: id, at: service.clock.now }
  service.clock.now = `${today}T02:00:00.000Z`
  service.database.write(() => {
    for (const unit of ['u1', 'u2', 'u3'])
      saveUnit(service.database, actor, { id: unit, name: unit, level: 'department', parent: 'u-o' })
    for (const leader of ['a', 'b', 'c', 'u1-boss']) {
      const post = { role: 'county-leader', title: '副县长', team: 'government', order: 1 } as const
      const unit = leader === 'u1-boss' ? 'u1' : 'u-o'
      const posts = [{ ...post, portfolio: [], unit, from: '2020-01-01', to: null }]
      saveLeader(service.database, actor, { id: leader, name: leader, version: 0, posts }, [])
    }
  })
  return { ...service, id }
}

describe('what lists show of cases', () => {
  it('is what their events make, whatever steps were taken, and after limits were worked out anew', () => {
    const service = office()
    const { database, id } = service
    const keeper = caseKeeper(service, id)
    const cases = Array.from({ length: 6 }, (_, seed) => ({ name: `case-${seed}`, walk: wander(seed, 24) }))
    for (const { name, walk } of cases) {
      expect(keeper.register(name, registration(registered.day, { receiver: 'a' }))).toBeUndefined()
      for (const { what, day, data } of walk.slice(1))
        expect(keeper.step(name, { what, day, data } as never), `${name} ${what}`).toBeUndefined()
    }
    const isRight = () => {
      for (const { name, walk } of cases) {
        const events = eventsOfCase(database, name)
        expect(events.map(({ what }) => what)).toEqual(walk.map(({ what }) => what))
        const one = caseOf(events)
        const kept = caseById(database, id, everybody, name)!
        const limits = deadlinesOf(events, regulationClocks, calendar)
        const due = limits
          .flatMap((limit) => (limit.is === 'running' && !limit.isRight && limit.due !== null ? [limit.due] : []))
          .sort()[0]
        const { state, isOpen, inCharge, lead, heads, ended, isSettled, receiver } = one
        expect(kept).toMatchObject({
          ...{ state, isOpen, inCharge, lead, heads, ended, isSettled, receiver },
          ...{ events: events.length, due: due ?? null },
        })
        const inOrder = limits.toSorted((a, b) => a.event - b.event || (a.clock < b.clock ? -1 : 1))
        expect(deadlinesOfCase(database, name)).toEqual(inOrder)
      }
    }
    isRight()
    database.write(() => redueCases(database, officeById(database, id)!))
    isRight()
    expect(new Set(cases.map(({ name }) => caseById(database, id, everybody, name)!.state)).size).toBeGreaterThan(2)
  })
})
