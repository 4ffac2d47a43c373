import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openingDays } from '../../src/calendar/openings.ts'
import { workCalendar } from '../../src/calendar/workdays.ts'
import { type Day, daysFrom, daysOf, weekdayOf } from '../../src/domain/day.ts'
import { publicationOf } from '../../src/roster/duty-views.ts'
import { make } from '../../src/roster/make.ts'
import { readPlan } from '../../src/roster/planning-file.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import {
  away,
  county,
  cover,
  daily,
  hall,
  head,
  idsOf,
  monthly,
  opening,
  own,
  person,
  post,
  secretary,
  townHead,
  vices,
} from '../tools/real-county.ts'

type Item = Record<string, unknown>

let solver: Solver
beforeAll(async () => {
  solver = await startSolver()
})
afterAll(() => solver.stop())

/** The roster of a planning file, as the command makes it, and what a test asks of it. */
const madeFrom = async (document: Item) => {
  const read = readPlan(JSON.stringify(document))
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
  const { month } = read.value
  const { roster, judgement } = await make(read.value, solver, { timeLimit: 20 })
  return {
    month,
    roster,
    /** Where and when each duty is, and by which post: 2026-12-01 hall secretary 县委书记. */
    duties: publicationOf(month, roster).duties.map(
      ({ date, place, leader, title }) => `${date} ${place.id} ${leader.id} ${title}`,
    ),
    datesAt: (place: string) => roster.assignments.filter((duty) => duty.place === place).map(({ date }) => date),
    /** What a quota asks of each leader and what it got. */
    asked: (rule: string) =>
      judgement.verdicts
        .find((one) => one.rule.id === rule)!
        .verdict.counts!.map(({ leader, min, actual, partly }) => ({ leader, min, actual, partly })),
    shortOf: () => roster.shortfalls.map(({ rule, subject, required, got }) => ({ rule, subject, required, got })),
  }
}

const calendar = workCalendar({ years: [], closed: [], open: [] })
const workdaysOf = (month: string): Day[] => daysOf(month).filter((day) => calendar.at(day).works)
const december = workdaysOf('2026-12')

