import { type Language, oneLine, type Text } from '../domain/text.ts'
import { isSetKept, type Judgement } from '../roster/check.ts'
import { builtIns } from '../rules/built-in/index.ts'
import { describeRule, isRequired, kindOf, ruleKinds } from '../rules/index.ts'
import type { AnyRule, Month, RuleSet } from '../rules/month.ts'
import { presets } from '../rules/presets.ts'
import type { Names } from '../rules/rule.ts'

const words = {
  kept: { 'zh-CN': '[满足]', en: '[kept]' },
  broken: { 'zh-CN': '[未满足]', en: '[broken]' },
  soft: { 'zh-CN': '[尽量]', en: '[aim]' },
  required: { 'zh-CN': '必须', en: 'required' },
  preferred: { 'zh-CN': '优先', en: 'preferred' },
  best: { 'zh-CN': '尽量', en: 'as good as can be' },
  giveWay: { 'zh-CN': '让步次序', en: 'gives way at' },
  cites: { 'zh-CN': '依据', en: 'from' },
  always: { 'zh-CN': '始终遵守(不可更改)', en: 'Always kept (built in)' },
  kinds: {
    'zh-CN': '规则种类(写在规划文件的 ruleSets 里)',
    en: 'Kinds of rule (under ruleSets in a planning file)',
  },
  unconfirmed: { 'zh-CN': '(未核实,请先核对原文)', en: ' (unconfirmed: check the text first)' },
  presets: {
    'zh-CN': '可直接引用的规则集(写在规划文件的 presets 里)',
    en: 'Shipped rule sets (named under presets in a planning file)',
  },
  since: { 'zh-CN': '起', en: 'from' },
} as const satisfies Record<string, Text>

/** Every rule set of the month judged by itself: its rules in words, with how a roster stands to each. */
export const rulesKept = (month: Month, judgement: Judgement, names: Names, language: Language): string =>
  month.ruleSets
    .map((set) => {
      const judged = judgement.verdicts.filter(({ rule }) => set.rules.some(({ id }) => id === rule.id))
      const rules = judged.map(({ rule, verdict }) => {
        const binding = kindOf(rule).level === 'binding'
        const sign = !binding ? words.soft : verdict.amount === 0 ? words.kept : words.broken
        return `  ${sign[language]} ${rule.id}  ${oneLine(describeRule(rule, names)[language])}`
      })
      return [
        `${(isSetKept(set, judgement) ? words.kept : words.broken)[language]} ${setTitle(set, language)}`,
        ...rules,
      ].join('\n')
    })
    .join('\n')

const setTitle = ({ name, confirmed }: RuleSet, language: Language): string =>
  `${oneLine(name[language])}${confirmed ? '' : words.unconfirmed[language]}`

const strength = (rule: AnyRule, language: Language): string => {
  if (kindOf(rule).level !== 'binding') return words.best[language]
  if (!isRequired(rule)) return words.preferred[language]
  return `${words.required[language]}, ${words.giveWay[language]} ${rule.giveWay}`
}

/** Every kind of rule, and what is built in, in words. */
export const ruleKindsInWords = (language: Language): string =>
  [
    words.kinds[language],
    ...ruleKinds.map(({ kind, about }) => `  ${kind.padEnd(10)} ${about[language]}`),
    '',
    words.always[language],
    ...builtIns.map(({ kind, about }) => `  ${kind.padEnd(10)} ${about[language]}`),
    '',
    words.presets[language],
    ...presets.map((set) => `  ${set.id.padEnd(16)} ${setTitle(set as RuleSet, language)}`),
  ].join('\n')

/** Rule sets in words, in force or not. */
export const ruleSetsInWords = (sets: readonly RuleSet[], names: Names, language: Language): string =>
  sets
    .map((set) =>
      [
        `${setTitle(set, language)} (${set.id}, ${set.from} – ${set.to ?? ''})`,
        ...(set.source ? [`  ${words.cites[language]}: ${oneLine(set.source)}`] : []),
        ...set.rules.flatMap((rule) => [
          `  ${rule.id}  ${describeRule(rule, names)[language]}  [${strength(rule, language)}]`,
          ...(rule.cites ? [`      ${words.cites[language]}: ${oneLine(rule.cites)}`] : []),
        ]),
      ].join('\n'),
    )
    .join('\n\n')
