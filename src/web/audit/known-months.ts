import type { KnownMonth } from '../../audit/judge.ts'
import { dayIn, firstInstant } from '../../calendar/instant.ts'
import {
  addedOpenings,
  closedOpenings,
  factsVersionAt,
  publishedRosters,
  rulesVersionAt,
} from '../../db/audit-store.ts'
import { officeById } from '../../db/office-store.ts'
import type { Database } from '../../db/open.ts'
import { openAsOf, seqAt } from '../../db/past.ts'
import { availabilityIn, knownDocument } from '../../db/plan-store.ts'
import { addDays, addMonths, type Day, firstDay, type MonthName } from '../../domain/day.ts'
import type { Office } from '../../domain/office.ts'
import type { OpeningUntil } from '../../domain/place.ts'
import { planSchema } from '../../roster/planning-file.ts'
import type { Plan } from '../../rules/month.ts'
import { keep } from './keep.ts'

/** A month with what binds in it; the key is the same as long as that is. */
export interface BoundMonth {
  readonly month: KnownMonth
  readonly key: string
}

/** What bound in months of an office, in the order of `names`, on what was known at the instant `at`. */
export type KnownMonths = (
  database: Database,
  office: Office,
  names: readonly MonthName[],
  at: string,
  knownFrom: Day,
) => BoundMonth[]

/** Plans kept ready at once. */
const mostPlans = 200

/** Makes a reader of months. Rules bind as they stood when the month was over, or when it was published where that was later. */
export const knownMonths = (): KnownMonths => {
  const plans = new Map<string, Plan>()
  return (database, office, names, at, knownFrom) => {
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
      const plan = keep(plans, key, mostPlans, () => {
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