describe('a leader in two posts', () => {
  const two = person(
    'two',
    post('county', 'county-leader', '县委常委', 'party', { order: 5 }),
    post('jia', 'township-secretary', '甲镇党委书记', 'party', { order: 50 }),
  )
  const q5 = monthly('q5', 1, { who: { roles: ['county-leader'] } })
  const q6 = monthly('q6', 2, { who: { roles: ['township-secretary', 'township-head'] } })

  it('is asked for the quotas of both, and a duty counts for both where both mean it', async () => {
    const made = await madeFrom(county('2026-12', { leaders: [two], ...own(q5, q6) }))
    expect(made.roster).toMatchObject({ kept: true, proven: true, assignments: { length: 2 } })
    expect(made.asked('q5')).toEqual([{ leader: 'two', min: 1, actual: 2, partly: false }])
    expect(made.asked('q6')).toEqual([{ leader: 'two', min: 2, actual: 2, partly: false }])
  })

  it('serves each place by its own post where the quotas name the places', async () => {
    const rules = [
      { ...q5, what: { places: ['hall'] } },
      { ...q6, what: { levels: ['township'] } },
    ]
    const made = await madeFrom(county('2026-12', { leaders: [two], ...own(...rules) }))
    expect(made.roster).toMatchObject({ kept: true, proven: true })
    expect(made.asked('q5')).toEqual([{ leader: 'two', min: 1, actual: 1, partly: false }])
    expect(made.asked('q6')).toEqual([{ leader: 'two', min: 2, actual: 2, partly: false }])
    expect(made.duties.map((duty) => duty.slice(11))).toEqual([
      'hall two 县委常委',
      'jia-station two 甲镇党委书记',
      'jia-station two 甲镇党委书记',
    ])
    // Not at the station of the other township.
    expect(made.month.mayServe.get('two')!.map(({ place }) => place)).not.toContain('yi-station')
  })

  it('is shown elsewhere by the post that comes first in the official order', async () => {
    const visit = opening('yi-station', { dates: ['2026-12-09'] }, { activity: 'down-visit' })
    const made = await madeFrom(
      county('2026-12', {
        leaders: [two],
        openings: [visit],
        liaisons: [{ leader: 'two', unit: 'yi', from: '2026-01-01' }],
        ...own(monthly('visits', 1, { what: { activities: ['down-visit'] } })),
      }),
    )
    expect(made.duties).toEqual(['2026-12-09 yi-station two 县委常委'])
  })

  it('stands in the official order by the post of the place', async () => {
    // First of his township, fifth of the county; the head is the county’s second, the town head his township’s second.
    const orders = (leader: Item, ...order: number[]): Item => ({
      ...leader,
      posts: (leader.posts as Item[]).map((held, n) => ({ ...held, order: order[n] })),
    })
    const leaders = [orders(two, 5, 1), orders(head, 2), orders(townHead, 2)]
    const dates = (place: string, day: Day) => opening(place, { dates: [day] })
    const everybody = (place: string) => ({ ...cover(place), min: 2 })
    const made = await madeFrom(
      county('2026-12', {
        leaders,
        openings: [dates('hall', '2026-12-09'), dates('jia-station', '2026-12-10')],
        ...own(everybody('hall'), everybody('jia-station')),
      }),
    )
    expect(made.roster.assignments.map(({ place, leader }) => `${place} ${leader}`)).toEqual([
      'hall head',
      'hall two',
      'jia-station two',
      'jia-station town-head',
    ])
  })

  it('counts for the township at its station and for the county in its hall', async () => {
    const together = monthly('units', 3, { of: 'together', by: 'unit' })
    const made = await madeFrom(county('2026-12', { leaders: [two], ...own(together) }))
    expect(made.roster).toMatchObject({ kept: true, proven: true })
    expect([made.datesAt('hall').length, made.datesAt('jia-station').length]).toEqual([3, 3])
  })

  it('is never in two places at a time: the place that gives way first is left empty', async () => {
    const rules = [cover('hall', { giveWay: 50 }), cover('jia-station', { giveWay: 200 })]
    const availability = away(['head', 'town-head'], '2026-12-16', '2026-12-16')
    const made = await madeFrom(
      county('2026-12', { leaders: [head, two, townHead], availability, ...own(...rules) }),
    )
    expect(made.roster).toMatchObject({ kept: false, proven: true, assignments: { length: 45 } })
    expect(made.datesAt('hall')).toEqual(december)
    expect(made.duties.filter((duty) => duty.startsWith('2026-12-16'))).toEqual(['2026-12-16 hall two 县委常委'])
    expect(made.shortOf()).toEqual([
      {
        rule: 'cover-jia-station',
        subject: { date: '2026-12-16', opening: 'jia-station' },
        required: 1,
        got: 0,
      },
    ])
    expect(made.roster.shortfalls[0]!.because).toContainEqual({
      id: 'its-leaders',
      data: { elsewhere: ['two'], away: ['town-head'] },
    })
  })

  it('may serve a morning here and an afternoon there: that is one day', async () => {
    const afternoon = opening('jia-station', daily, { session: 'afternoon', start: '14:30', end: '17:30' })
    const pins = ['hall', 'jia-station'].map((opening) => ({
      date: '2026-12-08',
      opening,
      leader: 'two',
      is: 'on',
    }))
    const made = await madeFrom(
      county('2026-12', { leaders: [two], openings: [hall, afternoon], pins, ...own(q6) }),
    )
    expect(made.roster).toMatchObject({ kept: true, proven: true, assignments: { length: 3 } })
    expect(made.asked('q6')).toEqual([{ leader: 'two', min: 2, actual: 2, partly: false }])
  })
})

