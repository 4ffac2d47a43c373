import { describe, expect, it } from 'vitest'
import { attendanceRate, coverageRate } from '../../src/audit/attendance-rates.ts'
import type { RuleStanding } from '../../src/audit/compliance.ts'
import type { JudgedAsk } from '../../src/audit/judge.ts'

const march = { from: '2026-03-01', to: '2026-03-31' }
const ask = (leader: string, min: number, actual: number, period = march) =>
  ({ subject: { leader }, period, min, actual, hoped: actual, standing: 'kept', month: '2026-03' }) as JudgedAsk
const standing = (set: string, rule: Record<string, unknown>, asks: readonly JudgedAsk[]) =>
  ({
    set: { id: set },
    rule: { id: `${set}.1`, kind: 'quota', what: {}, counts: 'days', ...rule },
    asks,
  }) as unknown as RuleStanding
const rate = (rules: readonly RuleStanding[], today = '2026-04-10') => {
  const { numerator, denominator, excluded } = attendanceRate({ rules, leaders: new Map(), to: '2026-03', today })
  return [numerator, denominator, excluded.length]
}

describe('attendance (接访率)', () => {
  it('is what was done of the least days asked of each leader; more than asked makes up for nobody', () => {
    expect(rate([standing('a', {}, [ask('l1', 2, 5), ask('l2', 2, 1)])])).toEqual([3, 4, 0])
  })

  it('takes the strictest of several sets that ask the same, and adds up what is asked of other receptions', () => {
    const same = [standing('a', {}, [ask('l1', 1, 1)]), standing('b', {}, [ask('l1', 2, 1)])]
    expect(rate(same)).toEqual([1, 2, 0])
    const visits = standing('c', { what: { activity: ['down-visit'] } }, [ask('l1', 1, 0)])
    expect(rate([...same, visits])).toEqual([1, 3, 0])
  })

  it('counts half a day as none until it is a whole one', () => {
    expect(rate([standing('a', {}, [ask('l1', 2, 1.5)])])).toEqual([1, 2, 0])
  })

  it('leaves out what can still be done, also what is asked of a year in one of its months', () => {
    expect(rate([standing('a', {}, [ask('l1', 2, 1)])], '2026-03-31')).toEqual([0, 0, 2])
    const year = ask('l1', 3, 1, { from: '2026-01-01', to: '2026-12-31' })
    expect(rate([standing('a', {}, [year])])).toEqual([0, 0, 3])
    // Of who left in March, or by a set that ended then, its part was asked until then.
    expect(rate([standing('a', {}, [{ ...year, last: '2026-03-31' }])])).toEqual([1, 3, 0])
  })

  it('leaves out what is only preferred, and what is asked of a team', () => {
    expect(rate([standing('a', { strength: 'preferred' }, [ask('l1', 2, 0)])])).toEqual([0, 0, 0])
    const team = { ...ask('l1', 2, 0), subject: { team: 'party', unit: 'u' } }
    expect(rate([standing('a', {}, [team])])).toEqual([0, 0, 0])
  })
})

describe('coverage (覆盖率)', () => {
  const day = (date: string, opening: string, min: number, actual: number) =>
    ({ ...ask('', min, actual, { from: date, to: date }), subject: { date, opening } }) as JudgedAsk

  it('counts a day once, covered where all that is asked for it was there, and no day before it is over', () => {
    const rules = [
      standing('a', { kind: 'coverage' }, [
        ...[day('2026-03-02', 'o1', 1, 1), day('2026-03-02', 'o2', 1, 0)],
        ...[day('2026-03-03', 'o1', 1, 2), day('2026-03-04', 'o1', 1, 0)],
      ]),
      standing('b', { kind: 'coverage' }, [day('2026-03-03', 'o1', 2, 2), day('2026-03-05', 'o1', 0, 0)]),
    ]
    const { numerator, denominator, counted, excluded } = coverageRate({ rules, today: '2026-03-04' })
    expect([numerator, denominator]).toEqual([1, 2])
    expect(counted.map(({ day: one, isMet }) => [one, isMet])).toEqual([
      ['2026-03-02', false],
      ['2026-03-03', true],
    ])
    expect(excluded.map(({ day: one, why }) => [one, why])).toEqual([['2026-03-04', 'pending']])
  })
})
