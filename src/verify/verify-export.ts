import type { Finding, Report } from './findings.ts'
import { headOf, headsOf } from './heads.ts'
import { growing, hashLeaf } from './merkle.ts'
import { restoresBy } from './restores.ts'
import type { Against } from './verify-database.ts'

/**
 * Verifies an export of the log, line by line: each is the canonical JSON of an entry, or only its number and hash where
 * whoever made the export may not read it.
 */
export const verifyExport = (lines: Iterable<Buffer>, { keys, heads }: Against): Report => {
  const findings: Finding[] = []
  const judge = headsOf(heads.map((note) => headOf('old', note, keys)))
  const tree = growing()
  const restores = restoresBy(heads)
  let [entries, hidden, next, isWhole] = [0, 0, 1, true]
  if (judge.sizes.has(0)) judge.saw(0, tree.root())
  for (const line of lines) {
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
    if (read) restores.hear(read.seq, read.what, read.data)
    if (read) judge.hear(read.what, read.subject)
    if (!isWhole) continue
    tree.add(read?.leaf ?? hashLeaf(line), () => undefined)
    if (judge.sizes.has(tree.size)) judge.saw(tree.size, tree.root())
  }
  const judged = judge.judged({ size: tree.size, isWhole })
  return {
    findings: [...findings, ...judged.findings],
    ...{ entries, hidden, rows: 0, root: tree.root().toString('base64') },
    ...{ judged: judged.good, fitting: judged.fitting },
    restores: restores.all,
    isSchemaKnown: true,
    isHeadGiven: heads.length > 0,
    isKeyGiven: keys.length > 0,
  }
}

interface Line {
  readonly seq: number
  readonly what: string
  readonly subject: string
  readonly data: unknown
  readonly leaf: Buffer
  readonly isHidden: boolean
}

const readLine = (line: Buffer): Line | undefined => {
  try {
    const read = JSON.parse(line.toString()) as Record<string, unknown>
    const { seq, what, subject, data, leaf } = read
    if (!Number.isSafeInteger(seq)) return undefined
    const isHidden = typeof leaf === 'string' && Object.keys(read).length === 2
    const hash = isHidden ? Buffer.from(leaf, 'base64') : hashLeaf(line)
    if (hash.length !== 32) return undefined
    return {
      seq: seq as number,
      what: String(what ?? ''),
      subject: String(subject ?? ''),
      data,
      leaf: hash,
      isHidden,
    }
  } catch {
    return undefined
  }
}
