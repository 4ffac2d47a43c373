import * as xlsx from '@e965/xlsx'
import fc from 'fast-check'
import PizZip from 'pizzip'
import { describe, expect, it } from 'vitest'
import type { Notice } from '../../src/domain/notice.ts'
import { noticeDocx } from '../../src/notices/notice-docx.ts'
import { shippedForm } from '../../src/notices/notice-form.ts'
import { noticeHtml } from '../../src/notices/notice-html.ts'
import { noticeJson } from '../../src/notices/notice-json.ts'
import { noticeText } from '../../src/notices/notice-text.ts'
import { type Screen, screenHtml } from '../../src/notices/screen.ts'
import { signInSheet } from '../../src/notices/sign-in-sheet.ts'
import { noticeWorkbook } from '../../src/workbook/notice-workbook.ts'
import { amendedNotice, noticeAfter, officeSaid, view } from '../tools/amended-month.ts'

const cellsIn = async (notice: Notice): Promise<string[]> => {
  const book = xlsx.read(await noticeWorkbook(notice, 'zh-CN'), { type: 'array' })
  return xlsx.utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 }).flat().map(String)
}
const documentIn = (docx: Uint8Array): string => new PizZip(docx).file('word/document.xml')!.asText()
const wordsIn = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('\n')
const screen = (notice: Notice | undefined, today: string): Screen => ({
  office: '象州县群众工作部',
  today,
  clock: '10:00',
  secondsLeft: 50_400,
  thisMonth: notice,
  nextMonth: undefined,
})

describe('every form of a notice', () => {
  it('says who receives when and where, what is amended, when it was published, who signs and how to book', async () => {
    const notice = amendedNotice()
    const forms = {
      html: noticeHtml(notice, 'zh-CN'),
      text: noticeText(notice, 'zh-CN'),
      xlsx: (await cellsIn(notice)).join('\n'),
      docx: wordsIn(documentIn(noticeDocx(shippedForm(), notice))),
    }
    for (const [form, words] of Object.entries(forms))
      for (const said of [
        ...['领导甲', '县委书记', '农业、水利', '现场接访', '带案下访', '接访大厅', '石龙镇群众站', '12月9日'],
        ...['已取消', '新增', '原为领导乙', '原定', '2026年12月领导干部接访安排公示', '象信公示〔2026〕3号'],
        ...['2026年11月20日', '提前13天', '2026年12月1日', '象州县信访局', '已经诉讼的事项', '不在接访范围'],
        ...['0772-1234567', '前一天17:00前', '县城1号'],
      ])
        expect(words, form).toContain(said)
  })

  it('as a page strikes a cancelled duty through, and that one alone', () => {
    const rows = noticeHtml(amendedNotice(), 'zh-CN').match(/<tr><td.*?<\/tr>/g)!
    const struck = rows.filter((row) => row.includes('<s>'))
    expect(struck).toHaveLength(1)
    expect(struck[0]).toContain('<s>领导丁</s>')
    expect(struck[0]).toContain('>已取消</td>')
  })

  it('as a workbook strikes it through, too', async () => {
    const zip = new PizZip(await noticeWorkbook(amendedNotice(), 'zh-CN'))
    expect(zip.file('xl/styles.xml')!.asText()).toContain('<strike')
  })

  it('as text has one line for each duty below its day', () => {
    const text = noticeText(amendedNotice(), 'zh-CN')
    expect(text).toContain(
      '12月4日 周五\n  上午 09:00–12:00 接访大厅 县委书记 韦明(分管工作:农业、水利) 现场接访【原为领导乙】\n',
    )
    expect(text).toContain('\n12月8日 周二\n  【已取消】上午 09:00–12:00')
  })

  it('as JSON can be read again', () => {
    const { duties, published, title } = JSON.parse(noticeJson(amendedNotice()))
    expect(title).toBe('2026年12月领导干部接访安排公示')
    expect(published).toEqual({ first: '2026-11-20', daysAhead: 13, current: '2026-12-01', revision: 2 })
    expect(duties).toHaveLength(6)
    expect(duties[1]).toMatchObject({
      date: '2026-12-04',
      leader: '韦明',
      post: '县委书记',
      place: '接访大厅',
      form: '现场接访',
      isCancelled: false,
      was: { leader: '领导乙' },
    })
    expect(duties[4].was).toBeNull()
  })

  it('of many places with a duty each is one table with the places below it', () => {
    const places = Array.from({ length: 5 }, (_, n) =>
      view(`d${n}`, {
        date: `2026-12-0${n + 1}`,
        place: { id: `p${n}`, unit: 'u', name: `第${n}站`, phone: '12345' },
      }),
    )
    const page = noticeHtml(noticeAfter([places]), 'zh-CN')
    expect(page.match(/<table>/g)).toHaveLength(1)
    expect(page).toContain('<li>第4站 <span class="where"><span>预约电话:12345</span></span></li>')
  })

  it('of a month without duties says so', async () => {
    const notice = noticeAfter([[]])
    expect(noticeHtml(notice, 'zh-CN')).toContain('本月没有安排')
    expect(noticeText(notice, 'zh-CN')).toContain('本月没有安排')
    expect(await cellsIn(notice)).toContain('本月没有安排。')
    expect(wordsIn(documentIn(noticeDocx(shippedForm(), notice)))).toContain('本月没有安排')
    expect(signInSheet(notice, 'zh-CN', [])).toContain('本月没有安排')
  })
})

