import { createHash, randomBytes } from 'node:crypto'
import type Sqlite from 'better-sqlite3'
import canonicalize from 'canonicalize'
import { type Head, type Signer, signedHead } from '../domain/checkpoint.ts'
import { leafHash, type NodeAt, nodeHash, rootOf } from '../domain/merkle.ts'
import { remembered, shapesOf, takeTouched, touchAll, watchedTables, watchRows } from './row-watch.ts'

/** An entry as it is to be written; its number and what it says of rows are added. */
export interface NewEntry {
  readonly at: string
  readonly user: number | null
  readonly office: string | null
  readonly what: string
  readonly subject: string
  readonly data: Record<string, unknown>
}

/** An entry as it stands in the table. */
export interface EntryRow {
  readonly seq: number
  readonly at: string
  readonly user: number | null
  readonly office: string | null
  readonly what: string
  readonly subject: string
  /** JSON. */
  readonly data: string
  readonly rows: string
  readonly salt: Buffer | null
}

/**
 * The leaf of an entry: RFC 8785 canonical JSON, as it is hashed, proven and exported. Of the salt that blinds the hashes
 * of rows only its own hash is in it: whoever has an export alone learns nothing of the rows. Entries of rows or none all
 * have one, but for those from before the tree: nobody can make the leaf of an entry he may not see from what he guesses.
 */
export const entryText = ({ data, rows, salt, seq, at, user, office, what, subject }: EntryRow): string =>
  canonicalize({
    ...{ at, data: JSON.parse(data), office, rows: JSON.parse(rows), seq, subject, user, what },
    salt: salt && createHash('sha256').update(salt).digest('base64url'),
  })!

interface Statements {
  readonly add: Sqlite.Statement
  readonly node: Sqlite.Statement<[number, number], Buffer>
  readonly addNode: Sqlite.Statement
  readonly remember: Sqlite.Statement
  readonly size: Sqlite.Statement<[], number>
}

const prepared = new WeakMap<Sqlite.Database, Statements>()

