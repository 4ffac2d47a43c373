import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { columns } from '../../../src/terminal/table.ts'
import { median } from '../measure.ts'
import { drive } from './drive.ts'
import { fillFeeds } from './many-feeds.ts'
import { renderings } from './publishing.ts'
import { askForAll, type Server, startNginx, startOurs, startRadicale } from './servers.ts'

const count = 30_000
const duties = 24
const rounds = 5
/** How much of nginx’s rate there should be, and how many times Radicale’s. */
const targets = { nginx: 0.25, radicale: 15 }

const isThere = (program: string): boolean =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'].some((folder) => existsSync(join(folder, program)))

/** Calendars served at random by the service, by nginx from files, and one of them by Radicale: in turns, in one run. */
export const feedRates = async (say: (words: string) => void): Promise<void> => {
  const missing = ['wrk', 'nginx', 'radicale'].filter((program) => !isThere(program))
  if (missing.length > 0)
    return say(
      `calendars are not measured: ${missing.join(', ')} must be installed (Debian: wrk nginx-light radicale)`,
    )
  const folder = mkdtempSync(join(tmpdir(), 'roster-bench-'))
  const [data, nginx, radicale] = ['data', 'nginx', 'radicale'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  for (const one of [data, nginx, radicale]) mkdirSync(one)
  const servers: Server[] = []
  try {
    const feeds = await fillFeeds(data, count, duties)
    servers.push(
      await startOurs(data, feeds),
      await startNginx(nginx, feeds),
      await startRadicale(radicale, feeds[0]!),
    )
    for (const server of servers) await askForAll(server)
    const rates = new Map<string, number[]>()
    const load = loadavg()[0]!
    for (let round = 0; round < rounds; round++)
      for (const status of [200, 304] as const)
        for (const server of servers) {
          // It has no tag to ask by without having it computed each time.
          if (server.name === 'Radicale' && status === 304) continue
          const rate = await drive(folder, server, status)
          const key = `${server.name} ${status}`
          rates.set(key, [...(rates.get(key) ?? []), rate])
        }
    const of = (server: Server, status: number) => median(rates.get(`${server.name} ${status}`)!)
    const [ours, files, other] = servers as [Server, Server, Server]
    const bytes = feeds.reduce((sum, { body }) => sum + body.length, 0) / count
    const row = (status: number, against: Server, target: number): string[] => {
      const [own, theirs] = [of(ours, status), of(against, status)]
      const ratio = own / theirs
      return [
        `${status}: ${against.name}`,
        own.toFixed(0),
        theirs.toFixed(0),
        ratio.toFixed(2),
        `${target}: ${ratio >= target ? 'met' : 'MISSED'}`,
      ]
    }
    say(
      columns(
        [
          `${count} calendars of ${duties} duties (${(bytes / 1024).toFixed(1)} KiB) at random; load ${load.toFixed(1)}`,
          'ours a second',
          'theirs',
          'ratio',
          'target',
        ],
        [row(200, files, targets.nginx), row(304, files, targets.nginx), row(200, other, targets.radicale)],
      ),
    )
  } finally {
    for (const server of servers) await server.stop()
    rmSync(folder, { recursive: true })
  }
}

/** What a publication renders in a county of 340 leaders, each of them with a subscription. */
export const feedRenderings = async (say: (words: string) => void): Promise<void> => {
  const rows = await renderings()
  say(
    columns(
      ['calendars of 340 leaders, every one subscribed to', 'rendered', 'seconds'],
      rows.map(({ what, calendars, took }) => [what, String(calendars), took.toFixed(3)]),
    ),
  )
}
