import { type Compliance, complianceOf } from '../../audit/compliance.ts'
import type { Judging, KnownMonth } from '../../audit/judge.ts'
import { type Occurrence, occurrencesOf, receptionsOf, unscheduledOf } from '../../audit/receptions.ts'
import { dayIn, firstInstant } from '../../calendar/instant.ts'
import { openingDays } from '../../calendar/openings.ts'
import { workCalendar } from '../../calendar/workdays.ts'
import {
  attendanceSince,
  dutiesGone,
  dutiesPut,
  factsVersionAt,
  firstMonthOf,
  openingsSince,
  publishedRosters,
  revisionsBy,
  rulesVersionAt,
} from '../../db/audit-store.ts'
import { officeById } from '../../db/office-store.ts'
import type { Database } from '../../db/open.ts'
import { openAsOf, seqAt } from '../../db/past.ts'
import { knownDocument } from '../../db/plan-store.ts'
import { servedBefore } from '../../db/served-store.ts'
import { addMonths, type Day, firstDay, laterOf, type MonthName, monthOf } from '../../domain/day.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Leader } from '../../domain/leader.ts'
import type { Office } from '../../domain/office.ts'
import { planSchema } from '../../roster/planning-file.ts'
import type { Plan } from '../../rules/month.ts'

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
}

/** Audits and planned duties kept ready at once. */
const mostAudits = 12
const mostRosters = 200

/** Months back to which receptions are read: a rule may count over a year, or take turns. */
const monthsBack = 12

/** Makes the store of audits. */
export const audits = (): Audits => {
  const known = new Map<string, Audit>()
  const occurrences = new Map<string, Occurrence[]>()
  const plans = new Map<string, KnownMonth>()
  const keep = <T>(map: Map<string, T>, key: string, most: number, make: () => T): T => {
    const old = map.get(key)
    if (old !== undefined) return old
    const fresh = make()
    if (map.size >= most) map.delete(map.keys().next().value!)
    map.set(key, fresh)
    return fresh
  }

  const occurrencesIn = (database: Database, office: string, from: MonthName, to: MonthName): Occurrence[] =>
    publishedRosters(database, office, from, to).flatMap(({ roster, month, n, lastAt }) =>
      keep(occurrences, JSON.stringify([database.file, roster, n, lastAt]), mostRosters, () => {
        const put = groupBy(dutiesPut(database, roster, n), (duty) => String(duty.n))
        const gone = groupBy(dutiesGone(database, roster, n), (duty) => String(duty.n))
        return occurrencesOf(
          month,
          revisionsBy(database, roster).map((revision) => ({
            ...revision,
            put: put.get(String(revision.n)) ?? [],
            gone: (gone.get(String(revision.n)) ?? []).map(({ id }) => id),
          })),
        )
      }),
    )

  return {
    of(readOnly, question) {
      const { office: id, from, to, at, isNow } = question
      const today = isNow ? at.slice(0, 13) : at
      const key = JSON.stringify([isNow ? readOnly.changes() : seqAt(readOnly, at), id, from, to, today])
      const old = known.get(key)
      if (old) return old
      const database = isNow ? readOnly : openAsOf(readOnly.file, at)
      try {
        const office = officeById(database, id)
        if (!office) return undefined
        return keep(known, key, mostAudits, () => auditOf(database, office, question))
      } finally {
        if (!isNow) database.close()
      }
    },
  }

  function auditOf(database: Database, office: Office, question: AuditQuestion): Audit {
    const { from, to, at } = question
    const today = dayIn(at, office.timezone)
    const firstMonth = firstMonthOf(database, office.id)
    const since = addMonths(from, -monthsBack)
    const planned = occurrencesIn(database, office.id, since, to)
    const entries = attendanceSince(database, office.id, firstDay(since))
    const byReception = new Map(entries.map((entry) => [entry.reception, entry]))
    const judging: Judging = {
      receptions: [...receptionsOf(planned, byReception), ...unscheduledOf(entries)],
      imported: servedBefore(database, office.id, firstDay(firstMonth ?? from)),
      today,
    }
    const lastMonth = planned.reduce((last, { month }) => laterOf(last, month), monthOf(today))
    const names: MonthName[] = []
    if (firstMonth !== undefined)
      for (let month = laterOf(from, firstMonth); month <= to && month <= lastMonth; month = addMonths(month, 1))
        names.push(month)
    const knownFrom = office.settings.knownFrom ?? firstDay(firstMonth ?? from)
    const months = monthsKnown(database, office, names, at, knownFrom)
    return {
      question,
      office,
      today,
      months,
      judging,
      compliance: complianceOf(months, judging, question),
      leaders: months.at(-1)
        ? new Map(months.at(-1)!.plan.leaders.map((leader) => [leader.id, leader]))
        : new Map(),
    }
  }

  /** Rules bind as they stood when the month was over, or when it was published where that was later. */
  function monthsKnown(
    database: Database,
    office: Office,
    names: readonly MonthName[],
    at: string,
    knownFrom: Day,
  ): KnownMonth[] {
    const firsts = new Map(
      names.length > 0
        ? publishedRosters(database, office.id, names[0]!, names.at(-1)!).map(({ month, firstAt }) => [
            month,
            firstAt,
          ])
        : [],
    )
    const seq = seqAt(database, at)
    const opened = new Map<string, Database>()
    const versionNow = rulesVersionAt(database, seq, at)
    try {
      return names.map((month) => {
        const over = inMilliseconds(firstInstant(addMonths(month, 1), office.timezone))
        const bound = [over, firsts.get(month) ?? over].reduce((a, b) => (a > b ? a : b))
        const then = bound < at ? bound : at
        const version = rulesVersionAt(database, seqAt(database, then), then)
        const key = JSON.stringify([
          database.file,
          office.id,
          month,
          factsVersionAt(database, seq),
          version,
          knownFrom,
        ])
        return keep(plans, key, mostRosters, () => {
          const source =
            version === versionNow
              ? database
              : keep(opened, version, Number.POSITIVE_INFINITY, () => openAsOf(database.file, then))
          return knownMonth(source, database, officeById(source, office.id) ?? office, month, knownFrom)
        })
      })
    } finally {
      for (const one of opened.values()) one.close()
    }
  }
}

const inMilliseconds = (instant: string): string => instant.replace(/(:\d\d)Z$/, '$1.000Z')

const knownMonth = (
  then: Database,
  known: Database,
  office: Office,
  month: MonthName,
  knownFrom: Day,
): KnownMonth => {
  const plan = planSchema.parse(knownDocument(then, known, office, month)) as Plan
  const closed = openingsSince(then, office.id, firstDay(month))
  const calendar = workCalendar(plan.calendar)
  const openings = plan.openings.flatMap((opening) => {
    const retired = closed.get(opening.id)
    if (!retired) return [opening]
    const until = dayIn(retired, office.timezone)
    const dates = openingDays(opening, month, calendar).flatMap(({ date }) =>
      date !== undefined && date < until ? [date] : [],
    )
    return dates.length > 0 ? [{ ...opening, on: { dates } }] : []
  })
  return { plan: { ...plan, openings }, knownFrom }
}
