import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Order, Report } from './child.ts'
import type { Answer, Problem } from './problem.ts'

export interface SolveOptions {
  /** Seconds the engine may take in all. */
  readonly timeLimit: number
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/** An engine in a process of its own, kept warm between months. */
export interface Solver {
  readonly engine: { readonly name: string; readonly version: string }
  /** One answer per problem, in order; without choices where the time ran out. Rejects when cancelled or stopped. */
  solve(problems: readonly Problem[], options: SolveOptions): Promise<Answer[]>
  /** Process id of the engine at present. */
  pid(): number
  /** Ends the process; what is being solved rejects, and so does every later order. */
  stop(): void
}

/** How long past its limit an engine may be before it is killed: one step of it cannot be interrupted. */
const graceSeconds = 2

const nothingFound = (problem: Problem): Answer => ({
  choices: null,
  bounds: problem.levels.map(() => null),
  proven: false,
})

interface Running {
  readonly child: ChildProcess
  readonly engine: { readonly name: string; readonly version: string }
}

const startChild = async (): Promise<Running> => {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`the engine’s process ended with code ${code} before it was ready`)),
    )
    child.once('message', (message: Report) => {
      if (!('ready' in message)) return reject(new Error('the engine’s process spoke before it was ready'))
      child.removeAllListeners('exit')
      // What goes wrong with it later, such as a message to a process just gone, shows as its exit.
      child.on('error', () => {})
      resolve({ child, engine: message.ready })
    })
  })
}

/** Starts the engine’s process. Orders are taken one after another; a killed process is replaced by a new one. */
export const startSolver = async (): Promise<Solver> => {
  let running = await startChild()
  const { engine } = running
  const stopped = new AbortController()
  let orders = 0
  let last: Promise<unknown> = Promise.resolve()

  const runOrder = async (problems: readonly Problem[], options: SolveOptions): Promise<Answer[]> => {
    const { timeLimit, onProgress } = options
    const signal = options.signal ? AbortSignal.any([options.signal, stopped.signal]) : stopped.signal
    signal.throwIfAborted()
    if (problems.length === 0) return []
    if (!running.child.connected) running = await startChild()
    // It may have been cancelled while the process was starting.
    signal.throwIfAborted()
    const { child } = running
    const order = ++orders
    const answers = problems.map(nothingFound)
    let done = 0
    return new Promise((resolve, reject) => {
      const finish = (end: () => void) => {
        clearTimeout(timer)
        signal.removeEventListener('abort', cancel)
        child.off('message', hear).off('exit', gone)
        end()
      }
      const cancel = () => {
        kill(child)
        finish(() => reject(signal.reason))
      }
      const gone = (code: number | null) =>
        finish(() => reject(new Error(`the engine’s process ended with code ${code}`)))
      const hear = (message: Report) => {
        if (!('order' in message) || message.order !== order) return
        if ('failed' in message) return finish(() => reject(new Error(message.failed)))
        answers[message.part] = message.answer
        done++
        onProgress?.(done, problems.length)
        if (done === problems.length) finish(() => resolve(answers))
      }
      const timer = setTimeout(
        () => {
          kill(child)
          finish(() => resolve(answers))
        },
        (timeLimit + graceSeconds) * 1000,
      )
      signal.addEventListener('abort', cancel)
      child.on('message', hear).on('exit', gone)
      child.send({ order, problems, seconds: timeLimit } satisfies Order)
    })
  }

  return {
    engine,
    solve(problems, options) {
      const result = last.then(() => runOrder(problems, options))
      last = result.catch(() => {})
      return result
    },
    pid: () => running.child.pid!,
    stop() {
      stopped.abort(new Error('the solver was stopped'))
      kill(running.child)
    },
  }
}

const kill = (child: ChildProcess): void => {
  child.removeAllListeners('exit')
  child.kill('SIGKILL')
  if (child.connected) child.disconnect()
}
