import PizZip from 'pizzip'

/** Millimetres as twentieths of a point. */
const mm = (n: number): number => Math.round((n * 1440) / 25.4)
/** Half-points: 二号 22 pt, 三号 16 pt, 四号 14 pt, and what a table of eight columns has room for. */
const sizes = { title: 44, text: 32, page: 28, head: 22, cell: 21 } as const
const fonts = { title: '方正小标宋简体', text: '仿宋_GB2312', heading: '黑体', page: '宋体' } as const
/** 固定值28磅 */
const line = 560

const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
const officeType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

const run = (words: string, font: string, size: number): string =>
  `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`

interface Paragraph {
  readonly font?: string
  readonly size?: number
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** Characters of the text’s size left free at the beginning and at the right. */
  readonly first?: number
  readonly right?: number
  readonly spacing?: string
  readonly keepNext?: boolean
}

/** Elements stand in the order the schema of WordprocessingML gives them. */
const paragraph = (words: string, shape: Paragraph = {}): string => {
  const { font = fonts.text, size = sizes.text, align = 'both', first = 0, right = 0, keepNext } = shape
  const spacing = shape.spacing ?? `w:line="${line}" w:lineRule="exact"`
  const indent = first || right ? `<w:ind w:firstLine="${first * size * 10}" w:right="${right * size * 10}"/>` : ''
  return `<w:p><w:pPr>${keepNext ? '<w:keepNext/>' : ''}<w:spacing ${spacing}/>${indent}<w:jc w:val="${align}"/></w:pPr>${words === '' ? '' : run(words, font, size)}</w:p>`
}

/** The table’s columns with their widths; together 156 mm, the room between the margins. */
const columns = [
  ['日期', mm(19.5)],
  ['时间', mm(25)],
  ['地点', mm(20.5)],
  ['领导', mm(15.5)],
  ['职务', mm(22)],
  ['分管', mm(21.5)],
  ['形式', mm(16.5)],
  ['备注', mm(15.5)],
] as const

