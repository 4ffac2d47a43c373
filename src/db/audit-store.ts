import { and, eq, gte, isNotNull, lte, or, sql } from 'drizzle-orm'
import type { Day, MonthName } from '../domain/day.ts'
import type { AmendmentKind } from '../domain/draft.ts'
import { groupBy } from '../domain/group-by.ts'
import { occurrencesOf, type Revised, type RevisedDuty } from '../domain/occurrence.ts'
import { amendedDraft } from './amendment-store.ts'
import type { Database } from './open.ts'
import { amendment, attendance, draft, opening, place, revision, roster } from './schema.ts'

/** The rosters of an office between two months, with the last revision of each. */
export const publishedRosters = ({ query }: Database, office: string, from: MonthName, to: MonthName) =>
  query
    .select({
      roster: roster.id,
      month: roster.month,
      n: sql<number>`max(${revision.n})`,
      firstAt: sql<string>`min(${revision.at})`,
      lastAt: sql<string>`max(${revision.at})`,
    })
    .from(roster)
    .innerJoin(revision, eq(revision.roster, roster.id))
    .where(and(eq(roster.office, office), gte(roster.month, from), lte(roster.month, to)))
    .groupBy(roster.id)
    .orderBy(roster.month)
    .all()

/** The first month an office has published; undefined while there is none. */
export const firstMonthOf = ({ query }: Database, office: string): MonthName | undefined =>
  query
    .select({ month: sql<MonthName | null>`min(${roster.month})` })
    .from(roster)
    .innerJoin(revision, eq(revision.roster, roster.id))
    .where(eq(roster.office, office))
    .get()?.month ?? undefined

/** The revisions of a roster, each with the amendment it was made by. */
const revisionsBy = ({ query }: Database, rosterId: number) =>
  query
    .select({ n: revision.n, id: amendment.id, kind: amendment.kind })
    .from(revision)
    .innerJoin(draft, and(eq(draft.roster, revision.roster), eq(draft.version, revision.draft)))
    .leftJoin(
      amendment,
      and(eq(draft.what, amendedDraft), sql`${amendment.id} = json_extract(${draft.made}, '$.amendment')`),
    )
    .where(eq(revision.roster, rosterId))
    .orderBy(revision.n)
    .all()
    .map(({ n, id, kind }): { n: number; amendment: { id: number; kind: AmendmentKind } | null } => ({
      n,
      amendment: id === null || kind === null ? null : { id, kind },
    }))

type PutDuty = RevisedDuty & { readonly n: number }

/** Of each revision of a roster up to one, what is not as it was in the one before. */
const dutiesPut = ({ sqlite }: Database, rosterId: number, upTo: number): PutDuty[] =>
  sqlite
    .prepare<[number, number], PutDuty>(
      `SELECT d.n, d.id, d.date, d.moved_from AS movedFrom, d.session, d.activity, d.place, d.unit, d.opening, d.leader
       FROM duty d
       LEFT JOIN duty p ON p.roster = d.roster AND p.n = d.n - 1 AND p.id = d.id
       WHERE d.roster = ? AND d.n <= ?
         AND (p.id IS NULL OR (p.date, p.moved_from, p.opening, p.leader, p.session, p.place, p.unit, p.activity)
                          IS NOT (d.date, d.moved_from, d.opening, d.leader, d.session, d.place, d.unit, d.activity))
       ORDER BY d.n, d.date, d.start, d.id`,
    )
    .all(rosterId, upTo)

/** Of each revision of a roster up to one, the ids of duties it has no more. */
const dutiesGone = ({ sqlite }: Database, rosterId: number, upTo: number) =>
  sqlite
    .prepare<[number, number], { n: number; id: string }>(
      `SELECT d.n + 1 AS n, d.id FROM duty d
       LEFT JOIN duty p ON p.roster = d.roster AND p.n = d.n + 1 AND p.id = d.id
       WHERE d.roster = ? AND d.n < ? AND p.id IS NULL
       ORDER BY d.n, d.id`,
    )
    .all(rosterId, upTo)

