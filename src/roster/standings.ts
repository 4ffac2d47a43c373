import { groupBy } from '../domain/group-by.ts'
import type { AnyRule } from '../rules/month.ts'
import type { LeaderCount } from '../rules/rule.ts'
import type { Judgement } from './check.ts'

/** One leader’s count under one rule. */
export interface Standing {
  readonly rule: AnyRule
  readonly count: LeaderCount
  readonly isKept: boolean
}

/** What each leader’s quotas ask and what he has, by leader. */
export const standingsOf = ({ verdicts }: Pick<Judgement, 'verdicts'>): ReadonlyMap<string, Standing[]> =>
  groupBy(
    verdicts
      .filter(({ rule }) => rule.kind === 'quota')
      .flatMap(({ rule, verdict }) =>
        (verdict.counts ?? []).map(
          (count): Standing => ({
            rule,
            count,
            isKept: count.actual >= (count.min ?? 0) && count.actual <= (count.max ?? Number.POSITIVE_INFINITY),
          }),
        ),
      ),
    ({ count }) => count.leader,
  )
