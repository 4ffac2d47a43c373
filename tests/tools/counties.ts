import { workCalendar } from '../../src/calendar/workdays.ts'
import { addDays, daysFrom, lastDay } from '../../src/domain/day.ts'
import { dice, madeUpNames } from './people.ts'

/** The made-up counties of fixtures/: real rules, real kinds of posts, people nobody is. */

type Item = Record<string, unknown>
const calendar = workCalendar({ years: [], closed: [], open: [] })
const workdays = (month: string): string[] =>
  daysFrom(`${month}-01`, lastDay(month)).filter((day) => calendar.at(day).works)

const text = (zh: string, en: string) => ({ 'zh-CN': zh, en })
const principals = ['county-secretary', 'county-head']

const national2009 = {
  id: 'national-2009',
  name: text('中央2009年意见', 'National opinion 2009'),
  from: '2009-04-14',
  to: null,
  rules: [
    {
      id: 'q1',
      kind: 'quota',
      who: { roles: principals },
      what: { activities: ['reception'] },
      of: 'each',
      per: 'month',
      min: 1,
      cites: '《关于领导干部定期接待群众来访的意见》(2009年,大意):县委书记、县长每月一天',
    },
  ],
}

const q3 = {
  id: 'q3',
  kind: 'coverage',
  who: { levels: ['county'] },
  what: { openings: ['hall-daily'] },
  per: 'day',
  min: 1,
  cites: '象州县规定(大意):每个工作日至少一名县领导坐班接访',
}
const q4 = {
  id: 'q4',
  kind: 'quota',
  who: { roles: principals },
  what: { activities: ['reception'] },
  of: 'each',
  per: 'month',
  min: 2,
  cites: '象州县规定:县委书记、县长每月接访不少于2天',
}
const q5 = {
  id: 'q5',
  kind: 'quota',
  who: { roles: ['county-leader'] },
  what: { activities: ['reception'] },
  of: 'each',
  per: 'month',
  min: 1,
  cites: '象州县规定(大意):其他县领导每月接访不少于1天',
}

const hall = {
  id: 'hall',
  unit: 'xz',
  name: '县群众工作部接访大厅',
  address: '县城(示例地址)',
  phone: '0000-0000000',
}
const morning = { activity: 'reception', session: 'morning', start: '09:00', end: '12:00' }

const countyTitles: [role: string, team: string, title: string, portfolio: string[]][] = [
  ['county-secretary', 'party', '县委书记', ['县委全面工作']],
  ['county-head', 'government', '县委副书记、县长', ['县政府全面工作']],
  ['county-leader', 'congress', '县人大常委会主任', ['县人大常委会全面工作']],
  ['county-leader', 'consultative', '县政协主席', ['县政协全面工作']],
  ['county-leader', 'party', '县委副书记', ['党建', '农业农村']],
  ['county-leader', 'government', '县委常委、常务副县长', ['发展改革', '财政', '应急管理']],
  ['county-leader', 'party', '县委常委、县纪委书记、县监委主任', ['纪检监察']],
  ['county-leader', 'party', '县委常委、组织部部长', ['组织人事', '老干部']],
  ['county-leader', 'party', '县委常委、政法委书记', ['政法', '信访']],
  ['county-leader', 'party', '县委常委、宣传部部长', ['宣传', '文化旅游']],
  ['county-leader', 'party', '县委常委、统战部部长', ['统战', '民族宗教']],
  ['county-leader', 'party', '县委常委、人武部政委', ['武装', '退役军人']],
  ['county-leader', 'party', '县委常委、县委办公室主任', ['县委办公室']],
  ['county-leader', 'government', '副县长、公安局局长', ['公安', '司法']],
  ['county-leader', 'government', '副县长', ['农业农村', '水利', '乡村振兴']],
  ['county-leader', 'government', '副县长', ['住房城乡建设', '自然资源', '交通运输']],
  ['county-leader', 'government', '副县长', ['教育', '卫生健康', '医保']],
  ['county-leader', 'government', '副县长', ['工业', '商务', '市场监管']],
  ['county-leader', 'government', '副县长', ['民政', '人社', '水库移民']],
  ['county-leader', 'government', '副县长', ['科技', '生态环境']],
  ['county-leader', 'government', '县政府党组成员', ['招商引资']],
  ...['法制', '财经', '农业', '教科文卫', '代表联络', '城建环保'].map(
    (area): [string, string, string, string[]] => ['county-leader', 'congress', '县人大常委会副主任', [area]],
  ),
  ...['提案', '经济', '文史', '社会法制', '民族宗教'].map((area): [string, string, string, string[]] => [
    'county-leader',
    'consultative',
    '县政协副主席',
    [area],
  ]),
]

