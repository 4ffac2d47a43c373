import type { LinearProgram } from './engine.ts'
import { isWhole, type Problem } from './problem.ts'

/**
 * Follows a relaxation down to a whole answer: choices above a half are made, or the largest one, and the rest is
 * minimised again, until all are whole. An answer found is whole and within the bounds of the program; null when it
 * leads nowhere, which proves nothing. The program’s bounds are spent afterwards.
 */
export const dive = (
  program: LinearProgram,
  problem: Problem,
  costs: Float64Array,
  from: Float64Array,
  seconds: () => number,
): Float64Array | null => {
  const upper = problem.upper
  const fix = (columns: readonly number[], to: 0 | 1): Float64Array | null => {
    const sorted = Int32Array.from(columns).sort()
    const all = new Float64Array(sorted.length).fill(to)
    program.limit(sorted, all, all)
    if (seconds() === 0) return null
    const vertex = program.minimise(costs, seconds())
    return typeof vertex === 'string' ? null : vertex.x
  }
  const release = (columns: readonly number[]): void => {
    const sorted = Int32Array.from(columns).sort()
    program.limit(
      sorted,
      new Float64Array(sorted.length),
      Float64Array.from(sorted, (column) => upper[column]!),
    )
  }
  let x = from
  for (;;) {
    const open = fractionsOf(problem, x)
    if (open.length === 0) return x
    const sure = open.filter((column) => x[column]! > 0.5)
    const next = sure.length > 1 ? fix(sure, 1) : null
    if (next) {
      x = next
      continue
    }
    if (sure.length > 1) release(sure)
    const largest = open.reduce((best, column) => (x[column]! > x[best]! + 1e-9 ? column : best))
    const way = fix([largest], 1) ?? fix([largest], 0)
    if (!way) return null
    x = way
  }
}

const fractionsOf = ({ choices }: Problem, x: Float64Array): number[] => {
  const open: number[] = []
  for (let column = 0; column < choices; column++) if (!isWhole(x[column]!)) open.push(column)
  return open
}
