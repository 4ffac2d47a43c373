import {
  addDays,
  addMonths,
  type Day,
  firstDay,
  lastDay,
  laterOf,
  type MonthName,
  monthOf,
  yearsBefore,
} from '../domain/day.ts'
import type { FollowedCase, IndicatorQuestion, OpenSpan } from './followed-case.ts'

/** The first day on which a case received on a day is 积案 while it is open. */
export const backlogFrom = (received: Day, years: number): Day => {
  let day = `${Number(received.slice(0, 4)) + years}${received.slice(4)}`
  // A year without 29 February.
  if (day.endsWith('-02-29')) day = day.replace('29', '28')
  while (yearsBefore(day, years) <= received) day = addDays(day, 1)
  return day
}

/** When a case was 积案: open, and older than that. One that ended on its first such day was. */
export const backlogSpans = ({ now, spans }: Pick<FollowedCase, 'now' | 'spans'>, years: number): OpenSpan[] => {
  const first = backlogFrom(now.received, years)
  return spans.flatMap((span) =>
    span.to !== null && span.to < first ? [] : [{ from: laterOf(span.from, first), to: span.to }],
  )
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
  const all = cases.map(({ id, spans }) => ({ id, spans }))
  const backlog = cases.map((one) => ({ id: one.id, spans: backlogSpans(one, backlogYears) }))
  const months: MonthName[] = []
  for (let month = monthOf(from); month <= monthOf(to) && firstDay(month) <= today; month = addMonths(month, 1))
    months.push(month)
  return months.map((month) => {
    const last = lastDay(month)
    const span: Span = { first: firstDay(month), last: last < today ? last : today }
    return { month, all: flowOf(all, span), backlog: flowOf(backlog, span) }
  })
}

interface Span {
  readonly first: Day
  readonly last: Day
}

const flowOf = (
  cases: readonly { readonly id: string; readonly spans: readonly OpenSpan[] }[],
  { first, last }: Span,
): Flow => {
  const those = (isIt: (span: OpenSpan) => boolean): string[] =>
    cases.flatMap(({ id, spans }) => spans.filter(isIt).map(() => id))
  return {
    before: those(({ from, to }) => from < first && (to === null || to >= first)),
    opened: those(({ from }) => first <= from && from <= last),
    closed: those(({ from, to }) => from <= last && to !== null && first <= to && to <= last),
    left: those(({ from, to }) => from <= last && (to === null || to > last)),
  }
}
