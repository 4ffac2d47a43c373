import type Sqlite from 'better-sqlite3'
import { type Note, readNote, type VerifierKey } from './checkpoint.ts'
import { type EntryRow, readEntry } from './entries.ts'
import type { Finding, Report } from './findings.ts'
import { type Head, headsOf } from './heads.ts'
import { growing, hashLeaf } from './merkle.ts'
import { committedTables, hashRows, remembered, rowsOf } from './rows.ts'

/** By what a log is judged. */
export interface Against {
  /** Without any, signatures are not looked at. */
  readonly keys: readonly VerifierKey[]
  /** Heads handed out earlier. */
  readonly heads: readonly Note[]
}

/** What the log said last of some rows. */
interface LastSaid {
  readonly hash: string | null
  readonly salt: Buffer
  readonly seq: number
}

/** Whether a database has a log as a tree: one of an older program has none. */
export const hasTree = (sqlite: Sqlite.Database): boolean =>
  sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'log_node'").get() !== undefined

/** Reads a database as one moment has it and says what of its log, its heads and its rows was altered. */
export const verifyDatabase = (sqlite: Sqlite.Database, against: Against): Report =>
  sqlite.transaction(() => {
    const findings: Finding[] = []
    const heads = [...against.heads.map((note): Head => ({ name: 'old', note })), ...headsIn(sqlite, findings)]
    const judge = headsOf(heads, against.keys)
    const log = readLog(sqlite, judge, findings)
    const { findings: ofHeads, fitting } = judge.judged(log.entries)
    findings.push(...ofHeads, ...tailOf(heads, log.entries, against.keys))
    const rows = compareRows(sqlite, log.said, findings)
    const isKeyGiven = against.keys.length > 0
    return { findings, entries: log.entries, rows, root: log.root.toString('base64'), fitting, isKeyGiven }
  })()

/** The heads a database keeps, and its last one. */
const headsIn = (sqlite: Sqlite.Database, findings: Finding[]): Head[] => {
  const kept = sqlite.prepare('SELECT size, note FROM log_head ORDER BY size').all() as {
    size: number
    note: string
  }[]
  const tip = sqlite.prepare('SELECT note FROM log_tip WHERE id = 1').get() as { note: string } | undefined
  const all = [
    ...kept.map((one) => ({ ...one, name: 'kept' as const })),
    ...(tip ? [{ ...tip, size: 0, name: 'tip' as const }] : []),
  ]
  return all.flatMap(({ name, size, note }) => {
    const read = readNote(note)
    if (read && (name === 'tip' || read.size === size)) return [{ name, note: read }]
    findings.push({ kind: 'head-unreadable', head: name, size })
    return []
  })
}

/** Entries no head is over: whoever can write the file could have written them. */
const tailOf = (heads: readonly Head[], entries: number, keys: readonly VerifierKey[]): Finding[] => {
  const tip = heads.find(({ name }) => name === 'tip')
  if (!tip) return entries > 0 && (keys.length > 0 || heads.length > 0) ? [{ kind: 'tip-missing' }] : []
  return tip.note.size < entries ? [{ kind: 'unsigned-tail', from: tip.note.size + 1, to: entries }] : []
}

