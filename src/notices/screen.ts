import type { Day } from '../domain/day.ts'
import { dateWords } from '../domain/day-words.ts'
import type { Notice, NoticePlace, NoticeRow } from '../domain/notice.ts'
import { noticeCells, noticeDay, noticeWords, placeFacts } from '../domain/notice-words.ts'
import type { Language, Text } from '../domain/text.ts'
import { escapeHtml as html } from './html.ts'
import { screenStyle } from './screen-style.ts'

const words = {
  title: { 'zh-CN': '领导接访', en: 'Reception by leaders' },
  today: { 'zh-CN': '今天', en: 'Today' },
  next: { 'zh-CN': '接下来', en: 'Next' },
  nobody: { 'zh-CN': '没有领导接访', en: 'Nobody receives' },
  unpublished: { 'zh-CN': '本月安排尚未公布', en: 'This month is not published yet' },
  nothing: { 'zh-CN': '暂无已公布的安排', en: 'Nothing is published yet' },
  renewed: { 'zh-CN': ' 更新', en: ', renewed' },
  portfolio: { 'zh-CN': '分管', en: 'In charge of' },
} as const satisfies Record<string, Text>

/** What the screen in a lobby shows. */
export interface Screen {
  readonly office: string
  readonly today: Day
  /** The clock of the office’s time zone, HH:MM, and how many seconds of the day are left. */
  readonly clock: string
  readonly secondsLeft: number
  /** Of this month and the next, so far as they are published. */
  readonly thisMonth: Notice | undefined
  readonly nextMonth: Notice | undefined
}

/** Seconds between two looks at the service. */
export const screenSeconds = 180
/** What a screen has room for. */
const most = { cards: 4, days: 9, lines: 4, places: 2 } as const

interface Shown {
  readonly row: NoticeRow
  readonly notice: Notice
}

/** How many there are, where not all are shown. */
const ofAll = (count: number): Text =>
  count <= most.cards
    ? { 'zh-CN': '', en: '' }
    : { 'zh-CN': `(共${count}场,全部见公示)`, en: ` (${count} in all; see the notice)` }

/** The content of an element, struck through where it is of a cancelled duty. */
const said = ({ row }: Shown, content: string): string =>
  row.isCancelled ? `<s>${html(content)}</s>` : html(content)

const markOf = (shown: Shown, language: Language): string => {
  const { remark } = noticeCells(shown.row, shown.notice, language)
  return remark === '' ? '' : `<p class="one mark">${html(remark)}</p>`
}

const card = (shown: Shown, language: Language): string => {
  const { time, place, leader, post, portfolio, form } = noticeCells(shown.row, shown.notice, language)
  const charge = portfolio === '' ? '' : `${words.portfolio[language]}:${portfolio}`
  return `<li><p class="one name">${said(shown, leader)}</p>
<p class="one post">${said(shown, post)}</p>
<p class="one about">${said(shown, [time, form, place].join(' '))}</p>
${charge === '' ? '' : `<p class="one charge">${said(shown, charge)}</p>\n`}${markOf(shown, language)}</li>`
}

const line = (shown: Shown, language: Language): string => {
  const { date, time, place, leader, post } = noticeCells(shown.row, shown.notice, language)
  const where = shown.notice.places.length > 1 ? ` ${place}` : ''
  return `<li><p class="line">${said(shown, `${date} ${time}`)}</p>
<p class="one"><b>${said(shown, leader)}</b> ${said(shown, `${post}${where}`)}</p>
${markOf(shown, language)}</li>`
}

/** How to book, of the first places that say so. */
const bookings = (places: readonly NoticePlace[], language: Language): string[] =>
  places
    .filter(({ phone, booking }) => phone !== undefined || booking !== undefined)
    .slice(0, most.places)
    .map(({ name, phone, booking }) =>
      [
        // The number first: a long name behind it may be cut.
        ...placeFacts({ name, phone, booking }, language),
        ...(places.length > 1 ? [name] : []),
      ].join(' '),
    )

/**
 * The screen of a lobby: who receives today, the next days, how to book, what is not received. A script asks for it
 * again and replaces what is shown; without scripts the page asks for itself.
 */
export const screenHtml = (screen: Screen, language: Language): string => {
  const { office, today, clock, secondsLeft, thisMonth, nextMonth } = screen
  const all = [thisMonth, nextMonth].flatMap((notice) => notice?.rows.map((row): Shown => ({ row, notice })) ?? [])
  const now = all.filter(({ row }) => row.date === today)
  const next = all.filter(({ row }) => row.date > today)
  const latest = thisMonth ?? nextMonth
  const size = now.length <= 1 ? '' : now.length === 2 ? 'few' : 'many'
  const receiving =
    now.length > 0
      ? `<ul class="cards ${size}">${now
          .slice(0, most.cards)
          .map((one) => card(one, language))
          .join('\n')}</ul>`
      : `<p class="none">${(thisMonth ? words.nobody : words.unpublished)[language]}</p>`
  const coming =
    next.length > 0
      ? `<ul class="days">${next
          .slice(0, most.days)
          .map((one) => line(one, language))
          .join('\n')}</ul>`
      : `<p>${words.nothing[language]}</p>`
  const refused = latest?.notReceived.slice(0, most.lines) ?? []
  const booked = bookings(latest?.places ?? [], language)
  const lines = (all: readonly string[], kind = ''): string =>
    `<ul class="${kind}">${all.map((one) => `<li class="line">${html(one)}</li>`).join('')}</ul>`
  const foot = [
    ...(booked.length > 0 ? [lines(booked, 'booked')] : []),
    ...(refused.length > 0 ? [`<h3>${noticeWords.notReceived[language]}</h3>${lines(refused)}`] : []),
  ]
  const asked = `${dateWords(today)[language]} ${clock}`
  const stale: Text = {
    'zh-CN': '<span></span> 之后未能更新,请以公示为准。',
    en: 'Not renewed since <span></span>; the notice decides.',
  }
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<noscript><meta http-equiv="refresh" content="${screenSeconds}"></noscript>
<title>${html(`${office} ${words.title[language]}`)}</title>
<style>${screenStyle}</style>
<script src="/assets/screen.js" defer></script>
</head>
<body>
<main data-asked="${asked}" data-left="${secondsLeft}" data-every="${screenSeconds}">
<header><h1>${html(office)} ${words.title[language]}</h1><p>${asked}${words.renewed[language]}</p></header>
<section class="today"><h2><span class="now">${words.today[language]} </span>${noticeDay(today, language)}${ofAll(now.length)[language]}</h2>
${receiving}</section>
<section class="next"><h2>${words.next[language]}</h2>
${coming}</section>
${foot.length > 0 ? `<footer>${foot.join('\n')}</footer>` : ''}
</main>
<p class="stale" role="status" hidden>${stale[language]}</p>
</body>
</html>
`
}
