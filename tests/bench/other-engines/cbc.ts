import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Problem } from '../../../src/solver/problem.ts'
import { debianProgram } from './install.ts'
import { type Missing, type Optimum, type OtherEngine, priceOf } from './other-engine.ts'

/** COIN-OR’s CBC as a program: one process for every minimum, the problem and the answer as files. */

/** How many seconds past its limit it may be before it is killed: some of its steps do not look at the clock. */
const grace = 10

/** Finds or installs CBC. */
export const findCbc = (): OtherEngine | Missing => {
  const name = 'cbc'
  const installed = debianProgram(name, 'coinor-cbc')
  if ('missing' in installed) return { name, ...installed }
  const minimise = (problem: Problem, costs: Float64Array, seconds: number): Optimum => {
    const folder = mkdtempSync(join(tmpdir(), 'roster-cbc-'))
    try {
      const [asked, answered] = [join(folder, 'month.mps'), join(folder, 'answer.txt')]
      writeFileSync(asked, mpsOf(problem, costs))
      // Costs are whole, so that less than 1 between bound and answer is a proof.
      const gaps = ['-ratioGap', '0', '-allowableGap', '0.4']
      const limit = ['-timeMode', 'elapsed', '-seconds', String(seconds)]
      const { status, signal } = spawnSync(
        installed.path,
        [asked, ...limit, ...gaps, '-solve', '-solution', answered],
        { stdio: 'ignore', timeout: Math.ceil(seconds + grace) * 1000 },
      )
      if (existsSync(answered)) return answerOf(readFileSync(answered, 'utf8'), costs)
      if (signal === null) throw new Error(`${name} ended with code ${status} and no answer`)
      return { status: 'time', x: new Float64Array(costs.length), cost: Number.NaN }
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  const greeting = execFileSync(installed.path, ['-quit'], { encoding: 'utf8' })
  return { name, version: /Version: (\S+)/.exec(greeting)?.[1] ?? '?', start: startOf(minimise), minimise }
}

/** How long a call takes that has nothing to minimise. */
const startOf = (minimise: OtherEngine['minimise']): number => {
  const nothing: Problem = {
    choices: 1,
    required: 0,
    lower: Float64Array.of(0),
    upper: Float64Array.of(1),
    rowLower: Float64Array.of(0),
    rowUpper: Float64Array.of(1),
    starts: Int32Array.of(0, 1),
    indices: Int32Array.of(0),
    values: Float64Array.of(1),
    levels: [],
  }
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now()
    minimise(nothing, Float64Array.of(1), 10)
    return (performance.now() - began) / 1000
  })
  return times.toSorted((a, b) => a - b)[2]!
}

/** A problem in free MPS. Numbers print as the shortest text that reads back to the same number. */
const mpsOf = (problem: Problem, costs: Float64Array): string => {
  const { starts, indices, values, rowLower, rowUpper, lower, upper, choices } = problem
  const cells: string[][] = Array.from(lower, (_, column) => [` c${column} cost ${costs[column]}`])
  const [rows, sides, ranges, bounds]: [string[], string[], string[], string[]] = [[' N cost'], [], [], []]
  rowLower.forEach((least, row) => {
    const most = rowUpper[row]!
    if (least === -Infinity && most === Infinity) return
    rows.push(` ${least === most ? 'E' : least === -Infinity ? 'L' : 'G'} r${row}`)
    sides.push(` side r${row} ${least === -Infinity ? most : least}`)
    if (least > -Infinity && most < Infinity && least !== most) ranges.push(` range r${row} ${most - least}`)
    for (let at = starts[row]!; at < starts[row + 1]!; at++)
      cells[indices[at]!]!.push(` c${indices[at]} r${row} ${values[at]}`)
  })
  lower.forEach((least, column) => {
    const most = upper[column]!
    if (least === most) bounds.push(` FX bound c${column} ${least}`)
    else {
      bounds.push(least === -Infinity ? ` MI bound c${column}` : ` LO bound c${column} ${least}`)
      bounds.push(most === Infinity ? ` PL bound c${column}` : ` UP bound c${column} ${most}`)
    }
  })
  return [
    'NAME month FREE',
    'ROWS',
    ...rows,
    'COLUMNS',
    " whole 'MARKER' 'INTORG'",
    ...cells.slice(0, choices).flat(),
    " whole 'MARKER' 'INTEND'",
    ...cells.slice(choices).flat(),
    'RHS',
    ...sides,
    ...(ranges.length > 0 ? ['RANGES', ...ranges] : []),
    'BOUNDS',
    ...bounds,
    'ENDATA\n',
  ].join('\n')
}

/** An answer file: one line that says how it ended, then the columns that are not 0. */
const answerOf = (text: string, costs: Float64Array): Optimum => {
  const [head = '', ...lines] = text.trimEnd().split('\n')
  const x = new Float64Array(costs.length)
  for (const line of lines) {
    const [, column, value] = /\sc(\d+)\s+(\S+)/.exec(line) ?? []
    if (column !== undefined) x[Number(column)] = Number(value)
  }
  if (head.startsWith('Optimal')) return { status: 'optimal', x, cost: priceOf(costs, x) }
  return { status: /infeasible/i.test(head) ? 'infeasible' : 'time', x, cost: Number.NaN }
}
