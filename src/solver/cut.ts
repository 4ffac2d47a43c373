import type { Bounds } from './engine.ts'
import { noise, type Problem } from './problem.ts'
import { unionFind } from './union-find.ts'

/** A part of a problem that stands alone once some columns are fixed. */
export interface Block {
  readonly problem: Problem
  /** Column of the whole problem for each column of the block. */
  readonly columns: Int32Array
}

/** A problem with some columns fixed: what is left of it in blocks, and the value of every column outside them. */
export interface Cut {
  readonly blocks: readonly Block[]
  /** Every row that holds fixed columns only is kept by them. */
  readonly isPossible: boolean
  /** Of fixed columns, and of those in no row, which take their best bound; 0 inside blocks. */
  readonly outside: Float64Array
}

/**
 * Drops the columns that the bounds fix and splits the rest into blocks that no row links.
 * Choices keep coming first in each block.
 */
export const cutBy = (whole: Problem, bounds: Bounds): Cut => {
  const problem: Problem = { ...whole, ...bounds }
  const { lower, upper, starts, indices } = problem
  const isFree = (column: number): boolean => lower[column]! < upper[column]!
  const groups = unionFind(lower.length)
  const firstFree = new Int32Array(problem.rowLower.length).fill(-1)
  const isInRow = new Uint8Array(lower.length)
  for (let row = 0; row < firstFree.length; row++)
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const column = indices[at]!
      if (!isFree(column)) continue
      isInRow[column] = 1
      if (firstFree[row]! < 0) firstFree[row] = column
      else groups.join(firstFree[row]!, column)
    }
  const outside = new Float64Array(lower.length)
  const columnsOf = new Map<number, number[]>()
  for (let column = 0; column < lower.length; column++) {
    if (!isFree(column)) outside[column] = lower[column]!
    else if (!isInRow[column]) outside[column] = bestBound(problem, column)
    else push(columnsOf, groups.find(column), column)
  }
  const rowsOf = new Map<number, number[]>()
  let isPossible = true
  firstFree.forEach((column, row) => {
    if (column >= 0) push(rowsOf, groups.find(column), row)
    else isPossible &&= isKept(problem, row, outside)
  })
  const local = new Int32Array(lower.length).fill(-1)
  for (const columns of columnsOf.values())
    columns.forEach((column, at) => {
      local[column] = at
    })
  const levels = levelsOf(problem, groups.find, (column) => local[column]! >= 0, local)
  return {
    outside,
    isPossible,
    blocks: [...columnsOf].map(([root, columns]) => ({
      columns: Int32Array.from(columns),
      problem: { ...cut(problem, columns, rowsOf.get(root)!, local), levels: levels(root) },
    })),
  }
}

const push = (lists: Map<number, number[]>, key: number, item: number): void => {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

const isKept = (
  { starts, indices, values, rowLower, rowUpper }: Problem,
  row: number,
  x: Float64Array,
): boolean => {
  let sum = 0
  for (let at = starts[row]!; at < starts[row + 1]!; at++) sum += values[at]! * x[indices[at]!]!
  return rowLower[row]! - noise <= sum && sum <= rowUpper[row]! + noise
}

/** The bound at which a column that no row holds is best at the first level where it costs anything. */
const bestBound = ({ lower, upper, levels }: Problem, column: number): number => {
  for (const { columns, costs } of levels) {
    const cost = costs[columns.indexOf(column)] ?? 0
    if (cost !== 0) return cost > 0 ? lower[column]! : upper[column]!
  }
  return lower[column]!
}

/** The levels of a problem, block by block, in the columns of each block. */
const levelsOf = (
  { levels }: Problem,
  rootOf: (column: number) => number,
  isInside: (column: number) => boolean,
  local: Int32Array,
): ((root: number) => Problem['levels']) => {
  const byRoot = levels.map(({ columns, costs }) => {
    const parts = new Map<number, { columns: number[]; costs: number[] }>()
    columns.forEach((column, at) => {
      if (!isInside(column)) return
      const root = rootOf(column)
      const part = parts.get(root) ?? { columns: [], costs: [] }
      if (part.columns.length === 0) parts.set(root, part)
      part.columns.push(local[column]!)
      part.costs.push(costs[at]!)
    })
    return parts
  })
  return (root) =>
    byRoot.map((parts) => ({
      columns: Int32Array.from(parts.get(root)?.columns ?? []),
      costs: Float64Array.from(parts.get(root)?.costs ?? []),
    }))
}

const cut = (
  problem: Problem,
  columns: readonly number[],
  rows: readonly number[],
  local: Int32Array,
): Omit<Problem, 'levels'> => {
  const starts = [0]
  const indices: number[] = []
  const cells: number[] = []
  const rowLower: number[] = []
  const rowUpper: number[] = []
  for (const row of rows) {
    let fixed = 0
    for (let at = problem.starts[row]!; at < problem.starts[row + 1]!; at++) {
      const column = problem.indices[at]!
      // A row of this block has only its columns and fixed ones.
      if (local[column]! >= 0) {
        indices.push(local[column]!)
        cells.push(problem.values[at]!)
      } else fixed += problem.values[at]! * problem.lower[column]!
    }
    starts.push(indices.length)
    rowLower.push(problem.rowLower[row]! - fixed)
    rowUpper.push(problem.rowUpper[row]! - fixed)
  }
  return {
    choices: columns.filter((column) => column < problem.choices).length,
    required: problem.required,
    lower: Float64Array.from(columns, (column) => problem.lower[column]!),
    upper: Float64Array.from(columns, (column) => problem.upper[column]!),
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(cells),
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

/** What is left of a problem without some rows: their columns too, where no other row holds them. */
export const withoutRows = (problem: Problem, isDropped: (row: number) => boolean): Block => {
  const rows = Array.from(problem.rowLower.keys()).filter((row) => !isDropped(row))
  const local = new Int32Array(problem.lower.length).fill(-1)
  for (const row of rows)
    for (let at = problem.starts[row]!; at < problem.starts[row + 1]!; at++) local[problem.indices[at]!] = 0
  const columns = Array.from(local.keys()).filter((column) => local[column] === 0)
  columns.forEach((column, at) => {
    local[column] = at
  })
  const levels = levelsOf(
    problem,
    () => 0,
    (column) => local[column]! >= 0,
    local,
  )
  return {
    columns: Int32Array.from(columns),
    problem: { ...cut(problem, columns, rows, local), levels: levels(0) },
  }
}
