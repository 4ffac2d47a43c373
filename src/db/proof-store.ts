import { and, eq, lte, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { MonthName } from '../domain/day.ts'
import type { AmendmentKind } from '../domain/draft.ts'
import type { Database } from './open.ts'
import { amendment, attendance, revision, roster, user } from './schema.ts'

/** A row as the log commits to it, and the instant at which it was written. */
export interface WrittenRow {
  readonly table: string
  readonly key: readonly (string | number)[]
  readonly at: string
}

/** One string for a row. */
export const rowKey = ({ table, key }: Pick<WrittenRow, 'table' | 'key'>): string => JSON.stringify([table, key])

/**
 * The numbers of the entries of the log that commit to rows of an office, by `rowKey`: the entry of the change, or the
 * one that took in what there was before the log spoke of rows. A row no entry speaks of is left out.
 */
export const entriesOfRows = (
  { sqlite }: Database,
  office: string,
  rows: readonly WrittenRow[],
): Map<string, number> => {
  const found = new Map<string, number>()
  const its = sqlite
    .prepare<[string, string, string, string], number>(
      `SELECT seq FROM main.log WHERE office = ? AND at = ?
         AND EXISTS (SELECT 1 FROM json_each(log.rows) AS row
                     WHERE row.value ->> '$[0]' = ? AND row.value ->> '$[1]' = ?)
       ORDER BY seq LIMIT 1`,
    )
    .pluck()
  const older = new Map<string, WrittenRow>()
  for (const row of rows) {
    const seq = its.get(office, row.at, row.table, JSON.stringify(row.key))
    if (seq === undefined) older.set(rowKey(row), row)
    else found.set(rowKey(row), seq)
  }
  if (older.size === 0) return found
  const stock = sqlite.prepare<[string], { seq: number; tbl: string; key: string }>(
    `SELECT log.seq, row.value ->> '$[0]' AS tbl, row.value ->> '$[1]' AS key
     FROM main.log, json_each(log.rows) AS row
     WHERE log.what = 'log.baseline' AND row.value ->> '$[0]' IN (SELECT value FROM json_each(?))
     ORDER BY log.seq`,
  )
  const tables = JSON.stringify([...new Set([...older.values()].map(({ table }) => table))])
  for (const { seq, tbl, key } of stock.iterate(tables)) {
    const name = rowKey({ table: tbl, key: JSON.parse(key) })
    if (older.has(name)) found.set(name, seq)
  }
  return found
}

/** Numbers are given as one value: SQLite takes only so many. */
const among = (column: SQLiteColumn, ids: readonly number[]) =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`

/** Who made entries of attendance, when and how, by their numbers; their notes are not read. */
export const entriesById = ({ query }: Database, office: string, ids: readonly number[]) =>
  new Map(
    query
      .select({ id: attendance.id, at: attendance.at, entered: attendance.entered, who: user.shownName })
      .from(attendance)
      .leftJoin(user, eq(user.id, attendance.by))
      .where(and(eq(attendance.office, office), among(attendance.id, ids)))
      .all()
      .map((entry) => [entry.id, entry] as const),
  )

/** The kinds of an office’s amendments, by their numbers. */
export const amendmentKinds = (
  { query }: Database,
  office: string,
  ids: readonly number[],
): Map<number, AmendmentKind> =>
  new Map(
    query
      .select({ id: amendment.id, kind: amendment.kind })
      .from(amendment)
      .where(and(eq(amendment.office, office), among(amendment.id, ids)))
      .all()
      .map(({ id, kind }) => [id, kind]),
  )

/** The revisions between two months that were published although rules were broken, with the reasons given, up to an instant. */
export const publishedBroken = (
  { query }: Database,
  office: string,
  { from, to, at }: { readonly from: MonthName; readonly to: MonthName; readonly at: string },
): { month: MonthName; n: number; reason: string }[] =>
  query
    .select({ month: roster.month, n: revision.n, reason: sql<string>`${revision.brokenReason}` })
    .from(revision)
    .innerJoin(roster, eq(roster.id, revision.roster))
    .where(
      and(
        eq(roster.office, office),
        sql`${roster.month} BETWEEN ${from} AND ${to}`,
        lte(revision.at, at),
        sql`${revision.brokenReason} IS NOT NULL`,
      ),
    )
    .orderBy(roster.month, revision.n)
    .all()
