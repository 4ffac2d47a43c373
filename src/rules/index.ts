import { z } from 'zod'
import type { Finding, Subject } from '../domain/finding.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import type { Duty } from '../domain/slot.ts'
import type { Text } from '../domain/text.ts'
import { apart } from './apart.ts'
import { balance } from './balance.ts'
import { coverage } from './coverage.ts'
import { eligible } from './eligible.ts'
import type { AnyRule, Month } from './month.ts'
import { quota } from './quota.ts'
import { rest } from './rest.ts'
import type { Price, Row } from './row.ts'
import type { Names, RuleKind, Verdict } from './rule.ts'
import { spread } from './spread.ts'
import { together } from './together.ts'
import { turns } from './turns.ts'
import { wishes } from './wishes.ts'

/** Every rule there is. To add one: copy a file, list it here, add a sample in tests/rules/samples.ts. */
export const ruleKinds = [coverage, quota, rest, apart, together, turns, eligible, balance, wishes, spread] as const
export type Kind = (typeof ruleKinds)[number]['kind']

/** One rule as data. */
export const ruleSchema = z.discriminatedUnion('kind', [
  coverage.params,
  quota.params,
  rest.params,
  apart.params,
  together.params,
  turns.params,
  eligible.params,
  balance.params,
  wishes.params,
  spread.params,
])

const byKind = new Map<string, RuleKind>(ruleKinds.map((kind) => [kind.kind, kind as unknown as RuleKind]))

/** The definition of a rule’s kind. */
export const kindOf = (rule: { readonly kind: string }): RuleKind => {
  const kind = byKind.get(rule.kind)
  if (!kind) throw new Error(`no rule of kind ${rule.kind}`)
  return kind
}

/** Whether a rule must be kept, rather than preferred or aimed at. */
export const isRequired = (rule: AnyRule): boolean =>
  kindOf(rule).level === 'binding' && rule.strength !== 'preferred'

/** What one unit of a rule’s amount costs. */
export const priceOf = (rule: AnyRule): Price => {
  const { level } = kindOf(rule)
  if (level !== 'binding') return { level, giveWay: 0 }
  if (isRequired(rule)) return { level: objectiveLevels.required, giveWay: rule.giveWay ?? 100 }
  return { level: objectiveLevels.preferred, giveWay: 0 }
}

/** The rows of a rule for the solver. */
export const rowsOf = (rule: AnyRule, month: Month): Row[] => kindOf(rule).constrain(rule, month)
/** What a rule says of duties, in plain arithmetic. */
export const checkRule = (rule: AnyRule, month: Month, duties: readonly Duty[]): Verdict =>
  kindOf(rule).check(rule, month, duties)
/** The subject whose count under a rule a duty belongs to; undefined: it counts for nobody, or the rule counts nothing. */
export const countsFor = (rule: AnyRule, month: Month, duty: Duty): Subject | undefined =>
  kindOf(rule).countsFor?.(rule, month, duty)
/** A rule in one sentence, with why its numbers are not those of its set where they are not. */
export const describeRule = (rule: AnyRule, names: Names): Text => {
  const words = kindOf(rule).describe(rule, names)
  if (!rule.override) return words
  const { reason, from, to } = rule.override
  return {
    'zh-CN': `${words['zh-CN']}(${from}至${to}调整:${reason})`,
    en: `${words.en} (raised or changed from ${from} to ${to}: ${reason})`,
  }
}
/** A finding against a rule in words. */
export const sayFinding = (finding: Finding, rule: AnyRule, names: Names): Text => kindOf(rule).say(finding, names)
