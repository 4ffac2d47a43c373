import { cutBy } from './cut.ts'
import type { Bounds, Engine } from './engine.ts'
import { type Face, relaxations } from './faces.ts'
import { type Answer, costOf, costsAt, isWhole, isWholeAnswer, type Problem } from './problem.ts'
import { type Search, type WholeAnswer, wholeBlock } from './whole.ts'

/**
 * Minimises the levels in turn, proven. First as if every required rule could be kept, which makes the problem smaller
 * and falls apart into parts; where that cannot be, with everything that may give way. Out of time, the best whole
 * answer at hand is given without proof.
 */
export const lexicographic = (
  engine: Engine,
  problem: Problem,
  deadline: number,
  { largeBlock = 400 }: { largeBlock?: number } = {},
): Answer => {
  const within = (bounds: Bounds) => inParts(engine, problem, bounds, { deadline, largeBlock })
  const none = { choices: null, bounds: problem.levels.map(() => null), proven: true }
  return within(allKept(problem)) ?? within(problem) ?? none
}

interface Limits {
  /** As `performance.now()` counts. */
  readonly deadline: number
  readonly largeBlock: number
}

/** Bounds under which nothing is paid at the required levels beyond what cannot be helped. */
const allKept = (problem: Problem): Bounds => {
  const upper = problem.upper.slice()
  for (const { columns } of problem.levels.slice(0, problem.required))
    for (const column of columns) upper[column] = problem.lower[column]!
  return { lower: problem.lower, upper, rowLower: problem.rowLower, rowUpper: problem.rowUpper }
}

/** The answer within some bounds, block by block; undefined when there is none. */
const inParts = (engine: Engine, problem: Problem, bounds: Bounds, limits: Limits): Answer | undefined => {
  const { deadline } = limits
  const { blocks, outside, isPossible } = cutBy(problem, bounds)
  if (!isPossible) return undefined
  const x = outside.slice()
  const lows: (number | null)[] = problem.levels.map((_, level) => Math.round(costOf(problem, level, outside)))
  let [isProven, isWhole] = [true, true]
  let left = blocks.reduce((sum, block) => sum + block.problem.lower.length, 0)
  for (const { problem: part, columns } of blocks) {
    // Each block its share of the time that is left.
    const now = performance.now()
    const ends = now + (Math.max(0, deadline - now) * part.lower.length) / left
    left -= part.lower.length
    const answer = solvePart(engine, part, { ...limits, deadline: ends })
    if (answer === 'infeasible') return undefined
    columns.forEach((column, at) => {
      x[column] = answer.x?.[at] ?? problem.lower[column]!
    })
    isWhole &&= answer.x !== null
    isProven &&= answer.isProven
    lows.forEach((low, level) => {
      const bound = answer.bounds[level]!
      lows[level] = low === null || bound === null ? null : low + bound
    })
  }
  return { choices: isWhole ? choicesOf(problem, x) : null, bounds: lows, proven: isProven }
}

const choicesOf = (problem: Problem, x: Float64Array): Uint8Array =>
  Uint8Array.from({ length: problem.choices }, (_, column) => Math.round(x[column]!))

interface Part {
  readonly x: Float64Array | null
  readonly bounds: readonly (number | null)[]
  /** Best at every level but the tie-break. */
  readonly isProven: boolean
}

/** Share of the time kept back to find some whole answer, should the proof not come in time. */
const keptBack = 0.2

/**
 * One block: the relaxations of its levels, each on the optimal face of those before. A last vertex with whole choices
 * is best at every level. Where it is not whole, the fractional blocks of the deepest face that has a whole answer are
 * solved with whole choices, level by level; the rest of the vertex stands. The tie-break comes last, in the small
 * parts that are left.
 */
const solvePart = (engine: Engine, problem: Problem, { deadline, largeBlock }: Limits): Part | 'infeasible' => {
  const secondsTo = (end: number) => Math.max(0, (end - performance.now()) / 1000)
  const proofEnds = deadline - keptBack * Math.max(0, deadline - performance.now())
  const seconds = () => secondsTo(proofEnds)
  const search = { engine, seconds, largeBlock }
  const relaxed = relaxations(search, problem)
  if (relaxed === 'infeasible') return relaxed
  if (relaxed.vertex) {
    const whole = makeWhole(search, problem, relaxed.faces, relaxed.vertex.x)
    if (whole === 'infeasible') return whole
    if (whole !== 'time') {
      const unproven = breakTies(search, problem, relaxed.faces.at(-1)!.bounds, whole)
      // A tie-break cut short by the clock, not by counted nodes, might end otherwise elsewhere.
      const isSame = unproven === Infinity || (unproven >= problem.levels.length - 1 && seconds() > 0)
      return { ...judged(problem, whole.x, relaxed.bounds, unproven), isProven: isSame }
    }
  }
  return { x: someAnswer(engine, problem, secondsTo(deadline)), bounds: relaxed.bounds, isProven: false }
}

