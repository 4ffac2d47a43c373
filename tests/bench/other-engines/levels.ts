import { holding } from '../../../src/solver/cut.ts'
import { type Answer, costOf, costsAt, type Problem } from '../../../src/solver/problem.ts'
import type { OtherEngine } from './other-engine.ts'

/** What another engine proved of a problem, level by level. */
export interface LevelValues {
  /** The least cost of each level among answers that are best at those before; as far as the time went. */
  readonly values: readonly number[]
  /** Whether there is an answer at all; undefined where the time ran out before. */
  readonly isFeasible: boolean | undefined
  readonly seconds: number
  /** How often the engine was asked: a level without columns needs no asking. */
  readonly calls: number
}

/**
 * The levels in turn, as one does with an engine that knows one cost only: minimise a level as an integer program,
 * hold its cost with one more row, go on to the next.
 */
export const levelsInTurn = (engine: OtherEngine, problem: Problem, limit: number): LevelValues => {
  const began = performance.now()
  const spent = () => (performance.now() - began) / 1000
  const values: number[] = []
  let calls = 0
  let isFeasible: boolean | undefined
  let held = problem
  for (const [level, { columns }] of problem.levels.entries()) {
    if (columns.length === 0) {
      values.push(0)
      continue
    }
    if (spent() >= limit) break
    calls++
    const { status, cost } = engine.minimise(held, costsAt(problem, level), limit - spent())
    if (status === 'time') break
    // Once a level has an answer, so has every later one.
    if (status === 'infeasible' && isFeasible) throw new Error(`${engine.name} lost its answer at level ${level}`)
    isFeasible = status === 'optimal'
    if (!isFeasible) break
    values.push(cost)
    held = holding(held, level, cost)
  }
  return { values, isFeasible, seconds: spent(), calls }
}

/** Our own value of every level of a problem, null where it is not known; of the tie-break, the one found. */
export const ownValues = (problem: Problem, own: Answer): (number | null)[] => {
  if (!own.proven || !own.choices) return problem.levels.map(() => null)
  const last = problem.levels.length - 1
  return [...own.bounds.slice(0, last), costOf(problem, last, own.choices)]
}

/** Whether our own answer is proven at every level, the tie-break too, as is asked of the other engines. */
export const isAllProven = (problem: Problem, own: Answer): boolean =>
  own.proven && (!own.choices || own.bounds.at(-1) === ownValues(problem, own).at(-1))

/** Why what another engine proved cannot be true together with our own answer: one of the two has a fault then. */
export const disagreement = (problem: Problem, own: Answer, other: LevelValues): string | undefined => {
  if (other.isFeasible === false && own.choices) return 'it proves that there is no answer, and we have one'
  if (other.isFeasible && own.proven && !own.choices) return 'it has an answer, and we proved that there is none'
  const ours = ownValues(problem, own)
  for (const [level, value] of other.values.entries()) {
    const bound = own.bounds[level] ?? null
    const most = ours[level] ?? null
    if (bound !== null && value < bound) return `level ${level}: it proves ${value}, below our bound of ${bound}`
    if (most !== null && value > most) return `level ${level}: it proves ${value}, and we have ${most}`
    // Without a proof, a bound speaks of answers that are as good before as the bounds.
    if (value !== bound) return undefined
  }
  return undefined
}
