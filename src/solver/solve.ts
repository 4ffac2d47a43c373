import { slotId } from '../domain/slot.ts'
import type { Month } from '../rules/month.ts'
import { pairKey } from '../rules/row.ts'
import { type Component, componentsOf } from './components.ts'
import { greedy } from './greedy.ts'
import { costsOf, type Model, modelOf, type Step } from './model.ts'
import type { Answer } from './problem.ts'
import type { SolveOptions, Solver } from './solver.ts'
import { constantsOf } from './write-problem.ts'

/** The best roster found for a month, and what it costs at each step of the objective. */
export interface Solution {
  /** Keys of the pairs taken. */
  readonly taken: ReadonlySet<string>
  readonly objective: readonly (Step & { readonly value: number; readonly bound: number | null })[]
  readonly proven: boolean
}

/** A month as numbers, and the answers to its parts. */
export interface Solved {
  readonly model: Model
  readonly components: readonly Component[]
  readonly answers: readonly Answer[]
}

const published = (month: Month): string[] =>
  month.plan.published.map(({ leader, date, opening }) => pairKey(leader, slotId(date, opening)))

/**
 * Solves a month: part by part, level by level. What the engine says is computed again in integers from the roster
 * itself; a proof that does not come to the same numbers is an internal error.
 */
export const solveMonth = async (month: Month, solver: Solver, options: SolveOptions): Promise<Solution> =>
  solutionOf(month, await solveParts(month, solver, options))

/** The answers to the independent parts of a month. */
export const solveParts = async (month: Month, solver: Solver, options: SolveOptions): Promise<Solved> => {
  const model = modelOf(month)
  const components = componentsOf(model)
  const problems = components.map((component) => component.problem)
  return { model, components, answers: await solver.solve(problems, options) }
}

/** The roster that the answers to the parts come to; throws when it is not what they say. */
export const solutionOf = (month: Month, { model, components, answers }: Solved): Solution => {
  const found = new Set(
    components.flatMap(({ pairs }, n) => pairs.filter((_, column) => answers[n]!.choices?.[column] === 1)),
  )
  const isProven = answers.every((answer) => answer.proven)
  const taken = isProven ? found : greedy(model, [...found, ...published(month)])
  const costs = costsOf(model, taken)
  if (!costs) throw new Error('the engine’s roster breaks a built-in rule')
  const bounds = boundsOf(model, answers)
  if (isProven) confirm(model, costs, bounds)
  let best = true
  const objective = model.steps.map((step, n) => {
    // A later bound speaks of rosters as good before as the bounds, not as this one.
    const bound = best ? (bounds[n] ?? null) : null
    best &&= bound === costs[n]
    return { ...step, value: costs[n]!, bound }
  })
  return { taken, objective, proven: isProven }
}

/** The least cost at each step over all parts; undefined where a part does not know it. */
const boundsOf = (model: Model, answers: readonly Answer[]): (number | undefined)[] =>
  constantsOf(model).map((constant, step) => {
    const parts = answers.map((answer) => answer.bounds[step])
    return parts.some((bound) => bound === null)
      ? undefined
      : parts.reduce<number>((sum, bound) => sum + bound!, constant)
  })

const confirm = (model: Model, costs: readonly number[], bounds: readonly (number | undefined)[]): void => {
  model.steps.forEach((step, n) => {
    // A tie-break may go without proof.
    if (bounds[n] !== costs[n] && !(n === model.steps.length - 1 && bounds[n] === undefined))
      throw new Error(`level ${step.level}: the engine proved ${bounds[n]}, its roster costs ${costs[n]}`)
  })
}