const statementsOf = (sqlite: Sqlite.Database): Statements => {
  const known = prepared.get(sqlite)
  if (known) return known
  const fresh: Statements = {
    add: sqlite.prepare(
      'INSERT INTO main.log (at, user, office, what, subject, data, rows, salt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    node: sqlite
      .prepare<[number, number], Buffer>('SELECT hash FROM main.log_node WHERE level = ? AND n = ?')
      .pluck(),
    addNode: sqlite.prepare('INSERT INTO main.log_node VALUES (?, ?, ?)'),
    remember: sqlite.prepare('INSERT INTO main.past_row VALUES (?, ?, ?, ?)'),
    size: sqlite.prepare<[], number>('SELECT coalesce(max(n) + 1, 0) FROM main.log_node WHERE level = 0').pluck(),
  }
  prepared.set(sqlite, fresh)
  return fresh
}

/** Reads the nodes of a database’s tree. */
export const nodesOf = (sqlite: Sqlite.Database): NodeAt => {
  const { node } = statementsOf(sqlite)
  return (level, n) => {
    const hash = node.get(level, n)
    if (!hash) throw new Error(`the tree of the log has no node ${level}/${n}`)
    return hash
  }
}

/** How many entries the tree has. */
export const treeSize = (sqlite: Sqlite.Database): number => statementsOf(sqlite).size.get()!

/** The head of a database’s log. */
export const headOf = (sqlite: Sqlite.Database, size = treeSize(sqlite)): Head => ({
  size,
  root: rootOf(size, nodesOf(sqlite)),
})

const growTree = (sqlite: Sqlite.Database, index: number, leaf: Buffer): void => {
  const { addNode, node } = statementsOf(sqlite)
  addNode.run(0, index, leaf)
  let hash = leaf
  for (let level = 0, n = index; n % 2 === 1; level++, n = (n - 1) / 2) {
    hash = nodeHash(node.get(level, n - 1)!, hash)
    addNode.run(level + 1, (n - 1) / 2, hash)
  }
}

/** Appends an entry with what became of the rows changed since the last one. */
export const appendEntry = (sqlite: Sqlite.Database, entry: NewEntry): void => {
  const { add, remember } = statementsOf(sqlite)
  const salt = randomBytes(16)
  const touched = takeTouched(sqlite, salt)
  const data = JSON.stringify(entry.data)
  const rows = JSON.stringify(touched.map(({ committed }) => committed))
  const { at, user, office, what, subject } = entry
  const seq = Number(add.run(at, user, office, what, subject, data, rows, salt).lastInsertRowid)
  growTree(sqlite, seq - 1, leafHash(entryText({ seq, at, user, office, what, subject, data, rows, salt })))
  for (const { committed, body } of touched)
    if (remembered.includes(committed[0])) remember.run(committed[0], JSON.stringify(committed[1]), seq, body)
}

/** What an entry is called that commits to rows no other entry of its transaction spoke of. */
export const rowsChanged = 'log.rows'

/** Commits to rows changed since the last entry of a transaction, should there be any. */
export const commitRest = (sqlite: Sqlite.Database): void => {
  if (!sqlite.prepare('SELECT 1 FROM temp.touched LIMIT 1').get()) return
  appendEntry(sqlite, { ...byTheProgram(sqlite), what: rowsChanged, subject: '', data: {} })
}

/** The program itself, at the instant of the last entry. */
const byTheProgram = (sqlite: Sqlite.Database) => {
  const at = sqlite.prepare<[], string>('SELECT at FROM log ORDER BY seq DESC LIMIT 1').pluck().get()
  return { at: at ?? new Date().toISOString(), user: null, office: null }
}

/** Signs the head as it is now, in place of the one signed before: what was written since can only be changed by the key’s owner. */
export const signTip = (sqlite: Sqlite.Database, signer: Signer): void => {
  sqlite
    .prepare('INSERT INTO log_tip VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET note = excluded.note')
    .run(signedHead(signer, headOf(sqlite)))
}

/** What an entry is called that commits to rows from before the log spoke of rows. */
export const baseline = 'log.baseline'

/** Rows committed to by one entry where there are many. */
const rowsAtOnce = 500

/** Whether a database has entries that its tree does not. */
export const isStockDue = (sqlite: Sqlite.Database): boolean =>
  (sqlite.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM log').pluck().get() ?? 0) > treeSize(sqlite)

/** Takes the entries and rows of a database from before the tree into it. Runs in a transaction. */
export const takeStock = (sqlite: Sqlite.Database): void => {
  const old = sqlite.prepare<[number], EntryRow>('SELECT * FROM log WHERE seq > ? ORDER BY seq')
  const entries = old.all(treeSize(sqlite))
  if (entries.length === 0) return
  for (const entry of entries) growTree(sqlite, entry.seq - 1, leafHash(entryText(entry)))
  commitOneByOne(sqlite, baseline)
  for (const table of watchedTables(sqlite)) if (!inOrder.includes(table.name)) touchAll(sqlite, table)
  commitInParts(sqlite, baseline)
}

/** Tables whose rows are shown in the order in which they were entered: their first entries tell. */
const inOrder: readonly string[] = ['unit', 'office']

/** Commits to all rows of those tables by an entry each, in the order in which they were entered. */
const commitOneByOne = (sqlite: Sqlite.Database, what: string): void => {
  for (const table of inOrder) {
    // No row has an entry yet: the last time that SQLite’s own numbers are asked.
    const keys = sqlite
      .prepare<[], string>(`SELECT json_array(id) FROM main."${table}" ORDER BY rowid`)
      .pluck()
      .all()
    const touch = sqlite.prepare('INSERT INTO temp.touched VALUES (?, ?)')
    for (const [from, key] of keys.entries()) {
      touch.run(table, key)
      appendEntry(sqlite, { ...byTheProgram(sqlite), what, subject: '', data: { from, rows: keys.length } })
    }
  }
}

/** Commits to all rows changed since the last entry, however many. */
const commitInParts = (sqlite: Sqlite.Database, what: string): void => {
  sqlite.exec('CREATE TEMP TABLE stock AS SELECT DISTINCT tbl, "key" FROM temp.touched; DELETE FROM temp.touched')
  const rows = sqlite.prepare('SELECT count(*) FROM temp.stock').pluck().get() as number
  const some = sqlite.prepare('INSERT INTO temp.touched SELECT * FROM temp.stock LIMIT ? OFFSET ?')
  for (let from = 0; from < rows; from += rowsAtOnce) {
    some.run(rowsAtOnce, from)
    appendEntry(sqlite, { ...byTheProgram(sqlite), what, subject: '', data: { from, rows } })
  }
  sqlite.exec('DROP TABLE temp.stock')
}

/** What an entry is called that commits to rows that a migration has changed, or whose table has other columns since. */
export const migrated = 'log.migrated'

/**
 * Runs a migration of a database that has a tree, and commits to what it made of rows, in its own transaction. Throws
 * where it takes a table away whose rows the log says are there.
 */
export const committingTo = (sqlite: Sqlite.Database, migrate: () => void): void => {
  const before = shapesOf(sqlite)
  watchRows(sqlite)
  migrate()
  const after = shapesOf(sqlite)
  const gone = [...before.keys()].find((name) => !after.has(name))
  if (gone !== undefined) throw new Error(`a migration takes ${gone} away: commit to its rows as gone first`)
  watchRows(sqlite)
  for (const table of watchedTables(sqlite))
    if (before.get(table.name) !== after.get(table.name)) touchAll(sqlite, table)
  commitInParts(sqlite, migrated)
}

/** Whether a database has a tree of its log. */
export const hasTree = (sqlite: Sqlite.Database): boolean =>
  sqlite.prepare("SELECT 1 FROM main.sqlite_schema WHERE name = 'log_node'").get() !== undefined
