import { absencesIn, type LeaderSummary } from '../../../audit/leader-summary.ts'
import { absenceWords } from '../../../domain/attendance.ts'
import { firstDay, lastDay } from '../../../domain/day.ts'
import type { Leader, Post } from '../../../domain/leader.ts'
import { outcomeWords, type Reception } from '../../../domain/outcome.ts'
import { sessionWords } from '../../../domain/place.ts'
import type { ReportCell, ReportColumn, ReportTable } from '../../../domain/report.ts'
import { list, same, type Text } from '../../../domain/text.ts'
import { describeRule } from '../../../rules/index.ts'
import type { Names } from '../../../rules/rule.ts'
import type { Audit } from '../../audit/audits.ts'
import type { OfficeCall } from '../../call.tsx'
import { askedWords, periodWords } from './ask-words.ts'
import { type Asked, queryOf } from './question.ts'
import { asQuery } from './records-query.ts'
import { countCells, countColumns } from './report-parts.ts'
import { figureAddress } from './rule-of.ts'
import { standingSigns, standingWords } from './standing-mark.tsx'

const words = {
  leaders: { 'zh-CN': '各领导情况', en: 'Leaders' },
  months: { 'zh-CN': '逐月情况', en: 'Month by month' },
  asks: { 'zh-CN': '规则要求与完成', en: 'What rules asked' },
  absences: { 'zh-CN': '未接访、他人顶替的', en: 'Not served, or covered by others' },
  others: { 'zh-CN': '替别人接访的', en: 'Served for others' },
  posts: { 'zh-CN': '任职情况', en: 'Posts' },
  counts: {
    'zh-CN': '按应接访的领导统计,计划 = 已接访至已取消各项之和,计划外另计。接访天数按实际接访的人统计。',
    en: 'By whose duty it was; planned is the sum of the outcomes, receptions outside the roster beside it. Days are those of whoever received.',
  },
  leader: { 'zh-CN': '领导', en: 'Leader' },
  post: { 'zh-CN': '职务', en: 'Post' },
  unit: { 'zh-CN': '单位', en: 'Unit' },
  days: { 'zh-CN': '接访天数', en: 'days received' },
  forOthers: { 'zh-CN': '替别人', en: 'for others' },
  batches: { 'zh-CN': '批次', en: 'batches' },
  visitors: { 'zh-CN': '人次', en: 'visitors' },
  broken: { 'zh-CN': '未满足要求', en: 'rules broken' },
  month: { 'zh-CN': '月份', en: 'Month' },
  all: { 'zh-CN': '合计', en: 'in all' },
  set: { 'zh-CN': '规则集', en: 'Rule set' },
  rule: { 'zh-CN': '规则', en: 'Rule' },
  period: { 'zh-CN': '期间', en: 'Period' },
  required: { 'zh-CN': '要求', en: 'Required' },
  actual: { 'zh-CN': '实际', en: 'Actual' },
  standing: { 'zh-CN': '结果', en: 'Standing' },
  date: { 'zh-CN': '日期', en: 'Date' },
  session: { 'zh-CN': '时段', en: 'Session' },
  place: { 'zh-CN': '地点', en: 'Place' },
  outcome: { 'zh-CN': '结果', en: 'Outcome' },
  why: { 'zh-CN': '原因', en: 'Reason' },
  by: { 'zh-CN': '实际接访', en: 'Received by' },
  whose: { 'zh-CN': '原定领导', en: 'Whose duty' },
  from: { 'zh-CN': '任职起', en: 'From' },
  to: { 'zh-CN': '任职止', en: 'To' },
  now: { 'zh-CN': '至今', en: 'now' },
  noWhy: { 'zh-CN': '没有写原因', en: 'no reason noted' },
  nobody: { 'zh-CN': '没有领导。', en: 'There are no leaders.' },
  none: { 'zh-CN': '没有。', en: 'None.' },
  noRule: { 'zh-CN': '没有规则对该领导本人提出要求。', en: 'No rule asked anything of this leader by name.' },
} as const satisfies Record<string, Text>

