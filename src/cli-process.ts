/** The life of one command: signals first, then streams in, exit code out. */
const cancel = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => cancel.abort(new Error(`stopped by ${signal}`)))

process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  // A reader that has seen enough, such as head, is no fault.
  if (fault.code !== 'EPIPE') process.stderr.write(`写不出去 / cannot write: ${fault.code}\n`)
  process.exit(fault.code === 'EPIPE' ? process.exitCode : 1)
})

try {
  const { run } = await import('./cli.ts')
  process.exitCode = await run(process.argv.slice(2), {
    signal: cancel.signal,
    out: (words) => process.stdout.write(words),
    err: (words) => process.stderr.write(`${words}\n`),
  })
} catch (fault) {
  process.stderr.write(`程序故障,请把以下内容发给维护人员 / our own fault, please send this to the maintainers:\n`)
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`)
  process.exitCode = 1
}

export {}
