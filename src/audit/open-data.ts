import { z } from 'zod'
import { type Day, daySchema, lastDay, type MonthName, monthSchema } from '../domain/day.ts'
import type { Leader } from '../domain/leader.ts'
import { type DutyOutcome, outcomeWords, type Reception } from '../domain/outcome.ts'
import { attendanceRate, coverageRate } from './attendance-rates.ts'
import { type Compliance, countsOf, type RuleStanding } from './compliance.ts'
import type { Standing } from './judge.ts'

/** The shape of the open data; it gets another number where a field is taken away or means something else. */
export const openDataVersion = 'reception-roster.open-data.v1'

const count = (description: string) => z.int().min(0).meta({ description })
const outcomeFields = {
  planned: count('Duties that were planned: the sum of the seven fields that follow (计划)'),
  served: count('Served by the leader whose duty it was (已接访)'),
  covered: count('Served by another leader in his place (他人顶替)'),
  excused: count('Not served, with a reason (因故未到)'),
  missing: count('Not served, without a reason (缺席)'),
  pending: count('Nobody has noted yet what became of it (待登记)'),
  deferred: count('Put off to another day, on which it is counted again (已顺延)'),
  cancelled: count('Taken out of the roster (已取消)'),
  unscheduled: count('Receptions outside the roster, not in `planned` (计划外)'),
}

const leaderSchema = z
  .strictObject({
    name: z.string().meta({ description: 'The leader’s name' }),
    posts: z.array(z.string()).meta({ description: 'His posts in the month, as notices print them' }),
    ...outcomeFields,
  })
  .meta({ id: 'OpenLeader', description: 'The same counts of one leader' })

const monthDataSchema = z
  .strictObject({
    month: monthSchema,
    ...outcomeFields,
    attendance: z
      .strictObject({ done: count('Of these, noted as done'), required: count('Least days required of leaders') })
      .meta({ description: 'Attendance (接访率): required days of periods that end in the month' }),
    coverage: z
      .strictObject({ covered: count('Of these, covered'), workdays: count('Workdays to be covered') })
      .meta({ description: 'Coverage (覆盖率)' }),
    rules: z
      .strictObject({ kept: count('Kept'), open: count('Can still be kept'), broken: count('Broken') })
      .meta({ description: 'Rules judged in the month, each set’s by themselves' }),
    leaders: z.array(leaderSchema).optional().meta({
      description: 'Leader by leader in the official order; only where the office names people',
    }),
  })
  .meta({ id: 'OpenMonth', description: 'A month that is over' })

/** An office’s months as open data: counts, and nobody’s name unless the office says so. */
export const openDataSchema = z
  .strictObject({
    version: z.literal(openDataVersion).meta({ description: 'The shape of this file' }),
    office: z.string().meta({ description: 'The office’s name' }),
    year: z.int().meta({ description: 'The year' }),
    asOf: daySchema.meta({ description: 'The day up to which things were known' }),
    months: z.array(monthDataSchema).meta({ description: 'The months of the year that are over, in order' }),
  })
  .meta({ id: 'OpenData', description: 'Receptions of the public by leaders, month by month' })
export type OpenData = z.infer<typeof openDataSchema>
type OpenMonth = OpenData['months'][number]

/** What open data is made from. */
export interface OpenFacts {
  readonly office: string
  readonly year: number
  readonly today: Day
  readonly months: readonly MonthName[]
  readonly compliance: Compliance
  readonly leaders: ReadonlyMap<string, Leader>
  /** Leaders in the official order, where people are named; undefined: nobody is. */
  readonly named: readonly string[] | undefined
}

/** Open data of the months that are over. */
export const openDataOf = ({ office, year, today, months, compliance, leaders, named }: OpenFacts): OpenData => ({
  version: openDataVersion,
  office,
  year,
  asOf: today,
  months: months
    .filter((month) => lastDay(month) < today)
    .map((month): OpenMonth => {
      const receptions = compliance.receptions.filter((one) => one.month === month)
      const rules = compliance.rules.flatMap((one) => inMonth(one, month))
      const standings = compliance.rules.flatMap((one) => one.months.filter((judged) => judged.month === month))
      const attendance = attendanceRate({ rules, leaders, to: month, today })
      const coverage = coverageRate({ rules, today })
      const standing = (is: Standing): number => standings.filter((one) => one.standing === is).length
      return {
        month,
        ...fieldsOf(receptions),
        attendance: { done: attendance.numerator, required: attendance.denominator },
        coverage: { covered: coverage.numerator, workdays: coverage.denominator },
        rules: { kept: standing('kept'), open: standing('open'), broken: standing('broken') },
        ...(named ? { leaders: named.flatMap((id) => leaderOf(leaders.get(id), receptions, month)) } : {}),
      }
    }),
})

/** A rule as it was judged in one month alone. */
const inMonth = (standing: RuleStanding, month: MonthName): RuleStanding[] => {
  const asks = standing.asks.filter((ask) => ask.month === month)
  return asks.length === 0 ? [] : [{ ...standing, asks }]
}

const outcomes = Object.keys(outcomeWords) as DutyOutcome[]

const fieldsOf = (receptions: readonly Reception[]): Pick<OpenMonth, 'planned' | DutyOutcome> => {
  const { planned, ...counts } = countsOf(receptions)
  return { planned, ...(Object.fromEntries(outcomes.map((one) => [one, counts[one]])) as typeof counts) }
}

const leaderOf = (
  leader: Leader | undefined,
  receptions: readonly Reception[],
  month: MonthName,
): NonNullable<OpenMonth['leaders']> => {
  const own = receptions.filter((one) => one.leader === leader?.id)
  if (!leader || own.length === 0) return []
  const posts = leader.posts.filter(
    (post) => post.from <= lastDay(month) && (post.to === null || post.to >= `${month}-01`),
  )
  return [{ name: leader.name, posts: posts.map(({ title }) => title), ...fieldsOf(own) }]
}

const heads = {
  month: '月份',
  leader: '领导',
  planned: '计划',
  rates: ['应接访', '已完成', '应覆盖工作日', '已覆盖工作日', '满足的规则', '待定的规则', '未满足的规则'],
} as const

/** The same as a table for spreadsheets: a row for each month; where people are named, theirs behind it. */
export const openDataRows = ({ months }: OpenData): (string | number)[][] => {
  const isNamed = months.some(({ leaders }) => leaders !== undefined)
  const row = (month: OpenMonth, counts: Pick<OpenMonth, 'planned' | DutyOutcome>, name: string) => [
    ...[month.month, ...(isNamed ? [name] : [])],
    ...[counts.planned, ...outcomes.map((one) => counts[one])],
  ]
  return [
    [
      ...[heads.month, ...(isNamed ? [heads.leader] : []), heads.planned],
      ...[...outcomes.map((one) => outcomeWords[one]['zh-CN']), ...heads.rates],
    ],
    ...months.flatMap((month) => [
      [...row(month, month, ''), ...ratesOf(month)],
      ...(month.leaders ?? []).map((one) => [...row(month, one, one.name), ...heads.rates.map(() => '')]),
    ]),
  ]
}

const ratesOf = ({ attendance, coverage, rules }: OpenMonth): number[] => [
  ...[attendance.required, attendance.done, coverage.workdays, coverage.covered],
  ...[rules.kept, rules.open, rules.broken],
]
