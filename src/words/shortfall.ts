import type { Shortfall } from '../domain/roster.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import type { Language, Text } from '../domain/text.ts'
import type { Judgement } from '../roster/check.ts'
import { isRequired, priceOf } from '../rules/index.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { causesInWords } from './cause.ts'
import { type FindingWords, findingsInWords } from './finding.ts'
import { semicolon } from './signs.ts'

const words = {
  shortfalls: { 'zh-CN': '不能满足之处', en: 'What had to give' },
  broken: { 'zh-CN': '不符合规定之处', en: 'What is broken' },
  preferred: { 'zh-CN': '优先规则未满足之处', en: 'Preferred rules not kept' },
  because: { 'zh-CN': '原因', en: 'because' },
} as const satisfies Record<string, Text>

/** Said where nothing had to give. */
export const allKept: Text = { 'zh-CN': '所有必须遵守的规则都已满足。', en: 'Every required rule is kept.' }

/** What is broken, under a heading. */
export interface BrokenWords {
  readonly title: string
  readonly findings: readonly FindingWords[]
}

/** One required rule that gave way, with its reasons, the exact one first. */
export interface ShortfallWords extends FindingWords {
  readonly because: string
}

/** What had to give. */
export interface ShortfallsWords {
  readonly title: string
  readonly shortfalls: readonly ShortfallWords[]
  /** The word before reasons. */
  readonly because: string
}

const requiredIn = ({ verdicts }: Judgement) =>
  verdicts.filter(({ rule }) => isRequired(rule)).flatMap(({ verdict }) => verdict.findings)

/** Every required rule that gave way, by how much and why; `shortfalls` are those of the judged roster. */
export const shortfallsInWords = (
  month: Month,
  judgement: Judgement,
  shortfalls: readonly Shortfall[],
  names: Names,
  language: Language,
): ShortfallsWords => ({
  title: words.shortfalls[language],
  shortfalls: findingsInWords(month, requiredIn(judgement), names, language).map((finding, n) => ({
    ...finding,
    because: causesInWords(shortfalls[n]!.because, names, language).join(semicolon[language]),
  })),
  because: words.because[language],
})

/** What is broken in a roster edited by hand: built-ins, and required rules. */
export const brokenInWords = (
  month: Month,
  judgement: Judgement,
  names: Names,
  language: Language,
): BrokenWords => ({
  title: words.broken[language],
  findings: findingsInWords(month, [...judgement.broken, ...requiredIn(judgement)], names, language),
})

/** Where preferred rules are not kept. */
export const preferredInWords = (
  month: Month,
  { verdicts }: Judgement,
  names: Names,
  language: Language,
): BrokenWords => {
  const findings = verdicts
    .filter(({ rule }) => priceOf(rule).level === objectiveLevels.preferred)
    .flatMap(({ verdict }) => verdict.findings)
  return { title: words.preferred[language], findings: findingsInWords(month, findings, names, language) }
}
