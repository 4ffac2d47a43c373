import { closeSync, openSync, readSync } from 'node:fs'
import type { Finding, Report } from './findings.ts'
import { headsOf } from './heads.ts'
import { growing, hashLeaf } from './merkle.ts'
import type { Against } from './verify-database.ts'

/**
 * Verifies an export of the log, line by line: each is the canonical JSON of an entry, or only its number and hash where
 * whoever made the export may not read it. Throws where the file cannot be read.
 */
export const verifyExport = (file: string, { keys, heads }: Against): Report => {
  const findings: Finding[] = []
  const judge = headsOf(
    heads.map((note) => ({ name: 'old', note })),
    keys,
  )
  const tree = growing()
  let [entries, hidden, next, isWhole] = [0, 0, 1, true]
  if (judge.sizes.has(0)) judge.saw(0, tree.root())
  for (const line of linesOf(file)) {
    entries++
    const read = readLine(line)
    if (!read || read.seq < next) {
      const { seq, what, subject } = read ?? { seq: next, what: '', subject: '' }
      findings.push({ kind: read ? 'entry-inserted' : 'entry-unreadable', seq, what, subject })
      if (read) continue
    }
    if (read && read.seq > next) {
      findings.push({ kind: 'entry-missing', seq: next, to: read.seq - 1 })
      isWhole = false
    }
    next = (read?.seq ?? next) + 1
    if (read?.isHidden) hidden++
    if (!isWhole) continue
    tree.add(read?.leaf ?? hashLeaf(line), () => undefined)
    if (judge.sizes.has(tree.size)) judge.saw(tree.size, tree.root())
  }
  const judged = judge.judged({ size: tree.size, isWhole })
  return {
    findings: [...findings, ...judged.findings],
    ...{ entries, hidden, rows: 0, root: tree.root().toString('base64'), fitting: judged.fitting },
    isHeadGiven: heads.length > 0,
    isKeyGiven: keys.length > 0,
  }
}

const chunk = 1 << 20
const newline = 10
const byteOrderMark = Buffer.from('\ufeff')

/** The lines of a file that are not empty, as they are to the byte, but for what editors of Windows put at their ends. */
function* linesOf(file: string): Generator<Buffer> {
  const opened = openSync(file, 'r')
  try {
    let rest = Buffer.alloc(0)
    let isFirst = true
    for (;;) {
      const bytes = Buffer.allocUnsafe(chunk)
      const read = readSync(opened, bytes, 0, chunk, null)
      let all = Buffer.concat([rest, bytes.subarray(0, read)])
      if (isFirst && all.subarray(0, 3).equals(byteOrderMark)) all = all.subarray(3)
      isFirst = false
      let from = 0
      for (let to = all.indexOf(newline); to >= 0; to = all.indexOf(newline, from)) {
        yield* notEmpty(all.subarray(from, to))
        from = to + 1
      }
      rest = all.subarray(from)
      if (read > 0) continue
      yield* notEmpty(rest)
      return
    }
  } finally {
    closeSync(opened)
  }
}

const notEmpty = (line: Buffer): Buffer[] => {
  const whole = line.at(-1) === 13 ? line.subarray(0, -1) : line
  return whole.length > 0 ? [whole] : []
}

interface Line {
  readonly seq: number
  readonly what: string
  readonly subject: string
  readonly leaf: Buffer
  readonly isHidden: boolean
}

const readLine = (line: Buffer): Line | undefined => {
  try {
    const read = JSON.parse(line.toString()) as Record<string, unknown>
    const { seq, what, subject, leaf } = read
    if (!Number.isSafeInteger(seq)) return undefined
    const isHidden = typeof leaf === 'string' && Object.keys(read).length === 2
    const hash = isHidden ? Buffer.from(leaf, 'base64') : hashLeaf(line)
    if (hash.length !== 32) return undefined
    return { seq: seq as number, what: String(what ?? ''), subject: String(subject ?? ''), leaf: hash, isHidden }
  } catch {
    return undefined
  }
}
