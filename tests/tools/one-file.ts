import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { emptyFolder } from './terminal.ts'

/** The part of esbuild that is used; it comes with tsx. */
interface Bundler {
  buildSync(options: Record<string, unknown>): unknown
}

/**
 * A program and all it imports in one JavaScript file, so that a process of it starts in a tenth of the time. Packages
 * and migrations are found where they are, and so are `besides`: what the program looks for beside one of its sources.
 * Further `programs` that it starts are made into files of their own, which see the same migrations.
 */
export const oneFile = (
  entry: string,
  besides: readonly string[] = [],
  programs: readonly string[] = [],
): string => {
  const folder = emptyFolder()
  for (const name of ['node_modules', 'drizzle']) symlinkSync(resolve(name), join(folder, name))
  // As deep as the sources: they look for drizzle/ two folders up.
  mkdirSync(join(folder, 'src', 'db'), { recursive: true })
  for (const path of besides) symlinkSync(resolve(path), join(folder, 'src', 'db', basename(path)))
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  const file = join(folder, 'src', 'db', `${basename(entry, '.ts')}.mjs`)
  const tsx = createRequire(createRequire(import.meta.url).resolve('tsx'))
  const bundler = tsx('esbuild') as Bundler
  const bundle = (source: string, ending: string): unknown =>
    bundler.buildSync({
      entryPoints: [source],
      outdir: dirname(file),
      outExtension: { '.js': ending },
      bundle: true,
      // What is imported later is a file beside it: the service answers calendars before the rest is loaded.
      splitting: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      external: ['better-sqlite3', '@node-rs/argon2', 'pino', 'docxtemplater', 'pizzip'],
    })
  bundle(entry, '.mjs')
  for (const program of programs) bundle(program, '.ts')
  return file
}
