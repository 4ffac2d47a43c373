import { namesOf } from '../roster/names.ts'
import { why } from '../roster/why.ts'
import { whyReport } from '../terminal/why-report.ts'
import { whyInWords } from '../words/why.ts'
import { findLeader, findSlot } from './find-duty.ts'
import { planFrom } from './plan.ts'
import { sayNotes } from './plan-notes.ts'
import { exit, refuse, type Terminal } from './terminal.ts'
import { withSolver } from './with-solver.ts'

/** A duty as a command line names it. */
export interface DutyCall {
  readonly date: string
  readonly opening?: string | undefined
  readonly leader?: string | undefined
  readonly month?: string | undefined
  /** The first day on which anything else may change. */
  readonly from?: string | undefined
  readonly timeLimit: number
}

/** `roster why`: why somebody has a duty, or has not, and what each alternative would cost. */
export const whyCommand = async (terminal: Terminal, file: string, call: DutyCall): Promise<number> => {
  const plan = await planFrom(terminal, file, call.month)
  if (typeof plan === 'number') return plan
  const { month } = plan
  const slot = findSlot(month, call.date, call.opening, terminal.language)
  if (!slot.ok) return refuse(terminal, slot.says)
  const leader = call.leader === undefined ? undefined : findLeader(month, call.leader)
  if (leader && !leader.ok) return refuse(terminal, leader.says)
  const asked = { slot: slot.value, leader: leader?.value }
  const whys = await withSolver(terminal, month, call.timeLimit, (solver, options) =>
    why(month, solver, asked, options),
  )
  if (typeof whys === 'number') return whys
  if (whys.length === 0)
    return refuse(terminal, {
      'zh-CN': '最优安排里这一时段没有人;用 --leader 问某位领导为什么不排',
      en: 'nobody is there in the best roster; ask about a leader with --leader',
    })
  const names = namesOf(month.plan, terminal.language)
  const said = whys.map((one) => whyInWords(month, one, names, terminal.language))
  terminal.out(`${whyReport(said, terminal.language)}\n`)
  sayNotes(terminal, plan)
  return exit.ok
}
