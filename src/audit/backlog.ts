import {
  addDays,
  addMonths,
  type Day,
  earlierOf,
  firstDay,
  lastDay,
  type MonthName,
  monthOf,
  yearsBefore,
} from '../domain/day.ts'
import type { FollowedCase, IndicatorQuestion, OpenSpan } from './followed-case.ts'

// Many cases are received on one day.
const firsts = new Map<string, Day>()

/** The first day on which a case received on a day is 积案 while it is open. */
export const backlogFrom = (received: Day, years: number): Day => {
  const key = `${received} ${years}`
  const known = firsts.get(key)
  if (known !== undefined) return known
  let day = `${Number(received.slice(0, 4)) + years}${received.slice(4)}`
  // A year without 29 February.
  if (day.endsWith('-02-29')) day = day.replace(/29$/, '28')
  while (yearsBefore(day, years) <= received) day = addDays(day, 1)
  firsts.set(key, day)
  return day
}

/** When a case was 积案: open, and older than that. One that ended on its first such day was. */
export const backlogSpans = ({ now, spans }: Pick<FollowedCase, 'now' | 'spans'>, years: number): OpenSpan[] => {
  const first = backlogFrom(now.received, years)
  return spans
    .filter(({ to }) => to === null || to >= first)
    .map(({ from, to }) => ({ from: from < first ? first : from, to }))
}

/** Cases by what became of them in a month: those of before and opened ones are those closed and left. */
export interface Flow {
  readonly before: readonly string[]
  readonly opened: readonly string[]
  readonly closed: readonly string[]
  readonly left: readonly string[]
}
/** What a flow is made of. */
export const flowParts = ['before', 'opened', 'closed', 'left'] as const satisfies readonly (keyof Flow)[]

/** A month’s balance: of all cases, and of 积案. A case that was closed and opened again counts each time. */
export interface Balance {
  readonly month: MonthName
  readonly all: Flow
  readonly backlog: Flow
}

/** The balance of each month of a period, as far as it had come; open at the end of its last day is left. */
export const balanceOf = (
  cases: readonly FollowedCase[],
  { from, to, today, backlogYears }: Pick<IndicatorQuestion, 'from' | 'to' | 'today' | 'backlogYears'>,
): Balance[] => {
  const months: Month[] = []
  for (let name = monthOf(from); name <= monthOf(to) && firstDay(name) <= today; name = addMonths(name, 1))
    months.push({ name, first: firstDay(name), last: earlierOf(lastDay(name), today) })
  const all = flowsOf(cases, months)
  const backlog = flowsOf(
    cases.map((one) => ({ id: one.id, spans: backlogSpans(one, backlogYears) })),
    months,
  )
  return months.map(({ name }, at) => ({ month: name, all: all[at]!, backlog: backlog[at]! }))
}

interface Month {
  readonly name: MonthName
  readonly first: Day
  readonly last: Day
}

const flowsOf = (cases: readonly Pick<FollowedCase, 'id' | 'spans'>[], months: readonly Month[]): Flow[] => {
  const flows = months.map(() => ({
    before: [] as string[],
    opened: [] as string[],
    closed: [] as string[],
    left: [] as string[],
  }))
  for (const { id, spans } of cases)
    for (const { from, to } of spans)
      for (const [at, { first, last }] of months.entries()) {
        if (from > last || (to !== null && to < first)) continue
        const flow = flows[at]!
        flow[from < first ? 'before' : 'opened'].push(id)
        flow[to !== null && to <= last ? 'closed' : 'left'].push(id)
      }
  return flows
}
