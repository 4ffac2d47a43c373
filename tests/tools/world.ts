import type { Duty } from '../../src/domain/slot.ts'
import { planSchema } from '../../src/roster/planning-file.ts'
import { checkSense } from '../../src/roster/sense.ts'
import { monthOf } from '../../src/rules/built-in/index.ts'
import type { Month } from '../../src/rules/month.ts'
import { pairKey } from '../../src/rules/row.ts'

type Item = Record<string, unknown>

/** A leader of the county, in post for years unless said otherwise. */
export const leader = (id: string, post: Item = {}): Item => ({
  id,
  name: id,
  posts: [
    {
      unit: 'c',
      role: 'county-leader',
      title: '副县长',
      team: 'government',
      from: '2020-01-01',
      to: null,
      ...post,
    },
  ],
})

/** An opening of a place on some dates of December 2026. */
export const opening = (
  id: string,
  place: string,
  session: 'morning' | 'afternoon' | 'day',
  days: readonly number[],
  more: Item = {},
): Item => ({
  id,
  place,
  activity: 'reception',
  session,
  start: session === 'afternoon' ? '14:00' : '09:00',
  end: session === 'morning' ? '12:00' : '17:00',
  on: { dates: days.map((day) => `2026-12-${String(day).padStart(2, '0')}`) },
  ...more,
})

/** A planning file of a tiny county; what a test cares about is given, the rest is there. */
export const tinyFile = (given: Item): Item => ({
  office: { id: 'c', name: '小县信访局' },
  month: '2026-12',
  units: [
    { id: 'c', name: '小县', level: 'county' },
    { id: 't', name: '小镇', level: 'township', parent: 'c' },
  ],
  leaders: [leader('a'), leader('b'), leader('d')],
  places: [
    { id: 'p', unit: 'c', name: '大厅' },
    { id: 'q', unit: 'c', name: '分厅' },
    { id: 'r', unit: 't', name: '镇站' },
  ],
  openings: [opening('am', 'p', 'morning', [1, 2, 3, 4])],
  ruleSets: [
    {
      id: 'set',
      name: { 'zh-CN': '规则', en: 'rules' },
      from: '2020-01-01',
      rules: [{ id: 'any', kind: 'spread' }],
    },
  ],
  ...given,
})

/** The same with these rules in force. */
export const withRules = (given: Item, rules: readonly Item[]): Item =>
  tinyFile({
    ...given,
    ruleSets: [{ id: 'set', name: { 'zh-CN': '规则', en: 'rules' }, from: '2020-01-01', rules }],
  })

/** The month of a planning document; throws on any mistake in it. */
export const monthFrom = (document: Item): Month => {
  const month = monthOf(planSchema.parse(document))
  const mistakes = checkSense(month)
  if (mistakes.length > 0) throw new Error(JSON.stringify(mistakes))
  return month
}

/** Every pair of leader and slot that may be. */
export const pairsOf = (month: Month): Duty[] =>
  [...month.mayServe].flatMap(([id, slots]) => slots.map((slot) => ({ leader: id, slot })))

/** Every roster over some pairs: all subsets. */
export function* rostersOver(pairs: readonly Duty[]): Generator<Duty[]> {
  for (let bits = 0; bits < 2 ** pairs.length; bits++) yield pairs.filter((_, n) => bits & (1 << n))
}

export const takenBy = (duties: readonly Duty[]): Set<string> =>
  new Set(duties.map((duty) => pairKey(duty.leader, duty.slot.id)))
