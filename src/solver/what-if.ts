import type { Month } from '../rules/month.ts'
import { pairKey } from '../rules/row.ts'
import type { Component } from './components.ts'
import type { Model } from './model.ts'
import type { Answer, Problem } from './problem.ts'
import { type Solution, solutionOf, solveParts } from './solve.ts'
import type { SolveOptions, Solver } from './solver.ts'

/** A choice made by hand, beside the pins of the month. */
export interface Forced {
  readonly leader: string
  /** Id of the slot. */
  readonly slot: string
  readonly is: 'on' | 'off'
}

/** The best roster of a month, and what would be the best if something were otherwise. */
export interface WhatIf {
  readonly model: Model
  readonly best: Solution
  /**
   * For each case the best roster with its choices forced; null where a built-in rule does not let them stand. Of
   * equally good ones it is the one nearest to the best roster as it is, in place of the fixed tie-break: the last step
   * of its objective is the number of pairs in which they differ.
   */
  ask(cases: readonly (readonly Forced[])[]): Promise<(Solution | null)[]>
}

/** Solves a month, ready to be asked what would be if: only the parts that a case touches are solved again. */
export const whatIf = async (month: Month, solver: Solver, options: SolveOptions): Promise<WhatIf> => {
  const solved = await solveParts(month, solver, options)
  const { model, components } = solved
  const best = solutionOf(month, solved)
  const near = nearTo(model, best.taken)
  const unchanged = components.map(({ pairs }, n) => asNear(solved.answers[n]!, pairs, best.taken))
  const partOf = new Map(
    components.flatMap(({ pairs }, n) => pairs.map((key, column) => [key, { n, column }] as const)),
  )

  /** The problems of a case by part; undefined when it forces a pair that cannot be. */
  const problemsOf = (forced: readonly Forced[]): Map<number, Problem> | undefined => {
    const problems = new Map<number, Problem>()
    for (const { leader, slot, is } of forced) {
      const place = partOf.get(pairKey(leader, slot))
      if (!place && is === 'on') return undefined
      if (!place) continue
      const problem = problems.get(place.n) ?? nearProblem(components[place.n]!, best.taken)
      problems.set(place.n, problem)
      if (is === 'on') problem.lower[place.column] = 1
      else problem.upper[place.column] = 0
    }
    const isOpen = [...problems.values()].every(({ choices, lower, upper }) =>
      lower.subarray(0, choices).every((low, column) => low <= upper[column]!),
    )
    return isOpen ? problems : undefined
  }

  return {
    model,
    best,
    async ask(cases) {
      const asked = cases.map(problemsOf)
      const flat = asked.flatMap((problems) => [...(problems?.values() ?? [])])
      const found = await solver.solve(flat, options)
      let next = 0
      return asked.map((problems) => {
        if (!problems) return null
        const answers: Answer[] = [...unchanged]
        for (const n of problems.keys()) answers[n] = found[next++]!
        if (answers.some(({ choices, proven }) => choices === null && proven)) return null
        return solutionOf(month, { model: near, components, answers })
      })
    },
  }
}

/** A model whose last step is the number of pairs in which a roster differs from one in hand. */
const nearTo = (model: Model, taken: ReadonlySet<string>): Model => {
  const last = model.steps.length - 1
  const near = { step: last, constant: taken.size, costOf: (key: string) => (taken.has(key) ? -1 : 1) }
  return { ...model, costs: [...model.costs.filter(({ step }) => step !== last), near] }
}

/** The problem of a part with that last level, and bounds of its own to change. */
const nearProblem = ({ pairs, problem }: Component, taken: ReadonlySet<string>): Problem => ({
  ...problem,
  lower: problem.lower.slice(),
  upper: problem.upper.slice(),
  levels: [
    ...problem.levels.slice(0, -1),
    {
      columns: Int32Array.from(pairs.keys()),
      costs: Float64Array.from(pairs, (key) => (taken.has(key) ? -1 : 1)),
    },
  ],
})

/** The answer of a part that no case touches: it differs from itself in nothing. */
const asNear = (answer: Answer, pairs: readonly string[], taken: ReadonlySet<string>): Answer => ({
  ...answer,
  bounds: [...answer.bounds.slice(0, -1), -pairs.filter((key) => taken.has(key)).length],
})