describe('a leader who changes post on the 15th', () => {
  const secretaryOf = (unit: string, title: string, span: Item): Item =>
    post(unit, 'township-secretary', title, 'party', span)
  const before = secretaryOf('jia', '甲镇党委书记', { to: '2026-12-14' })
  const q6 = monthly('q6', 2, { who: { roles: ['township-secretary'] } })
  const ofUnit = (unit: string) => monthly(unit, 3, { who: { units: [unit] } })
  const [first, second] = [
    december.filter((day) => day < '2026-12-15'),
    december.filter((day) => day > '2026-12-14'),
  ]

  it('serves at the old unit’s station before and at the new one’s after, by the post of the day', async () => {
    const moves = person('moves', before, secretaryOf('yi', '乙镇党委书记', { from: '2026-12-15' }))
    const made = await madeFrom(county('2026-12', { leaders: [moves], ...own(q6, ofUnit('jia'), ofUnit('yi')) }))
    expect(made.month.mayServe.get('moves')!.map(({ date, place }) => [date, place])).toEqual([
      ...first.map((day) => [day, 'jia-station']),
      ...second.map((day) => [day, 'yi-station']),
    ])
    expect(made.roster).toMatchObject({ kept: true, proven: true })
    expect(made.duties.map((duty) => duty.slice(11))).toEqual([
      'jia-station moves 甲镇党委书记',
      'jia-station moves 甲镇党委书记',
      'yi-station moves 乙镇党委书记',
      'yi-station moves 乙镇党委书记',
    ])
    // A secretary all month; of the one unit for 14 of 31 days (1.4), of the other for 17 (1.6).
    expect(made.asked('q6')).toEqual([{ leader: 'moves', min: 2, actual: 4, partly: false }])
    expect(made.asked('jia')).toEqual([{ leader: 'moves', min: 2, actual: 2, partly: true }])
    expect(made.asked('yi')).toEqual([{ leader: 'moves', min: 2, actual: 2, partly: true }])
  })

  it('owes his part of either quota when his role changes too', async () => {
    const rises = person(
      'rises',
      before,
      post('county', 'county-leader', '副县长', 'government', { from: '2026-12-15' }),
    )
    const q5 = monthly('q5', 1, { who: { roles: ['county-leader'] } })
    const made = await madeFrom(county('2026-12', { leaders: [rises], ...own(q5, q6) }))
    expect(made.roster).toMatchObject({ kept: true, proven: true })
    expect(made.asked('q5')).toEqual([{ leader: 'rises', min: 1, actual: 1, partly: true }])
    expect(made.asked('q6')).toEqual([{ leader: 'rises', min: 1, actual: 1, partly: true }])
    expect(made.duties.map((duty) => duty.slice(11))).toEqual([
      'hall rises 副县长',
      'jia-station rises 甲镇党委书记',
    ])
    expect(made.datesAt('jia-station')[0]! < '2026-12-15').toBe(true)
    expect(made.datesAt('hall')[0]! >= '2026-12-15').toBe(true)
  })

  it('keeps what is published at the old station before the 15th, and loses what is after it', async () => {
    const moves = person('moves', before, secretaryOf('yi', '乙镇党委书记', { from: '2026-12-15' }))
    const published = ['2026-12-07', '2026-12-21'].map((date, n) => ({
      id: `duty-${n}`,
      date,
      opening: 'jia-station',
      leader: 'moves',
      changedAt: '2026-11-20T02:00:00Z',
    }))
    const made = await madeFrom(county('2026-12', { leaders: [moves], published, ...own(ofUnit('yi')) }))
    expect(made.roster).toMatchObject({ kept: true, proven: true })
    expect(made.roster.assignments[0]).toMatchObject({ id: 'duty-0', date: '2026-12-07', sequence: 0 })
    expect(made.duties.map((duty) => duty.slice(11))).toEqual([
      'jia-station moves 甲镇党委书记',
      'yi-station moves 乙镇党委书记',
      'yi-station moves 乙镇党委书记',
    ])
  })

  it('shares the quota with who comes after, each rounded up', async () => {
    const leaves = person('leaves', before)
    const comes = person('comes', secretaryOf('jia', '甲镇党委书记', { from: '2026-12-15' }))
    const made = await madeFrom(county('2026-12', { leaders: [leaves, comes], ...own(q6) }))
    expect(made.roster).toMatchObject({ kept: true, proven: true, assignments: { length: 3 } })
    // 2 × 14 / 31 = 0.9, 2 × 17 / 31 = 1.1.
    expect(made.asked('q6')).toEqual([
      { leader: 'leaves', min: 1, actual: 1, partly: true },
      { leader: 'comes', min: 2, actual: 2, partly: true },
    ])
  })

  it('is told which days of the new post he was away', async () => {
    const rises = person(
      'rises',
      before,
      post('county', 'county-leader', '副县长', 'government', { from: '2026-12-15' }),
    )
    const q5 = monthly('q5', 1, { who: { roles: ['county-leader'] } })
    const availability = away(['rises'], '2026-12-15', '2026-12-31')
    const made = await madeFrom(county('2026-12', { leaders: [rises], availability, ...own(q5, q6) }))
    expect(made.roster.proven).toBe(true)
    expect(made.shortOf()).toEqual([{ rule: 'q5', subject: { leader: 'rises' }, required: 1, got: 0 }])
    expect(made.roster.shortfalls[0]!.because).toContainEqual({
      id: 'his-days',
      data: { leader: 'rises', away: second },
    })
    expect(made.asked('q6')).toEqual([{ leader: 'rises', min: 1, actual: 1, partly: true }])
  })
})

