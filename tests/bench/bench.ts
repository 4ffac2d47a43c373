import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { explain } from '../../src/roster/explain.ts'
import { make } from '../../src/roster/make.ts'
import { type ReadPlan, readPlan } from '../../src/roster/planning-file.ts'
import { replan } from '../../src/roster/replan.ts'
import { publishedDuties, standIns } from '../../src/roster/stand-in.ts'
import { why } from '../../src/roster/why.ts'
import { claimsOf } from '../../src/solver/claims.ts'
import { contradictionsOf } from '../../src/solver/contradictions.ts'
import { type Solver, startSolver } from '../../src/solver/solver.ts'
import { columns } from '../../src/terminal/table.ts'
import { bigFile } from '../tools/big-counties.ts'
import { xiangzhou } from '../tools/counties.ts'
import { auditTimes } from './audit.ts'
import { caseTimes } from './cases.ts'
import { feedRates, feedRenderings } from './feeds/feeds.ts'
import {
  afterAbsences,
  countingConflict,
  county,
  linked,
  otherConflict,
  planOf,
  prefecture,
  provinceFile,
  published,
} from './instances.ts'
import { forgetPeaks, once, peakOf, timed } from './measure.ts'
import { compareEngines, compareHead, enginesLine } from './other-engines/compare.ts'
import { type PageTime, pageTimes } from './pages.ts'

/**
 * `npm run bench`: seconds as medians of one run, and ratios, which hold on other machines too. With words behind it
 * only those parts are run: month, province, change, cold, growth, engines, pages, cases, audit, feeds.
 */
const options = { timeLimit: 300 }
const counties = 88
/** Months made before anything is measured: until then code is still being compiled. */
const warmUps = 15

const say = (words: string): void => {
  process.stdout.write(`${words}\n`)
}
const seconds = (n: number): string => n.toFixed(n < 0.0995 ? 3 : n < 9.95 ? 2 : 1)
const judged = (n: number, target: number | undefined, unit: string): string =>
  target === undefined ? '' : `${target} ${unit}: ${n <= target ? 'met' : 'MISSED'}`

const proven = async (plan: ReadPlan, solver: Solver): Promise<void> => {
  const { roster } = await make(plan, solver, options)
  if (!roster.proven) throw new Error('a roster of the bench is not proven')
}

/** Months of every size, from the read plan to the checked roster. */
const months = async (solver: Solver): Promise<void> => {
  const of = async (what: string, plan: ReadPlan, target?: number, rounds = 5) => {
    const pids = [process.pid, ...solver.pids()]
    await proven(plan, solver)
    forgetPeaks(pids)
    const took = await timed(() => proven(plan, solver), rounds)
    return { what, took, target, memory: peakOf([process.pid, ...solver.pids()]) }
  }
  const rows = [
    await of('county, 40 leaders x 23 workdays', county(), 0.1),
    await of('county with 44 units that nothing links, 340 leaders', planOf(xiangzhou())),
    await of('county with all its units linked, 340 leaders', linked(), 1.2),
    await of('prefecture of 8 linked counties, 2,720 leaders', prefecture(), undefined, 3),
  ]
  say(
    columns(
      ['a month made, engine warm', 'seconds', 'to the county', 'memory MiB', 'target'],
      rows.map(({ what, took, target, memory }) => [
        what,
        seconds(took),
        (took / rows[0]!.took).toFixed(1),
        memory.toFixed(0),
        judged(took, target, 's'),
      ]),
    ),
  )
}

/** Every county of a province, file after file, as many at once as there are engines. */
const province = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'roster-bench-'))
  // Made up by another process, whose memory is not counted.
  execFileSync(process.execPath, [...process.execArgv, ...process.argv.slice(1, 2), 'write-province', folder])
  const solver = await startSolver({ processes: availableParallelism() })
  let leaders = 0
  const took = await once(async () => {
    let next = 0
    const work = async (): Promise<void> => {
      for (let n = next++; n < counties; n = next++) {
        const read = readPlan(readFileSync(join(folder, `${n}.json`), 'utf8'))
        if (!read.ok) throw new Error(JSON.stringify(read.mistakes[0]))
        leaders += read.value.month.leaders.size
        await proven(read.value, solver)
      }
    }
    await Promise.all(Array.from({ length: availableParallelism() }, work))
  })
  const memory = peakOf([process.pid, ...solver.pids()])
  solver.stop()
  rmSync(folder, { recursive: true })
  say(
    columns(
      [`province: ${counties} linked counties, ${leaders.toLocaleString('en')} leaders`, '', 'target'],
      [
        ['seconds, files read and rosters checked', seconds(took), judged(took, 60, 's')],
        ['memory of all processes, MiB', memory.toFixed(0), judged(memory, 1024, 'MiB')],
      ],
    ),
  )
}

const writeProvince = (folder: string): void => {
  for (let n = 0; n < counties; n++) writeFileSync(join(folder, `${n}.json`), provinceFile(n))
}

