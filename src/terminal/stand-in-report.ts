import type { Language } from '../domain/text.ts'
import { caseHeads } from '../words/case.ts'
import { semicolon } from '../words/signs.ts'
import type { StandInWords } from '../words/stand-in.ts'
import { caseCells, caseColumns } from './case-columns.ts'
import { columns } from './table.ts'

/** Who could stand in for a leader, or come where nobody is, ranked. */
export const standInReport = (
  { title, pinned, ranked, barred, unproven }: StandInWords,
  language: Language,
): string =>
  [
    title,
    ...(pinned ? [pinned] : []),
    ...(ranked ? rankedLines(ranked, language) : []),
    ...(barred
      ? [barred.title, ...barred.leaders.map(({ because }) => `  ${because.join(semicolon[language])}`)]
      : []),
    ...(unproven ? [unproven] : []),
  ].join('\n')

const rankedLines = (
  { title, cases, legend }: NonNullable<StandInWords['ranked']>,
  language: Language,
): string[] => {
  if (cases.length === 0) return [title]
  const head = ['', caseHeads.leader[language], ...caseColumns(language)]
  const rows = cases.map((one, n) => [`${n + 1}`, one.name, ...caseCells(one, language)])
  return [title, columns(head, rows), ...legend]
}