const townshipTitles: [role: string, team: string, title: string][] = [
  ['township-secretary', 'party', '党委书记'],
  ['township-head', 'government', '党委副书记、镇(乡)长'],
  ['township-leader', 'congress', '人大主席'],
  ['township-leader', 'party', '党委副书记'],
  ['township-leader', 'party', '党委委员、纪委书记'],
  ['township-leader', 'party', '党委委员、组织委员'],
  ['township-leader', 'party', '党委委员、宣传委员'],
  ['township-leader', 'party', '党委委员、政法委员'],
  ['township-leader', 'party', '党委委员、统战委员'],
  ['township-leader', 'party', '党委委员、武装部部长'],
  ['township-leader', 'government', '副镇(乡)长'],
  ['township-leader', 'government', '副镇(乡)长'],
  ['township-leader', 'government', '副镇(乡)长'],
]

const townships = '象州镇 石龙镇 运江镇 寺村镇 中平镇 罗秀镇 大乐镇 马坪镇 妙皇乡 百丈乡 水晶乡'.split(' ')
const departments = (
  '发展和改革局 教育局 科技局 工业和信息化局 民族宗教事务局 公安局 民政局 司法局 财政局 人力资源和社会保障局 自然资源局 ' +
  '生态环境局 住房和城乡建设局 交通运输局 水利局 农业农村局 商务局 文化和旅游局 卫生健康局 退役军人事务局 应急管理局 审计局 ' +
  '市场监督管理局 统计局 医疗保障局 乡村振兴局 林业局 城市管理局 大数据局 水库移民中心 税务局 供销合作社 残疾人联合会'
).split(' ')
const departmentTitles: [role: string, title: string][] = [
  ['department-head', '主要负责人'],
  ['department-leader', '副职负责人'],
  ['department-leader', '副职负责人'],
  ['department-leader', '副职负责人'],
  ['department-leader', '派驻纪检监察组组长'],
]

const post = (
  unit: string,
  role: string,
  title: string,
  team: string,
  order: number,
  portfolio: string[] = [],
): Item => ({
  unit,
  role,
  title,
  team,
  portfolio,
  order,
  from: '2024-01-01',
  to: null,
})

/** A few days away here and there, and some wishes: lifelike, and the same every time. */
const absences = (leaders: Item[], month: string, seed: number, share: number): Item[] => {
  const roll = dice(seed)
  const days = workdays(month)
  const reasons = ['外出开会', '参加培训', '休假', '下乡调研', '招商出差']
  return leaders.flatMap(({ id }): Item[] => {
    const entries: Item[] = []
    if (roll() < share) {
      const from = days[Math.floor(roll() * days.length)]!
      const to = addDays(from, Math.floor(roll() * 6))
      entries.push({ leader: id, from, to, is: 'unavailable', why: reasons[Math.floor(roll() * reasons.length)] })
    }
    if (roll() < 0.15) {
      const from = days[Math.floor(roll() * (days.length - 1))]!
      entries.push({ leader: id, from, to: addDays(from, 2), is: roll() < 0.6 ? 'undesired' : 'desired' })
    }
    return entries
  })
}

/** Months served before: everybody at his own place, about as often as asked. */
const servedIn = (
  months: string[],
  leaders: Item[],
  placeOf: (unit: string) => string,
  opening: (unit: string) => string,
  seed: number,
): Item[] => {
  const roll = dice(seed)
  return months.flatMap((month) => {
    const days = workdays(month)
    return leaders
      .flatMap((leader) => {
        const { unit, role } = (leader.posts as Item[])[0] as { unit: string; role: string }
        const times = role === 'county-leader' ? 1 : 2
        const first = Math.floor(roll() * days.length)
        return Array.from({ length: times }, (_, n) => ({
          date: days[(first + n * 11) % days.length]!,
          session: 'morning',
          activity: 'reception',
          place: placeOf(unit),
          unit,
          leader: leader.id,
          opening: opening(unit),
        }))
      })
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  })
}

