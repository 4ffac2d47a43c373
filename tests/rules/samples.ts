import type { Kind } from '../../src/rules/index.ts'
import { leader, opening } from '../tools/world.ts'

type Item = Record<string, unknown>

/** A tiny world of about 2^12 rosters, and rules of one kind to try in it. */
export interface Sample {
  readonly world: Item
  readonly rules: readonly Item[]
}

/** Mornings and afternoons at one place, a morning at another, on neighbouring days. */
const halves: Item = {
  openings: [
    opening('am', 'p', 'morning', [1, 2]),
    opening('pm', 'p', 'afternoon', [1]),
    opening('other', 'q', 'morning', [2]),
  ],
}
const mixed: Item = {
  leaders: [
    leader('a', { role: 'county-secretary', team: 'party' }),
    leader('b'),
    leader('d', { to: '2026-12-03' }),
  ],
  openings: [
    opening('am', 'p', 'morning', [1, 2]),
    opening('pm', 'p', 'afternoon', [1]),
    opening('all', 'q', 'day', [4]),
  ],
}
const served = (leader: string, date: string): Item => ({
  leader,
  date,
  session: 'morning',
  activity: 'reception',
  place: 'p',
  unit: 'c',
})
/** Public holidays on these days alone. */
const holidays = (...dates: string[]): Item => ({
  years: [{ year: 2026, source: 'test', days: dates.map((date) => ({ date, name: '节日', is: 'closed' })) }],
})

