import type { Finding } from '../domain/finding.ts'
import type { Assignment } from '../domain/roster.ts'
import { type Duty, slotId } from '../domain/slot.ts'
import { builtIns } from '../rules/built-in/index.ts'
import { checkRule, isRequired } from '../rules/index.ts'
import type { AnyRule, Month, RuleSet } from '../rules/month.ts'
import type { Verdict } from '../rules/rule.ts'

/** What every built-in and every rule says of a roster. */
export interface Judgement {
  /** Broken built-ins, and assignments that are no slot of the month. */
  readonly broken: readonly Finding[]
  readonly verdicts: readonly { readonly rule: AnyRule; readonly verdict: Verdict }[]
  /** No built-in and no required rule is broken. */
  readonly kept: boolean
}

/** Judges duties by every built-in and every rule of the month; `noSlots` are found already, and break too. */
export const checkDuties = (month: Month, duties: readonly Duty[], noSlots: readonly Finding[] = []): Judgement => {
  const broken = [...noSlots, ...builtIns.flatMap((builtIn) => builtIn.check(month, duties))]
  const verdicts = month.rules.map((rule) => ({ rule, verdict: checkRule(rule, month, duties) }))
  const kept =
    broken.length === 0 && verdicts.every(({ rule, verdict }) => verdict.amount === 0 || !isRequired(rule))
  return { broken, verdicts, kept }
}

/** Whether a rule set, judged by itself, is kept: none of its required rules is broken. */
export const isSetKept = (set: RuleSet, { verdicts }: Pick<Judgement, 'verdicts'>): boolean =>
  verdicts
    .filter(({ rule }) => set.rules.some(({ id }) => id === rule.id))
    .every(({ rule, verdict }) => verdict.amount === 0 || !isRequired(rule))

/** Judges assignments, edited by hand or not: those that are no slot of the month are found, the rest is judged. */
export const checkAssignments = (month: Month, assignments: readonly Assignment[]): Judgement => {
  const duties: Duty[] = []
  const noSlots: Finding[] = []
  const seen = new Set<string>()
  for (const assignment of assignments) {
    const { date, opening, leader } = assignment
    const slot = month.slots.get(slotId(date, opening))
    const found = (message: string): Finding => ({
      rule: 'slot',
      message,
      subject: { leader, date, opening },
      required: 0,
      actual: 1,
    })
    const key = JSON.stringify([date, opening, leader])
    if (!slot) noSlots.push(found('slot/closed'))
    else if (seen.has(key)) noSlots.push(found('slot/twice'))
    else duties.push({ leader, slot })
    if (
      slot &&
      (['start', 'end', 'session', 'place', 'activity'] as const).some((field) => assignment[field] !== slot[field])
    )
      noSlots.push(found('slot/differs'))
    seen.add(key)
  }
  return checkDuties(month, duties, noSlots)
}
