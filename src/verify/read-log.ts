import type Sqlite from 'better-sqlite3'
import { type EntryRow, type ReadEntry, readEntry } from './entries.ts'
import type { Finding } from './findings.ts'
import { growing, hashLeaf } from './merkle.ts'
import { nameOf, type Stray } from './moved.ts'
import type { Nodes } from './nodes.ts'

/** What is known of a log once it was read. */
export interface ReadLog {
  /** Entries there are. */
  readonly entries: number
  /** Entries of which the tree is known. */
  readonly size: number
  readonly root: Buffer
  /** False: an entry and its hash are gone, so that no root after it can be known. */
  readonly isWhole: boolean
  readonly findings: readonly Finding[]
  /** Entries that are not what the tree has at their place. */
  readonly strays: readonly Stray[]
  /** The hashes of places whose entry is not there. */
  readonly open: ReadonlyMap<number, Buffer>
  /** Entries after the last of which the tree has a hash. */
  readonly untreed: readonly EntryRow[]
}

/** What is to be done while a log is read. */
export interface LogReader {
  /** The tree that the database keeps; undefined where it keeps none any more. */
  readonly nodes: Nodes | undefined
  /** Numbers of entries up to this one may have been. */
  readonly most: number
  readonly sizes: ReadonlySet<number>
  saw(size: number, root: Buffer): void
  read(entry: EntryRow, its: ReadEntry): void
}

/**
 * Reads the log entry by entry and compares each with its hash in the tree. The tree is made again from these hashes,
 * so that what is altered in an entry alone stays the only finding; where the hashes were altered as well, heads tell.
 */
export const readLog = (sqlite: Sqlite.Database, { nodes, most, sizes, saw, read }: LogReader): ReadLog => {
  const tree = growing()
  const findings: Finding[] = []
  const strays: Stray[] = []
  const open = new Map<number, Buffer>()
  const untreed: EntryRow[] = []
  const leaves = nodes?.leaves ?? 0
  let [entries, next, isWhole] = [0, 0, true]
  const compare = (level: number, n: number, hash: Buffer): void => {
    if (level > 0) nodes?.compare(level, n, hash)
  }
  const grow = (leaf: Buffer | undefined): void => {
    if (leaf?.length !== 32) isWhole = false
    if (!isWhole) return
    tree.add(leaf!, compare)
    if (sizes.has(tree.size)) saw(tree.size, tree.root())
  }
  /** Takes from the tree the hashes of entries that are not there, up to an index. */
  const skip = (to: number): void => {
    for (const { n, hash } of nodes?.between(next, Math.min(to, leaves)) ?? []) {
      open.set(n, hash)
      if (n !== next) lose(next, n)
      grow(hash)
      next = n + 1
    }
    if (next < to) lose(next, to)
    next = to
  }
  const lose = (from: number, to: number): void => {
    findings.push({ kind: 'entry-missing', seq: from + 1, to })
    isWhole = false
  }
  if (sizes.has(0)) saw(0, tree.root())
  const rows = sqlite
    .prepare<[], EntryRow & { stored: Buffer | null }>(
      `SELECT seq, at, user, office, what, subject, data, rows, salt, ${nodes ? 'CAST(hash AS BLOB)' : 'NULL'} AS stored
       FROM log ${nodes ? 'LEFT JOIN log_node ON level = 0 AND n = seq - 1' : ''} ORDER BY seq`,
    )
    .iterate()
  for (const entry of rows) {
    const { stored } = entry
    entries++
    const index = entry.seq - 1
    const isPlaced = index === next || (index > next && index < Math.max(leaves, most))
    if (!isPlaced) {
      strays.push({ entry, isPlaced })
      continue
    }
    if (index > next) skip(index)
    next = index + 1
    const its = readEntry(entry)
    const leaf = its && hashLeaf(its.text)
    if (its) read(entry, its)
    if (!stored && index < leaves) nodes?.findings.add('node-missing', 0, index)
    else if (!stored && nodes) untreed.push(entry)
    if (!stored || leaf?.equals(stored)) {
      if (!its) findings.push({ kind: 'entry-unreadable', ...nameOf(entry) })
      else if (!its.isPlain) findings.push({ kind: 'entry-edited', ...nameOf(entry) })
      grow(leaf)
    } else if (leaf && nodes?.isWrong(index, leaf)) {
      nodes.findings.add('node-wrong', 0, index)
      grow(leaf)
    } else {
      strays.push({ entry, isPlaced })
      open.set(index, stored)
      grow(stored)
    }
  }
  if (leaves > next) skip(leaves)
  nodes?.findExtra(next)
  return { entries, size: tree.size, root: tree.root(), isWhole, findings, strays, open, untreed }
}
