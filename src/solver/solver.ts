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
  /** One answer per problem, in order; without choices where the time ran out. Rejects when cancelled. */
  solve(problems: readonly Problem[], options: SolveOptions): Promise<Answer[]>
  /** Process id of the engine at present. */
  pid(): number
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
      resolve({ child, engine: message.ready })
    })
  })
}

/** Starts the engine’s process. Orders are taken one after another; a killed process is replaced by a new one. */
export const startSolver = async (): Promise<Solver> => {
  let running = await startChild()
  const { engine } = running
  let orders = 0
  let last: Promise<unknown> = Promise.resolve()

  const runOrder = async (problems: readonly Problem[], options: SolveOptions): Promise<Answer[]> => {
    const { timeLimit, signal, onProgress } = options
    signal?.throwIfAborted()
    if (problems.length === 0) return []
    if (!running.child.connected) running = await startChild()
    const { child } = running
    const order = ++orders
    const answers = problems.map(nothingFound)
    let done = 0
    return new Promise((resolve, reject) => {
      const finish = (end: () => void) => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', cancel)
        child.off('message', hear).off('exit', gone)
        end()
      }
      const kill = () => {
        child.removeAllListeners('exit')
        child.kill('SIGKILL')
        child.disconnect()
      }
      const cancel = () => {
        kill()
        finish(() => reject(signal!.reason))
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
          kill()
          finish(() => resolve(answers))
        },
        (timeLimit + graceSeconds) * 1000,
      )
      signal?.addEventListener('abort', cancel)
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
      running.child.removeAllListeners('exit')
      if (running.child.connected) running.child.disconnect()
      running.child.kill()
    },
  }
}