describe('the sign-in sheet', () => {
  it('has a sheet for each place and leaves the cancelled out', () => {
    const sheet = signInSheet(amendedNotice(), 'zh-CN', [])
    expect(sheet.match(/<section>/g)).toHaveLength(2)
    expect(sheet.match(/<tr><td/g)).toHaveLength(5)
    expect(sheet).not.toContain('领导丁')
    for (const head of ['签到', '到达时间', '离开时间', '来访批次', '来访人次', '备注'])
      expect(sheet).toContain(`>${head}</th>`)
  })
})

describe('the lobby screen', () => {
  it('shows who receives today, then the next days, how to book and what is not received', () => {
    const page = screenHtml(screen(amendedNotice(), '2026-12-04'), 'zh-CN')
    const [today, next] = page.split('<section class="next">')
    expect(today).toContain('<span class="now">今天 </span>12月4日 周五')
    expect(today).toContain('韦明')
    expect(today).toContain('原为领导乙')
    expect(today).not.toContain('领导丙')
    expect(next).toContain('领导丙')
    expect(next).toContain('<b><s>领导丁</s></b>')
    expect(next).toContain('预约电话:0772-1234567 预约截止:前一天17:00前 接访大厅')
    expect(next).toContain('<li class="line">已经诉讼的事项</li>')
    expect(page).not.toContain('领导甲')
  })

  it('says when nobody receives today, and when this month is not published', () => {
    expect(screenHtml(screen(amendedNotice(), '2026-12-05'), 'zh-CN')).toContain('没有领导接访')
    expect(screenHtml(screen(undefined, '2026-12-05'), 'zh-CN')).toContain('本月安排尚未公布')
  })

  it('with more duties than it has room for says how many more', () => {
    const many = Array.from({ length: 9 }, (_, n) => view(`d${n}`, { leader: { id: `l${n}`, name: `第${n}位` } }))
    const page = screenHtml(screen(noticeAfter([many]), '2026-12-01'), 'zh-CN')
    expect(page).toContain('12月1日 周二(共9场,全部见公示)')
    expect(page).not.toContain('第4位')
  })

  it('asks for itself again without scripts', () => {
    expect(screenHtml(screen(undefined, '2026-12-05'), 'zh-CN')).toMatch(
      /<noscript><meta http-equiv="refresh" content="\d+"><\/noscript>/,
    )
  })
})

