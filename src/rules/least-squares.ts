/** A load so far, and what its square is multiplied by. */
export interface Load {
  readonly before: number
  readonly times: number
}

/**
 * The least the sum of times × load² can come to when so many more units may go to anybody: each goes where it costs
 * least, which is best because every further unit of one leader costs more than his last.
 */
export const leastSquares = (loads: readonly Load[], units: number): number => {
  const filled = loads.map(({ before }) => before)
  const next = (n: number): number => loads[n]!.times * (2 * filled[n]! + 1)
  for (let given = 0; given < units; given++) {
    let least = 0
    for (let n = 1; n < filled.length; n++) if (next(n) < next(least)) least = n
    filled[least]! += 1
  }
  return loads.reduce((sum, { times }, n) => sum + times * filled[n]! ** 2, 0)
}
