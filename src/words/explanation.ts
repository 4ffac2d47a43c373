import type { Language, Text } from '../domain/text.ts'
import type { Explanation, Way } from '../roster/explain.ts'
import { isRequired } from '../rules/index.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { type Move, movesInWords } from './against.ts'
import { type ConcessionWords, concessionsInWords } from './concession.ts'
import { type ContradictionWords, contradictionInWords } from './contradiction.ts'

const words = {
  kept: {
    'zh-CN': '所有必须遵守的规则都能满足,没有冲突。',
    en: 'Every required rule can be kept; nothing contradicts.',
  },
  why: { 'zh-CN': '为什么排不成', en: 'Why it cannot be done' },
  ways: {
    'zh-CN': '出路(代价小的在前;代价见设置,或规划文件的 concessions)',
    en: 'Ways out (the cheapest first; costs are a setting, or those under concessions in the planning file)',
  },
  noWay: { 'zh-CN': '在允许放弃的范围内没有出路。', en: 'Nothing that may be given up leads out.' },
  noReason: {
    'zh-CN': '时间用完,没有找到原因;可加大时间限制(--time-limit)。',
    en: 'The time ran out before the reason was found; try a larger time limit (--time-limit).',
  },
  noContradiction: {
    'zh-CN': '没有冲突,所有必须遵守的规则都能满足;时间用完,没有来得及排出这样的安排;可加大时间限制(--time-limit)。',
    en: 'Nothing contradicts: every required rule can be kept, but the time ran out before such a roster was found; try a larger time limit (--time-limit).',
  },
  noWayInTime: {
    'zh-CN': '时间用完,没有来得及找到出路;可加大时间限制(--time-limit)。',
    en: 'The time ran out before a way out was found; try a larger time limit (--time-limit).',
  },
  moreContradictions: {
    'zh-CN': '注意:时间用完,可能还有别的冲突没有找到;可加大时间限制(--time-limit)。',
    en: 'Note: the time ran out; not every contradiction could be looked for. Try a larger time limit (--time-limit).',
  },
  moreWays: {
    'zh-CN': '注意:时间用完,出路的代价未证明最小;可加大时间限制(--time-limit)。',
    en: 'Note: the time ran out; there may be cheaper ways out. Try a larger time limit (--time-limit).',
  },
  cost: { 'zh-CN': '代价', en: 'cost' },
  moves: {
    'zh-CN': '与各规则依次让步的安排相比:',
    en: 'Against the roster in which rules give way in their turn:',
  },
  noMoves: {
    'zh-CN': '安排与各规则依次让步时相同。',
    en: 'The roster is the one in which rules give way in their turn.',
  },
  allKept: { 'zh-CN': '必须遵守的规则都满足。', en: 'Every required rule is kept.' },
  notKept: { 'zh-CN': '时间不够,以下规则仍未满足:', en: 'The time did not suffice; still not kept:' },
  otherwiseKept: { 'zh-CN': '其余必须遵守的规则都满足。', en: 'Every other required rule is kept.' },
} as const satisfies Record<string, Text>

/** A way out; its finished roster is that of the `Way` with the same place. */
export interface WayWords {
  readonly title: string
  readonly concessions: readonly ConcessionWords[]
  /** Whether all that is not given up is kept. */
  readonly kept: string
  /** What changes against the roster as it is; without moves, that nothing does. */
  readonly changes: { readonly title: string; readonly moves: readonly Move[] }
}

/** Why a month cannot be done, and the ways out. */
export interface ExplanationWords {
  /** Said alone where nothing contradicts, or no reason was found in time. */
  readonly nothing?: string
  readonly title: string
  readonly contradictions: readonly ContradictionWords[]
  readonly waysTitle: string
  readonly ways: readonly WayWords[]
  /** Said where there is no way. */
  readonly noWay: string
  /** What there was not the time to look for. */
  readonly notes: readonly string[]
}

/** Why a month cannot be done, and the ways out, in words. */
export const explanationInWords = (
  month: Month,
  explanation: Explanation,
  names: Names,
  language: Language,
): ExplanationWords => ({
  ...nothingInWords(explanation, language),
  title: words.why[language],
  contradictions: explanation.contradictions.map((one) => contradictionInWords(month, one, names, language)),
  waysTitle: words.ways[language],
  ways: explanation.ways.map((way) => wayInWords(month, way, names, language)),
  noWay: words[explanation.inTime.ways ? 'noWay' : 'noWayInTime'][language],
  notes: [
    ...(explanation.inTime.contradictions ? [] : [words.moreContradictions[language]]),
    ...(explanation.inTime.ways || explanation.ways.length === 0 ? [] : [words.moreWays[language]]),
  ],
})

/** That there is nothing to explain, or no contradiction was found. */
const nothingInWords = (
  { made, contradictions, inTime }: Explanation,
  language: Language,
): Pick<ExplanationWords, 'nothing'> => {
  if (made.roster.kept) return { nothing: words.kept[language] }
  if (contradictions.length > 0) return {}
  return { nothing: words[inTime.contradictions ? 'noContradiction' : 'noReason'][language] }
}

const wayInWords = (month: Month, way: Way, names: Names, language: Language): WayWords => {
  const moves = movesInWords(way, names, language)
  return {
    title: `${words.cost[language]} ${way.cost}`,
    concessions: concessionsInWords(month, way, names, language),
    kept: keptInWords(way, language),
    changes: { title: words[moves.length > 0 ? 'moves' : 'noMoves'][language], moves },
  }
}

/** Whether all that is not given up is kept in the finished roster. */
const keptInWords = ({ made, concessions }: Way, language: Language): string => {
  if (made.roster.kept) return words.allKept[language]
  const given = new Set(concessions.flatMap((one) => (one.is === 'rule' ? [one.rule] : [])))
  const others = made.judgement.verdicts.filter(
    ({ rule, verdict }) => isRequired(rule) && verdict.amount > 0 && !given.has(rule.id),
  )
  return others.length === 0
    ? words.otherwiseKept[language]
    : `${words.notKept[language]} ${others.map(({ rule }) => rule.id).join(', ')}`
}
