import { describe, expect, it } from 'vitest'
import { judgeMonth } from '../../src/audit/judge.ts'
import { groupBy } from '../../src/domain/group-by.ts'
import type { Reception } from '../../src/domain/outcome.ts'
import type { Served } from '../../src/domain/served.ts'
import { leader, monthFrom, opening, withRules } from '../tools/world.ts'

type Item = Record<string, unknown>

/** A reception in the hall, served by whom it was planned for. */
const received = (by: string, date: string, more: Partial<Reception> = {}): Reception => ({
  ...{
    id: `${by}${date}`,
    month: date.slice(0, 7),
    date,
    movedFrom: null,
    session: 'morning',
    activity: 'reception',
  },
  ...{ place: 'p', unit: 'c', opening: 'am', leader: by, by, outcome: 'served', servedBy: by, why: null },
  ...{ nobodyCame: false, entry: 1, amendment: null, ...more },
})
const pending = { outcome: 'pending', servedBy: null, entry: null } as const

/** How a rule stands in a month, by these receptions. */
const judged = (
  rule: Item,
  receptions: readonly Reception[],
  {
    today = '2034-01-01',
    isLast = false,
    imported = [] as Served[],
    ...given
  }: Item & { today?: string; isLast?: boolean; imported?: Served[] } = {},
) => {
  const { plan } = monthFrom(withRules(given, [{ id: 'rule', ...rule }]))
  const byMonth = groupBy(receptions, ({ month }) => month)
  return judgeMonth({ plan, knownFrom: '2026-01-01' }, { receptions: byMonth, imported, today }, isLast)[0]
}

describe('a month of compliance', () => {
  it('judges who leaves by the part of a longer period that was his, in the month he leaves', () => {
    const quota = { kind: 'quota', per: 'year', min: 12 }
    const given = { month: '2026-05', leaders: [leader('a', { to: '2026-05-14' }), leader('b')] }
    const left = judged(quota, [received('a', '2026-03-02'), received('b', '2026-03-02')], given)!
    expect(left.asks.map(({ subject, min, actual, standing }) => [subject.leader, min, actual, standing])).toEqual([
      ['a', 5, 1, 'broken'],
    ])
    expect(left.findings.map(({ subject }) => subject.leader)).toEqual(['a'])
    // The rate counts it from then on.
    expect(left.asks.map(({ last }) => last)).toEqual(['2026-05-14'])
    expect(judged(quota, [], { ...given, month: '2026-04' })).toBeUndefined()
  })

  it('leaves a year open in its midst, whoever is behind, and finds it broken at its end', () => {
    const quota = { kind: 'quota', per: 'year', min: 12, who: { leaders: ['a'] } }
    const served = [received('a', '2026-03-02'), received('a', '2026-05-04')]
    const asked = (month: string, more = {}) =>
      judged(quota, served, { month, isLast: true, ...more })!.asks.map(({ min, actual, standing }) => [
        ...[min, actual, standing],
      ])
    // Whether it is July or years later: the question ends in June, the year does not.
    expect(asked('2026-06', { today: '2026-07-10' })).toEqual([[6, 2, 'open']])
    expect(asked('2026-06')).toEqual([[6, 2, 'open']])
    expect(asked('2026-12', { today: '2026-12-31' })).toEqual([[12, 2, 'open']])
    expect(asked('2026-12')).toEqual([[12, 2, 'broken']])
    const most = { ...quota, min: undefined, max: 1 }
    expect(judged(most, served, { month: '2026-06', isLast: true, today: '2026-07-10' })!.standing).toBe('broken')
  })

  it('decides a week whose last days in the next month are days off at the month’s end', () => {
    // Saturday 31 January ends the working week of Monday 26; its Sunday is 1 February.
    const week = { kind: 'quota', per: 'week', min: 1, who: { leaders: ['a'] } }
    const last = judged(week, [], { month: '2026-01', isLast: true })!.asks.at(-1)!
    expect([last.period.from, last.period.to, last.standing]).toEqual(['2026-01-26', '2026-02-01', 'broken'])
  })

  it('finds what is forbidden broken at once: no duty to come makes it good', () => {
    const twice = [received('a', '2026-12-01'), received('b', '2026-12-01'), received('d', '2026-12-03', pending)]
    const running = { today: '2026-12-02' }
    expect(judged({ kind: 'apart' }, twice, running)!.standing).toBe('broken')
    expect(judged({ kind: 'eligible', who: { leaders: ['b'] } }, twice, running)!.standing).toBe('broken')
    const near = [received('a', '2026-12-01'), received('a', '2026-12-02')]
    expect(judged({ kind: 'rest', n: 3 }, near, running)!.standing).toBe('broken')
    expect(judged({ kind: 'rest', n: 3 }, near.slice(1), running)!.standing).toBe('kept')
  })

  it('finds who holds no post, as is known now, not among those who serve a session', () => {
    const eligible = { kind: 'eligible', who: { roles: ['county-leader'] } }
    expect(judged(eligible, [received('stranger', '2026-12-01')])!.standing).toBe('broken')
    expect(judged(eligible, [received('a', '2026-12-01')])!.standing).toBe('kept')
  })

  it('leaves a day moved into the next month open until that day is over', () => {
    const openings = [opening('am', 'p', 'morning', [], { on: { monthDays: [31], holiday: 'next-workday' } })]
    const given = { month: '2026-05', openings }
    // 31 May 2026 is a Sunday.
    const standing = (today: string) =>
      judged({ kind: 'coverage', min: 1 }, [], { ...given, today })!.asks.map((ask) => [
        ask.period.to,
        ask.standing,
      ])
    expect(standing('2026-06-01')).toEqual([['2026-06-01', 'open']])
    expect(standing('2026-06-02')).toEqual([['2026-06-01', 'broken']])
  })

  it('counts a duty for the day it was published for, whatever the calendar says since', () => {
    // Published for 29 November and moved; by the calendar as corrected, 1 December is a day of its own.
    const moved = received('a', '2026-12-01', { movedFrom: '2026-11-29', month: '2026-12' })
    const week = judged({ kind: 'quota', per: 'week', min: 1, who: { leaders: ['a'] } }, [moved])!
    expect(week.asks.slice(0, 2).map(({ period, actual }) => [period.from, actual])).toEqual([
      ['2026-11-30', 0],
      ['2026-12-07', 0],
    ])
  })

  it('counts what was brought in for the day it was meant for', () => {
    const early: Served = {
      ...{ date: '2026-11-30', movedFrom: '2026-12-01', session: 'morning', activity: 'reception' },
      ...{ place: 'p', unit: 'c', leader: 'a' },
    }
    const campaign = {
      kind: 'quota',
      per: { from: '2026-12-01', to: '2026-12-20' },
      min: 1,
      who: { leaders: ['a'] },
    }
    expect(judged(campaign, [], { imported: [early] })!.asks.map(({ actual }) => actual)).toEqual([1])
  })
})
