import { isSigned, type Note, type VerifierKey } from './checkpoint.ts'
import type { Finding, HeadName } from './findings.ts'

/** A head to be compared with the log. */
export interface Head {
  readonly name: HeadName
  readonly note: Note
}

/** Compares heads with the roots a log has at their sizes. */
export interface Heads {
  /** The sizes at which a root is asked for. */
  readonly sizes: ReadonlySet<number>
  /** The root of the first `size` entries. */
  saw(size: number, root: Buffer): void
  /** What is wrong, once the whole log was read; the sizes of old heads that fit. */
  judged(entries: number): { findings: Finding[]; fitting: number[] }
}

/** Makes one for some heads; without keys signatures are not looked at. */
export const headsOf = (heads: readonly Head[], keys: readonly VerifierKey[]): Heads => {
  const roots = new Map<number, Buffer>()
  return {
    sizes: new Set(heads.map(({ note }) => note.size)),
    saw: (size, root) => void roots.set(size, root),
    judged(entries) {
      const findings: Finding[] = []
      const fitting: number[] = []
      let good = 0
      for (const { name, note } of heads.toSorted((a, b) => a.note.size - b.note.size)) {
        const { size } = note
        const isTrue = keys.length === 0 || isSigned(note, keys)
        if (!isTrue) findings.push({ kind: 'head-unsigned', head: name, size })
        const root = roots.get(size)
        if (!root) findings.push({ kind: 'truncated', head: name, size, left: entries })
        else if (root.equals(note.root)) {
          if (!isTrue) continue
          good = size
          if (name === 'old') fitting.push(size)
        } else findings.push({ kind: 'head-differs', head: name, from: good + 1, to: size })
      }
      return { findings, fitting }
    },
  }
}
