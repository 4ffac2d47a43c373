import type { Problem } from '../../../src/solver/problem.ts'

/** What another engine found at one cost; `x` and `cost` mean something at an optimum only. */
export interface Optimum {
  readonly status: 'optimal' | 'time' | 'infeasible'
  readonly x: Float64Array
  readonly cost: number
}

/** An engine to compare with: one integer program at a time, in its own usual settings. */
export interface OtherEngine {
  readonly name: string
  readonly version: string
  /** Seconds of every call that are the start of a process; 0 for one that is loaded here. */
  readonly start: number
  /** Minimises one cost, dense over the columns, with the choices whole. Costs must be whole on whole answers. */
  minimise(problem: Problem, costs: Float64Array, seconds: number): Optimum
}

/** An engine that cannot be had on this machine, and why. */
export interface Missing {
  readonly name: string
  readonly missing: string
}

/** What an answer costs. */
export const priceOf = (costs: Float64Array, x: Float64Array): number =>
  Math.round(costs.reduce((sum, cost, column) => sum + (cost === 0 ? 0 : cost * x[column]!), 0))
