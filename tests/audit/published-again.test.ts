import { describe, expect, it, onTestFinished } from 'vitest'
import { officeById } from '../../src/db/office-store.ts'
import { placesOf, savePlace } from '../../src/db/place-store.ts'
import { saveUnit } from '../../src/db/unit-store.ts'
import type { DraftDuty } from '../../src/domain/draft.ts'
import type { Opening } from '../../src/domain/place.ts'
import { audits } from '../../src/web/audit/audits.ts'
import { auditedCounty, office } from '../tools/audited.ts'
import { openService } from '../tools/open-service.ts'
import { inForceIn, publishMonth } from '../tools/published.ts'

/** A county whose December is published, and an audit of it that is asked again and again. */
const county = async () => {
  const service = openService()
  onTestFinished(() => service.close())
  const { database, context, clock } = service
  const made = await auditedCounty(service)
  const actor = { user: made.clerk.id, office, at: clock.now }
  const [hall] = placesOf(database, office)
  const visit: Opening = {
    ...{ id: 'visit', place: hall!.place.id, activity: 'down-visit', session: 'morning' },
    ...{ start: '09:00', end: '12:00', on: { every: 'workday' } },
  }
  database.write(() => savePlace(database, actor, { ...hall!, openings: [...hall!.openings, visit] }))
  await made.publish('2026-12')
  const kept = audits()
  const question = () => ({ office, from: '2026-12', to: '2026-12', at: clock.now, isNow: true })
  return {
    ...{ service, database, actor, enter: made.enter, publish: made.publish },
    duties: () => inForceIn(service, office, '2026-12').duties,
    again: (duties: readonly DraftDuty[]) => publishMonth(service, office, '2026-12', { duties }),
    ask: () => kept.of(context.readOnly, question())!.compliance,
    askAnew: () => audits().of(context.readOnly, question())!.compliance,
  }
}
const drafted = ({ date, opening, leader }: DraftDuty): DraftDuty => ({ date, opening, leader })

describe('a month that is published again', { timeout: 30_000 }, () => {
  it('is judged anew, also where only the openings of its duties are others', async () => {
    const { service, duties, enter, again, ask, askAnew } = await county()
    for (const { date } of duties()) enter(date)
    service.clock.now = '2027-01-10T02:00:00.000Z'
    const q3 = (rules = ask().rules) => rules.find(({ rule }) => rule.id === 'q3')!.standing
    expect(q3()).toBe('kept')
    await again(duties().map((duty) => ({ ...drafted(duty), opening: 'visit' })))
    // What was entered was received at the hall all the same; whether the visits were, nobody has said.
    expect(ask()).toEqual(askAnew())
    const { counts } = ask()
    expect([counts.served, counts.pending, counts.unscheduled]).toEqual([0, duties().length, duties().length])
  })

  it('keeps who received on a duty it takes away or gives to another, as received outside the roster', async () => {
    const { service, duties, enter, again, ask } = await county()
    const [first, second, ...rest] = duties()
    enter(first!.date)
    enter(second!.date, { is: 'covered', coveredBy: 'l07' })
    service.clock.now = '2026-12-10T02:00:00.000Z'
    await again([{ ...drafted(second!), leader: 'l09' }, ...rest.map(drafted)])
    service.clock.now = '2027-01-10T02:00:00.000Z'
    const { counts, receptions } = ask()
    expect([counts.cancelled, counts.served, counts.covered, counts.unscheduled]).toEqual([1, 0, 0, 2])
    expect(receptions.filter(({ outcome }) => outcome === 'unscheduled')).toMatchObject([
      { date: first!.date, leader: first!.leader, servedBy: first!.leader, opening: null },
      { date: second!.date, leader: 'l07', servedBy: 'l07', opening: null },
    ])
    expect(receptions.find(({ by }) => by === 'l09')).toMatchObject({ date: second!.date, outcome: 'pending' })
    // The rosters to come count them, too.
    const { context, database } = service
    const made = context.months.of(database, officeById(database, office)!, '2027-01', [])
    if (!made.ok) throw new Error('no month')
    const served = made.value.month.plan.history!.served.filter(({ date }) => date <= second!.date)
    expect(served.map(({ date, leader }) => [date, leader])).toEqual(
      expect.arrayContaining([
        [first!.date, first!.leader],
        [second!.date, 'l07'],
      ]),
    )
  })

  it('is counted for the unit its places belong to since', async () => {
    const { service, database, actor, duties, again, ask } = await county()
    expect(new Set(ask().receptions.map(({ unit }) => unit))).toEqual(new Set(['xz']))
    database.write(() => saveUnit(database, actor, { id: 'town', name: '镇', level: 'township', parent: 'xz' }))
    const [hall] = placesOf(database, office)
    database.write(() => savePlace(database, actor, { ...hall!, place: { ...hall!.place, unit: 'town' } }))
    service.clock.now = '2026-11-12T02:00:00.000Z'
    await again(duties().map(drafted))
    expect(new Set(ask().receptions.map(({ unit }) => unit))).toEqual(new Set(['town']))
  })
})
