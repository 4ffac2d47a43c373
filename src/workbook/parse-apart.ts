import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Refusal } from './refusal.ts'
import type { Sheet } from './sheet.ts'

/** What the parsing process is given. */
export interface ParseOrder {
  readonly bytes: Uint8Array
  readonly zipped: boolean
}

/** What it answers. */
export type Parsed = { readonly sheets: readonly Sheet[] } | { readonly because: Refusal }

/** Seconds a file may take, the start of the process included. */
const secondsAllowed = 20
/** MiB of memory for values; what is unpacked is limited before. */
const memoryAllowed = 640

const start = (): ChildProcess =>
  fork(fileURLToPath(new URL('./parse-child.ts', import.meta.url)), [], {
    execArgv: [`--max-old-space-size=${memoryAllowed}`, '--import', import.meta.resolve('tsx')],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })

/**
 * Parses a workbook in a process of its own, killed afterwards whatever happens. A process that runs out of memory
 * or time says `tooMuch` or `tooSlow`. Rejects with the signal’s reason when cancelled, and when no process starts.
 */
export const parseApart = (
  order: ParseOrder,
  signal?: AbortSignal,
  seconds: number = secondsAllowed,
): Promise<Parsed> => {
  const child = start()
  return new Promise((resolve, reject) => {
    const finish = (end: () => void): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      child.removeAllListeners()
      // What goes wrong with it from here on does not matter.
      child.on('error', () => {})
      child.kill('SIGKILL')
      end()
    }
    const cancel = (): void => finish(() => reject(signal?.reason))
    const timer = setTimeout(() => finish(() => resolve({ because: 'tooSlow' })), seconds * 1000)
    signal?.addEventListener('abort', cancel)
    child.on('error', (error) => finish(() => reject(error)))
    child.on('message', (parsed) => finish(() => resolve(parsed as Parsed)))
    child.on('exit', (code, by) =>
      finish(() =>
        // V8 ends a process out of memory by SIGABRT, a kernel by SIGKILL.
        by === 'SIGABRT' || by === 'SIGKILL' || code === 134
          ? resolve({ because: 'tooMuch' })
          : reject(new Error(`the process that parses workbooks ended with code ${code}`)),
      ),
    )
    child.send(order)
  })
}
