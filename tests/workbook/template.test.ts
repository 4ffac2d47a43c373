import { readFileSync } from 'node:fs'
import * as xlsx from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { availabilitySchema } from '../../src/domain/availability.ts'
import { leaderSchema } from '../../src/domain/leader.ts'
import { openingSchema, placeSchema } from '../../src/domain/place.ts'
import { languages } from '../../src/domain/text.ts'
import { unitSchema } from '../../src/domain/unit.ts'
import type { Known, OfficeState } from '../../src/workbook/known.ts'
import { cellsOf } from '../../src/workbook/parse-cells.ts'
import { readWorkbook } from '../../src/workbook/read-workbook.ts'
import type { Sheet } from '../../src/workbook/sheet.ts'
import { tables } from '../../src/workbook/tables.ts'
import { filledWorkbook, templateWorkbook } from '../../src/workbook/template.ts'
import { understand } from '../../src/workbook/understand.ts'
import { partOf } from './files.ts'
import { states } from './states.ts'

const sample = 'fixtures/sample-workbook.xlsx'
const file = JSON.parse(readFileSync('fixtures/small-county-2026-12.json', 'utf8')) as OfficeState

const sheetsOf = async (bytes: Uint8Array): Promise<readonly Sheet[]> => {
  const read = await readWorkbook(bytes, 'a.xlsx')
  if (!read.ok) throw new Error(read.says.en)
  return read.sheets
}
/** The same without a process of its own, for many files. */
const quickly = (bytes: Uint8Array): Sheet[] => {
  const book = xlsx.read(bytes, { type: 'array', dense: true, cellNF: true, cellText: false })
  return book.SheetNames.map((name) => ({ name, rows: cellsOf(book.Sheets[name]!, false)! }))
}
const nothing = (units: OfficeState['units'], officeUnit: string): Known => ({
  officeUnit,
  today: '2026-11-24',
  units: units.filter(({ id }) => id === officeUnit),
  leaders: [],
  places: [],
  openings: [],
  availability: [],
})
/** A state by what people see: names for ids. */
const named = ({ units, leaders, places, openings, availability }: OfficeState) => {
  const unit = (id: string | undefined) => units.find((one) => one.id === id)?.name
  const place = (id: string) => places.find((one) => one.id === id)?.name
  return {
    units: units.map(({ id: _, parent, ...one }) => ({ ...one, parent: unit(parent) })),
    leaders: leaders.map(({ name, posts }) => ({
      name,
      posts: posts.map((post) => ({ ...post, unit: unit(post.unit) })),
    })),
    places: places.map(({ id: _, ...one }) => ({ ...one, unit: unit(one.unit) })),
    openings: openings.map(({ id: _, ...one }) => ({ ...one, place: place(one.place) })),
    availability: availability.map((one) => ({
      ...one,
      leader: leaders.find(({ id }) => id === one.leader)?.name,
    })),
  }
}

