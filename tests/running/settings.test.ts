import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readEnv, settingsTable } from '../../src/env.ts'

const readme = readFileSync('README.md', 'utf8')

describe('the settings', () => {
  it('stand in the README as the program reads them', () => {
    const lines = settingsTable().map(({ name, default: value, about }) => `| \`${name}\` | ${value} | ${about} |`)
    expect(readme).toContain(['| setting | default | |', '|---|---|---|', ...lines, ''].join('\n'))
  })

  it('are all settings that the README speaks of', () => {
    const known = new Set(settingsTable().map(({ name }) => name))
    const named = [...readme.matchAll(/ROSTER_[A-Z_]+/g)].map(([name]) => name)
    expect(named.filter((name) => !known.has(name))).toEqual([])
  })

  it('that are wrong are named, with what they take', () => {
    const read = readEnv({ ROSTER_PORT: '70000', ROSTER_LOG: 'loud' })
    expect(read.ok ? '' : read.says).toMatch(/ROSTER_PORT: .*\nROSTER_LOG: /)
  })
})
