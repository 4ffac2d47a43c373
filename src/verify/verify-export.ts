import type { Finding, Report } from './findings.ts'
import { headsOf } from './heads.ts'
import { growing, hashLeaf } from './merkle.ts'
import type { Against } from './verify-database.ts'

/**
 * Verifies an export of the log, line by line: each is the canonical JSON of an entry, or only its number and hash where
 * whoever made the export may not read it.
 */
export const verifyExport = (text: string, { keys, heads }: Against): Report => {
  const findings: Finding[] = []
  const judge = headsOf(
    heads.map((note) => ({ name: 'old', note })),
    keys,
  )
  const tree = growing()
  const nothing = (): void => undefined
  for (const line of text.split('\n')) {
    if (line === '') continue
    const read = readLine(line)
    const seq = tree.size + 1
    if (read?.seq !== seq) {
      findings.push(
        read && read.seq > seq
          ? { kind: 'entry-missing', seq }
          : { kind: 'entry-inserted', seq: read?.seq ?? seq, what: read?.what ?? '', subject: read?.subject ?? '' },
      )
      if (!read || read.seq < seq) continue
    }
    tree.add(read.leaf, nothing)
    if (judge.sizes.has(tree.size)) judge.saw(tree.size, tree.root())
  }
  const judged = judge.judged(tree.size)
  return {
    findings: [...findings, ...judged.findings],
    entries: tree.size,
    rows: 0,
    root: tree.root().toString('base64'),
    fitting: judged.fitting,
    isKeyGiven: keys.length > 0,
  }
}

const readLine = (line: string): { seq: number; what: string; subject: string; leaf: Buffer } | undefined => {
  try {
    const read = JSON.parse(line) as Record<string, unknown>
    const { seq, what, subject, leaf } = read
    if (typeof seq !== 'number') return undefined
    const isHidden = typeof leaf === 'string' && Object.keys(read).length === 2
    return {
      seq,
      what: String(what ?? ''),
      subject: String(subject ?? ''),
      leaf: isHidden ? Buffer.from(leaf, 'base64') : hashLeaf(line),
    }
  } catch {
    return undefined
  }
}
