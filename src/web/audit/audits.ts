import { createHash } from 'node:crypto'
import { type Compliance, complianceOf, type Judge } from '../../audit/compliance.ts'
import { countedDay, type JudgedRule, type Judging, judgeMonth, type KnownMonth } from '../../audit/judge.ts'
import { receptionsOf, unscheduledOf } from '../../audit/receptions.ts'
import { dayIn, firstInstant } from '../../calendar/instant.ts'
import {
  addedOpenings,
  attendanceSince,
  closedOpenings,
  factsVersionAt,
  firstMonthOf,
  publishedRosters,
  revisedOf,
  rulesVersionAt,
} from '../../db/audit-store.ts'
import { officeById } from '../../db/office-store.ts'
import type { Database } from '../../db/open.ts'
import { openAsOf, seqAt } from '../../db/past.ts'
import { availabilityIn, knownDocument } from '../../db/plan-store.ts'
import { servedBefore } from '../../db/served-store.ts'
import {
  addDays,
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
import type { OpeningUntil } from '../../domain/place.ts'
import { planSchema } from '../../roster/planning-file.ts'
import type { AnyRule, Plan } from '../../rules/month.ts'

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
const mostRosters = 800

/** Months back to which receptions are read at least: a rule may count over a year, or take turns. */
const monthsBack = 12

/** Makes the store of audits; `judgeOne` judges a month that is not kept. */
export const audits = (judgeOne: Judge = judgeMonth): Audits => {
  const known = new Map<string, Audit>()
  const occurrences = new Map<string, Occurrence[]>()
  const plans = new Map<string, Plan>()
  const judged = new Map<string, JudgedRule[]>()
  const keep = <T>(map: Map<string, T>, key: string, most: number, make: () => T): T => {
    const old = map.get(key)
    if (old !== undefined) {
      // What was asked for last is dropped last.
      map.delete(key)
      map.set(key, old)
      return old
    }
    const fresh = make()
    if (map.size >= most) map.delete(map.keys().next().value!)
    map.set(key, fresh)
    return fresh
  }

  const occurrencesIn = (database: Database, office: string, from: MonthName, to: MonthName): Occurrence[] =>
    publishedRosters(database, office, from, to).flatMap(({ roster, month, n, lastAt }) =>
      keep(occurrences, JSON.stringify([database.file, roster, n, lastAt]), mostRosters, () =>
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
      // A month that is over is the same on every later day.
      const day = lastDay(name) < today ? 'over' : today
      const key = JSON.stringify([keys.get(month), name, isLast, day, counted])
      return keep(judged, key, mostRosters, () => {
        // The same whatever else is asked about.
        const receptions = new Map(counted.map((other) => [other.name, all.receptions.get(other.name)!]))
        return judgeOne(month, { ...all, receptions }, isLast)
      })
    }
    return { today, months, judging, judge }
  }

  /** Rules bind as they stood when the month was over, or when it was published where that was later. */
  function monthsKnown(
    database: Database,
    office: Office,
    names: readonly MonthName[],
    at: string,
    knownFrom: Day,
  ): { readonly month: KnownMonth; readonly key: string }[] {
    const firsts = new Map(
      names.length > 0
        ? publishedRosters(database, office.id, names[0]!, names.at(-1)!).map(({ month, firstAt }) => [
            month,
            firstAt,
          ])
        : [],
    )
    const added = addedOpenings(database)
    const seq = seqAt(database, at)
    const facts = factsVersionAt(database, seq)
    const versionNow = rulesVersionAt(database, seq, at)
    return names.map((month) => {
      const over = inMilliseconds(firstInstant(addMonths(month, 1), office.timezone))
      const bound = [over, firsts.get(month) ?? over].reduce((a, b) => (a > b ? a : b))
      const then = bound < at ? bound : at
      const version = then === at ? versionNow : rulesVersionAt(database, seqAt(database, then), then)
      const key = JSON.stringify([database.file, office.id, facts, version, knownFrom])
      const plan = keep(plans, key, mostRosters, () => {
        if (version === versionNow) return knownPlan(database, database, office)
        const source = openAsOf(database.file, then)
        try {
          return knownPlan(source, database, officeById(source, office.id) ?? office)
        } finally {
          source.close()
        }
      })
      // Whose turn it is depends on who was away; nothing else that is judged does.
      const away = hasTurns(plan)
        ? availabilityIn(database, office, month, new Set(plan.leaders.map(({ id }) => id)))
        : []
      const openings = plan.openings.map((opening): OpeningUntil => {
        const cameAt = added.get(opening.id) ?? ''
        // What was added when the month was out already counts from the next day.
        const since = cameAt > (firsts.get(month) ?? '') ? addDays(dayIn(cameAt, office.timezone), 1) : ''
        return since > firstDay(month) ? { ...opening, since } : opening
      })
      const late = openings.flatMap(({ id, since }) => (since === undefined ? [] : [[id, since]]))
      return {
        month: { plan: { ...plan, month, availability: away, openings }, knownFrom },
        key: away.length === 0 && late.length === 0 ? key : JSON.stringify([key, away, late]),
      }
    })
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

const hasTurns = ({ ruleSets }: Plan): boolean =>
  ruleSets.some(({ rules }) => rules.some(({ kind }) => kind === 'turns'))

const inMilliseconds = (instant: string): string => instant.replace(/(:\d\d)Z$/, '$1.000Z')

/** What was known of an office, whatever the month; openings closed for good are open until that day. */
const knownPlan = (then: Database, known: Database, office: Office): Plan => {
  const plan = planSchema.parse(knownDocument(then, known, office, '2000-01')) as Plan
  const closed = closedOpenings(then, office.id)
  const openings = plan.openings.map((opening): OpeningUntil => {
    const at = closed.get(opening.id)
    return at === undefined ? opening : { ...opening, until: dayIn(at, office.timezone) }
  })
  return { ...plan, openings }
}

/** A word that is the same as long as nothing else is known of a month’s receptions. */
const stateOf = (receptions: readonly Reception[]): string => {
  const hash = createHash('sha256')
  for (const one of receptions) hash.update(JSON.stringify(one))
  return hash.digest('base64')
}
