import type { AnyRule } from '../rules/month.ts'
import type { Judgement } from './check.ts'

/** A rule that speaks of a part of the load only: of days beside holidays, or of each weekday or activity apart. */
const isOfAPart = ({ rule, verdict }: Judgement['verdicts'][number]): boolean =>
  rule.what?.beside !== undefined || verdict.evenness?.by !== 'all'

/** What a leader carries over the window of a balance rule. */
export interface Load {
  readonly before: number
  readonly total: number
  readonly rule: AnyRule
}

/**
 * What each leader served before in the window of the first balance rule that counts him, and with this month, and
 * which rule that is.
 */
export const loadsOf = ({ verdicts }: Pick<Judgement, 'verdicts'>): Map<string, Load> => {
  const loads = new Map<string, Load>()
  for (const judged of verdicts)
    if (judged.rule.kind === 'balance' && !isOfAPart(judged))
      for (const { leader, actual, before } of judged.verdict.counts ?? [])
        if (!loads.has(leader)) loads.set(leader, { before: before ?? 0, total: actual, rule: judged.rule })
  return loads
}
