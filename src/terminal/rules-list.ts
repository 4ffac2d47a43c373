import { type Language, oneLine, type Text } from '../domain/text.ts'
import type { Judgement } from '../roster/check.ts'
import { builtIns } from '../rules/built-in/index.ts'
import { describeRule, isRequired, kindOf, ruleKinds } from '../rules/index.ts'
import type { AnyRule, Plan } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'

const words = {
  kept: { 'zh-CN': '[满足]', en: '[kept]' },
  broken: { 'zh-CN': '[未满足]', en: '[broken]' },
  soft: { 'zh-CN': '[尽量]', en: '[best]' },
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
  since: { 'zh-CN': '起', en: 'from' },
} as const satisfies Record<string, Text>

/** Every rule of the month in words, with how a roster stands to it. */
export const rulesKept = (judgement: Judgement, names: Names, language: Language): string =>
  judgement.verdicts
    .map(({ rule, verdict }) => {
      const binding = kindOf(rule).level === 'binding'
      const sign = !binding ? words.soft : verdict.amount === 0 ? words.kept : words.broken
      return `${sign[language]} ${rule.id}  ${describeRule(rule, names)[language]}`
    })
    .join('\n')

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
  ].join('\n')

/** The rule sets of a planning file in words, in force or not. */
export const ruleSetsInWords = (plan: Plan, names: Names, language: Language): string =>
  plan.ruleSets
    .map((set) =>
      [
        `${oneLine(set.name[language])} (${set.id}, ${set.from} – ${set.to ?? ''})`,
        ...set.rules.flatMap((rule) => [
          `  ${rule.id}  ${describeRule(rule, names)[language]}  [${strength(rule, language)}]`,
          ...(rule.cites ? [`      ${words.cites[language]}: ${oneLine(rule.cites)}`] : []),
        ]),
      ].join('\n'),
    )
    .join('\n\n')
