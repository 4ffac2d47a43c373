import { createHash } from 'node:crypto'
import { type Compliance, complianceOf, type Judge } from '../../audit/compliance.ts'
import { countedDay, type JudgedRule, type Judging, judgeMonth, type KnownMonth } from '../../audit/judge.ts'
import { receptionsOf, unscheduledOf } from '../../audit/receptions.ts'
import { dayIn } from '../../calendar/instant.ts'
import { attendanceSince, firstMonthOf, publishedRosters, revisedOf } from '../../db/audit-store.ts'
import { officeById } from '../../db/office-store.ts'
import type { Database } from '../../db/open.ts'
import { openAsOf, seqAt } from '../../db/past.ts'
import { servedBefore } from '../../db/served-store.ts'
import {
  addMonths,
  type Day,
  earlierOf,
  firstDay,
  lastDay,
  laterOf,
  type MonthName,
  monthOf,
} from '../../domain/day.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Leader } from '../../domain/leader.ts'
import { type Occurrence, occurrencesOf } from '../../domain/occurrence.ts'
import type { Office } from '../../domain/office.ts'
import type { Reception } from '../../domain/outcome.ts'
import type { AnyRule } from '../../rules/month.ts'
import { keep } from './keep.ts'
import { knownMonths } from './known-months.ts'

/** What is asked: months of an office, on what was known at an instant. */
export interface AuditQuestion {
  readonly office: string
  readonly from: MonthName
  readonly to: MonthName
  /** An instant in UTC to the millisecond. */
  readonly at: string
  /** Whether `at` is now: the database is asked as it is. */
  readonly isNow: boolean
}

/** The answer, with all it rests on. */
export interface Audit {
  readonly question: AuditQuestion
  readonly office: Office
  /** The day it was in the office at the instant asked about. */
  readonly today: Day
  /** The months that could be judged: from the first one published. */
  readonly months: readonly KnownMonth[]
  readonly judging: Judging
  readonly compliance: Compliance
  readonly leaders: ReadonlyMap<string, Leader>
}

/** Audits of offices; what cannot change any more is worked out once. */
export interface Audits {
  /** Undefined where the office was not known at the instant. */
  of(readOnly: Database, question: AuditQuestion): Audit | undefined
  /** Works out what `of` needs to answer at once, a month a step; whoever takes the steps may pause between them. */
  prepare(readOnly: Database, question: AuditQuestion & { readonly isNow: true }): Generator<undefined>
}

/** Audits, and months of offices, kept ready at once: some twenty offices over three years. */
const mostAudits = 12
const mostMonths = 800

/** Months back to which receptions are read at least: a rule may count over a year, or take turns. */
const monthsBack = 12

