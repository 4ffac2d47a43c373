import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { describe, expect, it } from 'vitest'
import { formFaults } from '../../src/notices/form-faults.ts'
import { noticeDocx } from '../../src/notices/notice-docx.ts'
import { packDocx, shippedForm } from '../../src/notices/notice-form.ts'
import { amendedNotice } from '../tools/amended-month.ts'
import { formWith, partsOfForm } from '../tools/notice-forms.ts'

const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0
const documentIn = (docx: Uint8Array): string => new PizZip(docx).file('word/document.xml')!.asText()

describe('the shipped form', () => {
  it('has the look of a 公文 after GB/T 9704-2012', () => {
    const parts = partsOfForm()
    const document = parts.get('word/document.xml')!
    // 37, 26, 35 and 28 mm of 1440/25.4 twentieths of a point.
    expect(document).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"')
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"/>')
    expect(document).toMatch(/w:eastAsia="方正小标宋简体"[^>]*\/><w:sz w:val="44"\/>/)
    expect(document).toMatch(/w:eastAsia="仿宋_GB2312"[^>]*\/><w:sz w:val="32"\/>/)
    expect(document).toContain('w:line="560" w:lineRule="exact"')
    expect(document).toContain('<w:tblHeader/>')
    expect(document).toMatch(/<w:jc w:val="right"\/><\/w:pPr><w:r>.*\{落款\}/)
    expect(parts.get('word/fontTable.xml')).toMatch(/w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong/)
    expect(parts.get('word/footer1.xml')).toContain(' PAGE ')
  })

  it('says nothing is wrong with it, and makes the same bytes of the same notice', () => {
    expect(formFaults(shippedForm())).toEqual([])
    expect(
      Buffer.from(noticeDocx(shippedForm(), amendedNotice())).equals(noticeDocx(shippedForm(), amendedNotice())),
    ).toBe(true)
  })

  it('leaves no placeholder, and strikes through the cancelled duty alone', () => {
    const document = documentIn(noticeDocx(shippedForm(), amendedNotice()))
    expect(document).not.toMatch(/[{}]/)
    const rows = document.match(/<w:tr[ >][\s\S]*?<\/w:tr>/g)!
    expect(rows).toHaveLength(7)
    const struck = rows.filter((row) => row.includes('<w:strike/>'))
    expect(struck).toHaveLength(1)
    expect(struck[0]).toContain('领导丁')
    // Every line of every cell but the remark.
    expect(struck[0]!.match(/<w:rPr>/g)!.length).toBe(struck[0]!.match(/<w:strike\/>/g)!.length + 1)
    expect(struck[0]).toMatch(
      /<w:r><w:rPr><w:rFonts [^>]*\/><w:sz [^>]*\/><w:szCs [^>]*\/><\/w:rPr><w:t[^>]*>已取消/,
    )
  })

  it.skipIf(!hasLibreOffice)('opens in LibreOffice where that is installed, and is A4', () => {
    const folder = mkdtempSync(join(tmpdir(), 'roster-docx-'))
    try {
      writeFileSync(join(folder, 'notice.docx'), noticeDocx(shippedForm(), amendedNotice()))
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          'pdf',
          '--outdir',
          folder,
          'notice.docx',
        ],
        { cwd: folder, stdio: 'ignore' },
      )
      expect(readFileSync(join(folder, 'notice.pdf'), 'latin1')).toMatch(/\/MediaBox ?\[0 0 595\.\d+ 841\.\d+\]/)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('an office’s own form', () => {
  it.each([
    ['{落款', '“{落款”没有写完,后面缺少“}”。'],
    ['落款}', '多余的“}”'],
    ['{{落款}}', '只要一层:{落款}'],
    ['{落宽}', '“{落宽}”不是可用的占位符。'],
    ['{日期}', '“{日期}”要写在“{#安排}”和“{/安排}”之间。'],
    ['{#安排}', '“{#安排}”没有结束,后面缺少“{/安排}”。'],
    ['{/安排}', '“{/安排}”没有开头'],
    ['{安排}', '要成对地写'],
    ['{#安排}{#安排}{日期}{/安排}{/安排}', '不能写在别的重复部分里面'],
    ['{^不接访事项}{#安排}{#接访地点}{/接访地点}{/安排}{/不接访事项}', '不能写在别的重复部分里面'],
    ['{#没有安排}{乱写}{/没有安排}', '“{乱写}”不是可用的占位符。'],
    ['{@落款}', '“落款”前面的符号不能用,只写{落款}。'],
    ['{constructor}', '“{constructor}”不是可用的占位符。'],
    ['{1+1}', '“{1+1}”不是可用的占位符。'],
    ['{=[[ ]]=}', '不是可用的占位符。'],
  ])('with %s is refused in words that name it', (typed, says) => {
    const faults = formFaults(formWith('{落款}', typed)).map((text) => text['zh-CN'])
    expect(faults.join()).toContain(says)
  })

  it('without {#安排} is refused, and so is what is no document', () => {
    const parts = partsOfForm()
    const without = parts.get('word/document.xml')!.replace(/<w:tbl>.*<\/w:tbl>/, '')
    const form = packDocx(new Map([...parts, ['word/document.xml', without]]))
    expect(formFaults(form).map((text) => text.en)).toEqual([expect.stringContaining('no duties would appear')])
    expect(formFaults(new Uint8Array([1, 2, 3]))).toHaveLength(1)
  })

  it('that many duties would make too large is refused, hidden parts too', () => {
    const long = '长'.repeat(45_000)
    for (const typed of [
      '{落款}'.repeat(1001),
      `{#安排}${long}{/安排}`,
      `{^有文号}{#安排}${long}{/安排}{/有文号}`,
      `{#接访地点}${long}{/接访地点}`,
    ])
      expect(formFaults(formWith('{落款}', typed)).map((text) => text.en)).toEqual([
        expect.stringContaining('too large'),
      ])
    expect(formFaults(formWith('{落款}', `${long}{落款}`))).toEqual([])
  })

  it('may put spaces into braces and sections around what is not always there', () => {
    expect(formFaults(formWith('{落款}', '{ 落款 }{^有文号}无文号{/有文号}{#有文号}{文号}{/}'))).toEqual([])
    const document = documentIn(noticeDocx(formWith('{落款}', '{ 落款 }'), amendedNotice()))
    expect(document).toContain('象州县信访局')
  })

  it('never runs anything: what stands in braces is a name', () => {
    const form = formWith('{落款}', '{落款.constructor}{toString}{__proto__}')
    expect(documentIn(noticeDocx(form, amendedNotice()))).not.toMatch(/native code|\[object/)
    const raw = noticeDocx(formWith('{落款}', '{@落款}'), { ...amendedNotice(), signedBy: '<w:p/>' })
    expect(documentIn(raw)).not.toContain('<w:p/>')
  })

  it('keeps its look where a duty is struck through, runs without properties too', () => {
    const bare = packDocx(
      new Map([
        ...partsOfForm(),
        [
          'word/document.xml',
          partsOfForm()
            .get('word/document.xml')!
            .replace(/<w:r><w:rPr>[^{]*<w:t xml:space="preserve">\{领导\}/, '<w:r><w:t>{领导}')
            .replace(
              /<w:rPr>([^{]*)<w:t xml:space="preserve">\{职务\}/,
              (_, rest) => `<w:rPr><w:b/>${rest}<w:t>{职务}`,
            ),
        ],
      ]),
    )
    const document = documentIn(noticeDocx(bare, amendedNotice()))
    expect(document).toContain('<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space="preserve">领导丁</w:t>')
    expect(document).toContain('<w:b/><w:rFonts')
  })
})
