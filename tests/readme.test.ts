import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { call } from './tools/terminal.ts'

const readme = readFileSync('README.md', 'utf8')

describe('the README', () => {
  it('shows the roster that the command prints', async () => {
    const { out } = await call('make', 'fixtures/small-county-2026-12.json', '--lang', 'en')
    expect(readme).toContain(out)
  })

  it('shows the reason that the command gives for the month that cannot be done', async () => {
    const { out } = await call('make', 'fixtures/short-2026-03.json', '--lang', 'en')
    expect(readme).toContain(out.slice(out.indexOf('What had to give'), out.indexOf('Proven best')).trimEnd())
  })

  it('shows what the command says of the contradiction in it, and the cheapest way out', async () => {
    const { out } = await call('explain', 'fixtures/short-2026-03.json', '--lang', 'en')
    expect(readme).toContain(out.slice(0, out.indexOf('     县群众工作部接访大厅\n')).trimEnd())
  })

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target!)
    expect(links.length).toBeGreaterThan(30)
    expect(links.filter((target) => !existsSync(target))).toEqual([])
  })
})
