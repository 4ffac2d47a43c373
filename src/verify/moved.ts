import { type EntryRow, readEntry } from './entries.ts'
import type { EntryName, Finding } from './findings.ts'
import { hashLeaf } from './merkle.ts'

/** An entry that is not what the tree has at its place. */
export interface Stray {
  readonly entry: EntryRow
  /** False: the tree ends before its number. */
  readonly isPlaced: boolean
}

/** With no more places than this that lack their entry, every stray one is tried at every one. */
const fewPlaces = 64
/** How far strays are looked for where there are more, and how many may be looked for in vain. */
const farthest = 8
const mostInVain = 2000

/**
 * What became of stray entries: each is one that belongs elsewhere, or was put in, or was edited where it stands. `open`
 * are the places, counted from 0, whose entry is not there, with the hash of it.
 */
export const strayFindings = (strays: readonly Stray[], open: ReadonlyMap<number, Buffer>): Finding[] => {
  const places = placesOf(strays, open)
  const filled = new Set(places.values())
  const findings: Finding[] = []
  let run: { kind: 'entry-moved'; seq: number; to: number; was: number } | undefined
  const gone = new Set([...open.keys()].filter((index) => !filled.has(index)))
  for (const { entry, isPlaced } of strays) {
    const index = entry.seq - 1
    const place = places.get(entry)
    if (place === undefined) {
      // Its own place lacks its entry: that is this one, edited.
      const isEdited = isPlaced && gone.delete(index)
      const kind = !isEdited ? 'entry-inserted' : readEntry(entry) ? 'entry-edited' : 'entry-unreadable'
      findings.push({ kind, ...nameOf(entry) })
      run = undefined
    } else if (run?.to === index && place - index === run.was - run.seq) run.to = entry.seq
    else {
      run = { kind: 'entry-moved', seq: entry.seq, to: entry.seq, was: place + 1 }
      findings.push(run)
    }
  }
  return [...findings, ...missing([...gone].sort((a, b) => a - b))]
}

/** The name of an entry. */
export const nameOf = ({ seq, what, subject }: EntryName): EntryName => ({ seq, what, subject })

/** Where stray entries belong: there the tree has their hash, if only their number is put right. */
const placesOf = (strays: readonly Stray[], open: ReadonlyMap<number, Buffer>): Map<EntryRow, number> => {
  const places = new Map<EntryRow, number>()
  const few = open.size <= fewPlaces ? [...open.keys()] : undefined
  const near = Array.from({ length: farthest }, (_, n) => [n + 1, -n - 1]).flat()
  let [shift, inVain] = [1, 0]
  for (const { entry } of strays) {
    if (inVain > mostInVain) break
    const index = entry.seq - 1
    const tried = few ?? [shift, ...near].map((by) => index + by)
    const place = tried.find((at) => {
      const hash = open.get(at)
      return hash && textAt(entry, at + 1)?.equals(hash)
    })
    if (place === undefined) inVain++
    else {
      places.set(entry, place)
      shift = place - index
    }
  }
  return places
}

const textAt = (entry: EntryRow, seq: number): Buffer | undefined => {
  const read = readEntry({ ...entry, seq })
  return read && hashLeaf(read.text)
}

/** Places whose entry is nowhere, those side by side as one. */
const missing = (gone: readonly number[]): Finding[] => {
  const runs: { kind: 'entry-missing'; seq: number; to: number }[] = []
  for (const index of gone) {
    const run = runs.at(-1)
    if (run?.to === index) run.to = index + 1
    else runs.push({ kind: 'entry-missing', seq: index + 1, to: index + 1 })
  }
  return runs
}
