import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { daysFrom } from '../../src/domain/day.ts'
import { rosterSchema } from '../../src/domain/roster.ts'
import { make } from '../../src/roster/make.ts'
import { namesOf } from '../../src/roster/names.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { causesInWords } from '../../src/words/cause.ts'
import { away, county, daily, monthly, own, person, post, opening as stationOpening } from '../tools/real-county.ts'
import { leader, monthFrom, opening, withRules } from '../tools/world.ts'

type Item = Record<string, unknown>

let solver: Solver
beforeAll(async () => {
  solver = await startSolver()
})
afterAll(() => solver.stop())

/** What had to give in a planning file’s month, and why. */
const shortOf = async (document: Item) => {
  const month = monthFrom(document)
  const { roster } = await make({ month, input: '0'.repeat(64) }, solver, { timeLimit: 30 })
  expect(roster.proven).toBe(true)
  return {
    roster,
    all: roster.shortfalls.map(({ rule, subject, required, got, because }) => ({
      rule,
      subject,
      required,
      got,
      /** The data of a cause by its id. */
      why: Object.fromEntries(because.map(({ id, data }) => [id, data])),
      said: {
        'zh-CN': causesInWords(because, namesOf(month.plan), 'zh-CN').join(';'),
        en: causesInWords(because, namesOf(month.plan, 'en'), 'en').join('; '),
      },
    })),
  }
}

const absent = (id: string, day: number, more: Item = {}): Item => {
  const date = `2026-12-${String(day).padStart(2, '0')}`
  return { leader: id, from: date, to: date, is: 'unavailable', ...more }
}

describe('a day that is short', () => {
  const openings = [
    opening('am', 'p', 'morning', [1, 2, 3]),
    opening('pm', 'p', 'afternoon', [1, 2, 3]),
    opening('other', 'q', 'morning', [2]),
  ]
  const perDay = (more: Item): Item => ({ id: 'cover', kind: 'coverage', per: 'day', giveWay: 200, ...more })

  it('names those who could come in any of its slots', async () => {
    const { all } = await shortOf(
      withRules(
        {
          leaders: [leader('a'), leader('b')],
          openings,
          // a can come in the afternoon.
          availability: [absent('a', 2, { sessions: ['morning'] }), absent('b', 2)],
        },
        [perDay({ min: 2 })],
      ),
    )
    expect(all).toMatchObject([{ rule: 'cover', subject: { date: '2026-12-02' }, required: 2, got: 1 }])
    expect(all[0]!.why).toMatchObject({
      'days-share-leaders': { days: ['2026-12-02'], leaders: ['a'], needed: 2, have: 1 },
      'its-leaders': { away: ['b'] },
    })
    expect(all[0]!.said).toEqual({
      'zh-CN':
        '12月2日(周三)共需2人次,能来的领导(a)合计最多来1次;没有排的领导:请假外出1人;必须遵守的规则无法同时满足,按让步次序(200)由本规则让步',
      en: 'Wed 2 Dec need 2 in all; those who can come (a) can give 1; leaders not there: away 1; not all required rules can be kept; this one gives way in its turn (200)',
    })
  })

  it('says that nobody can come, on each of the days', async () => {
    const { all } = await shortOf(
      withRules(
        {
          leaders: [leader('a')],
          openings,
          availability: [absent('a', 1), absent('a', 3)],
        },
        [perDay({ min: 1 })],
      ),
    )
    expect(all.map(({ subject }) => subject)).toEqual([{ date: '2026-12-01' }, { date: '2026-12-03' }])
    for (const { why } of all)
      expect(why['days-share-leaders']).toEqual({
        days: ['2026-12-01', '2026-12-03'],
        leaders: [],
        needed: 2,
        have: 0,
      })
    expect(all[0]!.said.en).toMatch(/^none of those asked for can come on Tue 1 Dec, Thu 3 Dec; /)
  })

  it('counts the days of a leader, not his sessions', async () => {
    const { all } = await shortOf(
      withRules({ leaders: [leader('a')], openings }, [
        perDay({ min: 1 }),
        { id: 'most', kind: 'quota', per: 'month', max: 2, giveWay: 50 },
      ]),
    )
    expect(all).toHaveLength(1)
    expect(all[0]!.why['days-share-leaders']).toEqual({
      days: ['2026-12-01', '2026-12-02', '2026-12-03'],
      leaders: ['a'],
      needed: 3,
      have: 2,
    })
  })

  it('is too small where its openings together have no room', async () => {
    const small = openings.map((one) => ({ ...one, capacity: 1 }))
    const { all } = await shortOf(withRules({ openings: small }, [perDay({ min: 3 })]))
    expect(all.map(({ subject, got }) => [subject.date, got])).toEqual([
      ['2026-12-01', 2],
      ['2026-12-03', 2],
    ])
    for (const { why, said } of all) {
      expect(why['day-is-small']).toEqual({ room: 2, needed: 3 })
      expect(why['its-leaders']).toMatchObject({ full: [expect.any(String)] })
      expect(said['zh-CN']).toMatch(/^当天各时段共容2名领导,规定要3名;/)
      expect(said.en).toMatch(/^the day’s slots have room for 2 leaders in all, 3 are asked; /)
    }
  })
})

