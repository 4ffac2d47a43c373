import { workCalendar } from '../../src/calendar/workdays.ts'
import { daysFrom, lastDay } from '../../src/domain/day.ts'

type Item = Record<string, unknown>

/** A rule found in policy: where it comes from, and a month that keeps it and one that cannot. */
export interface PolicyRule {
  readonly id: string
  readonly says: string
  /** Ids of the rules that the broken month falls short of. */
  readonly rules: readonly string[]
  readonly kept: Item
  readonly broken: Item
}

const person = (id: string, role: string, team: string, title: string, unit: string): Item => ({
  id,
  name: `${title}(虚构)`,
  posts: [{ unit, role, title, team, order: 1, from: '2024-01-01', to: null }],
})
const leaders = [
  person('sec', 'county-secretary', 'party', '县委书记', 'xian'),
  person('head', 'county-head', 'government', '县长', 'xian'),
  person('vice', 'county-leader', 'government', '副县长', 'xian'),
  person('ren', 'county-leader', 'congress', '县人大常委会主任', 'xian'),
  person('zheng', 'county-leader', 'consultative', '县政协主席', 'xian'),
  person('tsec', 'township-secretary', 'party', '镇党委书记', 'zhen'),
  person('thead', 'township-head', 'government', '镇长', 'zhen'),
  person('tvice', 'township-leader', 'government', '副镇长', 'zhen'),
  person('dhead', 'department-head', 'government', '局长', 'ju'),
  person('dvice', 'department-leader', 'government', '副局长', 'ju'),
]
const opening = (id: string, place: string, activity: string, session: string, on: Item): Item => ({
  id,
  place,
  activity,
  session,
  start: session === 'afternoon' ? '14:30' : '09:00',
  end: session === 'morning' ? '12:00' : '17:30',
  on,
})
const daily = { every: 'workday' }
const reception = [
  opening('hall', 'hall', 'reception', 'morning', daily),
  opening('station', 'station', 'reception', 'morning', daily),
  opening('room', 'room', 'reception', 'morning', daily),
]

const county = (month: string, given: Item): Item => ({
  about:
    '样例:政策中的一条规则;单位与人员均为虚构。Sample: one rule found in policy; units and people are made up.',
  office: { id: 'xian', name: '样例县信访局' },
  month,
  units: [
    { id: 'xian', name: '样例县', level: 'county' },
    { id: 'zhen', name: '样例镇', level: 'township', parent: 'xian' },
    { id: 'cun', name: '样例村', level: 'village', parent: 'zhen' },
    { id: 'ju', name: '县样例局', level: 'department', parent: 'xian' },
  ],
  leaders,
  places: [
    { id: 'hall', unit: 'xian', name: '县接访大厅' },
    { id: 'station', unit: 'zhen', name: '镇群众工作站' },
    { id: 'village', unit: 'cun', name: '村群众工作室' },
    { id: 'room', unit: 'ju', name: '局接访室' },
  ],
  openings: reception,
  ...given,
})
/** A prefecture and its province in the last month of the year; the secretary has done her quarter in October. */
const higher = (given: Item): Item => ({
  ...county('2026-12', {}),
  office: { id: 'shi', name: '样例市信访局' },
  units: [
    { id: 'sheng', name: '样例省', level: 'province' },
    { id: 'shi', name: '样例市', level: 'prefecture', parent: 'sheng' },
  ],
  leaders: [
    person('gov', 'province-leader', 'government', '副省长', 'sheng'),
    person('msec', 'prefecture-secretary', 'party', '市委书记', 'shi'),
    person('mayor', 'prefecture-head', 'government', '市长', 'shi'),
    person('mvice', 'prefecture-leader', 'government', '副市长', 'shi'),
  ],
  places: [
    { id: 'sheng-hall', unit: 'sheng', name: '省接访大厅' },
    { id: 'shi-hall', unit: 'shi', name: '市接访大厅' },
  ],
  openings: [
    opening('sheng-hall', 'sheng-hall', 'reception', 'morning', { monthDays: [15] }),
    opening('shi-hall', 'shi-hall', 'reception', 'morning', daily),
  ],
  history: {
    knownFrom: '2026-07-01',
    served: [
      {
        date: '2026-10-14',
        session: 'morning',
        activity: 'reception',
        place: 'shi-hall',
        unit: 'shi',
        leader: 'msec',
      },
    ],
  },
  ...given,
})
const ownSet = (...rules: Item[]): Item[] => [
  { id: 'county', name: { 'zh-CN': '本县规定', en: 'The county’s own' }, from: '2026-01-01', rules },
]
const away = (leader: string, from: string, to: string): Item => ({
  leader,
  from,
  to,
  is: 'unavailable',
  why: '外出',
})
const everyoneAway = (day: string): Item[] =>
  ['sec', 'head', 'vice', 'ren', 'zheng'].map((id) => away(id, day, day))