const sign = fc.constantFrom(
  ...[
    '<',
    '>',
    '&',
    '"',
    "'",
    '{',
    '}',
    '{#安排}',
    '\r\n',
    '\n',
    '\t',
    ',',
    ';',
    '\\',
    '=',
    '+',
    '@',
    '|',
    '\u0000',
  ],
  ...[
    '\u2028',
    '\u202e',
    '𠮷',
    '😀',
    '👨‍👩‍👧',
    '\ud800',
    '\udfff',
    '\ufdd0',
    '\ufdd1',
    '\uffff',
    '</td>',
    '<script>',
    ']]>',
    '&#x1;',
  ],
  ...['莫', '副县长', '{n}', '{year}', '$&', '%s', ' '],
)
const words = fc.array(sign, { minLength: 1, maxLength: 300 }).map((signs) => signs.join('').slice(0, 300))
const known = new Set(
  '!doctype html head body main meta title style script noscript header footer section nav h1 h2 h3 p br ul li div span s b table thead tbody tr th td'.split(
    ' ',
  ),
)
const anything = fc.record({
  name: words,
  title: words,
  portfolio: fc.array(words, { maxLength: 3 }),
  place: words,
  address: words,
  booking: words,
  office: words,
  number: words,
  signedBy: words,
  notReceived: words,
})

describe('whatever people are called', () => {
  it('no form breaks, and nothing becomes markup, a line or a formula of its own', async () => {
    // Signs of the markup that a notice of plain words has.
    const tagsIn = (html: string): string[] => html.replace(/<style>[\s\S]*<\/style>/, '').match(/<[^>]*>/g) ?? []
    const noticeWith = (one: typeof anything extends fc.Arbitrary<infer T> ? T : never): Notice => {
      const duty = (id: string, more = {}) =>
        view(id, {
          leader: { id: 'l', name: one.name },
          title: one.title,
          portfolio: one.portfolio,
          place: { id: 'p', unit: 'u', name: one.place, address: one.address, phone: '1', booking: one.booking },
          ...more,
        })
      const other = { id: 'o', name: `${one.name}乙` }
      return noticeAfter(
        [
          [duty('a'), duty('b', { date: '2026-12-02' })],
          [duty('a', { leader: other }), duty('c', { date: '2026-12-03' })],
        ],
        undefined,
        { ...officeSaid, name: one.office, notice: { ...officeSaid.notice, ...one } },
      )
    }
    await fc.assert(
      fc.asyncProperty(anything, async (one) => {
        const notice = noticeWith(one)
        expect(JSON.stringify(JSON.parse(noticeJson(notice)).places)).toBe(JSON.stringify(notice.places))
        for (const html of [
          noticeHtml(notice, 'zh-CN'),
          signInSheet(notice, 'zh-CN', []),
          screenHtml(screen(notice, '2026-12-01'), 'zh-CN'),
        ]) {
          expect(html.isWellFormed()).toBe(true)
          expect(
            [...new Set(tagsIn(html).map((tag) => /^<\/?([\w!]+)/.exec(tag)?.[1]))].filter(
              (tag) => !known.has(tag!),
            ),
          ).toEqual([])
          const scripts = tagsIn(html).filter((tag) => tag.startsWith('<script'))
          expect(scripts.filter((tag) => tag !== '<script src="/assets/screen.js" defer>')).toEqual([])
        }
        const text = noticeText(notice, 'zh-CN')
        // Days, places and headings apart, a line for each duty and for each line of what is not received.
        expect(text.split('\n').filter((line) => line.startsWith('  '))).toHaveLength(3)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what no line may hold
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028]/)
        const xml = documentIn(noticeDocx(shippedForm(), notice))
        expect(xml.match(/<w:tr[ >]/g)).toHaveLength(1 + notice.rows.length)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: what no XML file may hold
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufdd0-\ufdef\ufffe\uffff]/)
        expect(xml.isWellFormed()).toBe(true)
        expect(xml).toMatch(/<w:strike\/>/)
        for (const cell of await cellsIn(notice)) expect(cell).not.toMatch(/^[=+\-@]/)
      }),
      { numRuns: 40 },
    )
  }, 180_000)
})
