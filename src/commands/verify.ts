import { existsSync } from 'node:fs'
import { openReadOnly } from '../db/open.ts'
import { runVerify } from '../verify/run.ts'
import { remakeAll } from './remake.ts'
import { exit, type Terminal } from './terminal.ts'

/** What `verify` was called with. */
export interface VerifyCall {
  readonly file: string
  readonly keys: readonly string[]
  readonly heads: readonly string[]
  readonly json: boolean
  readonly remake: boolean
  readonly timeLimit: number
}

/**
 * `roster verify`: what `roster-verify` says of a database or an export of its log; with `remake`, also whether every
 * published revision comes out the same from its frozen planning file.
 */
export const verifyCommand = async (terminal: Terminal, call: VerifyCall): Promise<number> => {
  const { file, keys, heads, json } = call
  const args = [
    file,
    ...keys.flatMap((key) => ['--key', key]),
    ...heads.flatMap((head) => ['--head', head]),
    ...(json ? ['--json'] : []),
    ...['--lang', terminal.language],
  ]
  const verified = [exit.ok, exit.notKept, exit.badInput][runVerify(args, terminal)]!
  if (verified === exit.badInput || !call.remake || file.endsWith('.jsonl') || !existsSync(file)) return verified
  const database = openReadOnly(file)
  try {
    const remade = await remakeAll(terminal, database, call.timeLimit)
    return remade === exit.ok ? verified : remade
  } finally {
    database.close()
  }
}
