import { holding } from '../../../src/solver/cut.ts'
import type { Engine } from '../../../src/solver/engine.ts'
import { costsAt, type Problem, wholeBound } from '../../../src/solver/problem.ts'

/**
 * What the linear relaxation alone says of each level: the least whole cost it allows, with the levels before held at
 * their values. Null where those are not known, or the time ran out.
 */
export const lpBounds = (
  engine: Engine,
  problem: Problem,
  values: readonly (number | null)[],
  limit: number,
): (number | null)[] => {
  const ends = performance.now() + limit * 1000
  let held: Problem | undefined = problem
  return problem.levels.map(({ columns }, level) => {
    if (!held) return null
    if (columns.length === 0) return 0
    const program = engine.open(held)
    try {
      const seconds = Math.max(0, ends - performance.now()) / 1000
      const vertex = program.minimise(costsAt(problem, level), seconds)
      const value = values[level] ?? null
      held = value === null ? undefined : holding(held, level, value)
      return typeof vertex === 'string' ? null : wholeBound(vertex.cost)
    } finally {
      program.close()
    }
  })
}
