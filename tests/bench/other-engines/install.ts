import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Installs other engines where they stay out of package.json. Nothing here fails: what cannot be had says why. */

/** A path to what was asked for, or why there is none. */
export type Installed = { readonly path: string } | { readonly missing: string }

const folder = join(import.meta.dirname, '../../../node_modules/.cache/bench')
const longest = 180_000

/** A package in a folder of its own, of this exact version. */
export const npmPackage = (name: string, version: string): Installed => {
  const home = join(folder, `${name}-${version}`)
  const path = join(home, 'node_modules', name)
  if (existsSync(join(path, 'package.json'))) return { path }
  try {
    mkdirSync(home, { recursive: true })
    // Without a package.json of its own npm would look for one further up, and find the project’s.
    writeFileSync(join(home, 'package.json'), '{ "private": true }\n')
    const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries', '0']
    execFileSync('npm', ['install', ...quietly, `${name}@${version}`], {
      cwd: home,
      stdio: 'pipe',
      timeout: longest,
    })
    return { path }
  } catch (error) {
    return { missing: `npm install: ${/npm error code (\S+)/.exec(said(error))?.[1] ?? firstLine(error)}` }
  }
}

/** A program on the PATH; else, for root on Debian, from the distribution’s package. */
export const debianProgram = (program: string, debianPackage: string): Installed => {
  if (isOnPath(program)) return { path: program }
  if (process.getuid?.() !== 0) return { missing: `no ${program} on the PATH, and only root may install it` }
  if (!isOnPath('apt-get')) return { missing: `no ${program} on the PATH, and no apt-get to install it` }
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, {
      stdio: 'pipe',
      timeout: longest,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  const install = () => apt('install', '-y', '--no-install-recommends', debianPackage)
  try {
    try {
      install()
    } catch {
      // Its lists may be old, or not there at all.
      apt('update')
      install()
    }
    return { path: program }
  } catch (error) {
    return { missing: `apt-get install ${debianPackage}: ${firstLine(error)}` }
  }
}

const isOnPath = (program: string): boolean =>
  (process.env.PATH ?? '').split(':').some((part) => part !== '' && existsSync(join(part, program)))

const said = (error: unknown): string => String((error as { stderr?: Buffer }).stderr ?? '')
const firstLine = (error: unknown): string => (said(error).trim() || String(error)).split('\n')[0]!.slice(0, 80)
