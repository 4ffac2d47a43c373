import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { ManyFeed } from './many-feeds.ts'

/** A server that is measured. */
export interface Server {
  readonly name: string
  readonly port: number
  /** What is asked for, each with the tag a client has that fetched it before. */
  readonly asks: readonly { readonly path: string; readonly tag: string }[]
  stop(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

/** Status and tag of an answer; undefined while nobody listens. */
const ask = (
  port: number,
  path: string,
  tag?: string,
  agent?: Agent,
): Promise<{ status: number; tag: string } | undefined> =>
  new Promise((resolve) => {
    const headers = tag === undefined ? {} : { 'if-none-match': tag }
    const asked = request({ host: '127.0.0.1', port, path, headers, agent: agent ?? false }, (response) => {
      response.resume().on('end', () => resolve({ status: response.statusCode!, tag: response.headers.etag ?? '' }))
    })
    asked.on('error', () => resolve(undefined))
    asked.end()
  })

/** Waits until it answers, and makes sure that it answers what the measurement takes for granted. */
const ready = async (name: string, child: ChildProcess, port: number, asks: Server['asks']): Promise<Server> => {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
  }
  const { path, tag } = asks.at(-1)!
  for (let n = 0; ; n++) {
    if (child.exitCode !== null || n > 300) throw new Error(`${name} does not start`)
    const whole = await ask(port, path)
    if (whole) {
      const again = tag === '' ? undefined : await ask(port, path, tag)
      if (whole.status !== 200 || (again && again.status !== 304)) {
        await stop()
        throw new Error(`${name} answers ${whole.status} and ${again?.status} to the tag ${tag}`)
      }
      return { name, port, asks, stop }
    }
    await setTimeout(100)
  }
}

/** The service in a process of its own, on a folder of data. */
export const startOurs = async (data: string, feeds: readonly ManyFeed[]): Promise<Server> => {
  const port = await freePort()
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    env: { PATH: process.env.PATH, ROSTER_DATA: data, ROSTER_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return ready(
    'reception-roster',
    child,
    port,
    feeds.map(({ token, tag }) => ({ path: `/f/${token}.ics`, tag: `"${tag}"` })),
  )
}

/** nginx with the same bytes as files, under names as random. */
export const startNginx = async (folder: string, feeds: readonly ManyFeed[]): Promise<Server> => {
  const port = await freePort()
  const files = join(folder, 'files')
  mkdirSync(join(files, 'f'), { recursive: true })
  const asks = feeds.map(({ token, body }) => {
    const path = `/f/${createHash('sha256').update(token).digest('base64url')}.ics`
    writeFileSync(join(files, path), body)
    const { mtimeMs, size } = statSync(join(files, path))
    return { path, tag: `"${Math.floor(mtimeMs / 1000).toString(16)}-${size.toString(16)}"` }
  })
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ')
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off; worker_processes auto; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
events { worker_connections 1024; }
http {
  include /etc/nginx/mime.types; types { text/calendar ics; }
  access_log off; gzip off; etag on; sendfile on; tcp_nopush on; keepalive_requests 1000000; ${places}
  server { listen 127.0.0.1:${port}; root ${files}; }
}
`,
  )
  const child = spawn('nginx', ['-e', `${folder}/nginx.log`, '-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: 'ignore',
  })
  return ready('nginx', child, port, asks)
}

/** Radicale with one of the calendars, its duties as items. */
export const startRadicale = async (folder: string, { body }: ManyFeed): Promise<Server> => {
  const port = await freePort()
  const calendar = join(folder, 'collections', 'collection-root', 'bench', 'calendar')
  mkdirSync(calendar, { recursive: true })
  writeFileSync(join(calendar, '.Radicale.props'), '{"tag": "VCALENDAR"}')
  const events = body.toString().match(/BEGIN:VEVENT[\s\S]*?END:VEVENT\r\n/g)!
  events.forEach((event, n) => {
    const item = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\n${event}END:VCALENDAR\r\n`
    writeFileSync(join(calendar, `${n}.ics`), item)
  })
  writeFileSync(join(folder, 'radicale.conf'), radicaleSettings(port, folder))
  const child = spawn('radicale', ['--config', join(folder, 'radicale.conf')], { stdio: 'ignore' })
  return ready('Radicale', child, port, [{ path: '/bench/calendar/', tag: '' }])
}

/** Its usual storage; nobody has to sign in. */
const radicaleSettings = (port: number, folder: string): string => `[server]
hosts = 127.0.0.1:${port}
[auth]
type = none
[storage]
filesystem_folder = ${folder}/collections
[logging]
level = error
`

/** Asks for everything once: what is measured comes from memory then, as it does for who is polled every hour. */
export const askForAll = async ({ name, port, asks }: Server): Promise<void> => {
  const agent = new Agent({ keepAlive: true })
  let next = 0
  const client = async (): Promise<void> => {
    for (let n = next++; n < asks.length; n = next++) {
      const answer = await ask(port, asks[n]!.path, undefined, agent)
      if (answer?.status !== 200) throw new Error(`${name} answers ${answer?.status}`)
    }
  }
  await Promise.all(Array.from({ length: 16 }, client))
  agent.destroy()
}
