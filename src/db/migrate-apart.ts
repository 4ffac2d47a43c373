import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isMigrationDue } from './open.ts'

/** Brings a database up to date without keeping this process from answering meanwhile. */
export const migrateApart = async (file: string): Promise<void> => {
  if (!existsSync(file) || !isMigrationDue(file)) return
  const child = fork(fileURLToPath(new URL('./migrate-child.ts', import.meta.url)), [file], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: 'ignore',
  })
  await new Promise((resolve) => child.once('close', resolve).once('error', resolve))
}
