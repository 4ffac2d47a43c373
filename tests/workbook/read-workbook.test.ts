import { readFileSync } from 'node:fs'
import * as xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { parseApart } from '../../src/workbook/parse-apart.ts'
import { readWorkbook } from '../../src/workbook/read-workbook.ts'
import { type Refusal, refusals } from '../../src/workbook/refusal.ts'
import { bookOf, dateCell, gb18030, partsOf, zipOf } from './files.ts'

const rows = [
  ['姓名', '职务', '任职起'],
  ['陈新伟', '县委书记', dateCell(46307)],
  ['邓宏伟', '县长', '2026年10月12日'],
]
const read = [
  ['姓名', '职务', '任职起'],
  ['陈新伟', '县委书记', { day: '2026-10-12' }],
  ['邓宏伟', '县长', '2026年10月12日'],
]
const csv = '姓名,职务,任职起\r\n陈新伟,县委书记,2026-10-12\r\n"邓,宏""伟",县长,\r\n'
const csvRead = [
  ['姓名', '职务', '任职起'],
  ['陈新伟', '县委书记', '2026-10-12'],
  ['邓,宏"伟', '县长', null],
]
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const sheetsOf = async (bytes: Uint8Array, name = '名单.xlsx') => {
  const result = await readWorkbook(bytes, name)
  if (!result.ok) throw new Error(result.says['zh-CN'])
  return result.sheets
}
const refused = async (bytes: Uint8Array, because: Refusal, name = '名单.xlsx') =>
  expect(await readWorkbook(bytes, name)).toEqual({ ok: false, says: refusals[because] })

const part = (name: string, content: string | Uint8Array = '', saysSize?: number) => ({
  name,
  content,
  ...(saysSize === undefined ? {} : { saysSize }),
})

describe('reading a workbook', { timeout: 180_000 }, () => {
  it.each(['xlsx', 'biff8', 'ods', 'xlsb', 'xlsm'] as const)('%s gives the same cells', async (bookType) => {
    expect(await sheetsOf(bookOf({ 领导: rows }, bookType), '叫什么都行.doc')).toEqual([
      { name: '领导', rows: read },
    ])
  })

  it('.csv is read as UTF-8, with a mark or without, and as GB18030, whatever it is called', async () => {
    for (const bytes of [bytesOf(csv), bytesOf(`\ufeff${csv}`), gb18030(csv)])
      expect(await sheetsOf(bytes, 'C:\\下载\\名单.xls')).toEqual([{ name: '名单', rows: csvRead }])
  })

  it('tabs, semicolons, UTF-16 and lines without an end are read, too', async () => {
    const expected = [
      ['姓名', '职务'],
      ['刘辉', '副县长'],
    ]
    const utf16 = new Uint8Array(Buffer.from('\ufeff姓名\t职务\n刘辉\t副县长', 'utf16le'))
    for (const bytes of [bytesOf('姓名;职务\n刘辉;副县长'), bytesOf('姓名\t职务\r刘辉\t副县长'), utf16])
      expect((await sheetsOf(bytes, 'a.txt'))[0]!.rows).toEqual(expected)
  })

  it('cells merged downwards are repeated; hidden sheets are left out; 1904 dates are shifted', async () => {
    const sheet = xlsx.utils.aoa_to_sheet([
      ['姓名', '职务'],
      ['刘辉', '副县长'],
      [null, '公安局局长'],
      ['x', dateCell(44845)],
    ])
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }]
    const book = xlsx.utils.book_new()
    xlsx.utils.book_append_sheet(book, sheet, '领导')
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([['藏']]), '隐藏')
    book.Workbook = { WBProps: { date1904: true }, Sheets: [{}, { Hidden: 1 }] }
    const sheets = await sheetsOf(new Uint8Array(xlsx.write(book, { type: 'buffer', bookType: 'xlsx' })))
    expect(sheets).toHaveLength(1)
    expect(sheets[0]!.rows[2]).toEqual(['刘辉', '公安局局长'])
    expect(sheets[0]!.rows[3]).toEqual(['x', { day: '2026-10-12' }])
  })
})

