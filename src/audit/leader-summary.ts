import { compare } from '../domain/compare.ts'
import { firstDay, lastDay, type MonthName } from '../domain/day.ts'
import { groupBy } from '../domain/group-by.ts'
import type { Leader } from '../domain/leader.ts'
import type { Reception } from '../domain/outcome.ts'
import { type Compliance, type Counts, countsOf, type RuleStanding } from './compliance.ts'

/** Who came, as it was noted with an entry; null: not noted. */
export interface Visits {
  readonly batches: number | null
  readonly visitors: number | null
}

/** What a leader was to do and did in some time. */
export interface LeaderCounts {
  /** His own duties, and what he received outside the roster. */
  readonly counts: Counts
  /** Days on which he received: his own duties, in another’s place, outside the roster. */
  readonly days: number
  /** Receptions in another’s place. */
  readonly forOthers: readonly Reception[]
  /** 批次 and 人次 of all he received, as far as they were noted. */
  readonly batches: number
  readonly visitors: number
}

/** A leader’s summary over some months. */
export interface LeaderSummary extends LeaderCounts {
  readonly leader: string
  readonly months: readonly (LeaderCounts & { readonly month: MonthName })[]
  /** What rules asked of him by name, in their order. */
  readonly asks: readonly { readonly standing: RuleStanding; readonly ask: RuleStanding['asks'][number] }[]
  /** His duties that he did not serve himself: excused, missing, covered by another. */
  readonly absences: readonly Reception[]
}

const absent = new Set(['excused', 'missing', 'covered'])

/** The duties that were not served by whose they were, by day. */
export const absencesIn = (receptions: readonly Reception[]): Reception[] =>
  receptions.filter(({ outcome }) => absent.has(outcome)).sort((a, b) => compare(a.date, b.date))

/** The summaries of some leaders over the months that were judged; their counts add up to those of the compliance. */
export const leaderSummaries = (
  { receptions, rules }: Compliance,
  months: readonly MonthName[],
  leaders: readonly string[],
  visits: ReadonlyMap<number, Visits>,
): LeaderSummary[] => {
  const own = groupBy(receptions, ({ leader }) => leader)
  const received = groupBy(receptions, ({ servedBy }) => servedBy ?? '')
  const asks = groupBy(
    rules.flatMap((standing) => standing.asks.map((ask) => ({ standing, ask }))),
    ({ ask }) => ask.subject.leader ?? '',
  )
  return leaders.map((leader): LeaderSummary => {
    const [his, taken] = [own.get(leader) ?? [], received.get(leader) ?? []]
    const [hisBy, takenBy] = [groupBy(his, ({ month }) => month), groupBy(taken, ({ month }) => month)]
    return {
      leader,
      ...countsIn(leader, his, taken, visits),
      months: months.map((month) => ({
        month,
        ...countsIn(leader, hisBy.get(month) ?? [], takenBy.get(month) ?? [], visits),
      })),
      asks: asks.get(leader) ?? [],
      absences: absencesIn(his),
    }
  })
}

const countsIn = (
  leader: string,
  own: readonly Reception[],
  taken: readonly Reception[],
  visits: ReadonlyMap<number, Visits>,
): LeaderCounts => {
  const noted = taken.flatMap(({ entry }) => (entry === null ? [] : (visits.get(entry) ?? [])))
  return {
    counts: countsOf(own),
    days: new Set(taken.map(({ date }) => date)).size,
    forOthers: taken.filter((one) => one.leader !== leader),
    batches: noted.reduce((sum, { batches }) => sum + (batches ?? 0), 0),
    visitors: noted.reduce((sum, { visitors }) => sum + (visitors ?? 0), 0),
  }
}

/**
 * The leaders who held a post in some months, unit by unit as given, then in the official order; behind them whoever had
 * a duty or received and is not known, or was in no post then.
 */
export const inOfficialOrder = (
  leaders: ReadonlyMap<string, Leader>,
  units: readonly string[],
  { from, to }: { readonly from: MonthName; readonly to: MonthName },
  receptions: readonly Reception[],
): string[] => {
  const rank = new Map(units.map((unit, n) => [unit, n]))
  const listed = [...leaders.values()].flatMap(({ id, posts }) => {
    const [first] = posts
      .filter((post) => post.from <= lastDay(to) && (post.to === null || post.to >= firstDay(from)))
      .map(({ unit, order }) => ({ id, unit: rank.get(unit) ?? units.length, order }))
      .sort((a, b) => a.unit - b.unit || a.order - b.order)
    return first ? [first] : []
  })
  const ids = listed.sort((a, b) => a.unit - b.unit || a.order - b.order).map(({ id }) => id)
  const known = new Set(ids)
  const more = new Set(receptions.flatMap(({ leader, servedBy }) => [leader, servedBy ?? leader]))
  return [...ids, ...[...more].filter((id) => !known.has(id)).sort()]
}
