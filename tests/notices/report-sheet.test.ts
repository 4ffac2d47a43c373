import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/domain/report.ts'
import { same } from '../../src/domain/text.ts'
import { reportSheet } from '../../src/notices/report-sheet.ts'

const report: Report = {
  office: '象州县<信访局>',
  title: same('报告 & 表'),
  lines: [same('统计日期:2026年4月1日')],
  figures: [{ name: same('接访率'), value: same('95.0%(19/20)'), about: same('分母:甲\n分子:乙') }],
  tables: [
    {
      title: same('表一'),
      columns: [
        { name: same('领导'), width: 10 },
        { name: same('天数'), width: 5, isNumber: true },
      ],
      rows: [
        { cells: [same('<b>张三</b>'), 2.5], to: '/o/xz/audit' },
        { cells: [same('合计'), 3], isSum: true },
      ],
      none: same('没有。'),
    },
    { title: same('表二'), columns: [], rows: [], none: same('没有。') },
  ],
}
const head = { origin: 'reception-roster/x', size: 1204, root: '5f1c 9a02', at: '2026-04-01 10:00' }

describe('a report on paper', () => {
  it('has its figures with their definitions line by line, and its tables, every word as text', () => {
    const sheet = reportSheet(report, 'zh-CN', { above: [] })
    expect(sheet).toContain('<dd>95.0%(19/20)</dd><dd class="about">分母:甲<br>分子:乙</dd>')
    expect(sheet).toContain('<td>&lt;b&gt;张三&lt;/b&gt;</td><td class="number">2.5</td>')
    expect(sheet).toContain('<tr class="sum"><td>合计</td>')
    expect(sheet).toContain('象州县&lt;信访局&gt;')
    expect(sheet).toMatch(/表二<\/h2>\s*<p>没有。<\/p>/)
    expect(sheet).not.toContain('/o/xz/audit')
  })

  it('ends with the signed head of the log where one is to be printed, or says that none is there', () => {
    expect(reportSheet(report, 'zh-CN', { above: [], head })).toContain('1204条 5f1c 9a02')
    expect(reportSheet(report, 'en', { above: [], head })).toContain('1204 entries, 5f1c 9a02')
    expect(reportSheet(report, 'zh-CN', { above: [], head: null })).toContain('还没有签署过存证')
    expect(reportSheet(report, 'zh-CN', { above: [] })).not.toContain('<div class="evidence">')
  })

  it('is A4 and needs nothing from outside', () => {
    const sheet = reportSheet(report, 'zh-CN', { above: [{ href: '/back', words: '← 返回' }] })
    expect(sheet).toContain('@page { size: A4;')
    expect(sheet).not.toMatch(/src=|url\(|@import|<script|style="/)
  })
})
