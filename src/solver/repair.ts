import type { Tally } from './tally.ts'

/** The best of the rosters that keep all that can be kept while some pairs stay, and differ by the fewest pairs. */
export interface Repair {
  /** Pairs to be taken or dropped, by their place in the model’s pairs. */
  readonly flipped: readonly number[]
  readonly costs: readonly number[]
}

/** Most rosters tried; with more to try, solving is the shorter way. */
const mostTried = 20_000

/**
 * Finds it by trying everything, pair by pair: whatever mends a row that is not kept takes or drops one of its
 * pairs. Pairs in `fixed` stay. Undefined when that takes too many tries, or when more cannot be kept. The tally is
 * left as it was.
 */
export const nearestRepair = (
  tally: Tally,
  fixed: ReadonlySet<number>,
  isBetter: (costs: readonly number[], others: readonly number[]) => boolean,
): Repair | undefined => {
  const path: number[] = []
  let best: Repair | undefined
  let tried = 0
  const search = (left: number): void => {
    const broken = tally.broken(fixed)
    if (!broken) {
      if (!tally.isForbidden() && (!best || isBetter(tally.costs, best.costs)))
        best = { flipped: [...path], costs: [...tally.costs] }
      return
    }
    if (left === 0 || tried > mostTried) return
    for (const pair of broken) {
      if (fixed.has(pair) || path.includes(pair)) continue
      tried++
      path.push(pair)
      tally.flip(pair)
      search(left - 1)
      tally.flip(pair)
      path.pop()
    }
  }
  for (let pairs = 0; !best && tried <= mostTried; pairs++) {
    const before = tried
    search(pairs)
    // Nothing left to take or drop.
    if (pairs > 0 && tried === before) return undefined
  }
  // Cut short, a better one as near might have been missed.
  return tried > mostTried ? undefined : best
}
