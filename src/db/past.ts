import Sqlite from 'better-sqlite3'
import { type Database, databaseOf } from './open.ts'
import { remembered } from './row-watch.ts'

/** Tables that only grow, each row with the instant at which it came. */
const growing = [
  'rule_set',
  'draft',
  'review',
  'revision',
  'amendment',
  'amendment_step',
  'attendance',
  'clock_set',
  'case_file',
  'case_event',
  'booking',
  'booking_step',
] as const

/**
 * The number of the last entry made at an instant or before; of what rows were before the log spoke of rows, the
 * earliest there is. 0: none.
 */
export const seqAt = ({ sqlite }: Pick<Database, 'sqlite'>, at: string): number => {
  const last = sqlite.prepare<[string], number>('SELECT seq FROM main.log WHERE at <= ? ORDER BY seq DESC LIMIT 1')
  const stock = sqlite.prepare<[], number>("SELECT max(seq) FROM main.log WHERE what = 'log.baseline'")
  return Math.max(last.pluck().get(at) ?? 0, stock.pluck().get() ?? 0)
}

/**
 * The database as it was known at an instant, for reading only: rows that change are as they were then, tables that only
 * grow end there. What is derived of cases (`case_state`, `case_deadline`), users and who may see what stay as they are
 * now. `at` is an instant in UTC to the millisecond.
 */
export const openAsOf = (file: string, at: string): Database => {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at)) throw new RangeError(`no instant: ${at}`)
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    sqlite.pragma('busy_timeout = 5000')
    sqlite.pragma('temp_store = MEMORY')
    const seq = seqAt({ sqlite }, at)
    for (const table of remembered) recall(sqlite, table, seq)
    for (const table of growing)
      sqlite.exec(`CREATE TEMP VIEW "${table}" AS SELECT * FROM main."${table}" WHERE at <= '${at}'`)
    recallAbsences(sqlite, at, seq)
    return databaseOf(file, sqlite)
  } catch (fault) {
    sqlite.close()
    throw fault
  }
}

/**
 * Absences and wishes as of an entry: those there are that came before it, and those taken back since. These are in no
 * table any more; when they were added and taken back the log says, without their reasons.
 */
const recallAbsences = (sqlite: Sqlite.Database, at: string, seq: number): void => {
  sqlite.exec(
    `CREATE TEMP TABLE availability (id INTEGER PRIMARY KEY, office, leader, from_day, to_day, sessions, "is", why, "by", at)`,
  )
  sqlite.prepare('INSERT INTO temp.availability SELECT * FROM main.availability WHERE at <= ?').run(at)
  sqlite
    .prepare(
      `WITH gone AS MATERIALIZED (SELECT seq, office, subject, data FROM main.log
                                  WHERE what = 'availability.removed' AND seq > $seq),
            came AS MATERIALIZED (SELECT office, subject, data, at FROM main.log
                                  WHERE what = 'availability.added' AND seq <= $seq AND EXISTS (SELECT 1 FROM gone))
       INSERT INTO temp.availability
       SELECT -gone.seq, gone.office, gone.subject, gone.data ->> 'from', gone.data ->> 'to',
         nullif(gone.data -> 'sessions', 'null'), gone.data ->> 'is', NULL, NULL, max(came.at)
       FROM gone JOIN came ON came.office = gone.office AND came.subject = gone.subject
         AND came.data ->> 'from' = gone.data ->> 'from' AND came.data ->> 'to' = gone.data ->> 'to'
         AND came.data ->> 'is' = gone.data ->> 'is'
       GROUP BY gone.seq`,
    )
    .run({ seq })
}

/** Puts a table as it was as of an entry in front of the one there is. */
const recall = (sqlite: Sqlite.Database, table: string, seq: number): void => {
  const columns = sqlite.pragma(`main.table_info("${table}")`) as { name: string; type: string; pk: number }[]
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  sqlite.exec(
    `CREATE TEMP TABLE "${table}" (${columns.map(({ name, type }) => `"${name}" ${type}`).join(', ')}, PRIMARY KEY (${key.map(({ name }) => `"${name}"`).join(', ')}))`,
  )
  sqlite
    .prepare(
      `INSERT INTO temp."${table}"
       SELECT ${columns.map(({ name }) => `row.value ->> '$."${name}"'`).join(', ')}
       FROM main.past_row AS past JOIN json_each(past.body) AS row
       WHERE past.tbl = ? AND past.seq <= ?
         AND past.seq = (SELECT max(seq) FROM main.past_row AS later
                         WHERE later.tbl = past.tbl AND later."key" = past."key" AND later.seq <= ?)`,
    )
    .run(table, seq, seq)
}
