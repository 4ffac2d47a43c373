import { type ReadPlan, readPlan } from '../roster/planning-file.ts'
import { readText } from './read-file.ts'
import { refuse, refuseFile, type Terminal } from './terminal.ts'

/** The planning file a person named; an exit code when it cannot be used, everything wrong with it said. */
export const planFrom = async (terminal: Terminal, path: string, month?: string): Promise<ReadPlan | number> => {
  const file = await readText(path)
  if (!file.ok) return refuse(terminal, file.says)
  const plan = readPlan(file.text, { month })
  return plan.ok ? plan.value : refuseFile(terminal, path, plan.mistakes)
}