describe('a month with 16 workdays and one with 23', () => {
  // 16 vices once, the secretary and the head twice: 20 days.
  const leaders = [secretary, head, ...vices(16)]
  const given = (more: Item = {}): Item => ({
    leaders,
    openings: [{ ...hall, ...more }],
    presets: ['national-2009', 'xiangzhou-2010'],
  })
  const dutiesPerDay = (dates: Day[]): number[] =>
    [...new Set(dates)].map((day) => dates.filter((date) => date === day).length)

  it('are February 2022 and 2026, and every year’s longest', () => {
    const months = Array.from(
      { length: 84 },
      (_, n) => `${2020 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`,
    )
    expect(months.filter((month) => workdaysOf(month).length <= 16)).toEqual(['2022-02', '2026-02'])
    expect(Math.max(...months.map((month) => workdaysOf(month).length))).toBe(23)
    expect(months.filter((month) => month > '2026' && workdaysOf(month).length === 23)).toEqual([
      '2026-07',
      '2026-12',
    ])
  })

  it('in February 2026: open on two make-up Saturdays, closed for 春节 from the 15th to the 23rd', async () => {
    const { month, datesAt } = await madeFrom(county('2026-02', given()))
    const open = [...month.slots.values()].map(({ date }) => date)
    expect(open).toEqual(workdaysOf('2026-02'))
    expect(open).toHaveLength(16)
    expect(open.filter((day) => month.calendar.at(day).is === 'make-up')).toEqual(['2026-02-14', '2026-02-28'])
    expect(month.days.filter((day) => month.calendar.at(day).is === 'holiday')).toEqual(
      daysFrom('2026-02-15', '2026-02-23'),
    )
    expect(month.calendar.at('2026-02-17').name).toBe('春节')
    expect([...new Set(datesAt('hall'))]).toEqual(open)
  })

  it('with 16: twenty days owed are given by two leaders on four of them', async () => {
    const file = county('2026-02', { ...given(), ...own({ id: 'spread', kind: 'spread' }) })
    const made = await madeFrom(file)
    expect(made.roster).toMatchObject({ kept: true, proven: true, assignments: { length: 20 } })
    expect(dutiesPerDay(made.datesAt('hall')).sort()).toEqual([...Array(12).fill(1), ...Array(4).fill(2)])
    expect(made.asked('xiangzhou-2010.q4').every(({ actual }) => actual === 2)).toBe(true)
    expect(made.asked('xiangzhou-2010.q5').every(({ actual }) => actual === 1)).toBe(true)
  })

  it.each(['2022-02', '2026-02'])(
    'with 16 and room for one: four days are short in %s, and counting says why',
    async (month) => {
      const made = await madeFrom(county(month, given({ capacity: 1 })))
      expect(made.roster).toMatchObject({ kept: false, proven: true, assignments: { length: 16 } })
      expect(made.shortOf().reduce((sum, { required, got }) => sum + required - got, 0)).toBe(4)
      for (const { because } of made.roster.shortfalls) {
        const { data } = because.find(({ id }) => id === 'leaders-share-days')!
        expect(data).toMatchObject({ days: workdaysOf(month), workdays: true, needed: 20, have: 16 })
        expect((data.leaders as string[]).toSorted()).toEqual(idsOf(leaders).sort())
      }
      // The nation asks the secretary and the head for one day, and gets it.
      expect(made.roster.ruleSets).toEqual([
        { id: 'national-2009', kept: true },
        { id: 'xiangzhou-2010', kept: false },
      ])
    },
  )

  it('with 23: three days more than owed, by three leaders who did not serve twice already', async () => {
    const made = await madeFrom(county('2026-07', { ...given(), ...own({ id: 'even', kind: 'balance' }) }))
    expect(made.roster).toMatchObject({ kept: true, proven: true, assignments: { length: 23 } })
    expect(dutiesPerDay(made.datesAt('hall'))).toEqual(Array(23).fill(1))
    expect(made.asked('xiangzhou-2010.q4').map(({ actual }) => actual)).toEqual([2, 2])
    expect(
      made
        .asked('xiangzhou-2010.q5')
        .map(({ actual }) => actual)
        .sort(),
    ).toEqual([...Array(13).fill(1), ...Array(3).fill(2)])
  })
})

