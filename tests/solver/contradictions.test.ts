import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPlan } from '../../src/roster/planning-file.ts'
import { builtIns } from '../../src/rules/built-in/index.ts'
import { amountOf, type BoundRow } from '../../src/rules/row.ts'
import { type Claimed, type ClaimedRow, claimsOf } from '../../src/solver/claims.ts'
import { contradictionsOf } from '../../src/solver/contradictions.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { kindOf, waysOut } from '../../src/solver/ways-out.ts'
import { monthFrom, pairsOf, rostersOver, takenBy } from '../tools/world.ts'
import { randomMonth } from './random-months.ts'

const wanted = Number(process.env.RUNS ?? 200)
const mostPairs = 10
const options = { timeLimit: 30 }

/** Every roster that breaks no built-in but those that are claims, as sets of keys. */
const possibleRosters = ({ month }: Claimed): ReadonlySet<string>[] => {
  const always = builtIns.filter(({ kind }) => kind !== 'capacity' && kind !== 'pinned')
  return [...rostersOver(pairsOf(month))]
    .filter((duties) => always.every((builtIn) => builtIn.check(month, duties).length === 0))
    .map(takenBy)
}

const canHold = (rosters: readonly ReadonlySet<string>[], rows: readonly BoundRow[]): boolean =>
  rosters.some((taken) => rows.every((row) => amountOf(row, taken) === 0))

/** What each roster gives up, and what that costs; undefined where it gives up what never is. */
const priced = (rows: readonly ClaimedRow[], taken: ReadonlySet<string>) => {
  const missed = rows.map((row) => ({ row, amount: amountOf(row.row, taken) })).filter(({ amount }) => amount > 0)
  if (missed.some(({ row }) => row.cost === null)) return undefined
  return {
    cost: missed.reduce((sum, { row, amount }) => sum + amount * row.cost!, 0),
    kinds: new Set(missed.map(({ row }) => kindOf(row))),
  }
}

/** The cheapest way, the cheapest that does not give up all that it does, and so on: by trying every roster. */
const cheapestCosts = (claimed: Claimed, rosters: readonly ReadonlySet<string>[], most: number): number[] => {
  const all = rosters.flatMap((taken) => priced(claimed.rows, taken) ?? []).sort((a, b) => a.cost - b.cost)
  return all.length === 0 ? [] : all.slice(0, most).map(({ cost }) => cost)
}

describe('a month that cannot be done', () => {
  let solver: Solver
  beforeAll(async () => {
    solver = await startSolver()
  })
  afterAll(() => solver.stop())

  it(`is explained by claims none of which is needless, on ${wanted} random months`, async () => {
    let [explained, withAbsence, withPin, withRoom, several] = [0, 0, 0, 0, 0]
    await fc.assert(
      fc.asyncProperty(randomMonth, async (document) => {
        if (explained === wanted) return
        const claimed = claimsOf(monthFrom(document))
        fc.pre(pairsOf(claimed.month).length <= mostPairs)
        const rosters = possibleRosters(claimed)
        const isPossible = canHold(
          rosters,
          claimed.rows.map(({ row }) => row),
        )
        const { found } = await contradictionsOf(claimed, solver, options)
        expect(found.length === 0).toBe(isPossible)
        for (const { claims } of found) {
          const rows = claims.flatMap((one) => one.rows)
          expect(canHold(rosters, rows)).toBe(false)
          // By deletion: without any one of them the rest can hold.
          for (const left of claims)
            expect(
              canHold(
                rosters,
                claims.filter((one) => one !== left).flatMap((one) => one.rows),
              ),
            ).toBe(true)
          if (claims.some(({ claim }) => claim.is === 'absence')) withAbsence++
          if (claims.some(({ claim }) => claim.is === 'pin')) withPin++
          if (claims.some(({ claim }) => claim.is === 'room')) withRoom++
          if (claims.length > 2) several++
        }
        if (found.length > 0) explained++
      }),
      { numRuns: wanted * 6, seed: 20261203 },
    )
    expect(explained).toBe(wanted)
    for (const seen of [withAbsence, withPin, withRoom, several]) expect(seen).toBeGreaterThan(0)
  }, 300_000)

  it('has ways out, the cheapest first, none of which gives up all that a cheaper one does', async () => {
    let [tried, second] = [0, 0]
    await fc.assert(
      fc.asyncProperty(randomMonth, fc.subarray(['room', 'absence', 'pin']), async (document, never) => {
        const concessions = Object.fromEntries(never.map((one) => [one, null]))
        const claimed = claimsOf(monthFrom({ ...document, concessions }))
        fc.pre(pairsOf(claimed.month).length <= mostPairs)
        const { found, parts, hopeless } = await contradictionsOf(claimed, solver, options)
        fc.pre(found.length > 0)
        tried++
        const { ways } = await waysOut(claimed, parts, hopeless, 3, { ...options, solver })
        const rosters = possibleRosters(claimed)
        const [cheapest] = cheapestCosts(claimed, rosters, 1)
        expect(ways[0]?.cost).toBe(cheapest)
        const costs = ways.map(({ cost }) => cost)
        expect(costs).toEqual(costs.toSorted((a, b) => a - b))
        // The next one is the cheapest of all rosters that leave out something each cheaper way gives up.
        const given = ways.map(({ givenUp }) => new Set(givenUp.map(({ row }) => kindOf(row))))
        ways.slice(1).forEach(({ cost }, n) => {
          second++
          const others = rosters
            .flatMap((taken) => priced(claimed.rows, taken) ?? [])
            .filter(({ kinds }) =>
              given.slice(0, n + 1).every((cheaper) => [...cheaper].some((kind) => !kinds.has(kind))),
            )
          expect(cost).toBe(Math.min(...others.map((other) => other.cost)))
        })
      }),
      { numRuns: wanted, seed: 20261204 },
    )
    expect(tried).toBeGreaterThan(wanted / 4)
    expect(second).toBeGreaterThan(wanted / 8)
  }, 300_000)

  it('is said by counting where it is: 18 leaders, 5 Mondays kept for others, 17 days with room for one', async () => {
    const read = readPlan(readFileSync('fixtures/short-2026-03.json', 'utf8'))
    if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
    const { found } = await contradictionsOf(claimsOf(read.value.month), solver, options)
    const kinds = found[0]!.claims.map(({ claim }) => (claim.is === 'rule' ? claim.rule : claim.is))
    expect(found).toHaveLength(1)
    expect(
      Object.fromEntries(['q5', 'mondays', 'room'].map((kind) => [kind, kinds.filter((k) => k === kind).length])),
    ).toEqual({
      q5: 18,
      mondays: 5,
      room: 17,
    })
    expect(kinds).toHaveLength(40)
  })
})
