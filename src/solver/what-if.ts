import type { Month } from '../rules/month.ts'
import { pairKey } from '../rules/row.ts'
import type { Component } from './components.ts'
import type { Answer, Problem } from './problem.ts'
import { type Solution, type Solved, solutionOf, solveParts } from './solve.ts'
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
  readonly solved: Solved
  readonly best: Solution
  /** For each case the best roster with its choices forced; null where a built-in rule does not let them stand. */
  ask(cases: readonly (readonly Forced[])[]): Promise<(Solution | null)[]>
}

/** Solves a month, ready to be asked what would be if: only the parts that a case touches are solved again. */
export const whatIf = async (month: Month, solver: Solver, options: SolveOptions): Promise<WhatIf> => {
  const solved = await solveParts(month, solver, options)
  const { components } = solved
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
      const problem = problems.get(place.n) ?? withOwnBounds(components[place.n]!)
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
    solved,
    best: solutionOf(month, solved),
    async ask(cases) {
      const asked = cases.map(problemsOf)
      const flat = asked.flatMap((problems) => [...(problems?.values() ?? [])])
      const found = await solver.solve(flat, options)
      let next = 0
      return asked.map((problems) => {
        if (!problems) return null
        const answers: Answer[] = [...solved.answers]
        for (const n of problems.keys()) answers[n] = found[next++]!
        if (answers.some(({ choices, proven }) => choices === null && proven)) return null
        return solutionOf(month, { ...solved, answers })
      })
    },
  }
}

const withOwnBounds = ({ problem }: Component): Problem => ({
  ...problem,
  lower: problem.lower.slice(),
  upper: problem.upper.slice(),
})
