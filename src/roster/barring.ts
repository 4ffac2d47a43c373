import type { Finding } from '../domain/finding.ts'
import { type Duty, slotId } from '../domain/slot.ts'
import { builtIns } from '../rules/built-in/index.ts'
import type { Month } from '../rules/month.ts'

/** What the first built-in that speaks says against one duty, alone: who is not in post need not be told he is away. */
export const barring = (month: Month, duty: Duty): readonly Finding[] => {
  for (const { kind, check } of builtIns) {
    const findings = kind === 'pinned' ? [] : check(month, [duty])
    if (findings.length > 0) return findings
  }
  return []
}

/** The same; where nothing does, what built-ins say against it beside the pins. Nothing means it can stand. */
export const barringBesidePins = (month: Month, duty: Duty): readonly Finding[] => {
  const alone = barring(month, duty)
  if (alone.length > 0) return alone
  const pinned = month.plan.pins.flatMap(({ leader, date, opening, is }): Duty[] => {
    const slot = month.slots.get(slotId(date, opening))
    return slot && is === 'on' ? [{ leader, slot }] : []
  })
  return builtIns.flatMap(({ check }) => check(month, [...pinned, duty]))
}
