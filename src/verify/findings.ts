import type { Restore } from './restores.ts'

/** An entry of the log: its number, and what it says was done to whom or what. */
export interface EntryName {
  readonly seq: number
  readonly what: string
  readonly subject: string
}

/** Which head: one handed out earlier, one kept in the database, or the last one there. */
export type HeadName = 'old' | 'kept' | 'tip'

/** Some row or rows, as entries name them. */
interface RowName {
  readonly table: string
  /** The values of its key, as JSON. */
  readonly key: string
}

/** Hashes of the tree of the log: those of a level from `n` to `last`. */
interface NodeNames {
  readonly level: number
  readonly n: number
  readonly last: number
}

/** What was found to be wrong; `seq`, `from` and `to` are numbers of entries of the log. */
export type Finding =
  | (EntryName & { readonly kind: 'entry-edited' | 'entry-unreadable' | 'entry-inserted' })
  /** The entries from `seq` to `to` are those that were written as `was` and after. */
  | { readonly kind: 'entry-moved'; readonly seq: number; readonly to: number; readonly was: number }
  | { readonly kind: 'entry-missing'; readonly seq: number; readonly to: number }
  | (NodeNames & { readonly kind: 'node-wrong' | 'node-missing' | 'node-extra' })
  /** Of the entries from `from` to `to` some are not those that were signed; `fork`: that was handed out as signed. */
  | {
      readonly kind: 'fork' | 'head-differs'
      readonly head: HeadName
      readonly size: number
      readonly from: number
      readonly to: number
    }
  /** A head given that does not fit and has a name that this log never had. */
  | { readonly kind: 'other-log'; readonly head: HeadName; readonly size: number; readonly origin: string }
  | { readonly kind: 'head-unsigned' | 'head-unreadable'; readonly head: HeadName; readonly size: number }
  /** A head speaks of more entries than there are: some are gone of those from `from` to its `size`. */
  | {
      readonly kind: 'truncated'
      readonly head: HeadName
      readonly size: number
      readonly left: number
      readonly from: number
    }
  | { readonly kind: 'unsigned-tail'; readonly from: number; readonly to: number }
  | { readonly kind: 'tip-missing' }
  | { readonly kind: 'table-missing'; readonly table: string }
  | { readonly kind: 'column-missing'; readonly table: string; readonly column: string }
  /** Computed, or hidden: what is shown need not be what is stored. */
  | { readonly kind: 'column-generated'; readonly table: string; readonly column: string }
  /** What SQLite says; in English. */
  | { readonly kind: 'table-unreadable'; readonly table: string; readonly says: string }
  /** `object` is its type and name, such as `trigger log_no_update`. */
  | { readonly kind: 'schema-changed'; readonly object: string; readonly is: 'altered' | 'missing' | 'added' }
  | (RowName & EntryName & { readonly kind: 'row-edited' | 'row-deleted' })
  | (RowName & { readonly kind: 'row-inserted' })
  | (RowName & { readonly kind: 'past-edited' | 'past-deleted' | 'past-inserted'; readonly seq: number })
  /** What SQLite says of the file; in English. */
  | { readonly kind: 'file-damaged'; readonly says: string }

/** What was looked at, and what is wrong with it. */
export interface Report {
  readonly findings: readonly Finding[]
  readonly entries: number
  /** Entries of an export of which it has the hash alone. */
  readonly hidden: number
  /** False: another version of the program wrote the database, whose tables and triggers could not be compared. */
  readonly isSchemaKnown: boolean
  /** Rows compared with what the log says of them; 0 for an export. */
  readonly rows: number
  /** The root of all entries, base64. */
  readonly root: string
  /** Entries under the last head that fits: by those after it nothing was judged. */
  readonly judged: number
  /** Old heads that fit. */
  readonly fitting: readonly number[]
  /** Restores of backups that the log tells of: heads from before one may not fit. */
  readonly restores: readonly Restore[]
  /** Whether there was any head to compare the log with. */
  readonly isHeadGiven: boolean
  /** Whether signatures were looked at: a key was given. */
  readonly isKeyGiven: boolean
}

/** Takes findings about hashes of the tree, those side by side as one. */
export const nodeFindings = (): {
  add(kind: 'node-wrong' | 'node-missing' | 'node-extra', level: number, n: number): void
  all(): Finding[]
} => {
  const runs: Extract<Finding, NodeNames>[] = []
  const latest = new Map<string, number>()
  return {
    add(kind, level, n) {
      const name = `${kind} ${level}`
      const at = latest.get(name)
      const run = at === undefined ? undefined : runs[at]
      if (run?.last === n - 1) runs[at!] = { ...run, last: n }
      else latest.set(name, runs.push({ kind, level, n, last: n }) - 1)
    },
    all: () => runs,
  }
}