describe('a maximum for each day', () => {
  const most = (max: number): Item => ({ id: 'most', kind: 'coverage', per: 'day', max, giveWay: 50 })
  const q = { ...monthly('q', 2), giveWay: 200 }
  const halves = (...days: number[]) => [opening('am', 'p', 'morning', days), opening('pm', 'p', 'afternoon', days)]

  it('is the room of the day, not of each of its slots', async () => {
    const days = ['2026-12-01', '2026-12-02', '2026-12-03']
    const { all } = await shortOf(withRules({ openings: halves(1, 2, 3) }, [most(1), q]))
    expect(all.reduce((sum, { required, got }) => sum + required - got, 0)).toBe(3)
    for (const { why, got, said } of all) {
      expect(why['leaders-share-days']).toMatchObject({ leaders: { length: 3 }, days, needed: 6, have: 3 })
      const { 'day-full': full } = why['his-days'] as Record<string, string[]>
      expect(full).toHaveLength(3 - got)
      expect(said.en).toContain(`day at its most ${3 - got}`)
      expect(said['zh-CN']).toContain(`当天名额已满${3 - got}天`)
    }
  })

  it('that the day’s slots do not reach leaves the argument of the slots', async () => {
    // Mornings have room for one; the afternoons nobody can use.
    const [am, pm] = halves(1, 2)
    const availability = ['a', 'b', 'd'].flatMap((id) =>
      [1, 2].map((day) => absent(id, day, { sessions: ['afternoon'] })),
    )
    const file = withRules({ openings: [{ ...am, capacity: 1 }, pm], availability }, [most(2), q])
    const { all } = await shortOf(file)
    for (const { why } of all)
      expect(why['leaders-share-days']).toMatchObject({ days: { length: 2 }, needed: 6, have: 2 })
  })

  it('is the room of a slot that has the day to itself', async () => {
    const { all } = await shortOf(withRules({ openings: [opening('am', 'p', 'morning', [1, 2])] }, [most(1), q]))
    for (const { why } of all) {
      expect(why['leaders-share-days']).toMatchObject({ needed: 6, have: 2 })
      expect(Object.keys(why['his-days'] as object)).toEqual(['leader', 'full'])
    }
  })
})

