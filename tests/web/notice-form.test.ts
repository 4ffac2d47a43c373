import { Buffer } from 'node:buffer'
import PizZip from 'pizzip'
import { describe, expect, it } from 'vitest'
import { logOf } from '../../src/db/log-store.ts'
import { noticeFormOf } from '../../src/db/notice-form-store.ts'
import { everybody } from '../../src/domain/case.ts'
import { packDocx } from '../../src/notices/notice-form.ts'
import { amendedCounty, month } from '../tools/amended-county.ts'
import { formWith, partsOfForm } from '../tools/notice-forms.ts'
import { member, startService } from '../tools/service.ts'

const begin = async () => {
  const service = startService()
  const office = await amendedCounty(service)
  const clerk = await service.user('王经办', [member(office, 'clerk')])
  const at = `/o/${office}/notice-form`
  const upload = (bytes: Uint8Array, name = '模板.docx') =>
    clerk.upload(at, 'file', new File([bytes as Uint8Array<ArrayBuffer>], name))
  const documentIn = async (path: string): Promise<string> => {
    const docx = await (await clerk.get(path)).arrayBuffer()
    return new PizZip(docx).file('word/document.xml')!.asText()
  }
  const kept = () => noticeFormOf(service.database, office)
  return { service, office, clerk, at, upload, documentIn, kept }
}

const partsWith = (name: string, content: string | Uint8Array): Uint8Array =>
  packDocx(new Map<string, string | Uint8Array>([...partsOfForm(), [name, content]]))

/** The zip with another declared size of its first file in both of its headers. */
const lying = (bytes: Uint8Array, size: number): Uint8Array => {
  const copy = Buffer.from(bytes)
  copy.writeUInt32LE(size, 22)
  copy.writeUInt32LE(size, copy.indexOf(Buffer.from('504b0102', 'hex')) + 24)
  return copy
}

