import loadHighs, { type Highs } from 'highs'
import type { Problem } from './problem.ts'

// The only file that knows HiGHS.

/** Bounds of choices and rows. */
export interface Bounds {
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
}

/** A best vertex of the program without whole choices. */
export interface Vertex {
  readonly x: Float64Array
  readonly reducedCosts: Float64Array
  readonly rowDuals: Float64Array
  readonly rowValues: Float64Array
  readonly cost: number
}

/** A linear program kept in memory, minimised again and again from where it stood. */
export interface LinearProgram {
  /** An optimal vertex. */
  minimise(costs: Float64Array, seconds: number): Vertex | 'infeasible' | 'time'
  /** Other bounds for everything. */
  restrict(bounds: Bounds): void
  /** Other bounds for some columns, in rising order. */
  limit(columns: Int32Array, lower: Float64Array, upper: Float64Array): void
  close(): void
}

/** Limits of a search for whole choices. */
export interface IntegerOptions {
  readonly seconds: number
  /** An answer to begin with. */
  readonly start?: Float64Array | undefined
  /** Most nodes of the search: it then ends at the same point on every machine. */
  readonly nodes?: number | undefined
}

/** `ended`: the time or the nodes ran out, with the best answer so far. */
export type IntegerResult =
  | { readonly status: 'optimal'; readonly x: Float64Array }
  | { readonly status: 'infeasible' }
  | { readonly status: 'ended'; readonly x: Float64Array | null }

/** A solver of linear and integer programs. */
export interface Engine {
  readonly name: string
  readonly version: string
  open(problem: Problem): LinearProgram
  /** Minimises one cost with the choices whole. Costs must be whole on whole answers. */
  integer(problem: Problem, costs: Float64Array, options: IntegerOptions): IntegerResult
}

/** How often a running engine looks whether somebody still waits for it, in milliseconds. */
const lookEvery = 200

const quiet = { output_flag: false, log_to_console: false, random_seed: 0 } as const

/** Other costs leave a vertex feasible, so the primal simplex goes on from it; unperturbed, it takes half the time. */
const primal = { simplex_strategy: 4, primal_simplex_bound_perturbation_multiplier: 0 } as const
/** Other bounds leave its duals in order, so the dual simplex does. */
const dual = { simplex_strategy: 1 } as const

/**
 * Loads HiGHS. A run cannot be spoken to, so it asks `isWaitedFor` now and then, and gives up when nobody waits.
 */
export const loadEngine = async (isWaitedFor: () => boolean): Promise<Engine> => {
  const highs: Highs = await loadHighs()
  const { modelStatus, variableType, callbackType } = highs.constants
  let looked = 0
  const giveUp = (event: { interrupt(): void }): undefined => {
    const now = performance.now()
    if (now - looked < lookEvery) return
    looked = now
    if (!isWaitedFor()) event.interrupt()
  }
  const watch = { [callbackType.simplexInterrupt]: giveUp, [callbackType.mipInterrupt]: giveUp }

  const modelData = (problem: Problem, costs: Float64Array) => ({
    numCols: problem.lower.length,
    numRows: problem.rowLower.length,
    colCost: costs,
    colLower: problem.lower,
    colUpper: problem.upper,
    rowLower: problem.rowLower,
    rowUpper: problem.rowUpper,
    matrix: {
      format: 'csr' as const,
      numRows: problem.rowLower.length,
      numCols: problem.lower.length,
      starts: problem.starts,
      indices: problem.indices,
      values: problem.values,
    },
  })

  const branch = (
    problem: Problem,
    costs: Float64Array,
    { seconds, start, nodes }: IntegerOptions,
    more: { presolve?: 'off' } = {},
  ): IntegerResult => {
    const integrality = Array.from(problem.lower, (_, column) =>
      column < problem.choices ? variableType.integer : variableType.continuous,
    )
    const model = highs.createModel({ ...modelData(problem, costs), integrality })
    try {
      model.options.set({ ...quiet, ...more, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.4 })
      if (nodes !== undefined) model.options.set('mip_max_nodes', nodes)
      if (start) model.setSolution({ colValue: start })
      const { modelStatus: status } = model.run(watch)
      if (status === modelStatus.optimal) return { status: 'optimal', x: model.getSolution().colValue }
      if (status === modelStatus.infeasible) return { status: 'infeasible' }
      if (status !== modelStatus.timeLimit && status !== modelStatus.solutionLimit)
        throw new Error(`an integer block ended with model status ${status}`)
      const found = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible
      return { status: 'ended', x: found ? model.getSolution().colValue : null }
    } finally {
      model.dispose()
    }
  }

  return {
    name: 'HiGHS',
    version: highs.version.string,

    open(problem) {
      const model = highs.createModel(modelData(problem, new Float64Array(problem.lower.length)))
      // A part is small and solved again and again: simplifying it first takes longer than it saves.
      model.options.set({ ...quiet, presolve: 'off' })
      const all = (length: number) => ({ kind: 'range', from: 0, to: length - 1 }) as const
      const columns = all(problem.lower.length)
      let last: Float64Array | undefined
      let isFeasible = false
      return {
        minimise(costs, seconds) {
          if (costs !== last) {
            model.changeColsCost(columns, costs)
            model.options.set(isFeasible ? primal : dual)
            last = costs
          } else model.options.set(dual)
          model.zeroAllClocks()
          model.options.set('time_limit', seconds)
          let { modelStatus: status } = model.run(watch)
          // Now and then the primal simplex loses its way: the dual one finds it from the start.
          if (
            status !== modelStatus.optimal &&
            status !== modelStatus.timeLimit &&
            status !== modelStatus.infeasible
          ) {
            model.clearSolver()
            model.options.set({ ...dual, presolve: 'on' })
            status = model.run(watch).modelStatus
            model.options.set({ presolve: 'off' })
          }
          isFeasible = status === modelStatus.optimal
          if (status === modelStatus.timeLimit) return 'time'
          if (status === modelStatus.infeasible) return 'infeasible'
          if (status !== modelStatus.optimal) throw new Error(`a relaxed month ended with model status ${status}`)
          const { colValue, colDual, rowDual, rowValue } = model.getSolution()
          return {
            x: colValue,
            reducedCosts: colDual,
            rowDuals: rowDual,
            rowValues: rowValue,
            cost: model.getObjectiveValue(),
          }
        },
        restrict({ lower, upper, rowLower, rowUpper }) {
          model.changeColsBounds(columns, lower, upper)
          if (rowLower.length > 0) model.changeRowsBounds(all(rowLower.length), rowLower, rowUpper)
        },
        limit(some, lower, upper) {
          isFeasible = false
          model.changeColsBounds({ kind: 'set', indices: some }, lower, upper)
        },
        close: () => model.dispose(),
      }
    },

    integer(problem, costs, options) {
      try {
        return branch(problem, costs, options)
      } catch {
        // Now and then what was simplified first cannot be solved; as it was, it can.
        return branch(problem, costs, options, { presolve: 'off' })
      }
    },
  }
}
