import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished } from 'vitest'
import { itWith } from '../tools/needs.ts'
import { emptyFolder } from '../tools/terminal.ts'

/** A folder of programs for PATH: a shell, Node, and what every Linux has; no npm, no compiler. */
const barePath = (): string => {
  const folder = join(emptyFolder(), 'bin')
  mkdirSync(folder)
  symlinkSync(process.execPath, join(folder, 'node'))
  for (const name of ['sh', 'dirname']) {
    const found = ['/bin', '/usr/bin'].map((place) => join(place, name)).find((path) => existsSync(path))!
    symlinkSync(found, join(folder, name))
  }
  return folder
}

describe('the bundle', () => {
  itWith(
    'CI=true or BUNDLE=1',
    'runs on a machine that has Node and nothing else: no npm, no internet, no compiler',
    async () => {
      const out = emptyFolder()
      const said = execFileSync(process.execPath, ['--import', 'tsx', 'src/bundle.ts', out], { encoding: 'utf8' })
      const [file] = readdirSync(out)
      expect(said).toContain(join(out, file!))
      expect(said).toMatch(/\d MB/)
      expect(statSync(join(out, file!)).size).toBeLessThan(25 * 1024 * 1024)

      const place = emptyFolder()
      execFileSync('tar', ['-xzf', join(out, file!), '-C', place])
      const folder = join(place, readdirSync(place)[0]!)
      const packed = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      expect(packed.filter((name) => name.endsWith('.node')).map((name) => name.split('/').at(-1))).toEqual(
        expect.arrayContaining(['better_sqlite3.node', expect.stringMatching(/^argon2\..*\.node$/)]),
      )
      expect(packed.filter((name) => /\.d\.ts$|\.map$|^tests\/|\/vitest\//.test(name))).toEqual([])

      const env = {
        PATH: barePath(),
        npm_config_registry: 'http://127.0.0.1:9',
        HTTPS_PROXY: 'http://127.0.0.1:9',
        ROSTER_PORT: '0',
      }
      const service = spawn(join(folder, 'start.sh'), { cwd: '/', env })
      const ended = new Promise((resolve) => service.once('close', resolve))
      onTestFinished(async () => {
        service.kill('SIGKILL')
        await ended
      })
      const address = await new Promise<string>((resolve, reject) => {
        let heard = ''
        const listen = (bytes: unknown) => {
          heard += bytes
          const [found] = /http:\/\/[^\s/]+/.exec(heard) ?? []
          if (found) resolve(found)
        }
        service.stdout.on('data', listen)
        service.stderr.on('data', listen)
        void ended.then(() => reject(new Error(heard)))
      })
      expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ ok: true })
      for (const path of ['/set-up', '/assets/pico.css', '/assets/app.css'])
        expect((await fetch(address + path)).status, path).toBe(200)

      const roster = (...args: string[]) =>
        execFileSync(join(folder, 'roster'), args, { cwd: out, env, encoding: 'utf8' })
      const plan = join(folder, 'fixtures', 'small-county-2026-12.json')
      expect(roster('make', plan, '--lang', 'en')).toContain('Proven best')
      expect(roster('backup', join(out, 'b.db'), '--data', join(folder, 'data'))).toContain('已备份并核对')
      service.kill('SIGTERM')
      await ended
      expect(roster('restore', join(out, 'b.db'), '--data', join(folder, 'data'))).toContain('已恢复并核对')
    },
    90_000,
  )
})