describe('a place closed for a week', () => {
  const week = daysFrom('2026-07-13', '2026-07-17')
  const others = workdaysOf('2026-07').filter((day) => !week.includes(day))
  const closedAt = (place: string): Item => ({
    calendar: { closed: week.map((date) => ({ date, why: '大厅维修', places: [place] })) },
  })
  // 8 vices once, the secretary and the head twice.
  const leaders = [secretary, head, ...vices(8), townHead]

  it('is open on the 18 other workdays, and nobody serves there in the week', async () => {
    const made = await madeFrom(county('2026-07', { leaders, ...closedAt('hall'), presets: ['xiangzhou-2010'] }))
    expect(made.roster).toMatchObject({ kept: true, proven: true })
    expect(made.datesAt('hall')).toEqual(others)
    expect(others).toHaveLength(18)
    const opening = made.month.plan.openings.find(({ id }) => id === 'hall')!
    const days = openingDays(opening, '2026-07', made.month.calendar)
    expect(
      days.filter(({ becomes }) => becomes === 'cancelled').map(({ meant, day }) => [meant, day.local?.why]),
    ).toEqual(week.map((day) => [day, '大厅维修']))
  })

  it('leaves the other places open', async () => {
    const given = { leaders, ...closedAt('hall'), ...own(cover('jia-station')) }
    const made = await madeFrom(county('2026-07', given))
    expect(made.roster).toMatchObject({ kept: true, proven: true })
    expect(made.datesAt('jia-station')).toEqual(workdaysOf('2026-07'))
  })

  it('moves its Wednesday past the week where the opening says so', async () => {
    const wednesdays = opening('hall', { weekdays: ['wed'], holiday: 'next-workday' })
    const given = { leaders, ...closedAt('hall'), openings: [wednesdays], ...own(cover('hall')) }
    const { roster } = await madeFrom(county('2026-07', given))
    expect(roster).toMatchObject({ kept: true, proven: true })
    expect(roster.assignments.map(({ date, movedFrom }) => [date, movedFrom])).toEqual([
      ['2026-07-01', undefined],
      ['2026-07-08', undefined],
      ['2026-07-20', '2026-07-15'],
      ['2026-07-22', undefined],
      ['2026-07-29', undefined],
    ])
  })

  it('sends those already published there to other days, each with his id', async () => {
    const five = vices(5)
    const published = five.map(({ id }, n) => ({
      id: `duty-${id}`,
      date: week[n],
      opening: 'hall',
      leader: id,
      changedAt: '2026-06-20T02:00:00Z',
    }))
    const { roster } = await madeFrom(
      county('2026-07', { leaders: five, published, ...closedAt('hall'), ...own(monthly('q', 1)) }),
    )
    expect(roster).toMatchObject({ kept: true, proven: true })
    expect(roster.assignments.map(({ id, leader, sequence }) => [id, leader, sequence]).sort()).toEqual(
      five.map(({ id }) => [`duty-${id}`, id, 1]),
    )
    for (const { date } of roster.assignments) expect(others).toContain(date)
  })

  it('leaves a weekly quota short where its leaders have no other place', async () => {
    const weekly = { id: 'weekly', kind: 'quota', who: { levels: ['township'] }, per: 'week', min: 1 }
    const made = await madeFrom(county('2026-07', { leaders, ...closedAt('jia-station'), ...own(weekly) }))
    expect(made.roster.proven).toBe(true)
    expect(made.shortOf()).toEqual([{ rule: 'weekly', subject: { leader: 'town-head' }, required: 1, got: 0 }])
    expect(made.asked('weekly').map(({ min, actual }) => [min, actual])).toEqual([
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 1],
      // Up to Sunday 2 August: its last workday is 31 July.
      [1, 1],
    ])
  })
})

