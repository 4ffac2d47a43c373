import type { Objective, Roster } from '../domain/roster.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import { type Language, list, same, type Text } from '../domain/text.ts'
import type { Difference } from '../roster/against.ts'
import { stepInWords } from './step.ts'

const words = {
  asGood: { 'zh-CN': '同样好', en: 'as good' },
  proven: { 'zh-CN': '已证明最优', en: 'Proven best' },
  unproven: { 'zh-CN': '未证明最优(时间用完)', en: 'Not proven best (the time ran out)' },
  bound: { 'zh-CN': '下限', en: 'at least' },
  noBound: { 'zh-CN': '未证明', en: 'unproven' },
} as const satisfies Record<string, Text>

/** Said where the time ran out. */
export const costsUnproven: Text = {
  'zh-CN': '注意:时间用完,有的代价未证明最小;可加大时间限制(--time-limit)。',
  en: 'Note: the time ran out; not every cost is proven least. Try a larger time limit (--time-limit).',
}

/** What a roster costs more, step by step; the first one decides. */
export const costsInWords = (differences: readonly Difference[], language: Language): string[] =>
  differences.length === 0
    ? [words.asGood[language]]
    : differences.map((step) => `${stepInWords(step)[language]} ${step.by > 0 ? '+' : ''}${step.by}`)

/** The same in one line: 必须(100) +1、均衡 +4 · required(100) +1, fairness +4. */
export const costsInOneLine = (differences: readonly Difference[], language: Language): string =>
  list(costsInWords(differences, language).map(same))[language]

/** How costs are read: which step comes first, and what the sign means. */
export const costLegend = (language: Language): string => {
  const levels = Object.values(objectiveLevels).filter((level) => level !== objectiveLevels.tieBreak)
  const order = list(levels.map((level) => stepInWords({ level })))
  return {
    'zh-CN': `代价按次序比:${order['zh-CN']};前面的相同,才比后面的。“+”是更差,“-”是更好。`,
    en: `Costs are compared in this order: ${order.en}; a later one only where the earlier are equal. “+” is worse, “-” better.`,
  }[language]
}

/** 必须 0 · 总人次 23 · 均衡 222: each level’s value, with the bound where the two differ. */
export const objectiveInWords = (objective: readonly Objective[], language: Language): string[] =>
  objective.map(({ level, giveWay, value, bound }) => {
    const least = bound === null ? words.noBound[language] : `${words.bound[language]} ${bound}`
    return `${stepInWords({ level, giveWay })[language]} ${value}${bound === value ? '' : ` (${least})`}`
  })

/** Whether a roster is proven best, and by which engine. */
export const proofInWords = ({ proven, engine }: Roster, language: Language): string =>
  `${words[proven ? 'proven' : 'unproven'][language]} (${engine.name} ${engine.version})`
