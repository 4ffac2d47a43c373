import { dayWords } from '../domain/day-words.ts'
import { type Language, list, same, type Text } from '../domain/text.ts'
import type { Names } from '../rules/rule.ts'

/** Most things named one by one, where one more is not worth a count. */
const mostNamed = 6

/** A few of many, and how many there are. */
export const few = (items: readonly Text[], unit: string): Text => {
  const shown = list(items.slice(0, mostNamed))
  return items.length <= mostNamed + 1
    ? list(items)
    : { 'zh-CN': `${shown['zh-CN']}等${items.length}${unit}`, en: `${shown.en} … (${items.length})` }
}

/** A few of many days, in order, each once. */
export const fewDays = (dates: readonly string[]): Text => few([...new Set(dates)].sort().map(dayWords), '天')

/** Leaders by name; `--` for nobody. */
export const leadersInWords = (leaders: readonly string[], names: Names, language: Language): string =>
  list(leaders.map((leader) => same(names.leader(leader))))[language] || '--'

const more = (n: number): Text => ({ 'zh-CN': `……另有${n}处`, en: `… and ${n} more` })

/** The first few of some lines, and how many more there are. */
export const firstOf = (lines: readonly string[], most: number, language: Language): string[] =>
  lines.length <= most + 1 ? [...lines] : [...lines.slice(0, most), more(lines.length - most)[language]]
