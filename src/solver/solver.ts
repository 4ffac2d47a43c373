import { setMaxListeners } from 'node:events'
import type { Task, TaskResult } from './child.ts'
import type { Conflicts } from './conflict.ts'
import { secondsLeft, type TimeLimit } from './deadline.ts'
import { type EngineProcess, startEngine } from './engine-process.ts'
import type { Answer, Problem } from './problem.ts'

/** How long solving may take, what stops it, and who hears how far it is. */
export interface SolveOptions extends TimeLimit {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/** Engines in processes of their own, kept warm between months. */
export interface Solver {
  /** Which engine it is; known once one is ready. */
  readonly engine: { readonly name: string; readonly version: string }
  /** One answer per problem, in order; without choices where the time ran out. Rejects when cancelled or stopped. */
  solve(problems: readonly Problem[], options: SolveOptions): Promise<Answer[]>
  /**
   * Sets of claims that cannot all hold, none of them needless in its set, none in two: numbers of `claims`, each a set
   * of columns that are zero while it holds; and whether there was time to look for them all.
   */
  conflicts(problem: Problem, claims: readonly Int32Array[], options: SolveOptions): Promise<Conflicts>
  /** Ids of the engines’ processes at present. */
  pids(): number[]
  /** Ends the processes; what is being solved rejects, and so does every later order. */
  stop(): void
}

const nothingFound = ({ levels }: Problem): Answer => ({
  choices: null,
  bounds: levels.map(() => null),
  proven: false,
})

/** An order with fewer columns in all is not worth a second process. */
const worthSplitting = 60_000

/** Starts a solver; resolves when its first engine is ready. */
export const startSolver = async (options: { processes?: number } = {}): Promise<Solver> => {
  const solver = openSolver(options)
  await solver.ready
  return solver
}

interface Waiting {
  readonly take: (engine: EngineProcess) => void
  readonly fail: (fault: unknown) => void
}

/**
 * Starts one engine without waiting for it, and up to `processes` when there is work for them. Orders are taken in turn
 * by whichever engine is free; a killed process is replaced by a new one.
 */
export const openSolver = ({ processes = 1 }: { processes?: number } = {}): Solver & { ready: Promise<void> } => {
  const idle: EngineProcess[] = []
  const all = new Set<EngineProcess>()
  const waiting: Waiting[] = []
  const stopped = new AbortController()
  // Every order that waits listens to it.
  setMaxListeners(0, stopped.signal)
  let starting = 0
  let named: Solver['engine'] | undefined

  const start = async (): Promise<void> => {
    starting++
    try {
      const engine = await startEngine()
      named = engine.engine
      all.add(engine)
      if (stopped.signal.aborted) engine.kill()
      hand(engine)
    } catch (fault) {
      // With no engine left to come, nobody need wait any longer.
      const hopeless = all.size === 0 && starting === 1 ? waiting.splice(0) : waiting.splice(0, 1)
      if (hopeless.length === 0) throw fault
      for (const next of hopeless) next.fail(fault)
    } finally {
      starting--
    }
  }
  /** Whoever waits for it hears when it cannot be started. */
  const startAnother = (): void => {
    start().catch(() => {})
  }
  const hand = (engine: EngineProcess): void => {
    const next = waiting.shift()
    if (next) next.take(engine)
    else idle.push(engine)
  }
  const release = (engine: EngineProcess): void => {
    if (engine.isAlive()) hand(engine)
    else {
      all.delete(engine)
      if (waiting.length > 0) startAnother()
    }
  }
  const acquire = (signal: AbortSignal): Promise<EngineProcess> => {
    for (let engine = idle.shift(); engine; engine = idle.shift()) {
      if (engine.isAlive()) return Promise.resolve(engine)
      all.delete(engine)
    }
    return new Promise((take, fail) => {
      const one: Waiting = {
        take: (engine) => {
          signal.removeEventListener('abort', leave)
          take(engine)
        },
        fail,
      }
      waiting.push(one)
      const leave = () => {
        const at = waiting.indexOf(one)
        if (at < 0) return
        waiting.splice(at, 1)
        fail(signal.reason)
      }
      signal.addEventListener('abort', leave, { once: true })
      if (all.size + starting < processes) startAnother()
    })
  }
  const ready = start()
  ready.catch(() => {})

  /** Runs some tasks on one engine, whose results come in by their places in the order. */
  const runOn = async (
    tasks: readonly Task[],
    { time, signal }: { time: TimeLimit; signal: AbortSignal },
    onResult: (at: number, result: TaskResult) => void,
  ): Promise<void> => {
    const engine = await acquire(signal)
    try {
      // It may have been cancelled while waiting.
      signal.throwIfAborted()
      await engine.run(tasks, { seconds: secondsLeft(time), signal }, onResult)
    } finally {
      release(engine)
    }
  }

  const withSignal = (options: SolveOptions) => {
    const signal = options.signal ? AbortSignal.any([options.signal, stopped.signal]) : stopped.signal
    signal.throwIfAborted()
    return { time: options, signal }
  }

  return {
    ready,
    get engine() {
      if (!named) throw new Error('no engine is ready yet')
      return named
    },
    async solve(problems, options) {
      const answers = problems.map(nothingFound)
      if (problems.length === 0) return answers
      // When one share fails, the others are of no use.
      const failed = new AbortController()
      const { time, signal } = withSignal(options)
      const limits = { time, signal: AbortSignal.any([signal, failed.signal]) }
      let done = 0
      await Promise.all(
        sharesOf(problems, processes).map((share) =>
          runOn(
            share.map((at) => ({ want: 'best', problem: problems[at]! })),
            limits,
            (n, result) => {
              answers[share[n]!] = result as Answer
              options.onProgress?.(++done, problems.length)
            },
          ).catch((fault) => {
            failed.abort(fault)
            throw fault
          }),
        ),
      )
      return answers
    },
    async conflicts(problem, claims, options) {
      // Where the engine is ended for its time, there is no result.
      let found: Conflicts = { sets: [], inTime: false }
      await runOn([{ want: 'conflicts', problem, claims }], withSignal(options), (_, result) => {
        found = result as Conflicts
      })
      return found
    },
    pids: () => [...all].filter((engine) => engine.isAlive()).map(({ pid }) => pid),
    stop() {
      stopped.abort(new Error('the solver was stopped'))
      for (const engine of all) engine.kill()
    },
  }
}

/** Problems by number in shares of about the same size, largest first; one share where that is soon done. */
const sharesOf = (problems: readonly Problem[], processes: number): number[][] => {
  const size = (at: number): number => problems[at]!.lower.length
  const total = problems.reduce((sum, _, at) => sum + size(at), 0)
  if (total < worthSplitting || processes === 1) return [[...problems.keys()]]
  const shares = Array.from({ length: Math.min(processes, problems.length) }, () => ({
    size: 0,
    at: [] as number[],
  }))
  for (const at of [...problems.keys()].sort((a, b) => size(b) - size(a))) {
    const share = shares.reduce((least, one) => (one.size < least.size ? one : least))
    share.at.push(at)
    share.size += size(at)
  }
  return shares.map((share) => share.at)
}