/** All that the tables of leaders are made from. */
export interface YearlyFacts {
  readonly call: OfficeCall
  readonly question: Asked
  readonly audit: Audit
  readonly names: Names
}

const number = (name: Text, width = 9): ReportColumn => ({ name, width, isNumber: true })
const leaderColumn: ReportColumn = { name: words.leader, width: 12 }

/** The posts a leader held in the months asked about, in the official order. */
export const postsIn = (leader: Leader | undefined, { from, to }: Asked): Post[] =>
  (leader?.posts ?? [])
    .filter((post) => post.from <= lastDay(to) && (post.to === null || post.to >= firstDay(from)))
    .toSorted((a, b) => a.order - b.order)

const receivedCells = ({ days, forOthers, batches, visitors }: LeaderSummary | LeaderSummary['months'][number]) => [
  days,
  forOthers.length,
  batches,
  visitors,
]
const receivedColumns = [
  number(words.days),
  number(words.forOthers),
  number(words.batches),
  number(words.visitors),
] as const

const sumOf = (rows: readonly (readonly ReportCell[])[], from: number): number[] =>
  (rows[0] ?? []).slice(from).map((_, at) => rows.reduce((sum, row) => sum + (row[at + from] as number), 0))

/** Every leader’s counts in one row, in the order given; the last row adds them up. */
export const leadersTable = (
  { call, question, audit, names }: YearlyFacts,
  summaries: readonly LeaderSummary[],
): ReportTable => {
  const lines = summaries.map((one) => {
    const posts = postsIn(audit.leaders.get(one.leader), question)
    const broken = one.asks.filter(({ ask }) => ask.standing === 'broken').length
    const title = list(posts.map(({ title: words }) => same(words)))
    const head = [same(names.leader(one.leader)), posts[0] ? same(names.unit(posts[0].unit)) : null, title]
    return {
      cells: [...head, ...countCells(one.counts), ...receivedCells(one), broken],
      to: call.at(`/audit/yearly${queryOf(question, { leader: one.leader })}`),
    }
  })
  const sum = sumOf(
    lines.map(({ cells }) => cells),
    3,
  )
  return {
    title: words.leaders,
    about: words.counts,
    columns: [
      ...[leaderColumn, { name: words.unit, width: 16 }, { name: words.post, width: 26 }],
      ...[...countColumns, ...receivedColumns, number(words.broken)],
    ],
    rows: [
      ...lines,
      ...(lines.length > 1 ? [{ cells: [words.all, null, null, ...sum], isSum: true as const }] : []),
    ],
    none: words.nobody,
  }
}

/** A leader’s months, those with nothing in them too; of several leaders, only those with something. */
export const monthsTable = (
  { call, question, names }: YearlyFacts,
  summaries: readonly LeaderSummary[],
): ReportTable => {
  const isOne = summaries.length === 1
  const rows = summaries.flatMap((one) =>
    one.months
      .map(({ month, ...counts }) => ({
        numbers: [...countCells(counts.counts), ...receivedCells({ month, ...counts })],
        month,
      }))
      .filter(({ numbers }) => isOne || numbers.some((n) => n !== 0))
      .map(({ numbers, month }) => ({
        cells: [...(isOne ? [] : [same(names.leader(one.leader))]), same(month), ...numbers],
        to: call.at(`/audit/receptions${queryOf(question, asQuery({ leader: one.leader, month }))}`),
      })),
  )
  const [only] = summaries
  const sum =
    isOne && only
      ? [{ cells: [words.all, ...countCells(only.counts), ...receivedCells(only)], isSum: true as const }]
      : []
  return {
    title: words.months,
    about: words.counts,
    columns: [
      ...(isOne ? [] : [leaderColumn]),
      ...[{ name: words.month, width: 11 }, ...countColumns, ...receivedColumns],
    ],
    rows: [...rows, ...sum],
    none: words.none,
  }
}