describe('an office’s own form of the notice', () => {
  it('is downloaded, changed, uploaded and used; going back to the shipped one keeps what was', async () => {
    const { service, office, clerk, at, upload, documentIn, kept } = await begin()
    expect(await (await clerk.get(at)).text()).toContain('现在用的是自带的模板')
    expect(await documentIn(`${at}/form.docx`)).toContain('{#安排}')
    expect((await upload(formWith('{落款}', '本办公室自己的模板 {落款}'))).status).toBe(303)
    expect(await (await clerk.get(at)).text()).toMatch(/现在用的是本单位的模板\(2026年11月12日 10:00 王经办\)/)
    expect(await documentIn(`${at}/form.docx`)).toContain('本办公室自己的模板 {落款}')
    const notice = `/n/${office}/${month}/notice.docx`
    expect(await documentIn(notice)).toContain('本办公室自己的模板 小县信访工作联席会议')
    expect(await documentIn(`/o/${office}/m/${month}/r/1/notice.docx`)).toContain('本办公室自己的模板')
    expect((await clerk.post(`${at}/shipped`)).status).toBe(303)
    expect(kept()).toBeUndefined()
    expect(await documentIn(notice)).not.toContain('本办公室自己的模板')
    // Nothing to go back from: nothing is written.
    await clerk.post(`${at}/shipped`)
    expect(service.database.sqlite.prepare('SELECT count(*) FROM notice_form').pluck().get()).toBe(2)
    const said = logOf(service.database, office, { viewer: everybody, limit: 2 }).map(({ what }) => what)
    expect(said).toEqual(['notice-form.shipped', 'notice-form.saved'])
  })

  it('with faults is refused, each named, and nothing is saved', async () => {
    const { upload, kept } = await begin()
    const answer = await upload(formWith('{落款}', '{落宽}{日期}'))
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('“{落宽}”不是可用的占位符。')
    expect(page).toContain('“{日期}”要写在“{#安排}”和“{/安排}”之间。')
    expect(kept()).toBeUndefined()
  })

  it.each<[string, () => Uint8Array, string]>([
    ['no zip', () => new TextEncoder().encode('我不是文档'), '这不是.docx文件'],
    ['an old .doc', () => Buffer.from('d0cf11e0a1b11ae1'.padEnd(200, '0'), 'hex'), '这不是.docx文件'],
    ['a zip without a document', () => packDocx([['a.txt', 'a']]), '这不是.docx文件'],
    ['more than 2 MB', () => new Uint8Array(2 * 1024 * 1024 + 1), '文件超过2MB'],
    ['a bomb', () => partsWith('word/media/a.bin', new Uint8Array(21 * 1024 * 1024)), '解开后太大'],
    ['too much text', () => partsWith('word/a.xml', ' '.repeat(4 * 1024 * 1024)), '解开后太大'],
    ['a size that lies', () => lying(packDocx(partsOfForm()), 10), '这不是.docx文件'],
    ['macros', () => partsWith('word/vbaProject.bin', 'x'), '宏'],
    ['embedded objects', () => partsWith('word/embeddings/a.bin', 'x'), '嵌入的对象'],
    [
      'entities',
      () => partsWith('word/styles.xml', '<!DOCTYPE a [<!ENTITY b "c">]><w:styles/>'),
      '这不是.docx文件',
    ],
    [
      'a picture elsewhere',
      () =>
        partsWith(
          'word/_rels/footer1.xml.rels',
          '<Relationships><Relationship Id="a" Type="x/image" Target="http://h/a.png" TargetMode="External"/></Relationships>',
        ),
      '引用了外部的图片或文件',
    ],
    ...[
      `<Relationship Id='a' Type='x/image' Target='http://h/a.png' TargetMode='External'/>`,
      '<Relationship Id="a>" Type="x/image" Target="http://h/a.png" TargetMode = "External"/>',
      '<p:Relationship Id="a" Type="x/image" Target="http://h/a.png" TargetMode="&#69;xternal"/>',
      '<Relationship Id="x/hyperlink" Type="x/image" Target="http://h/a.png" TargetMode="External"/>',
    ].map((link, n): [string, () => Uint8Array, string] => [
      `a picture elsewhere, written otherwise (${n + 1})`,
      () => partsWith('word/_rels/footer1.xml.RELS', `<Relationships>${link}</Relationships>`),
      '引用了外部的图片或文件',
    ]),
    [
      'tracked changes',
      () => formWith('<w:body>', '<w:body><w:p><w:del w:id="1" w:author="张三"><w:r/></w:del></w:p>'),
      '有批注或修订',
    ],
    [
      'comments',
      () => partsWith('word/comments.xml', '<w:comments><w:comment w:id="0" w:author="张三"/></w:comments>'),
      '有批注或修订',
    ],
  ])('is refused with %s', async (_, form, says) => {
    const { upload, kept } = await begin()
    const answer = await upload(form())
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(says)
    expect(kept()).toBeUndefined()
  })

  it('is refused with nothing chosen', async () => {
    const { clerk, at } = await begin()
    expect(await (await clerk.post(at)).text()).toContain('请选择一个文件')
  })

  it('loses the names of who wrote it and of the template it was made from', async () => {
    const { upload, kept } = await begin()
    const parts = new Map<string, string | Uint8Array>([
      ...partsOfForm(),
      ['docProps/core.xml', '<a><dc:creator>张三</dc:creator><cp:lastModifiedBy>李四</cp:lastModifiedBy></a>'],
      ['word/people.xml', '<w15:person w15:author="张三"><w15:presenceInfo w15:userId="李四"/></w15:person>'],
      ['word/settings.xml', '<w:settings><w:attachedTemplate r:id="rId1"/></w:settings>'],
      [
        'word/_rels/settings.xml.rels',
        '<Relationships><Relationship Id="rId1" Type="http://x/attachedTemplate" Target="file:///C:\\Users\\张三\\a.dotm" TargetMode="External"/></Relationships>',
      ],
    ])
    expect((await upload(packDocx(parts))).status).toBe(303)
    const all = Object.values(new PizZip(kept()!.body).files).map((file) => file.asText())
    expect(all.join()).not.toMatch(/张三|李四|attachedTemplate/)
  })

  it('whose files are stored without compression is taken', async () => {
    const { upload } = await begin()
    const zip = new PizZip()
    for (const [name, content] of partsOfForm()) zip.file(name, content)
    expect((await upload(zip.generate({ type: 'uint8array', compression: 'STORE' }))).status).toBe(303)
  })
})
