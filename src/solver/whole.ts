import { type Block, holding } from './cut.ts'
import { dive } from './dive.ts'
import type { Engine } from './engine.ts'
import { costOf, costsAt, isWholeAnswer, type Problem, wholeBound } from './problem.ts'

/** Blocks with more choices than this are dived into first: branching alone takes long to find a first answer. */
const largeBlock = 400

/** Nodes after which the search for a lower tie-break ends: nobody gains by it. */
const tieBreakNodes = 2000

/** A whole answer, best at the levels before `unproven` (all of them where there is none). */
export interface WholeAnswer {
  readonly x: Float64Array
  readonly unproven?: number | undefined
}

/** Best at the level, unless the time or the nodes ran out; `none`: infeasible, or none was found by diving. */
type Found = { readonly x: Float64Array; readonly isProven: boolean } | 'none' | 'time'

/**
 * A block with whole choices, best at each level from `first` on in turn, on a face where the levels before are best.
 * `none`: the face has no whole answer, or (unless it is the whole block, `mustHave`) none was found.
 */
export const wholeBlock = (
  engine: Engine,
  block: Block,
  first: number,
  mustHave: boolean,
  seconds: () => number,
): WholeAnswer | 'none' | 'time' => {
  let problem = block.problem
  let x: Float64Array | undefined
  const last = problem.levels.length - 1
  for (let level = Math.min(first, last); level <= last; level++) {
    if (x && problem.levels[level]!.columns.length === 0) continue
    if (seconds() === 0) return x ? { x, unproven: level } : 'time'
    const costs = level < first ? new Float64Array(problem.lower.length) : costsAt(problem, level)
    const found = bestAt(engine, problem, costs, { start: x, isLast: level === last, mustHave, seconds })
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
  readonly seconds: () => number
}

/** The best whole answer at one cost: by the relaxation and a dive where they meet, else by branching. */
const bestAt = (
  engine: Engine,
  problem: Problem,
  costs: Float64Array,
  { start, isLast, mustHave, seconds }: BestAtOptions,
): Found => {
  const price = (x: Float64Array): number => Math.round(costs.reduce((sum, cost, column) => sum + cost * x[column]!, 0))
  let best = start
  if (problem.choices > largeBlock) {
    const program = engine.open(problem)
    try {
      const vertex = program.minimise(costs, seconds())
      if (vertex === 'time') return start ? { x: start, isProven: false } : 'time'
      if (vertex === 'infeasible') return 'none'
      const bound = wholeBound(vertex.cost)
      if (best && price(best) === bound) return { x: best, isProven: true }
      const dived = isWholeAnswer(problem, vertex.x) ? vertex.x : dive(program, problem, costs, vertex.x, seconds)
      if (dived && (!best || price(dived) < price(best))) best = dived
      if (best && price(best) === bound) return { x: best, isProven: true }
      if (!best && !mustHave) return 'none'
    } finally {
      program.close()
    }
  }
  const nodes = isLast && problem.choices > largeBlock ? tieBreakNodes : undefined
  const result = engine.integer(problem, costs, { seconds: seconds(), start: best, nodes })
  if (result.status === 'infeasible') return 'none'
  if (result.status === 'optimal') return { x: result.x, isProven: true }
  const x = result.x ?? best
  return x ? { x, isProven: false } : 'time'
}
