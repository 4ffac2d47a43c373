import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const assets = readdirSync('src/web/assets')
const asset = (name: string): string => readFileSync(join('src/web/assets', name), 'utf8')
const css = asset('app.css').replace(/\/\*[\s\S]*?\*\//g, '')
const scripts = assets.filter((name) => name.endsWith('.js'))
const pages = (readdirSync('src/web', { recursive: true }) as string[])
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join('src/web', name), 'utf8'))
  .join('\n')

describe('what browsers are given', () => {
  it('has no class that no page and no script sets', () => {
    const written = `${pages}\n${scripts.map(asset).join('\n')}`
    const names = [...css.replace(/\{[^{}]*\}/g, '').matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name!)
    const isWritten = (name: string): boolean =>
      new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(written) ||
      // `depth-${n}`
      (/-\d$/.test(name) && written.includes(`\`${name.replace(/\d$/, '')}\${`))
    expect([...new Set(names)].filter((name) => !isWritten(name))).toEqual([])
    expect(names.length).toBeGreaterThan(100)
  })

  it('has no script or picture that no page asks for', () => {
    expect(assets.filter((name) => !pages.includes(name))).toEqual([])
  })

  it('is understood from Chrome 109 on', () => {
    const newer =
      /color-mix\(|light-dark\(|oklch\(|oklab\(|@layer|@scope|@starting-style|@property|\bsubgrid\b|field-sizing|anchor-name|view-transition|:user-valid|:user-invalid|\blinear\(|\blh\b|scrollbar-(?:color|width)/
    expect(css).not.toMatch(newer)
    // Nesting: a rule within a rule.
    expect(css.replace(/@(?:media|supports)[^{]*\{/g, '')).not.toMatch(/\{[^}]*\{/)
    for (const name of scripts)
      expect(asset(name), name).not.toMatch(
        /\.(?:toSorted|toReversed|toSpliced|with|isWellFormed|toWellFormed|findLastIndex|checkVisibility)\(|Object\.groupBy|Map\.groupBy|Promise\.withResolvers|Array\.fromAsync|URL\.canParse/,
      )
  })
})
