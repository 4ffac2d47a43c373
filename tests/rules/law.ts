import { kindOf } from '../../src/rules/index.ts'
import type { AnyRule, Month } from '../../src/rules/month.ts'
import { amountOf } from '../../src/rules/row.ts'
import type { RuleKind } from '../../src/rules/rule.ts'
import { pairsOf, rostersOver, takenBy } from '../tools/world.ts'

/** The first roster of a tiny world on which a rule’s rows and its check disagree; undefined when there is none. */
export const disagreement = (month: Month, rule: AnyRule, kind: RuleKind = kindOf(rule)): string | undefined => {
  const rows = kind.constrain(rule, month)
  for (const duties of rostersOver(pairsOf(month))) {
    const taken = takenBy(duties)
    const rowsSay = rows.reduce((sum, row) => sum + amountOf(row, taken), 0)
    const checkSays = kind.check(rule, month, duties).amount
    if (rowsSay !== checkSays) return `rows ${rowsSay}, check ${checkSays}: ${[...taken].join(' · ') || 'nobody'}`
  }
  return undefined
}
