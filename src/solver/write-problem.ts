import { objectiveLevels } from '../domain/rule-set.ts'
import { type HardRow, isSquare, missOf, type Row, type Term } from '../rules/row.ts'
import type { Model } from './model.ts'
import type { Problem } from './problem.ts'

/** Columns, rows and costs under construction. */
const tableau = (choices: number, levels: number, required: number) => {
  const lower: number[] = new Array(choices).fill(0)
  const upper: number[] = new Array(choices).fill(1)
  const rowLower: number[] = []
  const rowUpper: number[] = []
  const starts: number[] = [0]
  const indices: number[] = []
  const values: number[] = []
  /** Where a column’s last cell stands. */
  const cellOf: number[] = new Array(choices).fill(-1)
  /** Of each level by column; a column without cost may be missing at the end. */
  const costs = Array.from({ length: levels }, () => [] as number[])
  return {
    lower,
    upper,
    cost(level: number, column: number, cost: number): void {
      const all = costs[level]!
      while (all.length <= column) all.push(0)
      all[column]! += cost
    },
    column(most: number): number {
      lower.push(0)
      cellOf.push(-1)
      return upper.push(most) - 1
    },
    row(entries: readonly (readonly [column: number, value: number])[], least: number, most: number): void {
      const start = indices.length
      for (const [column, value] of entries) {
        // A column that comes twice in a row is one cell.
        const at = cellOf[column]!
        if (at >= start) values[at]! += value
        else {
          cellOf[column] = indices.push(column) - 1
          values.push(value)
        }
      }
      starts.push(indices.length)
      rowLower.push(least)
      rowUpper.push(most)
    },
    done: (): Problem => ({
      choices,
      required,
      lower: Float64Array.from(lower),
      upper: Float64Array.from(upper),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
      levels: costs.map((level) => {
        const columns = Int32Array.from(level.keys()).filter((column) => level[column] !== 0)
        return { columns, costs: Float64Array.from(columns, (column) => level[column]!) }
      }),
    }),
  }
}
type Entry = readonly [column: number, value: number]

/** A part of a month as numbers, and for each of its soft rows the columns that pay for it: zero while it is kept. */
export interface Written {
  readonly problem: Problem
  readonly paidBy: readonly (readonly number[])[]
}

/** Writes the rows of one part of a month as numbers: slack for what may give way, unit steps for squares. */
export const writeProblem = (model: Model): Written => {
  const required = model.steps.filter(({ level }) => level === objectiveLevels.required).length
  const table = tableau(model.pairs.length, model.steps.length, required)
  const capped = new Map<string, { column: number; atMost: boolean; atLeast: boolean }>()
  const limits = limitsOf(model)

  /**
   * The entries of a term. Where several pairs share a cap, a column stands for the lesser of sum and cap; `down` and
   * `up` say whether it must not exceed it (a minimum is asked) and must reach it (a maximum, or a cost).
   */
  const entriesOf = ({ pairs, cap }: Term, down: boolean, up: boolean): Entry[] => {
    const entries = pairs.map((pair): Entry => [model.columnOf(pair.leader, pair.slot), pair.units])
    if (entries.reduce((sum, [, units]) => sum + units, 0) <= cap) return entries
    if (entries.length === 1) return [[entries[0]![0], cap]]
    // Of slots that share time at most one is taken: their sum needs no cap, and a relaxation cannot split it.
    if (entries.every(([a], n) => entries.slice(n + 1).every(([b]) => limits.exclude(a, b))))
      return entries.map(([column, units]): Entry => [column, Math.min(units, cap)])
    const key = `${entries.map(([column, units]) => `${column}x${units}`).join()} ${cap}`
    if (!capped.has(key)) capped.set(key, { column: table.column(cap), atMost: false, atLeast: false })
    const count = capped.get(key)!
    if (down && !count.atMost) {
      table.row([[count.column, -1], ...entries], 0, Infinity)
      count.atMost = true
    }
    if (up && !count.atLeast) {
      for (const few of coversOf(entries, cap)) table.row([[count.column, 1], ...few], 0, Infinity)
      count.atLeast = true
    }
    return [[count.column, 1]]
  }

  const entriesOfRow = (row: HardRow | Row, down: boolean, up: boolean): Entry[] =>
    row.terms.flatMap((term) => {
      const times = term.times ?? 1
      // What counts against the others pulls the other way.
      const entries = times < 0 ? entriesOf(term, up, down) : entriesOf(term, down, up)
      return entries.map(([column, value]): Entry => [column, value * times])
    })

  /** Most that a count can come to: steps beyond it would only stand in the way. */
  const mostOf = ({ terms }: Row): number => {
    const units = terms.map(({ pairs, cap }) =>
      Math.min(
        cap,
        pairs.reduce((n, pair) => n + pair.units, 0),
      ),
    )
    const most = units.reduce((sum, n) => sum + n, 0)
    if (most !== terms.length || terms.some(({ pairs }) => pairs.length !== 1)) return most
    return limits.most(terms.map(({ pairs: [pair] }) => model.columnOf(pair!.leader, pair!.slot)))
  }

  for (const row of model.hard) {
    const [term] = row.terms
    if (row.terms.length === 1 && term!.pairs.length === 1) {
      const column = model.columnOf(term!.pairs[0]!.leader, term!.pairs[0]!.slot)
      if ((row.min ?? 0) > 0) table.lower[column] = 1
      if ((row.max ?? 1) <= 0) table.upper[column] = 0
      continue
    }
    const entries = entriesOfRow(row, row.min !== undefined, row.max !== undefined)
    table.row(entries, row.min ?? -Infinity, row.max ?? Infinity)
  }

  const paidBy = model.soft.map(({ row, step }): number[] => {
    if (isSquare(row)) {
      const entries = entriesOfRow(row, true, true)
      const most = mostOf(row)
      const steps = Array.from({ length: most }, (_, n): Entry => {
        const column = table.column(1)
        table.cost(step, column, row.times * ((row.before + n + 1) ** 2 - (row.before + n) ** 2))
        return [column, -1]
      })
      table.row([...entries, ...steps], 0, 0)
      return steps.map(([column]) => column)
    }
    const times = row.times ?? 1
    const single = row.terms.every((term) => term.pairs.length === 1 && (term.times ?? 1) > 0)
    if (row.max === 0 && row.min === undefined && single) {
      const entries = entriesOfRow(row, false, true)
      for (const [column, units] of entries) table.cost(step, column, times * units)
      return entries.map(([column]) => column)
    }
    const entries = entriesOfRow(row, row.min !== undefined, row.max !== undefined)
    const slack: Entry[] = []
    if ((row.min ?? 0) > 0) {
      const column = table.column(row.min!)
      table.cost(step, column, times)
      slack.push([column, 1])
    }
    if (row.max !== undefined) {
      const column = table.column(Infinity)
      table.cost(step, column, times)
      slack.push([column, -1])
    }
    table.row([...entries, ...slack], row.min ?? -Infinity, row.max ?? Infinity)
    return slack.map(([column]) => column)
  })

  model.pairs.forEach((key, column) => {
    for (const { step, costOf } of model.costs) table.cost(step, column, costOf(key))
  })
  return { problem: table.done(), paidBy }
}

