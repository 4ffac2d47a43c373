import type { Bounds, Vertex } from './engine.ts'
import { costsAt, isWholeCost, noise, type Problem, wholeBound } from './problem.ts'
import type { Search } from './whole.ts'

/**
 * The optimal face by complementary slackness: columns with a reduced cost stay at their bound, rows with a dual stay
 * tight; what is left is exactly the set of optima.
 */
const faceOf = (bounds: Bounds, vertex: Vertex): Bounds => {
  const pinDown = (lower: Float64Array, upper: Float64Array, at: Float64Array, dual: Float64Array) => {
    const [low, high] = [lower.slice(), upper.slice()]
    for (let n = 0; n < dual.length; n++) {
      if (Math.abs(dual[n]!) <= noise) continue
      const bound = Math.abs(at[n]! - lower[n]!) <= Math.abs(at[n]! - upper[n]!) ? lower[n]! : upper[n]!
      low[n] = bound
      high[n] = bound
    }
    return [low, high] as const
  }
  const [lower, upper] = pinDown(bounds.lower, bounds.upper, vertex.x, vertex.reducedCosts)
  const [rowLower, rowUpper] = pinDown(bounds.rowLower, bounds.rowUpper, vertex.rowValues, vertex.rowDuals)
  return { lower, upper, rowLower, rowUpper }
}

/** What is left of a problem where some levels are best. */
export interface Face {
  readonly bounds: Bounds
  /** The last level that is tight on it; −1 for the whole problem. */
  readonly level: number
}

/**
 * The relaxation of each level but the tie-break on the face of those before: the faces, the last vertex where the time
 * sufficed, and the bounds. A bound after a fractional one would speak of answers that do not exist, and is left out.
 */
export const relaxations = ({ engine, seconds }: Search, problem: Problem) => {
  const bounds: (number | null)[] = problem.levels.map(() => null)
  const faces: Face[] = [{ bounds: problem, level: -1 }]
  const program = engine.open(problem)
  let isAttained = true
  let vertex: Vertex | null = null
  try {
    for (const [level, { columns }] of problem.levels.slice(0, -1).entries()) {
      const last = faces.at(-1)!
      if (columns.length === 0 && (vertex || level < problem.levels.length - 2)) {
        if (isAttained) bounds[level] = 0
        faces[faces.length - 1] = { ...last, level }
        continue
      }
      const found = seconds() === 0 ? 'time' : program.minimise(costsAt(problem, level), seconds())
      if (found === 'infeasible') {
        if (vertex) throw new Error(`level ${level}: a face lost its vertex`)
        return found
      }
      if (found === 'time') return { bounds, faces, vertex: null }
      vertex = found
      if (isAttained) bounds[level] = wholeBound(vertex.cost)
      isAttained &&= isWholeCost(vertex.cost)
      const face = faceOf(last.bounds, vertex)
      program.restrict(face)
      faces.push({ bounds: face, level })
    }
  } finally {
    program.close()
  }
  return { bounds, faces, vertex }
}
