import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { madeProgram } from './made-programs.ts'
import { emptyFolder } from './terminal.ts'

/** The service in a process of its own. */
export interface RunningService {
  readonly child: ChildProcess
  /** Where it says it listens. */
  readonly address: string
  readonly data: string
  out(): string
  /** The records of its log. */
  log(): Record<string, unknown>[]
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null; readonly err: string }>
}

interface Options {
  readonly env?: Record<string, string>
  /** Runs it as another user, for rights that root has everywhere. */
  readonly uid?: number
  /** Starts it as people do, without it having been made into a file. */
  readonly isFromSource?: boolean
}

/** Starts the service as systemd would; ends with the test. Resolves when it listens or has ended. */
export const startProcess = ({ env = {}, uid, isFromSource = false }: Options = {}): Promise<RunningService> => {
  const data = env.ROSTER_DATA ?? join(emptyFolder(), 'data')
  const child = spawn(process.execPath, isFromSource ? ['--import', 'tsx', 'src/main.ts'] : [madeProgram('main')], {
    env: { PATH: process.env.PATH, ROSTER_DATA: data, ROSTER_PORT: '0', ...env },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  let [out, err] = ['', '']
  const ended = new Promise<{ code: number | null; signal: string | null; err: string }>((resolve) =>
    child.on('close', (code, signal) => resolve({ code, signal, err })),
  )
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const service = (): RunningService => ({
    child,
    data,
    address: /https?:\/\/[^\s/]+/.exec(out)?.[0] ?? '',
    out: () => out,
    log: () =>
      out
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line)),
    ended,
  })
  return new Promise((resolve) => {
    child.stderr.on('data', (bytes) => {
      err += bytes
    })
    child.stdout.on('data', (bytes) => {
      out += bytes
      if (/https?:\/\/[^\s/]+/.test(out)) resolve(service())
    })
    void ended.then(() => resolve(service()))
  })
}
