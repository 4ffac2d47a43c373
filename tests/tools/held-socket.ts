import { spawn } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { madeProgram } from './made-programs.ts'

/** A service on a socket that somebody else holds, as systemd does. */
export interface HeldService {
  readonly port: number
  readonly address: string
  /** Processes of the service so far, the last one running or about to. */
  pids(): number[]
  /** Kills the service with -9, if it is there. */
  kill(): void
  /** Kills it with -9 and resolves when the next one is started. */
  killAndWait(): Promise<void>
  out(): string
  err(): string
}

/**
 * Starts the service on a socket that a shell holds: it accepts nothing itself and starts the service again a tenth of
 * a second after it has ended, systemd’s own pause.
 */
export const holdSocket = async ({
  env,
  program = madeProgram('main'),
}: {
  readonly env: Readonly<Record<string, string>>
  /** Where the service made into a file stands; the one of all tests unless said otherwise. */
  readonly program?: string
}): Promise<HeldService> => {
  const holder = createServer()
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
  const { port } = holder.address() as AddressInfo
  const fd = (holder as unknown as { _handle: { fd: number } })._handle.fd
  const one = `bash -c 'echo pid $$; export LISTEN_FDS=1 LISTEN_PID=$$; exec "$NODE" "${program}"'`
  const shell = spawn('bash', ['-c', `while :; do ${one}; sleep 0.1; done`], {
    env: { PATH: process.env.PATH, NODE: process.execPath, ...env },
    stdio: ['ignore', 'pipe', 'pipe', fd],
    detached: true,
  })
  const ended = new Promise((resolve) => shell.once('close', resolve))
  onTestFinished(async () => {
    process.kill(-shell.pid!, 'SIGKILL')
    await ended
  })
  let [out, err] = ['', '']
  shell.stdout!.on('data', (bytes) => {
    out += bytes
  })
  shell.stderr!.on('data', (bytes) => {
    err += bytes
  })
  await new Promise<void>((resolve) => holder.close(() => resolve()))
  const pids = (): number[] => [...out.matchAll(/^pid (\d+)$/gm)].map(([, pid]) => Number(pid))
  const kill = (): void => {
    const pid = pids().at(-1)
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
  }
  while (pids().length === 0) await setTimeout(10)
  return {
    port,
    address: `http://127.0.0.1:${port}`,
    pids,
    kill,
    async killAndWait() {
      const before = pids().length
      kill()
      while (pids().length === before) await setTimeout(10)
    },
    out: () => out,
    // The shell says which of its children were killed.
    err: () => err.replace(/^bash: line .*Killed.*$\n/gm, ''),
  }
}
