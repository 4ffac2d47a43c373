import { cutBy, holding } from './cut.ts'
import { dive } from './dive.ts'
import type { Engine, Vertex } from './engine.ts'
import { costOf, costsAt, isWholeAnswer, noise, type Problem, wholeBound } from './problem.ts'

/** What a search has at hand. */
export interface Search {
  readonly engine: Engine
  /** Seconds left. */
  readonly seconds: () => number
  /** Blocks with more choices are dived into first: branching alone takes long to find a first answer. */
  readonly largeBlock: number
}

/** Nodes after which the search for a lower tie-break ends: nobody gains by it. */
const tieBreakNodes = 2000

/** A whole answer, best at the levels before `unproven` (all of them where there is none). */
export interface WholeAnswer {
  readonly x: Float64Array
  readonly unproven?: number | undefined
}

/** Best at the level, unless the time or the nodes ran out; `none`: infeasible, or none was found by diving. */
type Found = { readonly x: Float64Array; readonly isProven: boolean } | 'none' | 'time'

interface WholeOptions {
  /** The first level to minimise: at those before, everything in the block is best. */
  readonly first: number
  /** Only by branching is it certain that there is no whole answer; without it, a dive that leads nowhere is enough. */
  readonly mustHave: boolean
  /** A whole answer to begin with. */
  readonly start?: Float64Array
}

/** A block with whole choices, best at each level from `first` on in turn. `none`: none there, or none found. */
export const wholeBlock = (
  search: Search,
  block: Problem,
  { first, mustHave, start }: WholeOptions,
): WholeAnswer | 'none' | 'time' => {
  let problem = block
  let x = start
  const last = problem.levels.length - 1
  for (let level = first; level <= last; level++) {
    if (x && problem.levels[level]!.columns.length === 0) continue
    if (search.seconds() === 0) return x ? { x, unproven: level } : 'time'
    const found = bestAt(search, problem, costsAt(problem, level), { start: x, isLast: level === last, mustHave })
    if (found === 'time') return x ? { x, unproven: level } : 'time'
    if (found === 'none') {
      if (x) throw new Error('a block lost its whole answer between two levels')
      return 'none'
    }
    x = found.x
    if (!found.isProven) return { x, unproven: level }
    if (level < last) problem = holding(problem, level, Math.round(costOf(problem, level, x)))
  }
  return { x: x! }
}

interface BestAtOptions {
  readonly start: Float64Array | undefined
  readonly isLast: boolean
  readonly mustHave: boolean
}

/** The best whole answer at one cost: the relaxation’s own or a dive’s where it meets the bound, else by branching. */
const bestAt = (
  { engine, seconds, largeBlock }: Search,
  problem: Problem,
  costs: Float64Array,
  { start, isLast, mustHave }: BestAtOptions,
): Found => {
  const price = (x: Float64Array): number =>
    Math.round(costs.reduce((sum, cost, column) => sum + cost * x[column]!, 0))
  const isLarge = problem.choices > largeBlock
  let best = start
  let vertex: Vertex
  const program = engine.open(problem)
  try {
    const relaxed = program.minimise(costs, seconds())
    if (relaxed === 'time') return start ? { x: start, isProven: false } : 'time'
    if (relaxed === 'infeasible') return 'none'
    vertex = relaxed
    const bound = wholeBound(vertex.cost)
    if (best && price(best) === bound) return { x: best, isProven: true }
    if (isWholeAnswer(problem, vertex.x)) return { x: vertex.x, isProven: true }
    if (isLarge) {
      const dived = dive(program, problem, costs, vertex.x, seconds)
      if (dived && price(dived) === bound) return { x: dived, isProven: true }
      if (dived && (!best || price(dived) < price(best))) best = dived
      if (!best && !mustHave) return 'none'
    }
  } finally {
    program.close()
  }
  const limits = { seconds, nodes: isLast && isLarge ? tieBreakNodes : undefined }
  if (best) return improved(engine, problem, costs, { x: best, price: price(best) }, vertex, limits)
  const result = engine.integer(problem, costs, { seconds: seconds(), nodes: limits.nodes })
  if (result.status === 'infeasible') return 'none'
  if (result.status === 'optimal') return { x: result.x, isProven: true }
  return result.x ? { x: result.x, isProven: false } : 'time'
}

interface BranchLimits {
  readonly seconds: () => number
  readonly nodes: number | undefined
}

/**
 * The best whole answer where one is at hand. Only answers that cost less are looked for: a column whose reduced cost
 * is more than there is to gain stays at its bound, and what is left falls apart into small blocks.
 */
const improved = (
  engine: Engine,
  problem: Problem,
  costs: Float64Array,
  best: { readonly x: Float64Array; readonly price: number },
  vertex: Vertex,
  { seconds, nodes }: BranchLimits,
): Found => {
  const gain = best.price - 1 - vertex.cost + noise
  const [lower, upper] = [problem.lower.slice(), problem.upper.slice()]
  vertex.reducedCosts.forEach((reduced, column) => {
    if (reduced > gain) upper[column] = lower[column]!
    else if (reduced < -gain) lower[column] = upper[column]!
  })
  const { rowLower, rowUpper } = problem
  const { blocks, outside, isPossible } = cutBy(problem, { lower, upper, rowLower, rowUpper })
  if (!isPossible) return { x: best.x, isProven: true }
  const x = outside.slice()
  for (const { problem: block, columns } of blocks) {
    const own = Float64Array.from(columns, (column) => costs[column]!)
    const result = seconds() === 0 ? undefined : engine.integer(block, own, { seconds: seconds(), nodes })
    if (result?.status === 'infeasible') return { x: best.x, isProven: true }
    if (result?.status !== 'optimal') return { x: best.x, isProven: false }
    columns.forEach((column, at) => {
      x[column] = result.x[at]!
    })
  }
  const found = Math.round(costs.reduce((sum, cost, column) => sum + cost * x[column]!, 0))
  return { x: found < best.price ? x : best.x, isProven: true }
}
