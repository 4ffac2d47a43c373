import { type Language, oneLine, type Text } from '../domain/text.ts'
import { isSetKept, type Judgement } from '../roster/check.ts'
import { describeRule, isRequired, kindOf } from '../rules/index.ts'
import type { AnyRule, Month, RuleSet } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { type OfRule, ruleInWords } from './finding.ts'

const words = {
  kept: { 'zh-CN': '满足', en: 'kept' },
  broken: { 'zh-CN': '未满足', en: 'broken' },
  aim: { 'zh-CN': '尽量', en: 'aim' },
  required: { 'zh-CN': '必须', en: 'required' },
  preferred: { 'zh-CN': '优先', en: 'preferred' },
  best: { 'zh-CN': '尽量', en: 'as good as can be' },
  giveWay: { 'zh-CN': '让步次序', en: 'gives way at' },
  unconfirmed: { 'zh-CN': '(未核实,请先核对原文)', en: ' (unconfirmed: check the text first)' },
} as const satisfies Record<string, Text>

/** How a roster stands to a rule; `aim`: one that is only kept as well as can be. */
export type Standing = 'kept' | 'broken' | 'aim'

/** How a roster stands to a rule, in one word. */
export const standingWords: Record<Standing, Text> = {
  kept: words.kept,
  broken: words.broken,
  aim: words.aim,
}

/** A rule set judged by itself. */
export interface JudgedSet {
  readonly set: string
  readonly title: string
  readonly standing: Standing
  readonly rules: readonly (OfRule & { readonly standing: Standing })[]
}

/** Every rule set of the month judged by itself: its rules in words, with how a roster stands to each. */
export const rulesKeptInWords = (
  month: Month,
  judgement: Judgement,
  names: Names,
  language: Language,
): JudgedSet[] =>
  month.ruleSets.map((set) => ({
    set: set.id,
    title: setTitle(set, language),
    standing: isSetKept(set, judgement) ? 'kept' : 'broken',
    rules: judgement.verdicts
      .filter(({ rule }) => set.rules.some(({ id }) => id === rule.id))
      .map(({ rule, verdict }) => ({
        rule: rule.id,
        standing: kindOf(rule).level !== 'binding' ? 'aim' : verdict.amount === 0 ? 'kept' : 'broken',
        says: ruleInWords(rule, names, language),
      })),
  }))

/** The name of a rule set, and whether its text is still to be checked. */
export const setTitle = ({ name, confirmed }: Pick<RuleSet, 'name' | 'confirmed'>, language: Language): string =>
  `${oneLine(name[language])}${confirmed ? '' : words.unconfirmed[language]}`

/** A rule set, in force or not. */
export interface RuleSetWords {
  readonly set: string
  readonly title: string
  readonly from: string
  readonly to: string | undefined
  readonly source: string | undefined
  readonly rules: readonly (OfRule & { readonly strength: string; readonly cites: string | undefined })[]
}

/** A rule set in words: each rule, how strongly it binds, and where it is from. */
export const ruleSetInWords = (set: RuleSet, names: Names, language: Language): RuleSetWords => ({
  set: set.id,
  title: setTitle(set, language),
  from: set.from,
  to: set.to ?? undefined,
  source: set.source ? oneLine(set.source) : undefined,
  rules: set.rules.map((rule) => ({
    rule: rule.id,
    says: describeRule(rule, names)[language],
    strength: strengthInWords(rule, language),
    cites: rule.cites ? oneLine(rule.cites) : undefined,
  })),
})

const strengthInWords = (rule: AnyRule, language: Language): string => {
  if (kindOf(rule).level !== 'binding') return words.best[language]
  if (!isRequired(rule)) return words.preferred[language]
  return `${words.required[language]}, ${words.giveWay[language]} ${rule.giveWay}`
}
