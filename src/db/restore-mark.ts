import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { headIn } from '../domain/checkpoint.ts'
import { type Actor, record } from './log-store.ts'
import type { Database } from './open.ts'

/** What `user_version` of a database says until its next start: a backup was put in its place. */
export const restoreMarks = { none: 0, restored: 1, formerKept: 2 } as const

/** What stands between the name of a database and the instant of a restore in the name of the former one. */
export const formerInfix = '.before-restore-'

/** Notes in a database that was put in the place of another one; the note comes and goes with the file. */
export const markRestored = (sqlite: Sqlite.Database, isFormerKept: boolean): void => {
  sqlite.pragma(`user_version = ${isFormerKept ? restoreMarks.formerKept : restoreMarks.restored}`)
}

/**
 * Puts into the log that a backup was restored, with the head of the log that was lost by it, where the former database
 * is still beside and can be read. Runs in a transaction; does nothing where no backup was restored.
 */
export const recordRestore = (database: Database, actor: Actor): void => {
  const { sqlite, file } = database
  const mark = sqlite.pragma('user_version', { simple: true })
  if (mark === restoreMarks.none) return
  const lost = mark === restoreMarks.formerKept ? headIn(formerTip(file) ?? '') : undefined
  record(
    database,
    actor,
    'database.restored',
    '',
    lost ? { size: lost.size, root: lost.root.toString('base64') } : {},
  )
  sqlite.pragma(`user_version = ${restoreMarks.none}`)
}

/** The last signed head of the database that the last restore took away; undefined where it cannot be read. */
const formerTip = (file: string): string | undefined => {
  const names = readdirSync(dirname(file)).filter(
    (name) => name.startsWith(basename(file) + formerInfix) && !/-(wal|shm|journal)$/.test(name),
  )
  const last = names.sort().at(-1)
  if (last === undefined) return undefined
  try {
    const former = new Sqlite(join(dirname(file), last), { readonly: true, fileMustExist: true })
    try {
      return former.prepare<[], string>('SELECT note FROM log_tip').pluck().get()
    } finally {
      former.close()
    }
  } catch {
    return undefined
  }
}
