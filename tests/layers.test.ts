import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Folders of src/ and what each may import; files of src/ itself may import everything. */
const arrows: Record<string, readonly string[]> = {
  domain: [],
  calendar: ['domain'],
  rules: ['domain', 'calendar'],
  solver: ['domain', 'rules'],
  roster: ['domain', 'calendar', 'rules', 'solver'],
  feeds: ['domain', 'calendar'],
  notices: ['domain', 'calendar'],
  words: ['domain', 'calendar', 'rules', 'solver', 'roster'],
  terminal: ['domain', 'calendar', 'rules', 'roster', 'words'],
  workbook: ['domain', 'calendar'],
  db: ['domain'],
  commands: [
    'domain',
    'calendar',
    'rules',
    'solver',
    'roster',
    'feeds',
    'notices',
    'words',
    'terminal',
    'workbook',
    'db',
  ],
  web: ['domain', 'calendar', 'rules', 'solver', 'roster', 'feeds', 'notices', 'words', 'workbook', 'db'],
}
/** Packages that belong to some folders only. */
const packages: Record<string, readonly string[]> = {
  luxon: ['calendar', 'feeds'],
  tyme4ts: ['calendar'],
  'ical-generator': ['feeds'],
  highs: ['solver'],
  'cli-table3': ['terminal'],
  'jsonc-parser': ['roster'],
  canonicalize: ['roster'],
  'better-sqlite3': ['db'],
  'drizzle-orm': ['db'],
  '@e965/xlsx': ['workbook'],
  'write-excel-file': ['workbook'],
  '@node-rs/argon2': ['web'],
}

const files = (readdirSync('src', { recursive: true }) as string[]).filter((name) => /\.(ts|tsx|mjs)$/.test(name))
const imports = files.flatMap((file) =>
  [...readFileSync(join('src', file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target]) => ({
    file,
    target: target!,
  })),
)
const folderOf = (path: string): string => (path.includes('/') ? path.split('/')[0]! : '')

describe('src/', () => {
  it('has the folders that are drawn, each with something in it', () => {
    const folders = readdirSync('src', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expect(folders.sort()).toEqual(Object.keys(arrows).sort())
  })

  it('imports only along the arrows', () => {
    const against = imports
      .filter(({ target }) => target.startsWith('.'))
      .map(({ file, target }) => ({
        file,
        from: folderOf(file),
        to: folderOf(relative('src', join('src', dirname(file), target))),
      }))
      .filter(({ from, to }) => from !== '' && from !== to && !arrows[from]!.includes(to))
    expect(against).toEqual([])
    expect(imports.length).toBeGreaterThan(100)
  })

  it('keeps packages where they belong', () => {
    const astray = imports.filter(
      ({ file, target }) => packages[target] && !packages[target].includes(folderOf(file)),
    )
    expect(astray).toEqual([])
    expect(imports.filter(({ target }) => target === 'highs').map(({ file }) => file)).toEqual(['solver/engine.ts'])
  })

  it('reads the environment where a process begins, and nowhere else', () => {
    for (const file of files.filter((name) => name !== 'main.ts' && name !== 'demo.ts'))
      expect(readFileSync(join('src', file), 'utf8'), file).not.toMatch(/process\.env/)
  })
})
