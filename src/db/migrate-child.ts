import { openDatabase } from './open.ts'

/** Brings a database up to date in a process of its own; what goes wrong, the service meets itself when it opens it. */
try {
  openDatabase(process.argv[2]!).close()
} catch {
  process.exitCode = 1
}
