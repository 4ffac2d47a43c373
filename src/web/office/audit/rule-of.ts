import type { RuleStanding } from '../../../audit/compliance.ts'
import { askKey, type JudgedAsk, type JudgedRule, type KnownMonth } from '../../../audit/judge.ts'
import type { Audit } from '../../audit/audits.ts'
import type { OfficeCall } from '../../call.tsx'
import { type Asked, queryOf } from './question.ts'

/** What a rule asked of one subject, with the month by which it was judged. */
export interface FoundAsk {
  readonly standing: RuleStanding
  readonly ask: JudgedAsk & { readonly month: string }
  /** The rule as it stood in that month. */
  readonly judged: JudgedRule
  readonly known: KnownMonth
}

/** One string for a rule of a rule set. */
export const ruleKey = ({ set, rule }: Pick<RuleStanding, 'set' | 'rule'>): string =>
  JSON.stringify([set.id, rule.id])

/** A rule of a rule set that was judged. */
export const standingOf = ({ compliance }: Audit, set: string, rule: string): RuleStanding | undefined =>
  compliance.rules.find((one) => one.set.id === set && one.rule.id === rule)

/** An ask of a rule with all by which it was judged. */
export const withJudged = (audit: Audit, standing: RuleStanding, ask: FoundAsk['ask']): FoundAsk => ({
  standing,
  ask,
  judged: standing.months.find(({ month }) => month === ask.month)!,
  known: audit.months.find(({ plan }) => plan.month === ask.month)!,
})

/** The page of a rule. */
export const ruleAddress = (
  call: OfficeCall,
  question: Asked,
  { set, rule }: Pick<RuleStanding, 'set' | 'rule'>,
  more: Readonly<Record<string, string>> = {},
): string =>
  call.at(`/audit/rules/${encodeURIComponent(set.id)}/${encodeURIComponent(rule.id)}${queryOf(question, more)}`)

/** The page of a figure: what a rule asked of one subject. */
export const figureAddress = (
  call: OfficeCall,
  question: Asked,
  { set, rule }: Pick<RuleStanding, 'set' | 'rule'>,
  ask: JudgedAsk,
): string => call.at(`/audit/figure${queryOf(question, { set: set.id, rule: rule.id, key: askKey(ask) })}`)
