import { run } from './cli.ts'

/** The life of one command: streams in, exit code out. */
// A reader that has seen enough, such as head, is no fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault
  process.exit()
})

try {
  process.exitCode = await run(process.argv.slice(2), {
    out: (words) => process.stdout.write(words),
    err: (words) => process.stderr.write(`${words}\n`),
  })
} catch (fault) {
  process.stderr.write(`程序故障,请把以下内容发给维护人员 / our own fault, please send this to the maintainers:\n`)
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`)
  process.exitCode = 1
}
