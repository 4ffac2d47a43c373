import type { Language, Text } from '../domain/text.ts'
import { countingCause } from '../roster/contradiction-cause.ts'
import type { Contradiction } from '../roster/explain.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { causesInWords } from './cause.ts'
import { type ClaimWords, claimsInWords } from './claim.ts'
import { stop } from './signs.ts'

const words = {
  minimal: {
    'zh-CN': '下列各项缺一不可:放弃其中任何一项,这几项就不再矛盾。',
    en: 'All of these are needed for it: give up any one, and the others no longer contradict each other.',
  },
  contradict: { 'zh-CN': '以下各项不能同时满足:', en: 'These cannot all hold:' },
} as const satisfies Record<string, Text>

/** What contradicts itself in a month. */
export interface ContradictionWords {
  /** The sentence a clerk reads: the count where counting is enough, else that these do not go together. */
  readonly says: string
  readonly isCounted: boolean
  readonly claims: readonly ClaimWords[]
  /** That none of the claims is needless. */
  readonly minimal: string
}

const capital = (said: string): string => said.charAt(0).toUpperCase() + said.slice(1)

/** A contradiction in words. */
export const contradictionInWords = (
  month: Month,
  one: Contradiction,
  names: Names,
  language: Language,
): ContradictionWords => {
  const cause = countingCause(month, one)
  return {
    says: cause
      ? `${capital(causesInWords([cause], names, language)[0]!)}${stop[language]}`
      : words.contradict[language],
    isCounted: cause !== undefined,
    claims: claimsInWords(month, one, names, language),
    minimal: words.minimal[language],
  }
}
