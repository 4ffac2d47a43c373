import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkDuties } from '../../src/roster/check.ts'
import { make } from '../../src/roster/make.ts'
import { namesOf } from '../../src/roster/names.ts'
import { componentsOf } from '../../src/solver/components.ts'
import { type Engine, loadEngine } from '../../src/solver/engine.ts'
import { lexicographic } from '../../src/solver/lexicographic.ts'
import { modelOf } from '../../src/solver/model.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { causesInWords } from '../../src/words/cause.ts'
import { monthFrom, pairsOf } from '../tools/world.ts'
import { bruteForce } from './brute-force.ts'
import { randomMonth } from './random-months.ts'

const runs = Number(process.env.RUNS ?? 600)
const mostPairs = 11

describe('the engine', () => {
  let solver: Solver
  beforeAll(async () => {
    solver = await startSolver()
  })
  afterAll(() => solver.stop())

  it(`finds the best of all rosters at every level, on ${runs} random months`, async () => {
    let [infeasible, changed] = [0, 0]
    const countedBy = { slots: 0, days: 0, leaders: 0 }
    await fc.assert(
      fc.asyncProperty(randomMonth, async (document) => {
        const month = monthFrom(document)
        fc.pre(pairsOf(month).length <= mostPairs)
        const { roster, duties, judgement } = await make({ month, input: '0'.repeat(64) }, solver, {
          timeLimit: 30,
        })
        expect(roster.proven).toBe(true)
        expect(roster.objective.map((step) => step.value)).toEqual(bruteForce(month))
        expect(roster.objective.map((step) => step.bound)).toEqual(roster.objective.map((step) => step.value))
        // What the engine calls kept, the checks find nothing against; what it does not, they do.
        expect(judgement.broken).toEqual([])
        expect(checkDuties(month, duties).kept).toBe(roster.kept)
        expect(roster.shortfalls.length === 0).toBe(roster.kept)
        for (const { rule, because } of roster.shortfalls)
          for (const { id, data } of because) {
            if (!/^(leaders-share-days|(slots|days)-share-leaders)$/.test(id)) continue
            // A counting argument names a real shortage, and the roster in hand does not do better than it allows.
            const { leaders, slots, days, needed, have } = data as {
              leaders: string[]
              slots?: string[]
              days?: string[]
              needed: number
              have: number
            }
            const named = month.rules.find((one) => one.id === rule)!
            const given = duties.filter(
              ({ leader, slot }) =>
                leaders.includes(leader) &&
                month.isWhat(named, slot) &&
                (slots?.includes(slot.id) ?? true) &&
                (days?.includes(slot.date) ?? true),
            )
            expect(needed).toBeGreaterThan(have)
            // A leader’s two sessions are one day.
            const counted = new Set(given.map(({ leader, slot }) => `${leader} ${slots ? slot.id : slot.date}`))
            expect(counted.size).toBeLessThanOrEqual(have)
            if (slots) countedBy.slots++
            else if (id === 'days-share-leaders') countedBy.days++
            else countedBy.leaders++
          }
        for (const { because } of roster.shortfalls)
          expect(causesInWords(because, namesOf(month.plan), 'en').join('; ')).not.toMatch(/undefined|^$/)
        if (!roster.kept) infeasible++
        if (roster.objective.some((step) => step.level === 1 && step.value > 0)) changed++
      }),
      { numRuns: runs, seed: 20261201 },
    )
    // The months tried were of every sort.
    expect(infeasible).toBeGreaterThan(runs / 20)
    expect(infeasible).toBeLessThan(runs)
    expect(changed).toBeGreaterThan(runs / 20)
    expect(countedBy.slots).toBeGreaterThan(runs / 40)
    expect(countedBy.days).toBeGreaterThan(runs / 40)
    expect(countedBy.leaders).toBeGreaterThan(0)
  }, 300_000)

  it('finds the same where it dives first', async () => {
    const engine = await loadEngine(() => true)
    let dives = 0
    const watched: Engine = {
      ...engine,
      open: (problem) => {
        const program = engine.open(problem)
        const limit: typeof program.limit = (...bounds) => {
          dives++
          program.limit(...bounds)
        }
        return { ...program, limit }
      },
    }
    fc.assert(
      fc.property(randomMonth, (document) => {
        for (const { problem } of componentsOf(modelOf(monthFrom(document)))) {
          const answers = [400, 0].map((largeBlock) =>
            lexicographic(watched, problem, performance.now() + 30_000, { largeBlock }),
          )
          expect(answers[1]!.proven).toBe(true)
          expect(answers[1]!.bounds).toEqual(answers[0]!.bounds)
        }
      }),
      { numRuns: runs, seed: 20261202 },
    )
    expect(dives).toBeGreaterThan(runs / 20)
  }, 300_000)
})