describe('a make-up Sunday', () => {
  // Sunday 20 September 2026 is worked for 国庆节; Friday the 25th is 中秋节.
  const sunday = '2026-09-20'

  it('is one of 24 since 2020', () => {
    const sundays = daysFrom('2020-01-01', '2026-12-31').filter(
      (day) => weekdayOf(day) === 'sun' && calendar.at(day).is === 'make-up',
    )
    expect(sundays).toHaveLength(24)
    expect(sundays.filter((day) => day > '2026')).toEqual(['2026-01-04', sunday])
  })

  it('is a workday with a leader on duty', async () => {
    const made = await madeFrom(county('2026-09', { leaders: [head, ...vices(2)], ...own(cover('hall')) }))
    expect(made.roster).toMatchObject({ kept: true, proven: true, assignments: { length: 22 } })
    expect(made.month.calendar.at(sunday)).toMatchObject({ is: 'make-up', name: '国庆节', works: true })
    expect(made.datesAt('hall')).toContain(sunday)
    expect(made.datesAt('hall')).not.toContain('2026-09-25')
  })

  it('is still a Sunday: it opens no Monday, and no Monday rule binds on it', async () => {
    const mondays = opening('jia-station', { weekdays: ['mon'] })
    const kept = {
      id: 'mondays',
      kind: 'eligible',
      who: { roles: ['county-head'] },
      what: { places: ['hall'], weekdays: ['mon'] },
    }
    const availability = away(['head'], sunday, sunday)
    const file = county('2026-09', {
      leaders: [head, ...vices(1), townHead],
      openings: [hall, mondays],
      availability,
      ...own(cover('hall'), cover('jia-station'), kept),
    })
    const made = await madeFrom(file)
    expect(made.roster).toMatchObject({ kept: true, proven: true })
    expect(made.datesAt('jia-station')).toEqual(['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28'])
    expect(made.duties).toContain(`${sunday} hall v001 副县长`)
    expect(made.duties).toContain('2026-09-21 hall head 县长')
  })

  it('belongs to the week it ends: who was away from Monday to Saturday keeps his weekly quota on it', async () => {
    const weekly = { id: 'weekly', kind: 'quota', per: 'week', min: 1 }
    const availability = away(['town-head'], '2026-09-14', '2026-09-19')
    const made = await madeFrom(county('2026-09', { leaders: [townHead], availability, ...own(weekly) }))
    expect(made.roster).toMatchObject({ kept: true, proven: true })
    expect(made.datesAt('jia-station')).toContain(sunday)
  })

  it('lies one calendar day before Monday for rest', async () => {
    const openings = [opening('hall', { dates: ['2026-09-18', sunday, '2026-09-21'] })]
    const rest = { id: 'rest', kind: 'rest', n: 1 }
    const made = await madeFrom(
      county('2026-09', { leaders: vices(1), openings, ...own(cover('hall', { giveWay: 200 }), rest) }),
    )
    // Friday and either of the two.
    expect(made.roster).toMatchObject({ kept: false, proven: true, assignments: { length: 2 } })
    expect(made.datesAt('hall')[0]).toBe('2026-09-18')
  })
})

