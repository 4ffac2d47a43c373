import type { Head } from '../domain/checkpoint.ts'
import { consistencyProof, inclusionProof, leafHash } from '../domain/merkle.ts'
import { type EntryRow, entryText, headOf, nodesOf, treeSize } from './log-tree.ts'
import type { Database } from './open.ts'
import type { Committed } from './row-watch.ts'

/** An entry as it is proven. */
export interface ProvenEntry {
  readonly seq: number
  readonly office: string | null
  /** Its leaf: what is hashed, proven and exported. */
  readonly text: string
  readonly leaf: Buffer
}

const proven = (row: EntryRow): ProvenEntry => {
  const text = entryText(row)
  return { seq: row.seq, office: row.office, text, leaf: leafHash(text) }
}

/** An entry as it is proven, and which rows it speaks of; undefined where there is none. */
export const provenEntry = (
  { sqlite }: Database,
  seq: number,
): (ProvenEntry & { readonly rows: readonly Committed[] }) | undefined => {
  const row = sqlite.prepare<[number], EntryRow>('SELECT * FROM main.log WHERE seq = ?').get(seq)
  return row && { ...proven(row), rows: JSON.parse(row.rows) as Committed[] }
}

/** Entries from one number to another, as they are proven. */
export const provenEntries = ({ sqlite }: Database, from: number, to: number): ProvenEntry[] =>
  sqlite
    .prepare<[number, number], EntryRow>('SELECT * FROM main.log WHERE seq BETWEEN ? AND ? ORDER BY seq')
    .all(from, to)
    .map(proven)

/** How many entries a log has. */
export const logSize = ({ sqlite }: Database): number => treeSize(sqlite)

/** The head of the first `size` entries. */
export const headAt = ({ sqlite }: Database, size: number): Head => headOf(sqlite, size)

/** The hashes that prove an entry, by its number, under the head of `size` entries. Throws where it is not under it. */
export const entryProof = ({ sqlite }: Database, seq: number, size: number): Buffer[] =>
  inclusionProof(seq - 1, size, nodesOf(sqlite))

/** The hashes that prove that the first `from` of `to` entries are the same. Throws out of range. */
export const headProof = ({ sqlite }: Database, from: number, to: number): Buffer[] =>
  consistencyProof(from, to, nodesOf(sqlite))
