import type { Roster } from '../domain/roster.ts'
import type { Text } from '../domain/text.ts'
import { compare, type Side, sideOf } from '../roster/compare.ts'
import { make } from '../roster/make.ts'
import { placed } from '../roster/mistake.ts'
import { isRosterFile, type ReadPlan, readPlan, readRoster } from '../roster/planning-file.ts'
import { unknownIds } from '../roster/published.ts'
import { timed } from '../solver/deadline.ts'
import { compareReport } from '../terminal/compare-report.ts'
import { comparisonInWords } from '../words/comparison.ts'
import { sayNotes } from './plan-notes.ts'
import { readText } from './read-file.ts'
import { exit, refuse, refuseFile, type Terminal } from './terminal.ts'
import { withSolver } from './with-solver.ts'

interface CompareCall {
  readonly timeLimit: number
}

type File = { readonly path: string; readonly text: string } & (
  | { readonly is: 'plan'; readonly plan: ReadPlan }
  | { readonly is: 'roster'; readonly roster: Roster }
)

/**
 * `roster compare`: two rosters of a month beside each other. A planning file is made into one first; a roster.json is
 * judged by the planning file on the other side.
 */
export const compareCommand = async (
  terminal: Terminal,
  paths: readonly [string, string],
  { timeLimit }: CompareCall,
): Promise<number> => {
  const files: File[] = []
  for (const path of paths) {
    const file = await fileFrom(terminal, path)
    if (typeof file === 'number') return file
    files.push(file)
  }
  const [a, b] = files as [File, File]
  const plan = a.is === 'plan' ? a.plan : b.is === 'plan' ? b.plan : undefined
  if (!plan) return refuse(terminal, words.noPlan)
  const months = files.map((file) => (file.is === 'plan' ? file.plan.month.name : file.roster.month))
  if (months[0] !== months[1]) return refuse(terminal, otherMonths(months))
  for (const file of files) {
    if (file.is === 'plan') continue
    const strangers = placed(file.text, unknownIds(file.roster, plan.month.plan))
    if (strangers.length > 0) return refuseFile(terminal, file.path, strangers)
  }
  const sides = await withSolver(terminal, plan.month, timeLimit, async (solver, options) => {
    const limited = timed(options)
    const made: Side[] = []
    for (const file of files)
      made.push(
        file.is === 'roster'
          ? sideOf(plan, file.roster)
          : sideOf(file.plan, (await make(file.plan, solver, limited)).roster),
      )
    return made as [Side, Side]
  })
  if (typeof sides === 'number') return sides
  const [pathA, pathB] = files.map(({ path, is }) => `${path}${words[is][terminal.language]}`)
  const report = compareReport(comparisonInWords(...sides, compare(...sides), terminal.language), terminal.language)
  terminal.out(`A  ${pathA}\nB  ${pathB}\n${report}\n`)
  if (sides.some(({ roster }) => !roster.proven)) terminal.err(words.unproven[terminal.language])
  sayNotes(terminal, plan)
  return exit.ok
}

const fileFrom = async (terminal: Terminal, path: string): Promise<File | number> => {
  const file = await readText(path)
  if (!file.ok) return refuse(terminal, file.says)
  if (isRosterFile(file.text)) {
    const roster = readRoster(file.text)
    return roster.ok
      ? { path, text: file.text, is: 'roster', roster: roster.value }
      : refuseFile(terminal, path, roster.mistakes)
  }
  const plan = readPlan(file.text)
  return plan.ok
    ? { path, text: file.text, is: 'plan', plan: plan.value }
    : refuseFile(terminal, path, plan.mistakes)
}

const otherMonths = (months: readonly string[]): Text => ({
  'zh-CN': `两份文件不是同一个月:${months.join('、')}`,
  en: `the two files are of different months: ${months.join(', ')}`,
})

const words = {
  plan: { 'zh-CN': '(规划文件,现排)', en: ' (planning file, made now)' },
  roster: { 'zh-CN': '(安排表,按另一份的规则检查)', en: ' (roster, judged by the rules of the other)' },
  noPlan: {
    'zh-CN': '两份都是安排表;至少一份应为规划文件,规则写在那里',
    en: 'both are rosters; at least one should be a planning file, where the rules are',
  },
  unproven: {
    'zh-CN': '注意:有一份未证明最优(时间用完)。',
    en: 'Note: one of them is not proven best (the time ran out).',
  },
} as const satisfies Record<string, Text>
