import { dayInChina, endOf, plus, plusMonths, span, weekday, weekdayNames } from './days.ts'
import type { Export, Known, Row } from './export.ts'

/** A session of an opening on a day. */
export interface Session {
  readonly date: string
  /** The day it was meant for: it counts for that one. */
  readonly meant: string
  readonly opening: string
  readonly place: string
  readonly unit: string
  readonly activity: string
  readonly session: string
}

/** Who works when, by the notices and local days an office entered. */
export interface Workdays {
  /** Of the office, or of one of its places. */
  works(day: string, place?: string): boolean
  /** A public holiday, or a day closed on the spot; undefined: nothing special is said of it. */
  local(day: string, place: string): boolean | undefined
  isHoliday(day: string): boolean
}

export const workdaysOf = (known: Known, office: string): Workdays => {
  const special = new Map<string, string>()
  const years = new Set<number>()
  for (const { office: its, year, days } of known.rows('year_notice'))
    if (its === office) {
      years.add(Number(year))
      for (const { date, is } of JSON.parse(String(days))) special.set(date, is)
    }
  const locals = known.rows('local_day').filter((row) => row.office === office)
  const localOf = (day: string, place?: string): boolean | undefined => {
    const those = locals.filter(({ date }) => date === day)
    const said = (isMeant: (places: string[] | null) => boolean): boolean | undefined => {
      const open = those.filter(({ places }) => isMeant(places === null ? null : JSON.parse(String(places))))
      // Two words about one day: closed is closed.
      return open.length === 0 ? undefined : open.every((row) => row.is_open === 1)
    }
    const ofPlace = place === undefined ? undefined : said((places) => places?.includes(place) ?? false)
    return ofPlace ?? said((places) => places === null)
  }
  const national = (day: string): boolean => {
    if (!years.has(Number(day.slice(0, 4)))) throw new Error(`nobody announced the year of ${day}`)
    const is = special.get(day)
    return is === 'closed' ? false : is === 'workday' || (weekday(day) !== 0 && weekday(day) !== 6)
  }
  const found = new Map<string, boolean>()
  return {
    works(day, place) {
      const key = `${day} ${place}`
      if (!found.has(key)) found.set(key, localOf(day, place) ?? national(day))
      return found.get(key)!
    },
    local: (day, place) => localOf(day, place),
    isHoliday: (day) => special.get(day) === 'closed',
  }
}

interface Recurs {
  readonly every?: 'workday'
  readonly weekdays?: string[]
  readonly monthDays?: number[]
  readonly nthWorkdays?: number[]
  readonly nthWeekdays?: { weekday: string; n: number }[]
  readonly dates?: string[]
  readonly holiday?: 'skip' | 'next-workday' | 'previous-workday'
}

const nth = (days: string[], n: number): string[] => days.slice(n > 0 ? n - 1 : n).slice(0, 1)

/** The days of a month that an opening is meant for. */
const meantIn = (on: Recurs, month: string, place: string, { works }: Workdays): string[] => {
  const days = span(`${month}-01`, endOf(month))
  const named = (name: string) => days.filter((day) => weekdayNames[weekday(day)] === name)
  if (on.every) return days.filter((day) => works(day) || works(day, place))
  if (on.weekdays) return days.filter((day) => on.weekdays!.includes(weekdayNames[weekday(day)]!))
  if (on.monthDays) return days.filter((day) => on.monthDays!.includes(Number(day.slice(8))))
  if (on.dates) return days.filter((day) => on.dates!.includes(day))
  if (on.nthWorkdays) {
    const working = days.filter((day) => works(day))
    return [...new Set(on.nthWorkdays.flatMap((n) => nth(working, n)))].sort()
  }
  if (on.nthWeekdays)
    return [...new Set(on.nthWeekdays.flatMap(({ weekday: name, n }) => nth(named(name), n)))].sort()
  throw new Error(`no recurrence: ${JSON.stringify(on)}`)
}

const isHeld = (on: Recurs, day: string, place: string, { works, local, isHoliday }: Workdays): boolean => {
  if (on.dates) return true
  const said = local(day, place)
  if (said !== undefined) return said
  return on.weekdays || on.nthWeekdays ? !isHoliday(day) : works(day, place)
}

/** The first day of each opening that was added after an instant: the one after it came. */
export const addedAfter = ({ tables }: Export, instant: string): Map<string, string> => {
  const at = new Map(tables.log!.map((entry) => [entry.seq, String(entry.at)]))
  const came = new Map<string, string>()
  for (const { tbl, seq, body } of tables.past_row!)
    for (const { id } of tbl === 'opening' ? (JSON.parse(String(body)) as Row[]) : [])
      if (!came.has(String(id))) came.set(String(id), at.get(seq)!)
  return new Map(
    [...came].filter(([, when]) => when > instant).map(([id, when]) => [id, plus(dayInChina(when), 1)]),
  )
}

/** The sessions of a month: those meant for its days, wherever a holiday moved them; `since`: first days of openings. */
export const sessionsIn = (
  known: Known,
  office: string,
  month: string,
  workdays: Workdays,
  since: ReadonlyMap<string, string>,
): Session[] => {
  const places = new Map(
    known.rows('place').flatMap((row) => (row.office === office ? [[row.id, row] as const] : [])),
  )
  return known.rows('opening').flatMap((opening): Session[] => {
    const at = places.get(opening.place!)
    if (!at) return []
    const on = JSON.parse(String(opening.recurs)) as Recurs
    const place = String(opening.place)
    const closed = opening.retired_at ?? at.retired_at
    const until = closed ? dayInChina(String(closed)) : '9999'
    const step = { 'next-workday': 1, 'previous-workday': -1, skip: 0 }[on.holiday ?? 'skip']
    const meant = [-2, -1, 0, 1, 2].flatMap((n) =>
      step === 0 && n !== 0 ? [] : meantIn(on, plusMonths(month, n), place, workdays),
    )
    const held = new Map(meant.flatMap((day) => (isHeld(on, day, place, workdays) ? [[day, day] as const] : [])))
    for (const day of meant) {
      if (step === 0 || isHeld(on, day, place, workdays)) continue
      const tries = Array.from({ length: 60 }, (_, n) => plus(day, (n + 1) * step))
      const date = tries.find((one) => workdays.works(one, place))
      if (date !== undefined && !held.has(date)) held.set(date, day)
    }
    return [...held].flatMap(([date, day]) =>
      day.startsWith(month) && date < until && date >= (since.get(String(opening.id)) ?? '')
        ? [
            {
              ...{ date, meant: day, opening: String(opening.id), place, unit: String(at.unit) },
              ...{ activity: String(opening.activity), session: String(opening.session) },
            },
          ]
        : [],
    )
  })
}

/** mon, tue … */
export const weekdayNamed = (day: string): string => weekdayNames[weekday(day)]!
