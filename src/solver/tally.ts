import { objectiveLevels } from '../domain/rule-set.ts'
import { type HardRow, isSquare, missOf, type Row } from '../rules/row.ts'
import type { Model } from './model.ts'

/** A roster of a model and what it costs, kept up to date as pairs are taken and dropped one by one. */
export interface Tally {
  /** Costs at each step, constants included. */
  readonly costs: readonly number[]
  isTaken(pair: number): boolean
  /** Takes a pair that is not taken, drops one that is; by its place in the model’s pairs. */
  flip(pair: number): void
  /** Whether a hard row is broken. */
  isForbidden(): boolean
  /**
   * The pairs of some row that is broken more than it must be while the pairs in `fixed` stay, hard or of a required
   * rule; undefined when there is none.
   */
  broken(fixed: ReadonlySet<number>): readonly number[] | undefined
}

interface TalliedTerm {
  readonly row: number
  readonly cap: number
  readonly times: number
}
interface TalliedRow {
  readonly row: HardRow | Row
  /** −1 for a hard row. */
  readonly step: number
  readonly isRequired: boolean
  readonly pairs: number[]
}

/** The empty roster of a model, ready to be filled. */
export const tallyOf = (model: Model): Tally => {
  const required = model.steps.map(({ level }) => level === objectiveLevels.required)
  const rows: TalliedRow[] = [
    ...model.hard.map((row) => ({ row, step: -1, isRequired: true, pairs: [] })),
    ...model.soft.map(({ row, step }) => ({ row, step, isRequired: required[step]!, pairs: [] })),
  ]
  const terms: TalliedTerm[] = []
  /** For each pair its terms and units there, one after the other. */
  const inTerms: number[][] = model.pairs.map(() => [])
  rows.forEach(({ row, pairs }, n) => {
    for (const term of row.terms) {
      const at = terms.push({ row: n, cap: term.cap, times: term.times ?? 1 }) - 1
      for (const { leader, slot, units } of term.pairs) {
        const pair = model.columnOf(leader, slot)
        inTerms[pair]!.push(at, units)
        pairs.push(pair)
      }
    }
  })
  const ownCosts = model.costs.map(({ step, costOf }) => ({
    step,
    of: Float64Array.from(model.pairs, (key) => costOf(key)),
  }))
  const taken = new Uint8Array(model.pairs.length)
  const units = new Int32Array(terms.length)
  const counts = new Int32Array(rows.length)
  const costs = model.steps.map(() => 0)
  const notKept = new Set<number>()
  let forbidden = 0

  const amountAt = (n: number): number => {
    const { row } = rows[n]!
    if ('before' in row && isSquare(row)) return row.times * (row.before + counts[n]!) ** 2
    return (('times' in row && row.times) || 1) * missOf(counts[n]!, row as HardRow)
  }
  /** How far a row is missed at the least, whatever pairs are taken beside the fixed ones. */
  const leastOf = (n: number, fixed: ReadonlySet<number>): number => {
    const { row } = rows[n]!
    if ('before' in row) return 0
    let [low, high] = [0, 0]
    for (const { pairs, cap, times = 1 } of row.terms) {
      let [sure, open] = [0, 0]
      for (const { leader, slot, units: own } of pairs) {
        const pair = model.columnOf(leader, slot)
        if (!fixed.has(pair)) open += own
        else if (taken[pair] === 1) sure += own
      }
      const [fewest, most] = [times * Math.min(cap, sure), times * Math.min(cap, sure + open)]
      low += Math.min(fewest, most)
      high += Math.max(fewest, most)
    }
    const { min = -Infinity, max = Infinity } = row
    return (('times' in row && row.times) || 1) * Math.max(0, min - high, low - max)
  }
  const note = (n: number, before: number, now: number): void => {
    const { step, isRequired } = rows[n]!
    if (step >= 0) costs[step]! += now - before
    else if (before === 0 && now > 0) forbidden++
    else if (before > 0 && now === 0) forbidden--
    if (!isRequired) return
    if (now > 0) notKept.add(n)
    else notKept.delete(n)
  }
  rows.forEach((_, n) => {
    note(n, 0, amountAt(n))
  })
  for (const { step, constant } of model.costs) costs[step]! += constant

  return {
    costs,
    isTaken: (pair) => taken[pair] === 1,
    flip(pair) {
      const sign = taken[pair] === 1 ? -1 : 1
      taken[pair] = sign === 1 ? 1 : 0
      const his = inTerms[pair]!
      for (let n = 0; n < his.length; n += 2) {
        const at = his[n]!
        const { row, cap, times } = terms[at]!
        const old = Math.min(cap, units[at]!)
        units[at]! += sign * his[n + 1]!
        const change = Math.min(cap, units[at]!) - old
        if (change === 0) continue
        const before = amountAt(row)
        counts[row]! += times * change
        note(row, before, amountAt(row))
      }
      for (const { step, of } of ownCosts) costs[step]! += sign * of[pair]!
    },
    isForbidden: () => forbidden > 0,
    broken(fixed) {
      for (const n of notKept) if (amountAt(n) > leastOf(n, fixed)) return rows[n]!.pairs
      return undefined
    },
  }
}
