import type { Language } from '../domain/text.ts'
import { type AgainstWords, noLongerBroken } from '../words/against.ts'
import { type CaseWords, caseHeads } from '../words/case.ts'
import { firstOf } from '../words/few.ts'
import { colon } from '../words/signs.ts'
import { ruleLine } from './lines.ts'

/** Most moves shown in a row. */
const mostMoves = 2

/** The heads of the columns of a case, after that of its leader. */
export const caseColumns = (language: Language): string[] =>
  [caseHeads.costs, caseHeads.breaks, caseHeads.moves].map((head) => head[language])

/** What a case costs, breaks and changes, as the cells of a row. */
export const caseCells = (one: CaseWords, language: Language): string[] => {
  const nothing = caseHeads.nothing[language]
  return [
    one.costs.join('\n'),
    breakLines(one, language).join('\n') || nothing,
    firstOf(
      one.moves.map(({ says }) => says),
      mostMoves,
      language,
    ).join('\n') || nothing,
  ]
}

/** What would be broken, and what not any more. */
export const breakLines = (
  { breaks, mends }: Pick<AgainstWords, 'breaks' | 'mends'>,
  language: Language,
): string[] => [
  ...breaks.map(ruleLine),
  ...mends.map((mend) => `${noLongerBroken[language]}${colon[language]}${ruleLine(mend)}`),
]