/** Explaining and changing a county’s month. */
const changes = async (solver: Solver): Promise<void> => {
  const [counting, other] = [countingConflict(), otherConflict()]
  const short = planOf(JSON.parse(readFileSync('fixtures/short-2026-03.json', 'utf8')))
  const contradict = async ({ month }: ReadPlan) => {
    const { found } = await contradictionsOf(claimsOf(month), solver, options)
    if (found.length === 0) throw new Error('a conflict of the bench was not found')
  }
  const plan = county()
  const out = await published(plan, solver)
  const [hole] = publishedDuties(out.month)
  const away = await afterAbsences(plan, solver)
  const asked = { slot: hole!.slot, leader: hole!.leader }
  const rows: [string, number, number?][] = [
    ['the month itself', await timed(() => proven(plan, solver))],
    ['the short month of the fixtures explained, by counting', await timed(() => contradict(short)), 0.1],
    ['a counting conflict explained', await timed(() => contradict(counting)), 0.1],
    ['any other conflict explained', await timed(() => contradict(other)), 0.6],
    ['the same with three ways out, each a finished roster', await timed(() => explain(other, solver, options))],
    ['stand-ins of one hole, ranked', await timed(() => standIns(out.month, solver, asked, options)), 0.1],
    ['re-planned after three absences, with reasons', await timed(() => replan(away, solver, options)), 0.2],
    ['why her: every alternative re-solved', await timed(() => why(plan.month, solver, asked, options))],
  ]
  say(
    columns(
      ['county, 40 leaders, engine warm', 'seconds', 'to the month', 'target'],
      rows.map(([what, took, target]) => [
        what,
        seconds(took),
        (took / rows[0]![1]).toFixed(1),
        judged(took, target, 's'),
      ]),
    ),
  )
}

/** The command line, process start and all. */
const cold = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'roster-bench-'))
  writeFileSync(join(folder, 'county.json'), JSON.stringify(bigFile([{ leaders: 40 }])))
  const command = (...args: string[]) =>
    timed(() => execFileSync(process.execPath, ['src/bin.mjs', ...args], { stdio: 'ignore' }), 3)
  const make = (file: string) => command('make', file, '--out', join(folder, 'out'))
  const rows: [string, number, number?][] = [
    ['no work at all (roster --help)', await command('--help')],
    ['the month of a county of 40 leaders, all files written', await make(join(folder, 'county.json')), 2.5],
    ['a county of 340 leaders in 45 parts, all files written', await make('fixtures/xiangzhou-2026-12.json')],
  ]
  rmSync(folder, { recursive: true })
  say(
    columns(
      ['from a cold command line', 'seconds', 'target'],
      rows.map(([what, took, target]) => [what, seconds(took), judged(took, target, 's')]),
    ),
  )
}

/** How time and memory grow with leaders, and with days. */
const growth = async (solver: Solver): Promise<void> => {
  const row = async (what: string, plan: ReadPlan): Promise<string[]> => {
    forgetPeaks([process.pid, ...solver.pids()])
    const took = await timed(() => proven(plan, solver), 3)
    const pairs = [...plan.month.mayServe.values()].reduce((sum, slots) => sum + slots.length, 0)
    const memory = peakOf([process.pid, ...solver.pids()])
    return [what, `${pairs}`, seconds(took), ((took / pairs) * 1e6).toFixed(0), memory.toFixed(0)]
  }
  const rows: string[][] = []
  for (const leaders of [20, 40, 80, 160, 320])
    rows.push(await row(`${leaders} leaders, 23 days`, county({ leaders, capacity: Math.ceil(leaders / 12) })))
  for (const days of [6, 12, 18, 23])
    rows.push(await row(`40 leaders, ${days} days`, county({ days, capacity: 8 })))
  say(columns(['growth, one hall', 'choices', 'seconds', 'µs a choice', 'memory MiB'], rows))
}

const engines = async (): Promise<void> => {
  say(await enginesLine())
  const rows = await compareEngines(
    [
      { name: 'county, 40 leaders', plan: county() },
      { name: 'linked county, 340 leaders', plan: linked() },
    ],
    5,
  )
  say(columns(compareHead, rows))
}

/** Pages by the seconds they take, and how often that of the first. */
const tell = (what: string, to: string, rows: readonly PageTime[]): void => {
  const first = rows[0]!.took
  say(
    columns(
      [what, 'seconds', to, 'target'],
      rows.map(({ what, took, target }) => [
        what,
        seconds(took),
        (took / first).toFixed(1),
        judged(took, target, 's'),
      ]),
    ),
  )
}

/** The pages a clerk waits for. */
const pages = async (): Promise<void> => tell('pages of the service', 'to the grid', await pageTimes())

/** Ten years of cases. */
const cases = async (): Promise<void> => tell('100,000 cases, 50,000 duties', 'to all cases', await caseTimes())

/** Compliance of a county of 340 leaders. */
const audit = async (): Promise<void> => tell('compliance, 340 leaders', 'to the first', await auditTimes())

/** Subscribed calendars: served, and rendered after a publication. */
const feeds = async (): Promise<void> => {
  await feedRates(say)
  await feedRenderings(say)
}

const parts: Record<string, (solver: Solver) => Promise<void>> = { month: months, change: changes, growth }
const alone: Record<string, () => Promise<void>> = { province, cold, engines, pages, cases, audit, feeds }

/** Each part in a process of its own: the memory of one is not that of another. */
const runAll = (): void => {
  say(
    `${cpus().length} cores (${cpus()[0]!.model}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
  )
  for (const part of [...Object.keys(parts), ...Object.keys(alone)])
    execFileSync(process.execPath, [...process.execArgv, ...process.argv.slice(1), part], { stdio: 'inherit' })
}

const wanted = process.argv.slice(2)
if (wanted.length === 0) runAll()
if (wanted[0] === 'write-province') writeProvince(wanted.splice(0)[1]!)
for (const part of wanted) {
  if (alone[part]) await alone[part]()
  else if (parts[part]) {
    const solver = await startSolver({ processes: availableParallelism() })
    const plan = county()
    await timed(() => proven(plan, solver), warmUps)
    await parts[part](solver)
    solver.stop()
  } else throw new Error(`there is no part "${part}"; there are ${Object.keys({ ...parts, ...alone }).join(', ')}`)
}