describe('everyone away on one day', () => {
  it('leaves that day empty and nothing else, and the reason names the day and all of them', async () => {
    const leaders = [secretary, head, ...vices(4)]
    const availability = away(idsOf(leaders), '2026-12-16', '2026-12-16', '党校集中培训')
    const made = await madeFrom(
      county('2026-12', {
        leaders,
        openings: [hall],
        availability,
        presets: ['national-2009', 'xiangzhou-2010'],
      }),
    )
    expect(made.roster).toMatchObject({ kept: false, proven: true, assignments: { length: 22 } })
    expect(made.datesAt('hall')).toEqual(december.filter((day) => day !== '2026-12-16'))
    expect(made.roster.shortfalls).toEqual([
      {
        rule: 'xiangzhou-2010.q3',
        subject: { date: '2026-12-16' },
        required: 1,
        got: 0,
        because: expect.arrayContaining([
          { id: 'days-share-leaders', data: { days: ['2026-12-16'], leaders: [], needed: 1, have: 0 } },
          { id: 'its-leaders', data: { away: idsOf(leaders) } },
          { id: 'gave-way', data: { giveWay: 100 } },
        ]),
      },
    ])
    expect(made.roster.ruleSets).toEqual([
      { id: 'national-2009', kept: true },
      { id: 'xiangzhou-2010', kept: false },
    ])
  })
})

describe('200 leaders and one slot', () => {
  const leaders = vices(200)
  const day = '2026-12-15'
  const one = (more: Item = {}): Item => ({ leaders, openings: [opening('hall', { dates: [day] }, more)] })

  it('all serve where there is room', async () => {
    const made = await madeFrom(
      county('2026-12', { ...one(), ...own(monthly('q', 1), { id: 'spread', kind: 'spread' }) }),
    )
    expect(made.roster).toMatchObject({ kept: true, proven: true, assignments: { length: 200 } })
  })

  it('leave 199 short where there is room for one, and counting says so to each', async () => {
    const rules = [cover('hall'), monthly('q', 1), { id: 'even', kind: 'balance' }]
    const made = await madeFrom(county('2026-12', { ...one({ capacity: 1 }), ...own(...rules) }))
    expect(made.roster).toMatchObject({ kept: false, proven: true, assignments: { length: 1 } })
    expect(made.roster.shortfalls).toHaveLength(199)
    const [served] = made.roster.assignments
    for (const { rule, subject, required, got, because } of made.roster.shortfalls) {
      expect([rule, required, got]).toEqual(['q', 1, 0])
      expect(subject.leader).not.toBe(served!.leader)
      expect(because[0]).toMatchObject({
        id: 'leaders-share-days',
        data: { leaders: { length: 200 }, days: [day], workdays: true, needed: 200, have: 1 },
      })
      expect(because).toContainEqual({ id: 'his-days', data: { leader: subject.leader, full: [day] } })
    }
  })

  it('give it to the one who served least before', async () => {
    const served = idsOf(leaders)
      .filter((id) => id !== 'v137')
      .map((leader) => ({
        date: '2026-11-16',
        session: 'morning',
        activity: 'reception',
        place: 'hall',
        unit: 'county',
        leader,
      }))
    const history = { knownFrom: '2026-11-01', served }
    const rules = [cover('hall'), { id: 'even', kind: 'balance' }]
    const made = await madeFrom(county('2026-12', { ...one(), history, ...own(...rules) }))
    expect(made.roster).toMatchObject({ kept: true, proven: true })
    expect(made.duties).toEqual([`${day} hall v137 副县长`])
  })
})