const decemberAway = (...leaders: string[]): Item[] => leaders.map((id) => away(id, '2026-12-01', '2026-12-31'))

const calendar = workCalendar({ years: [], closed: [], open: [] })
/** Workdays on which somebody served an activity this year, one after another. */
const servedBefore = (count: number, leader: string, activity: string, place: string, unit: string): Item[] =>
  daysFrom('2026-01-01', '2026-11-30')
    .filter((day, n) => n % 9 === 0 && calendar.at(day).works)
    .slice(0, count)
    .map((date) => ({ date, session: 'day', activity, place, unit, leader }))
const history = (served: Item[]): Item => ({ knownFrom: '2026-01-01', served })

/** A preset in November, and the same with what breaks the rules named. */
const preset = (
  id: string,
  says: string,
  set: string,
  rules: string[],
  breaks: Item,
  given: Item = {},
): PolicyRule => ({
  id,
  says,
  rules: rules.map((rule) => `${set}.${rule}`),
  kept: county('2026-11', { presets: [set], ...given }),
  broken: county('2026-11', { presets: [set], ...given, ...breaks }),
})
/** The same of the levels above the county. */
const presetAbove = (
  id: string,
  says: string,
  set: string,
  rules: string[],
  ...awayInDecember: string[]
): PolicyRule => ({
  id,
  says,
  rules: rules.map((rule) => `${set}.${rule}`),
  kept: higher({ presets: [set] }),
  broken: higher({ presets: [set], availability: decemberAway(...awayInDecember) }),
})
const november = (leader: string, from = '2026-11-01'): Item => ({
  availability: [away(leader, from, lastDay('2026-11'))],
})

const visitors = { leaders: ['vice'] }
const visits = (on: Item): Item[] => [...reception, opening('visits', 'station', 'down-visit', 'day', on)]
const liaisons = [{ leader: 'vice', unit: 'zhen', from: '2026-01-01' }]
const downVisits = { activities: ['down-visit'] }

