import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pathInWords } from '../../src/roster/mistake.ts'
import { jsonSchemas, readPlan } from '../../src/roster/planning-file.ts'
import { damagedFiles } from './damaged-files.ts'

const small = readFileSync('fixtures/small-county-2026-12.json', 'utf8')

describe('a planning file', () => {
  it.each(damagedFiles.filter(({ text }) => text.length < 1_000_000))(
    'with $name is refused in both languages, naming $place',
    ({ text, place }) => {
      const read = readPlan(text)
      expect(read.ok).toBe(false)
      if (read.ok) return
      const said = read.mistakes.map(({ path, line, column }) => `:${line}:${column} ${pathInWords(path)}`)
      expect(said.join('\n')).toContain(place)
      for (const { says } of read.mistakes) {
        expect(says['zh-CN']).toMatch(/[\u4e00-\u9fff]/)
        expect(says.en).toMatch(/[a-z]{2}/)
        expect(says.en).not.toBe(says['zh-CN'])
        expect(`${says.en} ${says['zh-CN']}`).not.toMatch(/undefined|Invalid input$/)
      }
    },
  )

  it('says every mistake at once, shape and references alike', () => {
    const file = JSON.parse(small)
    file.month = 'December'
    file.leaders[3].posts[0].role = 'king'
    file.availability[0].leader = 'nobody'
    file.openings[0].on = { weekdays: ['mon'], holidays: 'skip' }
    const read = readPlan(JSON.stringify(file))
    const paths = read.ok ? [] : read.mistakes.map(({ path }) => pathInWords(path))
    expect(paths).toEqual(expect.arrayContaining(['month', 'leaders[3].posts[0].role', 'availability[0].leader']))
    expect(paths.some((path) => path.startsWith('openings[0].on'))).toBe(true)
  })

  it('is placed by line and column', () => {
    const read = readPlan(small.replace('"month": "2026-12"', '"month": "2026-99"'))
    expect(read).toMatchObject({ ok: false, mistakes: [{ line: 4, column: 12 }] })
  })

  it('has the same hash whatever its spaces and the order of its keys', () => {
    const file = JSON.parse(small)
    const turned = JSON.stringify(Object.fromEntries(Object.entries(file).reverse()), null, 7)
    const hash = (text: string) => {
      const read = readPlan(text)
      return read.ok && read.value.input
    }
    expect(hash(turned)).toBe(hash(small))
    expect(hash(small)).toMatch(/^[0-9a-f]{64}$/)
    expect(hash(small.replace('"n":2', '"n":3'))).not.toBe(hash(small))
  })

  it('may be made for another month', () => {
    const read = readPlan(small, { month: '2027-01' })
    expect(read.ok && read.value.month.name).toBe('2027-01')
    expect(read.ok && read.value.month.provisional).toEqual([2027])
  })
})

describe('the JSON Schema', () => {
  it('describes every field of the planning file that the example of the format shows', () => {
    const { planningFile } = jsonSchemas()
    expect(Object.keys(planningFile.properties!)).toEqual(
      expect.arrayContaining([
        'office',
        'month',
        'units',
        'leaders',
        'liaisons',
        'places',
        'openings',
        'calendar',
        'ruleSets',
        'availability',
        'history',
        'published',
        'pins',
      ]),
    )
    expect(planningFile).toMatchObject({ additionalProperties: false })
    expect(JSON.stringify(planningFile)).toContain('Two duties of one leader lie more than n calendar days apart')
  })

  it('says every kind of rule', () => {
    const schema = JSON.stringify(jsonSchemas().planningFile)
    for (const kind of ['coverage', 'quota', 'rest', 'apart', 'eligible', 'balance', 'wishes', 'spread'])
      expect(schema).toContain(`"const":"${kind}"`)
  })
})
