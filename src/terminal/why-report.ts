import { objectiveLevels } from '../domain/rule-set.ts'
import type { Language, Text } from '../domain/text.ts'
import type { Against } from '../roster/against.ts'
import type { Why } from '../roster/why.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { colon, differencesInWords, firstOf, movesInWords } from './against-words.ts'
import {
  barredInWords,
  breakLines,
  consequences,
  costsUnproven,
  dutyTitle,
  legend,
  mendLines,
  ruleLines,
} from './case-words.ts'
import { columns } from './table.ts'

const words = {
  forced: {
    'zh-CN': '非排不可:去掉这一次,必须遵守的规则就不能满足:',
    en: 'Forced: without this duty a required rule would be broken:',
  },
  stands: {
    'zh-CN': '已发布的安排尽量不动:去掉这一次,最好的安排也要差',
    en: 'It is published, and published duties stay: the best roster without it is worse by',
  },
  best: {
    'zh-CN': '最优,但不是非排不可:去掉这一次,最好的安排也要差',
    en: 'Best, not forced: the best roster without it is worse by',
  },
  asGood: {
    'zh-CN': '去掉这一次也能排得同样好;并列时按固定次序选定。',
    en: 'Without it a roster just as good can be made; of equals a fixed order chose this one.',
  },
  pinned: {
    'zh-CN': '这是人工锁定的安排(pins)。',
    en: 'It was decided by hand: a pin.',
  },
  instead: {
    'zh-CN': '换成别人,各自的最好安排(代价小的在前):',
    en: 'With somebody else instead, the best roster of each (the cheapest first):',
  },
  nobody: { 'zh-CN': '那时那里没有别人可以换。', en: 'There is nobody else who may serve there then.' },
  notBest: {
    'zh-CN': '没有排:排在这里,最好的安排也要差',
    en: 'Not there: the best roster with this duty is worse by',
  },
  wouldBreak: { 'zh-CN': '会破坏:', en: 'It would break:' },
  wouldChange: { 'zh-CN': '与现在的安排相比:', en: 'Against the roster as it is:' },
  couldBe: {
    'zh-CN': '没有排:排在这里也能排得同样好;并列时按固定次序没有选。',
    en: 'Not there: a roster with this duty would be just as good; of equals a fixed order chose another.',
  },
  cannot: { 'zh-CN': '不能排在这里:', en: 'Cannot serve there then:' },
} as const satisfies Record<string, Text>

const heads = {
  'zh-CN': ['换成', '代价', '会破坏', '其他变动'],
  en: ['instead', 'costs', 'breaks', 'what else changes'],
} as const

/** Why a leader has a duty, or has not. */
export const whyReport = (month: Month, whys: readonly Why[], names: Names, language: Language): string =>
  whys
    .map((why) =>
      [
        dutyTitle(month, why.duty, names, language),
        ...reasonLines(month, why, names, language),
        ...(why.proven ? [] : [costsUnproven[language]]),
      ].join('\n'),
    )
    .join('\n\n')

const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`)

const reasonLines = (month: Month, why: Why, names: Names, language: Language): string[] => {
  const say = (text: Text): string => text[language]
  const { otherwise, isThere, duty, barred, alternatives } = why
  if (!isThere)
    return otherwise
      ? notThereLines(month, otherwise, names, language)
      : [say(words.cannot), `  ${barredInWords(month, duty.leader, barred, names, language)}`]
  // Only a pin is without an alternative that could be tried.
  if (!otherwise) return [say(words.pinned)]
  const verdict = verdictLines(month, otherwise, names, language)
  if (alternatives.length === 0) return [...verdict, say(words.nobody)]
  const rows = alternatives.map(({ leader, against }) => [
    names.leader(leader),
    ...consequences(month, { duty, instead: leader, against }, names, language),
  ])
  const isAnyWorse = alternatives.some(({ against }) => against.differences.length > 0)
  return [...verdict, say(words.instead), columns(heads[language], rows), ...(isAnyWorse ? [legend(language)] : [])]
}

/** What would be if a duty were not: the rule that forces it, or what it is worth. */
const verdictLines = (month: Month, otherwise: Against, names: Names, language: Language): string[] => {
  const [first] = otherwise.differences
  if (!first) return [words.asGood[language]]
  if (first.level === objectiveLevels.required)
    return [
      words.forced[language],
      ...indent(breakLines(month, otherwise, names, language)),
      ...indent(ruleLines(month, otherwise, names, language)),
    ]
  const isPublished = first.level === objectiveLevels.changes
  return [worseBy(isPublished ? words.stands : words.best, otherwise, language)]
}

const worseBy = (says: Text, { differences }: Against, language: Language): string =>
  `${says[language]}${colon[language].trimEnd()} ${differencesInWords(differences, language)}`

/** What would be if a leader were there who is not. */
const notThereLines = (month: Month, otherwise: Against, names: Names, language: Language): string[] => {
  const breaks = [...breakLines(month, otherwise, names, language), ...mendLines(month, otherwise, names, language)]
  const isAsGood = otherwise.differences.length === 0
  return [
    isAsGood ? words.couldBe[language] : worseBy(words.notBest, otherwise, language),
    ...(breaks.length > 0 ? [words.wouldBreak[language], ...indent(breaks)] : []),
    words.wouldChange[language],
    ...indent(firstOf(movesInWords(otherwise, names, language), 6, language)),
    ...(isAsGood ? [] : [legend(language)]),
  ]
}
