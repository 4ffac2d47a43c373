import { make } from '../roster/make.ts'
import { cannotDeliver, type DeliverCall, deliver } from './deliver.ts'
import { planFrom } from './plan.ts'
import { refuse, type Terminal } from './terminal.ts'
import { withSolver } from './with-solver.ts'

/** What `make` was called with. */
export interface MakeCall extends DeliverCall {
  readonly file: string
  readonly month?: string | undefined
  readonly timeLimit: number
}

/** `roster make`: a month’s roster from a planning file. */
export const makeCommand = async (terminal: Terminal, call: MakeCall): Promise<number> => {
  const plan = await planFrom(terminal, call.file, call.month)
  if (typeof plan === 'number') return plan
  const refused = await cannotDeliver(call)
  if (refused) return refuse(terminal, refused)
  const made = await withSolver(terminal, plan.month, call.timeLimit, (solver, options) =>
    make(plan, solver, { ...options, at: call.at }),
  )
  return typeof made === 'number' ? made : deliver(terminal, plan, made, call)
}