const table = (): string => {
  const tight = 'w:line="320" w:lineRule="atLeast"'
  const cell = (width: number, content: string, shade = ''): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`
  const heads = columns.map(([name, width]) =>
    cell(
      width,
      paragraph(name, { font: fonts.heading, size: sizes.head, align: 'center', spacing: tight }),
      '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>',
    ),
  )
  const cells = columns.map(([name, width], at) => {
    const words = `${at === 0 ? '{#安排}' : ''}{${name}}${at === columns.length - 1 ? '{/安排}' : ''}`
    return cell(width, paragraph(words, { size: sizes.cell, align: 'center', spacing: tight }))
  })
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join('')
  const total = columns.reduce((sum, [, width]) => sum + width, 0)
  return `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>${columns.map(([, width]) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${heads.join('')}</w:tr><w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr></w:tbl>`
}

const body = (): string => {
  const title = {
    font: fonts.title,
    size: sizes.title,
    align: 'center',
    spacing: 'w:line="640" w:lineRule="atLeast"',
  } as const
  return [
    paragraph('{单位}', title),
    paragraph('{标题}', title),
    paragraph('{文号}', { align: 'center' }),
    paragraph('{公布说明}', { first: 2 }),
    paragraph('{#有暂定}'),
    paragraph('{暂定说明}。', { first: 2 }),
    paragraph('{/有暂定}'),
    paragraph('{#没有安排}'),
    paragraph('本月没有安排。', { first: 2 }),
    paragraph('{/没有安排}'),
    table(),
    paragraph('{#接访地点}'),
    paragraph('{地点说明}', { first: 2 }),
    paragraph('{/接访地点}'),
    paragraph('{#有不接访事项}'),
    paragraph('以下事项不在接访范围：', { first: 2, font: fonts.heading }),
    paragraph('{#不接访事项}'),
    paragraph('{事项}', { first: 2 }),
    paragraph('{/不接访事项}'),
    paragraph('{/有不接访事项}'),
    // Room for the seal, which stands on the name and the date.
    paragraph('', { keepNext: true }),
    paragraph('', { keepNext: true }),
    paragraph('{落款}', { align: 'right', right: 2, keepNext: true }),
    paragraph('{公布日期}', { align: 'right', right: 4 }),
    paragraph('{#有存证}'),
    paragraph('{存证}', { align: 'right', size: sizes.cell }),
    paragraph('{/有存证}'),
  ].join('')
}

const footer = (align: 'left' | 'right'): string => {
  const properties = `<w:rPr><w:rFonts w:ascii="${fonts.page}" w:hAnsi="${fonts.page}" w:eastAsia="${fonts.page}"/><w:sz w:val="${sizes.page}"/></w:rPr>`
  const piece = (content: string): string => `<w:r>${properties}${content}</w:r>`
  const number = ['begin', 'instr', 'separate', 'shown', 'end'].map((part) =>
    piece(
      part === 'instr'
        ? '<w:instrText xml:space="preserve"> PAGE </w:instrText>'
        : part === 'shown'
          ? '<w:t>1</w:t>'
          : `<w:fldChar w:fldCharType="${part}"/>`,
    ),
  )
  return `${head}<w:ftr ${main}><w:p><w:pPr><w:ind w:left="280" w:right="280"/><w:jc w:val="${align}"/></w:pPr>${piece('<w:t xml:space="preserve">— </w:t>')}${number.join('')}${piece('<w:t xml:space="preserve"> —</w:t>')}</w:p></w:ftr>`
}

/** Fonts with what stands in for them where they are not installed. */
const standIns: readonly [string, string][] = [
  [fonts.title, '方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun'],
  [fonts.text, '仿宋,FangSong,华文仿宋,STFangsong'],
  [fonts.heading, 'SimHei'],
  [fonts.page, 'SimSun'],
]

const parts = (): Record<string, string> => {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const margins = `w:top="${mm(37)}" w:right="${mm(26)}" w:bottom="${mm(35)}" w:left="${mm(28)}" w:header="${mm(15)}" w:footer="${mm(24)}" w:gutter="0"`
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/word/settings.xml" ContentType="${type}.settings+xml"/><Override PartName="/word/fontTable.xml" ContentType="${type}.fontTable+xml"/><Override PartName="/word/footer1.xml" ContentType="${type}.footer+xml"/><Override PartName="/word/footer2.xml" ContentType="${type}.footer+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships ${relations}><Relationship Id="rId1" Type="${officeType}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${head}<w:document ${main} xmlns:r="${officeType}"><w:body>${body()}<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/><w:pgSz w:w="${mm(210)}" w:h="${mm(297)}"/><w:pgMar ${margins}/></w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': `${head}<Relationships ${relations}>${[
      'styles',
      'settings',
      'fontTable',
      'footer',
      'footer',
    ]
      .map((kind, at) => {
        const target = kind === 'footer' ? `footer${at - 2}` : kind
        return `<Relationship Id="rId${at + 1}" Type="${officeType}/${kind}" Target="${target}.xml"/>`
      })
      .join('')}</Relationships>`,
    'word/styles.xml': `${head}<w:styles ${main}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${fonts.text}" w:hAnsi="${fonts.text}" w:eastAsia="${fonts.text}" w:cs="${fonts.text}"/><w:sz w:val="${sizes.text}"/><w:szCs w:val="${sizes.text}"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
    'word/settings.xml': `${head}<w:settings ${main}><w:evenAndOddHeaders/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    'word/fontTable.xml': `${head}<w:fonts ${main}>${standIns
      .map(
        ([name, others]) =>
          `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`,
      )
      .join('')}</w:fonts>`,
    'word/footer1.xml': footer('right'),
    'word/footer2.xml': footer('left'),
  }
}

/** Every file of a .docx carries this date, so that the same notice is the same bytes. */
const fileDate = new Date(2026, 0, 1)

/** Packs the parts of a .docx. */
export const packDocx = (contents: Iterable<readonly [string, string | Uint8Array]>): Uint8Array => {
  const zip = new PizZip()
  for (const [name, content] of contents) zip.file(name, content, { date: fileDate, createFolders: false })
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
}

let shipped: Uint8Array | undefined

/** The form of a notice that comes with the program: a 公文 after GB/T 9704-2012 with placeholders in Chinese. */
export const shippedForm = (): Uint8Array => {
  shipped ??= packDocx(Object.entries(parts()))
  return shipped
}
