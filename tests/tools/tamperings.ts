import { createHash } from 'node:crypto'
import type Sqlite from 'better-sqlite3'
import { type EntryRow, readEntry } from '../../src/verify/entries.ts'
import type { Finding } from '../../src/verify/findings.ts'
import { growing, hashLeaf } from '../../src/verify/merkle.ts'

/** Draws a whole number from 0 on, below another. */
export type Draw = (below: number) => number

/** An alteration of a database that was done, and by which findings it is named. */
export interface Done {
  readonly what: string
  isNamedBy(finding: Finding): boolean
}

type Row = Record<string, string | number | null | Buffer>
interface Column {
  readonly name: string
  readonly type: string
  readonly pk: number
}

/** Tables nothing commits to: who is signed in, files being read, words to be sent. */
const passing = ['session', 'ticket', 'pending_import', 'message', '__drizzle_migrations', 'sqlite_sequence']
const ofTheTree = ['log', 'log_node', 'log_tip', 'past_row']
/** Tables whose rows entries name by a part of their key. */
const grouped: Record<string, number> = { duty: 2, case_deadline: 1 }

const columnsOf = (sqlite: Sqlite.Database, table: string): Column[] =>
  sqlite.pragma(`table_info("${table}")`) as Column[]
const keyOf = (sqlite: Sqlite.Database, table: string): Column[] =>
  columnsOf(sqlite, table)
    .filter(({ pk }) => pk > 0)
    .sort((a, b) => a.pk - b.pk)
const valuesAt = (columns: readonly Column[], row: Row) => columns.map(({ name }) => row[name]!)
const whereOf = (columns: readonly Column[]): string => columns.map(({ name }) => `"${name}" IS ?`).join(' AND ')

