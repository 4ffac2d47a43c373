import type { Finding } from '../../domain/finding.ts'
import type { Duty } from '../../domain/slot.ts'
import type { Text } from '../../domain/text.ts'
import type { Admits, Month } from '../month.ts'
import type { HardRow } from '../row.ts'
import type { Names } from '../rule.ts'

/** What no roster may break and no rule set can change. It never gives way. */
export interface BuiltIn {
  readonly kind: string
  readonly about: Text
  /** Which pairs may exist at all. */
  readonly admits?: Admits
  /** Rows that always hold, over the pairs that exist. */
  constrain?(month: Month): HardRow[]
  check(month: Month, duties: readonly Duty[]): Finding[]
  say(finding: Finding, names: Names): Text
}

/** A finding about one duty that should not be. */
export const against = (kind: string, { leader, slot }: Duty, data?: Record<string, unknown>): Finding => ({
  rule: kind,
  message: `${kind}/broken`,
  subject: { leader, date: slot.date, opening: slot.opening },
  required: 0,
  actual: 1,
  ...(data ? { data } : {}),
})
