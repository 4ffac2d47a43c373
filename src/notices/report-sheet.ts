import { cellWords, type Report, type ReportHead, type ReportTable } from '../domain/report.ts'
import type { Language, Text } from '../domain/text.ts'
import { escapeHtml as html } from './html.ts'
import type { NoticeLink } from './notice-html.ts'
import { fonts } from './notice-style.ts'

const words = {
  print: { 'zh-CN': '纵向打印(A4)。', en: 'Print it on A4, upright.' },
  made: { 'zh-CN': '制表人', en: 'Made by' },
  checked: { 'zh-CN': '审核人', en: 'Checked by' },
  day: { 'zh-CN': '日期', en: 'Date' },
  evidence: { 'zh-CN': '存证', en: 'Evidence' },
  noEvidence: { 'zh-CN': '还没有签署过存证。', en: 'No head of the log has been signed yet.' },
  compare: {
    'zh-CN': '打印时操作记录的签名存证。以后在“审计—存证”中输入条数和这串字符,可以核对此前的记录没有被改动。',
    en: 'The signed head of the log as this was printed. Typed in on the page “Evidence”, it shows whether anything before it was altered.',
  },
} as const satisfies Record<string, Text>

const style = `
  @page { size: A4; margin: 14mm 13mm; }
  * { box-sizing: border-box; }
  body { font: 10.5pt/1.4 ${fonts.text}; color: #111; max-width: 190mm; margin: 6mm auto; padding: 0 4mm; }
  h1 { font: bold 18pt/1.3 ${fonts.title}; text-align: center; margin: 0 0 2mm; overflow-wrap: anywhere; text-wrap: balance; }
  .line { text-align: center; margin: 0 0 1mm; overflow-wrap: anywhere; }
  h2 { font: bold 12pt/1.4 ${fonts.heading}; margin: 5mm 0 1.5mm; break-after: avoid; }
  .about { margin: 0 0 1.5mm; color: #333; font-size: 9.5pt; break-after: avoid; }
  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  th, td { border: 0.3mm solid #444; padding: 0.7mm 1.2mm; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  th { background: #f0f0f0; }
  td.number, th.number { text-align: right; overflow-wrap: normal; font-variant-numeric: tabular-nums; }
  th.number { font-size: 9.5pt; }
  tr.sum td { font-weight: bold; border-top-width: 0.6mm; }
  dl.figures { margin: 3mm 0 0; border: 0.3mm solid #444; border-bottom: 0; }
  dl.figures div { display: grid; grid-template-columns: 36mm 34mm 1fr; gap: 2mm; padding: 1mm 1.5mm; border-bottom: 0.3mm solid #444; break-inside: avoid; }
  dt, dd { margin: 0; overflow-wrap: anywhere; }
  dt { font-weight: bold; }
  dd.about { font-size: 9pt; line-height: 1.3; }
  .signed { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2mm 8mm; margin: 9mm 0 0; break-inside: avoid; }
  .signed span { min-width: 42mm; }
  .evidence { margin: 7mm 0 0; padding-top: 1.5mm; border-top: 0.3mm solid #444; font-size: 9.5pt; break-inside: avoid; }
  .evidence p { margin: 0 0 0.5mm; overflow-wrap: anywhere; }
  .root { font: bold 10.5pt/1.5 "DejaVu Sans Mono", Consolas, "Noto Sans Mono CJK SC", monospace; }
  nav { font: 10.5pt/1.6 ${fonts.heading}; display: flex; flex-wrap: wrap; gap: 1mm 5mm; margin: 0 0 6mm; }
  a { color: #8f1418; }
  @media screen { body { font-size: 15px; max-width: 220mm; } .about, dd.about, .evidence { font-size: 14px; } }
  @media screen and (max-width: 640px) {
    h1 { font-size: 21px; }
    dl.figures div { grid-template-columns: 1fr; gap: 0; }
    .scroll td, .scroll th { min-width: 5.6em; }
    .scroll td.number, .scroll th.number { min-width: 3.2em; }
  }
  @media print { body { margin: 0; padding: 0 0.3mm; max-width: none; } nav { display: none; } .scroll { overflow: visible; } }
`

const tableHtml = ({ title, about, columns, rows, none }: ReportTable, language: Language): string => {
  const kind = (at: number): string => (columns[at]!.isNumber ? ' class="number"' : '')
  const head = columns.map(({ name }, at) => `<th scope="col"${kind(at)}>${html(name[language])}</th>`).join('')
  const body = rows.map(({ cells, isSum }) => {
    const line = cells.map((cell, at) => `<td${kind(at)}>${html(cellWords(cell, language))}</td>`).join('')
    return `<tr${isSum ? ' class="sum"' : ''}>${line}</tr>`
  })
  const said = about ? `<p class="about">${html(about[language])}</p>\n` : ''
  const table =
    rows.length === 0
      ? `<p>${html(none[language])}</p>`
      : `<div class="scroll" role="region" tabindex="0" aria-label="${html(title[language])}">
<table><thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>`
  return `<section><h2>${html(title[language])}</h2>\n${said}${table}</section>`
}

const figuresHtml = ({ figures }: Report, language: Language): string => {
  if (figures.length === 0) return ''
  const lines = figures.map(({ name, value, about }) => {
    const said = about[language].split('\n').map(html).join('<br>')
    return `<div><dt>${html(name[language])}</dt><dd>${html(value[language])}</dd><dd class="about">${said}</dd></div>`
  })
  return `<dl class="figures">${lines.join('\n')}</dl>\n`
}

const evidenceHtml = (head: ReportHead | null, language: Language): string => {
  const say = (key: keyof typeof words): string => words[key][language]
  if (!head) return `<div class="evidence"><p>${say('evidence')}: ${say('noEvidence')}</p></div>`
  const { size, root, origin, at } = head
  const count = language === 'en' ? `${size} entries, ` : `${size}条 `
  return `<div class="evidence"><p>${say('evidence')}: <span class="root">${count}${html(root)}</span></p>
<p>${html(origin)} · ${html(at)}</p>
<p>${say('compare')}</p></div>`
}

/**
 * A report on A4, to be signed and filed: its figures with their definitions, its tables, and below them, where `head` is
 * given, the signed head of the log (存证); null: nobody has signed one.
 */
export const reportSheet = (
  report: Report,
  language: Language,
  { above, head }: { readonly above: readonly NoticeLink[]; readonly head?: ReportHead | null },
): string => {
  const say = (key: keyof typeof words): string => words[key][language]
  const { office, title, lines, tables } = report
  const blank = (['made', 'checked', 'day'] as const).map((key) => `<span>${say(key)}:</span>`).join('')
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(`${office} ${title[language]}`)}</title>
<style>${style}</style>
</head>
<body>
<nav>${above.map(({ href, words: label }) => `<a href="${html(href)}">${html(label)}</a>`).join('')}<span>${say('print')}</span></nav>
<main>
<h1>${html(title[language])}</h1>
${[office, ...lines.map((line) => line[language])].map((line) => `<p class="line">${html(line)}</p>`).join('\n')}
${figuresHtml(report, language)}${tables.map((table) => tableHtml(table, language)).join('\n')}
<p class="signed">${blank}</p>
${head === undefined ? '' : evidenceHtml(head, language)}
</main>
</body>
</html>
`
}
