import { makeDoor } from './door.ts'
import { readEnv } from './env.ts'
import { listen } from './listen.ts'
import { openFeeds } from './web/feeds/open-feeds.ts'

/**
 * The life of the service: settings, calendars, server, then the application, and a quiet end. Calendars are answered
 * first and whatever happens to the rest, for their readers give up on a single error.
 */
const read = readEnv(process.env)
if (!read.ok) {
  process.stderr.write(`${read.says}\n`)
  process.exit(2)
}
const { settings } = read
/** Milliseconds from the signal to stop until the end, whatever is still going on. */
const longestEnd = 8000

try {
  const isInherited = process.env.LISTEN_FDS === '1' && process.env.LISTEN_PID === String(process.pid)
  const feeds = openFeeds(settings, {
    onFault: (fault) => process.stderr.write(`a calendar could not be answered: ${fault}\n`),
  })
  const door = makeDoor(feeds.answers)
  const server = await listen(door.listener, settings, isInherited)
  const stopping = new AbortController()
  const stop = (): void => {
    setTimeout(() => process.exit(0), longestEnd).unref()
    stopping.abort()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // Only now: what it takes to answer calendars is loaded in a fraction of the time.
  const { runService } = await import('./run-service.ts')
  await runService(
    settings,
    {
      feeds,
      door,
      isInherited,
      address: server.address,
      started: (words) => void process.stdout.write(words ?? `${server.address}\n`),
      complain: (words) => void process.stderr.write(`${words}\n`),
    },
    stopping.signal,
  )
  await server.stop()
  feeds.close()
  process.exit(0)
} catch (fault) {
  const { startFault } = await import('./start-fault.ts')
  const says = startFault(fault, settings)
  if (says === undefined) throw fault
  process.stderr.write(`${says}\n`)
  process.exit(2)
}
