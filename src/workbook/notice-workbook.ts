import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node'
import type { Notice } from '../domain/notice.ts'
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
import { heading, note, text, title } from './cell-styles.ts'
import { pageFeatures } from './page-features.ts'

const widths: Record<NoticeColumn, number> = {
  date: 15,
  time: 19,
  place: 24,
  leader: 12,
  post: 28,
  portfolio: 28,
  form: 11,
  remark: 22,
}
const lefts: readonly NoticeColumn[] = ['place', 'post', 'portfolio', 'remark']

const wide = (cell: CellObject, across: number): Row => [cell, ...Array.from({ length: across - 1 }, () => null)]

/** A notice as .xlsx, A4 landscape: its heading, a row for each duty, then places, what is not received, who signs. */
export const noticeWorkbook = async (notice: Notice, language: Language): Promise<Uint8Array> => {
  const columns = noticeColumns.filter((column) => column !== 'remark' || hasRemarks(notice))
  const across = columns.length
  const line = (words: string, align: 'left' | 'center' | 'right' = 'center'): Row =>
    wide({ ...note(words, across), align }, across)
  const provisional = provisionalWords(notice, language)
  const evidence = evidenceWords(notice, language)
  const above = [
    wide(title(`${notice.office}${language === 'en' ? ' ' : ''}${noticeTitle(notice)[language]}`, across), across),
    ...(notice.number ? [line(notice.number)] : []),
    ...publishedWords(notice, language).map((words) => line(words)),
    ...(provisional === '' ? [] : [line(provisional)]),
  ]
  const rows = notice.rows.map((row): Row => {
    const cells = noticeCells(row, notice, language)
    return columns.map((column) => {
      const cell = text(cells[column], lefts.includes(column) ? 'left' : 'center')
      return row.isCancelled && column !== 'remark' ? { ...cell, textDecoration: { strikethrough: true } } : cell
    })
  })
  const below = [
    ...notice.places.flatMap((place) => {
      const facts = placeFacts(place, language)
      return facts.length === 0 ? [] : [line([place.name, ...facts].join(language === 'en' ? '; ' : ';'), 'left')]
    }),
    ...(notice.notReceived.length === 0
      ? []
      : [noticeWords.notReceived[language], ...notice.notReceived].map((words) => line(words, 'left'))),
    ...(notice.published
      ? [line(notice.signedBy, 'right'), line(fullDay(notice.published.current, language), 'right')]
      : []),
    ...(evidence === '' ? [] : [line(evidence, 'right')]),
  ]
  const name = noticeWords.title[language].slice(0, 31)
  const sheet = {
    sheet: name,
    data: [
      ...above,
      columns.map((column) => heading(noticeWords[column][language])),
      ...(rows.length > 0 ? rows : [line(noticeWords.nobody[language])]),
      ...below,
    ],
    columns: columns.map((column) => ({ width: widths[column] })),
    stickyRowsCount: above.length + 1,
    orientation: 'landscape' as const,
  }
  const features = [pageFeatures([{ name, headingRow: above.length, foot: notice.office }])]
  const file = writeExcelFile([sheet], { fontFamily: '宋体', fontSize: 12, features })
  return new Uint8Array(await file.toBuffer())
}
