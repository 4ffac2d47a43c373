import { groupBy } from '../domain/group-by.ts'
import { type Counted, type Excluded, type Indicator, indicatorOf } from '../domain/indicator.ts'
import { type Balance, balanceOf } from './backlog.ts'
import { type CaseHistory, type FollowedCase, followed, type IndicatorQuestion } from './followed-case.ts'
import { acceptance, completion } from './limit-indicators.ts'
import { backlog, firstVisit, inCharge, satisfaction, settlement } from './outcome-indicators.ts'
import type { CaseIndicator } from './verdict.ts'

/** Every indicator of cases, in the order people read them. */
export const caseIndicators: readonly CaseIndicator[] = [
  acceptance,
  completion,
  firstVisit,
  settlement,
  backlog,
  inCharge,
  satisfaction,
]

/** The figures of a period, and the cases they rest on. */
export interface CaseFigures {
  readonly indicators: readonly Indicator[]
  readonly balance: readonly Balance[]
  readonly cases: ReadonlyMap<string, FollowedCase>
}

/** All indicators of cases over a period, and the balance of its months. The cases: all that may matter to it. */
export const caseFigures = (histories: readonly CaseHistory[], question: IndicatorQuestion): CaseFigures => {
  const cases = histories.map((history) => followed(history, question))
  return {
    indicators: caseIndicators.map((one) => figureOf(one, cases, question)),
    balance: balanceOf(cases, question),
    cases: new Map(cases.map((one) => [one.id, one])),
  }
}

const figureOf = (
  { id, definition, judge }: CaseIndicator,
  cases: readonly FollowedCase[],
  question: IndicatorQuestion,
): Indicator => {
  const counted: Counted[] = []
  const excluded: Excluded[] = []
  for (const one of cases) {
    const verdict = judge(one, question)
    if (!verdict || verdict.day < question.from || question.to < verdict.day) continue
    const { is, day } = verdict
    const { lead: unit, inCharge: charged, receiver } = one.now
    const leader = charged ?? receiver
    // Written out: a spread for each of thousands takes longer than all judging.
    if (is === 'met' || is === 'unmet') counted.push({ id: one.id, day, unit, leader, isMet: is === 'met' })
    else excluded.push({ id: one.id, day, unit, leader, why: is })
  }
  return indicatorOf({ id, of: 'cases', definition: definition(question) }, counted, excluded)
}

/** The indicators of one of those who are compared; `who` is null for what nobody answers for yet. */
export interface Compared {
  readonly who: string | null
  readonly indicators: readonly Indicator[]
}

/** The same indicators of each unit or leader by himself: in the order given, those not in it after them, nobody’s last. */
export const comparedBy = (
  by: 'unit' | 'leader',
  indicators: readonly Indicator[],
  order: readonly string[],
): Compared[] => {
  const key = (one: Counted | Excluded): string => one[by] ?? ''
  const parts = indicators.map((indicator) => ({
    indicator,
    counted: groupBy(indicator.counted, key),
    excluded: groupBy(indicator.excluded, key),
  }))
  const there = new Set(parts.flatMap(({ counted, excluded }) => [...counted.keys(), ...excluded.keys()]))
  const known = order.filter((who) => there.has(who))
  const others = [...there].filter((who) => who !== '' && !order.includes(who)).sort()
  return [...known, ...others, ...(there.has('') ? [''] : [])].map((who) => ({
    who: who === '' ? null : who,
    indicators: parts.map(({ indicator, counted, excluded }) =>
      indicatorOf(indicator, counted.get(who) ?? [], excluded.get(who) ?? []),
    ),
  }))
}
