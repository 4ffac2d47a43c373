import { createApp } from './app.ts'
import { createContext } from './context.ts'
import { NewerDatabase } from './db/open.ts'
import { readEnv } from './env.ts'
import { firstStart } from './first-start.ts'
import { listen } from './listen.ts'

/** The life of the service: settings, context, server, and a quiet end. */
const read = readEnv(process.env)
if (!read.ok) {
  process.stderr.write(`${read.says}\n`)
  process.exit(2)
}
const { settings } = read
try {
  const context = createContext(settings)
  const isInherited = process.env.LISTEN_FDS === '1' && process.env.LISTEN_PID === String(process.pid)
  const server = await listen(createApp(context).fetch as never, settings, isInherited)
  process.stdout.write(firstStart(context, server.address) ?? `${server.address}\n`)
  const stop = async (): Promise<void> => {
    await server.stop()
    await context.stop()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
} catch (fault) {
  if (!(fault instanceof NewerDatabase)) throw fault
  process.stderr.write(`${fault.file}: 这个数据库是更新的版本写的,请使用更新的程序。\n${fault.message}\n`)
  process.exit(2)
}
