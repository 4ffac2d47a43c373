import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { make } from '../../src/roster/make.ts'
import { type ReadPlan, readPlan } from '../../src/roster/planning-file.ts'
import { componentsOf } from '../../src/solver/components.ts'
import { modelOf } from '../../src/solver/model.ts'
import { startSolver } from '../../src/solver/solver.ts'
import { columns } from '../../src/terminal/table.ts'
import { xiangzhou } from '../tools/counties.ts'

/** `npm run bench`: seconds as medians of one run, and ratios, which hold on other machines too. */

const rounds = 5
const file = 'fixtures/xiangzhou-2026-12.json'

const planOf = (document: unknown): ReadPlan => {
  const read = readPlan(JSON.stringify(document))
  if (!read.ok) throw new Error(JSON.stringify(read.mistakes[0]))
  return read.value
}

/** The county’s own slots: its 32 leaders and its hall. */
const countyAlone = (): ReadPlan => {
  const { units, leaders, places, openings, ruleSets, availability, history, ...rest } = xiangzhou() as Record<
    string,
    never[]
  >
  const own = (leader: { posts: { unit: string }[] }) => leader.posts[0]!.unit === 'xz'
  const ids = new Set((leaders as { id: string; posts: { unit: string }[] }[]).filter(own).map(({ id }) => id))
  const his = (item: { leader: string }) => ids.has(item.leader)
  return planOf({
    ...rest,
    units: units!.slice(0, 1),
    leaders: leaders!.filter(own),
    places: places!.slice(0, 1),
    openings: openings!.slice(0, 1),
    ruleSets: (ruleSets as unknown as { rules: { id: string }[] }[]).map((set) => ({
      ...set,
      rules: set.rules.filter(({ id }) => id !== 'q6' && id !== 'q7'),
    })),
    availability: (availability as unknown as { leader: string }[]).filter(his),
    history: {
      ...(history as object),
      served: (history as unknown as { served: { leader: string }[] }).served.filter(his),
    },
  })
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!

const timed = async (work: () => unknown): Promise<number> => {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    await work()
    times.push((performance.now() - began) / 1000)
  }
  return median(times)
}

/** Largest memory a process has held, in MiB. */
const peak = (pid: number): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024

const solver = await startSolver()
const county = countyAlone()
const whole = planOf(xiangzhou())
await make(whole, solver, { timeLimit: 60 })

const text = readFileSync(file, 'utf8')
const parts = componentsOf(modelOf(whole.month)).map(({ problem }) => problem)
const inCounty = await timed(() => make(county, solver, { timeLimit: 60 }))
const inWhole = await timed(() => make(whole, solver, { timeLimit: 60 }))
const inReading = await timed(() => readPlan(text))
const inSolving = await timed(() => solver.solve(parts, { timeLimit: 60 }))
const memory = peak(process.pid) + peak(solver.pids()[0]!)
const folder = mkdtempSync(join(tmpdir(), 'roster-bench-'))
const cold = await timed(() =>
  execFileSync(process.execPath, ['src/bin.mjs', 'make', file, '--out', join(folder, 'out')], { stdio: 'ignore' }),
)
rmSync(folder, { recursive: true })
solver.stop()

const row = (what: string, seconds: number, target?: number): string[] => [
  what,
  seconds.toFixed(3),
  (seconds / inCounty).toFixed(1),
  target === undefined ? '' : `${target} s: ${seconds <= target ? 'met' : 'MISSED'}`,
]
process.stdout.write(
  `${cpus().length} cores (${cpus()[0]!.model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}\n`,
)
process.stdout.write(
  `${columns(
    ['what', 'seconds (median of 5)', 'to the county', 'target'],
    [
      row('county, 32 leaders x 23 workdays, engine warm', inCounty, 0.5),
      row('whole county, 340 leaders in 45 parts, engine warm', inWhole, 3),
      row('  of it: the engine', inSolving),
      row('reading and checking its planning file', inReading),
      row('whole county from a cold command line, all files written', cold, 8),
    ],
  )}\n`,
)
process.stdout.write(
  `memory, command and engine together: ${Math.round(memory)} MiB; target 1024: ${memory <= 1024 ? 'met' : 'MISSED'}\n`,
)
