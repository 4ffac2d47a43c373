import { attendanceRate } from '../../../audit/attendance-rates.ts'
import type { Balance } from '../../../audit/backlog.ts'
import type { RuleStanding } from '../../../audit/compliance.ts'
import { monthWords } from '../../../domain/day-words.ts'
import { type Indicator, indicatorWords, percentOf } from '../../../domain/indicator.ts'
import { outcomeWords, plannedOutcomes } from '../../../domain/outcome.ts'
import type { Report, ReportColumn, ReportFigure, ReportTable } from '../../../domain/report.ts'
import { same, type Text } from '../../../domain/text.ts'
import { describeRule } from '../../../rules/index.ts'
import { queryOf } from './question.ts'
import { ratesOf, reportLines } from './report-parts.ts'
import { ruleAddress } from './rule-of.ts'
import { standingSigns, standingWords } from './standing-mark.tsx'
import { absencesTable, type YearlyFacts } from './yearly-tables.ts'

const words = {
  title: (month: Text): Text => ({
    'zh-CN': `${month['zh-CN']}领导干部接访月度报告`,
    en: `Reception of the public by leaders: report of ${month.en}`,
  }),
  outcomes: { 'zh-CN': '接访情况', en: 'Receptions' },
  outcomesAbout: {
    'zh-CN': '计划 = 以下七项之和;计划外另计。',
    en: 'Planned is the sum of the seven that follow; receptions outside the roster are counted beside it.',
  },
  outcome: { 'zh-CN': '结果', en: 'Outcome' },
  times: { 'zh-CN': '次数', en: 'Number' },
  planned: { 'zh-CN': '计划', en: 'planned' },
  none: { 'zh-CN': '没有。', en: 'None.' },
  sets: { 'zh-CN': '各套规则的接访率', en: 'Attendance by each rule set' },
  setsAbout: {
    'zh-CN': '每套规则单独计算;上面的接访率对同一要求只取最严的一套。',
    en: 'Each set by itself; the attendance above takes the strictest of the same demands alone.',
  },
  set: { 'zh-CN': '规则集', en: 'Rule set' },
  required: { 'zh-CN': '应接访', en: 'Required' },
  done: { 'zh-CN': '已完成', en: 'Done' },
  rate: { 'zh-CN': '接访率', en: 'Attendance' },
  rules: { 'zh-CN': '规则执行', en: 'Rules' },
  rule: { 'zh-CN': '规则', en: 'Rule' },
  standing: { 'zh-CN': '结果', en: 'Standing' },
  noRules: { 'zh-CN': '本月没有可以判断的规则。', en: 'No rule can be judged in this month.' },
  cases: { 'zh-CN': '信访事项', en: 'Cases' },
  casesAbout: {
    'zh-CN': '月初在办+新增-结束=月末在办。办结后又重新办理的,再算一次新增。',
    en: 'Open at first + opened - ended = left open. A case reopened is opened again.',
  },
  which: { 'zh-CN': '范围', en: 'Which' },
  allCases: { 'zh-CN': '全部事项', en: 'all cases' },
  backlog: { 'zh-CN': '其中积案', en: 'of these, backlog' },
  before: { 'zh-CN': '月初在办', en: 'open at first' },
  opened: { 'zh-CN': '新增', en: 'opened' },
  closed: { 'zh-CN': '结束', en: 'ended' },
  left: { 'zh-CN': '月末在办', en: 'left open' },
  noShare: { 'zh-CN': '—(分母为0)', en: '— (nothing below the line)' },
} as const

/** What the report says of cases: their indicators and the balance of the month. */
export interface MonthCases {
  readonly indicators: readonly Indicator[]
  readonly balance: readonly Balance[]
}

/** 95.0%(19/20): a share with what it is of. */
export const shareWords = (indicator: Pick<Indicator, 'numerator' | 'denominator'>): Text => {
  const percent = percentOf(indicator)
  if (percent === undefined) return words.noShare
  const { numerator, denominator } = indicator
  const share = `${percent.toFixed(1)}%`
  return { 'zh-CN': `${share}(${numerator}/${denominator})`, en: `${share} (${numerator}/${denominator})` }
}

