import { readFileSync } from 'node:fs'
import { lastDay } from '../../src/domain/day.ts'

/** Published reception notices as planning files: names replaced, posts kept. */

type Item = Record<string, unknown>

export interface NoticeRow {
  readonly date: string
  readonly weekday: string
  readonly session: 'morning' | 'afternoon'
  readonly start: string
  readonly end: string
  readonly leader: string
  readonly title: string
  readonly portfolio: string
  readonly place: string
}

interface Source {
  readonly file: string
  readonly id: string
  readonly office: string
  readonly level: string
  readonly role: string
  readonly activity?: string
  /** The recurrence the notice shows; without one, just its dates. */
  readonly on?: Item
}

const sources: Source[] = [
  {
    file: '02_yueqing_2016-10-19',
    id: 'yueqing',
    office: '乐清市信访局',
    level: 'county',
    role: 'county-leader',
    on: { weekdays: ['wed'] },
  },
  {
    file: '04_liandu_2025-08-15',
    id: 'liandu',
    office: '丽水市莲都区信访局',
    level: 'county',
    role: 'county-leader',
  },
  {
    file: '05_kaifu_2024-06-27',
    id: 'kaifu',
    office: '长沙市开福区信访局',
    level: 'county',
    role: 'county-secretary',
  },
  {
    file: '07_chuxiong_2020-03-30',
    id: 'chuxiong',
    office: '楚雄州信访局',
    level: 'prefecture',
    role: 'prefecture-leader',
    activity: 'video',
  },
  {
    file: '08_guangzhou_departments_2017-2025',
    id: 'guangzhou',
    office: '广州市市直部门',
    level: 'department',
    role: 'department-leader',
  },
  {
    file: '10_luohu_guiyuan_street_07-28',
    id: 'luohu',
    office: '深圳市罗湖区桂园街道',
    level: 'township',
    role: 'township-leader',
    on: { weekdays: ['tue'] },
  },
  {
    file: '16_chenggu_2026-07',
    id: 'chenggu',
    office: '城固县信访局',
    level: 'county',
    role: 'county-leader',
    on: { every: 'workday' },
  },
]

/** Cells of one CSV line; quoted cells may hold commas. */
const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )

const rowsOf = (file: string): { about: string; rows: NoticeRow[] } => {
  const lines = readFileSync(new URL(`./notices/${file}.csv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const about = lines.filter((line) => line.startsWith('#')).map((line) => line.slice(1).trim())
  const rows = lines
    .filter((line) => /^\d{4}-/.test(line))
    .map(cells)
    .map(([date, weekday, session, start, end, title, alias, portfolio, venue]): NoticeRow => {
      const afternoon = session === 'PM'
      return {
        date: date!,
        weekday: weekday!,
        session: afternoon ? 'afternoon' : 'morning',
        start: start || (afternoon ? '14:30' : '09:00'),
        end: end || (afternoon ? '17:30' : '12:00'),
        leader: alias || `(未列名)${title}`,
        title: title!,
        portfolio: portfolio!,
        place: venue || '接访大厅',
      }
    })
  return { about: about.join(' '), rows }
}

/** The notices as planning files by name, with the rows each must come back as. */
export const noticeFiles = (): { name: string; document: Item; rows: NoticeRow[] }[] =>
  sources.flatMap((source) => {
    const { about, rows } = rowsOf(source.file)
    const months = [...new Set(rows.map((row) => row.date.slice(0, 7)))]
    return months.map((month) => {
      const own = rows.filter((row) => row.date.startsWith(month))
      return { name: `${source.id}-${month}.json`, rows: own, document: documentOf(source, month, about, own) }
    })
  })

const documentOf = (source: Source, month: string, about: string, rows: NoticeRow[]): Item => {
  const people = [...new Map(rows.map((row) => [`${row.leader} ${row.title}`, row])).values()]
  const leaderId = (row: NoticeRow) =>
    `l${people.findIndex((one) => one.leader === row.leader && one.title === row.title) + 1}`
  const kinds = [...new Map(rows.map((row) => [`${row.place} ${row.session} ${row.start}`, row])).values()]
  const openingId = (row: NoticeRow) =>
    `o${kinds.findIndex((one) => one.place === row.place && one.session === row.session && one.start === row.start) + 1}`
  const places = [...new Set(rows.map((row) => row.place))]
  return {
    about: `已公布的公示,姓名已替换。${about} 原文未写的时间按上午09:00-12:00、下午14:30-17:30补。`,
    office: { id: source.id, name: source.office },
    month,
    units: [{ id: 'u', name: source.office, level: source.level }],
    leaders: people.map((row, n) => ({
      id: `l${n + 1}`,
      name: row.leader,
      posts: [
        {
          unit: 'u',
          role: source.role,
          title: row.title,
          team: /人大/.test(row.title) ? 'congress' : /委|书记/.test(row.title) ? 'party' : 'government',
          portfolio: row.portfolio ? row.portfolio.split(/[、;/]/) : [],
          order: n + 1,
          from: `${month}-01`,
          to: lastDay(month),
        },
      ],
    })),
    places: places.map((name, n) => ({ id: `p${n + 1}`, unit: 'u', name })),
    openings: kinds.map((row) => ({
      id: openingId(row),
      place: `p${places.indexOf(row.place) + 1}`,
      activity: source.activity ?? 'reception',
      session: row.session,
      start: row.start,
      end: row.end,
      on: source.on ?? { dates: rows.filter((one) => openingId(one) === openingId(row)).map((one) => one.date) },
    })),
    ruleSets: [
      {
        id: 'notice',
        name: { 'zh-CN': '公示所列日期有人接访', en: 'Somebody receives on the days of the notice' },
        from: `${month}-01`,
        to: lastDay(month),
        rules: [
          { id: 'days', kind: 'coverage', what: { dates: [...new Set(rows.map((row) => row.date))] }, min: 1 },
        ],
      },
    ],
    pins: rows.map((row) => ({ date: row.date, opening: openingId(row), leader: leaderId(row), is: 'on' })),
  }
}
