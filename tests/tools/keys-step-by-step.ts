import fs, { cpSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import Sqlite from 'better-sqlite3'

/**
 * Rotates the keys of a folder, or destroys some. Before the n-th thing that could change the disk it copies the folder
 * to FOLDER-n, which is what a kill -9 at that instant would leave; before the one numbered LAST it does kill itself.
 *
 *     node --import tsx tests/tools/keys-step-by-step.ts FOLDER LAST [HOLDER …]
 */
const [folder, last, ...holders] = process.argv.slice(2) as [string, string, ...string[]]
let n = 0
let isCopying = false
const counted = <F extends (...args: never[]) => unknown>(run: F): F =>
  function (this: unknown, ...args: Parameters<F>) {
    if (!isCopying) {
      isCopying = true
      cpSync(folder, `${folder}-${n}`, { recursive: true })
      isCopying = false
      if (n++ === Number(last)) process.kill(process.pid, 'SIGKILL')
    }
    return run.apply(this, args)
  } as F

for (const name of ['openSync', 'writeFileSync', 'renameSync', 'rmSync', 'fsyncSync'] as const)
  Object.assign(fs, { [name]: counted(fs[name] as never) })
syncBuiltinESMExports()
for (const name of ['pragma', 'exec', 'close'] as const)
  Object.assign(Sqlite.prototype, { [name]: counted(Sqlite.prototype[name] as never) })
// Beginning and committing are statements, too.
const memory = new Sqlite(':memory:')
const statement = Object.getPrototypeOf(memory.prepare('SELECT 1')) as { run: () => unknown }
statement.run = counted(statement.run)

const { openKeyRing } = await import('../../src/db/key-ring.ts')
const ring = openKeyRing(folder)
if (holders.length > 0) ring.destroy(holders)
else ring.rotate()
ring.close()
process.stdout.write(String(n))