/** A whole answer with its bounds: its own costs where it is proven, else those of the relaxation. */
const judged = (
  problem: Problem,
  x: Float64Array,
  relaxed: readonly (number | null)[],
  unproven: number,
): Omit<Part, 'isProven'> => {
  const costs = problem.levels.map((_, level) => Math.round(costOf(problem, level, x)))
  // The relaxation’s bounds hold as long as every level before attains its own; none may be beaten there.
  const first = costs.findIndex((cost, level) => cost !== relaxed[level])
  const bound = relaxed[first] ?? null
  if (first >= 0 && bound !== null && costs[first]! < bound)
    throw new Error(`level ${first}: an answer beats its bound`)
  return {
    x,
    bounds: costs.map((cost, level) => (level < unproven ? cost : level === first ? bound : null)),
  }
}

/** A whole answer; `isDone` where the tie-break is decided too. */
interface Whole {
  readonly x: Float64Array
  readonly isDone: Uint8Array
  /** The first level at which it may not be best; Infinity where it is best at all. */
  readonly unproven: number
}

/** Replaces the fractional blocks of a vertex by whole answers, on the deepest face that has them. */
const makeWhole = (
  search: Search,
  problem: Problem,
  faces: readonly Face[],
  vertex: Float64Array,
): Whole | 'infeasible' | 'time' => {
  const [x, isDone] = [vertex.slice(), new Uint8Array(vertex.length)]
  if (isWholeAnswer(problem, x)) return { x, isDone, unproven: Infinity }
  for (const face of faces.toReversed()) {
    const blocks = cutBy(problem, face.bounds).blocks.filter((block) =>
      block.columns.some((column) => column < problem.choices && !isWhole(x[column]!)),
    )
    const answers: WholeAnswer[] = []
    for (const block of blocks) {
      const answer = wholeBlock(search, block.problem, { first: face.level + 1, mustHave: face === faces[0] })
      if (answer === 'time') return answer
      if (answer === 'none') break
      answers.push(answer)
    }
    if (answers.length < blocks.length) continue
    blocks.forEach(({ columns }, n) => {
      columns.forEach((column, at) => {
        x[column] = answers[n]!.x[at]!
        isDone[column] = 1
      })
    })
    return { x, isDone, unproven: Math.min(...answers.map(({ unproven }) => unproven ?? Infinity)) }
  }
  return 'infeasible'
}

/**
 * Decides what is left open on the last face by the tie-break, block by block, in place. Returns the first level at
 * which the answer may not be best.
 */
const breakTies = (search: Search, problem: Problem, face: Bounds, { x, isDone, unproven }: Whole): number => {
  const last = problem.levels.length - 1
  let worst = unproven
  for (const { columns, problem: block } of cutBy(problem, face).blocks) {
    if (columns.some((column) => isDone[column]) || block.levels[last]!.columns.length === 0) continue
    const start = Float64Array.from(columns, (column) => x[column]!)
    const answer = wholeBlock(search, block, { first: last, mustHave: true, start })
    // Out of time, the block stays as it was.
    if (typeof answer === 'string') worst = Math.min(worst, last)
    else {
      worst = Math.min(worst, answer.unproven ?? Infinity)
      columns.forEach((column, at) => {
        x[column] = answer.x[at]!
      })
    }
  }
  return worst
}

/** Some whole answer, as good as can be at the first level that costs anything; null when even that takes too long. */
const someAnswer = (engine: Engine, problem: Problem, seconds: number): Float64Array | null => {
  const first = problem.levels.findIndex(({ columns }) => columns.length > 0)
  if (seconds === 0 || first < 0) return null
  const result = engine.integer(problem, costsAt(problem, first), { seconds })
  return result.status === 'infeasible' ? null : result.x
}
