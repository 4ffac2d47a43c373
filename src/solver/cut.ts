import type { Bounds } from './engine.ts'
import type { Problem } from './problem.ts'
import { unionFind } from './union-find.ts'

/** A part of a problem that stands alone once some columns are fixed. */
export interface Block {
  readonly problem: Problem
  /** Column of the whole problem for each column of the block. */
  readonly columns: Int32Array
}

/**
 * Drops the columns that the bounds fix and splits the rest into blocks that no row links.
 * Choices keep coming first in each block.
 */
export const blocksOf = (whole: Problem, bounds: Bounds): Block[] => {
  const problem: Problem = { ...whole, ...bounds }
  const { lower, upper, starts, indices, values } = problem
  const isFree = (column: number): boolean => lower[column]! < upper[column]!
  const groups = unionFind(lower.length)
  const rowOf: number[][] = []
  for (let row = 0; row < problem.rowLower.length; row++) {
    const free: number[] = []
    for (let at = starts[row]!; at < starts[row + 1]!; at++) if (isFree(indices[at]!)) free.push(indices[at]!)
    for (const column of free) groups.join(free[0]!, column)
    rowOf.push(free)
  }
  const columnsOf = new Map<number, number[]>()
  for (let column = 0; column < lower.length; column++) {
    if (!isFree(column)) continue
    const root = groups.find(column)
    columnsOf.set(root, [...(columnsOf.get(root) ?? []), column])
  }
  const rowsOf = new Map<number, number[]>()
  rowOf.forEach((free, row) => {
    if (free.length === 0) return
    const root = groups.find(free[0]!)
    rowsOf.set(root, [...(rowsOf.get(root) ?? []), row])
  })
  return [...columnsOf].map(([root, columns]) => cut(problem, columns, rowsOf.get(root) ?? [], values, isFree))
}

const cut = (
  problem: Problem,
  columns: readonly number[],
  rows: readonly number[],
  values: Float64Array,
  isFree: (column: number) => boolean,
): Block => {
  const local = new Map(columns.map((column, index) => [column, index]))
  const starts = [0]
  const indices: number[] = []
  const cells: number[] = []
  const rowLower: number[] = []
  const rowUpper: number[] = []
  for (const row of rows) {
    let fixed = 0
    for (let at = problem.starts[row]!; at < problem.starts[row + 1]!; at++) {
      const column = problem.indices[at]!
      if (isFree(column)) {
        indices.push(local.get(column)!)
        cells.push(values[at]!)
      } else fixed += values[at]! * problem.lower[column]!
    }
    starts.push(indices.length)
    rowLower.push(problem.rowLower[row]! - fixed)
    rowUpper.push(problem.rowUpper[row]! - fixed)
  }
  const levels = problem.levels.map((level) => {
    const kept = Array.from(level.columns.keys()).filter((at) => local.has(level.columns[at]!))
    return {
      columns: Int32Array.from(kept, (at) => local.get(level.columns[at]!)!),
      costs: Float64Array.from(kept, (at) => level.costs[at]!),
    }
  })
  return {
    columns: Int32Array.from(columns),
    problem: {
      choices: columns.filter((column) => column < problem.choices).length,
      lower: Float64Array.from(columns, (column) => problem.lower[column]!),
      upper: Float64Array.from(columns, (column) => problem.upper[column]!),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(cells),
      levels,
    },
  }
}

const floats = (all: Float64Array, more: ArrayLike<number>): Float64Array => {
  const longer = new Float64Array(all.length + more.length)
  longer.set(all)
  longer.set(more, all.length)
  return longer
}

const integers = (all: Int32Array, more: ArrayLike<number>): Int32Array => {
  const longer = new Int32Array(all.length + more.length)
  longer.set(all)
  longer.set(more, all.length)
  return longer
}

/** The problem with one more row: the cost of a level stays at most `most`. */
export const holding = (problem: Problem, level: number, most: number): Problem => {
  const { columns, costs } = problem.levels[level]!
  return {
    ...problem,
    rowLower: floats(problem.rowLower, [-Infinity]),
    rowUpper: floats(problem.rowUpper, [most]),
    starts: integers(problem.starts, [problem.indices.length + columns.length]),
    indices: integers(problem.indices, columns),
    values: floats(problem.values, costs),
  }
}
