import { type Language, oneLine, type Text } from '../domain/text.ts'
import { type Change, changesBetween } from '../roster/changes.ts'
import type { Judgement } from '../roster/check.ts'
import type { Made } from '../roster/make.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { changesInWords } from '../words/changes.ts'
import { objectiveInWords, proofInWords } from '../words/cost.ts'
import { evennessInWords } from '../words/evenness.ts'
import { allKept, brokenInWords, preferredInWords, shortfallsInWords } from '../words/shortfall.ts'
import { colon, semicolon } from '../words/signs.ts'
import { whoServesMore } from '../words/who-serves-more.ts'
import { leadersTable } from './leaders-table.ts'
import { indented, ruleLine, section } from './lines.ts'
import { monthTables } from './month-table.ts'
import { rulesKept } from './rules-list.ts'

const words = {
  roster: { 'zh-CN': '领导干部接访安排', en: 'reception roster' },
  rules: { 'zh-CN': '规则', en: 'Rules' },
  provisional: {
    'zh-CN': '暂定:以下年份的放假安排尚未公布',
    en: 'Provisional: holidays not announced yet for',
  },
} as const satisfies Record<string, Text>

type Reported = Made & { readonly changes?: readonly Change[] }

/** A made month as the terminal shows it; with the reasons of its changes where they were asked for. */
export const rosterReport = (
  month: Month,
  { roster, duties, judgement, changes = changesBetween(month.plan.published, roster.assignments) }: Reported,
  names: Names,
  language: Language,
): string => {
  const more = whoServesMore(judgement, names, language)
  const gaveWay = shortfallsInWords(month, judgement, roster.shortfalls, names, language)
  return [
    `${oneLine(month.plan.office.name)} ${month.name} ${words.roster[language]}`,
    ...provisionalLine(month, language),
    '',
    monthTables(month, duties, names, language),
    '',
    leadersTable(month, duties, judgement, names, language),
    ...(more ? ['', more] : []),
    '',
    ...judgementLines(month, judgement, names, language),
    ...changeLines(month, changes, names, language),
    '',
    ...(roster.kept
      ? [allKept[language]]
      : [
          gaveWay.title,
          ...gaveWay.shortfalls.flatMap((one) => [
            `  ${ruleLine(one)}`,
            `      ${gaveWay.because}: ${one.because}`,
          ]),
        ]),
    `${proofInWords(roster, language)}: ${objectiveInWords(roster.objective, language).join(' | ')}`,
  ].join('\n')
}

/** A checked roster as the terminal shows it. */
export const checkReport = (month: Month, judgement: Judgement, names: Names, language: Language): string => {
  const broken = brokenInWords(month, judgement, names, language)
  return [
    ...provisionalLine(month, language),
    ...judgementLines(month, judgement, names, language),
    '',
    ...(judgement.kept ? [allKept[language]] : [broken.title, ...indented(broken.findings.map(ruleLine))]),
  ].join('\n')
}

const provisionalLine = ({ provisional }: Month, language: Language): string[] =>
  provisional.length > 0 ? [`${words.provisional[language]} ${provisional.join(', ')}`] : []

/** How a roster stands to every rule, where preferred ones are not kept, and how even it is. */
const judgementLines = (month: Month, judgement: Judgement, names: Names, language: Language): string[] => {
  const preferred = preferredInWords(month, judgement, names, language)
  const even = evennessInWords(judgement, language)
  return [
    words.rules[language],
    rulesKept(month, judgement, names, language),
    ...section(preferred.title, indented(preferred.findings.map(ruleLine))),
    ...(even
      ? section(even.title, indented([...even.rules.map(({ rule, says }) => `${rule}: ${says}`), even.meaning]))
      : []),
  ]
}

/** What changed against what is published; that nothing did, where something is. */
const changeLines = (month: Month, changes: readonly Change[], names: Names, language: Language): string[] => {
  if (month.plan.published.length === 0) return []
  const said = changesInWords(month, changes, names, language)
  const lines = said.changes.flatMap(({ says, because }) => [
    `  ${says}`,
    ...(because.length > 0 ? [`      ${said.because}${colon[language]}${because.join(semicolon[language])}`] : []),
  ])
  return section(said.title, lines.length > 0 ? lines : [`  ${said.none}`])
}
