import type Sqlite from 'better-sqlite3'
import { nodeFindings } from './findings.ts'
import { hashNodes } from './merkle.ts'

/** A hash of the tree that a database keeps. */
export interface StoredNode {
  readonly n: number
  readonly hash: Buffer
}

/** The hashes of the tree that a database keeps. */
export interface Nodes {
  /** How many entries it has hashes of, as far as hashes lie close enough together to be of one tree. */
  readonly leaves: number
  /** The hashes of entries from `from` on, below `to`. */
  between(from: number, to: number): StoredNode[]
  /** Compares one with what it must be. */
  compare(level: number, n: number, hash: Buffer): void
  /** Whether another hash at the place of a leaf’s fits the one above it, and the one there does not. */
  isWrong(n: number, leaf: Buffer): boolean
  /** Those that a tree of `size` entries does not have. */
  findExtra(size: number): void
  readonly findings: ReturnType<typeof nodeFindings>
}

/** Reads them; a tree of more than `most` entries is not believed. */
export const nodesOf = (sqlite: Sqlite.Database, most: number): Nodes => {
  const findings = nodeFindings()
  const one = sqlite
    .prepare<[number, number], Buffer>('SELECT CAST(hash AS BLOB) FROM log_node WHERE level = ? AND n = ?')
    .pluck()
  const some = sqlite.prepare<[number, number], StoredNode>(
    'SELECT n, CAST(hash AS BLOB) AS hash FROM log_node WHERE level = 0 AND n >= ? AND n < ? ORDER BY n',
  )
  const count = sqlite.prepare<[], number>('SELECT count(*) FROM log_node WHERE level = 0').pluck().get()!
  const last = sqlite
    .prepare<[number], number | null>('SELECT max(n) FROM log_node WHERE level = 0 AND n >= 0 AND n < ?')
    .pluck()
    .get(Math.max(count, most))
  const at = (level: number, n: number): Buffer | undefined => one.get(level, n)
  return {
    leaves: (last ?? -1) + 1,

    between: (from, to) => some.all(from, to),
    compare(level, n, hash) {
      const stored = at(level, n)
      if (!stored) findings.add('node-missing', level, n)
      else if (!stored.equals(hash)) findings.add('node-wrong', level, n)
    },
    isWrong(n, leaf) {
      const [beside, above] = [at(0, n % 2 === 0 ? n + 1 : n - 1), at(1, Math.floor(n / 2))]
      if (!beside || !above || beside.length !== 32) return false
      return hashNodes(...(n % 2 === 0 ? ([leaf, beside] as const) : ([beside, leaf] as const))).equals(above)
    },
    findExtra(size) {
      const extra = sqlite.prepare<[number], { level: number; n: number }>(
        'SELECT level, n FROM log_node WHERE level NOT BETWEEN 0 AND 52 OR n < 0 OR n >= ? >> level ORDER BY level, n',
      )
      for (const { level, n } of extra.iterate(size)) findings.add('node-extra', level, n)
    },
    findings,
  }
}
