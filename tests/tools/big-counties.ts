import { workCalendar } from '../../src/calendar/workdays.ts'
import { addDays, addMonths, daysFrom, lastDay } from '../../src/domain/day.ts'
import { dice, madeUpNames } from './people.ts'

/** Made-up counties of any size, alone or several in one file, their units linked by visits and by who accompanies. */

type Item = Record<string, unknown>

export interface CountySize {
  /** Prefix of its ids. */
  readonly id?: string
  readonly month?: string
  readonly seed?: number
  /** Leaders of the county itself, the secretary and the head included. */
  readonly leaders?: number
  /** Leaders the hall has room for. */
  readonly capacity?: number
  readonly townships?: number
  readonly perTownship?: number
  readonly departments?: number
  readonly perDepartment?: number
  /** Workdays of the month on which the places are open; all where absent. */
  readonly days?: number
  /** Share of leaders who are away for some days. */
  readonly away?: number
  /** County leaders visit townships, and department heads accompany them by portfolio. */
  readonly linked?: boolean
}

const calendar = workCalendar({ years: [], closed: [], open: [] })
const workdays = (month: string): string[] =>
  daysFrom(`${month}-01`, lastDay(month)).filter((day) => calendar.at(day).works)

const areas =
  '党建 农业农村 发展改革 财政 应急管理 纪检监察 组织人事 政法 宣传 文化旅游 统战 退役军人 公安 司法 水利 住房城乡建设 自然资源 交通运输 教育 卫生健康 工业 商务 民政 人社 水库移民 科技 生态环境'.split(
    ' ',
  )
const teams = ['party', 'government', 'congress', 'consultative']
const morning = { activity: 'reception', session: 'morning', start: '09:00', end: '12:00' }

/** What one county adds to a planning file. */
const partsOf = (size: CountySize) => {
  const { id = 'c', month = '2026-12', seed = 1, leaders = 32, linked = false, away = 0.3 } = size
  const { townships = 0, perTownship = 13, departments = 0, perDepartment = 5 } = size
  const roll = dice(seed)
  const open = workdays(month).slice(0, size.days ?? 31)
  const on = size.days === undefined ? { every: 'workday' } : { dates: open }
  const ids = (kind: string, n: number) =>
    Array.from({ length: n }, (_, at) => `${id}-${kind}${String(at + 1).padStart(2, '0')}`)
  const [towns, offices] = [ids('t', townships), ids('d', departments)]
  const posts: Item[] = []
  const post = (unit: string, role: string, team: string, portfolio: string[] = []) =>
    posts.push({ unit, role, title: role, team, portfolio, order: posts.length, from: '2024-01-01' })
  for (let n = 0; n < leaders; n++)
    post(
      id,
      n === 0 ? 'county-secretary' : n === 1 ? 'county-head' : 'county-leader',
      n < 2 ? teams[n]! : teams[n % 4]!,
      [areas[n % areas.length]!],
    )
  for (const unit of towns)
    for (let n = 0; n < perTownship; n++)
      post(
        unit,
        n === 0 ? 'township-secretary' : n === 1 ? 'township-head' : 'township-leader',
        teams[n < 2 ? n : n % 3]!,
      )
  offices.forEach((unit, at) => {
    for (let n = 0; n < perDepartment; n++)
      post(unit, n === 0 ? 'department-head' : 'department-leader', 'government', [areas[at % areas.length]!])
  })
  const names = madeUpNames(posts.length, seed)
  const people = posts.map((held, n) => ({
    id: `${id}-l${String(n + 1).padStart(3, '0')}`,
    name: names[n],
    posts: [held],
  }))
  const hall = `${id}-hall`
  const placeOf = (unit: string) => (unit === id ? hall : `${unit}-room`)
  const earlier = [addMonths(month, -2), addMonths(month, -1)]
  return {
    units: [
      { id, name: `${id}县`, level: 'county' },
      ...towns.map((unit) => ({ id: unit, name: unit, level: 'township', parent: id })),
      ...offices.map((unit) => ({ id: unit, name: unit, level: 'department', parent: id })),
    ] as Item[],
    leaders: people,
    liaisons: (linked
      ? people.slice(0, leaders).map((leader, n) => ({
          leader: leader.id,
          unit: towns[n % towns.length],
          from: '2024-01-01',
        }))
      : []) as Item[],
    places: [
      { id: hall, unit: id, name: `${id}接访大厅` },
      ...[...towns, ...offices].map((unit) => ({ id: placeOf(unit), unit, name: `${unit}接访室` })),
    ] as Item[],
    openings: [
      { id: `${hall}-daily`, place: hall, ...morning, capacity: size.capacity ?? (linked ? 6 : 3), on },
      ...towns.map((unit) => ({ id: `${unit}-daily`, place: placeOf(unit), ...morning, capacity: 2, on })),
      ...offices.map((unit) => ({ id: `${unit}-daily`, place: placeOf(unit), ...morning, capacity: 1, on })),
      ...(linked
        ? towns.map((unit) => ({
            id: `${unit}-visit`,
            place: placeOf(unit),
            activity: 'down-visit',
            session: 'day',
            start: '09:00',
            end: '17:00',
            capacity: 2,
            on,
          }))
        : []),
    ] as Item[],
    availability: people.flatMap((leader): Item[] => {
      const entries: Item[] = []
      if (roll() < away) {
        const from = open[Math.floor(roll() * open.length)]!
        entries.push({ leader: leader.id, from, to: addDays(from, Math.floor(roll() * 6)), is: 'unavailable' })
      }
      if (roll() < 0.15) {
        const from = open[Math.floor(roll() * open.length)]!
        const is = roll() < 0.6 ? 'undesired' : 'desired'
        entries.push({ leader: leader.id, from, to: addDays(from, 2), is })
      }
      return entries
    }),
    served: earlier.flatMap((name) => {
      const days = workdays(name)
      return people.flatMap((leader) => {
        const { unit, role } = leader.posts[0] as { unit: string; role: string }
        const first = Math.floor(roll() * days.length)
        return Array.from({ length: role === 'county-leader' ? 1 : 2 }, (_, n) => ({
          date: days[(first + n * 11) % days.length]!,
          session: 'morning',
          activity: 'reception',
          place: placeOf(unit),
          unit,
          leader: leader.id,
          opening: `${unit === id ? hall : unit}-daily`,
        }))
      })
    }) as Item[],
    id,
    hallOpening: `${hall}-daily`,
    heads: people.filter(({ posts: [held] }) => held!.role === 'department-head').map((leader) => leader.id),
  }
}

