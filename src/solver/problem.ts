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
  /** Costs to minimise in turn; a level without columns costs nothing here. */
  readonly levels: readonly { readonly columns: Int32Array; readonly costs: Float64Array }[]
}

/** What an engine says of a problem. */
export interface Answer {
  /** The choices, 0 or 1; null when none was found in time. */
  readonly choices: Uint8Array | null
  /**
   * Per level the least cost among answers that are best at the levels before; null where the time ran out.
   * Exact where proven.
   */
  readonly bounds: readonly (number | null)[]
  /** The choices are best at every level, proven. */
  readonly proven: boolean
}