/** The revisions of a roster up to one, each with what it changed of the one before. */
export const revisedOf = (database: Database, rosterId: number, upTo: number): Revised[] => {
  const put = groupBy(dutiesPut(database, rosterId, upTo), (duty) => String(duty.n))
  const gone = groupBy(dutiesGone(database, rosterId, upTo), (duty) => String(duty.n))
  return revisionsBy(database, rosterId).map((one) => ({
    ...one,
    put: put.get(String(one.n)) ?? [],
    gone: (gone.get(String(one.n)) ?? []).map(({ id }) => id),
  }))
}

/** In whose place somebody else is on duty, since an amendment said so ahead: by roster and duty. */
export const ownersCovered = ({ query, ...rest }: Database, office: string): Map<string, string> => {
  const rosters = query
    .select({ roster: roster.id, month: roster.month, n: sql<number>`max(${revision.n})` })
    .from(roster)
    .innerJoin(revision, eq(revision.roster, roster.id))
    .where(
      and(
        eq(roster.office, office),
        sql`EXISTS (SELECT 1 FROM ${amendment} WHERE ${amendment.roster} = ${roster.id} AND ${amendment.kind} = 'cover')`,
      ),
    )
    .groupBy(roster.id)
    .all()
  return new Map(
    rosters.flatMap(({ roster: id, month, n }) =>
      occurrencesOf(month, revisedOf({ query, ...rest }, id, n)).flatMap((one) =>
        one.ended === undefined && one.owner !== one.leader ? [[`${id} ${one.id}`, one.owner] as const] : [],
      ),
    ),
  )
}

/** What holds of an office’s receptions from a day on, entry by entry, without notes. */
export const attendanceSince = ({ query }: Database, office: string, from: Day) =>
  query
    .select({
      id: attendance.id,
      reception: attendance.reception,
      isPlanned: attendance.isPlanned,
      date: attendance.date,
      session: attendance.session,
      place: attendance.place,
      unit: attendance.unit,
      activity: attendance.activity,
      leader: attendance.leader,
      is: attendance.is,
      coveredBy: attendance.coveredBy,
      why: attendance.why,
      batches: attendance.batches,
      entered: attendance.entered,
      at: attendance.at,
    })
    .from(attendance)
    .where(
      and(
        eq(attendance.office, office),
        gte(attendance.date, from),
        sql`${attendance.id} = (SELECT max(a.id) FROM attendance a WHERE a.office = ${attendance.office} AND a.reception = ${attendance.reception})`,
      ),
    )
    .orderBy(attendance.date, attendance.id)
    .all()
export type AuditEntry = ReturnType<typeof attendanceSince>[number]

/** Who came to an office’s receptions between two days, by the number of the entry that says so. Entries never change. */
export const visitsOf = ({ query }: Database, office: string, from: Day, to: Day) =>
  new Map(
    query
      .select({ id: attendance.id, batches: attendance.batches, visitors: attendance.visitors })
      .from(attendance)
      .where(and(eq(attendance.office, office), gte(attendance.date, from), lte(attendance.date, to)))
      .all()
      .map(({ id, ...visits }) => [id, visits] as const),
  )

/** The openings of an office that were closed for good, and at what instant. */
export const closedOpenings = ({ query }: Database, office: string): Map<string, string> =>
  new Map(
    query
      .select({ id: opening.id, at: sql<string>`coalesce(${opening.retiredAt}, ${place.retiredAt})` })
      .from(opening)
      .innerJoin(place, eq(place.id, opening.place))
      .where(and(eq(place.office, office), or(isNotNull(opening.retiredAt), isNotNull(place.retiredAt))))
      .all()
      .map(({ id, at }) => [id, at] as const),
  )

