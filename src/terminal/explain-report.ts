import type { Language } from '../domain/text.ts'
import type { Explanation } from '../roster/explain.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import type { ClaimWords } from '../words/claim.ts'
import type { ConcessionWords } from '../words/concession.ts'
import type { ContradictionWords } from '../words/contradiction.ts'
import { explanationInWords, type WayWords } from '../words/explanation.ts'
import { firstOf } from '../words/few.ts'
import { indented, ruleLine } from './lines.ts'
import { monthTables } from './month-table.ts'

/** Most findings shown of a rule that gives way, and most moves of a way. */
const [mostMissed, mostMoves] = [4, 8]

/** Why a month cannot be done, and the ways out, each with its finished roster. */
export const explainReport = (month: Month, explanation: Explanation, names: Names, language: Language): string => {
  const said = explanationInWords(month, explanation, names, language)
  if (said.nothing) return said.nothing
  const ways = said.ways.map((way, n) => [
    ...wayLines(way, n + 1, language),
    ...indented(monthTables(month, explanation.ways[n]!.made.duties, names, language).split('\n'), 5),
  ])
  return [
    said.title,
    ...apart(said.contradictions.map(contradictionLines)),
    '',
    said.waysTitle,
    ...(ways.length > 0 ? apart(ways) : indented([said.noWay])),
    ...(said.notes.length > 0 ? ['', ...said.notes] : []),
  ].join('\n')
}

/** Blocks of lines with an empty line between them. */
const apart = (blocks: readonly (readonly string[])[]): string[] =>
  blocks.flatMap((lines, n) => (n > 0 ? ['', ...lines] : [...lines]))

const claimLine = ({ claim, says }: ClaimWords): string =>
  claim.is === 'rule' ? ruleLine({ rule: claim.rule, says }) : says

const contradictionLines = ({ says, isCounted, claims, minimal }: ContradictionWords): string[] => {
  const lines = indented(claims.map(claimLine), 4)
  return isCounted
    ? [...indented([says, minimal]), ...lines]
    : [...indented([says]), ...lines, ...indented([minimal])]
}

const wayLines = (way: WayWords, n: number, language: Language): string[] => {
  const { moves } = way.changes
  return [
    `  ${n}. ${way.title}`,
    ...way.concessions.flatMap((one) => concessionLines(one, language)),
    ...indented([way.kept, way.changes.title], 5),
    ...indented(
      firstOf(
        moves.map(({ says }) => says),
        mostMoves,
        language,
      ),
      7,
    ),
  ]
}

const concessionLines = ({ says, missed }: ConcessionWords, language: Language): string[] => [
  ...indented([says], 5),
  ...indented(
    firstOf(
      missed.map((finding) => finding.says),
      mostMissed,
      language,
    ),
    7,
  ),
]
