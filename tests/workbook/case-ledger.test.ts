import * as xlsx from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseStateWords } from '../../src/domain/case.ts'
import { dispositionWords, outcomeWords } from '../../src/domain/case-event.ts'
import { addDays } from '../../src/domain/day.ts'
import { oneLine } from '../../src/domain/text.ts'
import { findTables } from '../../src/workbook/find-tables.ts'
import { columnsOf, ledgerCsv, ledgerTemplate, ledgerWorkbook } from '../../src/workbook/ledger.ts'
import { ledgerApart } from '../../src/workbook/ledger-apart.ts'
import { cellsOf } from '../../src/workbook/parse-cells.ts'
import { decode, parseCsv } from '../../src/workbook/read-csv.ts'
import type { Sheet } from '../../src/workbook/sheet.ts'
import { casesTable, type LedgerRow, ledgerColumns } from '../../src/workbook/table-cases.ts'
import { dayIn, textOf } from '../../src/workbook/words-of-cells.ts'
import { partOf } from './files.ts'

const head = { office: '象州县信访局', notes: [{ 'zh-CN': '导出时间', en: 'Written' }], isPersonal: true }
const empty = Object.fromEntries(ledgerColumns.map(({ key }) => [key, ''])) as LedgerRow
const sheetsOf = (bytes: Uint8Array): Sheet[] => {
  const book = xlsx.read(bytes, { type: 'array', dense: true, cellNF: true, cellText: false })
  return book.SheetNames.map((name) => ({ name, rows: cellsOf(book.Sheets[name]!, false)! }))
}
/** The rows a ledger holds, as any reader of ours finds them. */
const rowsIn = (sheets: readonly Sheet[]): LedgerRow[] =>
  findTables(sheets, [casesTable]).found.flatMap(({ rows }) =>
    rows.map(
      ({ cells }) =>
        Object.fromEntries(
          ledgerColumns.map(({ key, holds }) => {
            const cell = cells.get(key) ?? null
            return [key, holds === 'day' && textOf(cell) !== '' ? (dayIn(cell) ?? 'no day') : textOf(cell)]
          }),
        ) as LedgerRow,
    ),
  )

const words = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '=1+1',
      '\ufdd0=1+1',
      '+86 772',
      '-',
      '@x',
      "'早",
      '＝甲',
      '拆迁 补偿\n未到位',
      'constructor',
      '张三、李四',
    ),
  )
  .map((text) =>
    oneLine(text.toWellFormed().replace(/[\ufffd\p{Noncharacter_Code_Point}]/gu, '')).replace(
      /^[\s\u3000]+|[\s\u3000]+$/g,
      '',
    ),
  )
  // What a spreadsheet takes for a row of its own.
  .filter((text) => !text.startsWith("'") && !/^(注|备注|说明|填表|制表|审核|合计|共计|总计|联系人)/.test(text))
const days = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2005-01-01', n))
const row = fc
  .record(
    Object.fromEntries(
      ledgerColumns.map(({ key, holds }) => [
        key,
        holds === 'day'
          ? fc.oneof(days, fc.constant(''))
          : holds === 'number'
            ? fc.integer({ min: 1, max: 9999 }).map(String)
            : words,
      ]),
    ) as Record<keyof LedgerRow, fc.Arbitrary<string>>,
  )
  // Every case has these.
  .chain((one) =>
    fc.record({ received: days }).map(({ received }) => ({ ...one, received, subject: '01 基本民生' })),
  )

