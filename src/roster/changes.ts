import type { Finding } from '../domain/finding.ts'
import type { Assignment, Published } from '../domain/roster.ts'
import type { Against } from './against.ts'

/**
 * Why a published duty could not stay, or a new one had to come:
 * closed: the slot is no more · moved: the opening has another time or place · barred: a built-in rule forbids it now ·
 * pinned: decided by hand ·
 * required: otherwise a required rule would be broken (more) · fewer-changes: otherwise more would change ·
 * better: otherwise the roster would be worse at a later level · exchange: rosters without it are as good, but with all
 * else as it is, this would be broken without it · fills: more than one stands in for one that could not stay ·
 * out-of-time: what would be without it was not weighed in time.
 */
export type Reason =
  | { readonly id: 'closed' | 'moved' | 'pinned' | 'out-of-time' }
  | { readonly id: 'barred'; readonly findings: readonly Finding[] }
  | { readonly id: 'required' | 'fewer-changes' | 'better' | 'exchange'; readonly otherwise: Against }
  | { readonly id: 'fills'; readonly leaders: readonly string[] }

/** What became of a published duty (`now` is missing where it was dropped), or a new duty (`before` is missing). */
export interface Change {
  readonly before?: Published
  readonly now?: Assignment
  /** Empty where nobody asked for it. */
  readonly because: readonly Reason[]
}

/** What changed between published duties and a roster that kept their ids; nothing while nothing is published. */
export const changesBetween = (published: readonly Published[], assignments: readonly Assignment[]): Change[] => {
  if (published.length === 0) return []
  const now = new Map(assignments.map((duty) => [duty.id, duty]))
  const before = new Set(published.map(({ id }) => id))
  const because: Reason[] = []
  return [
    ...published.flatMap((old): Change[] => {
      const duty = now.get(old.id)
      if (!duty) return [{ before: old, because }]
      return duty.sequence === old.sequence ? [] : [{ before: old, now: duty, because }]
    }),
    ...assignments.filter(({ id }) => !before.has(id)).map((duty): Change => ({ now: duty, because })),
  ]
}
