import { appendFileSync, chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { keepHead } from '../../src/db/head-store.ts'
import { entryText, type EntryRow, nodesOf } from '../../src/db/log-tree.ts'
import { record } from '../../src/db/log-store.ts'
import { openDatabase } from '../../src/db/open.ts'
import { verifierKey } from '../../src/domain/checkpoint.ts'
import { consistencyProof, inclusionProof } from '../../src/domain/merkle.ts'
import { runVerify } from '../../src/verify/run.ts'
import { fillDatabase, testSigner } from '../tools/filled-database.ts'
import { emptyFolder } from '../tools/terminal.ts'

const key = verifierKey(testSigner)

/** One call of roster-verify in this process. */
const roster_verify = (...args: string[]) => {
  let [out, err] = ['', '']
  const code = runVerify(args, {
    out: (words) => void (out += words),
    err: (words) => void (err += words),
  })
  return { code, out, err }
}