/** Xiangzhou’s rules on a made-up body of 340 leaders: 32 of the county, 11 townships × 13, 33 departments × 5. */
export const xiangzhou = (month = '2026-12'): Item => {
  const names = madeUpNames(340, 2010)
  const units: Item[] = [
    { id: 'xz', name: '象州县', level: 'county' },
    ...townships.map((name, n) => ({
      id: `t${String(n + 1).padStart(2, '0')}`,
      name,
      level: 'township',
      parent: 'xz',
    })),
    ...departments.map((name, n) => ({
      id: `d${String(n + 1).padStart(2, '0')}`,
      name: `县${name}`,
      level: 'department',
      parent: 'xz',
    })),
  ]
  const posts: Item[] = [
    ...countyTitles.map(([role, team, title, portfolio], n) => post('xz', role, title, team, n + 1, portfolio)),
    ...townships.flatMap((_, t) =>
      townshipTitles.map(([role, team, title], n) =>
        post(`t${String(t + 1).padStart(2, '0')}`, role, title, team, n + 1),
      ),
    ),
    ...departments.flatMap((_, d) =>
      departmentTitles.map(([role, title], n) =>
        post(`d${String(d + 1).padStart(2, '0')}`, role, title, 'government', n + 1),
      ),
    ),
  ]
  const leaders = posts.map((held, n) => ({
    id: `l${String(n + 1).padStart(3, '0')}`,
    name: names[n],
    posts: [held],
  }))
  const placeOf = (unit: string) => (unit === 'xz' ? 'hall' : `${unit}-room`)
  const openingOf = (unit: string) => (unit === 'xz' ? 'hall-daily' : `${unit}-daily`)
  const below = units.slice(1)
  return {
    about:
      '样例:规则取自《象州县领导干部接访》的公开文件(Q1、Q3至Q8);人员、请假、历史均为虚构。Sample: the rules are Xiangzhou’s (Q1, Q3–Q8); people, absences and history are made up.',
    office: { id: 'xz', name: '象州县群众工作部', timezone: 'Asia/Shanghai' },
    month,
    units,
    leaders,
    places: [
      hall,
      ...below.map(({ id, name, level }) => ({
        id: `${id}-room`,
        unit: id,
        name: level === 'township' ? `${name}群众工作站` : `${name}接访室`,
      })),
    ],
    openings: [
      { id: 'hall-daily', place: 'hall', ...morning, capacity: 3, on: { every: 'workday' } },
      ...below.map(({ id, level }) => ({
        id: `${id}-daily`,
        place: `${id}-room`,
        ...morning,
        capacity: level === 'township' ? 2 : 1,
        on: { every: 'workday' },
      })),
    ],
    ruleSets: [
      national2009,
      {
        id: 'xiangzhou',
        name: text('象州县2010年规定', 'Xiangzhou 2010'),
        from: '2010-01-01',
        to: null,
        rules: [
          q3,
          q4,
          q5,
          {
            id: 'q6',
            kind: 'quota',
            who: { roles: ['township-secretary', 'township-head'] },
            what: { activities: ['reception'] },
            of: 'each',
            per: 'month',
            min: 2,
            cites: '象州县规定(大意):镇(乡)党委书记、镇(乡)长每月接访不少于2天',
          },
          {
            id: 'q7',
            kind: 'quota',
            who: { roles: ['township-leader', 'department-head', 'department-leader'] },
            what: { activities: ['reception'] },
            of: 'each',
            per: 'month',
            min: 2,
            cites: '象州县规定(大意):其他镇(乡)领导、县直部门领导每月接访不少于2天',
          },
          {
            id: 'q8',
            kind: 'quota',
            who: { levels: ['county'] },
            what: { activities: ['reception'] },
            of: 'together',
            by: 'team',
            per: 'month',
            min: 1,
            cites: '象州县规定(大意):四家班子领导轮流坐台接访',
          },
        ],
      },
      {
        id: 'office',
        name: text('本单位安排习惯(示例)', 'The office’s own habits (made up)'),
        from: '2010-01-01',
        to: null,
        rules: [
          {
            id: 'principals-apart',
            kind: 'apart',
            who: { roles: principals },
            what: { activities: ['reception'] },
            per: 'day',
          },
          { id: 'room-to-work', kind: 'rest', who: {}, what: { activities: ['reception'] }, n: 4 },
          { id: 'even', kind: 'balance', who: {}, what: { activities: ['reception'] }, months: 12 },
          { id: 'wishes', kind: 'wishes', who: {}, what: {} },
          { id: 'spread', kind: 'spread', who: {}, what: {} },
        ],
      },
    ],
    availability: absences(leaders, month, 7, 0.35),
    history: { knownFrom: '2026-10-01', served: servedIn(['2026-10', '2026-11'], leaders, placeOf, openingOf, 11) },
  }
}