describe('the template', { timeout: 180_000 }, () => {
  it.each(languages)('%s: every sheet is found again by its headings, and says nothing yet', async (language) => {
    const sheets = quickly(await templateWorkbook(language))
    expect(sheets.map(({ name }) => name).slice(0, 4)).toEqual(
      Object.values(tables).map(({ name }) => name[language]),
    )
    expect(sheets.slice(0, 4).map(({ rows }) => rows.length)).toEqual([1, 1, 1, 1])
    expect(understand(sheets, nothing(file.units, 'xz')).rows).toEqual([])
  })

  it('explains every column and its values on a sheet of its own', async () => {
    const notes = quickly(await templateWorkbook('zh-CN')).at(-1)!
    expect(notes.name).toBe('填写说明')
    const columns = Object.values(tables).flatMap((table) => table.columns)
    expect(notes.rows).toHaveLength(columns.length + 5)
    expect(JSON.stringify(notes.rows)).toContain('上午、下午、全天')
    expect(JSON.stringify(notes.rows)).toContain('身份证')
  })

  it('has frozen headings repeated on paper, A4 landscape one page wide, lists to choose from, Chinese fonts', async () => {
    const bytes = await templateWorkbook('zh-CN')
    const leaders = partOf(bytes, 'xl/worksheets/sheet2.xml')
    expect(leaders).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(leaders).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
    expect(leaders).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
    expect(leaders).toContain('<formula1>"党委,人大,政府,政协,其他"</formula1>')
    expect(partOf(bytes, 'xl/workbook.xml')).toContain('localSheetId="1">\'领导\'!$1:$1</definedName>')
    const styles = partOf(bytes, 'xl/styles.xml')
    for (const font of ['宋体', '仿宋', '黑体']) expect(styles).toContain(`<name val="${font}"/>`)
  })

  it('has its elements in the order Excel insists on', async () => {
    const order = [
      'sheetPr',
      'sheetViews',
      'cols',
      'sheetData',
      'dataValidations',
      'printOptions',
      'pageMargins',
      'pageSetup',
      'headerFooter',
    ]
    const xml = partOf(await templateWorkbook('zh-CN'), 'xl/worksheets/sheet2.xml')
    const at = order.map((name) => xml.indexOf(`<${name}`))
    expect(at).toEqual(at.toSorted((a, b) => a - b))
    expect(at).not.toContain(-1)
  })
})

describe('what an office has', { timeout: 120_000 }, () => {
  it('comes back from its workbook as it was, in both languages, whatever it is called', async () => {
    await fc.assert(
      fc.asyncProperty(states, fc.constantFrom(...languages), async (state, language) => {
        const sheets = quickly(await filledWorkbook(state, language))
        const first = understand(sheets, nothing(state.units, 'office'))
        expect(first.rows.filter((row) => row.is === 'wrong')).toEqual([])
        expect(named(first.result!)).toEqual(named(state))
        const own = understand(sheets, { ...nothing(state.units, 'office'), ...state })
        expect(own.result).toEqual(state)
        expect(own.counts).toMatchObject({ new: 0, changed: 0, wrong: 0 })
      }),
      { numRuns: 40 },
    )
  })

  it('keeps two leaders of one name apart', async () => {
    const [first, second, ...others] = file.leaders
    const state = { ...file, leaders: [first!, { ...second!, name: first!.name, posts: first!.posts }, ...others] }
    const sheets = quickly(await filledWorkbook(state, 'zh-CN'))
    const own = understand(sheets, { ...nothing(file.units, 'xz'), ...state })
    expect(own.counts).toMatchObject({ new: 0, changed: 0, wrong: 0 })
    expect(own.result!.leaders).toEqual(state.leaders)
  })
})

describe('fixtures/sample-workbook.xlsx', { timeout: 180_000 }, () => {
  it('is the small county of the planning file: if not, run tests/tools/make-sample-workbook.ts', async () => {
    const sheets = await sheetsOf(readFileSync(sample))
    expect(sheets).toEqual(await sheetsOf(await filledWorkbook(file, 'zh-CN')))
    const { result, counts } = understand(sheets, nothing(file.units, 'xz'))
    expect(counts).toEqual({ new: 31, changed: 0, same: 1, wrong: 0 })
    expect(named(result!)).toEqual(named(file))
  })

  it('gives what planning files take', async () => {
    const { result } = understand(await sheetsOf(readFileSync(sample)), nothing(file.units, 'xz'))
    for (const one of result!.units) unitSchema.parse(one)
    for (const one of result!.leaders) expect(leaderSchema.parse(one)).toEqual(one)
    for (const one of result!.places) placeSchema.parse(one)
    for (const one of result!.openings) openingSchema.parse(one)
    for (const one of result!.availability) availabilitySchema.parse(one)
    expect(result!.leaders).toHaveLength(18)
    expect(result!.openings.map(({ session, on }) => [session, on])).toEqual([['morning', { every: 'workday' }]])
    expect(result!.availability.filter(({ from }) => from.startsWith('2026-12'))).toHaveLength(12)
  })
})
