import { describe, expect, it } from 'vitest'
import type { Duty } from '../../src/domain/slot.ts'
import { against, compareCosts, costed } from '../../src/roster/against.ts'
import type { Month } from '../../src/rules/month.ts'
import { costsOf, modelOf } from '../../src/solver/model.ts'
import { leader, monthFrom, opening, pairsOf, rostersOver, takenBy, withRules } from '../tools/world.ts'

const duties = (month: Month, ...on: readonly number[]): Duty[] =>
  on.map((day) => ({ leader: 'a', slot: month.slots.get(`2026-12-${String(day).padStart(2, '0')}/am`)! }))

describe('a roster set against another', () => {
  const weekly = { id: 'weekly', kind: 'quota', per: 'week', min: 1 }
  const month = monthFrom(
    withRules({ leaders: [leader('a')], openings: [opening('am', 'p', 'morning', [1, 8, 15, 16])] }, [
      weekly,
      { id: 'rest', kind: 'rest', n: 1 },
    ]),
  )
  const model = modelOf(month)
  const set = (mine: readonly number[], other: readonly number[]) =>
    against(
      month,
      model.steps,
      costed(month, model, duties(month, ...other)),
    )(costed(month, model, duties(month, ...mine)))

  it('breaks what the other keeps, week by week', () => {
    // Both miss the third week of work and those after it; only the first misses the second.
    const { breaks, mends, differences } = set([1], [1, 8])
    expect(differences).toEqual([
      { level: 0, giveWay: 100, by: 1 },
      { level: 3, by: -1 },
    ])
    expect(breaks).toMatchObject([{ rule: 'weekly', data: { from: '2026-12-07' } }])
    expect(mends).toEqual([])
  })

  it('mends what the other breaks, and names the moves', () => {
    const { breaks, mends, dropped, added } = set([1, 8, 15], [8, 15, 16])
    expect(mends.map(({ rule }) => rule)).toEqual(['weekly', 'rest'])
    expect(breaks).toEqual([])
    expect(dropped.map(({ slot }) => slot.date)).toEqual(['2026-12-16'])
    expect(added.map(({ slot }) => slot.date)).toEqual(['2026-12-01'])
  })

  it('is better by the first step in which they differ', () => {
    expect(compareCosts([0, 5, 1], [0, 4, 9])).toBeGreaterThan(0)
    expect(compareCosts([0, 4, 9], [0, 5, 1])).toBeLessThan(0)
    expect(compareCosts([0, 4], [0, 4])).toBe(0)
  })
})

describe('what duties come to', () => {
  it('is what the rows say of every roster that may be', () => {
    const month = monthFrom(
      withRules(
        {
          leaders: [leader('a'), leader('b')],
          openings: [opening('am', 'p', 'morning', [1, 2]), opening('pm', 'p', 'afternoon', [1, 2])],
          published: [
            { id: 'x', date: '2026-12-01', opening: 'am', leader: 'a', changedAt: '2026-11-20T02:00:00Z' },
          ],
        },
        [
          { id: 'cover', kind: 'coverage', min: 1, giveWay: 50 },
          { id: 'most', kind: 'quota', per: 'month', max: 1 },
          { id: 'rest', kind: 'rest', n: 1, strength: 'preferred' },
          { id: 'even', kind: 'balance' },
        ],
      ),
    )
    const model = modelOf(month)
    for (const roster of rostersOver(pairsOf(month)))
      expect(costed(month, model, roster).costs).toEqual(costsOf(model, takenBy(roster)))
  })

  it('counts a published duty though its leader is away by now', () => {
    const month = monthFrom(
      withRules(
        {
          leaders: [leader('a')],
          openings: [opening('am', 'p', 'morning', [1])],
          availability: [{ leader: 'a', from: '2026-12-01', to: '2026-12-01', is: 'unavailable' }],
        },
        [{ id: 'cover', kind: 'coverage', min: 1 }],
      ),
    )
    expect(costed(month, modelOf(month), duties(month, 1)).costs[0]).toBe(0)
    expect(costed(month, modelOf(month), []).costs[0]).toBe(1)
  })
})