describe('the ledger of cases', () => {
  it('reads back as the rows that were written, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 4 }), async (rows) => {
        expect(rowsIn(sheetsOf(await ledgerWorkbook(head, rows, 'zh-CN')))).toEqual(rows)
      }),
      { numRuns: 12 },
    )
  })

  it('reads back from .csv, written part by part, in English too', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('zh-CN', 'en'),
        (rows, language) => {
          const parts = rows.map((one) => ledgerCsv(head, [one], language, false))
          const text = decode(Buffer.from([ledgerCsv(head, [], language, true), ...parts].join('')))!
          const read = parseCsv(text.replace(/^\ufeff/, ''))
          expect(rowsIn([{ name: 'csv', rows: 'rows' in read ? read.rows : [] }])).toEqual(rows)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('has no column about people unless it is asked for, nor whom a case concerns', async () => {
    const full = {
      ...empty,
      received: '2026-11-02',
      subject: '01',
      people: '张三',
      summary: '拆迁',
      instruction: '速办',
    }
    const one = {
      ...full,
      contacts: '13900000000',
      handlers: '李四',
      concernLeaders: '刘辉',
      concernUnits: '石龙镇',
    }
    const text = JSON.stringify(sheetsOf(await ledgerWorkbook({ ...head, isPersonal: false }, [one], 'zh-CN')))
    for (const hidden of ['张三', '拆迁', '速办', '13900000000', '李四', '刘辉', '石龙镇', '来访人"', '涉及'])
      expect(text).not.toContain(hidden)
    expect(columnsOf({ isPersonal: true }).length - columnsOf({ isPersonal: false }).length).toBe(7)
  })

  it('is printed on A4 landscape, two pages across, its headings and numbers on each', async () => {
    const bytes = await ledgerWorkbook(head, [{ ...empty, received: '2026-11-02', subject: '01' }], 'zh-CN')
    const sheet = partOf(bytes, 'xl/worksheets/sheet1.xml')
    expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"/)
    expect(sheet).toMatch(/<pageSetup[^>]*orientation="landscape"[^>]*fitToWidth="2" fitToHeight="0"/)
    expect(sheet).toMatch(/<pane ySplit="3" xSplit="1" topLeftCell="B4" activePane="bottomRight"/)
    expect(partOf(bytes, 'xl/workbook.xml')).toContain("'信访事项台账'!$A:$A,'信访事项台账'!$3:$3")
  })

  it('is written by a process of its own, part by part, as it is here', async () => {
    const rows = Array.from({ length: 7 }, (_, n) => ({
      ...{ ...empty, number: `2026-000${n}`, received: '2026-11-02', subject: '01', heads: '1' },
    }))
    async function* parts() {
      yield rows.slice(0, 3)
      yield rows.slice(3)
    }
    expect(rowsIn(sheetsOf(await ledgerApart(head, parts(), 'zh-CN')))).toEqual(rows)
    async function* broken(): AsyncGenerator<readonly LedgerRow[]> {
      yield rows
      throw new Error('the database is gone')
    }
    await expect(ledgerApart(head, broken(), 'zh-CN')).rejects.toThrow('the database is gone')
  })
})

describe('the template of the ledger', () => {
  it('is found again, and offers what the office has to choose from', async () => {
    const units = Array.from({ length: 90 }, (_, n) => `象州县第${n}个单位`)
    const bytes = await ledgerTemplate({ lead: units, receiver: ['陈新伟', '刘辉'] }, 'zh-CN')
    const sheets = sheetsOf(bytes)
    expect(findTables(sheets, [casesTable]).found.map(({ sheet, rows }) => [sheet, rows.length])).toEqual([
      ['信访事项台账', 0],
    ])
    const values = sheets.find(({ name }) => name === '可填内容')!.rows
    const column = (name: string) => values.map((cells) => cells[values[0]!.indexOf(name)])
    expect(column('责任单位').slice(1)).toEqual(units)
    expect(column('接待领导').slice(1, 3)).toEqual(['陈新伟', '刘辉'])
    expect(column('处理方式').slice(1, 5)).toEqual(Object.values(dispositionWords).map((text) => text['zh-CN']))
    expect(column('办理结果').slice(1, 5)).toEqual(Object.values(outcomeWords).map((text) => text['zh-CN']))
    expect(column('办理状态')).toHaveLength(units.length + 1)
    expect(column('办理状态').slice(1, 14)).toEqual(Object.values(caseStateWords).map((text) => text['zh-CN']))
    const letter = String.fromCharCode(65 + values[0]!.indexOf('责任单位'))
    expect(partOf(bytes, 'xl/worksheets/sheet1.xml')).toMatch(
      new RegExp(`type="list"[^>]*>\\s*<formula1>'可填内容'!\\$${letter}\\$2:\\$${letter}\\$91</formula1>`),
    )
  })
})
