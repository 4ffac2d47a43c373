import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Sqlite from 'better-sqlite3'

/**
 * Restores a backup and kills itself before the n-th thing that could change the disk.
 *
 *     node --import tsx tests/tools/restore-until-killed.ts FOLDER BACKUP N
 */
const [folder, backup, n] = process.argv.slice(2) as [string, string, string]
let left = Number(n)
const counted = <F extends (...args: never[]) => unknown>(run: F): F =>
  function (this: unknown, ...args: Parameters<F>) {
    if (left-- === 0) process.kill(process.pid, 'SIGKILL')
    return run.apply(this, args)
  } as F

for (const name of ['copyFileSync', 'linkSync', 'renameSync', 'rmSync', 'fsyncSync'] as const)
  Object.assign(fs, { [name]: counted(fs[name] as never) })
syncBuiltinESMExports()
for (const name of ['pragma', 'exec', 'close'] as const)
  Object.assign(Sqlite.prototype, { [name]: counted(Sqlite.prototype[name] as never) })

const { restore } = await import('../../src/db/restore.ts')
process.stdout.write(JSON.stringify(restore(folder, backup, '2026-11-20T02:00:00.000Z')))