/** A value of a column other than it was: by its type, and JSON that stays JSON. */
const other = (was: Row[string], type: string, draw: Draw): Row[string] => {
  if (type === 'INTEGER') return Number(was ?? 0) + 1 + draw(3)
  if (type === 'BLOB') {
    const bytes = Buffer.from(Buffer.isBuffer(was) && was.length > 0 ? was : Buffer.alloc(16))
    bytes[draw(bytes.length)]! ^= 1 << draw(8)
    return bytes
  }
  if (typeof was !== 'string') return 'x'
  if (/^[[{]/.test(was)) {
    // A blank, a key twice, or another letter or digit somewhere.
    if (draw(4) === 0) return was.replace(/(?=.$)/s, ' ')
    if (draw(4) === 0 && /^\{"/.test(was)) return was.replace('{', `{${was.slice(1).split(/,(?=")|\}$/)[0]},`)
    const places = [...was.matchAll(/[a-z0-9](?=[^"]*"[,:\]}]|[,\]}])/gi)]
    const place = places[draw(places.length)]?.index
    if (place !== undefined) return `${was.slice(0, place)}${was[place] === '1' ? '2' : '1'}${was.slice(place + 1)}`
  }
  const at = draw(was.length + 1)
  return `${was.slice(0, at)}${was[at] === 'x' ? 'y' : 'x'}${was.slice(at + draw(2))}`
}

/** What names a row of a table, or an entry, node or head. */
const namesRow = (table: string, row: Row, key: readonly Column[]) => {
  const its = JSON.stringify(valuesAt(key.slice(0, grouped[table] ?? key.length), row))
  return (one: Finding): boolean => {
    if (table === 'log') return namesEntry(Number(row.seq))(one)
    if (table === 'log_tip')
      return one.kind === 'tip-missing' || ('head' in one && one.head === 'tip') || one.kind === 'unsigned-tail'
    if (table === 'log_node') {
      const [level, n] = [Number(row.level), Number(row.n)]
      // A leaf’s hash that has none beside it yet cannot be told from the entry.
      if (level === 0 && namesEntry(n + 1)(one)) return true
      return 'level' in one && one.level === level && one.n <= n && n <= one.last
    }
    if (table === 'past_row')
      return (
        one.kind.startsWith('past-') && 'seq' in one && one.seq === row.seq && 'key' in one && one.key === row.key
      )
    return one.kind.startsWith('row-') && 'table' in one && one.table === table && 'key' in one && one.key === its
  }
}

const namesEntry =
  (seq: number) =>
  (one: Finding): boolean =>
    one.kind === 'entry-moved'
      ? (one.seq <= seq && seq <= one.to) || (one.was <= seq && seq <= one.was + one.to - one.seq)
      : one.kind === 'entry-missing'
        ? one.seq <= seq && seq <= one.to
        : one.kind.startsWith('entry-') && 'seq' in one && one.seq === seq

/** Only the entries between the last head that fits and the first that does not can be named. */
const namesRange = (heads: readonly number[], seq: number) => {
  const from = heads.filter((size) => size < seq).at(-1) ?? 0
  const to = heads.find((size) => size >= seq)
  return (one: Finding): boolean =>
    (one.kind === 'head-differs' && one.from === from + 1 && one.to === to) ||
    (one.kind === 'truncated' && one.from === from + 1 && one.size === to) ||
    (one.kind === 'unsigned-tail' && one.from <= seq && seq <= one.to)
}

/** Sizes of all heads a database has. */
const headsIn = (sqlite: Sqlite.Database): number[] =>
  sqlite
    .prepare<[], string>('SELECT note FROM log_head UNION SELECT note FROM log_tip')
    .pluck()
    .all()
    .map((note) => Number(note.split('\n')[1]))
    .sort((a, b) => a - b)

/** Hashes made anew over whatever entries there are, as who knows the program could. */
const recompute = (sqlite: Sqlite.Database): void => {
  sqlite.exec('DELETE FROM log_node')
  const put = sqlite.prepare('INSERT INTO log_node VALUES (?, ?, ?)')
  const tree = growing()
  for (const row of sqlite.prepare<[], EntryRow>('SELECT * FROM log ORDER BY seq').all())
    tree.add(hashLeaf(readEntry(row)?.text ?? ''), (level, n, hash) => void put.run(level, n, hash))
}

const entries = (sqlite: Sqlite.Database): number =>
  sqlite.prepare<[], number>('SELECT max(seq) FROM log').pluck().get()!
const move = (sqlite: Sqlite.Database, from: number, to: number): void =>
  void sqlite.prepare('UPDATE log SET seq = ? WHERE seq = ?').run(to, from)
const swapped = (sqlite: Sqlite.Database, a: number, b: number): void => {
  move(sqlite, a, -1)
  move(sqlite, b, a)
  move(sqlite, -1, b)
}
const insert = (sqlite: Sqlite.Database, table: string, row: Row): void => {
  const names = Object.keys(row)
  sqlite
    .prepare(`INSERT INTO "${table}" (${names.map((name) => `"${name}"`)}) VALUES (${names.map(() => '?')})`)
    .run(...names.map((name) => row[name]))
}
const someRow = (sqlite: Sqlite.Database, draw: Draw, only?: string): { table: string; row: Row } => {
  const tables = sqlite
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all()
    .filter((name) => !passing.includes(name))
  const table = only ?? (draw(4) === 0 ? ofTheTree[draw(ofTheTree.length)]! : tables[draw(tables.length)]!)
  const all = sqlite.prepare<[], Row>(`SELECT * FROM "${table}"`).all()
  return { table, row: all[draw(all.length)]! }
}

const edit = (sqlite: Sqlite.Database, draw: Draw, only?: string): (Done & { seq: number }) | undefined => {
  const { table, row } = someRow(sqlite, draw, only)
  const key = keyOf(sqlite, table)
  const columns = columnsOf(sqlite, table).filter(({ name }) => only === undefined || name !== 'seq')
  const { name, type } = columns[draw(columns.length)]!
  const changed = { ...row, [name]: other(row[name]!, type, draw) }
  if (JSON.stringify(changed) === JSON.stringify(row)) return undefined
  sqlite
    .prepare(`UPDATE "${table}" SET "${name}" = ? WHERE ${whereOf(key)}`)
    .run(changed[name], ...valuesAt(key, row))
  return { what: `edit ${table}.${name}`, seq: Number(row.seq), isNamedBy: namesRow(table, row, key) }
}

/** Ways to alter a database, each drawn; undefined, or a throw, where the draw alters nothing or cannot be done. */
const ways: Record<string, (sqlite: Sqlite.Database, draw: Draw) => Done | undefined> = {
  edit,
  editAgain: edit,
  editOften: edit,

  remove(sqlite, draw) {
    const { table, row } = someRow(sqlite, draw)
    const key = keyOf(sqlite, table)
    sqlite.prepare(`DELETE FROM "${table}" WHERE ${whereOf(key)}`).run(...valuesAt(key, row))
    return { what: `delete ${table}`, isNamedBy: namesRow(table, row, key) }
  },

  insert(sqlite, draw) {
    const { table, row } = someRow(sqlite, draw)
    const key = keyOf(sqlite, table)
    const last = key.at(-1)!
    const copy = { ...row, [last.name]: last.type === 'INTEGER' ? 100_000 + draw(1000) : `made-up-${draw(1000)}` }
    insert(sqlite, table, copy)
    return { what: `insert ${table}`, isNamedBy: namesRow(table, copy, key) }
  },

  /** Two entries change places. */
  swap(sqlite, draw) {
    const [a, b] = [1 + draw(entries(sqlite)), 1 + draw(entries(sqlite))]
    if (a === b) return undefined
    swapped(sqlite, a, b)
    return { what: 'swap log', isNamedBy: (one) => one.kind === 'entry-moved' && one.seq === a && one.was === b }
  },

  /** An entry is taken out and those after it close up. */
  closeUp(sqlite, draw) {
    const [gone, last] = [1 + draw(entries(sqlite)), entries(sqlite)]
    sqlite.prepare('DELETE FROM log WHERE seq = ?').run(gone)
    for (let seq = gone + 1; seq <= last; seq++) move(sqlite, seq, seq - 1)
    return {
      what: 'closeUp log',
      isNamedBy: (one) => one.kind === 'entry-missing' && one.seq === gone && one.to === gone,
    }
  },

  /** An entry is put between others, which make room. */
  squeezeIn(sqlite, draw) {
    const [at, last] = [1 + draw(entries(sqlite)), entries(sqlite)]
    const row = sqlite.prepare<[number], Row>('SELECT * FROM log WHERE seq = ?').get(at)!
    for (let seq = last; seq >= at; seq--) move(sqlite, seq, seq + 1)
    insert(sqlite, 'log', { ...row, seq: at, subject: 'made-up' })
    return { what: 'squeezeIn log', isNamedBy: (one) => one.kind === 'entry-inserted' && one.seq === at }
  },

  /** The last entries are cut off, with or without their hashes, and the signed head as well. */
  truncate(sqlite, draw) {
    const last = entries(sqlite)
    const size = last - 1 - draw(20)
    const [withNodes, withTip] = [draw(2) === 1, draw(2) === 1]
    sqlite.prepare('DELETE FROM log WHERE seq > ?').run(size)
    if (withNodes) sqlite.prepare('DELETE FROM log_node WHERE (n + 1) * (1 << level) > ?').run(size)
    if (withTip) sqlite.exec('DELETE FROM log_tip')
    return {
      what: `truncate log ${withNodes} ${withTip}`,
      isNamedBy: (one) =>
        (one.kind === 'entry-missing' && one.seq === size + 1 && one.to === last) ||
        (one.kind === 'truncated' && one.left === size) ||
        (withNodes && withTip && one.kind === 'tip-missing'),
    }
  },

  /** An entry is altered and all hashes are made anew. */
  editAnew(sqlite, draw) {
    const heads = headsIn(sqlite)
    const done = edit(sqlite, draw, 'log')
    if (!done) return undefined
    const named = namesRange(heads, done.seq)
    recompute(sqlite)
    // JSON with another blank has the same hash.
    return { what: `${done.what}, anew`, isNamedBy: (one) => named(one) || done.isNamedBy(one) }
  },

  /** Two entries change places and all hashes are made anew. */
  swapAnew(sqlite, draw) {
    const heads = headsIn(sqlite)
    const [a, b] = [1 + draw(entries(sqlite)), 1 + draw(entries(sqlite))]
    if (a === b) return undefined
    swapped(sqlite, a, b)
    recompute(sqlite)
    return { what: 'swap log, anew', isNamedBy: namesRange(heads, Math.min(a, b)) }
  },

  /** An entry is taken out, those after it close up, and all hashes are made anew. */
  closeUpAnew(sqlite, draw) {
    const heads = headsIn(sqlite)
    const gone = 1 + draw(entries(sqlite) - 1)
    ways.closeUp!(sqlite, () => gone - 1)
    recompute(sqlite)
    return { what: 'closeUp log, anew', isNamedBy: namesRange(heads, gone) }
  },

  /** A row is altered, its last entry says so with a hash of its own salt, and all hashes are made anew. */
  lie(sqlite, draw) {
    const heads = headsIn(sqlite)
    const row = sqlite.prepare<[], Row>('SELECT * FROM attendance ORDER BY id LIMIT 1 OFFSET 3').get()!
    const name = ['leader', 'place', 'note', 'visitors', 'is'][draw(5)]!
    const changed: Row = { ...row, [name]: name === 'visitors' ? draw(50) : 'l99' }
    const entry = sqlite
      .prepare<[string], EntryRow>(
        `SELECT * FROM log WHERE EXISTS (SELECT 1 FROM json_each(log.rows) AS one
           WHERE one.value ->> 0 = 'attendance' AND one.value -> 1 = ?) ORDER BY seq DESC LIMIT 1`,
      )
      .get(JSON.stringify([row.id]))!
    sqlite.prepare(`UPDATE attendance SET "${name}" = ? WHERE id = ?`).run(changed[name], row.id)
    const body = `[{${Object.keys(changed)
      .sort()
      .map((column) => `${JSON.stringify(column)}:${JSON.stringify(changed[column])}`)
      .join(',')}}]`
    const hash = createHash('sha256').update(entry.salt!).update(`["attendance",${body}]`).digest('base64url')
    const said = (JSON.parse(entry.rows) as [string, unknown[], string][]).map(([table, key, was]) => [
      ...[table, key],
      table === 'attendance' && key[0] === row.id ? hash : was,
    ])
    sqlite.prepare('UPDATE log SET rows = ? WHERE seq = ?').run(JSON.stringify(said), entry.seq)
    recompute(sqlite)
    return { what: `lie attendance.${name}`, isNamedBy: namesRange(heads, entry.seq) }
  },

  /** An entry is appended with all its hashes. */
  append(sqlite, draw) {
    const last = entries(sqlite)
    const row = sqlite.prepare<[number], Row>('SELECT * FROM log WHERE seq = ?').get(1 + draw(last))!
    insert(sqlite, 'log', { ...row, seq: last + 1, rows: '[]', salt: null })
    recompute(sqlite)
    return {
      what: 'append log',
      isNamedBy: (one) => one.kind === 'unsigned-tail' && one.from === last + 1 && one.to === last + 1,
    }
  },

  /** Another head is put in the place of one, with a signature of somebody else’s. */
  forge(sqlite, draw) {
    const table = ['log_tip', 'log_head'][draw(2)]!
    const note = sqlite.prepare<[], string>(`SELECT note FROM ${table} LIMIT 1`).pluck().get()!
    const [origin, size, root] = note.split('\n')
    const turned = Buffer.from(root!, 'base64')
    turned[draw(32)]! ^= 1
    const forged = note.replace(`${origin}\n${size}\n${root}`, `${origin}\n${size}\n${turned.toString('base64')}`)
    sqlite.prepare(`UPDATE ${table} SET note = ? WHERE note = ?`).run(forged, note)
    return {
      what: `forge ${table}`,
      isNamedBy: (one) => one.kind === 'head-unsigned' && one.size === Number(size),
    }
  },

  /** A whole table is gone. */
  drop(sqlite, draw) {
    const table = [...ofTheTree.slice(1), 'log_head', 'duty', 'unit'][draw(6)]!
    sqlite.exec(`DROP TABLE "${table}"`)
    return { what: `drop ${table}`, isNamedBy: (one) => 'table' in one && one.table === table }
  },
}

/** Alters a database in a way that is drawn; undefined where the draw alters nothing. */
export const tamper = (sqlite: Sqlite.Database, draw: Draw): Done | undefined => {
  const names = Object.keys(ways)
  try {
    return ways[names[draw(names.length)]!]!(sqlite, draw)
  } catch (fault) {
    // Another column is unique, a number is taken, or a table is strict about its types.
    if ((fault as { code?: string }).code?.startsWith('SQLITE_CONSTRAINT')) return undefined
    throw fault
  }
}
