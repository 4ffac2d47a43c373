import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { extname } from 'node:path'
import type { Context } from 'hono'

const own = (name: string): string => readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8')
const require = createRequire(import.meta.url)

/** Everything pages load, by name; nothing comes from outside this machine. */
const files: Readonly<Record<string, () => string>> = {
  'pico.css': () => readFileSync(require.resolve('@picocss/pico/css/pico.min.css'), 'utf8'),
  'app.css': () => own('app.css'),
  'feeds.js': () => own('feeds.js'),
  'month.js': () => own('month.js'),
  'progress.js': () => own('progress.js'),
  'screen.js': () => own('screen.js'),
  'icon.svg': () => own('icon.svg'),
}
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const loaded = new Map<string, { body: string; tag: string }>()
const load = (name: string): { body: string; tag: string } => {
  const known = loaded.get(name)
  if (known) return known
  const body = files[name]!()
  const one = { body, tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
  loaded.set(name, one)
  return one
}

/** Serves one of them; browsers ask each time whether it has changed. */
export const assets = (http: Context): Response => {
  const name = http.req.param('name') ?? ''
  if (!Object.hasOwn(files, name)) return http.text('', 404)
  const { body, tag } = load(name)
  http.header('ETag', tag)
  http.header('Cache-Control', 'no-cache')
  if (http.req.header('if-none-match') === tag) return http.body(null, 304)
  http.header('Content-Type', types[extname(name)]!)
  return http.body(body)
}
