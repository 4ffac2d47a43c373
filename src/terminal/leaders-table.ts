import type { Duty } from '../domain/slot.ts'
import type { Language } from '../domain/text.ts'
import type { Judgement } from '../roster/check.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { leaderHeads, leaderRows } from '../words/leader-row.ts'
import { columns } from './table.ts'

/** Each leader’s duties against what each rule asks of him. */
export const leadersTable = (
  month: Month,
  duties: readonly Duty[],
  judgement: Judgement,
  names: Names,
  language: Language,
): string => {
  const { rows, proRata } = leaderRows(month, duties, judgement, names, language)
  const hasLoads = rows.some(({ load }) => load)
  const table = columns(
    Object.values(leaderHeads)
      .slice(0, hasLoads ? 6 : 4)
      .map((head) => head[language]),
    rows.map(({ name, post, days, given, load }) => [
      name,
      post,
      days.join(', '),
      given.map(({ rule, says }) => `${rule} ${says}`).join('  '),
      ...(hasLoads ? [`${load?.before ?? ''}`, `${load?.total ?? ''}`] : []),
    ]),
  )
  return proRata ? `${table}\n${proRata}` : table
}
