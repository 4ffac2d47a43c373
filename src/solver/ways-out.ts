import { amountOf } from '../rules/row.ts'
import type { Claimed, ClaimedRow } from './claims.ts'
import type { Component } from './components.ts'
import type { Answer, Problem } from './problem.ts'
import type { SolveOptions, Solver } from './solver.ts'

/** What is given up in a way out: a row missed by so much. */
export interface GivenUp {
  readonly row: ClaimedRow
  readonly amount: number
}

/** A way out of a month that cannot be done. */
export interface WayOut {
  readonly cost: number
  readonly givenUp: readonly GivenUp[]
  /** Keys of the pairs taken in the parts that could not be done. */
  readonly taken: ReadonlySet<string>
}

/** What is given up together counts as one kind of way: a rule, a leader’s absences, an opening’s room, a pin. */
export const kindOf = ({ claim }: ClaimedRow): string => {
  switch (claim.is) {
    case 'rule':
      return `rule ${claim.rule}`
    case 'absence':
      return `absence ${claim.leader}`
    case 'room':
      return `room ${claim.opening}`
    case 'pin':
      return `pin ${claim.pin}`
  }
}

/** Most cases tried; the ways found by then are the cheapest of those tried. */
const mostCases = 60

/** The cheapest ways out, the cheapest first. */
export interface WaysOut {
  readonly ways: readonly WayOut[]
  /** Every case tried was solved in time: there is no cheaper way, of those tried. */
  readonly inTime: boolean
}

interface Case {
  readonly forbidden: ReadonlySet<string>
  readonly way: WayOut
}

/**
 * The cheapest ways out, none of which gives up all that a cheaper one does: each next one is the best without some
 * kind of thing that each found before gives up (a hitting set tree, Reiter 1987).
 */
export const waysOut = async (
  claimed: Claimed,
  parts: readonly Component[],
  hopeless: readonly ClaimedRow[],
  most: number,
  { solver, ...options }: SolveOptions & { readonly solver: Solver },
): Promise<WaysOut> => {
  const { rows } = claimed
  let inTime = true
  const never = hopeless.some(({ cost }) => cost === null)
  if (never) return { ways: [], inTime }
  const solveWithout = async (forbidden: ReadonlySet<string>): Promise<WayOut | undefined> => {
    const isHeld = (row: ClaimedRow) => row.cost === null || forbidden.has(kindOf(row))
    if (hopeless.some(isHeld)) return undefined
    const problems = parts.map((part) => holding(part, (soft) => isHeld(rows[soft]!)))
    const answers = await solver.solve(problems, options)
    inTime &&= answers.every(({ proven }) => proven)
    if (answers.some(({ choices }) => choices === null)) return undefined
    return wayOf(claimed, parts, hopeless, answers)
  }

  const found: WayOut[] = []
  const tried = new Set<string>()
  const open: Case[] = []
  const tryWithout = async (forbidden: ReadonlySet<string>): Promise<void> => {
    const key = [...forbidden].sort().join('\n')
    if (tried.has(key) || tried.size >= mostCases) return
    tried.add(key)
    const way = await solveWithout(forbidden)
    if (way) open.push({ forbidden, way })
  }
  await tryWithout(new Set())
  while (open.length > 0 && found.length < most) {
    open.sort((a, b) => a.way.cost - b.way.cost)
    const { forbidden, way } = open.shift()!
    const kinds = kindsOf(way)
    const cheaper = found.find((other) => kindsOf(other).every((kind) => kinds.includes(kind)))
    if (!cheaper) found.push(way)
    for (const kind of cheaper ? kindsOf(cheaper) : kinds) await tryWithout(new Set([...forbidden, kind]))
  }
  return { ways: found, inTime }
}

const kindsOf = ({ givenUp }: WayOut): string[] => [...new Set(givenUp.map(({ row }) => kindOf(row)))]

/** The problem of a part in which some claims are never given up. */
const holding = ({ problem, rows }: Component, isHeld: (soft: number) => boolean): Problem => {
  const upper = problem.upper.slice()
  for (const { soft, paidBy } of rows) if (isHeld(soft)) for (const column of paidBy) upper[column] = 0
  return { ...problem, upper }
}

const wayOf = (
  { rows }: Claimed,
  parts: readonly Component[],
  hopeless: readonly ClaimedRow[],
  answers: readonly Answer[],
): WayOut => {
  const taken = new Set(
    parts.flatMap(({ pairs }, n) => pairs.filter((_, column) => answers[n]!.choices![column] === 1)),
  )
  const inPlay = [...parts.flatMap((part) => part.rows.map(({ soft }) => rows[soft]!)), ...hopeless]
  const givenUp = inPlay
    .map((row) => ({ row, amount: amountOf(row.row, taken) }))
    .filter(({ amount }) => amount > 0)
  return { cost: givenUp.reduce((sum, { row, amount }) => sum + amount * row.cost!, 0), givenUp, taken }
}
