import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/**
 * When the row of a remembered table with an id was entered, as the number of the log entry that spoke of it first: for
 * putting rows in order. The log proves it, now and as of any moment; what SQLite numbers rows by is no part of them.
 */
export const entered = (table: 'unit' | 'office', id: SQLiteColumn | SQL): SQL =>
  sql`(SELECT min(past.seq) FROM main.past_row AS past WHERE past.tbl = ${sql.raw(`'${table}'`)} AND past."key" = json_array(${id}))`
