import type { Tally } from './tally.ts'

/** The best of the rosters that keep everything and differ from one in hand by the fewest pairs. */
export interface Repair {
  /** Pairs to be taken or dropped, by their place in the model’s pairs. */
  readonly flipped: readonly number[]
  readonly costs: readonly number[]
}

/**
 * Finds it by trying everything, up to `most` pairs: whatever mends a row that is not kept takes or drops one of its
 * pairs. Pairs in `fixed` stay. Undefined when it takes more pairs, or when not everything can be kept. The tally is
 * left as it was.
 */
export const nearestRepair = (
  tally: Tally,
  fixed: ReadonlySet<number>,
  most: number,
  isBetter: (costs: readonly number[], others: readonly number[]) => boolean,
): Repair | undefined => {
  const path: number[] = []
  let best: Repair | undefined
  const search = (left: number): void => {
    const broken = tally.broken()
    if (!broken) {
      if (!best || isBetter(tally.costs, best.costs)) best = { flipped: [...path], costs: [...tally.costs] }
      return
    }
    if (left === 0) return
    for (const pair of broken) {
      if (fixed.has(pair) || path.includes(pair)) continue
      path.push(pair)
      tally.flip(pair)
      search(left - 1)
      tally.flip(pair)
      path.pop()
    }
  }
  for (let pairs = 0; pairs <= most && !best; pairs++) search(pairs)
  return best
}
