import { dayWords } from '../domain/day-words.ts'
import { groupBy } from '../domain/group-by.ts'
import { type Language, list, same, type Text } from '../domain/text.ts'
import type { Against, Difference } from '../roster/against.ts'
import type { Names } from '../rules/rule.ts'
import { stepInWords } from './step-words.ts'

const asGood: Text = { 'zh-CN': '同样好', en: 'as good' }

/** The sign between what is spoken of and what is said of it. */
export const colon: Text = { 'zh-CN': ':', en: ': ' }

/** The sign between two things said of one. */
export const semicolon: Text = { 'zh-CN': ';', en: '; ' }

/** What a roster costs more, step by step; the first one decides. */
export const differenceList = (differences: readonly Difference[], language: Language): string[] =>
  differences.length === 0
    ? [asGood[language]]
    : differences.map((step) => `${stepInWords(step)[language]} ${step.by > 0 ? '+' : ''}${step.by}`)

/** The same in one line: 必须(100) +1、均衡 +4 · required(100) +1, fairness +4. */
export const differencesInWords = (differences: readonly Difference[], language: Language): string =>
  list(differenceList(differences, language).map(same))[language]

/** Leaders by name; `--` for nobody. */
export const leadersInWords = (leaders: readonly string[], names: Names, language: Language): string =>
  list(leaders.map((leader) => same(names.leader(leader))))[language] || '--'

/** What changes slot by slot: “12月3日(周四) 大厅:甲 → 乙”; `--` where nobody was or is. */
export const movesInWords = (
  { dropped, added }: Pick<Against, 'dropped' | 'added'>,
  names: Names,
  language: Language,
): string[] => {
  const slots = [...groupBy([...dropped, ...added], ({ slot }) => slot.id)].sort(([a], [b]) => (a < b ? -1 : 1))
  return slots.map(([id, [first]]) => {
    const [day, opening] = [dayWords(first!.slot.date)[language], names.opening(first!.slot.opening)]
    const [before, now] = [dropped, added].map((duties) =>
      leadersInWords(
        duties.filter(({ slot }) => slot.id === id).map(({ leader }) => leader),
        names,
        language,
      ),
    )
    return `${day} ${opening}${colon[language]}${before} → ${now}`
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
