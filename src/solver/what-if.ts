import type { Month } from '../rules/month.ts'
import { countOf, type HardRow, missOf, pairKey } from '../rules/row.ts'
import type { Component } from './components.ts'
import { timed } from './deadline.ts'
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

/**
 * Solves a month, ready to be asked what would be if: only the parts that a case touches are solved again. The time
 * limit is that of the month and all that is asked together.
 */
export const whatIf = async (month: Month, solver: Solver, options: SolveOptions): Promise<WhatIf> => {
  const limited = timed(options)
  const solved = await solveParts(month, solver, limited)
  const { model, components } = solved
  const best = solutionOf(month, solved)
  const near = nearTo(model, best.taken)
  const unchanged = components.map(({ pairs }, n) => asNear(solved.answers[n]!, pairs, best.taken))
  const partOf = new Map(
    components.flatMap(({ pairs }, n) => pairs.map((key, column) => [key, { n, column }] as const)),
  )

  /** The hard rows of a case, and its problems by part; undefined when it forces what cannot be. */
  const prepare = (forced: readonly Forced[]) => {
    const hard = [...model.hard]
    const problems = new Map<number, Problem>()
    for (const one of forced) {
      const { leader, slot, is } = one
      const place = partOf.get(pairKey(leader, slot))
      if (!place && is === 'on') return undefined
      if (!place) continue
      hard.push(forcedRow(one))
      const problem = problems.get(place.n) ?? nearProblem(components[place.n]!, best.taken)
      problems.set(place.n, problem)
      if (is === 'on') problem.lower[place.column] = 1
      else problem.upper[place.column] = 0
    }
    return canBe(hard) ? { hard, problems } : undefined
  }

  return {
    model,
    best,
    async ask(cases) {
      const asked = cases.map(prepare)
      const flat = asked.flatMap((one) => [...(one?.problems.values() ?? [])])
      const found = await solver.solve(flat, limited)
      let next = 0
      return asked.map((one) => {
        if (!one) return null
        const answers: Answer[] = [...unchanged]
        for (const part of one.problems.keys()) answers[part] = found[next++]!
        // Out of time, a roster is put together from the rows: the choices stand among them.
        return solutionOf(month, { model: { ...near, hard: one.hard }, components, answers })
      })
    },
  }
}

/** A choice made by hand, as pins are written. */
const forcedRow = ({ leader, slot, is }: Forced): HardRow => ({
  name: `forced/${leader}/${slot}`,
  terms: [{ pairs: [{ leader, slot, units: 1 }], cap: 1 }],
  ...(is === 'on' ? { min: 1 } : { max: 0 }),
})

/**
 * Whether choices made by hand can stand beside the pins: apart from these, hard rows only say how many are too many,
 * so a roster of nothing but what must be there has to keep them all.
 */
const canBe = (hard: readonly HardRow[]): boolean => {
  const must = hard.filter(({ min }) => min !== undefined).flatMap(({ terms }) => terms[0]!.pairs)
  const taken = new Set(must.map(({ leader, slot }) => pairKey(leader, slot)))
  return hard.every((row) => missOf(countOf(row, taken), row) === 0)
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
