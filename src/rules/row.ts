import type { Subject } from '../domain/finding.ts'
import type { ObjectiveLevel } from '../domain/rule-set.ts'

/** One choice: this leader in this slot. `units` is what it adds to a count when taken. */
export interface Pair {
  readonly leader: string
  /** Id of the slot. */
  readonly slot: string
  readonly units: number
}

/** A part of a count: the units of the pairs taken, never more than `cap` (two sessions on one date are one day). */
export interface Term {
  readonly pairs: readonly Pair[]
  readonly cap: number
  /** Counted so many times, and against the others when negative; once when absent. */
  readonly times?: number
}

interface Count {
  /** Unique in a month, for people: rule, subject. */
  readonly name: string
  readonly terms: readonly Term[]
}

/** A count between two numbers that always holds: rows of the built-ins. */
export interface HardRow extends Count {
  readonly min?: number
  readonly max?: number
}

/** A count between two numbers that may be missed at a price: rows of the rules. `times` multiplies the amount. */
export interface BoundRow extends Count {
  /** Whom or what it speaks of: what is explained, and given up, together. */
  readonly subject: Subject
  readonly min?: number
  readonly max?: number
  readonly times?: number
}

/** A count whose square, times `times`, is a cost: (before + count)². Rows of balance and spread. */
export interface SquareRow extends Count {
  readonly before: number
  readonly times: number
}

export type Row = BoundRow | SquareRow

/** What one unit of a row’s amount costs: it gives way in its turn, or it is a price at one objective level. */
export type Price = { readonly level: ObjectiveLevel; readonly giveWay: number }

/** Whether a row costs the square of its count. */
export const isSquare = (row: Row): row is SquareRow => 'before' in row

/** Whether a pair is taken: the key is `pairKey`. */
export const pairKey = (leader: string, slot: string): string => `${leader} ${slot}`

/** What a row counts for a roster. */
export const countOf = (row: Count, taken: ReadonlySet<string>): number =>
  row.terms.reduce((sum, term) => {
    const units = term.pairs.reduce(
      (n, pair) => n + (taken.has(pairKey(pair.leader, pair.slot)) ? pair.units : 0),
      0,
    )
    return sum + (term.times ?? 1) * Math.min(term.cap, units)
  }, 0)

/** How far a count lies outside its bounds. */
export const missOf = (count: number, row: { readonly min?: number; readonly max?: number }): number =>
  Math.max(0, (row.min ?? -Infinity) - count, count - (row.max ?? Infinity))

/** The amount a row costs for a roster, in integers: what the solver’s slack or steps must come to. */
export const amountOf = (row: Row, taken: ReadonlySet<string>): number => {
  const count = countOf(row, taken)
  if (isSquare(row)) return row.times * (row.before + count) ** 2
  return (row.times ?? 1) * missOf(count, row)
}