const quota = (id: string, roles: string[], min: number, activity = 'reception'): Item => ({
  id,
  kind: 'quota',
  who: { roles },
  what: { activities: [activity] },
  per: 'month',
  min,
})

/** A planning file of these counties: the rules of Xiangzhou, and habits that link the units where that is asked. */
export const bigFile = (sizes: readonly CountySize[], office = 'c'): Item => {
  const parts = sizes.map(partsOf)
  const all = <K extends keyof (typeof parts)[number]>(key: K) => parts.flatMap((part) => part[key] as Item[])
  const month = sizes[0]!.month ?? '2026-12'
  const roles = new Set(all('leaders').map(({ posts }) => (posts as Item[])[0]!.role))
  const isLinked = sizes.some(({ linked }) => linked)
  const binding: Item[] = [
    ...parts.map(({ id, hallOpening }) => ({
      id: `q3-${id}`,
      kind: 'coverage',
      who: { units: [id] },
      what: { openings: [hallOpening] },
      min: 1,
    })),
    quota('q4', ['county-secretary', 'county-head'], 2),
    quota('q5', ['county-leader'], 1),
    ...(roles.has('township-head') ? [quota('q6', ['township-secretary', 'township-head'], 2)] : []),
    ...(roles.has('township-leader') ? [quota('q7', ['township-leader'], 2)] : []),
    ...(roles.has('department-head') ? [quota('q7b', ['department-head', 'department-leader'], 2)] : []),
    {
      ...quota('q8', [], 1),
      who: { levels: ['county'] },
      what: { activities: ['reception'] },
      of: 'together',
      by: 'team',
    },
    { id: 'room-to-work', kind: 'rest', n: 2 },
    ...(isLinked
      ? [
          quota('visits', ['county-leader'], 1, 'down-visit'),
          { id: 'visitors', kind: 'eligible', who: { levels: ['county'] }, what: { activities: ['down-visit'] } },
          ...parts.map(({ id, hallOpening, heads }) => ({
            id: `accompany-${id}`,
            kind: 'together',
            who: { units: [id] },
            what: { openings: [hallOpening] },
            with: { leaders: heads },
            match: 'portfolio',
            strength: 'preferred',
          })),
        ]
      : []),
  ]
  return {
    office: { id: office, name: '样例信访局' },
    month,
    units: all('units'),
    leaders: all('leaders'),
    liaisons: all('liaisons'),
    places: all('places'),
    openings: all('openings'),
    ruleSets: [
      { id: 'policy', name: { 'zh-CN': '规定', en: 'policy' }, from: '2010-01-01', rules: binding },
      {
        id: 'habits',
        name: { 'zh-CN': '习惯', en: 'habits' },
        from: '2010-01-01',
        rules: [
          { id: 'even', kind: 'balance' },
          { id: 'wishes', kind: 'wishes' },
          { id: 'spread', kind: 'spread', who: { levels: ['county'] } },
          ...(roles.has('township-head') || roles.has('department-head')
            ? [{ id: 'spread-below', kind: 'spread', what: { levels: ['township', 'department'] } }]
            : []),
        ],
      },
    ],
    availability: all('availability'),
    history: { knownFrom: `${addMonths(month, -2)}-01`, served: all('served') },
  }
}

/** County, townships and departments in the numbers of a real one: 340 leaders, all linked. */
export const linkedCounty = (id = 'c', seed = 1): CountySize => ({
  id,
  seed,
  leaders: 32,
  townships: 11,
  departments: 33,
  linked: true,
})
