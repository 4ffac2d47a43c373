import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isMigrationDue } from './open.ts'

/** Why a migration went wrong in the other process. */
export interface MigrationFault {
  readonly message: string
  /** Of SQLite or the system. */
  readonly code?: string | undefined
}

/**
 * Brings a database up to date without keeping this process from answering meanwhile. Throws what kept the other
 * process from it; where none can be started, the service does it itself when it opens the file.
 */
export const migrateApart = async (file: string): Promise<void> => {
  if (!existsSync(file) || !isMigrationDue(file)) return
  const child = fork(fileURLToPath(new URL('./migrate-child.ts', import.meta.url)), [file], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const fault = await new Promise<MigrationFault | undefined>((resolve) => {
    child.once('message', (said) => resolve(said as MigrationFault))
    child.once('close', (_code, signal) =>
      resolve(signal ? { message: `the migration was ended by ${signal}` } : undefined),
    )
    child.once('error', () => resolve(undefined))
  })
  if (fault) throw Object.assign(new Error(fault.message), fault.code === undefined ? {} : { code: fault.code })
}
