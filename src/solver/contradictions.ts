import { groupBy } from '../domain/group-by.ts'
import { type BoundRow, missOf } from '../rules/row.ts'
import { type Claim, type Claimed, type ClaimedRow, claimKey } from './claims.ts'
import { type Component, componentsOf } from './components.ts'
import type { SolveOptions, Solver } from './solver.ts'

/** Claims that cannot all hold, none of them needless: without any one of them the rest can. */
export interface Contradiction {
  readonly claims: readonly { readonly claim: Claim; readonly rows: readonly BoundRow[] }[]
}

/** What contradicts itself in a month, part by part. */
export interface Contradictions {
  /** Some for each part of the month that cannot be done, no claim in two; one for each claim nothing can fulfil. */
  readonly found: readonly Contradiction[]
  /** The parts that cannot be done, or for which there was not the time to see it. */
  readonly parts: readonly Component[]
  /** Claims that no choice at all could fulfil. */
  readonly hopeless: readonly ClaimedRow[]
  /** Whether there was time to look for all of them. */
  readonly inTime: boolean
}

/** What already contradicts itself in a month, part by part. */
export const contradictionsOf = async (
  { model, rows }: Claimed,
  solver: Solver,
  options: SolveOptions,
): Promise<Contradictions> => {
  const hopeless = rows.filter(
    ({ row }) => row.terms.every(({ pairs }) => pairs.length === 0) && missOf(0, row) > 0,
  )
  const found: Contradiction[] = [...groupBy(hopeless, ({ claim }) => claimKey(claim)).values()].map((same) => ({
    claims: [{ claim: same[0]!.claim, rows: same.map(({ row }) => row) }],
  }))
  const all = componentsOf(model)
  const conflicts = await Promise.all(
    all.map(async (part) => {
      const claims = [...groupBy(part.rows, ({ soft }) => claimKey(rows[soft]!.claim)).values()]
      const columns = claims.map((same) => Int32Array.from(new Set(same.flatMap(({ paidBy }) => paidBy))).sort())
      const { sets, inTime } = await solver.conflicts(part.problem, columns, options)
      return { sets: sets.map((conflict) => conflict.map((at) => claims[at]!)), inTime }
    }),
  )
  for (const conflict of conflicts.flatMap(({ sets }) => sets))
    found.push({
      claims: conflict.map((same) => ({
        claim: rows[same[0]!.soft]!.claim,
        rows: same.map(({ soft }) => rows[soft]!.row),
      })),
    })
  const parts = all.filter((_, n) => conflicts[n]!.sets.length > 0 || !conflicts[n]!.inTime)
  return { found, parts, hopeless, inTime: conflicts.every((one) => one.inTime) }
}
