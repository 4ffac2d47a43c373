import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { make } from '../../src/roster/make.ts'
import { readPlan } from '../../src/roster/planning-file.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'

const folder = 'tests/solver/hard-months'

/** Small months on which the engine once lost its way. */
describe('a month that is hard on the engine', () => {
  let solver: Solver
  beforeAll(async () => {
    solver = await startSolver()
  })
  afterAll(() => solver.stop())

  it.each(readdirSync(folder))('is solved and proven: %s', async (name) => {
    const read = readPlan(readFileSync(`${folder}/${name}`, 'utf8'))
    if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
    expect((await make(read.value, solver, { timeLimit: 60 })).roster.proven).toBe(true)
  })
})
