import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { adoptPlan, takenIds } from '../../src/db/adopt-plan.ts'
import { addAmendment, amendedDraft, madeByAmendment } from '../../src/db/amendment-store.ts'
import { addAttendance } from '../../src/db/attendance-store.ts'
import { officeById } from '../../src/db/office-store.ts'
import { planDocument } from '../../src/db/plan-store.ts'
import { addRevision, saveDraft } from '../../src/db/roster-store.ts'
import type { Served } from '../../src/domain/served.ts'
import { planSchema, readDocument } from '../../src/roster/planning-file.ts'
import { monthOf } from '../../src/rules/built-in/index.ts'
import { inForceIn, publishDuties } from '../tools/published.ts'
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

describe('the history of a later month', () => {
  it('has a duty covered ahead as served in another’s place, but by its owner as his own', async () => {
    const service = startService()
    const { database } = service
    const office = service.county()
    const { id: user } = await service.user('clerk', [])
    const duties = ['01', '02', '03'].map((day) => ({ id: `d${day}`, date: `2026-12-${day}`, leader: `l${day}` }))
    publishDuties(service, office, '2026-12', duties)
    const { rosterId: roster, duties: before } = inForceIn(service, office, '2026-12')
    const actor = { user, office, at: service.clock.now }
    database.write(() => {
      const covered = { kind: 'cover', duty: 'd01', leader: 'l01', otherLeader: 'l07', reason: '示例' } as const
      const others = { otherRoster: null, otherDuty: null, toDay: null }
      const amendment = addAmendment(database, actor, { ...covered, ...others, roster })
      const made = madeByAmendment(amendment)
      saveDraft(database, actor, '2026-12', 1, { what: amendedDraft, duties: [], pins: [], made })
      addRevision(database, actor, '2026-12', {
        ...{ roster, draft: 2, plan: '{}', planHash: 'plan', answer: '{}', answerHash: 'answer', approvedBy: null },
        duties: before.map(({ roster: _, n, movedFrom, ...duty }) => ({
          ...duty,
          leader: duty.id === 'd01' ? 'l07' : duty.leader,
        })),
      })
    })
    const history = () =>
      (
        planDocument(database, officeById(database, office)!, '2027-01', []) as { history: { served: Served[] } }
      ).history.served
        .filter(({ date }) => date === '2026-12-01')
        .map(({ leader, insteadOf }) => [leader, insteadOf])
    expect(history()).toEqual([['l07', 'l01']])
    database.write(() =>
      addAttendance(
        database,
        actor,
        {
          ...{
            reception: 'd01',
            isPlanned: true,
            date: '2026-12-01',
            session: 'morning',
            place: 'hall',
            unit: 'xz',
          },
          ...{ activity: 'reception', leader: 'l07', is: 'covered', coveredBy: 'l01', why: null, note: '' },
          ...{ arrived: null, left: null, batches: 1, visitors: 1, attested: [], entered: 'first' },
        },
        0,
      ),
    )
    expect(history()).toEqual([['l01', undefined]])
  })
})
