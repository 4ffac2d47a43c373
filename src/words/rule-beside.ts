import type { Language, Text } from '../domain/text.ts'
import type { RuleBeside, Side } from '../roster/compare.ts'
import { isRequired, kindOf } from '../rules/index.ts'
import type { AnyRule } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { type OfRule, ruleInWords } from './finding.ts'

const words = {
  none: { 'zh-CN': '没有这条', en: 'not there' },
  required: { 'zh-CN': '必须,让步次序', en: 'required, gives way at' },
  preferred: { 'zh-CN': '优先', en: 'preferred' },
} as const satisfies Record<string, Text>

/** A side, and what its ids are called there. */
export type NamedSide = Side & { readonly names: Names }

/** How one rule stands on both sides of a comparison. */
export interface RuleBesideWords extends OfRule {
  /** The rule in words; empty where the sides do not have the same one. */
  readonly says: string
  /** What is broken, or the cost, here and there. */
  readonly amounts: string
  /** The rule as each side has it, where they do not say the same. */
  readonly sides?: { readonly a: string; readonly b: string }
}

/** A rule with its amounts; as each side has it where they do not say the same. */
export const ruleBesideInWords = (
  { id, a, b, isOther }: RuleBeside,
  [sideA, sideB]: readonly [NamedSide, NamedSide],
  language: Language,
): RuleBesideWords => {
  const amount = (n: number | undefined): string => (n === undefined ? words.none[language] : `${n}`)
  const said = ({ plan: { month }, names }: NamedSide) => {
    const rule = month.rules.find((one) => one.id === id)
    return rule && { rule, says: ruleInWords(rule, names, language) }
  }
  const [one, two] = [said(sideA), said(sideB)]
  const amounts = `${amount(a)} → ${amount(b)}`
  if (!isOther) return { rule: id, says: (two ?? one)!.says, amounts }
  const isSaidAlike = one!.says === two!.says
  const inFull = ({ rule, says }: { readonly rule: AnyRule; readonly says: string }): string => {
    const strength = isSaidAlike ? strengthInWords(rule, language) : ''
    return `${says}${strength && ` [${strength}]`}`
  }
  return { rule: id, says: '', amounts, sides: { a: inFull(one!), b: inFull(two!) } }
}

/** How strongly a rule binds; nothing for one that only aims. */
const strengthInWords = (rule: AnyRule, language: Language): string => {
  if (kindOf(rule).level !== 'binding') return ''
  return isRequired(rule) ? `${words.required[language]} ${rule.giveWay}` : words.preferred[language]
}
