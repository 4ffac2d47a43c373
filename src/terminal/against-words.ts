import { dayWords } from '../domain/day-words.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Duty } from '../domain/slot.ts'
import type { Language, Text } from '../domain/text.ts'
import type { Against, Difference } from '../roster/against.ts'
import type { Names } from '../rules/rule.ts'
import { stepInWords } from './step-words.ts'

const words = {
  same: { 'zh-CN': '同样好', en: 'as good' },
  none: { 'zh-CN': '无', en: 'none' },
} as const satisfies Record<string, Text>

/** 必须(100) +1、均衡 +4 · required(100) +1, fairness +4; the first one decides. */
export const differencesInWords = (differences: readonly Difference[], language: Language): string =>
  differences.length === 0
    ? words.same[language]
    : differences
        .map((step) => `${stepInWords(step)[language]} ${step.by > 0 ? '+' : ''}${step.by}`)
        .join(language === 'en' ? ', ' : '、')

/** What changes slot by slot: “12月3日(周四) 大厅:甲 → 乙”; `--` where nobody was or is. */
export const movesInWords = (
  { dropped, added }: Pick<Against, 'dropped' | 'added'>,
  names: Names,
  language: Language,
): string[] => {
  const who = (duties: readonly Duty[], slot: string) =>
    duties.filter((duty) => duty.slot.id === slot).map(({ leader }) => names.leader(leader))
  const slots = [...groupBy([...dropped, ...added], ({ slot }) => slot.id)].sort(([a], [b]) => (a < b ? -1 : 1))
  return slots.map(([id, [first]]) => {
    const [day, opening] = [dayWords(first!.slot.date)[language], names.opening(first!.slot.opening)]
    const [before, now] = [who(dropped, id), who(added, id)].map((leaders) => leaders.join(', ') || '--')
    return `${day} ${opening}${language === 'en' ? ': ' : ':'}${before} → ${now}`
  })
}

/** The first few of some lines, and how many more there are. */
export const firstOf = (lines: readonly string[], most: number, language: Language): string[] =>
  lines.length <= most + 1
    ? [...lines]
    : [
        ...lines.slice(0, most),
        language === 'en' ? `… and ${lines.length - most} more` : `……另有${lines.length - most}处`,
      ]
