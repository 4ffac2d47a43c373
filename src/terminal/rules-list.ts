import type { Language, Text } from '../domain/text.ts'
import type { Judgement } from '../roster/check.ts'
import { builtIns } from '../rules/built-in/index.ts'
import { ruleKinds } from '../rules/index.ts'
import type { Month, RuleSet } from '../rules/month.ts'
import { presets } from '../rules/presets.ts'
import type { Names } from '../rules/rule.ts'
import { type RuleSetWords, ruleSetInWords, rulesKeptInWords, setTitle, standingWords } from '../words/rule-list.ts'
import { ruleLine } from './lines.ts'

const words = {
  cites: { 'zh-CN': '依据', en: 'from' },
  always: { 'zh-CN': '始终遵守(不可更改)', en: 'Always kept (built in)' },
  kinds: {
    'zh-CN': '规则种类(写在规划文件的 ruleSets 里)',
    en: 'Kinds of rule (under ruleSets in a planning file)',
  },
  presets: {
    'zh-CN': '可直接引用的规则集(写在规划文件的 presets 里)',
    en: 'Shipped rule sets (named under presets in a planning file)',
  },
} as const satisfies Record<string, Text>

/** Every rule set of the month judged by itself: its rules in words, with how a roster stands to each. */
export const rulesKept = (month: Month, judgement: Judgement, names: Names, language: Language): string =>
  rulesKeptInWords(month, judgement, names, language)
    .flatMap(({ title, standing, rules }) => [
      `[${standingWords[standing][language]}] ${title}`,
      ...rules.map((rule) => `  [${standingWords[rule.standing][language]}] ${ruleLine(rule)}`),
    ])
    .join('\n')

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
  sets.map((set) => setLines(ruleSetInWords(set, names, language), language).join('\n')).join('\n\n')

const setLines = ({ set, title, from, to, source, rules }: RuleSetWords, language: Language): string[] => [
  `${title} (${set}, ${from} – ${to ?? ''})`,
  ...(source ? [`  ${words.cites[language]}: ${source}`] : []),
  ...rules.flatMap(({ strength, cites, ...rule }) => [
    `  ${ruleLine(rule)}  [${strength}]`,
    ...(cites ? [`      ${words.cites[language]}: ${cites}`] : []),
  ]),
]
