import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { make } from '../../src/roster/make.ts'
import { readPlan } from '../../src/roster/planning-file.ts'
import { componentsOf } from '../../src/solver/components.ts'
import { greedy } from '../../src/solver/greedy.ts'
import { costsOf, modelOf } from '../../src/solver/model.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { monthFrom, opening, withRules } from '../tools/world.ts'

const planOf = (name: string) => {
  const read = readPlan(readFileSync(`fixtures/${name}.json`, 'utf8'))
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes))
  return read.value
}
const county = planOf('xiangzhou-2026-12')
const problems = componentsOf(modelOf(county.month)).map(({ problem }) => problem)
/** As many as are worth a second engine. */
const many = [0, 1, 2].flatMap(() => problems)

describe('the engine’s process, or several,', () => {
  let solver: Solver
  beforeAll(async () => {
    solver = await startSolver()
  })
  afterAll(() => solver.stop())

  it('solves what no rule links apart: the county, each township and each department', () => {
    expect(problems).toHaveLength(1 + 11 + 33)
  })

  it('reports as it goes', async () => {
    const seen: number[] = []
    await solver.solve(problems.slice(0, 5), { timeLimit: 60, onProgress: (done) => seen.push(done) })
    expect(seen).toEqual([1, 2, 3, 4, 5])
  })

  it('is killed when cancelled, and the next order gets a new one', async () => {
    const cancel = new AbortController()
    const cancelled = solver.solve(problems, { timeLimit: 60, signal: cancel.signal })
    setTimeout(() => cancel.abort(new Error('enough')), 30)
    await expect(cancelled).rejects.toThrow('enough')
    const [answer] = await solver.solve(problems.slice(0, 1), { timeLimit: 60 })
    expect(answer).toMatchObject({ proven: true })
  })

  it('refuses an order already cancelled', async () => {
    await expect(
      solver.solve(problems, { timeLimit: 60, signal: AbortSignal.abort(new Error('late')) }),
    ).rejects.toThrow('late')
  })

  it('takes orders one after another', async () => {
    const answers = await Promise.all(
      [0, 1, 2].map((n) => solver.solve(problems.slice(n, n + 1), { timeLimit: 60 })),
    )
    expect(answers.flat().map(({ proven }) => proven)).toEqual([true, true, true])
  })

  it('out of time says so, and the roster made without it breaks no built-in', async () => {
    const { roster, judgement } = await make(county, solver, { timeLimit: 0.05 })
    expect(roster.proven).toBe(false)
    expect(judgement.broken).toEqual([])
    expect(roster.assignments.length).toBeGreaterThan(300)
  })

  it('stopped while solving rejects at once, and takes no more orders', async () => {
    const own = await startSolver()
    const order = own.solve(problems, { timeLimit: 60 })
    setTimeout(() => own.stop(), 30)
    await expect(order).rejects.toThrow('stopped')
    await expect(own.solve(problems, { timeLimit: 60 })).rejects.toThrow('stopped')
  })

  it('are several when asked for: what is independent is shared among them', async () => {
    const several = await startSolver({ processes: 2 })
    const alone = await solver.solve(many, { timeLimit: 60 })
    const shared = await several.solve(many, { timeLimit: 60 })
    expect(several.pids()).toHaveLength(2)
    expect(shared.map(({ bounds }) => bounds)).toEqual(alone.map(({ bounds }) => bounds))
    expect(shared.map(({ choices }) => choices?.join())).toEqual(alone.map(({ choices }) => choices?.join()))
    several.stop()
  })

  it('are as many as are free: a small order goes to one, two orders to two', async () => {
    const several = await startSolver({ processes: 2 })
    const small = problems.slice(5, 8)
    await several.solve(small, { timeLimit: 60 })
    expect(several.pids()).toHaveLength(1)
    await Promise.all(Array.from({ length: 8 }, () => several.solve(problems, { timeLimit: 60 })))
    expect(several.pids()).toHaveLength(2)
    several.stop()
  })

  it('when one of two dies, fail the order they shared, and the next order gets a new one', async () => {
    const several = await startSolver({ processes: 2 })
    await several.solve(many, { timeLimit: 60 })
    const order = several.solve(many, { timeLimit: 60 })
    setTimeout(() => process.kill(several.pids()[1]!, 'SIGKILL'), 10)
    await expect(order).rejects.toThrow(/ended/)
    expect((await several.solve(problems, { timeLimit: 60 })).every(({ proven }) => proven)).toBe(true)
    several.stop()
  })

  it('that dies is our own fault, not an answer', async () => {
    const own = await startSolver()
    const order = own.solve(problems, { timeLimit: 60 })
    setTimeout(() => process.kill(own.pids()[0]!, 'SIGKILL'), 30)
    await expect(order).rejects.toThrow(/ended/)
    expect((await own.solve(problems.slice(0, 1), { timeLimit: 60 }))[0]).toMatchObject({ proven: true })
    own.stop()
  })
})

describe('the roster without an engine', () => {
  it('keeps pins, and what was published where a pin leaves room for it', () => {
    const month = monthFrom(
      withRules(
        {
          openings: [opening('am', 'p', 'morning', [1, 2], { capacity: 1 })],
          pins: [{ date: '2026-12-01', opening: 'am', leader: 'a', is: 'on' }],
        },
        [{ id: 'cover', kind: 'coverage', min: 1 }],
      ),
    )
    const taken = greedy(modelOf(month), ['b 2026-12-01/am', 'b 2026-12-02/am', 'nobody 2026-12-02/am'])
    expect([...taken].sort()).toEqual(['a 2026-12-01/am', 'b 2026-12-02/am'])
  })

  it('is no better than the proven one', async () => {
    const plan = planOf('small-county-2026-12')
    const model = modelOf(plan.month)
    const costs = costsOf(model, greedy(model, []))!
    const solver = await startSolver()
    const { roster } = await make(plan, solver, { timeLimit: 60 })
    solver.stop()
    const proven = roster.objective.map(({ value }) => value)
    const first = costs.findIndex((cost, n) => cost !== proven[n])
    expect(first === -1 || costs[first]! > proven[first]!).toBe(true)
  })
})
