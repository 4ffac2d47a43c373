import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Problem } from '../../../src/solver/problem.ts'
import { npmPackage } from './install.ts'
import { type Missing, type OtherEngine, priceOf } from './other-engine.ts'

/** GLPK as WebAssembly, loaded once and kept: like our own engine. Its model goes in as named objects. */

const release = '5.0.0'

interface Bounds {
  readonly type: number
  readonly lb: number
  readonly ub: number
}
interface Part {
  readonly name: string
  readonly coef: number
}
interface LinearModel {
  readonly name: string
  readonly objective: { readonly direction: number; readonly name: string; readonly vars: readonly Part[] }
  readonly subjectTo: readonly { readonly name: string; readonly vars: readonly Part[]; readonly bnds: Bounds }[]
  readonly bounds: readonly (Bounds & { readonly name: string })[]
  readonly generals: readonly string[]
}
type Constant = 'GLP_MIN' | 'GLP_FR' | 'GLP_LO' | 'GLP_UP' | 'GLP_DB' | 'GLP_FX' | 'GLP_OPT' | 'GLP_MSG_OFF'
type Glpk = Readonly<Record<Constant, number>> & {
  readonly version: string
  solve(
    model: LinearModel,
    options: { presol: boolean; mipgap: number; tmlim: number; msglev: number },
  ): { readonly result: { readonly status: number; readonly vars: Readonly<Record<string, number>> } }
}

/** Loads GLPK. */
export const loadGlpk = async (): Promise<OtherEngine | Missing> => {
  const name = 'glpk.js'
  const installed = npmPackage(name, release)
  if ('missing' in installed) return { name, ...installed }
  const entry = createRequire(join(installed.path, 'package.json')).resolve(`${name}/node`)
  const { default: load } = (await import(pathToFileURL(entry).href)) as { default: () => Promise<Glpk> }
  const glpk = await load()
  return {
    name,
    version: release,
    start: 0,
    minimise(problem, costs, seconds) {
      const began = performance.now()
      // Branch and cut with its presolver; its cuts and heuristics are off by default, and cannot be asked for here.
      const { result } = glpk.solve(modelOf(glpk, problem, costs), {
        presol: true,
        mipgap: 0,
        tmlim: seconds,
        msglev: glpk.GLP_MSG_OFF,
      })
      const x = Float64Array.from(problem.lower, (_, column) => result.vars[`c${column}`] ?? 0)
      if (result.status === glpk.GLP_OPT) return { status: 'optimal', x, cost: priceOf(costs, x) }
      // It does not say why it ended without an optimum.
      const isLate = performance.now() - began >= seconds * 1000 - 50
      return { status: isLate ? 'time' : 'infeasible', x, cost: Number.NaN }
    },
  }
}

const modelOf = (glpk: Glpk, problem: Problem, costs: Float64Array): LinearModel => {
  const boundsOf = (lb: number, ub: number): Bounds => {
    if (lb === ub) return { type: glpk.GLP_FX, lb, ub }
    if (lb === -Infinity && ub === Infinity) return { type: glpk.GLP_FR, lb: 0, ub: 0 }
    if (lb === -Infinity) return { type: glpk.GLP_UP, lb: 0, ub }
    if (ub === Infinity) return { type: glpk.GLP_LO, lb, ub: 0 }
    return { type: glpk.GLP_DB, lb, ub }
  }
  const { starts, indices, values, rowLower, rowUpper, lower, upper } = problem
  const names = Array.from(lower, (_, column) => `c${column}`)
  return {
    name: 'month',
    objective: {
      direction: glpk.GLP_MIN,
      name: 'cost',
      vars: names.flatMap((name, column) => (costs[column] === 0 ? [] : [{ name, coef: costs[column]! }])),
    },
    subjectTo: Array.from(rowLower, (least, row) => ({
      name: `r${row}`,
      vars: Array.from(indices.subarray(starts[row], starts[row + 1]), (column, at) => ({
        name: names[column]!,
        coef: values[starts[row]! + at]!,
      })),
      bnds: boundsOf(least, rowUpper[row]!),
    })),
    bounds: names.map((name, column) => ({ name, ...boundsOf(lower[column]!, upper[column]!) })),
    // Not `binaries`: they would forget their bounds.
    generals: names.slice(0, problem.choices),
  }
}
