import type Sqlite from 'better-sqlite3'
import type { EntryRow, Said } from './entries.ts'
import type { Finding } from './findings.ts'
import { hashRows } from './rows.ts'

/** Tables of which the log remembers what they were. */
const remembered: ReadonlySet<string> = new Set([
  'unit',
  'office',
  'leader',
  'post',
  'liaison',
  'place',
  'opening',
  'year_notice',
  'local_day',
  'rule_override',
  'served',
])

/** What rows once were, compared with what entries say of them. */
export interface PastRows {
  compare(entry: EntryRow, said: readonly Said[]): void
  /** What is wrong with them, once the whole log was read. */
  findings(): Finding[]
}

/** Reads what a database remembers of rows. */
export const pastRows = (sqlite: Sqlite.Database): PastRows => {
  const findings: Finding[] = []
  const bodyOf = sqlite
    .prepare<[string, string, number], unknown>('SELECT body FROM past_row WHERE tbl = ? AND "key" = ? AND seq = ?')
    .pluck()
  const seen = new Map<string, number[]>()
  let count = 0
  return {
    compare({ seq, salt }, said) {
      for (const [table, its, hash] of said) {
        if (!remembered.has(table)) continue
        const key = JSON.stringify(its)
        const body = bodyOf.get(table, key, seq)
        if (body === undefined) {
          findings.push({ kind: 'past-deleted', table, key, seq })
          continue
        }
        count++
        const name = nameOf(table, key)
        const at = seen.get(name)
        if (at) at.push(seq)
        else seen.set(name, [seq])
        // Bytes are no text, though they read alike.
        if (
          typeof body !== 'string' ||
          (body === '[]' ? null : hashRows(salt?.toString('latin1') ?? '', table, body)) !== hash
        )
          findings.push({ kind: 'past-edited', table, key, seq })
      }
    },
    findings: () => (countIn(sqlite) > count ? [...findings, ...inserted(sqlite, seen)] : findings),
  }
}

const nameOf = (table: string, key: string): string => `${table} ${key}`

const countIn = (sqlite: Sqlite.Database): number =>
  sqlite.prepare<[], number>('SELECT count(*) FROM past_row').pluck().get()!

/** What no entry speaks of. */
const inserted = (sqlite: Sqlite.Database, seen: ReadonlyMap<string, readonly number[]>): Finding[] => {
  const all = sqlite.prepare<[], { table: string; key: string; seq: number }>(
    'SELECT tbl AS "table", "key", seq FROM past_row ORDER BY seq',
  )
  const known = new Map([...seen].map(([name, at]) => [name, new Set(at)]))
  return [...all.iterate()]
    .filter(({ table, key, seq }) => !known.get(nameOf(table, key))?.has(seq))
    .map((one) => ({ kind: 'past-inserted', ...one }))
}
