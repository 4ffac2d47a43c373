import { describe, expect, it } from 'vitest'
import { checkRule } from '../../src/rules/index.ts'
import { leader, monthFrom, opening, pairsOf, withRules } from '../tools/world.ts'

type Item = Record<string, unknown>

const hall = opening('hall', 'p', 'morning', [], { on: { every: 'workday' } })
const station = opening('station', 'r', 'morning', [], { on: { every: 'workday' } })

/** What a quota finds of a month in which the leaders serve every slot they may, or none. */
const judged = (rule: Item, given: Item = {}, serving = false) => {
  const month = monthFrom(
    withRules({ leaders: [leader('a')], openings: [hall], ...given }, [{ id: 'q', kind: 'quota', ...rule }]),
  )
  return checkRule(month.rules[0]!, month, serving ? pairsOf(month) : [])
}
/** What is asked of leader a by the end of the month, period by period. */
const asked = (rule: Item, given: Item = {}) => judged(rule, given).counts!.map(({ min }) => min)
const allYear: Item = { history: { knownFrom: '2026-01-01', served: [] } }
const monthsOf2026 = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`)
const served = (date: string, more: Item = {}): Item => ({
  leader: 'a',
  date,
  session: 'morning',
  activity: 'reception',
  place: 'p',
  unit: 'c',
  ...more,
})

describe('a quota over a longer period', () => {
  const byMonth = (per: unknown, min: number, months: string[], given: Item = allYear) =>
    months.flatMap((month) => asked({ per, min }, { ...given, month }))

  it('asks by the end of each month its share, rounded down, and all of it by the last', () => {
    expect(byMonth('year', 12, monthsOf2026)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(byMonth('year', 5, monthsOf2026)).toEqual([0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5])
    expect(byMonth('half-year', 1, monthsOf2026)).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1])
    expect(byMonth('quarter', 2, monthsOf2026.slice(9))).toEqual([0, 1, 2])
  })

  it('of a campaign is paced over the campaign, and asked of no month outside it', () => {
    const campaign = { from: '2026-10-15', to: '2026-12-15' }
    expect(byMonth(campaign, 5, monthsOf2026.slice(8))).toEqual([1, 3, 5])
  })

  it('asks a leader who takes post on 15 July 6 of 12, paced over the six months that are left', () => {
    const given = { ...allYear, leaders: [leader('a', { from: '2026-07-15' })] }
    // 170 of 365 days: 5.6.
    expect(byMonth('year', 12, monthsOf2026, given)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('asks a leader who leaves on 14 May 5 of 12, all of it by May', () => {
    const given = { ...allYear, leaders: [leader('a', { to: '2026-05-14' })] }
    // 134 of 365 days: 4.4.
    expect(byMonth('year', 12, monthsOf2026, given)).toEqual([1, 2, 3, 4, 5])
  })

  it('counts as kept what lies before the known history, and asks the rest pro rata', () => {
    const given = { history: { knownFrom: '2026-10-01', served: [] } }
    // 92 of 365 days: 3.02.
    expect(byMonth('year', 12, monthsOf2026.slice(9), given)).toEqual([1, 2, 3])
  })

  it('counts what was served in the period before the month, and asks for what was short then', () => {
    const history = { knownFrom: '2026-01-01', served: ['03-02', '05-04', '11-16'].map((d) => served(`2026-${d}`)) }
    expect(judged({ per: 'year', min: 12 }, { history })).toMatchObject({
      amount: 9,
      counts: [{ min: 12, actual: 3 }],
    })
  })

  it('of a rule set in force from the 15th is asked pro rata, rounded up', () => {
    const document = withRules({ leaders: [leader('a')], openings: [hall] }, [
      { id: 'q', kind: 'quota', per: 'month', min: 4 },
    ])
    const [set] = document.ruleSets as Item[]
    const month = monthFrom({ ...document, ruleSets: [{ ...set, from: '2026-12-15' }] })
    // 17 of 31 days: 2.2.
    expect(checkRule(month.rules[0]!, month, []).counts).toMatchObject([{ min: 3, partly: true }])
  })
})

describe('a quota per week', () => {
  const weekly = { per: 'week', min: 1 }
  const weeks = (given: Item) => judged(weekly, given).counts!.map(({ min, period }) => [period!.from, min])

  it('is due in the month in which the last workday of the week lies', () => {
    // 1 March 2026 is a Sunday: March could not make good what February left out.
    expect(weeks({ ...allYear, month: '2026-02' }).at(-1)).toEqual(['2026-02-23', 1])
    // 1 and 2 October are holidays, and so are the days up to the 4th.
    expect(weeks({ ...allYear, month: '2026-09' }).at(-1)).toEqual(['2026-09-28', 1])
    // 1 to 3 April are workdays: by then it is time.
    expect(weeks({ ...allYear, month: '2026-03' }).at(-1)).toEqual(['2026-03-30', 0])
    expect(weeks({ ...allYear, month: '2026-04' })[0]).toEqual(['2026-03-30', 1])
  })

  it('is due later where a Sunday after the month is open', () => {
    const sundays = opening('sundays', 'p', 'morning', [], { on: { weekdays: ['sun'] } })
    expect(weeks({ ...allYear, month: '2026-02', openings: [sundays] }).at(-1)).toEqual(['2026-02-23', 0])
  })

  it('asks nothing of a week of holidays in which nothing is open', () => {
    // 春节 2026: 15 to 23 February.
    expect(weeks({ ...allYear, month: '2026-02' })).toEqual([
      ['2026-01-26', 1],
      ['2026-02-02', 1],
      ['2026-02-09', 1],
      ['2026-02-16', 0],
      ['2026-02-23', 1],
    ])
    const duty = opening('duty', 'p', 'morning', [], { on: { dates: ['2026-02-18'] } })
    expect(weeks({ ...allYear, month: '2026-02', openings: [hall, duty] })[3]).toEqual(['2026-02-16', 1])
  })

  it('asks it still of a week in which its place is closed and the office works', () => {
    const closed = [13, 14, 15, 16, 17].map((day) => ({ date: `2026-07-${day}`, why: '维修', places: ['p'] }))
    expect(weeks({ month: '2026-07', calendar: { closed } })[2]).toEqual(['2026-07-13', 1])
  })
})

describe('a quota asked of somebody in post on days off alone', () => {
  it('asks nothing', () => {
    // 31 January 2026 is a Saturday.
    const given = { month: '2026-01', leaders: [leader('a', { from: '2026-01-31' }), leader('b')] }
    expect(asked({ per: 'month', min: 1 }, given)).toEqual([0, 1])
  })
})

describe('what counts towards a quota', () => {
  const halves = {
    openings: [opening('am', 'p', 'morning', [1, 2, 3]), opening('pm', 'p', 'afternoon', [1])],
  }
  const actual = (rule: Item, given: Item = halves) =>
    judged({ per: 'month', min: 1, ...rule }, given, true).counts![0]!.actual

  it('is days, a half-day weighing a day unless the office says otherwise', () => {
    expect(actual({})).toBe(3)
    expect(actual({ halfDay: 0.5 })).toBe(2)
    expect(actual({ counts: 'sessions' })).toBe(4)
  })

  it('are campaign days too, unless they are left out', () => {
    const campaign = { from: '2026-12-02', to: '2026-12-02' }
    expect(actual({ notDuring: [campaign] })).toBe(2)
  })

  it('is what was served in another’s place and what nobody came to, unless the rule says otherwise', () => {
    const history = {
      knownFrom: '2026-10-01',
      served: [
        served('2026-11-02'),
        served('2026-11-03', { insteadOf: 'b' }),
        served('2026-11-04', { nobodyCame: true }),
      ],
    }
    const leaders = [leader('a'), leader('b')]
    const counted = (rule: Item) =>
      judged({ per: 'quarter', min: 3, ...rule }, { history, leaders }).counts!.map((count) => count.actual)
    // The absent leader’s quota is never filled by it.
    expect(counted({})).toEqual([3, 0])
    expect(counted({ substitutes: false })).toEqual([2, 0])
    expect(counted({ empty: false })).toEqual([2, 0])
  })
})

describe('a quota of each unit together', () => {
  const both = {
    id: 'b',
    name: 'b',
    posts: [
      { unit: 'c', role: 'county-leader', title: '县委常委', team: 'party', order: 1, from: '2020-01-01' },
      { unit: 't', role: 'township-secretary', title: '镇党委书记', team: 'party', order: 2, from: '2020-01-01' },
    ],
  }
  const given = { leaders: [leader('a'), both], openings: [hall, station] }
  const rule = { per: 'month', min: 3, of: 'together', by: 'unit' }

  it('is asked of every unit a leader in two posts belongs to', () => {
    expect(judged(rule, given).findings.map(({ subject, actual }) => [subject, actual])).toEqual([
      [{ unit: 'c' }, 0],
      [{ unit: 't' }, 0],
    ])
  })

  it('counts his duty for the unit at whose place he serves', () => {
    const month = monthFrom(withRules(given, [{ id: 'q', kind: 'quota', ...rule }]))
    const duties = pairsOf(month).filter(({ leader: id, slot }) => id === 'b' && slot.unit === 't')
    expect(checkRule(month.rules[0]!, month, duties.slice(0, 3)).findings.map(({ subject }) => subject)).toEqual([
      { unit: 'c' },
    ])
  })
})

describe('a day on which a holiday put a duty of an earlier month', () => {
  it('is one day of the year, with another session on it or without', () => {
    const moved = { knownFrom: '2026-01-01', served: [served('2026-12-01', { movedFrom: '2026-11-30' })] }
    const afternoon = opening('late', 'p', 'afternoon', [1, 2])
    const count = (more: Item) => {
      const verdict = judged({ per: 'year', min: 2, ...more }, { history: moved, openings: [afternoon] }, true)
      return verdict.counts!.map(({ actual }) => actual)
    }
    expect(count({})).toEqual([2])
    expect(count({ halfDay: 0.5 })).toEqual([1.5])
    expect(count({ counts: 'sessions' })).toEqual([3])
  })
})
