import { addDays, type Day, daysBetween } from '../domain/day.ts'
import type { Assignment, Published } from '../domain/roster.ts'
import { isRequired } from '../rules/index.ts'
import type { AnyRule } from '../rules/month.ts'
import { changesBetween } from './changes.ts'
import type { Judgement } from './check.ts'

/** What stands against publishing a month’s roster. */
export interface Obstacles {
  /** Built-in rules are broken: it cannot be published. */
  readonly isForbidden: boolean
  /** Required rules that are broken: published only with a written reason. */
  readonly broken: readonly AnyRule[]
  /** The first new or changed duty comes sooner than the notice period allows: only with a written reason. */
  readonly late: { readonly first: Day; readonly daysAhead: number } | undefined
}

/**
 * What stands against publishing on `today`, a day in the office’s time zone: the rules, and the notice period of
 * `noticeDays` days between publishing and the first duty that is new or changed.
 */
export const obstaclesTo = (
  judgement: Judgement,
  published: readonly Published[],
  assignments: readonly Assignment[],
  { today, noticeDays }: { today: Day; noticeDays: number },
): Obstacles => {
  const changed =
    published.length === 0
      ? assignments
      : changesBetween(published, assignments).flatMap(({ before, now }) => [
          ...(before ? [before] : []),
          ...(now ? [now] : []),
        ])
  const first = changed.map(({ date }) => date).sort()[0]
  return {
    isForbidden: judgement.broken.length > 0,
    broken: judgement.verdicts
      .filter(({ rule, verdict }) => isRequired(rule) && verdict.amount > 0)
      .map(({ rule }) => rule),
    late:
      first !== undefined && first < addDays(today, noticeDays)
        ? { first, daysAhead: daysBetween(today, first) }
        : undefined,
  }
}
