import type { HardRow, Row } from '../rules/row.ts'
import type { Model } from './model.ts'
import type { Problem } from './problem.ts'
import { unionFind } from './union-find.ts'
import { writeProblem } from './write-problem.ts'

/** A part of a month that no row links to the rest. */
export interface Component {
  readonly pairs: readonly string[]
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
  const parts = new Map<number, { pairs: string[]; hard: HardRow[]; soft: { row: Row; step: number }[] }>()
  const local = new Int32Array(model.pairs.length)
  model.pairs.forEach((key, at) => {
    const root = groups.find(at)
    if (!parts.has(root)) parts.set(root, { pairs: [], hard: [], soft: [] })
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
    if (at !== undefined) parts.get(groups.find(at))!.soft.push(priced)
  })
  return [...parts.values()].map((part) => ({
    pairs: part.pairs,
    problem: writeProblem({ ...model, ...part, columnOf }),
  }))
}
