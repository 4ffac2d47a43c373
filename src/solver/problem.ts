/**
 * One independent part of a month as numbers, ready for an engine: columns with bounds, rows with bounds, and one
 * cost per objective level. The first `choices` columns are the yes/no choices; the others follow from them.
 */
export interface Problem {
  readonly choices: number
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  /** Compressed sparse rows: row r has entries starts[r] … starts[r + 1] − 1. */
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
  /** Costs to minimise in turn; a level without columns costs nothing here. The last is a mere tie-break. */
  readonly levels: readonly { readonly columns: Int32Array; readonly costs: Float64Array }[]
  /** So many levels, the first ones, are required rules: nothing there costs less than nothing. */
  readonly required: number
}

/** What an engine says of a problem. */
export interface Answer {
  /** The choices, 0 or 1; null when none was found in time, or, where that is proven, when there is none. */
  readonly choices: Uint8Array | null
  /**
   * Per level the least cost among answers that are best at the levels before; null where it is not known. Exact where
   * proven, but for the tie-break, whose bound may be unknown.
   */
  readonly bounds: readonly (number | null)[]
  /** The choices are best at every level but the tie-break, and every machine takes the same ones. */
  readonly proven: boolean
}

/** The costs of a level for every column. */
export const costsAt = (problem: Problem, level: number): Float64Array => {
  const costs = new Float64Array(problem.lower.length)
  const { columns, costs: sparse } = problem.levels[level]!
  columns.forEach((column, at) => {
    costs[column] = sparse[at]!
  })
  return costs
}

/** What an answer costs at a level. */
export const costOf = (problem: Problem, level: number, x: ArrayLike<number>): number => {
  const { columns, costs } = problem.levels[level]!
  let sum = 0
  columns.forEach((column, at) => {
    sum += costs[at]! * x[column]!
  })
  return sum
}

/** Duals and fractions smaller than this are noise: everything in a problem is an integer. */
export const noise = 1e-6

/** Whether a value is an integer but for noise. */
export const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) <= noise

/** Whether every choice of an answer is whole. */
export const isWholeAnswer = (problem: Problem, x: Float64Array): boolean =>
  x.subarray(0, problem.choices).every(isWhole)

/** The least whole number that a relaxed cost allows. */
export const wholeBound = (cost: number): number => Math.ceil(cost - tolerance(cost))

/** Whether a relaxed cost is a whole number. */
export const isWholeCost = (cost: number): boolean =>
  Math.abs(cost - Math.round(cost)) <= noise + 1e-9 * Math.abs(cost)

const tolerance = (cost: number): number => Math.min(0.4, noise * Math.max(1, Math.abs(cost)))
