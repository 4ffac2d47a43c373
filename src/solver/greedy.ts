import { pairKey } from '../rules/row.ts'
import { flip, flipsOf } from './flips.ts'
import type { Model } from './model.ts'

/**
 * A roster without proof, for when the time runs out: pins, then what is wished for where it can stand, then pairs are
 * taken or dropped one at a time while that makes the roster better.
 */
export const greedy = (model: Model, wished: Iterable<string>): Set<string> => {
  const flips = flipsOf(model)
  // A hard minimum is a pin: one pair that must be taken.
  const pins = model.hard.filter((row) => row.min !== undefined).flatMap((row) => row.terms[0]!.pairs)
  const taken = new Set(pins.map((pair) => pairKey(pair.leader, pair.slot)))
  const possible = new Set(model.pairs)
  for (const key of wished) if (possible.has(key) && !taken.has(key) && flips.tryOut(taken, [key])) flip(taken, key)

  /** Whether flipping a pair makes the roster better at the first step where it changes anything. */
  const gains = (key: string): boolean => (flips.tryOut(taken, [key])?.find((cost) => cost !== 0) ?? 0) < 0
  for (let improved = true; improved; ) {
    improved = false
    for (const key of model.pairs) {
      if (!gains(key)) continue
      flip(taken, key)
      improved = true
    }
  }
  return taken
}
