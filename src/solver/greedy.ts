import type { Model } from './model.ts'
import { tallyOf } from './tally.ts'

/**
 * A roster without proof, for when the time runs out: pins, then what is wished for where it can stand, then pairs are
 * taken or dropped one at a time while that makes the roster better.
 */
export const greedy = (model: Model, wished: Iterable<string>): Set<string> => {
  const tally = tallyOf(model)
  // A hard minimum is a pin: one pair that must be taken.
  for (const row of model.hard)
    if (row.min !== undefined)
      for (const { leader, slot } of row.terms[0]!.pairs) {
        const pair = model.columnOf(leader, slot)
        if (!tally.isTaken(pair)) tally.flip(pair)
      }
  const wishes = new Set(wished)
  model.pairs.forEach((key, pair) => {
    if (!wishes.has(key) || tally.isTaken(pair)) return
    tally.flip(pair)
    if (tally.isForbidden()) tally.flip(pair)
  })
  for (let improved = true; improved; ) {
    improved = false
    for (const pair of model.pairs.keys()) {
      const before = tally.costs.slice()
      tally.flip(pair)
      const first = before.findIndex((cost, step) => cost !== tally.costs[step])
      if (!tally.isForbidden() && first >= 0 && tally.costs[first]! < before[first]!) improved = true
      else tally.flip(pair)
    }
  }
  return new Set(model.pairs.filter((_, pair) => tally.isTaken(pair)))
}
