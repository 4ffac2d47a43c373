import type { Notice, NoticeRow } from '../domain/notice.ts'
import {
  evidenceWords,
  fullDay,
  hasRemarks,
  type NoticeColumn,
  noticeCells,
  noticeColumns,
  noticeTitle,
  noticeWords,
  placeFacts,
  provisionalWords,
  publishedWords,
} from '../domain/notice-words.ts'
import type { Language } from '../domain/text.ts'
import { escapeHtml as html } from './html.ts'
import { noticeStyle } from './notice-style.ts'

/** A link beside a notice, never printed. */
export interface NoticeLink {
  readonly href: string
  readonly words: string
}

/** What stands around a notice on a screen. */
export interface NoticeFrame {
  /** Above: the way back, other months. */
  readonly above: readonly NoticeLink[]
  /** Below: its other forms. */
  readonly below: readonly NoticeLink[]
}

const struck = new Set<NoticeColumn>(['date', 'time', 'place', 'leader', 'post', 'portfolio', 'form'])
const kindOf: Partial<Record<NoticeColumn, string>> = {
  date: 'fixed',
  time: 'fixed',
  form: 'fixed',
  leader: 'leader',
  remark: 'remark',
}

const rowHtml = (row: NoticeRow, notice: Notice, columns: readonly NoticeColumn[], language: Language): string => {
  const cells = noticeCells(row, notice, language)
  const cell = (column: NoticeColumn): string => {
    const words = html(cells[column])
    const content = row.isCancelled && struck.has(column) && words !== '' ? `<s>${words}</s>` : words
    return `<td class="${kindOf[column] ?? ''}" data-label="${noticeWords[column][language]}">${content}</td>`
  }
  return `<tr>${columns.map(cell).join('')}</tr>`
}

const tableHtml = (
  rows: readonly NoticeRow[],
  notice: Notice,
  columns: readonly NoticeColumn[],
  language: Language,
): string =>
  `<table><thead><tr>${columns.map((column) => `<th scope="col">${noticeWords[column][language]}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => rowHtml(row, notice, columns, language)).join('\n')}
</tbody></table>`

const factsHtml = (notice: Notice, at: number, language: Language): string =>
  placeFacts(notice.places[at]!, language)
    .map((fact) => `<span>${html(fact)}</span>`)
    .join('')

/** Of one table with the places below it where most places have a duty or two; else each place with its own. */
const scheduleHtml = (notice: Notice, language: Language): string => {
  const { rows, places } = notice
  const columns = noticeColumns.filter((column) => column !== 'remark' || hasRemarks(notice))
  if (rows.length === 0) return `<p>${noticeWords.nobody[language]}</p>`
  if (places.length > 1 && rows.length < places.length * 3) {
    const found = places.flatMap((place, at) => {
      const facts = factsHtml(notice, at, language)
      return facts === '' ? [] : [`<li>${html(place.name)} <span class="where">${facts}</span></li>`]
    })
    return `${tableHtml(rows, notice, columns, language)}${found.length === 0 ? '' : `\n<h2>${noticeWords.place[language]}</h2>\n<ul class="more">${found.join('')}</ul>`}`
  }
  const own = columns.filter((column) => column !== 'place')
  return places
    .map(({ name }, at) => {
      const facts = factsHtml(notice, at, language)
      const its = rows.filter(({ place }) => place === at)
      return `<section><h2>${html(name)}</h2>
${facts === '' ? '' : `<p class="where">${facts}</p>\n`}${tableHtml(its, notice, own, language)}</section>`
    })
    .join('\n')
}

const navHtml = (links: readonly NoticeLink[], kind: string): string =>
  links.length === 0
    ? ''
    : `<nav class="${kind}">${links.map(({ href, words }) => `<a href="${html(href)}">${html(words)}</a>`).join('')}</nav>\n`

/** The date below the name of who signs: of the revision shown. */
const signedHtml = (notice: Notice, language: Language): string =>
  notice.published
    ? `<div class="signed"><p>${html(notice.signedBy)}</p><p>${fullDay(notice.published.current, language)}</p></div>\n`
    : ''

/**
 * A notice (五公开: time, place, leader, post and portfolio, form) as one page of HTML that needs nothing from outside,
 * and as A4 when it is printed. Places come in the order given, duties by time.
 */
export const noticeHtml = (notice: Notice, language: Language, { above, below }: NoticeFrame = none): string => {
  const title = noticeTitle(notice)[language]
  const published = publishedWords(notice, language)
  const provisional = provisionalWords(notice, language)
  const evidence = evidenceWords(notice, language)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(`${notice.office} ${title}`)}</title>
<style>${noticeStyle}</style>
</head>
<body>
${navHtml(above, 'start')}<main>
<h1>${html(title)}</h1>
<p class="office">${html(notice.office)}</p>
${notice.number ? `<p class="number">${html(notice.number)}</p>\n` : ''}${
  published.length > 0
    ? `<p class="published">${published.map((line) => `<span>${line}</span>`).join('')}</p>\n`
    : ''
}${provisional === '' ? '' : `<p class="warning">${provisional}</p>\n`}${scheduleHtml(notice, language)}
${
  notice.notReceived.length > 0
    ? `<h2>${noticeWords.notReceived[language]}</h2>\n<ul class="more">${notice.notReceived.map((line) => `<li>${html(line)}</li>`).join('')}</ul>\n`
    : ''
}${signedHtml(notice, language)}${evidence === '' ? '' : `<p class="evidence">${evidence}</p>\n`}</main>
${navHtml(below, 'end')}</body>
</html>
`
}

const none: NoticeFrame = { above: [], below: [] }