const figureOf = (indicator: Indicator): ReportFigure => ({
  name: indicatorWords[indicator.id],
  value: shareWords(indicator),
  about: indicator.definition,
})

const number = (name: Text, width = 10): ReportColumn => ({ name, width, isNumber: true })

/** An office’s month: the two rates and those of cases, outcomes, rules, what was missed and why, the balance of cases. */
export const monthlyReport = (facts: YearlyFacts, cases: MonthCases): Report => {
  const { audit, question } = facts
  return {
    office: audit.office.name,
    title: words.title(monthWords(question.to)),
    lines: reportLines(question, audit, 'known'),
    figures: [...ratesOf(audit), ...cases.indicators].map(figureOf),
    tables: [
      outcomesTable(facts),
      setsTable(facts),
      rulesTable(facts),
      absencesTable(facts, audit.compliance.receptions, false),
      casesTable(cases),
    ],
  }
}

const outcomesTable = ({ call, question, audit }: YearlyFacts): ReportTable => {
  const { counts } = audit.compliance
  const to = (outcome: string): string => call.at(`/audit/receptions${queryOf(question, { outcome })}`)
  return {
    title: words.outcomes,
    about: words.outcomesAbout,
    columns: [{ name: words.outcome, width: 20 }, number(words.times)],
    rows: [
      { cells: [words.planned, counts.planned], to: to('planned') },
      ...[...plannedOutcomes, 'unscheduled' as const].map((outcome) => ({
        cells: [outcomeWords[outcome], counts[outcome]],
        to: to(outcome),
      })),
    ],
    none: words.none,
  }
}

/** The attendance by each rule set alone, where it asks leaders for anything that is due. */
const setsTable = ({ question, audit }: YearlyFacts): ReportTable => {
  const sets = new Map(audit.compliance.rules.map(({ set }) => [set.id, set]))
  return {
    title: words.sets,
    about: words.setsAbout,
    columns: [{ name: words.set, width: 36 }, number(words.required), number(words.done), number(words.rate, 20)],
    rows: [...sets.values()].flatMap((set) => {
      const rules = audit.compliance.rules.filter((one) => one.set.id === set.id)
      const { leaders, today } = audit
      const rate = attendanceRate({ rules, leaders, to: question.to, today })
      return rate.denominator === 0
        ? []
        : [{ cells: [set.name, rate.denominator, rate.numerator, shareWords(rate)] }]
    }),
    none: words.noRules,
  }
}

const rulesTable = ({ call, question, audit, names }: YearlyFacts): ReportTable => ({
  title: words.rules,
  columns: [
    ...[
      { name: words.rule, width: 48 },
      { name: words.set, width: 24 },
    ],
    ...(['kept', 'open', 'broken'] as const).map((standing) => number(standingWords[standing], 8)),
    { name: words.standing, width: 12 },
  ],
  rows: audit.compliance.rules.map((one) => ({
    cells: [
      ...[describeRule(one.rule, names), one.set.name, one.kept, one.open, one.broken],
      same(`${standingSigns[one.standing]} ${call.say(standingWords[one.standing])}`),
    ],
    to: ruleAddress(call, question, one satisfies RuleStanding),
  })),
  none: words.noRules,
})

const casesTable = ({ balance }: MonthCases): ReportTable => ({
  title: words.cases,
  about: words.casesAbout,
  columns: [
    { name: words.which, width: 20 },
    ...(['before', 'opened', 'closed', 'left'] as const).map((part) => number(words[part])),
  ],
  rows: balance.flatMap(({ all, backlog }) =>
    (
      [
        ['allCases', all],
        ['backlog', backlog],
      ] as const
    ).map(([name, flow]) => ({
      cells: [words[name], flow.before.length, flow.opened.length, flow.closed.length, flow.left.length],
    })),
  ),
  none: words.none,
})