/** What the hard rows say of columns: which can never both be taken, and how many of some can. */
const limitsOf = ({ hard, columnOf }: Model) => {
  const rows = hard.flatMap(({ terms, max }) => {
    const isPlain = terms.every(({ pairs, cap, times }) => pairs.length === 1 && cap >= 1 && (times ?? 1) === 1)
    if (max === undefined || !isPlain) return []
    return [{ max, columns: new Set(terms.map(({ pairs: [pair] }) => columnOf(pair!.leader, pair!.slot))) }]
  })
  const rowsOf = new Map<number, (typeof rows)[number][]>()
  for (const row of rows)
    for (const column of row.columns) {
      const his = rowsOf.get(column)
      if (his) his.push(row)
      else rowsOf.set(column, [row])
    }
  return {
    exclude: (a: number, b: number): boolean =>
      (rowsOf.get(a) ?? []).some(({ max, columns }) => max <= 1 && columns.has(b)),
    /** Most of some columns that can be taken together. */
    most: (some: readonly number[]): number =>
      (rowsOf.get(some[0]!) ?? []).reduce(
        (most, { max, columns }) => (max < most && some.every((column) => columns.has(column)) ? max : most),
        some.length,
      ),
  }
}

/**
 * The smallest sets of pairs whose units reach the cap together, and the single pairs below it: with them the counting
 * column reaches the lesser of sum and cap wherever the choices are whole.
 */
const coversOf = (entries: readonly Entry[], cap: number): Entry[][] => {
  const negated = entries.map(([column, units]): Entry => [column, -Math.min(units, cap)])
  if (cap === 1) return negated.map((entry) => [entry])
  const full = negated.filter(([, units]) => -units >= cap).map((entry) => [entry])
  const part = negated.filter(([, units]) => -units < cap)
  return [...full, ...part.map((entry) => [entry]), ...part.flatMap((a, n) => part.slice(n + 1).map((b) => [a, b]))]
}

/** What a model costs at each step when nobody serves: the constants a problem leaves out. */
export const constantsOf = (model: Model): number[] => {
  const costs = model.steps.map(() => 0)
  for (const { row, step } of model.soft)
    if (isSquare(row)) costs[step]! += row.times * row.before ** 2
    else if (row.terms.length === 0) costs[step]! += (row.times ?? 1) * missOf(0, row)
  for (const { step, constant } of model.costs) costs[step]! += constant
  return costs
}