/** A small county: 18 leaders for 23 workdays, so that some serve more than their quota. */
export const smallCounty = (): Item => {
  const names = madeUpNames(18, 18)
  const titles = [
    ...countyTitles.slice(0, 9),
    ...countyTitles.slice(13, 17),
    ...countyTitles.slice(21, 24),
    ...countyTitles.slice(27, 29),
  ]
  const leaders = titles.map(([role, team, title, portfolio], n) => ({
    id: `l${String(n + 1).padStart(2, '0')}`,
    name: names[n],
    posts: [post('xz', role, title, team, n + 1, portfolio)],
  }))
  const month = '2026-12'
  // Two months of one leader a workday: who served, in turn; l07, l11 and l13 were away in November.
  const turns = (days: string[], order: number[]): Item[] =>
    days.map((date, n) => ({
      date,
      session: 'morning',
      activity: 'reception',
      place: 'hall',
      unit: 'xz',
      leader: leaders[order[n % order.length]!]!.id,
      opening: 'hall-daily',
    }))
  const everyone = leaders.map((_, n) => n)
  const november = [0, 1, ...everyone.filter((n) => ![6, 10, 12].includes(n)), 3, 14, 15, 16]
  return {
    about:
      '样例:18名县领导,12月有23个工作日,配额合计20天,因此有人要多接访。人员与历史均为虚构。Sample: 18 leaders, 23 workdays, quotas of 20 days in all. People and history are made up.',
    office: { id: 'xz', name: '小县群众工作部', timezone: 'Asia/Shanghai' },
    month,
    units: [{ id: 'xz', name: '小县', level: 'county' }],
    leaders,
    places: [hall],
    openings: [{ id: 'hall-daily', place: 'hall', ...morning, capacity: 1, on: { every: 'workday' } }],
    ruleSets: [
      national2009,
      {
        id: 'xiangzhou',
        name: text('象州县2010年规定', 'Xiangzhou 2010'),
        from: '2010-01-01',
        to: null,
        rules: [q3, q4, q5],
      },
      {
        id: 'office',
        name: text('本单位安排习惯(示例)', 'The office’s own habits (made up)'),
        from: '2010-01-01',
        to: null,
        rules: [
          { id: 'room-to-work', kind: 'rest', what: { activities: ['reception'] }, n: 2 },
          { id: 'even', kind: 'balance', what: { activities: ['reception'] }, months: 12 },
          { id: 'wishes', kind: 'wishes' },
        ],
      },
    ],
    availability: absences(leaders, month, 5, 0.5),
    history: {
      knownFrom: '2026-10-01',
      served: [...turns(workdays('2026-10'), everyone), ...turns(workdays('2026-11'), november)],
    },
  }
}

/** A month that cannot be done: the principals take the five Mondays, 18 others owe 18 of the 17 days left. */
export const shortMonth = (): Item => {
  const names = madeUpNames(20, 3)
  const leaders = countyTitles.slice(0, 20).map(([role, team, title, portfolio], n) => ({
    id: `l${String(n + 1).padStart(2, '0')}`,
    name: names[n],
    posts: [post('xz', role, title, team, n + 1, portfolio)],
  }))
  return {
    about: '样例:无法全部满足的一个月。人员均为虚构。Sample: a month that cannot be done. People are made up.',
    office: { id: 'xz', name: '短月县群众工作部', timezone: 'Asia/Shanghai' },
    month: '2026-03',
    units: [{ id: 'xz', name: '短月县', level: 'county' }],
    leaders,
    places: [hall],
    openings: [{ id: 'hall-daily', place: 'hall', ...morning, capacity: 1, on: { every: 'workday' } }],
    ruleSets: [
      {
        id: 'xiangzhou',
        name: text('象州县2010年规定', 'Xiangzhou 2010'),
        from: '2010-01-01',
        to: null,
        rules: [q3, q4, { ...q5, giveWay: 200 }],
      },
      {
        id: 'office',
        name: text('本单位安排习惯(示例)', 'The office’s own habits (made up)'),
        from: '2010-01-01',
        to: null,
        rules: [
          {
            id: 'mondays',
            kind: 'eligible',
            who: { roles: principals },
            what: { openings: ['hall-daily'], weekdays: ['mon'] },
          },
          { id: 'even', kind: 'balance' },
        ],
      },
    ],
  }
}