/** One sample for each kind of rule: missing one does not compile. */
export const samples: Record<Kind, Sample> = {
  coverage: {
    world: { ...halves, calendar: holidays('2026-12-03') },
    rules: [
      { min: 1 },
      { max: 1 },
      { min: 1, max: 1, who: { leaders: ['a', 'b'] } },
      { min: 2, what: { sessions: ['morning'], places: ['p'] } },
      { min: 1, what: { beside: 'holiday' } },
      { per: 'day', min: 1 },
      { per: 'day', min: 2, max: 2, who: { leaders: ['a', 'b'] } },
      { per: 'day', max: 1, what: { places: ['p'] } },
    ],
  },
  quota: {
    world: {
      ...mixed,
      history: {
        knownFrom: '2026-08-01',
        served: [served('a', '2026-11-30'), served('a', '2026-10-12'), served('b', '2026-09-01')],
      },
    },
    rules: [
      { per: 'month', min: 2 },
      { per: 'month', max: 1 },
      { per: 'month', min: 1, max: 2, counts: 'sessions' },
      { per: 'month', min: 2, halfDay: 0.5 },
      { per: 'month', min: 1, max: 1, halfDay: 0.5, who: { leaders: ['a', 'b'] } },
      { per: 'month', min: 2, of: 'together' },
      { per: 'month', min: 2, max: 2, of: 'together', by: 'team' },
      { per: 'month', max: 1, of: 'together', by: 'unit', halfDay: 0.5 },
      { per: 'week', min: 1 },
      { per: 'week', max: 1, counts: 'sessions' },
      { per: 'quarter', min: 5 },
      { per: 'half-year', min: 4, max: 4, of: 'together' },
      { per: 'year', min: 13, halfDay: 0.5 },
      { per: 'year', max: 2 },
      { per: { from: '2026-11-25', to: '2026-12-02' }, min: 3 },
      { per: 'year', min: 12, notDuring: [{ from: '2026-12-01', to: '2026-12-01' }] },
      { per: 'quarter', min: 4, substitutes: false, empty: false },
    ],
  },
  rest: {
    world: {
      openings: [opening('am', 'p', 'morning', [1, 3, 4]), opening('pm', 'p', 'afternoon', [3])],
      history: { knownFrom: '2026-11-01', served: [served('a', '2026-11-27'), served('a', '2026-11-30')] },
    },
    rules: [{ n: 1 }, { n: 2 }, { n: 5 }, { n: 2, what: { sessions: ['morning'] } }],
  },
  apart: {
    world: halves,
    rules: [{ per: 'slot' }, { per: 'day' }, { per: 'day', who: { leaders: ['a', 'b'] } }],
  },
  together: {
    world: {
      leaders: [
        leader('a', { portfolio: ['农业', '水利'] }),
        leader('b', { role: 'county-head', portfolio: ['教育'] }),
        leader('d', { unit: 't', role: 'department-head', portfolio: ['水利'] }),
      ],
      openings: [opening('am', 'p', 'morning', [1, 2, 3]), opening('pm', 'p', 'afternoon', [1])],
    },
    rules: [
      { who: { roles: ['county-leader'] }, with: { roles: ['department-head'] }, what: { places: ['p'] } },
      {
        who: { roles: ['county-leader', 'county-head'] },
        with: { leaders: ['d'] },
        match: 'portfolio',
        what: { places: ['p'] },
      },
      { with: {}, n: 2, what: { places: ['p'] } },
    ],
  },
  turns: {
    world: {
      openings: [
        opening('am', 'p', 'morning', [1, 2]),
        opening('pm', 'p', 'afternoon', [2]),
        opening('other', 'q', 'morning', [2]),
      ],
      availability: [
        { leader: 'd', from: '2026-12-02', to: '2026-12-02', sessions: ['afternoon'], is: 'unavailable' },
      ],
      history: { knownFrom: '2026-11-01', served: [served('a', '2026-11-27'), served('b', '2026-11-30')] },
    },
    rules: [
      { order: ['a', 'b', 'd'] },
      { order: ['d', 'a'], n: 2 },
      { order: ['b', 'a', 'b'], what: { places: ['p'] } },
    ],
  },
  eligible: {
    world: mixed,
    rules: [{ who: { roles: ['county-secretary'] } }, { who: { leaders: ['b', 'd'] }, what: { openings: ['am'] } }],
  },
  balance: {
    world: {
      leaders: [leader('a'), leader('b'), leader('d', { from: '2026-11-10' })],
      openings: [
        opening('am', 'p', 'morning', [1, 2]),
        opening('pm', 'p', 'afternoon', [1], { activity: 'video' }),
        opening('all', 'q', 'day', [4]),
      ],
      // A Thursday and a Friday.
      calendar: holidays('2026-12-03', '2026-11-13'),
      history: {
        knownFrom: '2026-10-01',
        served: [
          served('a', '2026-10-12'),
          served('a', '2026-11-12'),
          served('b', '2026-11-12'),
          served('b', '2026-11-18'),
          { ...served('b', '2026-11-18'), session: 'afternoon', activity: 'video' },
          served('d', '2026-11-17'),
        ],
      },
    },
    rules: [
      {},
      { months: 1 },
      { months: 2, counts: 'sessions' },
      { halfDay: 0.5 },
      { who: { leaders: ['a', 'd'] } },
      { by: 'weekday' },
      { by: 'weekday', halfDay: 0.5, months: 2, who: { leaders: ['a', 'b'] } },
      { by: 'activity' },
      { by: 'activity', counts: 'sessions', what: { sessions: ['morning', 'afternoon'] } },
      { what: { beside: 'holiday' } },
      { what: { beside: 'holiday', places: ['p'] }, by: 'weekday' },
    ],
  },
  wishes: {
    world: {
      ...halves,
      availability: [
        { leader: 'a', from: '2026-12-01', to: '2026-12-01', sessions: ['afternoon'], is: 'undesired' },
        { leader: 'b', from: '2026-12-02', to: '2026-12-02', is: 'desired' },
        { leader: 'b', from: '2026-12-01', to: '2026-12-01', is: 'undesired' },
      ],
    },
    rules: [{}, { who: { leaders: ['b'] } }],
  },
  spread: { world: halves, rules: [{}, { what: { places: ['p'] } }] },
}
