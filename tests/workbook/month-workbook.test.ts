import * as xlsx from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { DutyView } from '../../src/domain/duty-view.ts'
import type { MonthView } from '../../src/workbook/month-words.ts'
import { monthCsv, monthWorkbook } from '../../src/workbook/month-workbook.ts'
import { partOf } from './files.ts'

const duty = (id: string, date: string, name: string, more: Partial<DutyView> = {}): DutyView => ({
  id,
  date,
  session: 'morning',
  start: '09:00',
  end: '12:00',
  activity: 'reception',
  changedAt: '2026-11-20T00:00:00Z',
  sequence: 0,
  provisional: false,
  leader: { id, name },
  title: '副县长',
  portfolio: ['教育', '医保'],
  place: { id: 'hall', name: '接访大厅', unit: 'c' },
  ...more,
})
const station = { id: 'station', name: '石龙镇群众站', unit: 't' }
const view: MonthView = {
  office: { name: '象州县信访局', timezone: 'Asia/Shanghai' },
  of: '象州县',
  month: '2026-12',
  provisional: [2027],
  notes: [{ 'zh-CN': '草稿', en: 'Draft' }],
  duties: [
    duty('d3', '2026-12-02', '莫德玲'),
    duty('d1', '2026-12-01', '陈新伟', { title: '=县委书记' }),
    duty('d2', '2026-12-01', '刘辉'),
    duty('d4', '2026-12-01', '韦明', { place: station, session: 'afternoon', start: '15:00', end: '18:00' }),
    duty('d5', '2027-01-04', '卢海才', { movedFrom: '2026-12-31', provisional: true }),
  ],
  totals: [
    {
      leader: '陈新伟',
      title: '县委书记',
      days: ['2026-12-01'],
      counts: [
        { rule: { 'zh-CN': '每月不少于2天', en: 'at least 2 days a month' }, actual: 1, min: 2 },
        { rule: { 'zh-CN': '每周至多1天', en: 'at most 1 day a week' }, actual: 1, max: 1 },
      ],
    },
    { leader: '刘辉', title: '副县长', days: ['2026-12-01'], counts: [] },
  ],
}
const rowsOf = (bytes: Uint8Array, at: number): unknown[][] => {
  const book = xlsx.read(bytes, { type: 'array' })
  return xlsx.utils.sheet_to_json(book.Sheets[book.SheetNames[at]!]!, { header: 1, defval: '' })
}

describe('the month as an office prints it', () => {
  it('has a title, notes, and one row for each duty in the order of days, times and places', async () => {
    const rows = rowsOf(await monthWorkbook(view, 'zh-CN'), 0)
    expect(rows[0]![0]).toBe('象州县2026年12月领导干部接访安排表')
    expect([rows[1]![0], rows[2]![0]]).toEqual(['草稿', '2027年放假安排尚未公布,有关日期为暂定'])
    expect(rows.slice(3)).toEqual([
      ['日期', '星期', '时段', '地点', '接访领导', '职务', '分管工作', '形式', '备注'],
      ['12月1日', '星期二', '上午 09:00–12:00', '接访大厅', '陈新伟', "'=县委书记", '教育、医保', '现场接访', ''],
      ['', '', '', '', '刘辉', '副县长', '教育、医保', '现场接访', ''],
      ['', '', '下午 15:00–18:00', '石龙镇群众站', '韦明', '副县长', '教育、医保', '现场接访', ''],
      ['12月2日', '星期三', '上午 09:00–12:00', '接访大厅', '莫德玲', '副县长', '教育、医保', '现场接访', ''],
      [
        '2027年1月4日',
        '星期一',
        '上午 09:00–12:00',
        '接访大厅',
        '卢海才',
        '副县长',
        '教育、医保',
        '现场接访',
        '原定12月31日;暂定(放假安排未公布)',
      ],
    ])
  })

  it('merges the title and a day’s cells, and repeats its headings on every A4 page', async () => {
    const bytes = await monthWorkbook(view, 'zh-CN')
    const xml = partOf(bytes, 'xl/worksheets/sheet1.xml')
    const merges = [...xml.matchAll(/<mergeCell ref="([^"]+)"/g)].map(([, ref]) => ref)
    expect(merges.sort()).toEqual(['A1:I1', 'A2:I2', 'A3:I3', 'A5:A7', 'B5:B7', 'C5:C6', 'D5:D6'])
    expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
    expect(xml).toContain('<pane ySplit="4" topLeftCell="A5" activePane="bottomLeft" state="frozen"/>')
    expect(partOf(bytes, 'xl/workbook.xml')).toContain("'接访安排'!$4:$4</definedName>")
    expect(partOf(bytes, 'xl/styles.xml')).toContain('<font><name val="宋体"/><sz val="22"/><family val="2"/><b/>')
    const order = [
      'sheetPr',
      'sheetViews',
      'cols',
      'sheetData',
      'mergeCells',
      'printOptions',
      'pageMargins',
      'pageSetup',
      'headerFooter',
    ]
    const at = order.map((name) => xml.indexOf(`<${name}`))
    expect(at).toEqual(at.toSorted((a, b) => a - b))
  })

  it('counts each leader’s days against every rule', async () => {
    expect(rowsOf(await monthWorkbook(view, 'zh-CN'), 1).slice(3)).toEqual([
      ['接访领导', '职务', '接访天数', '接访日期', '规则', '已排', '应排', '是否达标'],
      ['陈新伟', '县委书记', 1, '12月1日', '每月不少于2天', 1, '≥2', '未达标'],
      ['', '', '', '', '每周至多1天', 1, '≤1', '达标'],
      ['刘辉', '副县长', 1, '12月1日', '', '', '', ''],
    ])
  })

  it('speaks English, too, and is a file even when nobody receives', async () => {
    const rows = rowsOf(await monthWorkbook({ ...view, duties: [], totals: [], provisional: [] }, 'en'), 0)
    expect(rows[0]![0]).toBe('Reception of the public by leaders, 象州县, December 2026')
    expect(rows.at(-1)![0]).toBe('Nobody receives this month.')
  })

  it('as .csv opens in Excel as it is: a mark, CRLF, quotes, no formulas', () => {
    const csv = monthCsv(
      { ...view, duties: [duty('d', '2026-12-01', '=cmd|"x"', { title: '-1,\r\n+1', portfolio: ['@a\u0007'] })] },
      'zh-CN',
    )
    expect(csv).toBe(
      `\ufeff"日期","星期","时段","地点","接访领导","职务","分管工作","形式","备注"\r\n"2026-12-01","星期二","上午 09:00–12:00","接访大厅","'=cmd|""x""","'-1, +1","'@a","现场接访",""\r\n`,
    )
  })
})