/** What each rule asked of leaders by name over each period, and what they have. */
export const asksTable = (
  { call, question, names }: YearlyFacts,
  summaries: readonly LeaderSummary[],
): ReportTable => {
  const isOne = summaries.length === 1
  return {
    title: words.asks,
    columns: [
      ...(isOne ? [] : [leaderColumn]),
      ...[
        { name: words.set, width: 22 },
        { name: words.rule, width: 44 },
        { name: words.period, width: 20 },
      ],
      ...[{ name: words.required, width: 18 }, number(words.actual, 8)],
      { name: words.standing, width: 12 },
    ],
    rows: summaries.flatMap(({ leader, asks }) =>
      asks.map(({ standing, ask }) => ({
        cells: [
          ...(isOne ? [] : [same(names.leader(leader))]),
          ...[standing.set.name, describeRule(standing.rule, names), askPeriod(ask, names)],
          ...[askedWords(ask, standing.rule), ask.actual],
          signed(ask.standing),
        ],
        to: figureAddress(call, question, standing, ask),
      })),
    ),
    none: words.noRule,
  }
}

const signed = (standing: keyof typeof standingWords): Text => {
  const [sign, name] = [standingSigns[standing], standingWords[standing]]
  return { 'zh-CN': `${sign} ${name['zh-CN']}`, en: `${sign} ${name.en}` }
}

/** 2026年3月; with the liaison area, where each is asked for by itself. */
const askPeriod = ({ subject, period }: LeaderSummary['asks'][number]['ask'], names: Names): Text => {
  const days = periodWords(period)
  if (subject.unit === undefined) return days
  const area = names.unit(subject.unit)
  return { 'zh-CN': `${days['zh-CN']} ${area}`, en: `${days.en}, ${area}` }
}

/** Duties that were not served by whose they were, each with its reason. */
export const absencesTable = (
  { names }: Pick<YearlyFacts, 'names'>,
  receptions: readonly Reception[],
  isOne: boolean,
): ReportTable => ({
  title: words.absences,
  columns: [
    ...[
      { name: words.date, width: 12 },
      { name: words.session, width: 8 },
      { name: words.place, width: 22 },
    ],
    ...(isOne ? [] : [leaderColumn]),
    ...[
      { name: words.outcome, width: 12 },
      { name: words.why, width: 18 },
      { name: words.by, width: 12 },
    ],
  ],
  rows: absencesIn(receptions).map(({ date, session, place, leader, outcome, why, servedBy }) => ({
    cells: [
      ...[same(date), sessionWords[session], same(names.place(place))],
      ...(isOne ? [] : [same(names.leader(leader))]),
      outcomeWords[outcome],
      why ? absenceWords[why] : outcome === 'missing' ? words.noWhy : null,
      servedBy === null ? null : same(names.leader(servedBy)),
    ],
  })),
  none: words.none,
})

/** What leaders received in another’s place. */
export const forOthersTable = (
  { names }: Pick<YearlyFacts, 'names'>,
  summaries: readonly LeaderSummary[],
): ReportTable => {
  const isOne = summaries.length === 1
  return {
    title: words.others,
    columns: [
      ...(isOne ? [] : [leaderColumn]),
      ...[
        { name: words.date, width: 12 },
        { name: words.session, width: 8 },
        { name: words.place, width: 22 },
      ],
      { name: words.whose, width: 12 },
    ],
    rows: summaries.flatMap(({ leader, forOthers }) =>
      forOthers.map((one) => ({
        cells: [
          ...(isOne ? [] : [same(names.leader(leader))]),
          ...[same(one.date), sessionWords[one.session], same(names.place(one.place))],
          same(names.leader(one.leader)),
        ],
      })),
    ),
    none: words.none,
  }
}

/** The posts a leader held. */
export const postsTable = ({ audit, question, names }: YearlyFacts, leader: string): ReportTable => ({
  title: words.posts,
  columns: [
    ...[
      { name: words.post, width: 30 },
      { name: words.unit, width: 20 },
      { name: words.from, width: 12 },
    ],
    { name: words.to, width: 12 },
  ],
  rows: postsIn(audit.leaders.get(leader), question).map(({ title, unit, from, to }) => ({
    cells: [same(title), same(names.unit(unit)), same(from), to === null ? words.now : same(to)],
  })),
  none: words.none,
})