describe('one leader and 23 slots', () => {
  const alone = (...rules: Item[]): Item =>
    county('2026-12', { leaders: vices(1), openings: [hall], ...own(...rules) })
  const rest = (n: number, giveWay: number): Item => ({ id: 'rest', kind: 'rest', n, giveWay })

  it('he serves all of them where every day must be covered', async () => {
    const made = await madeFrom(alone(cover('hall'), monthly('q', 1)))
    expect(made.roster).toMatchObject({ kept: true, proven: true })
    expect(made.datesAt('hall')).toEqual(december)
    expect(made.asked('q')).toEqual([{ leader: 'v001', min: 1, actual: 23, partly: false }])
  })

  it('he serves 13 where he must rest a day between, and 10 where two: the others say he rests', async () => {
    const days: [n: number, most: number][] = [
      [1, 13],
      [2, 10],
    ]
    for (const [n, most] of days) {
      const made = await madeFrom(alone(cover('hall', { giveWay: 200 }), rest(n, 50)))
      expect(made.roster).toMatchObject({ kept: false, proven: true, assignments: { length: most } })
      const free = december.filter((day) => !made.datesAt('hall').includes(day))
      expect(made.roster.shortfalls).toEqual(
        free.map((date) => ({
          rule: 'cover-hall',
          subject: { date, opening: 'hall' },
          required: 1,
          got: 0,
          because: expect.arrayContaining([{ id: 'its-leaders', data: { resting: ['v001'] } }]),
        })),
      )
    }
  })

  it('he serves all 23 without rest where rest gives way first: 18 days follow on one before', async () => {
    const made = await madeFrom(alone(cover('hall', { giveWay: 50 }), rest(1, 200)))
    expect(made.roster).toMatchObject({ kept: false, proven: true, assignments: { length: 23 } })
    const following = december.filter((day, n) => n > 0 && daysFrom(december[n - 1]!, day).length === 2)
    expect(following).toHaveLength(18)
    expect(made.shortOf()).toEqual(
      following.map((date) => ({ rule: 'rest', subject: { leader: 'v001', date }, required: 2, got: 1 })),
    )
  })

  it('he leaves 13 empty where he serves at most ten, and counting says so', async () => {
    const most = { id: 'most', kind: 'quota', per: 'month', max: 10, giveWay: 50 }
    const made = await madeFrom(alone(cover('hall', { giveWay: 200 }), most))
    expect(made.roster).toMatchObject({ kept: false, proven: true, assignments: { length: 10 } })
    expect(made.roster.shortfalls).toHaveLength(13)
    for (const { because } of made.roster.shortfalls)
      expect(because[0]).toEqual({
        id: 'slots-share-leaders',
        data: { slots: december.map((day) => `${day}/hall`), leaders: ['v001'], needed: 23, have: 10 },
      })
  })
})
