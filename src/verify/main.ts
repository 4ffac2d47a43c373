import { runVerify } from './run.ts'

process.exitCode = runVerify(process.argv.slice(2), {
  out: (words) => process.stdout.write(words),
  err: (words) => process.stderr.write(`${words}\n`),
})
