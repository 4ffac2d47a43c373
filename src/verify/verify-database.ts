import type Sqlite from 'better-sqlite3'
import { type Note, readNote, type VerifierKey } from './checkpoint.ts'
import type { Finding, Report } from './findings.ts'
import { type Head, headOf, headsOf } from './heads.ts'
import { strayFindings } from './moved.ts'
import { nodesOf } from './nodes.ts'
import { pastRows } from './past-rows.ts'
import { type ReadLog, readLog } from './read-log.ts'
import { restoresBy } from './restores.ts'
import { saidRows, saysOf } from './said-rows.ts'
import { generatedColumns, hasItsTables, lastMigration, schemaFindings, treeSince } from './schema.ts'

/** By what a log is judged. */
export interface Against {
  /** Without any, signatures are not looked at. */
  readonly keys: readonly VerifierKey[]
  /** Heads handed out earlier. */
  readonly heads: readonly Note[]
}

/** Whether a database has a log with a tree: one of an older program has none. */
export const hasTree = (sqlite: Sqlite.Database): boolean => {
  if (hasSalt(sqlite) || ofTheTree.some((name) => hasTable(sqlite, name))) return true
  const last = lastMigration(sqlite)
  // Without a list that can be read it is not of an older program: somebody took both away.
  return last === undefined ? hasItsTables(sqlite) : last >= treeSince
}

/** Tables that came with the tree. */
const ofTheTree = ['log_node', 'log_tip', 'log_head', 'past_row']

const hasTable = (sqlite: Sqlite.Database, name: string): boolean =>
  sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined

/** Who takes the table of hashes away leaves the columns that the log has with it. */
const hasSalt = (sqlite: Sqlite.Database): boolean =>
  (sqlite.pragma('table_info(log)') as { name: string }[]).some(({ name }) => name === 'salt')

/**
 * Reads a database as one moment has it and says what of its log, its heads and its rows was altered. `malformed` is what
 * SQLite said of its schema, where it had to be told to read on.
 */
export const verifyDatabase = (sqlite: Sqlite.Database, against: Against, malformed?: string): Report =>
  atOneMoment(sqlite, () => {
    const lacks = lacking(sqlite)
    const gone = lacks.map(({ table }) => table)
    const schema = schemaFindings(sqlite)
    const findings: Finding[] = [
      ...(malformed === undefined ? [] : [{ kind: 'file-damaged', says: malformed } as const]),
      ...damages(sqlite),
      ...lacks,
      ...(schema ?? []),
      ...generatedColumns(sqlite, Object.keys(logColumns)),
    ]
    const by = {
      hidden: 0,
      isKeyGiven: against.keys.length > 0,
      isSchemaKnown: schema !== undefined,
    }
    // Without a log there is nothing that rows could be compared with.
    const nothing = (findings: readonly Finding[]): Report => ({
      ...{ ...by, findings, entries: 0, rows: 0, root: '', judged: 0, fitting: [], restores: [] },
      isHeadGiven: against.heads.length > 0,
    })
    if (gone.includes('log')) return nothing(findings)
    try {
      return { ...by, ...compared(sqlite, against, gone, findings) }
    } catch (fault) {
      const says = saysOf(fault)
      const unreadable = unreadables(sqlite, gone)
      return nothing([
        ...findings,
        ...(unreadable.length > 0 ? unreadable : [{ kind: 'table-unreadable', table: 'log', says } as const]),
      ])
    }
  })

/** Reads in one transaction. It is never committed: nothing is written, and of a damaged file SQLite refuses to. */
const atOneMoment = <T>(sqlite: Sqlite.Database, read: () => T): T => {
  sqlite.exec('BEGIN')
  try {
    return read()
  } finally {
    try {
      if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
    } catch {
      // Closing the connection ends it as well.
    }
  }
}

/** The report, but for what is known before the log is read. */
type Compared = Omit<Report, 'hidden' | 'isKeyGiven' | 'isSchemaKnown'>

/** Compares log, heads and rows; `gone` are tables not to be read, `known` what was found before. */
const compared = (
  sqlite: Sqlite.Database,
  against: Against,
  gone: readonly string[],
  known: readonly Finding[],
): Compared => {
  const findings = [...known]
  const stored = [...keptHeads(sqlite, gone), ...tips(sqlite, gone)]
  for (const { note, name, size } of stored) if (!note) findings.push({ kind: 'head-unreadable', head: name, size })
  const heads = [
    ...against.heads.map((note) => headOf('old', note, against.keys)),
    ...stored.flatMap(({ name, note }) => (note ? [headOf(name, note, against.keys)] : [])),
  ]
  const judge = headsOf(heads)
  const most = longestOf(sqlite, heads)
  const nodes = gone.includes('log_node') ? undefined : nodesOf(sqlite, most)
  const past = gone.includes('past_row') ? undefined : pastRows(sqlite)
  const said = saidRows(sqlite)
  const restores = restoresBy(against.heads)
  const log = readLog(sqlite, {
    ...{ nodes, most, sizes: judge.sizes, saw: judge.saw },
    read(entry, its) {
      said.hear(entry, its.said)
      past?.compare(entry, its.said)
      restores.hear(entry.seq, entry.what, its.data)
      judge.hear(entry.what, entry.subject)
    },
  })
  const judged = judge.judged(log)
  for (const { seq } of log.untreed) if (seq <= judged.good) nodes?.findings.add('node-missing', 0, seq - 1)
  const beyond = log.untreed.filter(({ seq }) => seq > judged.good)
  const rows = said.compared()
  return {
    findings: [
      ...findings,
      ...log.findings,
      ...strayFindings([...log.strays, ...beyond.map((entry) => ({ entry, isPlaced: false }))], log.open),
      ...(nodes?.findings.all() ?? []),
      ...judged.findings,
      ...tailOf(heads, log, beyond.length, against.keys),
      ...rows.findings,
      ...(past?.findings() ?? []),
    ],
    entries: log.entries,
    rows: rows.compared,
    root: log.root.toString('base64'),
    judged: judged.good,
    fitting: judged.fitting,
    restores: restores.all,
    isHeadGiven: heads.length > 0,
  }
}