describe('a file that is refused', { timeout: 180_000 }, () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])

  it('is told by its content, with words that say what to do', async () => {
    await refused(new Uint8Array(), 'empty')
    await refused(bytesOf(' \n,,\n'), 'noTable')
    await refused(bookOf({ 空: [[]] }), 'noTable')
    await refused(png, 'picture')
    await refused(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]), 'picture', '照片.jpg')
    await refused(bytesOf('%PDF-1.7 …'), 'pdf')
    await refused(bytesOf('<html><table><tr><td>姓名'), 'page', '导出.xls')
    await refused(zipOf([part('[Content_Types].xml'), part('word/document.xml')]), 'word', '名单.docx')
    await refused(zipOf([part('ppt/presentation.xml')]), 'slides')
    await refused(zipOf([part('名单.xlsx', 'x')]), 'archive', '名单.zip')
    await refused(Uint8Array.from([1, 2, 0, 4]), 'unknown')
    await refused(Uint8Array.from([0xe5, 0xff, 0xff, 0x41]), 'encoding', 'a.csv')
    await refused(new Uint8Array(5 * 1024 * 1024 + 1), 'tooBig')
    for (const says of Object.values(refusals)) expect(says['zh-CN']).toMatch(/请/)
  })

  it('with a password is told apart from a damaged one', async () => {
    const locked = xlsx.CFB.utils.cfb_new()
    xlsx.CFB.utils.cfb_add(locked, '/EncryptionInfo', Buffer.from('x'))
    xlsx.CFB.utils.cfb_add(locked, '/EncryptedPackage', Buffer.from('y'))
    await refused(new Uint8Array(xlsx.CFB.write(locked, { type: 'buffer' }) as Buffer), 'password')
    const whole = bookOf({ 领导: rows })
    await refused(whole.subarray(0, whole.length - 200), 'corrupt')
    const broken = Uint8Array.from(whole)
    broken.fill(0x5a, 100, 900)
    await refused(broken, 'corrupt')
  })

  it('as a bomb is refused before it is unpacked', async () => {
    // 1 GiB in about 1 MB: four parts of the same 256 MiB.
    const quarter = new Uint8Array(256 * 1024 * 1024)
    const bomb = zipOf([1, 2, 3, 4].map((n) => part(`xl/worksheets/sheet${n}.xml`, quarter)))
    expect(bomb.length).toBeLessThan(5 * 1024 * 1024)
    const before = performance.now()
    await refused(bomb, 'tooMuch')
    expect(performance.now() - before).toBeLessThan(1_000)
  })

  it('as a bomb that lies about its sizes is refused after the size it claims', async () => {
    const honest = bookOf({ 领导: rows })
    const parts = partsOf(honest)
    expect(await sheetsOf(zipOf(parts))).toEqual([{ name: '领导', rows: read }])
    const lie = part('xl/worksheets/sheet1.xml', new Uint8Array(256 * 1024 * 1024), 1000)
    await refused(zipOf([...parts.filter(({ name }) => name !== lie.name), lie]), 'corrupt')
  })

  it('of too many rows or columns is refused, however few bytes it takes', async () => {
    await refused(bookOf({ 长: Array.from({ length: 20_001 }, () => ['刘辉']) }), 'tooMuch')
    await refused(bookOf({ 宽: [Array.from({ length: 201 }, () => '刘辉')] }), 'tooMuch')
    await refused(bytesOf('刘辉\n'.repeat(20_001)), 'tooMuch', 'a.csv')
    await refused(bytesOf(`${'刘辉,'.repeat(201)}刘辉`), 'tooMuch', 'a.csv')
  })

  it('that needs more memory than a workbook may have ends its own process only', async () => {
    const row = `<row>${'<c><v>1</v></c>'.repeat(190)}</row>`
    const sheet = `<worksheet><sheetData>${row.repeat(19_000)}</sheetData></worksheet>`
    const isSheet = (name: string): boolean => name === 'xl/worksheets/sheet1.xml'
    const bytes = zipOf(
      partsOf(bookOf({ 领导: rows })).map((one) => (isSheet(one.name) ? part(one.name, sheet) : one)),
    )
    await refused(bytes, 'tooMuch')
  })

  it('that takes too long is stopped, and its process is gone', async () => {
    const children = () =>
      readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean)
    const before = children()
    expect(await parseApart({ bytes: bookOf({ 领导: rows }), zipped: true }, undefined, 0.02)).toEqual({
      because: 'tooSlow',
    })
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(children().filter((pid) => !before.includes(pid))).toEqual([])
  })

  it('can be given up by a signal', async () => {
    const signal = AbortSignal.timeout(50)
    await expect(readWorkbook(bookOf({ 领导: rows }), 'a.xlsx', { signal })).rejects.toThrow(/timeout/i)
  })
})
