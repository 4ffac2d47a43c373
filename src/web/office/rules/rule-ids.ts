import type { RuleSet } from '../../../rules/month.ts'

/** As much of a set’s id as leaves room for what follows it in an id. */
const stem = (id: string): string => {
  let short = id.slice(0, 44)
  while (new TextEncoder().encode(short).length > 100) short = short.slice(0, -1)
  return short
}

/** A new id of the form `<stem><n>` that nothing has, whatever the case. */
const freshId = (before: string, taken: ReadonlySet<string>): string => {
  for (let n = 1; ; n++) if (!taken.has(`${before}${n}`.toLowerCase())) return `${before}${n}`
}

const lower = (ids: readonly string[]): Set<string> => new Set(ids.map((id) => id.toLowerCase()))

/** An id for a new rule: never one that another rule has, or a rule of an earlier version had. */
export const freshRuleId = (set: RuleSet, kind: string, taken: readonly string[]): string =>
  freshId(`${stem(set.id)}.${kind}-`, lower(taken))

/** An id for a new rule set. */
export const freshSetId = (taken: readonly string[]): string => freshId('set-', lower(taken))