/** The openings that were added since the log speaks of rows, and at what instant. */
export const addedOpenings = ({ sqlite }: Database): Map<string, string> =>
  new Map(
    sqlite
      // Of a group SQLite takes the other columns from the row with the least number.
      .prepare<[], [seq: number, id: string, at: string]>(
        `SELECT min(past.seq), past.body ->> '$[0].id' AS id, log.at FROM main.past_row AS past
         JOIN main.log ON log.seq = past.seq
         WHERE past.tbl = 'opening' AND json_array_length(past.body) > 0
         GROUP BY past."key"
         HAVING min(past.seq) > (SELECT coalesce(max(seq), 0) FROM main.log WHERE what = 'log.baseline')`,
      )
      .raw()
      .all()
      .map(([, id, at]) => [id, at] as const),
  )

/** An entry about the rules of an office; `presets`: the shipped rule sets switched on before and by it, of one about settings. */
export interface RuleEntry {
  readonly seq: number
  readonly at: string
  readonly who: string | null
  readonly what: string
  readonly subject: string
  readonly data: Record<string, unknown>
  readonly presets: { readonly before: readonly string[]; readonly now: readonly string[] } | undefined
}

/**
 * What was done to an office’s rule sets, overrides and settings between two instants, the latest first. Found by what it
 * changed: the log of ten years is long.
 */
export const ruleEntries = ({ sqlite }: Database, office: string, from: string, until: string): RuleEntry[] => {
  const settings = sqlite
    .prepare<[string], { seq: number; presets: string | null }>(
      `SELECT seq, (body ->> '$[0].settings') -> '$.presets' AS presets FROM main.past_row
       WHERE tbl = 'office' AND "key" = json_array(?) ORDER BY seq`,
    )
    .all(office)
    .map(({ seq, presets }) => ({ seq, presets: JSON.parse(presets ?? '[]') as string[] }))
  const presets = new Map(
    settings.map(({ seq, presets: now }, n) => [seq, { before: settings[n - 1]?.presets ?? now, now }]),
  )
  return sqlite
    .prepare<[Record<string, string>], Omit<RuleEntry, 'data' | 'presets'> & { data: string }>(
      `SELECT log.seq, log.at, user.shown_name AS who, log.what, log.subject, log.data
       FROM (
         SELECT seq FROM main.past_row WHERE tbl = 'rule_override'
         UNION SELECT seq FROM main.past_row WHERE tbl = 'office' AND "key" = json_array($office)
         UNION SELECT saved.seq FROM main.rule_set CROSS JOIN main.log AS saved
           ON saved.office = rule_set.office AND saved.at = rule_set.at AND saved.subject = rule_set.id
             AND saved.what LIKE 'rule-set.%'
         WHERE rule_set.office = $office AND rule_set.at BETWEEN $from AND $until) AS told
       CROSS JOIN main.log ON log.seq = told.seq
       LEFT JOIN user ON user.id = log.user
       WHERE +log.office = $office AND log.at BETWEEN $from AND $until
       ORDER BY log.seq DESC`,
    )
    .all({ office, from, until })
    .map(({ data, ...entry }) => ({ ...entry, data: JSON.parse(data), presets: presets.get(entry.seq) }))
}

/** A word that is the same at two instants where an office’s rules, units, openings, days off and settings were. */
export const rulesVersionAt = ({ sqlite }: Database, seq: number, at: string): string => {
  const changed = sqlite
    .prepare<[number], number | null>(
      `SELECT max(seq) FROM main.past_row
       WHERE tbl IN ('office', 'unit', 'rule_override', 'place', 'opening', 'year_notice', 'local_day') AND seq <= ?`,
    )
    .pluck()
    .get(seq)
  const sets = sqlite.prepare<[string], number>('SELECT count(*) FROM main.rule_set WHERE at <= ?').pluck().get(at)
  return `${changed}/${sets}`
}

/** The last entry up to one by which anything changed of what offices, people, units and places are. */
export const factsVersionAt = ({ sqlite }: Database, seq: number): number =>
  sqlite
    .prepare<[number], number>('SELECT coalesce(max(seq), 0) FROM main.past_row WHERE seq <= ?')
    .pluck()
    .get(seq) ?? 0