const readLog = (
  sqlite: Sqlite.Database,
  heads: ReturnType<typeof headsOf>,
  findings: Finding[],
): { entries: number; root: Buffer; said: Map<string, LastSaid> } => {
  const node = sqlite
    .prepare<[number, number], Buffer>('SELECT hash FROM log_node WHERE level = ? AND n = ?')
    .pluck()
  const past = sqlite
    .prepare<[string, string, number], string>('SELECT body FROM past_row WHERE tbl = ? AND "key" = ? AND seq = ?')
    .pluck()
  const tree = growing()
  const said = new Map<string, LastSaid>()
  let lastWrong = -1
  let remembers = 0
  const compare = (level: number, n: number, hash: Buffer): void => {
    const start = n * 2 ** level
    if (level === 0 || lastWrong >= start || node.get(level, n)?.equals(hash)) return
    findings.push({ kind: 'node-wrong', level, n })
  }
  const grow = (leaf: Buffer): void => {
    tree.add(leaf, compare)
    if (heads.sizes.has(tree.size)) heads.saw(tree.size, tree.root())
  }
  if (heads.sizes.has(0)) heads.saw(0, tree.root())
  const entries = sqlite
    .prepare('SELECT seq, at, user, office, what, subject, data, rows, salt FROM log ORDER BY seq')
    .iterate() as IterableIterator<EntryRow>
  for (const entry of entries) {
    const { seq, what, subject, salt } = entry
    if (seq < 1) {
      findings.push({ kind: 'entry-inserted', seq, what, subject })
      continue
    }
    for (; tree.size < seq - 1 && node.get(0, tree.size); ) {
      findings.push({ kind: 'entry-missing', seq: tree.size + 1 })
      grow(node.get(0, tree.size)!)
    }
    const stored = node.get(0, seq - 1)
    if (!stored || tree.size !== seq - 1) {
      findings.push({ kind: 'entry-inserted', seq, what, subject })
      continue
    }
    const read = readEntry(entry)
    const leaf = read && hashLeaf(read.text)
    if (!leaf?.equals(stored)) {
      findings.push({ kind: read ? 'entry-edited' : 'entry-unreadable', seq, what, subject })
      lastWrong = seq - 1
    }
    grow(leaf ?? stored)
    for (const [table, key, hash] of read?.said ?? []) {
      const name = JSON.stringify(key)
      said.set(`${table} ${name}`, { hash, salt: salt ?? Buffer.alloc(0), seq })
      if (!remembered.has(table)) continue
      const body = past.get(table, name, seq)
      if (body === undefined) findings.push({ kind: 'past-deleted', table, key: name, seq })
      else {
        remembers++
        const is = body === '[]' ? null : hashRows(salt ?? Buffer.alloc(0), table, body)
        if (is !== hash) findings.push({ kind: 'past-edited', table, key: name, seq })
      }
    }
  }
  for (; node.get(0, tree.size); ) {
    findings.push({ kind: 'entry-missing', seq: tree.size + 1 })
    grow(node.get(0, tree.size)!)
  }
  extraNodes(sqlite, tree.size, findings)
  if ((sqlite.prepare('SELECT count(*) FROM past_row').pluck().get() as number) > remembers)
    extraPast(sqlite, findings)
  return { entries: tree.size, root: tree.root(), said }
}

const extraNodes = (sqlite: Sqlite.Database, size: number, findings: Finding[]): void => {
  const nodes = sqlite.prepare(
    'SELECT level, n FROM log_node WHERE level < 0 OR n < 0 OR (n + 1) * (1 << level) > ?',
  )
  for (const { level, n } of nodes.all(size) as { level: number; n: number }[])
    findings.push({ kind: 'node-extra', level, n })
}

/** Remembered rows that no entry speaks of. */
const extraPast = (sqlite: Sqlite.Database, findings: Finding[]): void => {
  const says = sqlite.prepare<[number, string, string], number>(
    `SELECT 1 FROM log, json_each(log.rows) AS said
     WHERE log.seq = ? AND said.value ->> 0 = ? AND said.value -> 1 = ?`,
  )
  const all = sqlite.prepare('SELECT tbl, "key", seq FROM past_row').all() as {
    tbl: string
    key: string
    seq: number
  }[]
  for (const { tbl, key, seq } of all) {
    const isSaid = remembered.has(tbl) && isSafely(() => says.get(seq, tbl, key))
    if (!isSaid) findings.push({ kind: 'past-inserted', table: tbl, key })
  }
}

/** JSON of an entry may be damaged: that is said where the entry is. */
const isSafely = (ask: () => unknown): boolean => {
  try {
    return ask() !== undefined
  } catch {
    return true
  }
}

/** Compares every row with what the log said of it last. Returns how many keys were compared. */
const compareRows = (sqlite: Sqlite.Database, said: Map<string, LastSaid>, findings: Finding[]): number => {
  const entry = sqlite.prepare<[number], { what: string; subject: string }>(
    'SELECT what, subject FROM log WHERE seq = ?',
  )
  const named = (seq: number) => ({ seq, ...(entry.get(seq) ?? { what: '', subject: '' }) })
  let compared = 0
  for (const table of committedTables(sqlite))
    for (const { key, body } of rowsOf(sqlite, table)) {
      compared++
      const last = said.get(`${table} ${key}`)
      said.delete(`${table} ${key}`)
      if (last === undefined) findings.push({ kind: 'row-inserted', table, key })
      else if (last.hash === null || hashRows(last.salt, table, body) !== last.hash)
        findings.push({ kind: 'row-edited', table, key, ...named(last.seq) })
    }
  for (const [name, { hash, seq }] of said) {
    if (hash === null) continue
    const [table, key] = [name.slice(0, name.indexOf(' ')), name.slice(name.indexOf(' ') + 1)]
    findings.push({ kind: 'row-deleted', table, key, ...named(seq) })
  }
  return compared
}