/** What is read of the log and of what belongs to it. */
const logColumns: Readonly<Record<string, readonly string[]>> = {
  log: ['seq', 'at', 'user', 'office', 'what', 'subject', 'data', 'rows', 'salt'],
  log_node: ['level', 'n', 'hash'],
  log_tip: ['id', 'note'],
  log_head: ['size', 'note'],
  past_row: ['tbl', 'key', 'seq', 'body'],
}

type Lacking = Extract<Finding, { readonly kind: 'table-missing' | 'column-missing' }>

/** Tables of the log that are not there, or lack a column; such a one is not read. */
const lacking = (sqlite: Sqlite.Database): Lacking[] =>
  Object.entries(logColumns).flatMap(([table, columns]): Lacking[] => {
    if (!hasTable(sqlite, table)) return [{ kind: 'table-missing', table }]
    const there = (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
    return columns
      .filter((column) => !there.includes(column))
      .map((column) => ({ kind: 'column-missing', table, column }))
  })

/** Tables of the log that SQLite cannot read to their end. */
const unreadables = (sqlite: Sqlite.Database, gone: readonly string[]): Finding[] =>
  Object.entries(logColumns).flatMap(([table, columns]): Finding[] => {
    if (gone.includes(table)) return []
    try {
      // Lengths have every page of a row read, also of a long one, and nothing handed over.
      const lengths = columns.map((column) => `total(length("${column}"))`).join(', ')
      sqlite.prepare(`SELECT ${lengths} FROM "${table}" NOT INDEXED`).get()
      return []
    } catch (fault) {
      return [{ kind: 'table-unreadable', table, says: saysOf(fault) }]
    }
  })

/** What SQLite finds: an index that says otherwise than its table would show other rows than are compared here. */
const damages = (sqlite: Sqlite.Database): Finding[] => {
  try {
    return (sqlite.pragma('integrity_check(20)') as { integrity_check: string }[])
      .map(({ integrity_check: says }) => says)
      .filter((says) => says !== 'ok')
      .map((says) => ({ kind: 'file-damaged', says }))
  } catch (fault) {
    return [{ kind: 'file-damaged', says: saysOf(fault) }]
  }
}

/** A head as it stands in the database; undefined where it is none. */
interface StoredHead {
  readonly name: Head['name']
  readonly size: number
  readonly note: Note | undefined
}

const keptHeads = (sqlite: Sqlite.Database, gone: readonly string[]): StoredHead[] =>
  gone.includes('log_head')
    ? []
    : sqlite
        .prepare<[], { size: number; note: unknown }>('SELECT size, note FROM log_head ORDER BY size')
        .all()
        .map(({ size, note }) => {
          const read = readNote(String(note))
          return { name: 'kept', size, note: read?.size === size ? read : undefined }
        })

const tips = (sqlite: Sqlite.Database, gone: readonly string[]): StoredHead[] =>
  gone.includes('log_tip')
    ? []
    : sqlite
        .prepare<[], { id: number; note: unknown }>('SELECT id, note FROM log_tip')
        .all()
        .map(({ id, note }) => {
          const read = id === 1 ? readNote(String(note)) : undefined
          return { name: 'tip', size: read?.size ?? 0, note: read }
        })

/** How many entries there may have been: as many as there are, or as signed heads say. */
const longestOf = (sqlite: Sqlite.Database, heads: readonly Head[]): number =>
  heads
    .filter(({ isTrue }) => isTrue)
    .reduce(
      (most, { note }) => Math.max(most, note.size),
      sqlite.prepare<[], number>('SELECT count(*) FROM log').pluck().get()!,
    )

/** Entries no head is over: whoever can write the file could have written them. */
const tailOf = (
  heads: readonly Head[],
  { size, entries }: ReadLog,
  untreed: number,
  keys: readonly VerifierKey[],
): Finding[] => {
  const tip = heads.find(({ name }) => name === 'tip')
  const last = size - untreed
  if (!tip) return entries > 0 && (keys.length > 0 || heads.length > 0) ? [{ kind: 'tip-missing' }] : []
  return tip.note.size < last ? [{ kind: 'unsigned-tail', from: tip.note.size + 1, to: last }] : []
}
