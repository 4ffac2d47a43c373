import type Sqlite from 'better-sqlite3'
import type { EntryRow, Said } from './entries.ts'
import type { EntryName, Finding } from './findings.ts'
import { committedTables, hashRows, rowsOf } from './rows.ts'

/** What the log said last of some rows. */
interface LastSaid {
  readonly hash: string | null
  readonly salt: string
  readonly seq: number
}

/** What entries say of rows, the last word on each, compared with what there is. */
export interface SaidRows {
  hear(entry: EntryRow, said: readonly Said[]): void
  /** Compares every row; tells how many keys that were. */
  compared(): { compared: number; findings: Finding[] }
}

/** Compares the rows of a database. */
export const saidRows = (sqlite: Sqlite.Database): SaidRows => {
  const tables = new Map<string, Map<string, LastSaid>>()
  return {
    hear({ seq, salt: bytes }, said) {
      // Text: hundreds of thousands of buffers are a burden.
      const salt = bytes?.toString('latin1') ?? ''
      for (const [table, key, hash] of said) {
        const its = tables.get(table) ?? new Map<string, LastSaid>()
        if (its.size === 0) tables.set(table, its)
        its.set(JSON.stringify(key), { hash, salt, seq })
      }
    },
    compared() {
      const findings: Finding[] = []
      let compared = 0
      for (const table of committedTables(sqlite)) {
        const its = tables.get(table)
        try {
          for (const { key, body } of rowsOf(sqlite, table)) {
            compared++
            const last = its?.get(key)
            its?.delete(key)
            if (last === undefined) findings.push({ kind: 'row-inserted', table, key })
            else if (last.hash === null || hashRows(last.salt, table, body) !== last.hash)
              findings.push({ kind: 'row-edited', table, key, ...named(sqlite, last.seq) })
          }
        } catch (fault) {
          findings.push({ kind: 'table-unreadable', table, says: saysOf(fault) })
        }
      }
      for (const [table, left] of tables)
        for (const [key, { hash, seq }] of left)
          if (hash !== null) findings.push({ kind: 'row-deleted', table, key, ...named(sqlite, seq) })
      return { compared, findings }
    },
  }
}

/** Faults of the moment, that tell nothing of the file. */
const passing = ['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_NOMEM', 'SQLITE_INTERRUPT']

/** What SQLite says of a file; a fault that is not its own, or only of the moment, is thrown on. */
export const saysOf = (fault: unknown): string => {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : ''
  if (code.startsWith('SQLITE_') && !passing.some((one) => code.startsWith(one))) return (fault as Error).message
  throw fault
}

const named = (sqlite: Sqlite.Database, seq: number): EntryName =>
  sqlite.prepare<[number], EntryName>('SELECT seq, what, subject FROM log WHERE seq = ?').get(seq) ?? {
    ...{ seq, what: '', subject: '' },
  }
