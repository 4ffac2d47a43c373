import type { Language } from '../domain/text.ts'
import type { ComparisonWords, OnBothSides } from '../words/comparison.ts'
import type { RuleBesideWords } from '../words/rule-beside.ts'
import { colon } from '../words/signs.ts'
import { section } from './lines.ts'
import { columns } from './table.ts'

/** Two rosters beside each other: level by level, rule by rule, slot by slot, leader by leader. */
export const compareReport = (
  { steps, same, rules, broken, duties, loads }: ComparisonWords,
  language: Language,
): string => {
  const brokenOn = (side: string, findings: ComparisonWords['broken']['a']): string[] =>
    findings.map(({ says }) => `  ${side}  ${says}`)
  return [
    bothSides('', steps),
    ...(same ? [same] : []),
    ...section(
      rules.title,
      rules.rules.flatMap((rule) => ruleLines(rule, language)),
    ),
    ...section(broken.title, [...brokenOn('A', broken.a), ...brokenOn('B', broken.b)]),
    ...section(duties.title, duties.slots.length > 0 ? [bothSides(duties.head, duties.slots)] : []),
    ...section(loads.title, loads.leaders.length > 0 ? [bothSides(loads.head, loads.leaders)] : []),
  ].join('\n')
}

const bothSides = (head: string, lines: readonly OnBothSides[]): string =>
  columns(
    [head, 'A', 'B'],
    lines.map(({ says, a, b }) => [says, a, b]),
  )

/** A rule with its amounts; as each side has it where they do not say the same. */
const ruleLines = ({ rule, says, amounts, sides }: RuleBesideWords, language: Language): string[] =>
  sides
    ? [`  ${rule}${colon[language]}${amounts}`, `      A  ${sides.a}`, `      B  ${sides.b}`]
    : [`  ${rule}  ${says}${colon[language]}${amounts}`]
