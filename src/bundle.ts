import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Packs what a machine without internet and without a compiler needs, Node aside, into one file:
 *
 *     npm run bundle [FOLDER]
 *
 * It runs on machines of the same system, processor and Node version as this one. It is written here rather than as a
 * command of `roster`, because only a developer with npm can run it.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const parts = ['src', 'drizzle', 'fixtures', 'package.json', 'tsconfig.json', 'README.md', 'LICENSE']

/** Files of packages that nothing reads at run time. */
const idleEndings = new Set([
  '.ts',
  '.cts',
  '.mts',
  '.map',
  '.scss',
  '.yml',
  '.cpp',
  '.hpp',
  '.c',
  '.h',
  '.html',
  '.zip',
])
const idleFolders = new Set(['test', 'tests', 'docs', 'examples', 'benchmark', '.github', '@types'])
/** Of large packages, the only files that are read; packages have further builds for browsers and other languages. */
const onlyOf: Readonly<Record<string, readonly RegExp[]>> = {
  '@picocss/pico': [/^css\/pico\.min\.css$/],
  '@e965/xlsx': [/^xlsx\.mjs$/, /^dist\/cpexcel\.full\.mjs$/],
  'better-sqlite3': [/^lib\//, /^build\/Release\/better_sqlite3\.node$/],
  luxon: [/^build\/es6\/luxon\.mjs$/, /^build\/node\/luxon\.js$/],
}
const always = /^(package\.json|LICEN[CS]E.*|NOTICE.*|COPYING.*)$/i

const idleAt = (path: string): boolean => {
  const [, owner, rest] = /^((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(path) ?? []
  if (!owner || !rest || always.test(rest)) return false
  if (onlyOf[owner] && !onlyOf[owner].some((pattern) => pattern.test(rest))) return true
  return idleEndings.has(extname(path)) || (extname(path) === '.md' && !/licen[cs]e/i.test(path))
}

/** Takes out of node_modules what is idle, folder by folder. */
const prune = (folder: string, below = ''): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const [path, name] = [join(folder, entry.name), below ? `${below}/${entry.name}` : entry.name]
    if (entry.isDirectory()) {
      if (idleFolders.has(entry.name) || entry.name === '.bin') rmSync(path, { recursive: true })
      else prune(path, name)
    } else if (idleAt(name)) rmSync(path)
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder)
}

/** Packages of the lockfile without the developer’s; the compiled ones come from here, where they run already. */
const installPackages = (folder: string): void => {
  for (const name of ['package.json', 'package-lock.json', '.npmrc'])
    copyFileSync(join(root, name), join(folder, name))
  execFileSync('npm', ['ci', '--omit=dev', '--ignore-scripts', '--prefer-offline'], {
    cwd: folder,
    stdio: 'ignore',
  })
  for (const name of ['package-lock.json', '.npmrc', 'node_modules/.package-lock.json'])
    rmSync(join(folder, name), { force: true })
  const compiled = 'build/Release/better_sqlite3.node'
  const from = dirname(createRequire(import.meta.url).resolve('better-sqlite3/package.json'))
  if (!existsSync(join(from, compiled))) throw new Error('better-sqlite3 is not compiled here: run npm ci first')
  const to = join(folder, 'node_modules', 'better-sqlite3', compiled)
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(join(from, compiled), to)
  prune(join(folder, 'node_modules'))
}

/** Says which Node is needed where another one is found: a compiled package would fail without plain words. */
const guard = `here=$(cd "$(dirname "$0")" && pwd)
abi=$(node -p process.versions.modules 2>/dev/null || echo none)
if [ "$abi" != "${process.versions.modules}" ]; then
  echo "需要 Node ${process.versions.node.split('.')[0]},现有:$(node -v 2>/dev/null || echo 没有 node)" >&2
  echo "Node ${process.versions.node.split('.')[0]} is needed; found: $(node -v 2>/dev/null || echo none)" >&2
  exit 2
fi`
const starters = {
  'start.sh': `#!/bin/sh
# Starts the service; settings are in the README.
${guard}
cd "$here" && exec node --import tsx src/main.ts
`,
  roster: `#!/bin/sh
# The command line, from whatever folder it is called in.
${guard}
exec node "$here/src/bin.mjs" "$@"
`,
}

const out = resolve(process.argv[2] ?? 'bundle')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const major = process.versions.node.split('.')[0]
const name = `reception-roster-${version}`
const file = join(out, `${name}-${process.platform}-${process.arch}-node${major}.tar.gz`)
const staging = mkdtempSync(join(tmpdir(), 'roster-bundle-'))
try {
  const folder = join(staging, name)
  mkdirSync(folder)
  installPackages(folder)
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true })
  for (const [starter, text] of Object.entries(starters)) {
    writeFileSync(join(folder, starter), text)
    chmodSync(join(folder, starter), 0o755)
  }
  mkdirSync(out, { recursive: true })
  const order = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner']
  execFileSync('tar', [...order, '-czf', `${file}.tmp`, '-C', staging, name], { stdio: 'inherit' })
  renameSync(`${file}.tmp`, file)
  process.stdout.write(`${file}\n${(statSync(file).size / 1024 / 1024).toFixed(1)} MB\n`)
} finally {
  rmSync(staging, { recursive: true, force: true })
}
