import { explain } from '../roster/explain.ts'
import { namesOf } from '../roster/names.ts'
import { explainReport } from '../terminal/explain-report.ts'
import { planFrom } from './plan.ts'
import { sayNotes } from './plan-notes.ts'
import { exit, refuse, type Terminal } from './terminal.ts'
import { withSolver } from './with-solver.ts'
import { cannotTake, writeFiles } from './write-files.ts'

/** What `explain` was called with. */
export interface ExplainCall {
  readonly file: string
  readonly month?: string | undefined
  /** Folder for the ways out: for each a planning file and its roster. */
  readonly out?: string | undefined
  readonly timeLimit: number
}

/** The files of up to three ways out. */
const fileNames = (n: number): [plan: string, roster: string] => [`way-${n}.json`, `way-${n}-roster.json`]

/** `roster explain`: why a month cannot be done, and the cheapest ways out as finished rosters. */
export const explainCommand = async (terminal: Terminal, call: ExplainCall): Promise<number> => {
  const plan = await planFrom(terminal, call.file, call.month)
  if (typeof plan === 'number') return plan
  const { month } = plan
  if (call.out !== undefined) {
    const refused = await cannotTake(call.out, { folders: [], files: [1, 2, 3].flatMap(fileNames) })
    if (refused) return refuse(terminal, refused)
  }
  const explained = await withSolver(terminal, month, call.timeLimit, (solver, options) =>
    explain(plan, solver, options),
  )
  if (typeof explained === 'number') return explained
  if (call.out !== undefined && explained.ways.length > 0) {
    const files = explained.ways.flatMap(({ plan: given, made }, n) => {
      const [planName, rosterName] = fileNames(n + 1)
      return [[planName, json(given)] as const, [rosterName, json(made.roster)] as const]
    })
    const failed = await writeFiles(call.out, { folders: new Map(), files: new Map(files) })
    if (failed) return refuse(terminal, failed)
  }
  const names = namesOf(month.plan, terminal.language)
  terminal.out(`${explainReport(month, explained, names, terminal.language)}\n`)
  sayNotes(terminal, plan)
  return explained.made.roster.kept ? exit.ok : exit.notKept
}

const json = (document: unknown): string => `${JSON.stringify(document, null, 2)}\n`
