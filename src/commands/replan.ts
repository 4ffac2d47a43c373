import { replan } from '../roster/replan.ts'
import { cannotDeliver, deliver } from './deliver.ts'
import type { MakeCall } from './make.ts'
import { publishedPlanFrom } from './published-plan.ts'
import { refuse, type Terminal } from './terminal.ts'
import { withSolver } from './with-solver.ts'

/** What `replan` was called with. */
export interface ReplanCall extends Omit<MakeCall, 'month'> {
  /** The published roster.json; absent: what the planning file has under `published`. */
  readonly roster?: string | undefined
  /** The first day on which anything may change. */
  readonly from?: string | undefined
}

/** `roster replan`: a published month again, on changed facts, with the fewest changes and the reason of each. */
export const replanCommand = async (terminal: Terminal, call: ReplanCall): Promise<number> => {
  const plan = await publishedPlanFrom(terminal, call.file, call.roster, call.from)
  if (typeof plan === 'number') return plan
  const refused = await cannotDeliver(call)
  if (refused) return refuse(terminal, refused)
  const replanned = await withSolver(terminal, plan.month, call.timeLimit, (solver, options) =>
    replan(plan, solver, { ...options, at: call.at }),
  )
  return typeof replanned === 'number' ? replanned : deliver(terminal, plan, replanned, call)
}