/** Makes the store of audits; `judgeOne` judges a month that is not kept. */
export const audits = (judgeOne: Judge = judgeMonth): Audits => {
  const known = new Map<string, Audit>()
  const occurrences = new Map<string, Occurrence[]>()
  const monthsKnown = knownMonths()
  const judged = new Map<string, JudgedRule[]>()
  const occurrencesIn = (database: Database, office: string, from: MonthName, to: MonthName): Occurrence[] =>
    publishedRosters(database, office, from, to).flatMap(({ roster, month, n, lastAt }) =>
      keep(occurrences, JSON.stringify([database.file, roster, n, lastAt]), mostMonths, () =>
        occurrencesOf(month, revisedOf(database, roster, n)),
      ),
    )

  return {
    of(readOnly, question) {
      const { office: id, from, to, at, isNow } = question
      const now = isNow ? officeById(readOnly, id) : undefined
      const moment = now ? dayIn(at, now.timezone) : at
      const key = JSON.stringify([isNow ? readOnly.changes() : seqAt(readOnly, at), id, from, to, moment])
      if (known.has(key)) return keep(known, key, mostAudits, () => known.get(key)!)
      const database = isNow ? readOnly : openAsOf(readOnly.file, at)
      try {
        const office = officeById(database, id)
        if (!office) return undefined
        return keep(known, key, mostAudits, () => auditOf(database, office, question))
      } finally {
        if (!isNow) database.close()
      }
    },
    *prepare(readOnly, question) {
      const office = officeById(readOnly, question.office)
      if (!office) return
      for (let month = addMonths(question.from, -monthsBack); month <= question.to; month = addMonths(month, 1)) {
        occurrencesIn(readOnly, office.id, month, month)
        yield
      }
      const { months, judging, judge } = basisOf(readOnly, office, question)
      for (const [n, month] of months.entries()) {
        yield
        judge(month, judging, n === months.length - 1)
      }
    },
  }

  function auditOf(database: Database, office: Office, question: AuditQuestion): Audit {
    const { today, months, judging, judge } = basisOf(database, office, question)
    return {
      question,
      office,
      today,
      months,
      judging,
      compliance: complianceOf(months, judging, question, judge),
      leaders: months.at(-1)
        ? new Map(months.at(-1)!.plan.leaders.map((leader) => [leader.id, leader]))
        : new Map(),
    }
  }

  /** All an answer rests on, and a judge who keeps what he said of each month. */
  function basisOf(database: Database, office: Office, question: AuditQuestion) {
    const { from, to, at } = question
    const today = dayIn(at, office.timezone)
    const firstMonth = firstMonthOf(database, office.id)
    const names = monthsAsked(database, office, question, today)
    const knownFrom = office.settings.knownFrom ?? firstDay(firstMonth ?? from)
    const known = monthsKnown(database, office, names, at, knownFrom)
    const months = known.map(({ month }) => month)
    const since = months.reduce((least, month) => earlierOf(least, firstMonthCounted(month)), from)
    // A duty of the month before or after may have been moved into these months; its entry is no unscheduled one.
    const planned = occurrencesIn(database, office.id, addMonths(since, -1), addMonths(to, 1))
    const entries = attendanceSince(database, office.id, firstDay(since))
    const byReception = new Map(entries.map((entry) => [entry.reception, entry]))
    const duties = receptionsOf(planned, byReception)
    const receptions = [
      ...duties.filter(({ month }) => since <= month && month <= to),
      ...unscheduledOf(entries, duties).filter(({ month }) => month <= to),
    ]
    const judging: Judging = {
      receptions: new Map(
        [...groupBy(receptions, (one) => monthOf(countedDay(one)))].sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
      imported: servedBefore(database, office.id, firstDay(firstMonth ?? from)),
      today,
    }
    const keys = new Map(known.map(({ key, month }) => [month, key]))
    const states = [...judging.receptions].map(([name, those]) => ({ name, state: stateOf(those) }))
    const judge: Judge = (month, all, isLast) => {
      const { month: name } = month.plan
      const first = firstMonthCounted(month)
      const counted = states.filter((other) => first <= other.name && other.name <= name)
      // What a holiday moved out of the month is over with it, some weeks later; from then on it stays the same.
      const day = lastDay(addMonths(name, 2)) < today ? 'over' : today
      const key = JSON.stringify([keys.get(month), name, isLast, day, counted])
      return keep(judged, key, mostMonths, () => {
        // The same whatever else is asked about.
        const receptions = new Map(counted.map((other) => [other.name, all.receptions.get(other.name)!]))
        return judgeOne(month, { ...all, receptions }, isLast)
      })
    }
    return { today, months, judging, judge }
  }
}

/** The months asked about, from the first one published to the last one, or to this one where that is later. */
const monthsAsked = (database: Database, office: Office, { from, to }: AuditQuestion, today: Day): MonthName[] => {
  const first = firstMonthOf(database, office.id)
  if (first === undefined) return []
  const published = publishedRosters(database, office.id, first, to)
  const last = laterOf(monthOf(today), ...published.map(({ month }) => month))
  const names: MonthName[] = []
  for (let month = laterOf(from, first); month <= to && month <= last; month = addMonths(month, 1))
    names.push(month)
  return names
}

/** The first month that a rule judged in a month may look back on: of a campaign, where it begins. */
const firstMonthCounted = ({ plan }: KnownMonth): MonthName =>
  plan.ruleSets
    .flatMap((set) => set.rules)
    .reduce(
      (least, { kind, per }: AnyRule & { readonly per?: unknown }) => {
        const begins =
          kind === 'quota' && typeof per === 'object' && per !== null && 'from' in per ? String(per.from) : ''
        return begins === '' ? least : earlierOf(least, monthOf(begins))
      },
      addMonths(plan.month, -monthsBack),
    )

/** A word that is the same as long as nothing else is known of a month’s receptions. */
const stateOf = (receptions: readonly Reception[]): string => {
  const hash = createHash('sha256')
  for (const one of receptions) hash.update(JSON.stringify(one))
  return hash.digest('base64')
}
