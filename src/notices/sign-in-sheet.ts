import { monthWords } from '../domain/day-words.ts'
import type { Notice, NoticeRow } from '../domain/notice.ts'
import { noticeCells, noticeWords } from '../domain/notice-words.ts'
import type { Language, Text } from '../domain/text.ts'
import { escapeHtml as html } from './html.ts'
import type { NoticeLink } from './notice-html.ts'
import { fonts } from './notice-style.ts'

const words = {
  title: { 'zh-CN': '领导干部接访签到表', en: 'Sign-in sheet of the reception' },
  date: { 'zh-CN': '日期', en: 'Date' },
  time: { 'zh-CN': '时间', en: 'Time' },
  leader: { 'zh-CN': '接访领导', en: 'Leader' },
  post: { 'zh-CN': '职务', en: 'Post' },
  signature: { 'zh-CN': '签到', en: 'Signature' },
  arrival: { 'zh-CN': '到达时间', en: 'Arrival' },
  leaving: { 'zh-CN': '离开时间', en: 'Leaving' },
  batches: { 'zh-CN': '来访批次', en: 'Batches' },
  visitors: { 'zh-CN': '来访人次', en: 'Visitors' },
  remark: { 'zh-CN': '备注', en: 'Remarks' },
  print: { 'zh-CN': '横向打印(A4),一个地点一张。', en: 'Print it landscape (A4), a sheet for each place.' },
} as const satisfies Record<string, Text>

const style = `
  @page { size: A4 landscape; margin: 12mm; }
  * { box-sizing: border-box; }
  body { font: 11pt/1.4 ${fonts.text}; color: #111; max-width: 285mm; margin: 6mm auto; padding: 0 4mm; }
  h1 { font: bold 18pt/1.3 ${fonts.title}; text-align: center; margin: 0 0 1mm; overflow-wrap: anywhere; }
  .where { text-align: center; margin: 0 0 3mm; overflow-wrap: anywhere; }
  section + section { break-before: page; margin-top: 10mm; }
  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; width: 100%; min-width: 250mm; table-layout: fixed; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; height: 13mm; }
  thead tr { height: 9mm; }
  th, td { border: 0.3mm solid #333; padding: 0.5mm 1mm; text-align: center; vertical-align: middle; overflow-wrap: anywhere; }
  th { background: #f0f0f0; }
  td.post { font-size: 9.5pt; }
  .w-date { width: 20mm; } .w-time { width: 25mm; } .w-leader { width: 24mm; } .w-post { width: 42mm; }
  .w-signature { width: 40mm; } .w-arrival, .w-leaving { width: 23mm; } .w-batches, .w-visitors { width: 20mm; }
  nav { font: 10.5pt/1.6 ${fonts.heading}; display: flex; flex-wrap: wrap; gap: 1mm 5mm; margin: 0 0 6mm; }
  a { color: #8f1418; }
  @media print { body { margin: 0; padding: 0; max-width: none; } nav { display: none; } .scroll { overflow: visible; }
    table { min-width: 0; } section + section { margin-top: 0; } }
`

const columns = [
  'date',
  'time',
  'leader',
  'post',
  'signature',
  'arrival',
  'leaving',
  'batches',
  'visitors',
  'remark',
] as const

const rowHtml = (row: NoticeRow, notice: Notice, language: Language): string => {
  const cells = noticeCells(row, notice, language)
  const filled: Partial<Record<(typeof columns)[number], string>> = {
    // Two lines: a narrow column would break them anywhere.
    date: html(cells.date).replace(' ', '<br>'),
    time: html(cells.time).replace(' ', '<br>'),
    leader: html(cells.leader),
    post: html(cells.post),
  }
  return `<tr>${columns.map((column) => `<td class="${column}">${filled[column] ?? ''}</td>`).join('')}</tr>`
}

const sheetHtml = (rows: readonly NoticeRow[], notice: Notice, at: number, language: Language): string =>
  `<section><h1>${monthWords(notice.month)[language]}${language === 'en' ? ': ' : ''}${words.title[language]}</h1>
<p class="where">${html(notice.office)} · ${html(notice.places[at]!.name)}</p>
<div class="scroll" role="region" tabindex="0" aria-label="${html(notice.places[at]!.name)}">
<table><thead><tr>${columns.map((column) => `<th scope="col" class="w-${column}">${words[column][language]}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => rowHtml(row, notice, language)).join('\n')}
</tbody></table></div></section>`

/** The sheet on which leaders sign in the hall (签到表), place by place, to be filled in by hand; cancelled duties left out. */
export const signInSheet = (notice: Notice, language: Language, above: readonly NoticeLink[]): string => {
  const rows = notice.rows.filter(({ isCancelled }) => !isCancelled)
  const sheets = notice.places.flatMap((_, at) => {
    const its = rows.filter(({ place }) => place === at)
    return its.length === 0 ? [] : [sheetHtml(its, notice, at, language)]
  })
  const title = `${monthWords(notice.month)[language]}${language === 'en' ? ': ' : ''}${words.title[language]}`
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(`${notice.office} ${title}`)}</title>
<style>${style}</style>
</head>
<body>
<nav>${above.map(({ href, words: label }) => `<a href="${html(href)}">${html(label)}</a>`).join('')}<span>${words.print[language]}</span></nav>
<main>
${sheets.length > 0 ? sheets.join('\n') : `<h1>${title}</h1><p>${noticeWords.nobody[language]}</p>`}
</main>
</body>
</html>
`
}
