import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve as resolvePath } from 'node:path'
import { onTestFinished } from 'vitest'
import { run } from '../../src/cli.ts'
import { madeProgram } from './made-programs.ts'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** One call of the command line in this process. */
export const call = async (...args: string[]): Promise<Ended> => {
  let [out, err] = ['', '']
  const code = await run(args, {
    out: (words) => {
      out += words
    },
    err: (words) => {
      err += `${words}\n`
    },
  })
  return { code, out, err }
}

interface ProcessOptions {
  readonly env?: Record<string, string>
  readonly cwd?: string
  /** Starts it as people do, without it having been made into a file. */
  readonly isFromSource?: boolean
  /** Sent once the engine’s process is there: to the whole group as a terminal does, or to the command alone. */
  readonly stopWhenSolving?: NodeJS.Signals
  readonly parentOnly?: boolean
  /** Called with the number of the process. */
  readonly onStart?: (pid: number) => unknown
}

/** Process ids of the children of a process. */
const childrenOf = (pid: number): number[] => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

/** One call of the command line in a process of its own. */
export const callProcess = (args: string[], options: ProcessOptions = {}): Promise<Ended & { engine?: number }> =>
  new Promise((resolve, reject) => {
    const bin = options.isFromSource ? resolvePath('src/bin.mjs') : madeProgram('cli-process')
    const { env, cwd, stopWhenSolving: signal } = options
    const child = spawn(process.execPath, [bin, ...args], { cwd, env: { ...process.env, ...env }, detached: true })
    let [out, err] = ['', '']
    let engine: number | undefined
    child.stdout.on('data', (bytes) => {
      out += bytes
    })
    child.stderr.on('data', (bytes) => {
      err += bytes
    })
    options.onStart?.(child.pid!)
    const watch = setInterval(() => {
      if (!signal || engine !== undefined) return
      ;[engine] = childrenOf(child.pid!)
      // A moment later it has been given its order.
      if (engine !== undefined)
        setTimeout(() => process.kill(options.parentOnly ? child.pid! : -child.pid!, signal), 400)
    }, 20)
    child.on('error', reject)
    // The streams of a killed command stay open while its engine lives.
    child.on(options.parentOnly ? 'exit' : 'close', (code: number | null) => {
      clearInterval(watch)
      resolve({ code, out, err, ...(engine === undefined ? {} : { engine }) })
    })
  })

/** An empty folder, gone when the test ends. */
export const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