/** Every rule of the table of rules found in policy. */
export const policyRules: PolicyRule[] = [
  preset('Q1', '县委书记、县长每月1天(中央2009)', 'national-2009', ['county'], november('sec')),
  presetAbove('Q1-prefecture', '市级领导每季度1天(中央2009)', 'national-2009', ['prefecture'], 'mayor'),
  preset('Q1b', '县级每月1天、乡镇每周1天(中央2014,未核实)', 'national-2014', ['county', 'township'], {
    availability: [away('tsec', '2026-11-09', '2026-11-15'), away('vice', '2026-11-01', '2026-11-30')],
  }),
  presetAbove(
    'Q1b-above',
    '省级每半年1天、市级每季度1天(中央2014,未核实)',
    'national-2014',
    ['province', 'prefecture'],
    'gov',
    'mayor',
  ),
  preset(
    'Q2',
    '信访突出的地方提高次数(中央2009):有理由、有期限',
    'xiangzhou-2010',
    ['q4'],
    november('head', '2026-11-04'),
    {
      overrides: [{ rule: 'xiangzhou-2010.q4', min: 3, reason: '集中攻坚', from: '2026-11-01', to: '2026-12-31' }],
    },
  ),
  preset('Q3', '每个工作日至少一名县领导(象州)', 'xiangzhou-2010', ['q3'], {
    availability: everyoneAway('2026-11-12'),
  }),
  preset('Q4', '县委书记、县长每月不少于2天(象州)', 'xiangzhou-2010', ['q4'], november('sec', '2026-11-03')),
  preset('Q5', '其他县领导每月不少于1天(象州)', 'xiangzhou-2010', ['q5'], november('vice')),
  preset('Q6', '镇党委书记、镇长每月不少于2天(象州)', 'xiangzhou-2010', ['q6'], november('tsec', '2026-11-03')),
  preset(
    'Q7',
    '其他镇领导、县直部门领导每月不少于2天(象州)',
    'xiangzhou-2010',
    ['q7'],
    november('dvice', '2026-11-03'),
  ),
  preset('Q8', '四家班子都参加(象州)', 'xiangzhou-2010', ['q8'], november('zheng')),
  ...(() => {
    const rule = {
      id: 'q8-turns',
      kind: 'turns',
      what: { openings: ['hall'] },
      order: ['sec', 'ren', 'head', 'zheng', 'vice'],
    }
    const month = (pins: Item[]) =>
      county('2026-11', {
        ruleSets: ownSet(rule),
        history: history([
          {
            date: '2026-10-30',
            session: 'morning',
            activity: 'reception',
            place: 'hall',
            unit: 'xian',
            leader: 'ren',
            opening: 'hall',
          },
        ]),
        pins,
      })
    return [
      {
        id: 'Q8-turns',
        says: '四家班子轮流坐台,跨月接着轮(象州)',
        rules: ['q8-turns'],
        kept: month([]),
        // 2 November is the head’s turn.
        broken: month([{ date: '2026-11-02', opening: 'hall', leader: 'sec', is: 'on' }]),
      },
    ]
  })(),
  ...(() => {
    const rule = { id: 'q9', kind: 'quota', who: visitors, what: downVisits, per: 'year', min: 12 }
    const year = (served: number, on: Item) =>
      county('2026-12', {
        openings: visits(on),
        liaisons,
        ruleSets: ownSet(rule),
        history: history(servedBefore(served, 'vice', 'down-visit', 'station', 'zhen')),
      })
    return [
      {
        id: 'Q9',
        says: '下访每年不少于12天(来宾)',
        rules: ['q9'],
        kept: year(9, daily),
        broken: year(9, { dates: ['2026-12-08', '2026-12-15'] }),
      },
    ]
  })(),
  ...(() => {
    const campaign = { from: '2026-11-01', to: '2026-11-30' }
    const rules = [
      { id: 'q10', kind: 'quota', who: visitors, what: downVisits, per: campaign, min: 5 },
      { id: 'q9', kind: 'quota', who: visitors, what: downVisits, per: 'year', min: 12, notDuring: [campaign] },
    ]
    const month = (on: Item) =>
      county('2026-11', {
        openings: visits(on),
        liaisons,
        ruleSets: ownSet(...rules),
        history: history(servedBefore(11, 'vice', 'down-visit', 'station', 'zhen')),
      })
    return [
      {
        id: 'Q10',
        says: '专项活动期间下访不少于5天;不计入全年12天是一项设置(来宾)',
        rules: ['q10'],
        kept: month(daily),
        broken: month({ weekdays: ['tue'] }),
      },
    ]
  })(),
  ...(() => {
    const rule = {
      id: 'q11',
      kind: 'quota',
      who: { leaders: ['head'] },
      what: { activities: ['grassroots-stay'], places: ['village'] },
      per: 'year',
      min: 5,
      max: 7,
    }
    const year = (served: number, on: Item) =>
      county('2026-12', {
        openings: [...reception, opening('stay', 'village', 'grassroots-stay', 'day', on)],
        ruleSets: ownSet(rule),
        history: history(servedBefore(served, 'head', 'grassroots-stay', 'village', 'cun')),
      })
    return [
      {
        id: 'Q11',
        says: '驻点调研每年5至7天(鼓楼)',
        rules: ['q11'],
        kept: year(3, daily),
        broken: year(3, { dates: ['2026-12-10'] }),
      },
    ]
  })(),
  ...(() => {
    const rule = {
      id: 'q12',
      kind: 'quota',
      who: { levels: ['county'] },
      what: downVisits,
      of: 'each-area',
      per: 'month',
      min: 1,
    }
    const areas = [...liaisons, { leader: 'head', unit: 'ju', from: '2026-01-01' }]
    const month = (more: Item[]) =>
      county('2026-11', { openings: [...visits(daily), ...more], liaisons: areas, ruleSets: ownSet(rule) })
    return [
      {
        id: 'Q12-13',
        says: '领导包县、包部门,每月到联系点(来宾)',
        rules: ['q12'],
        kept: month([opening('ju-visits', 'room', 'down-visit', 'afternoon', daily)]),
        broken: month([]),
      },
    ]
  })(),
  ...(() => {
    const set = (rules: Item[]) => [
      {
        id: 'campaign',
        name: { 'zh-CN': '11月活动月', en: 'November campaign' },
        from: '2026-11-01',
        to: '2026-11-30',
        rules,
      },
    ]
    const rules = [
      {
        id: 'q16',
        kind: 'quota',
        who: { roles: ['county-leader'] },
        what: { activities: ['reception'] },
        per: 'month',
        min: 3,
      },
    ]
    return [
      {
        id: 'Q16',
        says: '规则集和专项活动有起止日期(来宾)',
        rules: ['q16'],
        kept: county('2026-11', { ruleSets: set(rules) }),
        broken: county('2026-11', { ruleSets: set(rules), ...november('ren', '2026-11-04') }),
      },
    ]
  })(),
  ...(() => {
    const rule = {
      id: 'q17',
      kind: 'coverage',
      who: { levels: ['county'] },
      what: { openings: ['people'] },
      min: 1,
    }
    const month = (more: Item) =>
      county('2026-11', {
        openings: [opening('people', 'hall', 'reception', 'day', { weekdays: ['thu'] })],
        ruleSets: ownSet(rule),
        ...more,
      })
    return [
      {
        id: 'Q17',
        says: '固定的群众工作日,每周四(义马)',
        rules: ['q17'],
        kept: month({}),
        broken: month({ availability: everyoneAway('2026-11-19') }),
      },
    ]
  })(),
  preset('G', '每个工作日一名县领导,主要领导每月1天(甘肃2018)', 'gansu-2018', ['daily', 'county'], {
    availability: [...everyoneAway('2026-11-12'), away('sec', '2026-11-01', '2026-11-30')],
  }),
  presetAbove(
    'G-prefecture',
    '市(州)主要领导每季度1天,其他市(州)领导每月1天(甘肃2018)',
    'gansu-2018',
    ['prefecture-principals', 'prefecture-leaders'],
    'mayor',
    'mvice',
  ),
  preset('H', '每个工作日一名县领导;周一上午原则上书记或县长(河南2024)', 'henan-2024', ['daily', 'mondays'], {
    availability: [
      ...everyoneAway('2026-11-12'),
      away('sec', '2026-11-16', '2026-11-16'),
      away('head', '2026-11-16', '2026-11-16'),
    ],
  }),
  ...(() => {
    const meeting = (level: string) => ({
      id: `m1-${level}`,
      kind: 'quota',
      who: { levels: [level] },
      what: { activities: ['meeting'] },
      of: 'together',
      by: 'unit',
      per: 'month',
      min: 1,
    })
    const check = {
      id: 'm2',
      kind: 'coverage',
      who: { roles: ['county-leader'] },
      what: { openings: ['check'] },
      min: 1,
    }
    const month = (more: Item) =>
      county('2026-11', {
        leaders: [...leaders, person('village', 'village-leader', 'party', '村党支部书记', 'cun')],
        openings: [
          ...reception,
          opening('county-meeting', 'hall', 'meeting', 'afternoon', { nthWorkdays: [2] }),
          opening('town-meeting', 'station', 'meeting', 'afternoon', { monthDays: [10] }),
          opening('village-meeting', 'village', 'meeting', 'afternoon', { monthDays: [20] }),
          opening('check', 'hall', 'meeting', 'morning', { nthWorkdays: [-1] }),
        ],
        ruleSets: ownSet(...['county', 'township', 'village'].map(meeting), check),
        ...more,
      })
    const days = ['2026-11-03', '2026-11-30']
    return [
      {
        id: 'M1-2',
        says: '县、乡、村例会;每月排查一次(来宾)',
        rules: ['m1-county', 'm1-township', 'm1-village', 'm2'],
        kept: month({}),
        broken: month({
          availability: [
            ...days.flatMap(everyoneAway),
            ...['tsec', 'thead', 'tvice'].map((id) => away(id, '2026-11-10', '2026-11-10')),
            away('village', '2026-11-20', '2026-11-20'),
          ],
        }),
      },
    ]
  })(),
  ...(() => {
    const [sec, head, vice, ...others] = leaders
    const withPortfolio = ({ posts, ...who }: Item, portfolio: string[]): Item => ({
      ...who,
      posts: (posts as Item[]).map((post) => ({ ...post, portfolio })),
    })
    const rules = [
      { id: 'vice', kind: 'quota', who: { leaders: ['vice'] }, what: { places: ['hall'] }, per: 'month', min: 1 },
      {
        id: 'accompany',
        kind: 'together',
        who: { roles: ['county-leader'] },
        what: { places: ['hall'] },
        with: { roles: ['department-head'] },
        match: 'portfolio',
        giveWay: 200,
      },
    ]
    const month = (more: Item) =>
      county('2026-11', {
        leaders: [
          sec,
          head,
          withPortfolio(vice!, ['民政', '社会救助']),
          ...others.map((one) => (one.id === 'dhead' ? withPortfolio(one, ['民政']) : one)),
        ],
        ruleSets: ownSet(...rules),
        ...more,
      })
    return [
      {
        id: 'accompany',
        says: '县领导接访时,分管部门主要负责人陪同(陪同接访)',
        rules: ['accompany'],
        kept: month({}),
        broken: month(november('dhead')),
      },
    ]
  })(),
]
