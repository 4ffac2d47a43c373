import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../src/rules/index.ts'
import { monthFrom, opening, withRules } from '../tools/world.ts'

type Item = Record<string, unknown>

/** Whose turn each day of December is, by the rows that ask for them. */
const turns = (rule: Item, given: Item = {}): string[] => {
  const month = monthFrom(
    withRules({ openings: [opening('am', 'p', 'morning', [1, 2, 3])], ...given }, [
      { id: 't', kind: 'turns', ...rule },
    ]),
  )
  return rowsOf(month.rules[0]!, month).flatMap((row) =>
    'min' in row && row.min === 1
      ? row.terms.flatMap((term) => term.pairs.map(({ leader, slot }) => `${slot.slice(8, 10)} ${leader}`))
      : [],
  )
}
const history = (...duties: [leader: string, date: string][]): Item => ({
  history: {
    knownFrom: '2026-11-01',
    served: duties.map(([leader, date]) => ({
      leader,
      date,
      session: 'morning',
      activity: 'reception',
      place: 'p',
      unit: 'c',
    })),
  },
})
const away = (leader: string, day: string): Item => ({ leader, from: day, to: day, is: 'unavailable' })

describe('turns', () => {
  it('begin at the beginning, and go on where last month ended', () => {
    expect(turns({ order: ['a', 'b', 'd'] })).toEqual(['01 a', '02 b', '03 d'])
    expect(turns({ order: ['a', 'b', 'd'] }, history(['a', '2026-11-27']))).toEqual(['01 b', '02 d', '03 a'])
  })

  it('go on after a pair that wrapped round the end of the order', () => {
    const served = history(['a', '2026-11-26'], ['b', '2026-11-26'], ['d', '2026-11-27'], ['a', '2026-11-27'])
    expect(turns({ order: ['a', 'b', 'd'], n: 2 }, served)).toEqual([
      '01 b',
      '01 d',
      '02 a',
      '02 b',
      '03 d',
      '03 a',
    ])
  })

  it('know which of his turns a leader had who stands in the order twice', () => {
    expect(
      turns(
        { order: ['a', 'b', 'a', 'd'] },
        history(['a', '2026-11-25'], ['b', '2026-11-26'], ['a', '2026-11-27']),
      ),
    ).toEqual(['01 d', '02 a', '03 b'])
  })

  it('pass to the next when a leader is away or pinned off, who then waits for the next round', () => {
    expect(turns({ order: ['a', 'b', 'd'] }, { availability: [away('a', '2026-12-01')] })).toEqual([
      '01 b',
      '02 d',
      '03 a',
    ])
    const pins = [{ date: '2026-12-01', opening: 'am', leader: 'a', is: 'off' }]
    expect(turns({ order: ['a', 'b', 'd'] }, { pins })).toEqual(['01 b', '02 d', '03 a'])
  })

  it('go on after the last who had one, even where a slot had fewer than it should', () => {
    const availability = [away('b', '2026-12-01'), away('d', '2026-12-01')]
    expect(turns({ order: ['a', 'b', 'd'], n: 2 }, { availability })).toEqual([
      '01 a',
      '02 b',
      '02 d',
      '03 a',
      '03 b',
    ])
  })
})
