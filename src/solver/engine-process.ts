import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Order, Report, Task, TaskResult } from './child.ts'

/** One engine in a process of its own, kept warm between orders. */
export interface EngineProcess {
  readonly engine: { readonly name: string; readonly version: string }
  readonly pid: number
  isAlive(): boolean
  /**
   * Works through some tasks; each result is given to `onResult` with its place as it comes. Resolves when all are
   * there, or when the time is up and the process is killed for it. Rejects when it dies or is cancelled.
   */
  run(tasks: readonly Task[], limits: RunLimits, onResult: (at: number, result: TaskResult) => void): Promise<void>
  kill(): void
}

/** How long a run may take, and what stops it. */
export interface RunLimits {
  readonly seconds: number
  readonly signal: AbortSignal
}

/** How long past its limit an engine may be before it is killed: one step of it cannot be interrupted. */
const graceSeconds = 2

/** Starts an engine’s process; resolves when it is ready for orders. */
export const startEngine = async (): Promise<EngineProcess> => {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const engine = await ready(child)
  let orders = 0
  return {
    engine,
    pid: child.pid!,
    // Its channel may outlive it for a moment.
    isAlive: () => child.connected && child.exitCode === null && child.signalCode === null,
    run(tasks, { seconds, signal }, onResult) {
      const order = ++orders
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
          onResult(message.at, message.result)
          if (++done === tasks.length) finish(resolve)
        }
        const timer = setTimeout(
          () => {
            kill(child)
            finish(resolve)
          },
          (seconds + graceSeconds) * 1000,
        )
        signal.addEventListener('abort', cancel)
        child.on('message', hear).on('exit', gone)
        child.send({ order, tasks, seconds } satisfies Order)
      })
    },
    kill: () => kill(child),
  }
}

const ready = (child: ChildProcess): Promise<EngineProcess['engine']> =>
  new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) =>
      reject(new Error(`the engine’s process ended with code ${code} before it was ready`)),
    )
    child.once('message', (message: Report) => {
      if (!('ready' in message)) return reject(new Error('the engine’s process spoke before it was ready'))
      child.removeAllListeners('exit')
      // What goes wrong with it later, such as a message to a process just gone, shows as its exit.
      child.on('error', () => {})
      resolve(message.ready)
    })
  })

const kill = (child: ChildProcess): void => {
  child.removeAllListeners('exit')
  child.kill('SIGKILL')
  if (child.connected) child.disconnect()
}
