import type { Note } from './checkpoint.ts'

/** A restore of a backup that the log tells of, in the entry `seq`. */
export interface Restore {
  readonly seq: number
  /** The last head of the log that was lost by it, where the service still found it; root in base64. */
  readonly lost: { readonly size: number; readonly root: string } | undefined
  /** Whether an old head that was given is the one that was lost. */
  readonly isGiven: boolean
}

/** Hears the entries of a log, and keeps what they tell of restores. */
export const restoresBy = (heads: readonly Note[]) => {
  const all: Restore[] = []
  return {
    all: all as readonly Restore[],
    /** `data` is what the entry says; anything may be there where it was altered. */
    hear(seq: number, what: unknown, data: unknown): void {
      if (what !== 'database.restored') return
      const { size, root } = (data ?? {}) as Record<string, unknown>
      const lost = Number.isSafeInteger(size) && typeof root === 'string' ? { size: Number(size), root } : undefined
      const isGiven =
        lost !== undefined &&
        heads.some((head) => head.size === lost.size && head.root.toString('base64') === lost.root)
      all.push({ seq, lost, isGiven })
    },
  }
}
