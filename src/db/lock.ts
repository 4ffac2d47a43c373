import { chownSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

const lockName = 'roster.lock'
/** What a migration in a process of its own holds: it may outlive the service that began it. */
export const migrationLock = 'migration.lock'

/** Another process of ours has the folder of data. */
export class FolderInUse extends Error {
  constructor(readonly folder: string) {
    super(`${folder} is in use`)
  }
}

/**
 * Holds a folder of data for this process alone, until what it returns is called. The lock is one of the system’s on
 * an empty file, so that it ends with the process, however that ends: kill -9 leaves nothing behind that is stale.
 */
export const lockFolder = (folder: string, waitMilliseconds = 0, name = lockName): (() => void) => {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, name)
  const lock = new Sqlite(file)
  try {
    giveToOwner(file, folder)
    lock.pragma(`busy_timeout = ${waitMilliseconds}`)
    lock.exec('BEGIN EXCLUSIVE')
    return () => lock.close()
  } catch (fault) {
    lock.close()
    if (isBusy(fault)) throw new FolderInUse(folder)
    throw fault
  }
}

/** Whether SQLite was kept out by another connection. */
export const isBusy = (fault: unknown): boolean =>
  fault instanceof Sqlite.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(fault.code)

/** What root makes in a folder belongs to whom the folder belongs to: the service must be able to write it. */
export const giveToOwner = (file: string, folder: string): void => {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(folder)
  chownSync(file, uid, gid)
}
