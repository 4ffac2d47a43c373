import type { HardRow, Row } from '../rules/row.ts'
import type { Model } from './model.ts'
import type { Problem } from './problem.ts'
import { unionFind } from './union-find.ts'
import { writeProblem } from './write-problem.ts'

/** A part of a month that no row links to the rest. */
export interface Component {
  readonly pairs: readonly string[]
  /** Numbers of the model’s soft rows in it, with the columns that pay for each. */
  readonly rows: readonly { readonly soft: number; readonly paidBy: readonly number[] }[]
  readonly problem: Problem
}

/** The independent parts of a model as numbers, in order of their first pairs. */
export const componentsOf = (model: Model): Component[] => {
  const groups = unionFind(model.pairs.length)
  const firstPair = (row: HardRow | Row): number | undefined => {
    let first: number | undefined
    for (const term of row.terms)
      for (const pair of term.pairs) {
        const at = model.columnOf(pair.leader, pair.slot)
        if (first === undefined) first = at
        else groups.join(first, at)
      }
    return first
  }
  const hardAt = model.hard.map(firstPair)
  const softAt = model.soft.map(({ row }) => firstPair(row))
  const parts = new Map<
    number,
    { pairs: string[]; hard: HardRow[]; soft: { row: Row; step: number }[]; at: number[] }
  >()
  const local = new Int32Array(model.pairs.length)
  model.pairs.forEach((key, at) => {
    const root = groups.find(at)
    if (!parts.has(root)) parts.set(root, { pairs: [], hard: [], soft: [], at: [] })
    const { pairs } = parts.get(root)!
    local[at] = pairs.push(key) - 1
  })
  const columnOf = (leader: string, slot: string): number => local[model.columnOf(leader, slot)]!
  // A row without pairs is a constant: no choice changes it.
  model.hard.forEach((row, n) => {
    if (hardAt[n] !== undefined) parts.get(groups.find(hardAt[n]))!.hard.push(row)
  })
  model.soft.forEach((priced, n) => {
    const at = softAt[n]
    if (at === undefined) return
    const part = parts.get(groups.find(at))!
    part.soft.push(priced)
    part.at.push(n)
  })
  return [...parts.values()].map(({ at, ...part }) => {
    const { problem, paidBy } = writeProblem({ ...model, ...part, columnOf })
    return { pairs: part.pairs, rows: at.map((soft, n) => ({ soft, paidBy: paidBy[n]! })), problem }
  })
}
