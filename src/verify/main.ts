import { runVerify } from './run.ts'

try {
  process.exitCode = runVerify(process.argv.slice(2), {
    out: (words) => process.stdout.write(words),
    err: (words) => process.stderr.write(`${words}\n`),
  })
} catch (fault) {
  // Not 1: that would say that something was altered.
  process.exitCode = 2
  process.stderr.write(`${fault instanceof Error ? fault.stack : fault}\n`)
}
