import { objectiveLevels } from '../domain/rule-set.ts'
import type { Language, Text } from '../domain/text.ts'
import type { Against } from '../roster/against.ts'
import type { Why } from '../roster/why.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { againstInWords, type Move } from './against.ts'
import { type CaseWords, caseInWords } from './case.ts'
import { costLegend, costsInOneLine, costsUnproven } from './cost.ts'
import { dutyTitle } from './duty.ts'
import { barringInWords, type FindingWords, type OfRule, ruleInWords } from './finding.ts'
import { colon } from './signs.ts'

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

/** Why a leader has a duty, or has not. What is undefined or empty is not said. */
export interface WhyWords {
  readonly leader: string
  /** Id of the slot. */
  readonly slot: string
  readonly title: string
  readonly verdict: string
  /** What forces it: what would be broken, then the rules that this belongs to. */
  readonly forcedBy: readonly OfRule[]
  /** What keeps a leader from it. */
  readonly barredBy: readonly string[]
  /** Who could have it instead; without cases, that nobody could. */
  readonly instead?: { readonly title: string; readonly cases: readonly CaseWords[] }
  /** What would be broken, and what not any more, if he had it. */
  readonly breaks?: {
    readonly title: string
    readonly breaks: readonly FindingWords[]
    readonly mends: readonly FindingWords[]
  }
  readonly changes?: { readonly title: string; readonly moves: readonly Move[] }
  /** How costs are read. */
  readonly legend?: string
  /** That the time ran out. */
  readonly unproven?: string
}

type Answer = Omit<WhyWords, 'leader' | 'slot' | 'title' | 'unproven'>

/** Why a leader has a duty, or has not, in words. */
export const whyInWords = (month: Month, why: Why, names: Names, language: Language): WhyWords => ({
  leader: why.duty.leader,
  slot: why.duty.slot.id,
  title: dutyTitle(month, why.duty, names, language),
  ...(why.isThere ? thereInWords : notThereInWords)(month, why, names, language),
  ...(why.proven ? {} : { unproven: costsUnproven[language] }),
})

/** What would be if a duty were not: the rule that forces it, or what it is worth; and who else could have it. */
const thereInWords = (
  month: Month,
  { otherwise, alternatives, duty }: Why,
  names: Names,
  language: Language,
): Answer => {
  // Only a pin is without an alternative that could be tried.
  if (!otherwise) return { verdict: words.pinned[language], forcedBy: [], barredBy: [] }
  const isForced = otherwise.differences[0]?.level === objectiveLevels.required
  const isAnyWorse = alternatives.some(({ against }) => against.differences.length > 0)
  return {
    verdict: verdictInWords(otherwise, language),
    forcedBy: isForced ? forcesInWords(month, otherwise, names, language) : [],
    barredBy: [],
    instead: {
      title: words[alternatives.length > 0 ? 'instead' : 'nobody'][language],
      cases: alternatives.map(({ leader, against }) =>
        caseInWords(month, { duty, instead: leader, against }, names, language),
      ),
    },
    ...(isAnyWorse ? { legend: costLegend(language) } : {}),
  }
}

const verdictInWords = (otherwise: Against, language: Language): string => {
  const level = otherwise.differences[0]?.level
  if (level === undefined) return words.asGood[language]
  if (level === objectiveLevels.required) return words.forced[language]
  return worseBy(level === objectiveLevels.changes ? words.stands : words.best, otherwise, language)
}

const worseBy = (says: Text, { differences }: Against, language: Language): string =>
  `${says[language]}${colon[language].trimEnd()} ${costsInOneLine(differences, language)}`

/** What would be broken, and the rules it belongs to. */
const forcesInWords = (month: Month, otherwise: Against, names: Names, language: Language): OfRule[] => {
  const broken = againstInWords(month, otherwise, names, language).breaks
  const rules = [...new Set(broken.map(({ rule }) => rule))].flatMap((id) => {
    const rule = month.rules.find((one) => one.id === id)
    return rule ? [{ rule: id, says: ruleInWords(rule, names, language) }] : []
  })
  return [...broken, ...rules]
}

/** What would be if a leader were there who is not. */
const notThereInWords = (
  month: Month,
  { otherwise, duty, barred }: Why,
  names: Names,
  language: Language,
): Answer => {
  if (!otherwise)
    return {
      verdict: words.cannot[language],
      forcedBy: [],
      barredBy: barringInWords(month, duty.leader, barred, names, language),
    }
  const { breaks, mends, moves } = againstInWords(month, otherwise, names, language)
  const isAsGood = otherwise.differences.length === 0
  return {
    verdict: isAsGood ? words.couldBe[language] : worseBy(words.notBest, otherwise, language),
    forcedBy: [],
    barredBy: [],
    ...(breaks.length + mends.length > 0 ? { breaks: { title: words.wouldBreak[language], breaks, mends } } : {}),
    changes: { title: words.wouldChange[language], moves },
    ...(isAsGood ? {} : { legend: costLegend(language) }),
  }
}
