import type { Task, TaskResult } from './child.ts'
import { type EngineProcess, startEngine } from './engine-process.ts'
import type { Answer, Problem } from './problem.ts'

export interface SolveOptions {
  /** Seconds the engine may take in all. */
  readonly timeLimit: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/** Engines in processes of their own, kept warm between months. */
export interface Solver {
  readonly engine: { readonly name: string; readonly version: string }
  /** One answer per problem, in order; without choices where the time ran out. Rejects when cancelled or stopped. */
  solve(problems: readonly Problem[], options: SolveOptions): Promise<Answer[]>
  /**
   * A few claims that cannot all hold, none of which is needless: numbers of `claims`, each a set of columns that are
   * zero while it holds. Null when all can hold, or when the time ran out.
   */
  conflict(
    problem: Problem,
    claims: readonly Int32Array[],
    options: SolveOptions,
  ): Promise<readonly number[] | null>
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
const worthSplitting = 20_000

/**
 * Starts one engine, and up to `processes` when there is work for them. Orders are taken in turn by whichever engine
 * is free; a killed process is replaced by a new one.
 */
export const startSolver = async ({ processes = 1 }: { processes?: number } = {}): Promise<Solver> => {
  const first = await startEngine()
  const idle: EngineProcess[] = [first]
  const all = new Set<EngineProcess>([first])
  const waiting: ((engine: EngineProcess) => void)[] = []
  const stopped = new AbortController()
  let starting = 0

  const release = (engine: EngineProcess): void => {
    if (!engine.isAlive()) all.delete(engine)
    const next = waiting.shift()
    if (!next) {
      if (engine.isAlive()) idle.push(engine)
    } else if (engine.isAlive()) next(engine)
    else startAnother().then(next, () => {})
  }
  const startAnother = async (): Promise<EngineProcess> => {
    starting++
    try {
      const engine = await startEngine()
      all.add(engine)
      if (stopped.signal.aborted) engine.kill()
      return engine
    } finally {
      starting--
    }
  }
  const acquire = async (): Promise<EngineProcess> => {
    for (let engine = idle.shift(); engine; engine = idle.shift()) {
      if (engine.isAlive()) return engine
      all.delete(engine)
    }
    if (all.size + starting < processes) return startAnother()
    return new Promise((resolve) => waiting.push(resolve))
  }

  /** Runs some tasks on one engine, whose results come in by their places in the order. */
  const runOn = async (
    tasks: readonly Task[],
    { timeLimit, signal }: { timeLimit: number; signal: AbortSignal },
    onResult: (at: number, result: TaskResult) => void,
  ): Promise<void> => {
    const engine = await acquire()
    try {
      // It may have been cancelled while waiting.
      signal.throwIfAborted()
      await engine.run(tasks, { seconds: timeLimit, signal }, onResult)
    } finally {
      release(engine)
    }
  }

  const withSignal = (options: SolveOptions) => {
    const signal = options.signal ? AbortSignal.any([options.signal, stopped.signal]) : stopped.signal
    signal.throwIfAborted()
    return { timeLimit: options.timeLimit, signal }
  }

  return {
    engine: first.engine,
    async solve(problems, options) {
      const answers = problems.map(nothingFound)
      if (problems.length === 0) return answers
      // When one share fails, the others are of no use.
      const failed = new AbortController()
      const { timeLimit, signal } = withSignal(options)
      const limits = { timeLimit, signal: AbortSignal.any([signal, failed.signal]) }
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
    async conflict(problem, claims, options) {
      let found: readonly number[] | null = null
      await runOn([{ want: 'conflict', problem, claims }], withSignal(options), (_, result) => {
        found = result as readonly number[] | null
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
