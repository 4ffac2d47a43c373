import { amountOf, countOf, type HardRow, missOf, pairKey, type Row } from '../rules/row.ts'
import type { Model } from './model.ts'

/** Pairs taken or dropped in a roster, with what that costs, worked out from the rows they stand in alone. */
export interface Flips {
  /** What the flips add to the cost at each step; null when a hard row they stand in would be broken. Changes nothing. */
  tryOut(taken: Set<string>, keys: readonly string[]): number[] | null
}

/** Ready to flip pairs of a model. */
export const flipsOf = (model: Model): Flips => {
  const hardOf = rowsByPair(model.hard)
  const softOf = rowsByPair(model.soft.map(({ row }) => row))
  const stepOf = new Map<Row, number>(model.soft.map(({ row, step }) => [row, step]))
  return {
    tryOut(taken, keys) {
      const rows = new Set(keys.flatMap((key) => softOf.get(key) ?? []))
      const added = model.steps.map(() => 0)
      const count = (sign: 1 | -1): void => {
        for (const row of rows) added[stepOf.get(row)!]! += sign * amountOf(row, taken)
      }
      count(-1)
      for (const key of keys) flip(taken, key)
      count(1)
      const isAllowed = keys.every((key) =>
        (hardOf.get(key) ?? []).every((row) => missOf(countOf(row, taken), row) === 0),
      )
      for (const { step, costOf } of model.costs)
        for (const key of keys) added[step]! += taken.has(key) ? costOf(key) : -costOf(key)
      for (const key of keys) flip(taken, key)
      return isAllowed ? added : null
    },
  }
}

/** Takes a pair that is not taken, drops one that is. */
export const flip = (taken: Set<string>, key: string): void => {
  if (!taken.delete(key)) taken.add(key)
}

const rowsByPair = <R extends HardRow | Row>(rows: readonly R[]): Map<string, R[]> => {
  const byPair = new Map<string, R[]>()
  for (const row of rows)
    for (const term of row.terms)
      for (const pair of term.pairs) {
        const key = pairKey(pair.leader, pair.slot)
        const his = byPair.get(key)
        if (his) his.push(row)
        else byPair.set(key, [row])
      }
  return byPair
}
