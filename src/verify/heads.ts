import { isSigned, type Note, readKey, type VerifierKey } from './checkpoint.ts'
import type { Finding, HeadName } from './findings.ts'

/** A head to be compared with the log. */
export interface Head {
  readonly name: HeadName
  readonly note: Note
  /** Signed by a key given; without keys signatures are not looked at. */
  readonly isTrue: boolean
  /** Signed by a key that was given: whoever gave it says that the head is of this log. */
  readonly isVouched: boolean
}

/** A head, its signature looked at. */
export const headOf = (name: HeadName, note: Note, keys: readonly VerifierKey[]): Head => {
  const isVouched = isSigned(note, keys)
  return { name, note, isVouched, isTrue: keys.length === 0 || isVouched }
}

/** What heads say of a log. */
export interface Judged {
  readonly findings: readonly Finding[]
  /** The sizes of old heads that fit. */
  readonly fitting: readonly number[]
  /** Entries up to this one are as a head says. */
  readonly good: number
}

/** Compares heads with the roots a log has at their sizes. */
export interface Heads {
  /** The sizes at which a root is asked for. */
  readonly sizes: ReadonlySet<number>
  /** The root of the first `size` entries. */
  saw(size: number, root: Buffer): void
  /** Hears an entry: one says by which key, and so under which name, heads are signed from then on. */
  hear(what: string, subject: string): void
  /** What is wrong, once the whole log was read; where it was not `whole`, roots of more than `size` entries are lost. */
  judged(log: { readonly size: number; readonly isWhole: boolean }): Judged
}

/** Makes one for some heads. */
export const headsOf = (heads: readonly Head[]): Heads => {
  const roots = new Map<number, Buffer>()
  /** The names that this log has or had; where it tells of none, nothing is said of names. */
  const origins = new Set(heads.filter(({ name }) => name !== 'old').map(({ note }) => note.origin))
  return {
    sizes: new Set(heads.map(({ note }) => note.size)),
    saw: (size, root) => void roots.set(size, root),
    hear(what, subject) {
      const origin = what === 'log.key' ? readKey(String(subject))?.name : undefined
      if (origin !== undefined) origins.add(origin)
    },
    judged(log) {
      const findings: Finding[] = []
      const fitting: number[] = []
      let good = 0
      /** Of heads over more than there is, the one over most. */
      const cut = new Map<HeadName, Finding>()
      /** Heads of each kind that were said to differ since the last one that fits: what comes after follows from it. */
      const said = new Set<HeadName>()
      for (const { name, note, isTrue, isVouched } of heads.toSorted((a, b) => a.note.size - b.note.size)) {
        const { size, origin } = note
        const isOther = name === 'old' && !isVouched && origins.size > 0 && !origins.has(origin)
        if (isOther && !roots.get(size)?.equals(note.root)) {
          findings.push({ kind: 'other-log', head: name, size, origin })
          continue
        }
        if (!isTrue) findings.push({ kind: 'head-unsigned', head: name, size })
        const root = roots.get(size)
        if (root?.equals(note.root)) {
          if (!isTrue) continue
          good = size
          said.clear()
          if (name === 'old') fitting.push(size)
        } else if (!root && log.isWhole)
          cut.set(name, { kind: 'truncated', head: name, size, left: log.size, from: good + 1 })
        else if (!said.has(name)) {
          said.add(name)
          // A head that nobody signed tells of no fork.
          const kind = name === 'old' && isTrue ? 'fork' : 'head-differs'
          findings.push({ kind, head: name, size, from: Math.min(good + 1, size), to: size })
        }
      }
      return { findings: [...findings, ...cut.values()], fitting, good }
    },
  }
}
