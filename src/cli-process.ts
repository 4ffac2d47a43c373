/** The life of one command: signals first, then streams in, exit code out. */
const cancel = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => cancel.abort(new Error(`stopped by ${signal}`)))

let hasFailed = false
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (fault: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as head, is no fault; the work goes on, its answer counts.
    if (fault.code === 'EPIPE') return
    hasFailed = true
    process.exitCode = 1
  })

try {
  const { run } = await import('./cli.ts')
  const code = await run(process.argv.slice(2), {
    signal: cancel.signal,
    out: (words) => process.stdout.write(words),
    err: (words) => process.stderr.write(`${words}\n`),
  })
  process.exitCode = hasFailed ? 1 : code
} catch (fault) {
  process.stderr.write(`程序故障,请把以下内容发给维护人员 / our own fault, please send this to the maintainers:\n`)
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`)
  process.exitCode = 1
}

export {}
