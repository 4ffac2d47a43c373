import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { run } from '../../src/cli.ts'

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

/** One call of the command line in a process of its own, as a person starts it. */
export const callProcess = (
  args: string[],
  options: { env?: Record<string, string>; cwd?: string; interruptAfter?: number } = {},
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const bin = new URL('../../src/bin.mjs', import.meta.url).pathname
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: options.cwd,
      env: { ...process.env, ...options.env },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (bytes) => {
      out += bytes
    })
    child.stderr.on('data', (bytes) => {
      err += bytes
    })
    if (options.interruptAfter !== undefined) setTimeout(() => child.kill('SIGINT'), options.interruptAfter)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
  })

/** An empty folder, gone when the test ends. */
export const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'roster-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
