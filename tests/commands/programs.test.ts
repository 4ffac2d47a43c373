import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const { bin } = JSON.parse(readFileSync('package.json', 'utf8')) as { bin: Record<string, string> }

describe('the programs that the package names', () => {
  it.each(Object.entries(bin))('%s starts by its name alone, as npx starts it', { timeout: 60_000 }, (_, file) => {
    expect(execFileSync(resolve(file), ['--help'], { encoding: 'utf8' })).toContain('--lang')
  })
})
