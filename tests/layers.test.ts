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
  reception: ['domain', 'calendar'],
  feeds: ['domain', 'calendar'],
  notices: ['domain', 'calendar'],
  audit: ['domain', 'calendar', 'rules', 'reception'],
  verify: [],
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
    'reception',
    'feeds',
    'notices',
    'audit',
    'verify',
    'words',
    'terminal',
    'workbook',
    'db',
  ],
  web: [
    'domain',
    'calendar',
    'rules',
    'solver',
    'roster',
    'reception',
    'feeds',
    'notices',
    'audit',
    'words',
    'workbook',
    'db',
  ],
}
/** Packages that belong to some folders only. */
const packages: Record<string, readonly string[]> = {
  luxon: ['calendar', 'feeds'],
  tyme4ts: ['calendar'],
  'ical-generator': ['feeds'],
  highs: ['solver'],
  'cli-table3': ['terminal'],
  'jsonc-parser': ['roster'],
  canonicalize: ['roster', 'db'],
  'better-sqlite3': ['db', 'verify'],
  'drizzle-orm': ['db'],
  '@e965/xlsx': ['workbook'],
  'write-excel-file': ['workbook'],
  '@node-rs/argon2': ['web'],
  croner: ['web'],
  uqr: ['web'],
  docxtemplater: ['notices'],
  pizzip: ['notices'],
}

const files = (readdirSync('src', { recursive: true }) as string[]).filter((name) => /\.(ts|tsx|mjs)$/.test(name))
const sources = new Map(files.map((file) => [file, readFileSync(join('src', file), 'utf8')]))
const imports = files.flatMap((file) =>
  [...sources.get(file)!.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target]) => ({
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
      expect(sources.get(file), file).not.toMatch(/process\.env/)
  })

  it('has no file that imports itself by way of others, types aside', () => {
    const next = new Map(
      [...sources].map(([file, source]) => [
        file,
        [...source.matchAll(/^(?:import|export) (?!type )[^'"]*?'(\.[^']+)'/gm)].map(([, target]) =>
          join(dirname(file), target!),
        ),
      ]),
    )
    const circles: string[] = []
    const done = new Set<string>()
    const follow = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (done.has(file) || path.includes(file)) return
      for (const target of next.get(file) ?? []) follow(target, [...path, file])
      done.add(file)
    }
    for (const file of files) follow(file, [])
    expect(circles).toEqual([])
    expect([...next.values()].flat().length).toBeGreaterThan(1000)
  })

  it('says above every export what it is; schemas describe themselves', () => {
    const silent = [...sources].flatMap(([file, source]) => {
      const lines = source.split('\n')
      return lines.flatMap((line, n) => {
        const name = /^export (?:async )?(?:const|function|class|interface) (\w+)/.exec(line)?.[1]
        if (!name || name.endsWith('Schema')) return []
        const above = lines.slice(0, n).findLast((one) => !one.startsWith('// '))
        return above?.endsWith('*/') ? [] : [`${file}:${n + 1} ${name}`]
      })
    })
    expect(silent).toEqual([])
  })

  it('has no words that nobody says', () => {
    const all = [...sources.values()].join('\n')
    const unsaid = [...sources].flatMap(([file, source]) =>
      [
        ...source.matchAll(/^(export )?const (\w+) = \{\n([\s\S]*?)\n\} as const satisfies Record<string, Text>/gm),
      ].flatMap(([whole, isShared, name, body]) => {
        const users = (isShared ? all : source).replace(whole, '')
        // Words taken by a key that is known only when the program runs.
        if (
          new RegExp(`(?<!\\.)\\b${name}\\b(?!\\.)(?![^\\n]*from ')`).test(
            users.replace(/^import[\s\S]*?from '.*'$/gm, ''),
          )
        )
          return []
        return [...body!.matchAll(/^ {2}'?([\w-]+)'?:/gm)]
          .filter(([, key]) => !new RegExp(`\\b${name}\\.${key}\\b`).test(users))
          .map(([, key]) => `${file} ${name}.${key}`)
      }),
    )
    expect(unsaid).toEqual([])
  })
})