describe('the days of a leader who is short', () => {
  const secretaryOf = (unit: string, span: Item): Item =>
    post(unit, 'township-secretary', '党委书记', 'party', span)
  const q = (min: number) => monthly('q', min, { who: { roles: ['township-secretary'] } })

  it('are those of the unit he is in that day, when he moves', async () => {
    const moves = person(
      'moves',
      secretaryOf('jia', { to: '2026-12-14' }),
      secretaryOf('yi', { from: '2026-12-15' }),
    )
    const openings = [
      stationOpening('jia-station', { weekdays: ['mon'] }),
      stationOpening('yi-station', { weekdays: ['thu'] }),
    ]
    const availability = away(['moves'], '2026-12-15', '2026-12-31')
    const { all } = await shortOf(county('2026-12', { leaders: [moves], openings, availability, ...own(q(6)) }))
    expect(all[0]!.why['his-days']).toEqual({ leader: 'moves', away: ['2026-12-17', '2026-12-24', '2026-12-31'] })
  })

  it('are those of both units, when he is in two posts', async () => {
    const two = person('two', secretaryOf('jia', { order: 1 }), secretaryOf('yi', { order: 2 }))
    const openings = ['jia', 'yi'].map((unit, n) =>
      stationOpening(`${unit}-station`, { dates: [`2026-12-0${n + 1}`] }),
    )
    const availability = away(['two'], '2026-12-01', '2026-12-02')
    const { all } = await shortOf(county('2026-12', { leaders: [two], openings, availability, ...own(q(1)) }))
    expect(all[0]!.why['his-days']).toEqual({ leader: 'two', away: ['2026-12-01', '2026-12-02'] })
  })

  it('say which were meant to be open and are closed', async () => {
    const week = daysFrom('2026-07-13', '2026-07-17')
    const closed = week.map((date) => ({ date, why: '维修', places: ['jia-station'] }))
    const weekly = { id: 'weekly', kind: 'quota', per: 'week', min: 1 }
    const secretary = person('secretary', secretaryOf('jia', {}))
    const { all } = await shortOf(county('2026-07', { leaders: [secretary], calendar: { closed }, ...own(weekly) }))
    expect(all).toHaveLength(1)
    // The station of the other township, open all week, is none of his.
    expect(all[0]!.why['his-days']).toEqual({ leader: 'secretary', closed: week })
    expect(all[0]!.said['zh-CN']).toMatch(/没有排的日子:该时段不开放5天;/)
    expect(all[0]!.said.en).toMatch(/days not given to .*: closed 5; /)
  })

  it('leave out closed days that the rule does not mean, or on which another place of his is open', async () => {
    const closed = ['2026-07-14', '2026-07-15'].map((date) => ({ date, why: '维修', places: ['jia-station'] }))
    const given = (what: Item) =>
      county('2026-07', {
        leaders: [person('secretary', secretaryOf('jia', {}))],
        openings: [
          stationOpening('jia-station', { dates: ['2026-07-01'] }),
          stationOpening('jia-station', { weekdays: ['tue', 'wed'] }, { id: 'named' }),
          stationOpening(
            'jia-station',
            { dates: ['2026-07-15'] },
            { id: 'open', session: 'afternoon', start: '14:00', end: '17:00' },
          ),
        ],
        calendar: { closed },
        availability: away(['secretary'], '2026-07-01', '2026-07-31'),
        ...own({ ...monthly('q', 1), what }),
      })
    const his = async (what: Item) =>
      (await shortOf(given(what))).all[0]!.why['his-days'] as Record<string, string[]>
    expect((await his({})).closed).toEqual(['2026-07-14'])
    expect(await his({ openings: ['jia-station'] })).toEqual({ leader: 'secretary', away: ['2026-07-01'] })
    expect((await his({ weekdays: ['wed'] })).closed).toBeUndefined()
  })
})

describe('leaders who share too few days', () => {
  const sixteen = [1, 2, 3, 4, 7, 8, 9, 10, 11, 14, 15, 16, 17, 18, 21, 22]
  const ids = Array.from({ length: 19 }, (_, n) => `l${String(n + 1).padStart(2, '0')}`)
  const monthOf = (availability: Item[], capacity: Item, ...rules: Item[]): Item =>
    withRules(
      {
        leaders: ids.map((id) => leader(id)),
        openings: [opening('am', 'p', 'morning', sixteen, capacity)],
        availability,
      },
      [{ ...monthly('q', 1), giveWay: 200 }, ...rules],
    )
  const rooms: [string, Item, Item[]][] = [
    ['by the opening', { capacity: 1 }, []],
    ['by a rule for each slot', {}, [{ id: 'one', kind: 'coverage', max: 1, giveWay: 50 }]],
    ['by a rule for each day', {}, [{ id: 'one', kind: 'coverage', per: 'day', max: 1, giveWay: 50 }]],
  ]

  it.each(rooms)('are told so each, with room for one %s', async (_, capacity, rules) => {
    const { all } = await shortOf(monthOf([], capacity, ...rules))
    expect(all).toHaveLength(3)
    for (const { why } of all)
      expect(why['leaders-share-days']).toMatchObject({ leaders: { length: 19 }, needed: 19, have: 16 })
  })

  it.each(rooms)(
    'are told so each when one of them is away all month, room for one %s',
    async (_, capacity, rules) => {
      const absence = { leader: 'l01', from: '2026-12-01', to: '2026-12-31', is: 'unavailable' }
      const { all } = await shortOf(monthOf([absence], capacity, ...rules))
      expect(all).toHaveLength(3)
      for (const { subject, why } of all)
        if (subject.leader === 'l01')
          expect(why['leaders-share-days']).toMatchObject({ leaders: ['l01'], days: [], needed: 1, have: 0 })
        else {
          expect(why['leaders-share-days']).toMatchObject({ leaders: { length: 18 }, needed: 18, have: 16 })
          expect((why['leaders-share-days'] as { leaders: string[] }).leaders).not.toContain('l01')
        }
    },
  )

  it('are told so of slots too, beside a day on which nobody can come', async () => {
    const everybody = ['a', 'b', 'd'].map((id) => absent(id, 1))
    const { all } = await shortOf(
      withRules({ openings: [opening('am', 'p', 'morning', [1, 2, 3])], availability: everybody }, [
        { id: 'cover', kind: 'coverage', min: 2, giveWay: 200 },
        { ...monthly('most', 0), min: undefined, max: 1, giveWay: 50 },
      ]),
    )
    const counted = all.filter(({ subject }) => subject.date !== '2026-12-01')
    expect(counted).not.toHaveLength(0)
    for (const { why } of counted)
      expect(why['slots-share-leaders']).toMatchObject({ leaders: { length: 3 }, needed: 4, have: 3 })
  })
})

