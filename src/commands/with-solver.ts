import { availableParallelism } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import type { Month } from '../rules/month.ts'
import { openSolver, type SolveOptions, type Solver } from '../solver/solver.ts'
import { startProgress } from './progress.ts'
import { exit, type Terminal } from './terminal.ts'

/** With more leaders than this, a second engine is worth its start. */
const largeBody = 1000

/** Milliseconds in which a signal that ended the engine is heard here, too. */
const heardWithin = 200

/**
 * Does some work with a solver of its own, saying now and then how far it is. The exit code where the person stopped
 * it; nothing has been written then.
 */
export const withSolver = async <T extends object>(
  terminal: Terminal,
  month: Month,
  timeLimit: number,
  work: (solver: Solver, options: SolveOptions) => Promise<T>,
): Promise<T | typeof exit.cancelled> => {
  const progress = startProgress(terminal)
  try {
    // The engine starts while the month becomes a model.
    const solver = openSolver({ processes: month.leaders.size > largeBody ? availableParallelism() : 1 })
    try {
      return await work(solver, { timeLimit, signal: terminal.signal, onProgress: progress.onProgress })
    } finally {
      solver.stop()
    }
  } catch (fault) {
    // A signal to the whole group may end the engine before it is heard here.
    if (!terminal.signal?.aborted) await setTimeout(heardWithin)
    if (!terminal.signal?.aborted) throw fault
    terminal.err(cancelled[terminal.language])
    return exit.cancelled
  } finally {
    progress.stop()
  }
}

const cancelled = { 'zh-CN': '已取消,没有写任何文件。', en: 'Cancelled; nothing was written.' } as const
