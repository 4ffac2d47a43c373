import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Language } from '../domain/text.ts'
import { type LedgerHead, ledgerWorkbook } from './ledger.ts'
import type { LedgerRow } from './table-cases.ts'

/** What the writing process is sent: parts of the ledger, then what stands above it. */
export type LedgerOrder =
  | { readonly rows: readonly LedgerRow[] }
  | { readonly head: LedgerHead; readonly language: Language }

/** Seconds a ledger may take, the start of the process included. */
const secondsAllowed = 120
/** MiB of memory for values. */
const memoryAllowed = 2048

/** So few rows are written here: that takes a tenth of a second, and starting a process takes longer. */
const fewRows = 100

/** Writes a ledger of so many rows as .xlsx; a long one in a process of its own. */
export const ledgerFile = async (
  head: LedgerHead,
  parts: AsyncIterable<readonly LedgerRow[]>,
  count: number,
  language: Language,
): Promise<Uint8Array> => {
  if (count > fewRows) return ledgerApart(head, parts, language)
  const rows: LedgerRow[] = []
  for await (const part of parts) rows.push(...part)
  return ledgerWorkbook(head, rows, language)
}

/**
 * Writes a ledger as .xlsx in a process of its own, taking its rows part by part: 20,000 rows take a good ten seconds, in
 * which the service goes on answering. Rejects where the process ends early, and with what the rows reject with.
 */
export const ledgerApart = (
  head: LedgerHead,
  parts: AsyncIterable<readonly LedgerRow[]>,
  language: Language,
): Promise<Uint8Array> => {
  const child = fork(fileURLToPath(new URL('./ledger-child.ts', import.meta.url)), [], {
    execArgv: [`--max-old-space-size=${memoryAllowed}`, '--import', import.meta.resolve('tsx')],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise((resolve, reject) => {
    const finish = (end: () => void): void => {
      clearTimeout(timer)
      child.removeAllListeners()
      // What goes wrong with it from here on does not matter.
      child.on('error', () => {})
      child.kill('SIGKILL')
      end()
    }
    const fail = (fault: unknown): void => finish(() => reject(fault))
    const timer = setTimeout(() => fail(new Error('writing a ledger took too long')), secondsAllowed * 1000)
    child.on('error', fail)
    child.on('exit', (code) => fail(new Error(`the process that writes ledgers ended with code ${code}`)))
    child.on('message', (bytes) => finish(() => resolve(bytes as Uint8Array)))
    const send = (order: LedgerOrder): Promise<void> =>
      new Promise((sent, failed) => child.send(order, (fault) => (fault ? failed(fault) : sent())))
    const sendAll = async (): Promise<void> => {
      for await (const rows of parts) await send({ rows })
      await send({ head, language })
    }
    sendAll().catch(fail)
  })
}
