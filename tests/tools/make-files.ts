import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join, resolve } from 'node:path'
import { forkingMade } from './forking-made.ts'

/** The part of esbuild that is used; it comes with tsx. */
interface Bundler {
  buildSync(options: Record<string, unknown>): unknown
}

/** Where programs stand in a folder of made ones: as deep as the sources, which look for drizzle/ two folders up. */
export const madePath = (folder: string, name: string): string => join(folder, 'src', 'db', `${name}.mjs`)

/**
 * Makes programs and all they import into JavaScript files of a folder, so that a process of one starts in a fifth of
 * the time. Packages and migrations are found where they are, and so are `besides`: what a program looks for beside one
 * of its sources. Programs that others start are made, too, and found beside them.
 */
export const makeFiles = (folder: string, programs: readonly string[], besides: readonly string[] = []): void => {
  for (const name of ['node_modules', 'drizzle']) symlinkSync(resolve(name), join(folder, name))
  const made = join(folder, 'src', 'db')
  mkdirSync(made, { recursive: true })
  for (const path of besides) symlinkSync(resolve(path), join(made, basename(path)))
  const tsx = createRequire(createRequire(import.meta.url).resolve('tsx'))
  const bundler = tsx('esbuild') as Bundler
  bundler.buildSync({
    entryPoints: programs,
    outdir: made,
    entryNames: '[name]',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What is imported later is a file beside it: the service answers calendars before the rest is loaded.
    splitting: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: ['better-sqlite3', '@node-rs/argon2', 'pino', 'docxtemplater', 'pizzip', 'highs'],
  })
  for (const name of readdirSync(made).filter((one) => one.endsWith('.mjs'))) {
    const code = readFileSync(join(made, name), 'utf8')
    writeFileSync(join(made, name), forkingMade(code, (program) => `./${program}.mjs`).code)
  }
}
