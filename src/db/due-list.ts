import { and, asc, count, eq, gte, isNull, lt, lte, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Viewer } from '../domain/case.ts'
import type { Day } from '../domain/day.ts'
import type { Database } from './open.ts'
import { caseDeadline, caseEvent, caseState } from './schema.ts'
import { visibleTo } from './withdrawal.ts'

/** By what running limits are put together; `office`: not at all. */
export const dueGroupings = ['leader', 'unit', 'office'] as const
export type DueGrouping = (typeof dueGroupings)[number]

/** The leader in charge answers for a case, the receiver while nobody is; for the unit it is the one in charge. */
const keys: Readonly<Record<DueGrouping, SQL<string | null>>> = {
  leader: sql<string | null>`coalesce(${caseState.inCharge}, ${caseState.receiver})`,
  unit: sql<string | null>`${caseState.lead}`,
  office: sql<string | null>`NULL`,
}

/** Which running limits are wanted: duties alone, those of one group or all. */
export interface DueFilter {
  readonly by: DueGrouping
  /** Only of this leader or unit; null: of none; absent: of all. */
  readonly of?: string | null | undefined
  /** Due on this day or later; absent: overdue ones too. */
  readonly from?: Day | undefined
  readonly until: Day
}

const conditions = (office: string, viewer: Viewer, { by, of, from, until }: DueFilter): SQL | undefined =>
  and(
    eq(caseDeadline.office, office),
    eq(caseDeadline.is, 'running'),
    eq(caseDeadline.isRight, false),
    lte(caseDeadline.due, until),
    from === undefined ? undefined : gte(caseDeadline.due, from),
    of === undefined ? undefined : of === null ? isNull(keys[by]) : eq(keys[by], of),
    visibleTo(viewer),
  )

/** How many limits of each group are past on `today`, and how many still run until the day asked for. */
export const countDue = ({ query }: Database, office: string, viewer: Viewer, filter: DueFilter, today: Day) =>
  query
    .select({
      of: keys[filter.by],
      overdue: sql<number>`count(*) FILTER (WHERE ${lt(caseDeadline.due, today)})`,
      all: count(),
    })
    .from(caseDeadline)
    .innerJoin(caseState, eq(caseState.case, caseDeadline.case))
    .where(conditions(office, viewer, filter))
    .groupBy(keys[filter.by])
    .all()

const registration = alias(caseEvent, 'registration')

/** Running limits with their cases, group by group and the first first: what began them, and by which clocks. */
export const dueOf = (
  { query }: Database,
  office: string,
  viewer: Viewer,
  filter: DueFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
) => {
  // Which ones they are is found out before anything else is read of them.
  const wanted = query
    .select({
      case: caseDeadline.case,
      clock: caseDeadline.clock,
      event: caseDeadline.event,
      of: sql<string | null>`${keys[filter.by]}`.as('of_group'),
    })
    .from(caseDeadline)
    .innerJoin(caseState, eq(caseState.case, caseDeadline.case))
    .where(conditions(office, viewer, filter))
    .orderBy(keys[filter.by], asc(caseDeadline.due), caseDeadline.case, caseDeadline.event)
    .limit(limit)
    .offset(offset)
    .as('wanted')
  return query
    .select({
      group: wanted.of,
      deadline: caseDeadline,
      of: caseState,
      began: caseEvent.what,
      clocks: sql<number>`json_extract(${registration.data}, '$.clocks')`,
    })
    .from(wanted)
    .innerJoin(
      caseDeadline,
      and(
        eq(caseDeadline.case, wanted.case),
        eq(caseDeadline.clock, wanted.clock),
        eq(caseDeadline.event, wanted.event),
      ),
    )
    .innerJoin(caseState, eq(caseState.case, wanted.case))
    .innerJoin(caseEvent, and(eq(caseEvent.case, wanted.case), eq(caseEvent.n, wanted.event)))
    .innerJoin(registration, and(eq(registration.case, wanted.case), eq(registration.n, 1)))
    .orderBy(sql`${wanted.of}`, asc(caseDeadline.due), wanted.case, wanted.event)
    .all()
}
export type DueLimit = ReturnType<typeof dueOf>[number]
