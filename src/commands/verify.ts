import { openReadOnly } from '../db/open.ts'
import { runVerify } from '../verify/run.ts'
import { type RemadeRevision, remakeAll, revisionLine } from './remake.ts'
import { exit, refuse, type Terminal } from './terminal.ts'

/** What `verify` was called with. */
export interface VerifyCall {
  /** A database or an export; `proof` and a file with one. */
  readonly files: readonly string[]
  readonly keys: readonly string[]
  readonly heads: readonly string[]
  readonly json: boolean
  readonly remake: boolean
  readonly timeLimit: number
}

/**
 * `roster verify`: what `roster-verify` says of a database, an export of its log or a proof; with `remake`, also whether
 * every published revision comes out the same from its frozen planning file.
 */
export const verifyCommand = async (terminal: Terminal, call: VerifyCall): Promise<number> => {
  const { files, keys, heads, json, remake } = call
  const file = files[0]!
  if (remake && (files.length > 1 || file.endsWith('.jsonl'))) return refuse(terminal, remakesDatabases)
  const args = [
    ...keys.map((key) => `--key=${key}`),
    ...heads.map((head) => `--head=${head}`),
    ...(json ? ['--json'] : []),
    ...['--lang', terminal.language, '--', ...files],
  ]
  let report = ''
  const ended = runVerify(args, {
    ...terminal,
    out(words) {
      report += words
    },
  })
  const verified = [exit.ok, exit.notKept, exit.badInput][ended]!
  if (!json || !remake) terminal.out(report)
  if (verified === exit.badInput || !remake) return verified
  const revisions: RemadeRevision[] = []
  const database = openReadOnly(file)
  try {
    const remade = await remakeAll(terminal, database, call.timeLimit, (revision) => {
      revisions.push(revision)
      if (!json) terminal.out(revisionLine(revision, terminal.language))
    })
    if (json && remade !== exit.cancelled)
      terminal.out(`${JSON.stringify({ ...JSON.parse(report), revisions: revisions.map(plain) })}\n`)
    return remade === exit.cancelled ? remade : Math.max(verified, remade)
  } finally {
    database.close()
  }
}

const plain = ({ says, ...revision }: RemadeRevision) => ({ ...revision, says: says.en })

const remakesDatabases = {
  'zh-CN': '--remake 只用于数据库',
  en: '--remake takes a database',
} as const