describe('the leaders of a slot without enough', () => {
  const stranger = leader('x', { unit: 't', role: 'township-head' })
  const cover = { id: 'cover', kind: 'coverage', min: 1 }
  const itsLeaders = async (given: Item, rule: Item = {}) =>
    (await shortOf(withRules({ leaders: [leader('a'), leader('b'), stranger], ...given }, [{ ...cover, ...rule }])))
      .all[0]!.why['its-leaders']
  const awayOn = (day: number) => ['a', 'b'].map((id) => absent(id, day))

  it('are those of its unit, where the rule names nobody', async () => {
    const given = { openings: [opening('am', 'p', 'morning', [2])], availability: awayOn(2) }
    expect(await itsLeaders(given)).toEqual({ away: ['a', 'b'] })
    expect(await itsLeaders(given, { per: 'day' })).toEqual({ away: ['a', 'b'] })
    expect(await itsLeaders(given, { who: { except: { leaders: ['b'] } } })).toEqual({ away: ['a'] })
  })

  it('are those it names, whether or not they may serve there', async () => {
    const given = { openings: [opening('am', 'p', 'morning', [2])], availability: awayOn(2) }
    expect(await itsLeaders(given, { who: { leaders: ['a', 'x'] }, what: { levels: ['county'] } })).toEqual({
      away: ['a'],
      'not-there': ['x'],
    })
  })

  it('are its liaison leaders on down-visits', async () => {
    const given = {
      openings: [opening('visit', 'r', 'day', [2], { activity: 'down-visit' })],
      liaisons: [{ leader: 'a', unit: 't', from: '2026-01-01' }],
      availability: [...awayOn(2), absent('x', 2)],
    }
    expect(await itsLeaders(given)).toEqual({ away: ['a', 'x'] })
    // The station’s receptions are not theirs.
    const reception = { ...given, openings: [...given.openings, opening('am', 'r', 'morning', [2])] }
    expect(await itsLeaders(reception, { what: { openings: ['am'] } })).toEqual({ away: ['x'] })
  })

  it('are who comes to its unit later in the month too', async () => {
    const [held] = stranger.posts as Item[]
    const comes = {
      ...stranger,
      posts: [
        { ...held, to: '2026-12-09' },
        { ...held, unit: 'c', role: 'county-leader', from: '2026-12-10' },
      ],
    }
    const given = {
      leaders: [leader('a'), leader('b'), comes],
      openings: [opening('am', 'p', 'morning', [2, 15])],
      availability: awayOn(2),
    }
    expect(await itsLeaders(given)).toEqual({ away: ['a', 'b'], 'not-there': ['x'] })
  })
})

describe('a shortfall of roster.json', () => {
  const given = (rule: Item) =>
    county('2026-07', {
      leaders: [person('head', post('jia', 'township-head', '镇长', 'government'))],
      openings: [stationOpening('jia-station', daily)],
      availability: away(['head'], '2026-07-13', '2026-07-19'),
      ...own({ id: 'q', kind: 'quota', ...rule }),
    })

  it('says of which period, where that is not the month', async () => {
    const { roster } = await shortOf(given({ per: 'week', min: 1 }))
    expect(roster.shortfalls).toMatchObject([
      { subject: { leader: 'head' }, period: { from: '2026-07-13', to: '2026-07-19' } },
    ])
    const quarter = await shortOf(given({ per: 'quarter', min: 60, max: 60 }))
    expect(quarter.roster.shortfalls[0]!.period).toEqual({ from: '2026-07-01', to: '2026-09-30' })
    for (const one of [roster, quarter.roster]) expect(rosterSchema.parse(one)).toEqual(one)
  })

  it('says no period of a monthly quota, nor of what is no quota', async () => {
    const { roster } = await shortOf(given({ per: 'month', min: 20 }))
    const covered = await shortOf(given({ kind: 'coverage', min: 1, what: { places: ['jia-station'] } }))
    for (const shortfall of [...roster.shortfalls, ...covered.roster.shortfalls])
      expect(Object.keys(shortfall)).toEqual(['rule', 'subject', 'required', 'got', 'because'])
    expect(covered.roster.shortfalls).toHaveLength(5)
  })
})
