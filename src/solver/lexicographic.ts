import { type Block, blocksOf, holding } from './cut.ts'
import type { Bounds, Engine, Vertex } from './engine.ts'
import type { Answer, Problem } from './problem.ts'

/** Duals and fractions smaller than this are noise: everything in a problem is an integer. */
const noise = 1e-6

const densely = (problem: Problem, level: number): Float64Array => {
  const costs = new Float64Array(problem.lower.length)
  const { columns, costs: sparse } = problem.levels[level]!
  columns.forEach((column, at) => {
    costs[column] = sparse[at]!
  })
  return costs
}

const costOf = (problem: Problem, level: number, x: ArrayLike<number>): number => {
  const { columns, costs } = problem.levels[level]!
  return columns.reduce((sum, column, at) => sum + costs[at]! * x[column]!, 0)
}

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

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) <= noise

/** Share of the time kept back to find some whole answer, should the proof not come in time. */
const keptBack = 0.2

/**
 * Minimises the levels in turn over the relaxation, each on the optimal face of those before. A last vertex with whole
 * choices is best at every level. Where it is not whole, the fractional blocks of the deepest face that has a whole
 * answer are solved as integer programs, level by level; the rest of the vertex stands. Out of time, the best whole
 * answer at hand for the required rules is given without proof.
 */
export const lexicographic = (engine: Engine, problem: Problem, deadline: number): Answer => {
  const secondsTo = (end: number) => Math.max(0, (end - performance.now()) / 1000)
  const proofEnds = deadline - keptBack * Math.max(0, deadline - performance.now())
  const relaxed = relaxations(engine, problem, () => secondsTo(proofEnds))
  if (relaxed.vertex) {
    const x = relaxed.vertex.x.slice()
    const isProven =
      isWholeIn(problem, x) || solveBlocks(engine, problem, relaxed.faces, x, () => secondsTo(proofEnds))
    if (isProven) {
      const bounds = problem.levels.map((_, level) => Math.round(costOf(problem, level, x)))
      // The relaxation’s bounds hold as long as every level before attains its own; none may be beaten there.
      const first = bounds.findIndex((cost, level) => cost !== relaxed.bounds[level])
      const bound = relaxed.bounds[first] ?? null
      if (first >= 0 && bound !== null && bounds[first]! < bound)
        throw new Error(`level ${first}: an answer beats its bound`)
      return { choices: choicesOf(problem, x), bounds, proven: true }
    }
  }
  return { choices: someAnswer(engine, problem, secondsTo(deadline)), bounds: relaxed.bounds, proven: false }
}

const isWholeIn = (problem: Problem, x: Float64Array): boolean => x.subarray(0, problem.choices).every(isWhole)

const choicesOf = (problem: Problem, x: Float64Array): Uint8Array =>
  Uint8Array.from({ length: problem.choices }, (_, column) => Math.round(x[column]!))

interface Face {
  readonly bounds: Bounds
  /** The last level that is tight on it; −1 for the whole problem. */
  readonly level: number
}

/**
 * The relaxation of each level on the face of those before: the faces, the last vertex where the time sufficed, and
 * the bounds. A bound after a fractional one would speak of answers that do not exist, and is left out.
 */
const relaxations = (engine: Engine, problem: Problem, seconds: () => number) => {
  const bounds: (number | null)[] = problem.levels.map(() => null)
  const faces: Face[] = [{ bounds: problem, level: -1 }]
  const program = engine.open(problem)
  let isAttained = true
  let vertex: Vertex | null = null
  try {
    for (const [level, { columns }] of problem.levels.entries()) {
      const last = faces.at(-1)!
      if (columns.length === 0 && (vertex || level < problem.levels.length - 1)) {
        if (isAttained) bounds[level] = 0
        faces[faces.length - 1] = { ...last, level }
        continue
      }
      vertex = seconds() === 0 ? null : program.minimise(densely(problem, level), seconds())
      if (!vertex) return { bounds, faces, vertex }
      const tolerance = Math.min(0.4, noise * Math.max(1, Math.abs(vertex.cost)))
      if (isAttained) bounds[level] = Math.ceil(vertex.cost - tolerance)
      isAttained &&= Math.abs(vertex.cost - Math.round(vertex.cost)) <= tolerance
      const face = faceOf(last.bounds, vertex)
      program.restrict(face)
      faces.push({ bounds: face, level })
    }
  } finally {
    program.close()
  }
  return { bounds, faces, vertex }
}

/**
 * Replaces the fractional blocks of a vertex by whole answers, on the deepest face that has them. Returns whether it
 * is then proven best; false when the time ran out, with the vertex as it was.
 */
const solveBlocks = (
  engine: Engine,
  problem: Problem,
  faces: readonly Face[],
  x: Float64Array,
  seconds: () => number,
): boolean => {
  for (const face of faces.toReversed()) {
    const blocks = blocksOf(problem, face.bounds).filter((block) =>
      block.columns.some((column) => column < problem.choices && !isWhole(x[column]!)),
    )
    const answers: Float64Array[] = []
    for (const block of blocks) {
      const answer = wholeBlock(engine, block, face.level + 1, seconds)
      if (answer === 'time') return false
      if (answer === 'infeasible') break
      answers.push(answer)
    }
    if (answers.length < blocks.length) continue
    blocks.forEach((block, n) => {
      block.columns.forEach((column, at) => {
        x[column] = answers[n]![at]!
      })
    })
    return true
  }
  throw new Error('a month with slack in every rule has no whole answer')
}

/** One block with whole choices, best at each level from `first` on in turn. */
const wholeBlock = (
  engine: Engine,
  block: Block,
  first: number,
  seconds: () => number,
): Float64Array | 'infeasible' | 'time' => {
  let problem = block.problem
  let found: Float64Array | undefined
  for (let level = Math.min(first, problem.levels.length - 1); level < problem.levels.length; level++) {
    if (found && problem.levels[level]!.columns.length === 0) continue
    if (seconds() === 0) return 'time'
    const costs = level < first ? new Float64Array(problem.lower.length) : densely(problem, level)
    const result = engine.integer(problem, costs, seconds(), found)
    if (result.status === 'time') return 'time'
    if (result.status === 'infeasible') {
      if (found) throw new Error('a block lost its whole answer between two levels')
      return 'infeasible'
    }
    found = result.x
    if (level + 1 < problem.levels.length)
      problem = holding(problem, level, Math.round(costOf(problem, level, found)))
  }
  return found!
}

/** Some whole answer, as good as can be at the first level that costs anything; null when even that takes too long. */
const someAnswer = (engine: Engine, problem: Problem, seconds: number): Uint8Array | null => {
  const first = problem.levels.findIndex(({ columns }) => columns.length > 0)
  if (seconds === 0 || first < 0) return null
  const result = engine.integer(problem, densely(problem, first), seconds)
  return result.status === 'infeasible' || result.x === null ? null : choicesOf(problem, result.x)
}
