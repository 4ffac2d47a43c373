import { groupBy } from '../domain/group-by.ts'
import type { Notice, NoticeRow } from '../domain/notice.ts'
import {
  evidenceWords,
  fullDay,
  noticeCells,
  noticeDay,
  noticeTitle,
  noticeWords,
  placeFacts,
  provisionalWords,
  publishedWords,
  remarksOf,
} from '../domain/notice-words.ts'
import type { Language } from '../domain/text.ts'

const rowText = (row: NoticeRow, notice: Notice, language: Language): string => {
  const { time, place, leader, post, portfolio, form } = noticeCells(row, notice, language)
  const [open, close] = language === 'en' ? [' (', ')'] : ['(', ')']
  const charge = portfolio === '' ? '' : `${open}${noticeWords.portfolio[language]}:${portfolio}${close}`
  const where = notice.places.length > 1 ? ` ${place}` : ''
  // A cancelled duty says so first: plain text has no line to strike it through with.
  const cancelled = row.isCancelled ? `【${noticeWords.cancelled[language]}】` : ''
  const others = remarksOf({ ...row, isCancelled: false }, language)
  const remarks = others.length > 0 ? `【${others.join(language === 'en' ? '; ' : ';')}】` : ''
  return `  ${cancelled}${time}${where} ${[post, leader].filter((one) => one !== '').join(' ')}${charge} ${form}${remarks}`
}

/** A month’s notice as plain text for a group chat: a line for each duty below its day. Lines end with a line feed. */
export const noticeText = (notice: Notice, language: Language): string => {
  const { places, rows, notReceived, signedBy, published, number, office } = notice
  const colon = language === 'en' ? ': ' : ':'
  const provisional = provisionalWords(notice, language)
  const days = [...groupBy(rows, ({ date }) => date)]
  const blocks = [
    [
      `【${office}】`,
      noticeTitle(notice)[language],
      ...(number ? [number] : []),
      ...publishedWords(notice, language),
      ...(provisional === '' ? [] : [`※ ${provisional}`]),
    ],
    rows.length === 0
      ? [noticeWords.nobody[language]]
      : days.flatMap(([day, its]) => [
          noticeDay(day, language),
          ...its.map((row) => rowText(row, notice, language)),
        ]),
    places.map((place) =>
      [`${noticeWords.place[language]}${colon}${place.name}`, ...placeFacts(place, language)].join(
        language === 'en' ? '; ' : ';',
      ),
    ),
    notReceived.length === 0
      ? []
      : [`${noticeWords.notReceived[language]}${colon}`, ...notReceived.map((line) => `- ${line}`)],
    published ? [signedBy, fullDay(published.current, language)] : [],
    [evidenceWords(notice, language)].filter((line) => line !== ''),
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}
