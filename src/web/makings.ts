import type { Text } from '../domain/text.ts'
import { openSolver, type SolveOptions, type Solver } from '../solver/solver.ts'

/** A roster being made in the background. */
export interface Making {
  readonly key: string
  readonly by: number
  readonly startedAt: string
  readonly done: number
  readonly total: number
  readonly state: 'running' | 'finished' | 'cancelled' | 'failed'
  /** What to tell about its end. */
  readonly says?: Text | undefined
}

/** What is being made, one roster of a month at a time, and the engine that makes it. */
export interface Makings {
  /**
   * Starts work in the background under a key; false when something is being made there already. `work` gets a solver
   * and saves its own result; what it returns is told at its end.
   */
  start(
    key: string,
    who: { readonly by: number; readonly startedAt: string },
    work: (solver: Solver, options: SolveOptions) => Promise<Text | undefined>,
  ): boolean
  /** What is being made under a key, or was made last. */
  of(key: string): Making | undefined
  /** Asks it to stop; false when nothing is being made there. */
  cancel(key: string): boolean
  /** Forgets how the last one ended. */
  forget(key: string): void
  /** A question answered while the person waits. */
  ask<T>(work: (solver: Solver, options: SolveOptions) => Promise<T>): Promise<T>
  /** Cancels everything and ends the engine. */
  stop(): Promise<void>
}

interface Running extends Making {
  done: number
  total: number
  state: Making['state']
  says?: Text | undefined
  readonly abort: AbortController
  ended: Promise<void>
}

/** Makes the background of an installation; `onFault` hears of our own faults. */
export const startMakings = (
  { timeLimit, processes }: { timeLimit: number; processes: number },
  onFault: (fault: unknown) => void,
): Makings => {
  const all = new Map<string, Running>()
  let solver: Solver | undefined
  const engine = (): Solver => {
    solver ??= openSolver({ processes })
    return solver
  }
  return {
    start(key, who, work) {
      if (all.get(key)?.state === 'running') return false
      const abort = new AbortController()
      const making: Running = { key, ...who, done: 0, total: 0, state: 'running', abort, ended: Promise.resolve() }
      const onProgress = (done: number, total: number): void => {
        making.done = done
        making.total = total
      }
      const { signal } = abort
      const run = async (solver: Solver): Promise<Text | undefined> => {
        // Who asked for it, and whoever else waits, is answered before the month is worked out for the solver.
        await new Promise((resolve) => setImmediate(resolve))
        signal.throwIfAborted()
        return work(solver, { timeLimit, signal, onProgress })
      }
      making.ended = run(engine()).then(
        (says) => {
          making.state = 'finished'
          making.says = says
        },
        (fault) => {
          making.state = abort.signal.aborted ? 'cancelled' : 'failed'
          if (!abort.signal.aborted) onFault(fault)
        },
      )
      all.set(key, making)
      return true
    },
    of: (key) => all.get(key),
    cancel(key) {
      const making = all.get(key)
      if (making?.state !== 'running') return false
      making.abort.abort(new Error('cancelled'))
      return true
    },
    forget(key) {
      if (all.get(key)?.state !== 'running') all.delete(key)
    },
    ask: (work) => work(engine(), { timeLimit }),
    async stop() {
      for (const making of all.values()) making.abort.abort(new Error('the service stops'))
      await Promise.all([...all.values()].map(({ ended }) => ended))
      solver?.stop()
    },
  }
}
