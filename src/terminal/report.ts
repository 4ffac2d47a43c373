import type { Objective, Roster, Shortfall } from '../domain/roster.ts'
import { objectiveLevels } from '../domain/rule-set.ts'
import { type Language, oneLine, type Text } from '../domain/text.ts'
import { type Change, changesBetween } from '../roster/changes.ts'
import { type Judgement, sayJudged } from '../roster/check.ts'
import type { Made } from '../roster/make.ts'
import { sayCauses } from '../roster/say-cause.ts'
import { isRequired, priceOf } from '../rules/index.ts'
import type { Month } from '../rules/month.ts'
import type { Names } from '../rules/rule.ts'
import { changesInWords } from './changes-list.ts'
import { howEven } from './fairness.ts'
import { leadersTable } from './leaders-table.ts'
import { monthTables } from './month-table.ts'
import { rulesKept } from './rules-list.ts'
import { stepInWords } from './step-words.ts'
import { whoServesMore } from './who-serves-more.ts'

const words = {
  roster: { 'zh-CN': '领导干部接访安排', en: 'reception roster' },
  rules: { 'zh-CN': '规则', en: 'Rules' },
  shortfalls: { 'zh-CN': '不能满足之处', en: 'What had to give' },
  broken: { 'zh-CN': '不符合规定之处', en: 'What is broken' },
  allKept: { 'zh-CN': '所有必须遵守的规则都已满足。', en: 'Every required rule is kept.' },
  proven: { 'zh-CN': '已证明最优', en: 'Proven best' },
  unproven: { 'zh-CN': '未证明最优(时间用完)', en: 'Not proven best (the time ran out)' },
  preferred: { 'zh-CN': '优先规则未满足之处', en: 'Preferred rules not kept' },
  changes: { 'zh-CN': '与已发布相比的变动', en: 'Changes against what is published' },
  noChange: { 'zh-CN': '没有变动', en: 'nothing changes' },
  provisional: {
    'zh-CN': '暂定:以下年份的放假安排尚未公布',
    en: 'Provisional: holidays not announced yet for',
  },
  bound: { 'zh-CN': '下限', en: 'at least' },
  noBound: { 'zh-CN': '未证明', en: 'unproven' },
  because: { 'zh-CN': '原因', en: 'because' },
} as const satisfies Record<string, Text>

/** 必须 0 · 总人次 23 · 均衡 222: each level’s value, with the bound where the two differ. */
const objectiveInWords = (objective: readonly Objective[], language: Language): string =>
  objective
    .map(({ level, giveWay, value, bound }) => {
      const name = `${stepInWords({ level, giveWay })[language]}`
      const gap =
        bound === value
          ? ''
          : ` (${bound === null ? words.noBound[language] : `${words.bound[language]} ${bound}`})`
      return `${name} ${value}${gap}`
    })
    .join(' | ')

const proofLine = ({ proven, objective, engine }: Roster, language: Language): string =>
  `${words[proven ? 'proven' : 'unproven'][language]} (${engine.name} ${engine.version}): ${objectiveInWords(objective, language)}`

/** One broken rule in words, with its reasons. */
const shortfallLines = (
  month: Month,
  judgement: Judgement,
  shortfalls: readonly Shortfall[],
  names: Names,
  language: Language,
): string[] => {
  const findings = judgement.verdicts
    .filter(({ rule }) => isRequired(rule))
    .flatMap(({ verdict }) => verdict.findings)
  return findings.flatMap((finding, n) => [
    `  ${finding.rule}  ${sayJudged(month, finding, names)[language]}`,
    `      ${words.because[language]}: ${sayCauses(shortfalls[n]!.because, names)[language]}`,
  ])
}

const provisionalLine = ({ provisional }: Month, language: Language): string[] =>
  provisional.length > 0 ? [`${words.provisional[language]} ${provisional.join(', ')}`] : []

/** Where preferred rules are not kept. */
const preferredLines = (month: Month, judgement: Judgement, names: Names, language: Language): string[] => {
  const findings = judgement.verdicts
    .filter(({ rule }) => priceOf(rule).level === objectiveLevels.preferred)
    .flatMap(({ verdict }) => verdict.findings)
  if (findings.length === 0) return []
  const lines = findings.map((finding) => `  ${finding.rule}  ${sayJudged(month, finding, names)[language]}`)
  return ['', words.preferred[language], ...lines]
}

type Reported = Made & { readonly changes?: readonly Change[] }

/** What changed against what is published; that nothing did, where something is. */
const changeLines = (month: Month, changes: readonly Change[], names: Names, language: Language): string[] => {
  if (month.plan.published.length === 0) return []
  const lines = changesInWords(month, changes, names, language)
  return ['', words.changes[language], ...(lines.length > 0 ? lines : [`  ${words.noChange[language]}`])]
}

/** A made month as the terminal shows it; with the reasons of its changes where they were asked for. */
export const rosterReport = (
  month: Month,
  { roster, duties, judgement, changes = changesBetween(month.plan.published, roster.assignments) }: Reported,
  names: Names,
  language: Language,
): string => {
  const more = whoServesMore(judgement, names)
  return [
    `${oneLine(month.plan.office.name)} ${month.name} ${words.roster[language]}`,
    ...provisionalLine(month, language),
    '',
    monthTables(month, duties, names, language),
    '',
    leadersTable(month, duties, judgement, names, language),
    ...(more ? ['', more[language]] : []),
    '',
    words.rules[language],
    rulesKept(month, judgement, names, language),
    ...preferredLines(month, judgement, names, language),
    ...howEven(judgement, language),
    ...changeLines(month, changes, names, language),
    '',
    ...(roster.kept
      ? [words.allKept[language]]
      : [words.shortfalls[language], ...shortfallLines(month, judgement, roster.shortfalls, names, language)]),
    proofLine(roster, language),
  ].join('\n')
}

/** A checked roster as the terminal shows it. */
export const checkReport = (month: Month, judgement: Judgement, names: Names, language: Language): string => {
  const findings = [
    ...judgement.broken,
    ...judgement.verdicts.flatMap(({ rule, verdict }) => (isRequired(rule) ? verdict.findings : [])),
  ]
  return [
    ...provisionalLine(month, language),
    words.rules[language],
    rulesKept(month, judgement, names, language),
    ...preferredLines(month, judgement, names, language),
    ...howEven(judgement, language),
    '',
    ...(judgement.kept
      ? [words.allKept[language]]
      : [
          words.broken[language],
          ...findings.map((finding) => `  ${finding.rule}  ${sayJudged(month, finding, names)[language]}`),
        ]),
  ].join('\n')
}
