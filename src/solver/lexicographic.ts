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

/**
 * Minimises the levels in turn over the relaxation, each on the optimal face of those before. A last vertex with whole
 * choices is best at every level. Where it is not whole, the fractional blocks of the deepest face that has a whole
 * answer are solved as integer programs, level by level; the rest of the vertex stands.
 */
export const lexicographic = (engine: Engine, problem: Problem, deadline: number): Answer => {
  const seconds = () => Math.max(0, (deadline - performance.now()) / 1000)
  const bounds: (number | null)[] = problem.levels.map(() => null)
  const unfinished = (choices: Uint8Array | null = null): Answer => ({ choices, bounds, proven: false })
  const faces: { bounds: Bounds; level: number }[] = [{ bounds: problem, level: -1 }]
  const program = engine.open(problem)
  let vertex: Vertex | null = null
  try {
    for (const [level, { columns }] of problem.levels.entries()) {
      const last = faces.at(-1)!
      if (columns.length === 0 && (vertex || level < problem.levels.length - 1)) {
        bounds[level] = 0
        last.level = level
        continue
      }
      if (seconds() === 0) return unfinished()
      vertex = program.minimise(densely(problem, level), seconds())
      if (!vertex) return unfinished()
      bounds[level] = Math.ceil(vertex.cost - noise * Math.max(1, Math.abs(vertex.cost)))
      const face = faceOf(last.bounds, vertex)
      program.restrict(face)
      faces.push({ bounds: face, level })
    }
  } finally {
    program.close()
  }
  const x = vertex!.x
  const choices = () => Uint8Array.from({ length: problem.choices }, (_, column) => Math.round(x[column]!))
  if (x.subarray(0, problem.choices).every(isWhole)) return { choices: choices(), bounds, proven: true }

  for (const face of faces.reverse()) {
    const blocks = blocksOf(problem, face.bounds).filter((block) =>
      block.columns.some((column) => column < problem.choices && !isWhole(x[column]!)),
    )
    const answers: Float64Array[] = []
    for (const block of blocks) {
      const answer = wholeBlock(engine, block, face.level + 1, seconds)
      if (answer.status === 'infeasible') break
      if (answer.x) answers.push(answer.x)
      if (answer.status === 'optimal') continue
      // Out of time: whole answers for some blocks do not make one for all.
      if (answers.length < blocks.length) return unfinished()
      settle(x, blocks, answers)
      return unfinished(choices())
    }
    if (answers.length < blocks.length) continue
    settle(x, blocks, answers)
    problem.levels.forEach((_, level) => {
      if (level > face.level) bounds[level] = Math.round(costOf(problem, level, x))
    })
    return { choices: choices(), bounds, proven: true }
  }
  throw new Error('a month with slack in every rule has no whole answer')
}

const settle = (x: Float64Array, blocks: readonly Block[], answers: readonly Float64Array[]): void => {
  blocks.forEach((block, n) => {
    block.columns.forEach((column, at) => {
      x[column] = answers[n]![at]!
    })
  })
}

/** One block with whole choices, best at each level from `first` on in turn. */
const wholeBlock = (engine: Engine, block: Block, first: number, seconds: () => number) => {
  let problem = block.problem
  let found: Float64Array | null = null
  for (let level = Math.min(first, problem.levels.length - 1); level < problem.levels.length; level++) {
    if (found && problem.levels[level]!.columns.length === 0) continue
    if (seconds() === 0) return { status: 'time', x: found } as const
    const costs = level < first ? new Float64Array(problem.lower.length) : densely(problem, level)
    const result = engine.integer(problem, costs, seconds())
    if (result.status === 'infeasible') {
      if (found) throw new Error('a block lost its whole answer between two levels')
      return { status: 'infeasible', x: null } as const
    }
    if (result.status === 'time') return { status: 'time', x: result.x ?? found } as const
    found = result.x
    if (level + 1 < problem.levels.length)
      problem = holding(problem, level, Math.round(costOf(problem, level, found)))
  }
  return { status: 'optimal', x: found } as const
}
