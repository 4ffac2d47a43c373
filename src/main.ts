import { createApp } from './app.ts'
import { createContext } from './context.ts'
import { readEnv } from './env.ts'
import { firstStart } from './first-start.ts'
import { listen } from './listen.ts'
import { startFault } from './start-fault.ts'

/** The life of the service: settings, context, server, and a quiet end. */
const read = readEnv(process.env)
if (!read.ok) {
  process.stderr.write(`${read.says}\n`)
  process.exit(2)
}
const { settings } = read
/** Milliseconds from the signal to stop until the end, whatever is still going on. */
const longestEnd = 8000

try {
  const context = createContext(settings)
  const isInherited = process.env.LISTEN_FDS === '1' && process.env.LISTEN_PID === String(process.pid)
  const server = await listen(createApp(context).fetch as never, settings, isInherited)
  process.stdout.write(firstStart(context, server.address) ?? `${server.address}\n`)
  let isStopping = false
  const stop = async (): Promise<void> => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(0), longestEnd).unref()
    await server.stop()
    await context.stop()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
} catch (fault) {
  const says = startFault(fault, settings)
  if (says === undefined) throw fault
  process.stderr.write(`${says}\n`)
  process.exit(2)
}
