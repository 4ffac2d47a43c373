import { amountOf, countOf, type HardRow, missOf, pairKey, type Row } from '../rules/row.ts'
import type { Model } from './model.ts'

const rowsByPair = <R extends HardRow | Row>(rows: readonly R[]): Map<string, R[]> => {
  const byPair = new Map<string, R[]>()
  for (const row of rows)
    for (const term of row.terms)
      for (const pair of term.pairs) {
        const key = pairKey(pair.leader, pair.slot)
        if (!byPair.has(key)) byPair.set(key, [])
        byPair.get(key)!.push(row)
      }
  return byPair
}

/**
 * A roster without proof, for when the time runs out: pins, then what is wished for where it can stand, then pairs are
 * taken or dropped one at a time while that makes the roster better.
 */
export const greedy = (model: Model, wished: Iterable<string>): Set<string> => {
  const hardOf = rowsByPair(model.hard)
  const softOf = rowsByPair(model.soft.map(({ row }) => row))
  const stepOf = new Map<Row, number>(model.soft.map(({ row, step }) => [row, step]))
  // A hard minimum is a pin: one pair that must be taken.
  const pins = model.hard.filter((row) => row.min !== undefined).flatMap((row) => row.terms[0]!.pairs)
  const taken = new Set(pins.map((pair) => pairKey(pair.leader, pair.slot)))

  const isAllowed = (key: string): boolean =>
    (hardOf.get(key) ?? []).every((row) => missOf(countOf(row, taken), row) === 0)
  const flip = (key: string): void => {
    if (!taken.delete(key)) taken.add(key)
  }
  const localCost = (key: string): number[] => {
    const costs = model.steps.map(() => 0)
    for (const row of softOf.get(key) ?? []) costs[stepOf.get(row)!]! += amountOf(row, taken)
    return costs
  }
  /** Whether flipping a pair makes the roster better at the first step where it changes anything. */
  const gains = (key: string): boolean => {
    const before = localCost(key)
    flip(key)
    const sign = taken.has(key) ? 1 : -1
    const after = isAllowed(key) ? localCost(key) : null
    flip(key)
    if (!after) return false
    for (const { step, costOf } of model.costs) after[step]! += sign * costOf(key)
    const first = model.steps.findIndex((_, step) => after[step] !== before[step])
    return first >= 0 && after[first]! < before[first]!
  }
  const possible = new Set(model.pairs)
  for (const key of wished) {
    if (!possible.has(key) || taken.has(key)) continue
    flip(key)
    if (!isAllowed(key)) flip(key)
  }
  for (let improved = true; improved; ) {
    improved = false
    for (const key of model.pairs) {
      if (!gains(key)) continue
      flip(key)
      improved = true
    }
  }
  return taken
}
