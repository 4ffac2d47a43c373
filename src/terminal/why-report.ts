import type { Language } from '../domain/text.ts'
import { caseHeads } from '../words/case.ts'
import { firstOf } from '../words/few.ts'
import { semicolon } from '../words/signs.ts'
import type { WhyWords } from '../words/why.ts'
import { breakLines, caseCells, caseColumns } from './case-columns.ts'
import { indented, ruleLine } from './lines.ts'
import { columns } from './table.ts'

/** Most moves shown against the roster as it is. */
const mostMoves = 6

/** Why a leader has a duty, or has not. */
export const whyReport = (whys: readonly WhyWords[], language: Language): string =>
  whys.map((why) => whyLines(why, language).join('\n')).join('\n\n')

const whyLines = (why: WhyWords, language: Language): string[] => {
  const { title, verdict, forcedBy, barredBy, instead, breaks, changes, legend, unproven } = why
  return [
    title,
    verdict,
    ...indented(forcedBy.map(ruleLine)),
    ...(barredBy.length > 0 ? indented([barredBy.join(semicolon[language])]) : []),
    ...(instead ? insteadLines(instead, language) : []),
    ...(breaks ? [breaks.title, ...indented(breakLines(breaks, language))] : []),
    ...(changes ? [changes.title, ...indented(moveLines(changes, language))] : []),
    ...(legend ? [legend] : []),
    ...(unproven ? [unproven] : []),
  ]
}

const moveLines = ({ moves }: NonNullable<WhyWords['changes']>, language: Language): string[] =>
  firstOf(
    moves.map(({ says }) => says),
    mostMoves,
    language,
  )

const insteadLines = ({ title, cases }: NonNullable<WhyWords['instead']>, language: Language): string[] => {
  if (cases.length === 0) return [title]
  const head = [caseHeads.instead[language], ...caseColumns(language)]
  return [
    title,
    columns(
      head,
      cases.map((one) => [one.name, ...caseCells(one, language)]),
    ),
  ]
}
