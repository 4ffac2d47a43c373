import { dirname } from 'node:path'
import { lockFolder, migrationLock } from './lock.ts'
import type { MigrationFault } from './migrate-apart.ts'
import { openDatabase } from './open.ts'

/** Milliseconds it waits for one that a killed service has left at work. */
const patience = 3_600_000

/** Brings a database up to date in a process of its own, one at a time, and says what went wrong. */
const file = process.argv[2]!
try {
  const release = lockFolder(dirname(file), patience, migrationLock)
  openDatabase(file).close()
  release()
} catch (fault) {
  const { message, code } = fault as NodeJS.ErrnoException
  // The service may be gone meanwhile.
  if (process.connected) process.send!({ message, code } satisfies MigrationFault)
  process.exitCode = 1
}
