import type { Day } from '../../src/domain/day.ts'

type Item = Record<string, unknown>

/** A post held for years unless said otherwise. */
export const post = (unit: string, role: string, title: string, team: string, more: Item = {}): Item => ({
  unit,
  role,
  title,
  team,
  order: 10,
  from: '2019-01-01',
  to: null,
  ...more,
})
/** A leader, made up. */
export const person = (id: string, ...posts: Item[]): Item => ({ id, name: `${id}(虚构)`, posts })
export const secretary = person('secretary', post('county', 'county-secretary', '县委书记', 'party'))
export const head = person('head', post('county', 'county-head', '县长', 'government'))
export const townHead = person('town-head', post('jia', 'township-head', '甲镇镇长', 'government'))
/** So many county leaders: v001, v002 … */
export const vices = (count: number): Item[] =>
  Array.from({ length: count }, (_, n) =>
    person(`v${String(n + 1).padStart(3, '0')}`, post('county', 'county-leader', '副县长', 'government')),
  )
/** Their ids. */
export const idsOf = (leaders: Item[]): string[] => leaders.map(({ id }) => id as string)

/** Mornings of a place unless said otherwise. */
export const opening = (place: string, on: Item, more: Item = {}): Item => ({
  id: place,
  place,
  activity: 'reception',
  session: 'morning',
  start: '09:00',
  end: '12:00',
  on,
  ...more,
})
export const daily = { every: 'workday' }
export const hall = opening('hall', daily)
const stations = [opening('jia-station', daily), opening('yi-station', daily)]

/** A county with two townships: the planning file a clerk would write. */
export const county = (month: string, given: Item): Item => ({
  office: { id: 'county', name: '样例县信访局' },
  month,
  units: [
    { id: 'county', name: '样例县', level: 'county' },
    { id: 'jia', name: '甲镇', level: 'township', parent: 'county' },
    { id: 'yi', name: '乙镇', level: 'township', parent: 'county' },
  ],
  places: [
    { id: 'hall', unit: 'county', name: '县接访大厅' },
    { id: 'jia-station', unit: 'jia', name: '甲镇群众工作站' },
    { id: 'yi-station', unit: 'yi', name: '乙镇群众工作站' },
  ],
  openings: [hall, ...stations],
  ...given,
})
/** A rule set of the county’s own. */
export const own = (...rules: Item[]): Item => ({
  ruleSets: [{ id: 'own', name: { 'zh-CN': '本县规定', en: 'The county’s own' }, from: '2010-01-01', rules }],
})
/** Somebody of its own level in each slot of a place. */
export const cover = (place: string, more: Item = {}): Item => ({
  id: `cover-${place}`,
  kind: 'coverage',
  who: { levels: [place === 'hall' ? 'county' : 'township'] },
  what: { places: [place] },
  min: 1,
  ...more,
})
/** At least so many days a month. */
export const monthly = (id: string, min: number, more: Item = {}): Item => ({
  id,
  kind: 'quota',
  per: 'month',
  min,
  ...more,
})
/** These leaders, unavailable from a day to a day. */
export const away = (leaders: string[], from: Day, to: Day, why = '外出开会'): Item[] =>
  leaders.map((leader) => ({ leader, from, to, is: 'unavailable', why }))
